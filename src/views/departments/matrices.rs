//! Department × category, department × department, and the balance of clauses.

use std::sync::Arc;

use leptos::prelude::*;

use crate::compare::{Balance, CoOccurrence, Matrix, Order, Tally};
use crate::components::{
    DataTable, Form, MatrixCell, MatrixContent, MatrixRow, MatrixTable, TakeAlong, TakeAlongFile,
    departments_href, items_href,
};
use crate::duty_list::{CategoryId, DepartmentId, List};
use crate::i18n::compare::{balance_table, category_matrix_table, cell, shared_matrix_table};
use crate::i18n::ui::{common, departments};
use crate::i18n::{Phrase, names};
use crate::report::{Report, Table};
use crate::route::View;
use crate::search::FilterOption;
use crate::state::{Page, use_page};

#[component]
pub fn CategoryMatrix() -> impl IntoView {
    let page = use_page();
    let matrix = Arc::new(Matrix::new(&page.list()));
    let order = RwSignal::new(Order::default());
    let shown = Memo::new({
        let matrix = matrix.clone();
        move |_| category_content(page, &matrix, order.get())
    });
    let table = move || {
        let order = order.get_untracked();
        let (departments, categories) = (
            matrix.departments_in_order(order),
            matrix.categories_in_order(order),
        );
        category_matrix_table(
            &page.list(),
            &matrix,
            &departments,
            &categories,
            page.language,
        )
    };
    let files = files(page, departments::BY_CATEGORY_TABLE, table);
    view! {
        <section>
            <h2>{page.t(departments::BY_CATEGORY)}</h2>
            <p class="caption">{page.t(departments::BY_CATEGORY_EXPLAINED)}</p>
            <div class="tools">
                <OrderChoice order />
                <TakeAlong files />
            </div>
            <MatrixTable label=page.t(departments::BY_CATEGORY_TABLE) content=shown />
        </section>
    }
}

fn category_content(page: Page, matrix: &Matrix, order: Order) -> MatrixContent {
    let list = page.list();
    let categories = matrix.categories_in_order(order);
    let category = |id: &CategoryId| names::category(list.category(*id), page.language);
    let row = |id: DepartmentId| {
        let name = page.department(id);
        let cells = categories.iter().map(|of| MatrixCell::Count {
            count: matrix.cell(id, *of).both(),
            title: cell(&name, category(of), matrix.cell(id, *of), page.language),
            href: items_href(
                page,
                [FilterOption::Category(*of), FilterOption::Department(id)],
            ),
        });
        let all = matrix.department(id);
        MatrixRow {
            cells: cells.collect(),
            sum: Some(MatrixCell::Count {
                count: all.both(),
                title: cell(&name, page.t(common::TOTAL), all, page.language),
                href: items_href(page, [FilterOption::Department(id)]),
            }),
            href: departments_href(page, View::Departments, &[id]),
            name,
        }
    };
    MatrixContent {
        corner: page.t(common::DEPARTMENT).to_owned(),
        columns: categories
            .iter()
            .map(|id| category(id).to_owned())
            .collect(),
        sum: Some(page.t(common::TOTAL).to_owned()),
        rows: matrix
            .departments_in_order(order)
            .into_iter()
            .map(row)
            .collect(),
        largest: matrix.largest(),
    }
}

#[component]
pub fn PartnerMatrix() -> impl IntoView {
    let page = use_page();
    let counts = Arc::new(CoOccurrence::new(&page.list()));
    let order = RwSignal::new(Order::default());
    let shown = Memo::new({
        let counts = counts.clone();
        move |_| partner_content(page, &counts, order.get())
    });
    let table = move || {
        let departments = counts.departments_in_order(order.get_untracked());
        shared_matrix_table(&page.list(), &counts, &departments, page.language)
    };
    let files = files(page, departments::LISTED_TOGETHER_TABLE, table);
    view! {
        <section>
            <h2>{page.t(departments::LISTED_TOGETHER)}</h2>
            <p class="caption">{page.t(departments::LISTED_TOGETHER_EXPLAINED)}</p>
            <div class="tools">
                <OrderChoice order />
                <TakeAlong files />
            </div>
            <MatrixTable label=page.t(departments::LISTED_TOGETHER_TABLE) content=shown />
        </section>
    }
}

fn partner_content(page: Page, counts: &CoOccurrence, order: Order) -> MatrixContent {
    let departments = counts.departments_in_order(order);
    let named: Vec<(DepartmentId, String)> = departments
        .into_iter()
        .map(|id| (id, page.department(id)))
        .collect();
    let count = |one: &(DepartmentId, String), other: &(DepartmentId, String)| {
        let tally = counts.cell(one.0, other.0);
        match one.0 == other.0 {
            true => MatrixCell::Diagonal,
            false => MatrixCell::Count {
                count: tally.both(),
                title: cell(&one.1, &other.1, tally, page.language),
                href: departments_href(page, View::Compare, &[one.0, other.0]),
            },
        }
    };
    let row = |one: &(DepartmentId, String)| MatrixRow {
        name: one.1.clone(),
        href: departments_href(page, View::Departments, &[one.0]),
        cells: named.iter().map(|other| count(one, other)).collect(),
        sum: None,
    };
    MatrixContent {
        corner: page.t(common::DEPARTMENT).to_owned(),
        columns: named.iter().map(|(_, name)| name.clone()).collect(),
        sum: None,
        rows: named.iter().map(row).collect(),
        largest: counts.largest(),
    }
}

/// The order of a matrix: the document's, or by size.
#[component]
fn OrderChoice(order: RwSignal<Order>) -> impl IntoView {
    let page = use_page();
    let by_size = move |event| {
        order.set(match event_target_value(&event).as_str() {
            "size" => Order::Size,
            _ => Order::Document,
        });
    };
    view! {
        <label class="sort-choice">
            <span>{page.t(departments::SORT_BY)}</span>
            <select on:change=by_size>
                <option value="document">{page.t(departments::BY_DOCUMENT_ORDER)}</option>
                <option value="size">{page.t(departments::BY_SIZE)}</option>
            </select>
        </label>
    }
}

/// A table of figures for spreadsheets.
fn files(
    page: Page,
    name: Phrase,
    table: impl Fn() -> Table + Send + Sync + 'static,
) -> Vec<TakeAlongFile> {
    let report = move || Report::of(table(), page.about(String::new(), String::new()));
    TakeAlongFile::forms(page, &[Form::Workbook, Form::Csv], page.t(name), report)
}

/// How finely the county's and the township's duties are written down.
#[component]
pub fn BalanceSection() -> impl IntoView {
    let page = use_page();
    let list = page.list();
    let matrix = Arc::new(Matrix::new(&list));
    let of_files = matrix.clone();
    let table = move || balance_table(&page.list(), &of_files, page.language);
    let files = files(page, departments::BALANCE, table);
    let rows = matrix
        .categories()
        .map(|id| balance_row(page, id, matrix.category_items(id)))
        .collect_view();
    let all = Balance::of_items(&list.items);
    let explanation = departments::balance_explained(
        page.language,
        matrix.items().both(),
        all.county,
        all.township,
    );
    let headings = [
        common::CATEGORY,
        common::ITEMS,
        departments::COUNTY_CLAUSES,
        departments::TOWNSHIP_CLAUSES,
        common::CHART,
    ];
    let headings = headings.map(|heading| view! { <th scope="col">{page.t(heading)}</th> });
    view! {
        <section>
            <h2>{page.t(departments::BALANCE)}</h2>
            <p class="caption">{explanation}</p>
            <div class="tools">
                <TakeAlong files />
            </div>
            <DataTable label=page.t(departments::BALANCE) class="balance">
                <thead>
                    <tr>{headings}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </DataTable>
        </section>
    }
}

fn balance_row(page: Page, id: CategoryId, items: Tally) -> impl IntoView {
    let list = page.list();
    let name = list.category(id);
    let Balance { county, township } = Balance::of_category(&list, id);
    let href = items_href(
        page,
        [
            FilterOption::List(List::Supporting),
            FilterOption::List(List::Reclaimed),
            FilterOption::Category(id),
        ],
    );
    view! {
        <tr data-category=name.to_owned()>
            <th scope="row">{names::category(name, page.language).to_owned()}</th>
            <td>
                <a href=href>{items.both()}</a>
            </td>
            <td>{county}</td>
            <td>{township}</td>
            <td class="chart" aria-hidden="true">
                <span class="county" style:--n=county.to_string()></span>
                <span class="township" style:--n=township.to_string()></span>
            </td>
        </tr>
    }
}
