//! The comparison, item by item.
//!
//! A clause that several departments share is in the cell of the last of
//! them and is drawn across all of them. `compare.css` draws the rows as grids,
//! which takes their table roles away, hence the explicit ones.

use std::sync::Arc;

use leptos::prelude::*;

use super::cells::ItemRow;
use crate::compare::{ColumnTotal, Comparison, ComparisonView, Group, GroupCount, Totals};
use crate::i18n::compare::group_heading;
use crate::i18n::ui::{common, compare};
use crate::state::{Page, use_page};

#[component]
pub fn ComparisonTable(comparison: Arc<Comparison>, shown: Memo<ComparisonView>) -> impl IntoView {
    let page = use_page();
    let of = comparison.departments.len();
    let names = comparison.departments.iter().map(|id| page.department(*id));
    let heads = [page.t(common::ITEM).to_owned()]
        .into_iter()
        .chain(names)
        .chain([page.t(compare::TOWNSHIP_COLUMN).to_owned()]);
    let heads = heads
        .map(|name| view! { <th scope="col" role="columnheader">{name}</th> })
        .collect_view();
    let (counted, listed, count) = (comparison.clone(), comparison.clone(), comparison.clone());
    let totals = move || {
        let rows = counted.shown(&page.list(), shown.get());
        column_counts(page, &counted.totals(rows))
    };
    let sections = move || sections(page, &listed, shown.get());
    let status = move || {
        let rows = count.shown(&page.list(), shown.get()).len();
        compare::shown_of(page.language, rows, count.rows.len())
    };
    view! {
        <section class="item-by-item" aria-label=page.t(compare::ITEM_BY_ITEM)>
            <p class="caption legend">
                <span role="status">{status}</span>
                " "
                <span>{page.t(compare::LEGEND)}</span>
            </p>
            <table
                class=format!("comparison of-{of}")
                role="table"
                aria-label=page.t(compare::TABLE)
            >
                <thead role="rowgroup">
                    <tr role="row">{heads}</tr>
                    {totals}
                </thead>
                {sections}
            </table>
        </section>
    }
}

/// How many items and clauses each column has, under its head.
fn column_counts(page: Page, totals: &Totals) -> impl IntoView + use<> {
    let language = page.language;
    let columns = totals.departments.iter().map(|total: &ColumnTotal| {
        let clauses = total.clauses + total.joint;
        compare::column_counts(language, total.items.both(), clauses)
    });
    let cells = [common::count_items(language, totals.any.items.both())]
        .into_iter()
        .chain(columns)
        .chain([common::count_clauses(language, totals.township)]);
    let cells = cells.map(|text| view! { <td role="cell">{text}</td> });
    view! {
        <tr role="row" class="column-counts">
            {cells.collect_view()}
        </tr>
    }
}

fn sections(
    page: Page,
    comparison: &Arc<Comparison>,
    shown: ComparisonView,
) -> impl IntoView + use<> {
    let list = page.list();
    let sections = comparison.sections(&list, shown);
    if sections.is_empty() {
        let text = match shown.group {
            Some(Group::Only(_)) => compare::NONE_OF_ITS_OWN,
            _ => compare::NONE_SHARED,
        };
        let row = view! {
            <tbody role="rowgroup">
                <tr role="row">
                    <td role="cell" class="none">
                        {page.t(text)}
                    </td>
                </tr>
            </tbody>
        };
        return row.into_any();
    }
    let sections = sections.into_iter().map(|section| {
        let count = GroupCount {
            group: section.group,
            items: section.items,
        };
        let heading = group_heading(count, &list, page.language);
        let rows = section.rows.into_iter().cloned();
        let rows = rows.map(|row| view! { <ItemRow comparison=comparison.clone() row /> });
        view! {
            <tbody role="rowgroup">
                <tr role="row" class="group">
                    <th scope="rowgroup" role="rowheader">
                        {heading}
                    </th>
                </tr>
                {rows.collect_view()}
            </tbody>
        }
    });
    sections.collect_view().into_any()
}
