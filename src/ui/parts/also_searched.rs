//! The everyday words in the search, and what was searched for them as well.

use leptos::prelude::*;

use crate::ui::dom::{El, el, with_class};
use crate::ui::state::Atlas;

pub fn also_searched(atlas: Atlas) -> El {
    let lead = atlas.say("同时搜索：", "Also searched for: ");
    with_class("p", "also-searched", ())
        .attr("role", "note")
        .region(move || {
            let also = atlas.query.with(|query| {
                let also = query.also_searched().iter();
                also.map(|also| format!("{} → {}", also.word, also.also.join("、")))
                    .collect::<Vec<_>>()
            });
            let also = (!also.is_empty()).then(|| also.join("；"));
            also.map(|also| (lead, el("span").attr("lang", "zh-CN").child(also)))
        })
}
