//! What several sections of the view use.

use leptos::prelude::*;

use crate::components::{ItemNumber, ScrollFrame};
use crate::duty_list::ItemId;
use crate::i18n::Phrase;
use crate::i18n::ui::{common, review};
use crate::notes::Mark;
use crate::state::use_page;

/// The marks as they stand in a bar and a table; what is left comes last.
pub const MARKS: [Mark; 4] = [
    Mark::Reviewed,
    Mark::Questioned,
    Mark::FollowUp,
    Mark::Unreviewed,
];

/// The longest note in a list or a table, in characters; the item has the whole.
const SHOWN: usize = 400;

/// The link to an item, with its number and title; only its id where the list
/// has no such item.
#[component]
pub fn ItemLink(id: ItemId) -> impl IntoView {
    let page = use_page();
    match page.list().item(id) {
        Some(item) => view! {
            <a class="item-link" href=move || page.link(|route| route.open(id))>
                <ItemNumber id />
                " "
                <span lang="zh-CN">{item.title.clone()}</span>
            </a>
        }
        .into_any(),
        None => view! { <span>{id.to_string()}</span> }.into_any(),
    }
}

/// The first part of a note, as text.
#[component]
pub fn NoteText(text: String) -> impl IntoView {
    let shown = match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    };
    (!shown.is_empty()).then(|| view! { <p class="note-text">{shown}</p> })
}

/// A table that compares what is here with what is in a file: items, and two
/// columns.
#[component]
pub fn ComparisonTable(title: Phrase, children: Children) -> impl IntoView {
    let page = use_page();
    let columns = [common::ITEM, review::HERE, review::IN_FILE];
    let columns = columns.map(|name| view! { <th scope="col">{page.t(name)}</th> });
    view! {
        <ScrollFrame label=page.t(title)>
            <table>
                <caption>{page.t(title)}</caption>
                <thead>
                    <tr>{columns}</tr>
                </thead>
                <tbody>{children()}</tbody>
            </table>
        </ScrollFrame>
    }
}
