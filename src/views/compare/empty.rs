//! What is offered while there is nothing to compare.

use leptos::prelude::*;

use super::change;
use crate::compare::{Selection, suggestions, top_pairs};
use crate::components::departments_href;
use crate::duty_list::DepartmentId;
use crate::i18n::ui::{common, compare};
use crate::platform::dom;
use crate::route::View;
use crate::state::use_page;

/// How many pairs or departments are offered.
const OFFERED: usize = 6;

#[component]
pub fn NothingToCompare(selection: Memo<Selection>) -> impl IntoView {
    move || match selection.get().departments() {
        [] => view! { <Pairs /> }.into_any(),
        chosen => view! { <Suggestions chosen=chosen.to_vec() /> }.into_any(),
    }
}

/// The pairs that share most, each a link to its comparison.
#[component]
fn Pairs() -> impl IntoView {
    let page = use_page();
    let pairs = top_pairs(&page.list(), OFFERED).into_iter().map(|pair| {
        let [one, other] = pair.departments.map(|id| page.department(id));
        view! {
            <li>
                <a href=departments_href(page, View::Compare, &pair.departments)>
                    {compare::pair(page.language, &one, &other)}
                </a>
                <span class="count">{compare::shares(page.language, pair.shared.both())}</span>
            </li>
        }
    });
    view! {
        <div class="nothing-yet">
            <p class="lead">{page.t(compare::NOTHING_CHOSEN)}</p>
            <ul class="pairs" role="list">
                {pairs.collect_view()}
            </ul>
        </div>
    }
}

/// Who is worth adding to the chosen one.
#[component]
fn Suggestions(chosen: Vec<DepartmentId>) -> impl IntoView {
    let page = use_page();
    let list = page.list();
    let suggested = suggestions(&list, &chosen).into_iter().take(OFFERED);
    let suggested = suggested.map(|suggestion| {
        let id = suggestion.department;
        let department = list.department(id).id.clone();
        let add = move |_| {
            change(page, |selection| {
                selection.add(id);
            });
            dom::focus_soon(format!("[data-chosen='{department}']"));
        };
        view! {
            <li>
                <button type="button" class="chip" on:click=add>
                    {page.department(id)}
                    " "
                    <span class="count">
                        {common::count_items(page.language, suggestion.shared)}
                    </span>
                </button>
            </li>
        }
    });
    let suggested = suggested.collect_view();
    (!suggested.is_empty()).then(|| {
        view! {
            <section class="suggestions" aria-label=page.t(compare::SUGGESTED)>
                <h2>{page.t(compare::SUGGESTED)}</h2>
                <ul role="list">{suggested}</ul>
            </section>
        }
    })
}
