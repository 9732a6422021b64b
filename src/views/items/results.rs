//! The results: a row for each item.

use leptos::prelude::*;

use super::row::{NearestRow, ResultRow};
use crate::components::in_frames;
use crate::i18n::ui::items;
use crate::platform::{IN_BROWSER, dom};
use crate::search::{Hit, RankedItem};
use crate::state::use_page;

#[component]
pub fn ResultList() -> impl IntoView {
    let page = use_page();
    let count = Memo::new(move |_| page.results.with(|results| results.hits.len()));
    // The first time they replace those in `index.html`.
    let rendered = in_frames(count, usize::MAX);
    let hits = move || {
        page.results.with(|results| {
            let shown = results.hits.len().min(rendered.get());
            results.hits[..shown].to_vec()
        })
    };
    let nearest: Memo<Vec<RankedItem>> = Memo::new(move |_| {
        let approximate = page.approximate.read();
        let nearest = approximate.found();
        nearest.map_or_else(Vec::new, |nearest| nearest.items.clone())
    });
    let pending = move || count.get().saturating_sub(rendered.get());
    view! {
        <ol
            class="rows"
            role="list"
            aria-label=page.t(items::RESULTS)
            on:keydown=back_to_search
            data-approximate=move || (!nearest.read().is_empty()).then_some("")
            style:--pending-rows=move || {
                // Room for the rows of the next frames, so that nothing moves.
                (IN_BROWSER && pending() > 0).then(|| pending().to_string())
            }
        >
            <For each=hits key=|hit: &Hit| *hit let(hit)>
                <ResultRow hit />
            </For>
            {move || {
                let nearest = nearest.get().into_iter();
                nearest.map(|ranked| view! { <NearestRow ranked /> }).collect_view()
            }}
        </ol>
    }
}

/// The arrow that leads from the search box to the first row leads back too.
fn back_to_search(event: leptos::ev::KeyboardEvent) {
    if event.key() == "ArrowUp" && dom::is_focused("[data-item]:first-child a") {
        event.prevent_default();
        dom::focus("input[type=search]");
    }
}
