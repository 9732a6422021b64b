//! The active filters, each removable.

use leptos::prelude::*;

use crate::i18n::ui::{common, items};
use crate::search::{FacetMode, FilterOption};
use crate::state::use_page;

#[component]
pub fn Chips() -> impl IntoView {
    let page = use_page();
    let chosen = Memo::new(move |_| page.filters.read().chosen());
    let has_query = Memo::new(move |_| page.query.with(|query| !query.is_empty()));
    let clear_all = move || chosen.read().len() + usize::from(has_query.get()) > 1;
    view! {
        <ul class="chips" aria-label=page.t(items::ACTIVE_FILTERS)>
            <For each=move || chosen.get() key=|chip| *chip let((option, mode))>
                <Chip option mode />
            </For>
            <Show when=clear_all>
                <li>
                    <button type="button" class="chip clear" on:click=move |_| page.clear()>
                        {page.t(items::CLEAR_ALL)}
                    </button>
                </li>
            </Show>
        </ul>
    }
}

#[component]
fn Chip(option: FilterOption, mode: FacetMode) -> impl IntoView {
    let page = use_page();
    let text = page.chosen(option, mode);
    let label = common::remove(page.language, &text);
    let list = match option {
        FilterOption::List(list) => list.id(),
        _ => "",
    };
    view! {
        <li>
            <button
                type="button"
                class="chip"
                aria-label=label
                on:click=move |_| {
                    page.go_after_paint(move |route| route.filters.set(option, None));
                }
            >
                <span class=list>{text}</span>
                <span aria-hidden="true">"×"</span>
            </button>
        </li>
    }
}
