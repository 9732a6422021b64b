//! 事项: search, filters, results, detail.

use leptos::prelude::*;

use crate::ui::dom::{El, el, with_class};
use crate::ui::parts::{
    also_searched, chips, empty, filter_panel, result_list, search_box, search_tips, welcome,
};
use crate::ui::state::Atlas;

pub fn items(atlas: Atlas) -> El {
    let count = Memo::new(move |_| atlas.results.with(|results| results.hits.len()));
    let is_empty = Memo::new(move |_| count.get() == 0);
    let covered = move || atlas.covered();
    let says = move || match (atlas.english(), count.get()) {
        (false, count) => format!("共 {count} 项"),
        (true, 1) => "1 duty".to_owned(),
        (true, count) => format!("{count} duties"),
    };
    let status = with_class("p", "result-count", ())
        .attr("role", "status")
        .live_text(says);
    let finding = with_class(
        "div",
        "finding",
        (search_box(atlas), (search_tips(atlas), filter_panel(atlas))),
    );
    let found = with_class(
        "div",
        "found",
        with_class(
            "div",
            "result-head",
            (status, (also_searched(atlas), chips(atlas))),
        ),
    )
    .child(result_list(atlas))
    .region(move || is_empty.get().then(|| empty(atlas)));
    el("main")
        .attr("id", "main")
        .class("items")
        .live_class("open", move || atlas.shows_detail())
        .live_class("searching", move || {
            atlas.query.with(|query| !query.is_empty())
        })
        .child(finding.live_property("inert", covered))
        .child(found.live_property("inert", covered))
        .region(move || {
            let item = atlas.open.get().and_then(|id| atlas.document.item(id));
            item.map_or_else(
                || welcome(atlas),
                |item| (atlas.program.detail)(atlas, item),
            )
        })
}
