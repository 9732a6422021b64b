//! Links to items and departments, without the search of the present route.

use leptos::prelude::*;

use crate::duty_list::DepartmentId;
use crate::route::View;
use crate::search::{FacetMode, FilterOption};
use crate::state::Page;

/// The link to the items that have these options, and nothing else in their way.
pub fn items_href(page: Page, options: impl IntoIterator<Item = FilterOption>) -> String {
    let mut route = page.route.with_untracked(|route| route.fresh(View::Items));
    for option in options {
        route.filters.set(option, Some(FacetMode::Include));
    }
    page.href(&route)
}

/// The link to the page of a department, to the comparison of several, or with
/// none to the view itself.
pub fn departments_href(page: Page, view: View, departments: &[DepartmentId]) -> String {
    let route = page
        .route
        .with_untracked(|route| route.of_departments(view, departments));
    page.href(&route)
}
