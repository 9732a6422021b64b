//! The results: a row for each item.

use leptos::prelude::*;

use super::{highlighted, row_marks};
use crate::browser::page;
use crate::document::Item;
use crate::search::{Hit, Place, Reason};
use crate::ui::dom::{El, el, with_class};
use crate::ui::state::Atlas;

pub fn result_list(atlas: Atlas) -> El {
    let hits = move || atlas.results.with(|results| results.hits.clone());
    el("ol")
        .class("rows")
        .attr("role", "list")
        .attr("aria-label", atlas.say("事项列表", "Duties"))
        .rows(hits, move |hit| row(atlas, hit))
}

fn row(atlas: Atlas, hit: Hit) -> El {
    let item = &atlas.document.items[hit.position];
    let id = item.id;
    let current = Memo::new(move |_| atlas.open.get() == Some(id));
    let number = format!("{} {}", atlas.list_short(id.list), id.number);
    let number = with_class("span", &format!("number {}", id.list.id()), number);
    let title = highlighted(atlas, "span", &item.title)
        .class("title")
        .attr("lang", "zh-CN");
    let link = el("a")
        .live_attr("href", move || {
            Some(atlas.link(|address| address.item = Some(id)))
        })
        .live_attr("aria-current", move || {
            current.get().then(|| "true".to_owned())
        })
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
    with_class("li", "row", link)
        .attr("data-item", &id.to_string())
        .live_class("current", move || current.get())
        .child(with_class(
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
