//! The results: a row for each item.

use leptos::prelude::*;
use web_sys::Element;

use super::{highlighted, row_marks};
use crate::browser::page;
use crate::document::{Item, ItemId, List};
use crate::search::{Hit, Place, Reason};
use crate::ui::dom::{El, el, watch, with_class};
use crate::ui::state::Atlas;

/// The rows. What all of them follow is seen to here by one effect for all, and
/// not by one in each row: a key in the search box would set off hundreds.
pub fn result_list(atlas: Atlas) -> El {
    let hits = move || atlas.results.with(|results| results.hits.clone());
    let list = el("ol")
        .class("rows")
        .attr("role", "list")
        .attr("aria-label", atlas.say("事项列表", "Duties"));
    let rows = list.element().clone();
    watch(move || {
        let current = atlas.open.get();
        page::each(&rows, ".current", |row| mark_current(row, false));
        if let Some(id) = current {
            let row = format!("[data-item='{id}']");
            page::each(&rows, &row, |row| mark_current(row, true));
        }
    });
    let rows = list.element().clone();
    watch(move || {
        let links = Links::new(atlas);
        let rows = rows.clone();
        // Nobody needs them before the next frame.
        page::next_frame(move || {
            page::each(&rows, "a", |link| {
                if let Some(id) = link
                    .parent_element()
                    .and_then(|row| row.get_attribute("data-item"))
                {
                    let _ = link.set_attribute("href", &links.to(&id));
                }
            });
        });
    });
    list.rows(hits, move |hit| row(atlas, hit))
}

/// Says of a row that its item is open, or no more.
fn mark_current(row: &Element, is: bool) {
    let _ = row.class_list().toggle_with_force("current", is);
    if let Some(link) = row.first_element_child() {
        let _ = match is {
            true => link.set_attribute("aria-current", "true"),
            false => link.remove_attribute("aria-current"),
        };
    }
}

/// Links to items from the present address: what stands before and after the id.
struct Links {
    before: String,
    after: String,
}

impl Links {
    /// The address is tracked.
    fn new(atlas: Atlas) -> Links {
        let some = ItemId {
            list: List::Basic,
            number: 1,
        };
        let link = atlas.link(|address| address.item = Some(some));
        // In the search text the equals sign is written otherwise.
        let (before, after) = link.split_once("item=basic-1").unwrap_or((&link, ""));
        Links {
            before: format!("{before}item="),
            after: after.to_owned(),
        }
    }

    fn to(&self, id: &str) -> String {
        [&self.before, id, &self.after].concat()
    }
}

fn row(atlas: Atlas, hit: Hit) -> El {
    let item = &atlas.document.items[hit.position];
    let id = item.id;
    let number = format!("{} {}", atlas.list_short(id.list), id.number);
    let number = with_class("span", &format!("number {}", id.list.id()), number);
    let title = highlighted(atlas, "span", &item.title)
        .class("title")
        .attr("lang", "zh-CN");
    let link = el("a")
        .attr("href", &Links::new(atlas).to(&id.to_string()))
        .on("click", move |event| {
            if !page::asks_for_new_tab(&event) {
                event.prevent_default();
                atlas.open_item(id);
            }
        })
        .child((number, title));
    let category = highlighted(atlas, "span", atlas.category(item.category));
    let passage = hit.passage.and_then(|place| passage_text(item, place));
    let passage = passage.map(|text| {
        highlighted(atlas, "p", text)
            .class("passage")
            .attr("lang", "zh-CN")
    });
    let reason = hit.reason.map(|reason| reason_tag(atlas, reason));
    let row = with_class("li", "row", link).attr("data-item", &id.to_string());
    if atlas.open.get_untracked() == Some(id) {
        mark_current(row.element(), true);
    }
    row.child(with_class(
        "p",
        "meta",
        (
            row_marks(atlas, id),
            (reason, (category, departments(atlas, item))),
        ),
    ))
    .child(passage)
}

/// The departments of an item by their short names, and others that the print adds.
pub fn departments(atlas: Atlas, item: &'static Item) -> Vec<El> {
    let names = item.departments.iter();
    let names = names.map(|id| highlighted(atlas, "span", atlas.department(*id)));
    let others = item
        .other_departments
        .as_ref()
        .map(|others| match atlas.english() {
            false => format!("及{others}"),
            true => "and others".to_owned(),
        });
    names
        .chain(others.map(|others| el("span").child(others)))
        .collect()
}

/// The clause that a match in the duties stands in.
fn passage_text(item: &'static Item, place: Place) -> Option<&'static str> {
    match place {
        Place::Superior(at) => item.superior.get(at).map(|duty| duty.clause.text.as_str()),
        Place::Township(at) => item.township.get(at).map(|clause| clause.text.as_str()),
        Place::Title | Place::Category | Place::Department(_) => None,
    }
}

/// Why an item was found that does not have the words to the letter.
fn reason_tag(atlas: Atlas, reason: Reason) -> El {
    let text = match reason {
        Reason::Variant => atlas.say("繁简", "by its simplified form"),
        Reason::Synonym => atlas.say("近义", "by another word for it"),
        Reason::Pinyin => atlas.say("拼音", "by pinyin"),
        Reason::Initials => atlas.say("首字母", "by initials"),
    };
    with_class("span", "reason", text)
}
