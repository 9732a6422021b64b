//! 对比: two to four departments side by side.

mod cells;
mod chosen;
mod empty;
mod figures;
mod filter;
mod notes;
mod picker;
mod result;
mod table;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::wasm_split::wasm_split;

use crate::compare::{Comparison, Selection};
use crate::components::ChunkFailed;
use crate::components::lazy::{Chunk, Lazy};
use crate::duty_list::DepartmentId;
use crate::i18n::ui::compare;
use crate::route::Route;
use crate::state::{Page, use_page};
use empty::NothingToCompare;
use notes::Notes;
use picker::Picker;
use result::ComparisonResult;

#[component]
pub fn Compare() -> impl IntoView {
    view! { <Lazy load=content failed=|again| view! { <ChunkFailed again /> } /> }
}

#[wasm_split(analysis, wasm_split_path = ::leptos::wasm_split, fallible)]
fn content() -> Chunk {
    Ok(view! { <Content /> }.into_any())
}

#[component]
fn Content() -> impl IntoView {
    let page = use_page();
    let selection = Memo::new(move |_| page.route.with(selection_of));
    // Made again only when other departments are compared: the filter and the
    // order of the rows leave it as it is.
    let comparison = Memo::new(move |_| {
        selection.with(|selection| {
            let comparison = Comparison::new(&page.list(), selection.departments())?;
            Some(Arc::new(comparison))
        })
    });
    view! {
        <main id="main" class="compare" tabindex="-1">
            <h1 tabindex="-1">{page.t(compare::TITLE)}</h1>
            <Picker selection />
            <Notes />
            {move || match comparison.get() {
                Some(comparison) => view! { <ComparisonResult comparison /> }.into_any(),
                None => view! { <NothingToCompare selection /> }.into_any(),
            }}
        </main>
    }
}

fn selection_of(route: &Route) -> Selection {
    Selection::read(route.filters.departments.included()).0
}

/// Compares other departments, or the same ones in another order. The filter of
/// the rows stays if it still means something.
fn compare_these(page: Page, departments: &[DepartmentId]) {
    page.go(|route| {
        let there = route.of_departments(route.view, departments);
        route.filters.departments = there.filters.departments;
        if let Some(crate::compare::Group::Only(id)) = route.comparison.group
            && !departments.contains(&id)
        {
            route.comparison.group = None;
        }
    });
}

/// Changes the choice of departments.
fn change(page: Page, change: impl FnOnce(&mut Selection)) {
    let mut selection = page.route.with_untracked(selection_of);
    change(&mut selection);
    compare_these(page, selection.departments());
}
