//! The ledger as files.

use leptos::prelude::*;

use super::check::Check;
use crate::i18n::notes as wording;
use crate::i18n::ui::{common, task};
use crate::notes::{ImportError, ImportFile, ImportMode, RecordId, tasks_to_json};
use crate::platform::{files, lifecycle};
use crate::report::Report;

/// Hands the ledger over as JSON, which can be imported.
pub fn export_json(check: Check) {
    let page = check.page;
    let book = check.tasks.snapshot.with_untracked(|it| it.book.clone());
    let text = json(check);
    let name = format!("{}-{}.json", page.t(task::LEDGER_FILE), lifecycle::today());
    if files::download(&name, files::JSON, &text).is_ok() {
        check.tasks.act(|store, now| store.mark_exported(now));
        page.app.toasts.show(task::exported(
            page.language,
            book.annotated().count(),
            &name,
        ));
    }
}

/// The ledger as the table shows it: these tasks, in this order.
pub fn report(check: Check, shown: &[RecordId], searched: &str) -> Report {
    let page = check.page;
    let book = check.tasks.snapshot.with_untracked(|it| it.book.clone());
    let table = wording::tasks_table(&book, shown, &page.list(), page.language);
    let searched = Some(searched.trim()).filter(|text| !text.is_empty());
    let searched = searched.map(common::quoted).unwrap_or_default();
    let count = task::count(page.language, shown.len());
    Report::of(table, page.about(searched, count))
}

/// The whole ledger as JSON, which can be imported.
pub fn json(check: Check) -> String {
    let book = check.tasks.snapshot.with_untracked(|it| it.book.clone());
    tasks_to_json(&book, &check.page.list().id, &lifecycle::now())
}

/// Merges an exported ledger in; where both have changed, both are kept.
pub async fn import(check: Check, file: web_sys::File) {
    let page = check.page;
    let read = async {
        ImportFile::check_size(files::size(&file))?;
        let bytes = files::read(&file).await;
        let bytes = bytes.map_err(|_| ImportError::Unreadable)?;
        ImportFile::read(&bytes, &page.list().id)
    };
    let text = match read.await {
        Ok(file) => {
            let merged = check
                .tasks
                .act(|store, _| store.import(&file.tasks, ImportMode::Merge));
            task::imported(page.language, merged.unwrap_or_default())
        }
        Err(error) => wording::import_error(&error, page.language),
    };
    page.app.toasts.show(text);
}
