//! The comparison in a sentence and in three small tables, folded.

use std::sync::Arc;

use leptos::prelude::*;

use crate::compare::{Column, Columns, Comparison, Directory, Profiles, Reading, Tally};
use crate::components::{DataTable, TallyBar, items_href};
use crate::duty_list::DepartmentId;
use crate::i18n::compare::{column, reading, summary};
use crate::i18n::names;
use crate::i18n::ui::{common, compare};
use crate::search::FilterOption;
use crate::state::{Page, use_page};
use crate::views::departments::FigureRow;

#[component]
pub fn Figures(comparison: Arc<Comparison>) -> impl IntoView {
    let page = use_page();
    let sentence = summary(&comparison, &page.list(), page.language);
    view! {
        <details class="figures-fold">
            <summary>{page.t(compare::FIGURES_AND_DISTRIBUTION)}</summary>
            <p class="summary">{sentence}</p>
            <div class="three-tables">
                <KeyFigures comparison=comparison.clone() />
                <Sets comparison=comparison.clone() />
                <Distribution comparison />
            </div>
        </details>
    }
}

fn heading(text: &str) -> impl IntoView + use<> {
    view! { <th scope="col">{text.to_owned()}</th> }
}

#[component]
fn KeyFigures(comparison: Arc<Comparison>) -> impl IntoView {
    let page = use_page();
    let profiles = Profiles::new(&page.list());
    let directory = Directory::new(&profiles);
    let departments = comparison.departments.iter();
    let rows = departments
        .clone()
        .map(|id| view! { <FigureRow row=*directory.get(*id) /> })
        .collect_view();
    let headings = Column::FIGURES
        .iter()
        .map(|of| heading(page.t(column(*of))))
        .collect_view();
    // The table below counts both lists together, this one each for itself.
    let sums = departments.filter_map(|id| {
        let tally = profiles.get(*id).tally();
        let sum = compare::includes_reclaimed(page.language, tally.both(), tally.reclaimed);
        (tally.reclaimed > 0).then(|| {
            view! { <li>{common::labelled(page.language, &page.department(*id), &sum)}</li> }
        })
    });
    view! {
        <section>
            <h2>{page.t(compare::FIGURES)}</h2>
            <DataTable label=page.t(compare::FIGURES)>
                <thead>
                    <tr>{heading(page.t(common::DEPARTMENT))} {headings}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </DataTable>
            <ul class="caption sums" role="list">{sums.collect_view()}</ul>
        </section>
    }
}

/// How many items each set of the departments has in common, in all readings.
#[component]
fn Sets(comparison: Arc<Comparison>) -> impl IntoView {
    let page = use_page();
    let all = comparison.columns();
    let readings = Reading::ALL.map(|of| heading(page.t(reading(of))));
    let overlaps = comparison.overlaps().into_iter().filter(|overlap| {
        let columns = overlap.columns;
        overlap.at_least.both() > 0 || columns.len() == 1 || columns == all
    });
    let rows = overlaps.map(|overlap| {
        let numbers = Reading::ALL.map(|of| view! { <td>{overlap.tally(of).both()}</td> });
        let departments: Vec<DepartmentId> = comparison.departments_in(overlap.columns).collect();
        view! {
            <tr>
                <th scope="row">
                    <span class="dots" aria-hidden="true">
                        {dots(all, overlap.columns)}
                    </span>
                    {page.departments(&departments)}
                </th>
                {numbers}
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <section>
            <h2>{page.t(compare::SETS)}</h2>
            <DataTable label=page.t(compare::SETS) class="sets">
                <thead>
                    <tr>{heading(page.t(compare::SET))} {readings}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </DataTable>
            <p class="caption">{page.t(compare::SETS_EXPLAINED)}</p>
        </section>
    }
}

/// Which of the columns a set has, as dots: `●○●`.
fn dots(all: Columns, set: Columns) -> String {
    let dot = |column| if set.contains(column) { '●' } else { '○' };
    all.iter().map(dot).collect()
}

#[component]
fn Distribution(comparison: Arc<Comparison>) -> impl IntoView {
    let page = use_page();
    let list = page.list();
    let departments = &comparison.departments;
    let names_of = departments.iter().map(|id| heading(&page.department(*id)));
    let names_of = names_of.collect_view();
    let rows = comparison.distribution(&list);
    let rows = rows.into_iter().map(|row| {
        let name = list.category(row.category);
        let counts = departments.iter().zip(&row.departments);
        let counts = counts.map(|(id, tally)| {
            let options = [
                FilterOption::Category(row.category),
                FilterOption::Department(*id),
            ];
            count_cell(page, *tally, options)
        });
        view! {
            <tr data-category=name.to_owned()>
                <th scope="row">{names::category(name, page.language).to_owned()}</th>
                {counts.collect_view()}
                <td>{row.any.both()}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <section>
            <h2>{page.t(compare::DISTRIBUTION)}</h2>
            <DataTable label=page.t(compare::DISTRIBUTION) class="distribution">
                <thead>
                    <tr>
                        {heading(page.t(common::CATEGORY))} {names_of}
                        {heading(page.t(compare::ANY_OF_THEM))}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </DataTable>
        </section>
    }
}

/// A count with its bar; one that is not zero leads to its items.
fn count_cell(page: Page, tally: Tally, options: [FilterOption; 2]) -> impl IntoView {
    let count = tally.both();
    let number = match count {
        0 => view! { <span>"0"</span> }.into_any(),
        _ => view! { <a href=items_href(page, options)>{count}</a> }.into_any(),
    };
    view! {
        <td>
            {number} <TallyBar tally />
        </td>
    }
}
