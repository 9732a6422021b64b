//! 事项: search, filters, results, detail.

mod chips;
mod empty;
mod filters;
mod overview;
mod results;
mod row;
mod search_box;
mod take_along;

use leptos::prelude::*;

use chips::Chips;
use empty::NoResults;
use filters::FilterPanel;
use overview::Overview;
use results::ResultList;
use search_box::{AlsoSearched, SearchBox, SearchTips};
use take_along::TakeResultsAlong;

use super::detail::Detail;
use crate::i18n::join;
use crate::i18n::ui::{header, items};
use crate::platform::{IN_BROWSER, lifecycle};
use crate::state::{Page, use_page};

#[component]
pub fn Items() -> impl IntoView {
    let page = use_page();
    let finds_nothing = Memo::new(move |_| page.results.with(|results| results.hits.is_empty()));
    let covered = move || page.is_covered();
    let is_open = move || page.open.get().is_some();
    // What only accompanies the results does not hold up the paint that shows them.
    let (painted, set_painted) = signal(false);
    if IN_BROWSER {
        lifecycle::after_paint(move || {
            set_painted.try_set(true);
        });
    }
    let is_searching = Memo::new(move |_| page.query.with(|query| !query.is_empty()));
    view! {
        <main id="main" class="items" class:open=is_open class:searching=is_searching tabindex="-1">
            <div class="sidebar" prop:inert=covered>
                <h1 tabindex="-1">{page.t(items::TITLE)}</h1>
                <SearchBox />
                <a class="skip" href="#results">{page.t(header::SKIP_TO_RESULTS)}</a>
                <SearchTips />
                <FilterPanel />
            </div>
            <div class="results" id="results" tabindex="-1" prop:inert=covered>
                <div class="result-head">
                    <p class="result-count" role="status">
                        {move || shown_in_words(page)}
                    </p>
                    <AlsoSearched />
                    <PrintedConditions />
                    <Chips />
                    <TakeResultsAlong />
                </div>
                <ResultList />
                <Show when=move || finds_nothing.get()>
                    <NoResults />
                </Show>
            </div>
            {move || match page.open.get() {
                Some(id) => view! { <Detail id /> }.into_any(),
                // Its bars have widths, which the policy of the page forbids in HTML.
                None => painted.get().then(|| view! { <Overview /> }).into_any(),
            }}
        </main>
    }
}

/// On paper, where the search box and the filters are not: what was searched for
/// and filtered by.
#[component]
fn PrintedConditions() -> impl IntoView {
    let page = use_page();
    view! {
        <p class="printed-conditions print-only">
            <span lang="zh-CN">{move || page.quoted_query()}</span>
            " "
            <span>{move || join(page.language, page.filter_names())}</span>
        </p>
    }
}

/// How many items are shown, tracked: `共 15 项`, or that only near ones are.
fn shown_in_words(page: Page) -> String {
    let approximate = page.approximate.read();
    let nearest = approximate.found().map_or(0, |nearest| nearest.items.len());
    match nearest {
        0 => items::count(page.language, page.results.read().hits.len()),
        near => {
            let query = page.route.with(|route| route.query.trim().to_owned());
            items::approximate(page.language, &query, near)
        }
    }
}
