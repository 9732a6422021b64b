//! A field of a suggestion. What is typed is saved at once.

use leptos::html;
use leptos::prelude::*;

use super::suggesting::Suggesting;
use crate::notes::{Suggestion, SuggestionField};
use crate::platform::text;

#[component]
pub fn TextField(
    id: &'static str,
    #[prop(into)] label: Signal<&'static str>,
    field: SuggestionField,
    /// The text that the field is for.
    of: fn(&mut Suggestion) -> &mut String,
    /// Set where the field has half of a character pair, which cannot be kept.
    is_inexact: RwSignal<bool>,
    #[prop(optional)] hint: &'static str,
) -> impl IntoView {
    let suggesting: Suggesting = expect_context();
    let input = NodeRef::<html::Textarea>::new();
    let text = Memo::new(move |_| of(&mut suggesting.suggestion()).clone());
    // Written only where it says something else, so that neither typing nor an
    // input method is disturbed.
    Effect::new(move || {
        let Some(input) = input.get() else { return };
        text.with(|text| {
            if input.value() != *text {
                input.set_value(text);
                is_inexact.set(false);
            }
        });
    });
    let typed = move |_| {
        if let Some(input) = input.get_untracked() {
            is_inexact.set(text::exact_value(&input).is_none());
            let value = input.value();
            suggesting.edit(field, |suggestion| *of(suggestion) = value);
        }
    };
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <textarea
                id=id
                rows="2"
                lang="zh-CN"
                spellcheck="false"
                placeholder=hint
                node_ref=input
                prop:readOnly=move || suggesting.is_read_only()
                on:input=typed
                on:blur=move |_| suggesting.seal()
            ></textarea>
        </div>
    }
}
