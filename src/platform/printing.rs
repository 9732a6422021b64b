//! Printing.

use std::time::Duration;

use leptos::prelude::{RwSignal, Set, set_timeout, window, window_event_listener_untyped};

/// Whether the page is being printed, kept up to date.
pub fn is_printing() -> RwSignal<bool> {
    let printing = RwSignal::new(false);
    if super::IN_BROWSER {
        for (event, is) in [("beforeprint", true), ("afterprint", false)] {
            window_event_listener_untyped(event, move |_| printing.set(is));
        }
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
