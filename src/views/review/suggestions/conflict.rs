//! The other texts of the suggestion in the form, until the reader has chosen.

use leptos::prelude::*;

use super::suggesting::{FIRST_FIELD, Suggesting};
use crate::i18n::notes as wording;
use crate::i18n::ui::{detail, suggestions};
use crate::notes::{Resolution, Sibling, Suggestion};
use crate::platform::{dom, lifecycle};
use crate::state::use_page;

#[component]
pub fn OtherTexts() -> impl IntoView {
    let page = use_page();
    let suggesting: Suggesting = expect_context();
    let others = Memo::new(move |_| {
        suggesting.records.snapshot.with(|snapshot| {
            let others = suggesting.current.with(|id| snapshot.book.others(id));
            others.into_iter().cloned().collect::<Vec<_>>()
        })
    });
    let keep_own = move |_| {
        let snapshot = suggesting.records.snapshot.get_untracked();
        let id = suggesting.current.get_untracked();
        if let Some(own) = snapshot.book.shown(&id) {
            decide(suggesting, &Resolution::Keep(own.dot.clone()));
        }
    };
    let versions = move || {
        let others = others.get().into_iter();
        others.map(|text| version(suggesting, text)).collect_view()
    };
    view! {
        <Show when=move || others.with(|others| !others.is_empty())>
            <div class="conflict">
                <p class="caption">{page.t(suggestions::TWO_TEXTS)}</p>
                <div class="versions">{versions}</div>
                <p class="actions">
                    <button type="button" on:click=keep_own>
                        {page.t(detail::USE_TEXT_HERE)}
                    </button>
                    <button
                        type="button"
                        on:click=move |_| decide(suggesting, &Resolution::Both)
                    >
                        {page.t(detail::KEEP_BOTH)}
                    </button>
                </p>
            </div>
        </Show>
    }
}

fn version(suggesting: Suggesting, text: Sibling<Suggestion>) -> impl IntoView {
    let page = suggesting.page;
    let keep = Resolution::Keep(text.dot);
    let suggestion = text.payload;
    let texts = [suggestion.proposal, suggestion.reason, suggestion.basis];
    let texts = texts.into_iter().filter(|text| !text.is_empty());
    let texts = texts.map(|text| view! { <p class="note-text">{text}</p> });
    view! {
        <div class="version">
            <p class="version-head">
                <b>{page.t(suggestions::OTHER_TEXT)}</b>
                <span>{page.t(wording::suggestion_kind(suggestion.kind))}</span>
                <span class="time">{lifecycle::local_time(&suggestion.updated)}</span>
            </p>
            {texts.collect_view()}
            <button type="button" on:click=move |_| decide(suggesting, &keep)>
                {page.t(detail::USE_OTHER_TEXT)}
            </button>
        </div>
    }
}

fn decide(suggesting: Suggesting, how: &Resolution) {
    let id = suggesting.current.get_untracked();
    suggesting
        .records
        .act(|store, now| store.resolve(&id, how, now));
    // The buttons go with the conflict.
    dom::focus_soon(format!("#{FIRST_FIELD}"));
}
