//! What asks for a decision: conflicts, and items that have changed since they
//! were reviewed.

use leptos::prelude::*;

use super::item_name;
use crate::document::ItemId;
use crate::ui::dom::{El, el};
use crate::ui::parts::{confirm, conflict};
use crate::ui::state::Atlas;

pub fn conflicts(atlas: Atlas) -> El {
    let items = move || {
        let review = atlas.notes.review;
        review.with(|review| review.book.conflicts().collect())
    };
    let title = atlas.say("有两个版本的笔记", "Notes with two texts");
    let choose = move |id| conflict(atlas, id, true);
    list(atlas, "conflicts", title, items, choose)
}

pub fn changed(atlas: Atlas) -> El {
    let items = move || {
        let review = atlas.notes.review;
        review.with(|review| review.book.changed_since_review(atlas.document))
    };
    let title = atlas.say("核对后文字有变动", "Changed since the review");
    list(atlas, "changed", title, items, move |id| confirm(atlas, id))
}

/// A section that is there while there is something in it.
fn list(
    atlas: Atlas,
    id: &'static str,
    title: &str,
    items: impl Fn() -> Vec<ItemId> + Copy + 'static,
    decision: impl Fn(ItemId) -> El + 'static,
) -> El {
    let heading = el("h2").attr("id", id).attr("tabindex", "-1").child(title);
    let list = el("ul").attr("role", "list").rows(items, move |id| {
        el("li").child(item_name(atlas, id)).child(decision(id))
    });
    el("section")
        .live_property("hidden", move || items().is_empty())
        .child(heading)
        .child(list)
}
