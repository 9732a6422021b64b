//! The search box.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::ui::dom::{El, el, value_of, watch};
use crate::ui::state::Atlas;

pub fn search_box(atlas: Atlas) -> El {
    let label = atlas.say("搜索事项", "Search duties");
    let hint = atlas.say("事项、职责、类别、部门", "Duties, departments …");
    let field = el("input")
        .attr("type", "search")
        .attr("aria-label", label)
        .attr("placeholder", hint)
        .attr("autocomplete", "off")
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false")
        .attr("enterkeyhint", "search")
        .on("input", move |event| {
            atlas.go(|address| address.query = value_of(&event));
        });
    // Written only where it differs, so that typing, and the composition of an
    // input method above all, is never disturbed by its own echo.
    let input: web_sys::HtmlInputElement = field.element().clone().unchecked_into();
    watch(move || {
        let query = atlas.address.with(|address| address.query.clone());
        if input.value() != query {
            input.set_value(&query);
        }
    });
    el("search").class("search").child(field)
}
