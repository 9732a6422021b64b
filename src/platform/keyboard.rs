//! Single keys pressed outside of any field.

use leptos::ev;
use leptos::leptos_dom::helpers::WindowListenerHandle;
use leptos::prelude::window_event_listener;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Fields in which a key is text. A radio button or a checkbox takes no text.
const FIELDS: &str = "input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable]";

/// Calls back with the key (`j`, `?`, `Escape`) of each press that is not part
/// of a shortcut of the browser or of the composition of an input method, and
/// with whether it was typed into a field. The callback returns whether it used
/// the key.
pub fn on_key(callback: impl Fn(&str, bool) -> bool + 'static) -> WindowListenerHandle {
    window_event_listener(ev::keydown, move |event| {
        if event.is_composing()
            || event.ctrl_key()
            || event.alt_key()
            || event.meta_key()
            || event.default_prevented()
        {
            return;
        }
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let in_field = target.is_some_and(|element| element.matches(FIELDS).unwrap_or(false));
        if callback(&event.key(), in_field) {
            event.prevent_default();
        }
    })
}
