//! A row of the comparison: an item and what each department does in it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::compare::{Comparison, Part, Row, Span, SpanKind};
use crate::components::{ItemNumber, SuperiorClauses};
use crate::duty_list::{DepartmentId, Item, List};
use crate::i18n::compare::township_note;
use crate::i18n::ui::{common, compare, items};
use crate::state::{Page, use_page};
use crate::views::detail::TownshipClauses;

#[component]
pub fn ItemRow(comparison: Arc<Comparison>, row: Row) -> impl IntoView {
    let page = use_page();
    let item = row.get(&page.list()).clone();
    let cells = comparison.departments.iter().enumerate();
    let cells = cells.map(|(column, id)| {
        let spans = row.spans.iter();
        let spans = spans.filter(|span| span.columns.iter().last() == Some(column));
        let spans = spans.map(|span| across(page, &comparison, &item, span));
        view! {
            <td role="cell">
                {part(page, &item, &row.parts[column], column, *id)} {spans.collect_view()}
            </td>
        }
    });
    let cells = cells.collect_view();
    let township = match township_note(row.township) {
        Some(note) => view! { <p class="caption">{page.t(note)}</p> }.into_any(),
        None => view! { <TownshipClauses item=item.clone() /> }.into_any(),
    };
    let (id, is_shared) = (item.id.to_string(), row.is_shared());
    view! {
        <tr role="row" class:shared=is_shared data-item=id>
            <th scope="row" role="rowheader">
                <ItemHead row item />
            </th>
            {cells}
            <td role="cell">
                <div class="township" data-label=page.t(compare::TOWNSHIP_COLUMN)>
                    {township}
                </div>
            </td>
        </tr>
    }
}

/// The item, and what the columns do not show of it.
#[component]
fn ItemHead(row: Row, item: Item) -> impl IntoView {
    let page = use_page();
    let language = page.language;
    let category = Some(page.category(&item)).filter(|name| !name.is_empty());
    let counts = (item.id.list == List::Supporting)
        .then(|| compare::clause_counts(language, item.superior.len(), item.township.len()));
    let also = (!row.outside.is_empty()).then(|| {
        let names = page.departments(&row.outside);
        format!("{}{names}", page.t(compare::ALSO_LISTED))
    });
    let others = item.other_departments.as_ref();
    let others = others.map(|others| items::and_others(language, others));
    let clauses_of = |label, clauses: &[usize]| {
        let count = common::count_clauses(language, clauses.len());
        (!clauses.is_empty()).then(|| format!("{}{count}", page.t(label)))
    };
    let facts = [
        category,
        counts,
        also,
        others,
        clauses_of(compare::ELSEWHERE, &row.elsewhere),
        clauses_of(compare::OTHER_ACTORS, &row.other),
    ];
    let facts = facts
        .into_iter()
        .flatten()
        .map(|fact| view! { <span>{fact}</span> });
    let id = item.id;
    view! {
        <a class="item-link" href=page.item_href(id)>
            <ItemNumber id />
            " "
            <span lang="zh-CN">{item.title.clone()}</span>
        </a>
        <p class="meta">{facts.collect_view()}</p>
    }
}

/// What is one department's alone.
fn part(
    page: Page,
    item: &Item,
    part: &Part,
    column: usize,
    id: DepartmentId,
) -> impl IntoView + use<> {
    let caption = |text| view! { <p class="caption">{text}</p> }.into_any();
    let (class, content) = match part {
        Part::Absent => ("absent", view! { <p>{compare::NOT_LISTED}</p> }.into_any()),
        Part::Listed => ("listed", caption(page.t(compare::NO_CLAUSE))),
        Part::Shared => ("in-common", caption(page.t(compare::ONLY_JOINT))),
        Part::Own(own) => {
            let clauses = view! { <SuperiorClauses item=item.clone() clauses=own.clone() /> };
            ("has-clauses", clauses.into_any())
        }
    };
    view! {
        <div class=format!("county-part {class} col-{column}") data-label=page.department(id)>
            {content}
        </div>
    }
}

/// What several departments share, once, across their columns.
fn across(page: Page, comparison: &Comparison, item: &Item, span: &Span) -> impl IntoView + use<> {
    let sharers: Vec<DepartmentId> = comparison.departments_in(span.columns).collect();
    let outside = (!span.outside.is_empty())
        .then(|| compare::with_outside(page.language, &page.departments(&span.outside)));
    let together = match span.kind {
        SpanKind::Named => compare::TOGETHER,
        SpanKind::Joint => compare::TOGETHER_UNASSIGNED,
    };
    let first = span.columns.iter().next().unwrap_or_default();
    let last = span.columns.iter().last().unwrap_or_default();
    let class = format!("across col-{first} span-{}", last + 1 - first);
    view! {
        <div class=class>
            <p class="who">{page.departments(&sharers)} {outside} {page.t(together)}</p>
            <SuperiorClauses item=item.clone() clauses=span.clauses.clone() />
        </div>
    }
}
