//! Files out and in, and the checklist for the printer.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::paper::{Paper, PrintedPaper};
use super::preview::Preview;
use crate::components::{Form, TakeAlong, TakeAlongFile};
use crate::i18n::report::checklist_report;
use crate::i18n::ui::review;
use crate::notes::{ImportError, ImportFile};
use crate::platform::{dom, files, lifecycle};
use crate::state::{Page, use_page};

/// After so many changed items the reminder becomes urgent.
const MANY: usize = 20;

/// A file that the reader chose, and what it was read as.
#[derive(Clone)]
pub struct Chosen {
    pub name: String,
    pub read: Result<Arc<ImportFile>, ImportError>,
}

#[component]
pub fn Files() -> impl IntoView {
    let page = use_page();
    let paper: PrintedPaper = expect_context();
    let chosen = RwSignal::new(None::<Chosen>);
    let choose = move |_| {
        let _ = files::choose(".json,application/json", move |file| {
            spawn_local(async move {
                let read = read(page, &file).await.map(Arc::new);
                let name = file.name();
                chosen.try_set(Some(Chosen { name, read }));
                dom::focus_soon(".preview h3");
            });
        });
    };
    let suggestions = page.app.records.suggestions(&page.list());
    let export = move |_| {
        page.export_notes_then(|| {
            suggestions.act(|store, now| store.mark_exported(now));
        });
    };
    let on_print = Callback::new(move |()| paper.print(page, Paper::Checklist));
    let preview = move || chosen.get().map(|file| view! { <Preview file chosen /> });
    view! {
        <section class="files">
            <h2 tabindex="-1">{page.t(review::FILES)}</h2>
            <Reminder />
            <div class="actions">
                <button type="button" on:click=export>
                    {page.t(review::EXPORT_NOTES)}
                </button>
                <button type="button" on:click=choose>
                    {page.t(review::IMPORT_NOTES)}
                </button>
                <button type="button" on:click=move |_| page.export_table()>
                    {page.t(review::EXPORT_TABLE)}
                </button>
                <button type="button" on:click=move |_| paper.print(page, Paper::Checklist)>
                    {page.t(review::PRINT_CHECKLIST)}
                </button>
                <TakeAlong files=checklist_files(page) print=review::PRINT_CHECKLIST on_print />
            </div>
            {preview}
        </section>
    }
}

/// The checklist as files, and the notes as data.
fn checklist_files(page: Page) -> Vec<TakeAlongFile> {
    let report = move || {
        let about = page.about(String::new(), String::new());
        checklist_report(&page.list(), &page.notes.book_now(), about, page.language)
    };
    let name = format!("{}-{}", page.t(review::CHECKLIST), lifecycle::today());
    let forms = [Form::Workbook, Form::Text, Form::Csv];
    let mut files = TakeAlongFile::forms(page, &forms, &name, report);
    let name = format!("{}-{}", page.t(review::NOTES_FILE), lifecycle::today());
    let notes = move || Some(page.notes_json());
    let suggestions = page.app.records.suggestions(&page.list());
    let exported = move || {
        page.notes.mark_exported();
        suggestions.act(|store, now| store.mark_exported(now));
    };
    files.push(TakeAlongFile::json(page, &name, notes).then(exported));
    files
}

async fn read(page: Page, file: &web_sys::File) -> Result<ImportFile, ImportError> {
    ImportFile::check_size(files::size(file))?;
    let bytes = files::read(file).await;
    let bytes = bytes.map_err(|_| ImportError::Unreadable)?;
    ImportFile::read(&bytes, &page.list().id)
}

/// When the notes were last exported, and how much has changed since.
#[component]
fn Reminder() -> impl IntoView {
    let page = use_page();
    let snapshot = page.notes.snapshot;
    let suggestions = page.app.records.suggestions(&page.list()).snapshot;
    let changed = Memo::new(move |_| {
        let notes = snapshot.with(|it| it.book.changed_since_export());
        notes + suggestions.with(|it| it.book.changed_since_export())
    });
    let exported = Memo::new(move |_| {
        snapshot.with(|it| it.book.exported().map(|exported| exported.at.clone()))
    });
    let last = move || match exported.get() {
        Some(at) => review::last_export(page.language, &lifecycle::local_time(&at)),
        None => page.t(review::NEVER_EXPORTED).to_owned(),
    };
    let left = move || match changed.get() {
        0 => String::new(),
        changed => review::not_exported(page.language, changed),
    };
    view! {
        <p class="reminder" class:urgent=move || { changed.get() >= MANY }>
            {last}
            " "
            {left}
        </p>
    }
}
