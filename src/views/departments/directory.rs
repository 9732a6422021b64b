//! The directory: a row of figures for each department.

use std::sync::Arc;

use leptos::prelude::*;

use super::figures::FigureRow;
use crate::compare::{Column, Direction, Directory, DirectoryRow, DirectoryView, Profiles};
use crate::components::{DataTable, Form, SortHeading, TakeAlong, TakeAlongFile, departments_href};
use crate::i18n::compare::{column, directory_table};
use crate::i18n::ui::{common, departments};
use crate::platform::dom;
use crate::report::Report;
use crate::route::View;
use crate::state::use_page;

#[component]
pub fn DirectorySection() -> impl IntoView {
    let page = use_page();
    let directory = Arc::new(Directory::new(&Profiles::new(&page.list())));
    let shown = RwSignal::new(DirectoryView::default());
    let rows = Memo::new(move |_| shown.with(|view| directory.rows(&page.list(), view)));
    let count = move || match rows.with(Vec::len) {
        0 => page.t(departments::NONE_OF_THIS_NAME).to_owned(),
        count => common::count_departments(page.language, count),
    };
    let report = move || {
        let table = rows.with_untracked(|rows| directory_table(&page.list(), rows, page.language));
        let name = shown.with_untracked(|view| view.name.trim().to_owned());
        let name = (!name.is_empty()).then(|| common::quoted(&name));
        let count = common::count_departments(page.language, table.rows.len());
        Report::of(table, page.about(name.unwrap_or_default(), count))
    };
    let name = page.t(departments::DIRECTORY);
    let files = TakeAlongFile::forms(page, &[Form::Workbook, Form::Csv], name, report);
    let heading = move |of: Column| {
        let sorted =
            move || shown.with(|view| (view.column == of).then(|| aria_sort(view.direction)));
        let sort = Callback::new(move |()| shown.update(|view| view.sort_by(of)));
        view! {
            <SortHeading label=page.t(column(of)) sorted=Signal::derive(sorted) on_sort=sort />
        }
    };
    // As in the search box of the duties: Enter opens the first, the arrow goes
    // to the rows.
    let on_key = move |event: leptos::ev::KeyboardEvent| match event.key().as_str() {
        "Enter" if !event.is_composing() && shown.with_untracked(|view| !view.name.is_empty()) => {
            let first = rows.with_untracked(|rows| rows.first().map(|row| row.department));
            if let Some(first) = first {
                page.follow(&untrack(|| {
                    departments_href(page, View::Departments, &[first])
                }));
            }
        }
        "ArrowDown" => {
            event.prevent_default();
            dom::focus(".directory tbody a");
        }
        _ => {}
    };
    let headings = [Column::Name]
        .into_iter()
        .chain(Column::FIGURES.iter().copied());
    let headings = headings.map(heading).collect_view();
    view! {
        <section class="directory-section">
            <div class="tools">
                <label class="by-name">
                    <span>{page.t(departments::FILTER_BY_NAME)}</span>
                    <input
                        type="text"
                        autocomplete="off"
                        autocapitalize="none"
                        spellcheck="false"
                        on:keydown=on_key
                        on:input=move |event| {
                            shown.update(|view| view.name = event_target_value(&event));
                        }
                    />
                </label>
                <p class="result-count" role="status">
                    {count}
                </p>
                <TakeAlong files />
            </div>
            <DataTable label=page.t(departments::DIRECTORY) class="directory">
                <thead>
                    <tr>{headings}</tr>
                </thead>
                <tbody>
                    <For
                        each=move || rows.get()
                        key=|row: &DirectoryRow| row.department
                        let(row)
                    >
                        <FigureRow row />
                    </For>
                </tbody>
            </DataTable>
            <p class="caption">{page.t(departments::DIRECTORY_EXPLAINED)}</p>
        </section>
    }
}

fn aria_sort(direction: Direction) -> &'static str {
    match direction {
        Direction::Ascending => "ascending",
        Direction::Descending => "descending",
    }
}
