//! Undo and redo, each with what it would do.

use leptos::prelude::*;

use crate::i18n::Phrase;
use crate::i18n::ui::common;
use crate::notes::{Note, Snapshot, Step};
use crate::state::{Page, use_page};

#[component]
pub fn History() -> impl IntoView {
    view! {
        <div class="history">
            <StepButton name=common::UNDO step=|it| it.can_undo.clone() act=Page::undo />
            <StepButton name=common::REDO step=|it| it.can_redo.clone() act=Page::redo />
        </div>
    }
}

#[component]
fn StepButton(
    name: Phrase,
    step: fn(&Snapshot<Note>) -> Option<Step<Note>>,
    act: fn(Page),
) -> impl IntoView {
    let page = use_page();
    let step = Memo::new(move |_| page.notes.snapshot.with(step));
    let text = move || match step.get() {
        Some(step) => common::labelled(page.language, page.t(name), &page.step_name(&step)),
        None => page.t(name).to_owned(),
    };
    view! {
        <button
            type="button"
            class="quiet"
            prop:disabled=move || step.with(Option::is_none)
            on:click=move |_| act(page)
        >
            {text}
        </button>
    }
}
