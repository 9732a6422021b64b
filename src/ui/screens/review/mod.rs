//! 核对: how far the review is, what is left, the notes, files out and in.

mod agreement;
mod attention;
mod checklist;
mod delete;
mod exchange;
mod notes;
mod preview;
mod progress;
mod queue;

use leptos::prelude::*;

use crate::browser::page;
use crate::document::ItemId;
use crate::review::Review;
use crate::ui::dom::{El, button, el, with_class};
use crate::ui::parts::step_name;
use crate::ui::state::Atlas;

pub fn review(atlas: Atlas) -> El {
    let sections = vec![
        history(atlas),
        progress::overall(atlas),
        attention::conflicts(atlas),
        attention::changed(atlas),
        exchange::exchange(atlas),
        queue::queue(atlas),
        notes::notes(atlas),
        progress::by_list_and_category(atlas),
        delete::delete(atlas),
    ];
    let screen = with_class("div", "review-screen", sections);
    with_class("main", "review", screen)
        .attr("id", "main")
        .attr("tabindex", "-1")
        .child(checklist::checklist(atlas))
}

/// A section with its heading.
fn section(class: &str, title: &str, content: Vec<El>) -> El {
    let heading = el("h2").attr("tabindex", "-1").child(title);
    with_class("section", class, heading).child(content)
}

/// Undo and redo, each with what it would do.
fn history(atlas: Atlas) -> El {
    let notes = atlas.notes;
    let offer = |redo: bool| {
        let step = move || {
            let step = |review: &Review| match redo {
                true => review.can_redo,
                false => review.can_undo,
            };
            notes.review.with(step)
        };
        let act = move || match redo {
            true => notes.redo(),
            false => notes.undo(),
        };
        let name = match redo {
            true => atlas.say("重做", "Redo"),
            false => atlas.say("撤销", "Undo"),
        };
        button("quiet", (), act)
            .live_text(move || match step() {
                Some(step) => [name, atlas.say("：", ": "), &step_name(atlas, step)].concat(),
                None => name.to_owned(),
            })
            .live_property("disabled", move || step().is_none())
    };
    with_class("div", "history", vec![offer(false), offer(true)])
}

/// The link to an item, with its number and title; only its id where the
/// document has no such item.
fn item_name(atlas: Atlas, id: ItemId) -> El {
    let Some(item) = atlas.document.item(id) else {
        return el("span").child(id.to_string());
    };
    let number = [atlas.list_short(id.list), " ", &id.number.to_string()].concat();
    let number = with_class("span", "number", number).class(&["number ", id.list.id()].concat());
    let title = el("span").attr("lang", "zh-CN").child(&*item.title);
    el("a")
        .attr("href", &atlas.link(|address| address.open(id)))
        .on("click", move |event| {
            if !page::asks_for_new_tab(&event) {
                event.prevent_default();
                atlas.open_item(id);
            }
        })
        .child(number)
        .child(title)
}

/// A table in a frame that scrolls; nothing where it has no rows.
fn table(class: &str, caption: &str, columns: Vec<El>, bodies: Vec<El>) -> El {
    let head = el("thead").child(el("tr").child(columns));
    let caption_text = el("caption").child(caption);
    let table = with_class("table", class, caption_text)
        .child(head)
        .child(bodies);
    with_class("div", "scroll", table)
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", caption)
}

/// The head of a column.
fn column(name: &str) -> El {
    el("th").attr("scope", "col").child(name)
}

/// The head of an item's row.
fn item_head(atlas: Atlas, id: ItemId) -> El {
    el("th").attr("scope", "row").child(item_name(atlas, id))
}
