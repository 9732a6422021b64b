//! The checklist on paper: all items with mark and note.

use leptos::prelude::*;

use super::paper::{Paper, PrintedPaper};
use crate::components::MarkLabel;
use crate::duty_list::{Item, List};
use crate::i18n::names;
use crate::i18n::report::note_text;
use crate::i18n::ui::{common, review};
use crate::notes::{Book, Note};
use crate::state::{Page, use_page};

/// The checklist, which is there only while the page is printed.
#[component]
pub fn Checklist() -> impl IntoView {
    let page = use_page();
    let paper: PrintedPaper = expect_context();
    view! {
        <div class="checklist print-only">
            <Show when=move || paper.is_printing(page, Paper::Checklist)>
                <Tables />
            </Show>
        </div>
    }
}

#[component]
fn Tables() -> impl IntoView {
    let page = use_page();
    let book = page.notes.book_now();
    let title = page.t(review::CHECKLIST);
    let of = names::list_title(&page.list(), page.language);
    let tables = List::ALL.map(|list| table(page, list, &book));
    view! {
        <h1>{title}</h1>
        <p>{of}</p>
        {tables}
        <p class="signed">{page.t(review::SIGNED)}</p>
    }
}

fn table(page: Page, list: List, book: &Book<Note>) -> impl IntoView + use<> {
    let columns = [
        common::NUMBER,
        common::ITEM,
        common::REVIEW_STATE,
        common::NOTE,
    ];
    let columns = columns.map(|name| view! { <th scope="col">{page.t(name)}</th> });
    let duty_list = page.list();
    let rows = duty_list.list(list).map(|item| row(page, item, book));
    view! {
        <table>
            <caption>{names::list(list, page.language)}</caption>
            <thead>
                <tr>{columns}</tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
}

fn row(page: Page, item: &Item, book: &Book<Note>) -> impl IntoView + use<> {
    let note = note_text(book, item.id);
    view! {
        <tr>
            <td>{page.printed_number(item.id)}</td>
            <td>
                <span lang="zh-CN">{item.title.clone()}</span>
                <span class="departments">{page.departments(&item.departments)}</span>
            </td>
            <td>
                <MarkLabel mark=book.mark(item.id) />
            </td>
            <td class="note-text">{note}</td>
        </tr>
    }
}
