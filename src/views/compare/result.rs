//! The comparison: the filter, the figures, the table.

use std::sync::Arc;

use leptos::prelude::*;

use super::figures::Figures;
use super::filter::{GroupFilter, SortChoice};
use super::table::ComparisonTable;
use crate::compare::Comparison;
use crate::components::{TakeAlong, TakeAlongFile};
use crate::i18n::compare::{comparison_csv, comparison_csv_by_clause};
use crate::i18n::ui::compare;
use crate::state::{Page, use_page};

#[component]
pub fn ComparisonResult(comparison: Arc<Comparison>) -> impl IntoView {
    let page = use_page();
    // Nothing else of the route changes the rows.
    let shown = Memo::new(move |_| page.route.with(|route| route.comparison));
    let files = vec![
        by_item(page, comparison.clone()),
        by_clause(page, comparison.clone()),
    ];
    view! {
        <div class="compare-tools">
            <GroupFilter comparison=comparison.clone() shown />
            <SortChoice shown />
            <TakeAlong files />
        </div>
        <Figures comparison=comparison.clone() />
        <ComparisonTable comparison shown />
    }
}

fn by_item(page: Page, comparison: Arc<Comparison>) -> TakeAlongFile {
    let names = page.departments(&comparison.departments);
    TakeAlongFile::csv(
        page.t(compare::DOWNLOAD_BY_ITEM),
        compare::file_name(page.language, &names),
        move || {
            let view = page.route.with_untracked(|route| route.comparison);
            comparison_csv(&comparison, &page.list(), view, page.language)
        },
    )
}

fn by_clause(page: Page, comparison: Arc<Comparison>) -> TakeAlongFile {
    let names = page.departments(&comparison.departments);
    TakeAlongFile::csv(
        page.t(compare::DOWNLOAD_BY_CLAUSE),
        compare::clause_file_name(page.language, &names),
        move || {
            let view = page.route.with_untracked(|route| route.comparison);
            comparison_csv_by_clause(&comparison, &page.list(), view, page.language)
        },
    )
}
