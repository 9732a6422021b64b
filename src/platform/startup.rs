//! The program's start on the page, and its end by a fault. `xtask/js/start.js`
//! and `xtask/js/loader.js` are the page's side.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

/// Dispatched on the window right before the program takes the place of what
/// the build rendered; the page then remembers what the reader did to it.
const BEFORE_MOUNT: &str = "duty-atlas:before-mount";

/// Logs a panic and shows on the page that the program cannot go on.
pub fn report_panics() {
    std::panic::set_hook(Box::new(|panic| {
        fail(&panic.to_string());
    }));
}

/// Logs why the program cannot go on, and shows on the page that it cannot.
pub fn fail(reason: &str) {
    leptos::logging::error!("{reason}");
    mark("data-failed");
}

/// Shows the program in place of what the build rendered into `index.html`,
/// which stays where the program cannot be built. All of this happens in one
/// task, so nothing is painted in between.
pub fn mount<View: IntoView + 'static>(app: impl FnOnce() -> View + 'static) {
    let Some(rendered) = document().get_element_by_id("app") else {
        mark("data-failed");
        return;
    };
    let place = document().create_element("div").ok();
    let Some(place) = place.and_then(|place| place.dyn_into::<web_sys::HtmlElement>().ok()) else {
        mark("data-failed");
        return;
    };
    place.set_id("app");
    leptos::mount::mount_to(place.clone(), app).forget();
    if let Ok(event) = web_sys::Event::new(BEFORE_MOUNT) {
        let _ = window().dispatch_event(&event);
    }
    let _ = rendered.replace_with_with_node_1(&place);
}

/// Says that the page is drawn and answers: sets `<html data-ready>` in the
/// next frame, when what the reader had done before has been restored.
pub fn set_ready() {
    request_animation_frame(|| mark("data-ready"));
}

fn mark(attribute: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute(attribute, "");
    }
}

/// Whether this is the program in one file (`<html data-one-file>`).
pub fn is_one_file() -> bool {
    let root = super::IN_BROWSER
        .then(|| document().document_element())
        .flatten();
    root.is_some_and(|root| root.has_attribute("data-one-file"))
}
