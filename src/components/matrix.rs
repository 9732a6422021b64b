//! A matrix of counts: the more, the darker; each count is a link.

use leptos::prelude::*;

use super::ScrollFrame;

/// How many shades there are.
const SHADES: usize = 5;

/// What a matrix shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatrixContent {
    /// The head of the rows' names.
    pub corner: String,
    pub columns: Vec<String>,
    /// The head of the column of sums; none where there is none.
    pub sum: Option<String>,
    pub rows: Vec<MatrixRow>,
    /// The end of the scale of shades.
    pub largest: usize,
}

/// A row, and where its name leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatrixRow {
    pub name: String,
    pub href: String,
    pub cells: Vec<MatrixCell>,
    pub sum: Option<MatrixCell>,
}

/// A cell of a matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MatrixCell {
    /// A row and a column of the same name.
    Diagonal,
    /// A count, what it counts, and where that is shown. Nothing is written for
    /// none.
    Count {
        count: usize,
        title: String,
        href: String,
    },
}

/// The matrix, whole where the page has room for it.
#[component]
pub fn MatrixTable(
    /// The table's name.
    #[prop(into)]
    label: String,
    #[prop(into)] content: Signal<MatrixContent>,
) -> impl IntoView {
    let heads = move || {
        content.with(|content| {
            let column =
                |name: &String| view! { <th scope="col" class="vertical">{name.clone()}</th> };
            let columns = content.columns.iter().map(column).collect_view();
            let sum = content.sum.clone();
            view! {
                <tr>
                    <th scope="col">{content.corner.clone()}</th>
                    {columns}
                    {sum.map(|sum| view! { <th scope="col" class="vertical">{sum}</th> })}
                </tr>
            }
        })
    };
    let rows = move || {
        content.with(|content| {
            let row = |row: &MatrixRow| matrix_row(row, content.largest);
            content.rows.iter().map(row).collect_view()
        })
    };
    view! {
        <ScrollFrame label=label.clone()>
            <table class="matrix" aria-label=label>
                <thead>{heads}</thead>
                <tbody>{rows}</tbody>
            </table>
        </ScrollFrame>
    }
}

fn matrix_row(row: &MatrixRow, largest: usize) -> impl IntoView + use<> {
    let cells = row.cells.iter().map(|cell| match cell {
        MatrixCell::Diagonal => view! { <td class="diagonal"></td> }.into_any(),
        MatrixCell::Count { count: 0, .. } => view! { <td></td> }.into_any(),
        MatrixCell::Count { count, .. } => {
            let shade = (count * SHADES).div_ceil(largest.max(1));
            view! { <td class=format!("shade-{shade}")>{count_link(cell)}</td> }.into_any()
        }
    });
    let sum = row.sum.as_ref().map(|sum| {
        view! { <td class="sum">{count_link(sum)}</td> }
    });
    view! {
        <tr>
            <th scope="row">
                <a href=row.href.clone()>{row.name.clone()}</a>
            </th>
            {cells.collect_view()}
            {sum}
        </tr>
    }
}

fn count_link(cell: &MatrixCell) -> impl IntoView + use<> {
    match cell.clone() {
        MatrixCell::Diagonal => None,
        MatrixCell::Count { count, title, href } => {
            Some(view! { <a href=href title=title>{count}</a> })
        }
    }
}
