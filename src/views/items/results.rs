//! The results: a row for each item.

use leptos::prelude::*;

use super::row::{NearestRow, ResultRow};
use crate::i18n::ui::items;
use crate::platform::{IN_BROWSER, dom, lifecycle};
use crate::search::{Hit, RankedItem};
use crate::state::{Page, use_page};

/// How many rows a change of the search renders at once.
const FIRST: usize = 24;
/// How many follow in each of the next frames.
const EACH_FRAME: usize = 60;

#[component]
pub fn ResultList() -> impl IntoView {
    let page = use_page();
    let rendered = rows_in_frames(page);
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
    let pending = move || {
        page.results
            .read()
            .hits
            .len()
            .saturating_sub(rendered.get())
    };
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

/// How many rows are rendered: the first screenful at once, the rest in the
/// following frames, so that a key in the search box does not wait for rows
/// that are out of sight. All of them end up in the page, for the browser's own
/// search and for print. The first time all are rendered at once, in place of
/// those in `index.html`.
fn rows_in_frames(page: Page) -> ReadSignal<usize> {
    let (rendered, set_rendered) = signal(usize::MAX);
    if !IN_BROWSER {
        return rendered;
    }
    Effect::new(move |before: Option<usize>| {
        let count = page.results.with(|results| results.hits.len());
        // Rows that are there already cost nothing.
        if before.is_some_and(|before| count > before + FIRST) {
            set_rendered.set(before.unwrap_or_default().max(FIRST));
            next_frame(page, set_rendered);
        } else {
            set_rendered.set(usize::MAX);
        }
        count
    });
    rendered
}

fn next_frame(page: Page, set_rendered: WriteSignal<usize>) {
    lifecycle::after_paint(move || {
        let Some(count) = page
            .results
            .try_with_untracked(|results| results.hits.len())
        else {
            return;
        };
        let mut more = false;
        let _ = set_rendered.try_update(|rendered| {
            if *rendered < count {
                *rendered = rendered.saturating_add(EACH_FRAME);
                more = *rendered < count;
            }
            if !more {
                *rendered = usize::MAX;
            }
        });
        if more {
            next_frame(page, set_rendered);
        }
    });
}
