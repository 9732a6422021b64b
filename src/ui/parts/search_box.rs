//! The search box.

use leptos::html::Input;
use leptos::prelude::*;

use crate::ui::state::Atlas;

#[component]
pub fn SearchBox() -> impl IntoView {
    let atlas = Atlas::get();
    let input = NodeRef::<Input>::new();
    // Written only where it differs, so that typing, and the composition of an
    // input method above all, is never disturbed by its own echo.
    Effect::new(move |_| {
        let query = atlas.address.with(|address| address.query.clone());
        if let Some(input) = input.get()
            && input.value() != query
        {
            input.set_value(&query);
        }
    });
    let label = atlas.say("搜索事项", "Search duties");
    view! {
        <search class="search">
            <input
                node_ref=input
                type="search"
                aria-label=label
                placeholder=atlas.say(
                    "事项、职责、类别、部门，例如：养犬",
                    "Titles, duties, categories, departments (in Chinese or by department)",
                )
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                enterkeyhint="search"
                on:input=move |event| {
                    let text = event_target_value(&event);
                    atlas.go(|address| address.query = text);
                }
            />
        </search>
    }
}
