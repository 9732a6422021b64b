//! What kind of screen the page is on.

use leptos::prelude::{ReadSignal, Set, signal, window};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Whether a media query matches, kept up to date for as long as the page lives.
pub fn matches(query: &str) -> ReadSignal<bool> {
    let (matches, set_matches) = signal(false);
    if !super::IN_BROWSER {
        return matches;
    }
    if let Ok(Some(list)) = window().match_media(query) {
        set_matches.set(list.matches());
        let seen = list.clone();
        let listener = Closure::<dyn Fn()>::new(move || set_matches.set(seen.matches()));
        let function = listener.into_js_value();
        let _ = list.add_event_listener_with_callback("change", function.unchecked_ref());
    }
    matches
}
