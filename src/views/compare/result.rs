//! The comparison: the filter, the figures, the table.

use std::sync::Arc;

use leptos::prelude::*;

use super::figures::Figures;
use super::filter::{GroupFilter, SortChoice};
use super::table::ComparisonTable;
use crate::compare::{Comparison, ComparisonView};
use crate::components::{Form, TakeAlong, TakeAlongFile};
use crate::i18n::Phrase;
use crate::i18n::compare::{comparison_table, comparison_table_by_clause};
use crate::i18n::ui::compare;
use crate::report::Report;
use crate::state::{Page, use_page};

#[component]
pub fn ComparisonResult(comparison: Arc<Comparison>) -> impl IntoView {
    let page = use_page();
    // Nothing else of the route changes the rows.
    let shown = Memo::new(move |_| page.route.with(|route| route.comparison));
    let files = files(page, &comparison);
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

/// One row an item in all forms, and one row a clause for spreadsheets.
fn files(page: Page, comparison: &Arc<Comparison>) -> Vec<TakeAlongFile> {
    let language = page.language;
    let names = page.departments(&comparison.departments);
    let about = move |comparison: &Comparison, view: ComparisonView| {
        let shown = comparison.shown(&page.list(), view).len();
        let shown = compare::shown_of(language, shown, comparison.rows.len());
        page.about(page.departments(&comparison.departments), shown)
    };
    let view = move || page.route.with_untracked(|route| route.comparison);
    let by_item = {
        let comparison = comparison.clone();
        move || {
            let table = comparison_table(&comparison, &page.list(), view(), language);
            Report::of(table, about(&comparison, view()))
        }
    };
    let by_clause = {
        let comparison = comparison.clone();
        move || {
            let table = comparison_table_by_clause(&comparison, &page.list(), view(), language);
            Report::of(table, about(&comparison, view()))
        }
    };
    let forms = [Form::Workbook, Form::Csv];
    let name = compare::file_name(language, &names);
    let labels = [compare::WORKBOOK_BY_ITEM, compare::DOWNLOAD_BY_ITEM];
    let by_item_files = TakeAlongFile::forms(page, &forms, &name, by_item.clone());
    let text = TakeAlongFile::forms(page, &[Form::Text], &name, by_item);
    let name = compare::clause_file_name(language, &names);
    let clause_labels = [compare::WORKBOOK_BY_CLAUSE, compare::DOWNLOAD_BY_CLAUSE];
    let by_clause_files = TakeAlongFile::forms(page, &forms, &name, by_clause);
    let labelled = |files: Vec<TakeAlongFile>, labels: [Phrase; 2]| {
        let files = files.into_iter().zip(labels);
        files.map(|(file, label)| file.labelled(page.t(label)))
    };
    let mut items = labelled(by_item_files, labels);
    let mut clauses = labelled(by_clause_files, clause_labels);
    // Workbooks, the text, then CSV, as everywhere.
    [items.next(), clauses.next()]
        .into_iter()
        .flatten()
        .chain(text)
        .chain(items)
        .chain(clauses)
        .collect()
}
