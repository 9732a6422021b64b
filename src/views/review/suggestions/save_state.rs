//! Whether the suggestion in the form is saved, and the way back.

use leptos::prelude::*;

use super::suggesting::Suggesting;
use crate::i18n::Phrase;
use crate::i18n::notes as wording;
use crate::i18n::ui::{common, detail, suggestions};
use crate::notes::{self, Snapshot, Step, Suggestion};
use crate::platform::dom;
use crate::state::use_page;

#[component]
pub fn SaveState(is_inexact: RwSignal<bool>) -> impl IntoView {
    let page = use_page();
    let suggesting: Suggesting = expect_context();
    let records = suggesting.records;
    let state = Memo::new(move |_| suggesting.current.with(|id| records.save_state(id)));
    let is_unsaved = move || is_inexact.get() || state.get() != notes::SaveState::Saved;
    let is_written = Memo::new(move |_| {
        records
            .snapshot
            .with(|it| suggesting.current.with(|id| it.book.payload(id).is_some()))
    });
    let status = move || match (is_unsaved(), is_written.get()) {
        (true, _) => page.t(common::NOT_SAVED),
        (false, true) => page.t(common::SAVED),
        (false, false) => "",
    };
    let why = move || match state.get() {
        notes::SaveState::Unsaved(reason) => wording::unsaved_reason(&reason, page.language),
        notes::SaveState::DeletedElsewhere => page.t(detail::DELETED_ELSEWHERE).to_owned(),
        notes::SaveState::Saved if is_inexact.get() => {
            page.t(detail::CANNOT_KEEP_CHARACTER).to_owned()
        }
        notes::SaveState::Saved if suggesting.is_read_only() => {
            page.t(detail::READ_ONLY).to_owned()
        }
        notes::SaveState::Saved => String::new(),
    };
    view! {
        <span class="save-state" class:unsaved=is_unsaved role="status">
            {status}
        </span>
        <span class="why">{why}</span>
    }
}

/// Undoing and redoing, each with what it would do, while there is something.
#[component]
pub fn StepButtons() -> impl IntoView {
    view! {
        <span class="steps">
            <StepButton name=common::UNDO step=|it| it.can_undo.clone() act=Suggesting::undo />
            <StepButton name=common::REDO step=|it| it.can_redo.clone() act=Suggesting::redo />
        </span>
    }
}

#[component]
fn StepButton(
    name: Phrase,
    step: fn(&Snapshot<Suggestion>) -> Option<Step<Suggestion>>,
    act: fn(Suggesting),
) -> impl IntoView {
    let page = use_page();
    let suggesting: Suggesting = expect_context();
    let step = Memo::new(move |_| suggesting.records.snapshot.with(step));
    let text = move || {
        let step = step.get()?;
        let step = suggestions::step(page.language, &step);
        Some(common::labelled(page.language, page.t(name), &step))
    };
    let act = move |_| {
        act(suggesting);
        // The button may go with its step.
        dom::focus_if_lost("#suggestion-kind");
    };
    view! {
        <Show when=move || step.with(Option::is_some)>
            <button type="button" class="quiet" on:click=act>
                {text}
            </button>
        </Show>
    }
}
