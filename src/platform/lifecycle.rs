//! The page's coming and going, the clock, and chance.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use leptos::ev;
use leptos::prelude::{
    document, request_animation_frame, set_timeout, window, window_event_listener,
    window_event_listener_untyped,
};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::VisibilityState;

/// Dispatched on the window before the page reloads itself: everything that is
/// not saved is written then, without waiting.
pub const FLUSH: &str = "duty-atlas:flush";

/// Calls back when the page may be about to go: when it is hidden, frozen or
/// left, or makes way for a new version. On a phone there may be no later sign.
pub fn on_leaving(callback: impl Fn() + Clone + 'static) {
    for event in [FLUSH, "pagehide"] {
        let callback = callback.clone();
        window_event_listener_untyped(event, move |_| callback());
    }
    window_event_listener_untyped("visibilitychange", move |_| {
        if document().visibility_state() == VisibilityState::Hidden {
            callback();
        }
    });
}

/// How long what other tabs wrote last may take to reach the storage of a page
/// that has just come back.
const ARRIVAL: Duration = Duration::from_secs(1);

/// Calls back when the page comes from the back/forward cache or was frozen:
/// there it heard nothing of what other tabs did. A second later it calls back
/// again: each process has a copy of the storage, which lags behind.
pub fn on_return(callback: impl Fn() + Clone + 'static) {
    let callback = move || {
        callback();
        set_timeout(callback.clone(), ARRIVAL);
    };
    let resumed = Closure::<dyn Fn()>::new(callback.clone()).into_js_value();
    let _ = document().add_event_listener_with_callback("resume", resumed.unchecked_ref());
    window_event_listener(ev::pageshow, move |event| {
        if event.persisted() {
            callback();
        }
    });
}

/// Asks the reader before the page is left, while it is switched on.
#[derive(Clone, Default)]
pub struct LeaveWarning {
    active: Rc<Cell<bool>>,
    handle: Rc<Cell<Option<leptos::leptos_dom::helpers::WindowListenerHandle>>>,
}

impl LeaveWarning {
    /// Switches the question on or off. While it is off nothing is registered:
    /// a page that listens may be kept out of the back/forward cache.
    pub fn set(&self, active: bool) {
        if self.active.replace(active) == active {
            return;
        }
        if let Some(handle) = self.handle.take() {
            handle.remove();
        }
        if active {
            let handle = window_event_listener(ev::beforeunload, |event| {
                event.prevent_default();
                // Older browsers ask only if there is a value.
                event.set_return_value("-");
            });
            self.handle.set(Some(handle));
        }
    }
}

/// Asks the browser not to throw this origin's data away when space is short.
/// It may refuse, or not know the question; notes are saved all the same.
pub fn ask_to_persist() {
    // Without a secure connection there is no storage manager at all.
    let manager = window().navigator().storage();
    if JsValue::from(&manager).is_undefined() {
        return;
    }
    if let Ok(answer) = manager.persist() {
        spawn_local(async move {
            let _ = JsFuture::from(answer).await;
        });
    }
}

/// Calls back once, after the next frame has been painted.
pub fn after_paint(callback: impl FnOnce() + 'static) {
    request_animation_frame(move || set_timeout(callback, Duration::ZERO));
}

/// Lets the page draw and answer before what follows.
pub async fn pause(time: Duration) {
    let promise = js_sys::Promise::new(&mut |done, _| {
        set_timeout(move || drop(done.call0(&JsValue::NULL)), time);
    });
    let _ = JsFuture::from(promise).await;
}

/// Milliseconds since some moment, for measuring how long something takes.
pub fn milliseconds() -> f64 {
    js_sys::Date::now()
}

/// Now: ISO 8601, UTC.
pub fn now() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}

/// Today's date where the reader is, `2025-07-31`.
pub fn today() -> String {
    if !super::IN_BROWSER {
        return String::new();
    }
    local(&js_sys::Date::new_0())[..10].to_owned()
}

/// A time in ISO 8601 as the reader's clock shows it, `2025-07-31 14:05`;
/// unchanged where it cannot be read.
pub fn local_time(time: &str) -> String {
    let date = js_sys::Date::new(&time.into());
    if date.get_time().is_nan() {
        return time.to_owned();
    }
    local(&date)
}

fn local(date: &js_sys::Date) -> String {
    format!(
        "{:04}-{:02}-{:02} {:02}:{:02}",
        date.get_full_year(),
        date.get_month() + 1,
        date.get_date(),
        date.get_hours(),
        date.get_minutes()
    )
}

/// A random name of 64 bits, in hexadecimal digits.
pub fn random_name() -> String {
    let mut bytes = [0_u8; 8];
    let crypto = window().crypto().ok();
    let filled = crypto.map(|crypto| crypto.get_random_values_with_u8_array(&mut bytes));
    if !matches!(filled, Some(Ok(_))) {
        bytes.fill_with(|| (js_sys::Math::random() * 256.0) as u8);
    }
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
