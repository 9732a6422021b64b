//! One program makes way for another on the same page. `boot.js` loads the
//! programs, and is the other side of these events.

use leptos::prelude::{document, window};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::{CustomEvent, CustomEventInit};

use super::{address_bar, page};

/// The program asks for the one that can do more. The detail is the key that
/// was pressed for it, or null.
const ASK: &str = "duty-atlas:more";
/// That one could not be loaded.
const FAILED: &str = "duty-atlas:more-failed";
/// A program is about to show itself. Whoever was there before ends, and
/// cancels the event to say so.
const TAKE_OVER: &str = "duty-atlas:take-over";

/// Asks for the program that can do more. It takes over as soon as it is there,
/// if the address or a key still calls for it, and is given the key then.
pub fn ask(key: Option<&str>) {
    let init = CustomEventInit::new();
    init.set_detail(&key.map_or(JsValue::NULL, JsValue::from_str));
    if let Ok(event) = CustomEvent::new_with_event_init_dict(ASK, &init) {
        let _ = window().dispatch_event(&event);
    }
}

/// Calls back when what was asked for could not be loaded.
pub fn on_failure(callback: impl Fn() + 'static) {
    page::listen(&window(), FAILED, Closure::<dyn Fn()>::new(callback));
}

/// Ends the program that is on the page. Returns whether there was one.
pub fn take_over() -> bool {
    let init = CustomEventInit::new();
    init.set_cancelable(true);
    let event = CustomEvent::new_with_event_init_dict(TAKE_OVER, &init);
    event.is_ok_and(|event| window().dispatch_event(&event) == Ok(false))
}

/// Lets another program take over, later.
pub fn make_way() {
    let end = Closure::<dyn Fn(CustomEvent)>::new(|event: CustomEvent| {
        event.prevent_default();
        page::end();
        address_bar::settle();
        // What it had put there.
        if let Some(root) = document().body().and_then(|body| body.last_element_child()) {
            root.remove();
        }
    });
    page::listen(&window(), TAKE_OVER, end);
}
