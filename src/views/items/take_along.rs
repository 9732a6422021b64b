//! The results as files, and their citation.

use leptos::prelude::*;

use super::shown_in_words;
use crate::components::{Form, Making, TakeAlong, TakeAlongFile, items_report};
use crate::i18n::ui::{common, items};
use crate::notes::Mark;
use crate::state::{Page, use_page};

#[component]
pub fn TakeResultsAlong() -> impl IntoView {
    let page = use_page();
    let report = move || -> Making {
        let is_searched = page.query.with_untracked(|query| !query.is_empty());
        let about = page.about(page.conditions(), untrack(|| shown_in_words(page)));
        let (list, language) = (page.list(), page.language);
        Box::pin(items_report(
            list,
            shown(page),
            is_searched,
            about,
            language,
        ))
    };
    let name = format!("{} {}", page.t(items::TITLE), page.list().date);
    let forms = [Form::Workbook, Form::Text, Form::Csv];
    let files = TakeAlongFile::forms_later(page, &forms, name.trim(), report);
    let citation = Callback::new(move |()| {
        let count = common::count_items(page.language, shown(page).len());
        page.citation_of_screen(&page.conditions(), &count)
    });
    view! { <TakeAlong files citation /> }
}

/// The items that are shown, by their positions, with their marks.
fn shown(page: Page) -> Vec<(usize, Mark)> {
    let marks = page.marks_untracked();
    let mark = |position: usize| marks.get(position).copied().unwrap_or_default();
    let list = page.list();
    let shown = page.shown.read_untracked();
    let positions = shown.iter().filter_map(|id| list.position(*id));
    positions
        .map(|position| (position, mark(position)))
        .collect()
}
