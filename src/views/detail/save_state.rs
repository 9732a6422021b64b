//! Whether a mark and a note are saved, why not, and what can be done.

use leptos::prelude::*;

use crate::duty_list::ItemId;
use crate::i18n::notes as wording;
use crate::i18n::ui::{common, detail, review};
use crate::notes::{self, Step};
use crate::platform::dom;
use crate::state::use_page;

#[component]
pub fn SaveState(id: ItemId, is_inexact: RwSignal<bool>) -> impl IntoView {
    let page = use_page();
    let records = page.notes;
    let state = Memo::new(move |_| records.save_state(&id));
    let is_unsaved = move || is_inexact.get() || state.get() != notes::SaveState::Saved;
    let is_written = Memo::new(move |_| {
        let payload = |snapshot: &notes::Snapshot<_>| snapshot.book.payload(&id).is_some();
        records.snapshot.with(payload)
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
        notes::SaveState::Saved if records.is_read_only(id) => page.t(detail::READ_ONLY).to_owned(),
        notes::SaveState::Saved => String::new(),
    };
    let restore = move |_| {
        records.restore_deleted();
        dom::focus_soon(format!("#note-{id}"));
    };
    let actions = move || match state.get() {
        notes::SaveState::Saved => ().into_any(),
        notes::SaveState::Unsaved(_) => view! {
            <button type="button" class="quiet" on:click=move |_| records.retry()>
                {page.t(common::TRY_AGAIN)}
            </button>
            <button type="button" class="quiet" on:click=move |_| page.export_notes()>
                {page.t(review::EXPORT_NOTES)}
            </button>
        }
        .into_any(),
        notes::SaveState::DeletedElsewhere => view! {
            <button type="button" class="quiet" on:click=restore>
                {page.t(common::RESTORE)}
            </button>
            <button type="button" class="quiet" on:click=move |_| page.export_notes()>
                {page.t(review::EXPORT_NOTES)}
            </button>
        }
        .into_any(),
    };
    view! {
        <span class="save-state" class:unsaved=is_unsaved role="status">
            {status}
        </span>
        <span class="why">{why}</span>
        {actions}
    }
}

/// Undoing and redoing, where the last step was one on this item.
#[component]
pub fn StepButtons(id: ItemId) -> impl IntoView {
    let page = use_page();
    let is_here = move |step: &Option<Step<notes::Note>>| match step {
        Some(Step::Edit(item, _) | Step::Resolve(item)) => *item == id,
        _ => false,
    };
    let snapshot = page.notes.snapshot;
    let can_undo = Memo::new(move |_| snapshot.with(|snapshot| is_here(&snapshot.can_undo)));
    let can_redo = Memo::new(move |_| snapshot.with(|snapshot| is_here(&snapshot.can_redo)));
    // The button may go with its step; the field stays.
    let back_to_field = move || dom::focus_soon(format!("#note-{id}"));
    let undo = move |_| {
        page.undo();
        back_to_field();
    };
    let redo = move |_| {
        page.redo();
        back_to_field();
    };
    view! {
        <span class="steps">
            <Show when=move || can_undo.get()>
                <button type="button" class="quiet" on:click=undo>
                    {page.t(common::UNDO)}
                </button>
            </Show>
            <Show when=move || can_redo.get()>
                <button type="button" class="quiet" on:click=redo>
                    {page.t(common::REDO)}
                </button>
            </Show>
        </span>
    }
}
