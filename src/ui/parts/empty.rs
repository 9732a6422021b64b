//! What stands in place of results when there are none.

use leptos::prelude::*;

use crate::address::Address;
use crate::ui::dom::{El, button, el, with_class};
use crate::ui::state::Atlas;

/// Says that nothing fits, and what to loosen: each condition with the number
/// of items that there would be without it.
pub fn empty(atlas: Atlas) -> El {
    let loosen = el("ul").region(move || {
        let chosen = atlas.filters.with(|filters| filters.chosen());
        let typed = atlas
            .address
            .with(|address| address.query.trim().to_owned());
        let mut offers = Vec::new();
        if !typed.is_empty() {
            let name = format!("“{typed}”");
            offers.extend(offer(atlas, &name, |address| address.query.clear()));
        }
        for (option, stance) in chosen {
            let name = atlas.chosen(option, stance);
            let without = move |address: &mut Address| address.filters.set(option, None);
            offers.extend(offer(atlas, &name, without));
        }
        offers
    });
    let none = atlas.say(
        "没有事项同时符合这些条件。",
        "No duty meets all of these conditions.",
    );
    let all = atlas.say(
        "清除全部条件，查看全部事项",
        "Clear everything and show all duties",
    );
    with_class("div", "empty", el("p").child(none))
        .child(loosen)
        .child(button("", all, move || atlas.clear()))
}

/// A button that takes a condition away, if that gives anything.
fn offer(atlas: Atlas, name: &str, change: impl Fn(&mut Address) + Copy + 'static) -> Option<El> {
    let count = atlas.count_with(change);
    let text = match atlas.english() {
        false => format!("去掉{name}：{count} 项"),
        true => format!("Without {name}: {count}"),
    };
    (count > 0).then(|| el("li").child(button("quiet", text, move || atlas.go(change))))
}
