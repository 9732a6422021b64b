//! What kind of screen the page is on.

use leptos::prelude::{RwSignal, Set, window};
use wasm_bindgen::closure::Closure;

/// Whether a media query matches, kept up to date.
pub fn matches(query: &'static str) -> RwSignal<bool> {
    let list = window().match_media(query).ok().flatten();
    let signal = RwSignal::new(list.as_ref().is_some_and(web_sys::MediaQueryList::matches));
    if let Some(list) = list {
        let target = list.clone();
        let listener = Closure::<dyn Fn()>::new(move || signal.set(list.matches()));
        super::page::listen(&target, "change", listener);
    }
    signal
}
