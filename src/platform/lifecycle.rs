//! The page's coming and going, and what the browser keeps of it.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{BeforeUnloadEvent, PageTransitionEvent, VisibilityState};

use super::page::listen;

/// Calls back when the page may be about to go: when it is hidden, frozen or
/// left, or makes way for a new version. On a phone there may be no later sign.
pub fn on_leaving(callback: impl Fn() + Clone + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let hidden = callback.clone();
    let making_way = Closure::<dyn Fn()>::new(callback.clone());
    listen(&window, super::offline::FLUSH, making_way);
    let leaving = Closure::<dyn Fn()>::new(callback);
    listen(&window, "pagehide", leaving);
    if let Some(document) = window.document() {
        let observed = document.clone();
        let hidden = Closure::<dyn Fn()>::new(move || {
            if observed.visibility_state() == VisibilityState::Hidden {
                hidden();
            }
        });
        listen(&document, "visibilitychange", hidden);
    }
}

/// Calls back when the page comes from the back/forward cache, where it heard
/// of nothing that other tabs did.
pub fn on_return(callback: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let listener =
        Closure::<dyn Fn(PageTransitionEvent)>::new(move |event: PageTransitionEvent| {
            if event.persisted() {
                callback();
            }
        });
    listen(&window, "pageshow", listener);
}

/// Asks the reader before the page is left.
pub struct LeaveWarning {
    listener: Closure<dyn Fn(BeforeUnloadEvent)>,
    active: bool,
}

impl Default for LeaveWarning {
    fn default() -> LeaveWarning {
        let listener = |event: BeforeUnloadEvent| {
            event.prevent_default();
            // Older browsers ask only if there is a value.
            event.set_return_value("-");
        };
        LeaveWarning {
            listener: Closure::new(listener),
            active: false,
        }
    }
}

impl LeaveWarning {
    /// Switches the question on or off. While it is off nothing is registered,
    /// for a page that listens may be kept out of the back/forward cache.
    pub fn set(&mut self, active: bool) {
        if active == self.active {
            return;
        }
        self.active = active;
        let Some(window) = web_sys::window() else {
            return;
        };
        let listener = self.listener.as_ref().unchecked_ref();
        let _ = match active {
            true => window.add_event_listener_with_callback("beforeunload", listener),
            false => window.remove_event_listener_with_callback("beforeunload", listener),
        };
    }
}

/// Asks the browser not to throw this origin's data away when space is short.
/// It may refuse, or not know the question; notes are saved all the same.
pub fn ask_to_persist() {
    let Some(window) = web_sys::window() else {
        return;
    };
    // Without a secure connection there is no storage manager at all.
    let manager = window.navigator().storage();
    if JsValue::from(&manager).is_undefined() {
        return;
    }
    if let Ok(answer) = manager.persist() {
        spawn_local(async move {
            let _ = JsFuture::from(answer).await;
        });
    }
}

/// Calls back once, after so many milliseconds.
pub fn after(milliseconds: i32, callback: impl FnOnce() + 'static) {
    if let Some(window) = web_sys::window() {
        let callback = Closure::once_into_js(callback);
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(
            callback.unchecked_ref(),
            milliseconds,
        );
    }
}

/// Calls back once, after the next frame has been painted.
pub fn after_paint(callback: impl FnOnce() + 'static) {
    super::page::next_frame(move || after(0, callback));
}

/// Now: ISO 8601, UTC.
pub fn now() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}

/// A random name of 64 bits, in hexadecimal digits.
pub fn random_name() -> String {
    let mut bytes = [0_u8; 8];
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    let filled = crypto.map(|crypto| crypto.get_random_values_with_u8_array(&mut bytes));
    if !matches!(filled, Some(Ok(_))) {
        bytes.fill_with(|| (js_sys::Math::random() * 256.0) as u8);
    }
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
