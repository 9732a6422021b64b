//! The service worker's side that the page sees: what is kept on this device,
//! and whether a new version waits. `public/sw.js` is the other side; its
//! first lines list the messages.

use std::time::Duration;

use super::startup::is_one_file;
use leptos::prelude::*;
use wasm_bindgen::closure::{Closure, WasmClosure};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Event, EventTarget, MessageEvent, RegistrationOptions, ServiceWorker, ServiceWorkerContainer,
    ServiceWorkerRegistration, ServiceWorkerUpdateViaCache,
};

/// Dispatched on the window before the page reloads itself: what is unsaved is
/// written then, without waiting.
pub const FLUSH: &str = "duty-atlas:flush";

/// How the page and its copy on this device stand.
#[derive(Clone, Copy)]
pub struct Offline {
    /// Everything is kept here, so no connection is needed any more.
    pub ready: RwSignal<bool>,
    /// Another version is kept here too, and waits for the reader's consent.
    pub update: RwSignal<bool>,
    /// The site cannot be reached now.
    pub unreachable: RwSignal<bool>,
    registration: StoredValue<Option<ServiceWorkerRegistration>, LocalStorage>,
}

impl Offline {
    pub fn new() -> Offline {
        Offline {
            ready: RwSignal::new(false),
            update: RwSignal::new(false),
            unreachable: RwSignal::new(false),
            registration: StoredValue::new_local(None),
        }
    }

    /// Registers the worker once the page has been loaded and has nothing else
    /// to do, so that filling its cache slows no first visit down. Where there
    /// are no workers (a page from a disk, an insecure address, some private
    /// windows) nothing happens, and nothing is said.
    pub fn start(self) {
        // A development build is made again all the time and publishes no worker.
        if cfg!(debug_assertions) {
            return;
        }
        let Some(container) = container() else { return };
        let heard = move |event: MessageEvent| self.hear(&event);
        listen(
            &container,
            "message",
            Closure::<dyn Fn(MessageEvent)>::new(heard),
        );
        // Another worker may have taken over while this page was loading.
        ask_controller(&container);
        let observed = container.clone();
        let taken_over = move || ask_controller(&observed);
        listen(
            &container,
            "controllerchange",
            Closure::<dyn Fn()>::new(taken_over),
        );

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
        let registration = self.registration.get_value();
        if let Some(waiting) = registration.and_then(|registration| registration.waiting()) {
            send(&waiting, "accept");
        }
    }

    async fn register(self, container: ServiceWorkerContainer) -> Result<(), JsValue> {
        let options = RegistrationOptions::new();
        options.set_update_via_cache(ServiceWorkerUpdateViaCache::None);
        let registration = container.register_with_options("sw.js", &options);
        let registration: ServiceWorkerRegistration =
            JsFuture::from(registration).await?.dyn_into()?;
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

    fn hear(self, event: &MessageEvent) {
        let Some(message) = event.data().as_string() else {
            return;
        };
        let own = own_build();
        match message.split_once(' ').unwrap_or((&message, "")) {
            ("whole", _) => self.ready.set(true),
            // It waits for nothing where it is the build that runs here: then
            // the site has gone back to it.
            ("waiting", build) => self.update.set(build != own),
            ("active", build) if build != own => reload(),
            ("which?", _) => {
                if let Some(worker) = event.source().and_then(|source| source.dyn_into().ok()) {
                    send(&worker, &format!("build {own}"));
                }
            }
            _ => {}
        }
    }

    /// Asks a version that waits which one it is, and comes back when one that
    /// is being installed has got further. Asks the active one whether it has
    /// everything; it fetches what is missing.
    fn look_at_workers(self) {
        let Some(registration) = self.registration.get_value() else {
            return;
        };
        if let Some(installing) = registration.installing() {
            let look = Closure::<dyn Fn()>::new(move || self.look_at_workers());
            installing.set_onstatechange(Some(look.into_js_value().unchecked_ref()));
        }
        let Some(active) = registration.active() else {
            return;
        };
        match registration.waiting() {
            Some(waiting) => send(&waiting, "waiting?"),
            None => self.update.set(false),
        }
        if registration.installing().is_none() {
            send(&active, &format!("check {}", own_build()));
        }
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
            let offline = asked.is_err() || !window().navigator().on_line();
            self.unreachable.set(offline);
            self.look_at_workers();
        });
    }
}

impl Default for Offline {
    fn default() -> Offline {
        Offline::new()
    }
}

/// The build that this page is of; `xtask` writes it into `index.html`.
fn own_build() -> String {
    let root = document().document_element();
    root.and_then(|root| root.get_attribute("data-build"))
        .unwrap_or_default()
}

/// Its answer leads to a reload where it serves another build than this page's.
fn ask_controller(container: &ServiceWorkerContainer) {
    if let Some(controller) = container.controller() {
        send(&controller, "active?");
    }
}

fn reload() {
    if let Ok(flush) = Event::new(FLUSH) {
        let _ = window().dispatch_event(&flush);
    }
    let _ = window().location().reload();
}

fn send(worker: &ServiceWorker, message: &str) {
    // It fails only for a worker that has just been replaced.
    let _ = worker.post_message(&message.into());
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

/// Listens as long as the page lives.
fn listen<F: ?Sized + WasmClosure>(target: &EventTarget, event: &str, listener: Closure<F>) {
    let listener = listener.into_js_value();
    let _ = target.add_event_listener_with_callback(event, listener.unchecked_ref());
}
