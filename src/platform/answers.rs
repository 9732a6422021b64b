//! Answers to input that wait for the paint that shows the input.

use std::cell::RefCell;

use leptos::prelude::window;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::lifecycle;

thread_local! {
    static WAITING: RefCell<Vec<Box<dyn FnOnce()>>> = const { RefCell::new(Vec::new()) };
}

/// Calls back after the next paint, or before the next key or click, where that
/// comes earlier.
pub fn after_paint(answer: impl FnOnce() + 'static) {
    WAITING.with_borrow_mut(|waiting| waiting.push(Box::new(answer)));
    lifecycle::after_paint(give);
}

/// Each key and click finds what those before it have led to.
pub fn give_before_input() {
    let listener = Closure::<dyn Fn()>::new(give).into_js_value();
    for event in ["keydown", "pointerdown", "click"] {
        let listener = listener.unchecked_ref();
        // Before all listeners of the program.
        let _ = window().add_event_listener_with_callback_and_bool(event, listener, true);
    }
}

/// Gives the answers that wait, in their order.
fn give() {
    for answer in WAITING.take() {
        answer();
    }
}

/// Lets go the answers that wait: the reader has gone elsewhere.
pub fn forget() {
    WAITING.take();
}
