//! The address bar and the history behind it.
//!
//! An entry that was pushed remembers in its state the query string of the
//! entry before it, so that closing an item can go back to where it was opened
//! instead of leaving a step in the history that does nothing.

use leptos::prelude::{set_timeout, window};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

use std::cell::RefCell;
use std::time::Duration;

use crate::route::Step;

/// A browser takes only so many changes in a short time. The next try comes
/// after this time.
const RETRY: Duration = Duration::from_secs(2);

thread_local! {
    /// The query string that the browser has not taken yet.
    static OWED: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// The current query string, with its `?`, or empty.
pub fn query_string() -> String {
    window().location().search().unwrap_or_default()
}

/// The full address of the page with this query string.
pub fn absolute(query: &str) -> String {
    let location = window().location();
    let origin = location.origin().unwrap_or_default();
    let path = location.pathname().unwrap_or_default();
    match origin.as_str() {
        // A page from a disk has the origin "null".
        "null" => format!("file://{path}{query}"),
        _ => format!("{origin}{path}{query}"),
    }
}

/// Puts the query string into the address bar. `before` is what stood there.
pub fn write(query: &str, before: &str, step: Step) {
    let Ok(history) = window().history() else {
        return;
    };
    let path = window().location().pathname().unwrap_or_default();
    let url = format!("{path}{query}");
    let _ = match step {
        Step::Push => history.push_state_with_url(&JsValue::from_str(before), "", Some(&url)),
        Step::Replace => {
            let state = history.state().unwrap_or(JsValue::NULL);
            history.replace_state_with_url(&state, "", Some(&url))
        }
    };
    // Some browsers refuse with an error, others without a word.
    let refused = query_string() != query;
    let owed = OWED.replace(refused.then(|| query.to_owned()));
    if refused && owed.is_none() {
        set_timeout(pay, RETRY);
    }
}

/// Says that the address bar shows what it should, whatever was refused before.
pub fn settle() {
    OWED.take();
}

/// Tries again what was refused, unless the reader has moved on.
fn pay() {
    if let Some(query) = OWED.take() {
        write(&query, "", Step::Replace);
    }
}

/// Whether "back" leads to the entry with this query string.
pub fn came_from(query: &str) -> bool {
    let state = window().history().and_then(|history| history.state());
    state.is_ok_and(|state| state.as_string().as_deref() == Some(query))
}

/// Goes one entry back.
pub fn back() {
    if let Ok(history) = window().history() {
        let _ = history.back();
    }
}

/// Calls back with the query string whenever the reader moves in the history.
pub fn on_navigation(callback: impl Fn(String) + 'static) {
    let listener = Closure::<dyn Fn()>::new(move || callback(query_string()));
    super::page::listen(&window(), "popstate", listener);
}
