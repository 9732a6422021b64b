//! The queue of what is left.

use leptos::prelude::*;

use super::{item_name, section};
use crate::ui::dom::{El, button, el, with_class};
use crate::ui::state::Atlas;

/// How many items of the queue are shown at first.
const FIRST: usize = 8;

pub fn queue(atlas: Atlas) -> El {
    let whole = RwSignal::new(false);
    let left = move || {
        let review = atlas.notes.review;
        review.with(|review| review.book.unreviewed(atlas.document))
    };
    let keys = move || {
        let mut left = left();
        if !whole.get() {
            left.truncate(FIRST);
        }
        left
    };
    let list = el("ol")
        .class("queue")
        .attr("role", "list")
        .rows(keys, move |id| {
            el("li")
                .attr("data-item", &id.to_string())
                .child(item_name(atlas, id))
        });
    let toggle = move || whole.set(!whole.get_untracked());
    let more = button("quiet", (), toggle)
        .live_state("aria-expanded", move || whole.get())
        .live_property("hidden", move || left().len() <= FIRST)
        .live_text(move || match whole.get() {
            true => atlas
                .say("只显示前几项", "Show the first ones only")
                .to_owned(),
            false => [
                atlas.say("显示全部 ", "Show all "),
                &left().len().to_string(),
            ]
            .concat(),
        });
    let text = atlas.say("全部事项都已看过。", "All duties have been looked at.");
    let none = with_class("p", "caption", text).live_property("hidden", move || !left().is_empty());
    let title = atlas.say("未核事项", "Left to review");
    section("left", title, vec![none, list, more])
}
