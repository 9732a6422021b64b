//! The field of a note. What is typed is saved at once.

use leptos::html;
use leptos::prelude::*;

use super::save_state::{SaveState, StepButtons};
use crate::duty_list::ItemId;
use crate::i18n::ui::{common, detail};
use crate::platform::text;
use crate::state::use_page;

#[component]
pub fn NoteField(id: ItemId) -> impl IntoView {
    let page = use_page();
    let notes = page.notes;
    let field = NodeRef::<html::Textarea>::new();
    let field_id = format!("note-{id}");
    // Whether the field has half of a character pair, which cannot be kept: the
    // note then has a sign for it, and the page says so.
    let is_inexact = RwSignal::new(false);
    let note = Memo::new(move |_| notes.note(id));
    let read_only = Memo::new(move |_| notes.is_read_only(id));
    // Written only where it says something else, so that neither typing nor an
    // input method is disturbed.
    Effect::new(move || {
        let Some(field) = field.get() else { return };
        note.with(|note| {
            if field.value() != *note {
                field.set_value(note);
                is_inexact.set(false);
            }
        });
    });
    let typed = move |_| {
        if let Some(field) = field.get_untracked() {
            is_inexact.set(text::exact_value(&field).is_none());
            notes.set_note(id, &field.value());
        }
    };
    let hint = common::labelled(
        page.language,
        page.t(detail::ADD_NOTE),
        page.t(detail::SAVED_AS_YOU_TYPE),
    );
    view! {
        <div class="note-head">
            <label for=field_id.clone()>{page.t(detail::NOTE)}</label>
            <SaveState id is_inexact />
            <StepButtons id />
        </div>
        <textarea
            id=field_id
            node_ref=field
            rows="1"
            spellcheck="false"
            placeholder=hint
            prop:readOnly=read_only
            on:input=typed
            on:blur=move |_| notes.seal()
        ></textarea>
        // On paper, the whole note and no empty field.
        <p class="note-text print-only">{note}</p>
    }
}
