//! How many notes of a file are what, with the items.

use std::sync::Arc;

use leptos::prelude::*;

use super::parts::ItemLink;
use crate::duty_list::ItemId;
use crate::i18n::notes as wording;
use crate::i18n::ui::{common, review};
use crate::notes::{ImportFile, Note, Preview, Unreadable, Verdict};
use crate::state::{Page, use_page};

/// More entries than these are not listed.
const LISTED: usize = 300;

#[component]
pub fn Verdicts(file: Arc<ImportFile>, preview: Preview<Note>) -> impl IntoView {
    let page = use_page();
    let lines = Verdict::ALL.map(|verdict| {
        let items: Vec<ItemId> = preview.with(verdict).copied().collect();
        let links = items.iter().take(LISTED);
        let links = links.map(|&id| view! { <li><ItemLink id /></li> });
        details(
            page.t(wording::verdict(verdict)),
            items.len(),
            links.collect_view().into_any(),
        )
    });
    let unreadable = [
        (review::UNREADABLE, &file.notes.unreadable),
        (review::UNREADABLE_TASKS, &file.tasks.unreadable),
        (review::UNREADABLE_SUGGESTIONS, &file.suggestions.unreadable),
    ];
    let unreadable = unreadable.map(|(name, entries)| {
        let listed = entries.iter().take(LISTED);
        let listed = listed.map(|entry| view! { <li>{described(page, entry)}</li> });
        details(
            page.t(name),
            entries.len(),
            listed.collect_view().into_any(),
        )
    });
    let is_empty = file.notes.records.is_empty() && file.notes.unreadable.is_empty();
    let has_others = !file.tasks.records.is_empty() || !file.suggestions.records.is_empty();
    view! {
        <div class="verdicts">
            {lines} {unreadable}
            {(is_empty && !has_others).then(|| view! { <p>{page.t(review::NO_NOTES_IN_FILE)}</p> })}
        </div>
    }
}

/// A line with its number, which opens to the items; nothing where there are none.
fn details(text: &'static str, count: usize, items: AnyView) -> Option<impl IntoView> {
    (count > 0).then(|| {
        view! {
            <details>
                <summary>{count} {text}</summary>
                <ul>{items}</ul>
            </details>
        }
    })
}

/// What is wrong with an entry that cannot be read: `2：basic-2 字段 …`.
fn described(page: Page, entry: &Unreadable) -> String {
    let what = wording::corrupt_record(&entry.what, page.language);
    let what = match &entry.id {
        Some(id) => format!("{id} {what}"),
        None => what,
    };
    common::labelled(page.language, &entry.position.to_string(), &what)
}
