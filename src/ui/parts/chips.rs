//! The active filters, each removable by itself.

use leptos::prelude::*;

use crate::search::{FilterOption, Stance};
use crate::ui::dom::{El, button, el, with_class};
use crate::ui::state::Atlas;

pub fn chips(atlas: Atlas) -> El {
    el("ul")
        .class("chips")
        .attr("aria-label", atlas.say("已选条件", "Active filters"))
        .region(move || {
            let chosen = atlas.filters.with(|filters| filters.chosen());
            let typed = atlas.query.with(|query| usize::from(!query.is_empty()));
            let clear = (chosen.len() + typed > 1).then(|| {
                let text = atlas.say("全部清除", "Clear all");
                el("li").child(button("chip clear", text, move || atlas.clear()))
            });
            let chips = chosen
                .into_iter()
                .map(|(option, stance)| chip(atlas, option, stance));
            (chips.collect::<Vec<_>>(), clear)
        })
}

fn chip(atlas: Atlas, option: FilterOption, stance: Stance) -> El {
    let text = atlas.chosen(option, stance);
    let cross = el("span").attr("aria-hidden", "true").child("×");
    let label = format!("{}{text}", atlas.say("移除", "Remove "));
    let text = with_class("span", option.class(), text);
    let remove = move || atlas.go(|address| address.filters.set(option, None));
    el("li").child(button("chip", (text, cross), remove).attr("aria-label", &label))
}
