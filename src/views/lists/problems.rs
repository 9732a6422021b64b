//! What needs attention in a source, with its position and its text.

use leptos::prelude::*;

use crate::csv::Csv;
use crate::duty_list::reader::{Outcome, RowRef};
use crate::duty_list::{Problem, ProblemKind, Severity};
use crate::i18n::reader as wording;
use crate::i18n::ui::lists;
use crate::state::{Page, use_page};

#[component]
pub fn Problems(outcome: Memo<Outcome>) -> impl IntoView {
    let page = use_page();
    let needs_attention = Memo::new(move |_| {
        let outcome = outcome.read();
        let problems = outcome.reading.problems.iter();
        let problems = problems.filter(|problem| problem.severity > Severity::Note);
        problems.cloned().collect::<Vec<_>>()
    });
    let notes = Memo::new(move |_| {
        let outcome = outcome.read();
        let problems = outcome.reading.problems.iter();
        let problems = problems.filter(|problem| problem.severity == Severity::Note);
        problems.cloned().collect::<Vec<_>>()
    });
    let row = |problem: Problem| view! { <ProblemRow problem /> };
    view! {
        <Show
            when=move || !needs_attention.read().is_empty()
            fallback=move || view! { <p>{page.t(lists::NOTHING_TO_CHECK)}</p> }
        >
            <h3>{page.t(lists::PROBLEMS)}</h3>
            <ul class="problems" role="list" aria-label=page.t(lists::PROBLEMS)>
                {move || needs_attention.get().into_iter().map(row).collect_view()}
            </ul>
        </Show>
        <Show when=move || !notes.read().is_empty()>
            <details class="left-out">
                <summary>{lists::left_out(page.language, notes.read().len())}</summary>
                <ul class="problems">{move || notes.get().into_iter().map(row).collect_view()}</ul>
            </details>
        </Show>
    }
}

#[component]
fn ProblemRow(problem: Problem) -> impl IntoView {
    let page = use_page();
    let work = page.app.reading;
    let place = wording::problem_place(&problem, page.language);
    let what = wording::problem_without_text(&problem, page.language);
    // The words of an earlier reading may quote the text themselves.
    let text = Some(problem.text.clone()).filter(|text| !what.contains(text.as_str()));
    let drop_row = droppable(&problem).map(|row| {
        let drop_it = move |_| {
            work.overrides
                .update(|overrides| overrides.dropped_rows.push(row.clone()));
        };
        view! {
            <button type="button" class="quiet" on:click=drop_it>
                {page.t(lists::DROP_ROW)}
            </button>
        }
    });
    let alarm = problem.severity == Severity::NotRead;
    view! {
        <li data-problem=problem.kind.id() class:unread=alarm>
            <span class="place">{place}</span>
            " "
            {what}
            {text.map(|text| view! { <q lang="zh-CN">{text}</q> })}
            {drop_row}
        </li>
    }
}

/// The row that a reader may leave out to settle the problem.
fn droppable(problem: &Problem) -> Option<RowRef> {
    let fits = matches!(problem.kind, ProblemKind::RowUnread | ProblemKind::NoTitle);
    let (table, row) = (problem.location.table?, problem.location.row?);
    fits.then_some(RowRef { table, row })
}

/// All problems as a table, for the one who maintains the document.
pub fn report(page: Page, outcome: &Outcome) -> String {
    let mut table = Csv::new();
    table.row(lists::REPORT_COLUMNS.map(|name| page.t(name)));
    for problem in &outcome.reading.problems {
        table.row([
            wording::severity(problem.severity, page.language).to_owned(),
            wording::problem_place(problem, page.language),
            problem.item.map(|id| id.to_string()).unwrap_or_default(),
            wording::problem_what(problem, page.language),
            problem.text.clone(),
        ]);
    }
    table.finish()
}
