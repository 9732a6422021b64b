//! The filter groups, each option with the number of items that it would give.

use leptos::prelude::*;

use crate::document::List;
use crate::search::{FilterOption, Stance};
use crate::ui::state::Atlas;

#[component]
pub fn FilterPanel() -> impl IntoView {
    let atlas = Atlas::get();
    let unfolded = RwSignal::new(false);
    let document = atlas.document;
    let chosen = move || atlas.filters.with(|filters| filters.chosen().len());
    let lists = List::ALL.map(FilterOption::List).to_vec();
    let categories = document
        .category_ids()
        .map(FilterOption::Category)
        .collect();
    let departments = document
        .department_ids()
        .map(FilterOption::Department)
        .collect();
    view! {
        <aside class="filters" class:unfolded=unfolded aria-label=atlas.say("筛选", "Filters")>
            <button
                type="button"
                class="unfold"
                aria-expanded=move || unfolded.get().to_string()
                on:click=move |_| unfolded.update(|unfolded| *unfolded = !*unfolded)
            >
                {atlas.say("筛选", "Filters")}
                {move || Some(chosen()).filter(|count| *count > 0).map(|count| format!(" ({count})"))}
            </button>
            <div class="groups">
                <Group title=atlas.say("清单", "List") options=lists/>
                <Group title=atlas.say("类别", "Category") options=categories/>
                <Group title=atlas.say("部门", "Department") options=departments/>
            </div>
        </aside>
    }
}

#[component]
fn Group(title: &'static str, options: Vec<FilterOption>) -> impl IntoView {
    view! {
        <fieldset class="group">
            <legend>{title}</legend>
            <ul>{options.into_iter().map(|option| view! { <Choice option/> }).collect_view()}</ul>
        </fieldset>
    }
}

/// A checkbox, its count, and the button that excludes.
#[component]
fn Choice(option: FilterOption) -> impl IntoView {
    let atlas = Atlas::get();
    let name = atlas.option(option);
    let stance = Memo::new(move |_| atlas.filters.with(|filters| filters.stance(option)));
    let count = Memo::new(move |_| atlas.results.with(|results| results.facets.count(option)));
    let toggle = move |wanted: Stance| {
        let next = (stance.get_untracked() != Some(wanted)).then_some(wanted);
        atlas.go(|address| address.filters.set(option, next));
    };
    let excluded = move || stance.get() == Some(Stance::Exclude);
    view! {
        <li class="choice" class:none=move || count.get() == 0 class:excluded=excluded>
            <label>
                <input
                    type="checkbox"
                    prop:checked=move || stance.get() == Some(Stance::Include)
                    on:change=move |_| toggle(Stance::Include)
                />
                <span class=option.class()>{name}</span>
            </label>
            <span class="count" data-count=move || count.get()>{count}</span>
            <button
                type="button"
                class="exclude"
                aria-label=format!("{}{name}", atlas.say("排除", "Exclude "))
                aria-pressed=move || excluded().to_string()
                on:click=move |_| toggle(Stance::Exclude)
            >
                "−"
            </button>
        </li>
    }
}
