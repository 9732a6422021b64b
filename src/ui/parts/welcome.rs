//! What stands beside the results while no item is open.

use crate::document::List;
use crate::names;
use crate::ui::dom::{El, el, with_class};
use crate::ui::state::Atlas;

/// Says what the three lists mean and how to go on.
pub fn welcome(atlas: Atlas) -> El {
    let lists = List::ALL.map(|list| {
        let name = with_class("dt", list.id(), atlas.list(list));
        (
            name,
            el("dd").child(names::list_meaning(list).get(atlas.language)),
        )
    });
    let hint = atlas.say(
        "选择一项，这里显示全文：上级部门各做什么，乡镇做什么。",
        "Choose a duty to read it here in full: what each county department does, and what the township does.",
    );
    with_class("aside", "welcome", el("p").child(hint))
        .attr("aria-label", atlas.say("三类清单", "The three lists"))
        .child(el("dl").child(Vec::from(lists)))
}
