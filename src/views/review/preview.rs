//! What an import would do, before it does it.

use std::sync::Arc;

use leptos::prelude::*;

use super::agreement::AgreementView;
use super::files::Chosen;
use super::parts::{ComparisonTable, ItemLink, NoteText};
use super::verdicts::Verdicts;
use crate::components::MarkLabel;
use crate::duty_list::ItemId;
use crate::i18n::notes as wording;
use crate::i18n::ui::{common, review};
use crate::notes::{
    Batch, Book, ImportError, ImportFile, ImportMode, Note, Payload, Step, Verdict,
};
use crate::platform::{dom, lifecycle};
use crate::state::{Kept, Records, use_page};

#[component]
pub fn Preview(file: Chosen, chosen: RwSignal<Option<Chosen>>) -> impl IntoView {
    let page = use_page();
    let title = match &file.read {
        Ok(_) => review::import_preview(page.language, &file.name),
        Err(_) => review::cannot_import(page.language, &file.name),
    };
    let close = Callback::new(move |()| {
        chosen.set(None);
        dom::focus_soon(".files h2");
    });
    let content = match file.read {
        Ok(file) => view! { <Contents file close /> }.into_any(),
        Err(error) => view! { <Refusal error close /> }.into_any(),
    };
    view! {
        <div class="preview">
            <h3 tabindex="-1">{title}</h3>
            {content}
        </div>
    }
}

#[component]
fn Refusal(error: ImportError, close: Callback<()>) -> impl IntoView {
    let page = use_page();
    view! {
        <p role="alert">{wording::import_error(&error, page.language)}</p>
        <button type="button" on:click=move |_| close.run(())>
            {page.t(common::DISMISS)}
        </button>
    }
}

/// Takes an import back, where it is still the last step.
fn undo_import<P: Kept>(records: Records<P>, count: Option<usize>) {
    let step = Step::Import(count.unwrap_or_default());
    if count.is_some_and(|count| count > 0) {
        records.act(|store, now| match store.snapshot().can_undo == Some(step) {
            true => store.undo(now),
            false => None,
        });
    }
}

/// How many records of a batch would change something here.
fn changes<P: Payload>(batch: &Batch<P>, book: &Book<P>, mode: ImportMode) -> usize {
    let preview = batch.preview(book);
    let changing = [Verdict::New, Verdict::Newer, Verdict::Differs];
    let older = match mode {
        ImportMode::KeepOlder => preview.count(Verdict::Older),
        ImportMode::Merge => 0,
    };
    let changing = changing.map(|verdict| preview.count(verdict));
    changing.iter().sum::<usize>() + older
}

#[component]
fn Contents(file: Arc<ImportFile>, close: Callback<()>) -> impl IntoView {
    let page = use_page();
    let list = page.list();
    let tasks = page.app.records.tasks(&list);
    let suggestions = page.app.records.suggestions(&list);
    let here = page.notes.book_now();
    let preview = file.notes.preview(&here);
    let keep_older = RwSignal::new(false);
    let mode = move || match keep_older.get() {
        true => ImportMode::KeepOlder,
        false => ImportMode::Merge,
    };
    let has_older = preview.count(Verdict::Older) > 0;
    let differing: Vec<ItemId> = preview.with(Verdict::Differs).copied().collect();
    let agreement = file.notes.agreement(&here);

    let others = {
        let file = file.clone();
        Memo::new(move |_| {
            let mode = ImportMode::Merge;
            let tasks = tasks
                .snapshot
                .with(|it| changes(&file.tasks, &it.book, mode));
            let suggestions = suggestions
                .snapshot
                .with(|it| changes(&file.suggestions, &it.book, mode));
            (tasks, suggestions)
        })
    };
    let notes = {
        let (file, here) = (file.clone(), here.clone());
        Memo::new(move |_| changes(&file.notes, &here, mode()))
    };
    let count = move || notes.get() + others.get().0 + others.get().1;
    let apply = {
        let file = file.clone();
        move |_| {
            let mode = untrack(mode);
            let all = untrack(count);
            let task_count = tasks.act(|store, _| store.import(&file.tasks, ImportMode::Merge));
            let suggestion_count =
                suggestions.act(|store, _| store.import(&file.suggestions, ImportMode::Merge));
            let undo_others = move || {
                undo_import(tasks, task_count);
                undo_import(suggestions, suggestion_count);
            };
            page.import_notes(&file.notes, mode, all, undo_others);
            close.run(());
        }
    };
    let exported = (!file.exported.is_empty()).then(|| {
        let time = lifecycle::local_time(&file.exported);
        view! { <p class="caption">{review::exported_at(page.language, &time)}</p> }
    });
    let notices = file.notices.iter().map(|notice| {
        let text = page.t(wording::import_notice(*notice));
        view! { <p class="caption">{text}</p> }
    });
    let other_kinds = move || {
        let (tasks, suggestions) = others.get();
        (tasks + suggestions > 0)
            .then(|| view! { <p>{review::other_kinds(page.language, tasks, suggestions)}</p> })
    };
    view! {
        {exported}
        {notices.collect_view()}
        <Verdicts file=file.clone() preview />
        {other_kinds}
        {(!differing.is_empty())
            .then(|| view! { <Differing items=differing here file=file.notes.book() /> })}
        <AgreementView agreement />
        {has_older
            .then(|| {
                view! {
                    <label class="switch">
                        <input
                            type="checkbox"
                            on:change=move |event| keep_older.set(event_target_checked(&event))
                        />
                        {page.t(review::KEEP_OLDER)}
                    </label>
                }
            })}
        <p class="actions">
            <button
                type="button"
                class="primary"
                prop:disabled=move || count() == 0
                on:click=apply
            >
                {move || review::import_n(page.language, count())}
            </button>
            <button type="button" on:click=move |_| close.run(())>
                {page.t(common::CANCEL)}
            </button>
        </p>
    }
}

/// The notes that differ, those here beside those in the file.
#[component]
fn Differing(items: Vec<ItemId>, here: Book<Note>, file: Book<Note>) -> impl IntoView {
    let rows = items.into_iter().map(|id| {
        let cells = [&here, &file].map(|book| {
            view! {
                <td>
                    <MarkLabel mark=book.mark(id) />
                    <NoteText text=book.note(id).to_owned() />
                </td>
            }
        });
        view! {
            <tr>
                <th scope="row">
                    <ItemLink id />
                </th>
                {cells}
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! { <ComparisonTable title=review::NOTES_THAT_DIFFER>{rows}</ComparisonTable> }
}
