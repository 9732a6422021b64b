//! The ledger as files.

use leptos::prelude::*;

use super::check::Check;
use crate::i18n::notes as wording;
use crate::i18n::ui::task;
use crate::notes::{ImportError, ImportFile, ImportMode, tasks_to_json};
use crate::platform::{files, lifecycle};

/// Hands the ledger over as JSON, which can be imported.
pub fn export_json(check: Check) {
    let page = check.page;
    let book = check.tasks.snapshot.with_untracked(|it| it.book.clone());
    let text = tasks_to_json(&book, &page.list().id, &lifecycle::now());
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

/// Hands the ledger over as a table.
pub fn export_csv(check: Check) {
    let page = check.page;
    let book = check.tasks.snapshot.with_untracked(|it| it.book.clone());
    let text = wording::tasks_csv(&book, &page.list(), page.language);
    let name = format!("{}-{}.csv", page.t(task::LEDGER_FILE), lifecycle::today());
    if files::download(&name, files::CSV, &text).is_ok() {
        page.app.toasts.show(task::exported(
            page.language,
            book.annotated().count(),
            &name,
        ));
    }
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
