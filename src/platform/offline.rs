//! The service worker's side that the page sees: what is kept on this device,
//! and whether a new version waits. `sw.js` is the other side.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Event, MessageEvent, RegistrationOptions, ServiceWorker, ServiceWorkerContainer,
    ServiceWorkerRegistration, ServiceWorkerUpdateViaCache,
};

use super::page::{is_one_file, listen};

/// Dispatched on the window before the page reloads itself: whoever holds
/// something unsaved writes it then, without waiting.
pub const FLUSH: &str = "duty-atlas:flush";

/// How the page stands to its copy on this device.
#[derive(Clone, Copy)]
pub struct Offline {
    /// Everything is kept here, so no connection is needed any more.
    pub ready: RwSignal<bool>,
    /// A new version is kept here too, and waits for the reader's word.
    pub update: RwSignal<bool>,
    /// The site cannot be reached now.
    pub unreachable: RwSignal<bool>,
    /// Whether a worker that takes over replaces another one.
    had_worker: StoredValue<bool>,
    registration: StoredValue<Option<ServiceWorkerRegistration>, LocalStorage>,
}

impl Offline {
    pub fn new() -> Offline {
        Offline {
            ready: RwSignal::new(false),
            update: RwSignal::new(false),
            unreachable: RwSignal::new(false),
            had_worker: StoredValue::new(false),
            registration: StoredValue::new_local(None),
        }
    }

    /// Registers the worker once the page has been loaded and has nothing else
    /// to do, so that filling its cache slows nobody's first visit down. Where
    /// there are no workers (a page from a disk, an insecure address, some
    /// private windows) nothing happens, and nothing is said.
    pub fn start(self) {
        // A development build is made anew all the time and publishes no worker.
        if cfg!(debug_assertions) {
            return;
        }
        let Some(container) = container() else { return };
        self.listen_to_worker(&container);
        let begin = move || {
            let container = container.clone();
            when_idle(move || {
                spawn_local(async move {
                    // Refused, for instance by the reader's settings: the page works without.
                    let _ = self.register(container).await;
                });
            });
        };
        if document().ready_state() == "complete" {
            begin();
        } else {
            listen(&window(), "load", Closure::<dyn Fn()>::new(begin));
        }
    }

    /// Lets the new version take over; all open pages of this address reload.
    pub fn accept(self) {
        let waiting = self
            .registration
            .with_value(|registration| registration.as_ref()?.waiting());
        if let Some(waiting) = waiting {
            let _ = waiting.post_message(&"accept".into());
        }
    }

    async fn register(self, container: ServiceWorkerContainer) -> Result<(), JsValue> {
        let options = RegistrationOptions::new();
        options.set_update_via_cache(ServiceWorkerUpdateViaCache::None);
        let registration = container.register_with_options("sw.js", &options);
        let registration: ServiceWorkerRegistration =
            JsFuture::from(registration).await?.dyn_into()?;
        if registration.active().is_some() {
            self.had_worker.set_value(true);
        }
        self.registration.set_value(Some(registration.clone()));
        self.look_at_workers();
        let found = move || self.look_at_workers();
        listen(
            &registration,
            "updatefound",
            Closure::<dyn Fn()>::new(found),
        );

        self.look_at_site();
        for event in ["online", "offline"] {
            let look = move || self.look_at_site();
            listen(&window(), event, Closure::<dyn Fn()>::new(look));
        }
        let look = move || {
            if !document().hidden() {
                self.look_at_site();
            }
        };
        listen(
            &document(),
            "visibilitychange",
            Closure::<dyn Fn()>::new(look),
        );
        Ok(())
    }

    fn listen_to_worker(self, container: &ServiceWorkerContainer) {
        let heard = move |event: MessageEvent| {
            if event.data() == "whole" {
                self.ready.set(true);
            }
        };
        let heard = Closure::<dyn Fn(MessageEvent)>::new(heard);
        listen(container, "message", heard);

        // When another version takes over, the page becomes that version. The
        // very first worker takes over a page that is of its version already.
        self.had_worker.set_value(container.controller().is_some());
        let taken_over = move || {
            if !self.had_worker.get_value() {
                self.had_worker.set_value(true);
                return;
            }
            if let Ok(flush) = Event::new(FLUSH) {
                let _ = window().dispatch_event(&flush);
            }
            let _ = window().location().reload();
        };
        listen(
            container,
            "controllerchange",
            Closure::<dyn Fn()>::new(taken_over),
        );
    }

    /// Notes a version that waits, and comes back when one that is being
    /// installed has got further. Where there is neither, asks the active one
    /// whether it has everything; it fetches what is missing.
    fn look_at_workers(self) {
        let Some(registration) = self.registration.get_value() else {
            return;
        };
        let active = registration.active();
        let waits = active.is_some() && registration.waiting().is_some();
        self.update.set(waits);
        if let Some(installing) = registration.installing() {
            self.follow(&installing);
        } else if let Some(active) = active
            && !waits
        {
            let _ = active.post_message(&"check".into());
        }
    }

    fn follow(self, worker: &ServiceWorker) {
        let look = move || self.look_at_workers();
        worker.set_onstatechange(Some(
            Closure::<dyn Fn()>::new(look)
                .into_js_value()
                .unchecked_ref(),
        ));
    }

    /// Asks the site for a new version, which also tells whether it is there.
    fn look_at_site(self) {
        let Some(registration) = self.registration.get_value() else {
            return;
        };
        spawn_local(async move {
            let asked = match registration.update() {
                Ok(asked) => JsFuture::from(asked).await,
                Err(reason) => Err(reason),
            };
            self.unreachable
                .set(asked.is_err() || !window().navigator().on_line());
            self.look_at_workers();
        });
    }
}

impl Default for Offline {
    fn default() -> Offline {
        Offline::new()
    }
}

/// Where the browser has workers for this page. The program in one file needs none.
fn container() -> Option<ServiceWorkerContainer> {
    if is_one_file() {
        return None;
    }
    // Where it has none the property is missing, which web-sys does not say.
    let container = js_sys::Reflect::get(&window().navigator(), &"serviceWorker".into()).ok()?;
    container.dyn_into().ok()
}

/// Runs once the browser has nothing else to do.
fn when_idle(run: impl FnOnce() + 'static) {
    // Safari has no idle callbacks.
    let has_idle = js_sys::Reflect::has(&window(), &"requestIdleCallback".into());
    if has_idle == Ok(true) {
        let run = Closure::once_into_js(run);
        let _ = window().request_idle_callback(run.unchecked_ref());
    } else {
        set_timeout(run, Duration::from_secs(1));
    }
}
