//! The figures of a department.

use leptos::prelude::*;

use crate::compare::{Column, DirectoryRow};
use crate::components::{departments_href, items_href};
use crate::duty_list::List;
use crate::route::View;
use crate::search::FilterOption;
use crate::state::{Page, use_page};

/// A row of figures, which begins with the department's name.
#[component]
pub fn FigureRow(row: DirectoryRow) -> impl IntoView {
    let page = use_page();
    let id = page.list().department(row.department).id.clone();
    let href = departments_href(page, View::Departments, &[row.department]);
    let figures = Column::FIGURES
        .iter()
        .map(|column| view! { <td>{figure(page, &row, *column)}</td> });
    view! {
        <tr data-dept=id>
            <th scope="row">
                <a href=href>{page.department(row.department)}</a>
            </th>
            {figures.collect_view()}
        </tr>
    }
}

/// A figure; a number of items leads to these items.
pub fn figure(page: Page, row: &DirectoryRow, column: Column) -> impl IntoView + use<> {
    let number = column.number(row).unwrap_or_default();
    let list = match column {
        Column::Supporting => Some(List::Supporting),
        Column::Reclaimed => Some(List::Reclaimed),
        _ => None,
    };
    match list.filter(|_| number > 0) {
        Some(list) => {
            let options = [
                FilterOption::List(list),
                FilterOption::Department(row.department),
            ];
            view! { <a href=items_href(page, options)>{number}</a> }.into_any()
        }
        None => number.into_any(),
    }
}
