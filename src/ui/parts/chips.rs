//! The active search and filters, each removable by itself.

use leptos::prelude::*;

use crate::search::{FilterOption, Filters, Stance};
use crate::ui::state::Atlas;

#[component]
pub fn Chips() -> impl IntoView {
    let atlas = Atlas::get();
    let has_query = Memo::new(move |_| atlas.query.with(|query| !query.is_empty()));
    let several = move || {
        let filters = atlas.filters.with(|filters| filters.chosen().len());
        filters + usize::from(has_query.get()) > 1
    };
    view! {
        <ul class="chips" aria-label=atlas.say("已选条件", "Active filters")>
            <For
                each=move || atlas.filters.with(Filters::chosen)
                key=|chosen| *chosen
                children=|(option, stance)| view! { <Chip option stance/> }
            />
            {move || several().then(|| view! {
                <li>
                    <button type="button" class="chip clear" on:click=move |_| atlas.clear()>
                        {atlas.say("全部清除", "Clear all")}
                    </button>
                </li>
            })}
        </ul>
    }
}

#[component]
fn Chip(option: FilterOption, stance: Stance) -> impl IntoView {
    let atlas = Atlas::get();
    let name = atlas.option(option);
    let not = match stance {
        Stance::Include => "",
        Stance::Exclude => atlas.say("非 ", "not "),
    };
    view! {
        <li>
            <button
                type="button"
                class="chip"
                aria-label=format!("{}{not}{name}", atlas.say("移除", "Remove "))
                on:click=move |_| atlas.go(|address| address.filters.set(option, None))
            >
                <span class=option.class()>{not}{name}</span>
                <span aria-hidden="true">"×"</span>
            </button>
        </li>
    }
}
