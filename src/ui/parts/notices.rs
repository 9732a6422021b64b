//! Messages above the content.

use leptos::prelude::*;

use crate::ui::dom::{El, button, el, with_class};
use crate::ui::state::Atlas;

/// Says what of the address could not be read.
pub fn notices(atlas: Atlas) -> El {
    el("div")
        .class("notices")
        .attr("role", "alert")
        .region(move || {
            let ignored = atlas.ignored.get();
            let parts: Vec<_> = ignored
                .iter()
                .map(|ignored| format!("{}={}", ignored.parameter, ignored.value))
                .collect();
            (!parts.is_empty()).then(|| {
                let text = atlas.say(
                    "地址中有无法识别的条件，已忽略：",
                    "Parts of the address cannot be read and were ignored: ",
                );
                let parts = parts.join(atlas.say("，", ", "));
                let dismiss = move || atlas.ignored.set(Vec::new());
                let dismiss = button("quiet", atlas.say("知道了", "Dismiss"), dismiss);
                with_class("p", "notice", (text, (el("q").child(parts), dismiss)))
            })
        })
}
