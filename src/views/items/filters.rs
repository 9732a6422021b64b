//! The filter groups, each option with the number of items that it would give.

use leptos::prelude::*;

use crate::duty_list::List;
use crate::i18n::ui::items;
use crate::notes::Mark;
use crate::search::{FacetMode, FilterOption};
use crate::state::{part_of, use_page};

#[component]
pub fn FilterPanel() -> impl IntoView {
    let page = use_page();
    let list = page.list();
    let unfolded = RwSignal::new(false);
    let chosen = Memo::new(move |_| page.filters.read().chosen().len());
    let count = move || page.shown.with(Vec::len);
    let lists = List::ALL.map(FilterOption::List).to_vec();
    let marks = Mark::ALL.map(FilterOption::Mark).to_vec();
    let categories: Vec<_> = list.category_ids().map(FilterOption::Category).collect();
    let departments: Vec<_> = list
        .department_ids()
        .map(FilterOption::Department)
        .collect();
    view! {
        <aside class="filters" class:unfolded=unfolded aria-label=page.t(items::FILTERS)>
            <button
                type="button"
                class="unfold"
                aria-expanded=move || unfolded.get().to_string()
                on:click=move |_| unfolded.update(|unfolded| *unfolded = !*unfolded)
            >
                {move || items::filters_chosen(page.language, chosen.get())}
            </button>
            <div class="groups">
                <FilterGroup title=page.t(items::BY_LIST) options=lists />
                <FilterGroup title=page.t(items::BY_MARK) options=marks />
                <FilterGroup title=page.t(items::BY_CATEGORY) options=categories />
                <FilterGroup title=page.t(items::BY_DEPARTMENT) options=departments />
                <button
                    type="button"
                    class="fold primary"
                    on:click=move |_| unfolded.set(false)
                >
                    {move || items::show_results(page.language, count())}
                </button>
            </div>
        </aside>
    }
}

#[component]
fn FilterGroup(title: &'static str, options: Vec<FilterOption>) -> impl IntoView {
    (!options.is_empty()).then(|| {
        let options = options
            .into_iter()
            .map(|option| view! { <FilterChoice option /> })
            .collect_view();
        view! {
            <fieldset class="group">
                <legend>{title}</legend>
                <ul>{options}</ul>
            </fieldset>
        }
    })
}

/// A checkbox, its count, and the button that excludes.
#[component]
fn FilterChoice(option: FilterOption) -> impl IntoView {
    let page = use_page();
    let name = page.option(option);
    let list = match option {
        FilterOption::List(list) => list.id(),
        _ => "",
    };
    let mode = part_of(page.filters, move |filters| filters.mode(option));
    let count = part_of(page.facets, move |facets| facets.of(option));
    let counted = move || {
        let count = count.get();
        view! { <span class="count" data-count=count.to_string()>{count}</span> }
    };
    let toggle = move |wanted: FacetMode| {
        page.go_after_paint(move |route| {
            let next = (route.filters.mode(option) != Some(wanted)).then_some(wanted);
            route.filters.set(option, next);
        });
    };
    // The sign is not in the tab order: seventy of them would be in the way.
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "-" {
            event.prevent_default();
            toggle(FacetMode::Exclude);
        }
    };
    let is_excluded = move || mode.get() == Some(FacetMode::Exclude);
    view! {
        <li class="choice">
            <label>
                <input
                    type="checkbox"
                    prop:checked=move || mode.get() == Some(FacetMode::Include)
                    aria-keyshortcuts="-"
                    on:change=move |_| toggle(FacetMode::Include)
                    on:keydown=on_key
                />
                <span class=list>{name.clone()}</span>
            </label>
            {counted}
            <button
                type="button"
                class="exclude"
                tabindex="-1"
                aria-label=items::exclude(page.language, &name)
                aria-pressed=move || is_excluded().to_string()
                on:click=move |_| toggle(FacetMode::Exclude)
            >
                "−"
            </button>
        </li>
    }
}
