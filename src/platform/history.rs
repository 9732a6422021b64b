//! The address bar and the history behind it.
//!
//! An entry that was pushed remembers in its state the query string of the
//! entry before it, so that closing an item can go back to where it was opened
//! instead of leaving a step in the history that does nothing.

use std::cell::RefCell;
use std::time::Duration;

use leptos::leptos_dom::helpers::WindowListenerHandle;
use leptos::prelude::{set_timeout, window, window_event_listener_untyped};
use wasm_bindgen::JsValue;

use super::IN_BROWSER;
use crate::route::HistoryStep;

/// A browser takes only so many changes in a short time. The next try comes
/// after this time.
const RETRY: Duration = Duration::from_secs(2);

thread_local! {
    /// The query string that the browser has not taken yet.
    static OWED: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// The current query string, with its `?`, or empty.
pub fn query_string() -> String {
    if !IN_BROWSER {
        return String::new();
    }
    window().location().search().unwrap_or_default()
}

/// The query string that the program has asked for last: the current one, or one
/// that the browser has not taken yet.
pub fn asked() -> String {
    OWED.with_borrow(Clone::clone).unwrap_or_else(query_string)
}

/// The full address of the page with this query string.
pub fn absolute(query: &str) -> String {
    if !IN_BROWSER {
        return query.to_owned();
    }
    let location = window().location();
    let origin = location.origin().unwrap_or_default();
    let path = location.pathname().unwrap_or_default();
    match origin.as_str() {
        // A page from a disk has the origin "null".
        "null" => format!("file://{path}{query}"),
        _ => format!("{origin}{path}{query}"),
    }
}

/// Writes the query string into the address bar. `before` is the one that was
/// there.
pub fn write(query: &str, before: &str, step: HistoryStep) {
    let Ok(history) = window().history() else {
        return;
    };
    let path = window().location().pathname().unwrap_or_default();
    let url = format!("{path}{query}");
    let _ = match step {
        HistoryStep::Push => {
            history.push_state_with_url(&JsValue::from_str(before), "", Some(&url))
        }
        HistoryStep::Replace => {
            let state = history.state().unwrap_or(JsValue::NULL);
            history.replace_state_with_url(&state, "", Some(&url))
        }
    };
    // Some browsers refuse with an error, others silently.
    let refused = query_string() != query;
    let owed = OWED.replace(refused.then(|| query.to_owned()));
    if refused && owed.is_none() {
        set_timeout(pay, RETRY);
    }
}

/// Forgets what was refused, because the address bar shows what it should.
pub fn settle() {
    OWED.take();
}

/// Tries again what was refused, unless the reader has moved on.
fn pay() {
    if let Some(query) = OWED.take() {
        write(&query, "", HistoryStep::Replace);
    }
}

/// The query string of the entry to which "back" leads, where it is one of this
/// page's.
pub fn came_from() -> Option<String> {
    let history = window().history().ok()?;
    history.state().ok()?.as_string()
}

/// Goes one entry back.
pub fn back() {
    if let Ok(history) = window().history() {
        let _ = history.back();
    }
}

/// Calls back with the query string whenever the reader moves in the history.
pub fn on_navigation(callback: impl Fn(String) + 'static) -> WindowListenerHandle {
    window_event_listener_untyped("popstate", move |_| callback(query_string()))
}
