//! The bar over an item: its neighbours, the matches, the citation, closing.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::{Form, Making, NotMade, TakeAlong, TakeAlongFile, item_report};
use crate::duty_list::Item;
use crate::i18n::ui::{common, detail};
use crate::platform::{clipboard, dom};
use crate::state::use_page;

#[component]
pub fn DetailBar(item: Item) -> impl IntoView {
    let page = use_page();
    let is_searching = Memo::new(move |_| page.query.with(|query| !query.is_empty()));
    view! {
        <div class="detail-bar">
            <Neighbour by=-1 label=page.t(detail::PREVIOUS) arrow="‹" />
            <Neighbour by=1 label=page.t(detail::NEXT) arrow="›" />
            <Show when=move || is_searching.get()>
                <span class="matches">
                    <MatchStep by=-1 label=page.t(detail::PREVIOUS_MATCH) arrow="↑" />
                    <MatchStep by=1 label=page.t(detail::NEXT_MATCH) arrow="↓" />
                </span>
            </Show>
            <Cite item=item.clone() />
            <TakeItemAlong item />
            <button
                type="button"
                class="close"
                aria-label=page.t(common::CLOSE)
                on:click=move |_| page.close_item()
            >
                <span aria-hidden="true">"×"</span>
            </button>
        </div>
    }
}

/// A button to the item before or after this one in the results.
#[component]
fn Neighbour(by: isize, label: &'static str, arrow: &'static str) -> impl IntoView {
    let page = use_page();
    let there = move || {
        page.shown.track();
        page.neighbour(page.open.get(), by)
    };
    let step = move |_| {
        if let Some(id) = untrack(there) {
            page.open_item(id);
        }
    };
    view! {
        <button
            type="button"
            class="neighbour"
            aria-label=label
            title=label
            prop:disabled=move || there().is_none()
            on:click=step
        >
            <span aria-hidden="true">{arrow}</span>
        </button>
    }
}

/// A button to the match of the search before or after the current one.
#[component]
fn MatchStep(by: isize, label: &'static str, arrow: &'static str) -> impl IntoView {
    view! {
        <button
            type="button"
            class="neighbour"
            aria-label=label
            title=label
            on:click=move |_| dom::step_match(by)
        >
            <span aria-hidden="true">{arrow}</span>
        </button>
    }
}

/// Copies a citation, or shows it for copying by hand where the browser has no
/// clipboard for the page.
#[component]
fn Cite(item: Item) -> impl IntoView {
    let page = use_page();
    let copied = RwSignal::new(None);
    let citation = StoredValue::new(page.citation(&item));
    let copy = move |_| {
        let text = citation.get_value();
        spawn_local(async move {
            copied.try_set(Some(clipboard::copy(&text).await.is_ok()));
        });
    };
    let outcome = move || {
        copied.get().map(|done| match done {
            true => view! { <span>{page.t(common::COPIED)}</span> }.into_any(),
            false => view! {
                <span>
                    {page.t(common::COULD_NOT_COPY)} <q>{citation.get_value()}</q>
                </span>
            }
            .into_any(),
        })
    };
    view! {
        <button type="button" class="cite" on:click=copy>
            {page.t(detail::COPY_CITATION)}
        </button>
        <span class="copied" role="status">
            {outcome}
        </span>
    }
}

/// The item as files, its link and its citation.
#[component]
fn TakeItemAlong(item: Item) -> impl IntoView {
    let page = use_page();
    let id = item.id;
    let citation = page.citation(&item);
    let cited = citation.clone();
    let report = move || -> Making {
        let list = page.list();
        let own = page.notes.book_now();
        let own = (own.mark(id), own.note(id).to_owned());
        let about = page.about(String::new(), String::new());
        let (citation, language) = (cited.clone(), page.language);
        match list.position(id) {
            Some(at) => Box::pin(item_report(list, at, own, citation, about, language)),
            None => Box::pin(async { Err(NotMade::Failed) }),
        }
    };
    let forms = [Form::Workbook, Form::Text, Form::Csv];
    let files = TakeAlongFile::forms_later(page, &forms, &page.item_name(id), report);
    let citation = Callback::new(move |()| citation.clone());
    view! { <TakeAlong files citation /> }
}
