//! The results: a row for each item.

use leptos::prelude::*;

use super::highlighted;
use crate::browser::page;
use crate::document::Item;
use crate::search::Place;
use crate::ui::dom::{El, el, with_class};
use crate::ui::state::Atlas;

pub fn result_list(atlas: Atlas) -> El {
    let keys = move || {
        let hits = |results: &crate::search::Results| {
            let keys = results.hits.iter().map(|hit| (hit.position, hit.passage));
            keys.collect::<Vec<_>>()
        };
        atlas.results.with(hits)
    };
    el("ol")
        .class("rows")
        .attr("role", "list")
        .attr("aria-label", atlas.say("事项列表", "Duties"))
        .rows(keys, move |(position, passage)| {
            row(atlas, position, passage)
        })
}

fn row(atlas: Atlas, position: usize, passage: Option<Place>) -> El {
    let item = &atlas.document.items[position];
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
    let passage = passage.and_then(|place| passage_text(item, place));
    let passage = passage.map(|text| {
        highlighted(atlas, "p", text)
            .class("passage")
            .attr("lang", "zh-CN")
    });
    with_class("li", "row", link)
        .attr("data-item", &id.to_string())
        .live_class("current", move || current.get())
        .child(with_class(
            "p",
            "meta",
            (category, departments(atlas, item)),
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
