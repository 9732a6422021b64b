//! What the reader has to know about how the address was read.

use leptos::prelude::*;

use crate::compare::Selection;
use crate::duty_list::DepartmentId;
use crate::i18n::compare::note;
use crate::platform::history;
use crate::route::Route;
use crate::state::{Page, use_page};

#[component]
pub fn Notes() -> impl IntoView {
    let page = use_page();
    let notes = move || {
        let (_, notes) = Selection::read(&listed(page));
        let text = |it| view! { <p class="notice">{note(it, &page.list(), page.language)}</p> };
        notes.iter().map(text).collect_view()
    };
    view! {
        <div class="notes" role="status">
            {notes}
        </div>
    }
}

/// The departments as the address lists them. The route has each once; what was
/// pasted may not, and counts as long as it is still the same choice.
fn listed(page: Page) -> Vec<DepartmentId> {
    let included = page
        .route
        .with(|route| route.filters.departments.included().to_vec());
    let typed = Route::listed_departments(&history::query_string(), &page.list());
    match once_each(&typed) == included {
        true => typed,
        false => included,
    }
}

fn once_each(listed: &[DepartmentId]) -> Vec<DepartmentId> {
    let mut once = Vec::new();
    for id in listed {
        if !once.contains(id) {
            once.push(*id);
        }
    }
    once
}
