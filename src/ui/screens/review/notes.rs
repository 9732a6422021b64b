//! All notes, with a search in them.

use leptos::prelude::*;

use super::{item_name, section};
use crate::document::ItemId;
use crate::review::Mark;
use crate::ui::dom::{El, el, value_of, with_class};
use crate::ui::parts::{mark_label, row_marks};
use crate::ui::state::Atlas;

/// More characters of a note than these stand in its detail only.
const SHOWN: usize = 400;

pub fn notes(atlas: Atlas) -> El {
    let search = RwSignal::new(String::new());
    let found = move || {
        let query = search.get();
        atlas
            .notes
            .review
            .with(|review| match query.trim().is_empty() {
                true => review.book.annotated().collect(),
                false => review.book.find_in_notes(&query),
            })
    };
    let label = atlas.say("搜索笔记", "Search notes");
    let field = el("input")
        .attr("type", "search")
        .attr("aria-label", label)
        .attr("placeholder", label)
        .attr("autocomplete", "off")
        .on("input", move |event| search.set(value_of(&event)));
    let count = with_class("span", "result-count", ())
        .attr("role", "status")
        .live_text(move || {
            let name = atlas.say("标记与笔记：", "Marks and notes: ");
            let found: Vec<ItemId> = found();
            [name, &found.len().to_string()].concat()
        });
    let title = atlas.say("标记与笔记", "Marks and notes");
    let list = el("ul")
        .class("note-list")
        .attr("role", "list")
        .attr("aria-label", title)
        .rows(found, move |id| row(atlas, id));
    let head = with_class("div", "notes-head", vec![field, count]);
    section("all-notes", title, vec![head, list])
}

fn row(atlas: Atlas, id: ItemId) -> El {
    let notes = atlas.notes;
    let text = with_class("p", "note-text", ()).live_text(move || shortened(&notes.note(id)));
    let time = with_class("span", "time", ()).live_text(move || {
        let updated = notes
            .review
            .with(|review| review.book.updated(id).to_owned());
        atlas.time(&updated)
    });
    el("li").attr("data-item", &id.to_string()).child(vec![
        item_name(atlas, id),
        row_marks(atlas, id),
        time,
        text,
    ])
}

fn shortened(note: &str) -> String {
    match note.char_indices().nth(SHOWN) {
        Some((end, _)) => [&note[..end], "…"].concat(),
        None => note.to_owned(),
    }
}

/// A mark and a note, as they stand in a table.
pub fn cell(atlas: Atlas, mark: Mark, note: &str) -> El {
    el("td")
        .child(mark_label(atlas, mark))
        .child(with_class("p", "note-text", shortened(note)))
}
