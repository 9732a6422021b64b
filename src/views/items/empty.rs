//! What is shown in place of results when there are none.

use leptos::prelude::*;

use crate::i18n::ui::{common, items};
use crate::route::Route;
use crate::search::{FacetMode, FilterOption};
use crate::state::use_page;

/// Says that nothing fits, and what to loosen: each condition with the number
/// of items that there would be without it.
#[component]
pub fn NoResults() -> impl IntoView {
    let page = use_page();
    let query = move || page.route.with(|route| route.query.trim().to_owned());
    let without_query = move || {
        let query = query();
        (!query.is_empty()).then(|| {
            let condition = common::quoted(&query);
            view! { <Loosen condition change=|route: &mut Route| route.query.clear() /> }
        })
    };
    let without_filters = move || {
        let chosen = page.filters.read().chosen().into_iter();
        chosen
            .map(|(option, mode)| view! { <WithoutFilter option mode /> })
            .collect_view()
    };
    view! {
        <div class="empty">
            <p>{page.t(items::NO_ITEM_MEETS_ALL)}</p>
            <ul>{without_query} {without_filters}</ul>
            <button type="button" on:click=move |_| page.clear()>
                {page.t(items::CLEAR_AND_SHOW_ALL)}
            </button>
        </div>
    }
}

#[component]
fn WithoutFilter(option: FilterOption, mode: FacetMode) -> impl IntoView {
    let page = use_page();
    let condition = page.chosen(option, mode);
    view! { <Loosen condition change=move |route: &mut Route| route.filters.set(option, None) /> }
}

/// A button that removes a condition, if that gives anything.
#[component]
fn Loosen(
    condition: String,
    change: impl Fn(&mut Route) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let page = use_page();
    let count = page.count_with(change);
    (count > 0).then(|| {
        view! {
            <li>
                <button type="button" class="quiet" on:click=move |_| page.go(change)>
                    {items::without(page.language, &condition, count)}
                </button>
            </li>
        }
    })
}
