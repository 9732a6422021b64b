//! Printing.

use std::time::Duration;

use leptos::prelude::{RwSignal, Set, set_timeout, window};
use wasm_bindgen::closure::Closure;

/// Whether the page is being printed, kept up to date.
pub fn is_printing() -> RwSignal<bool> {
    let printing = RwSignal::new(false);
    for (event, is) in [("beforeprint", true), ("afterprint", false)] {
        let listener = Closure::<dyn Fn()>::new(move || printing.set(is));
        super::page::listen(&window(), event, listener);
    }
    printing
}

/// Opens the browser's print dialogue, once what is only printed is there.
pub fn print(printing: RwSignal<bool>) {
    printing.set(true);
    let print = || {
        let _ = window().print();
    };
    set_timeout(print, Duration::ZERO);
}
