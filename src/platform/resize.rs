//! Elements that change their size.

use leptos::prelude::request_animation_frame;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};

/// Watches elements for as long as it lives.
pub struct ResizeWatch {
    observer: ResizeObserver,
    _callback: Closure<dyn Fn()>,
}

impl ResizeWatch {
    /// Calls back once at the start and whenever one of the elements has
    /// changed its size; none where the browser cannot watch.
    pub fn new(
        elements: impl IntoIterator<Item = Element>,
        callback: impl Fn() + Clone + 'static,
    ) -> Option<ResizeWatch> {
        // In the next frame: a change of sizes within the observer's own call
        // is an error in browsers.
        let callback = Closure::<dyn Fn()>::new(move || {
            let callback = callback.clone();
            request_animation_frame(callback);
        });
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        for element in elements {
            observer.observe(&element);
        }
        Some(ResizeWatch {
            observer,
            _callback: callback,
        })
    }
}

impl Drop for ResizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
