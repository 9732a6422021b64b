//! What is shown in place of results when there are none.

use leptos::prelude::*;

use crate::i18n::ui::items;
use crate::route::Route;
use crate::search::{FacetMode, FilterOption, QueryPart};
use crate::state::{Approximate, use_page};

/// Says that nothing fits, and what to loosen: each condition with the number
/// of items that there would be without it.
#[component]
pub fn NoResults() -> impl IntoView {
    let page = use_page();
    let query = move || page.route.with(|route| route.query.trim().to_owned());
    let state = Memo::new(move |_| page.approximate.get());
    move || match state.get() {
        Approximate::Loading => ().into_any(),
        // The nearest items are in the list.
        Approximate::Found(nearest) if !nearest.items.is_empty() => ().into_any(),
        Approximate::Found(nearest) => {
            view! { <NotMentioned query=query() parts=nearest.parts /> }.into_any()
        }
        Approximate::Off | Approximate::Failed => view! { <Conditions /> }.into_any(),
    }
}

/// Nothing is near either: offers the parts of the search that find something.
#[component]
fn NotMentioned(query: String, parts: Vec<QueryPart>) -> impl IntoView {
    let page = use_page();
    let has_filters = move || !page.filters.read().is_empty();
    let offers = parts.into_iter().map(|part| {
        let text = items::part(page.language, &part.text, part.count);
        let search = move |_| {
            let part = part.text.clone();
            page.go_after_paint(move |route| route.query = part);
        };
        view! {
            <li>
                <button type="button" class="quiet" on:click=search>
                    {text}
                </button>
            </li>
        }
    });
    view! {
        <div class="empty">
            <p>{items::not_mentioned(page.language, &query)}</p>
            <p>{page.t(items::NOT_LISTED_MEANS)}</p>
            <ul>{offers.collect_view()}</ul>
            <Show when=has_filters>
                <Conditions />
            </Show>
        </div>
    }
}

#[component]
fn Conditions() -> impl IntoView {
    let page = use_page();
    let without_query = move || {
        page.quoted_query().map(|condition| {
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
                <button type="button" class="quiet" on:click=move |_| page.go_after_paint(change)>
                    {items::without(page.language, &condition, count)}
                </button>
            </li>
        }
    })
}
