//! Single keys pressed outside of any field.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, KeyboardEvent};

/// Calls back with the key (`j`, `?`, `Escape`) of each press that is not part
/// of a shortcut of the browser or of the composition of an input method, and
/// whether it was typed into a field. The callback says whether it used the key.
pub fn on_key(callback: impl Fn(&str, bool) -> bool + 'static) {
    let listener = Closure::<dyn Fn(KeyboardEvent)>::new(move |event: KeyboardEvent| {
        if event.is_composing() || event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let in_field = target.is_some_and(|element| {
            let fields = "input:not([type=checkbox]), textarea, select, [contenteditable]";
            element.matches(fields).unwrap_or(false)
        });
        if callback(&event.key(), in_field) {
            event.prevent_default();
        }
    });
    super::page::listen(&document(), "keydown", listener);
}
