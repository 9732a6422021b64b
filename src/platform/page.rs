//! The page as a whole: its title, its language, the focus.

use std::cell::RefCell;

use js_sys::Function;
use leptos::prelude::{document, request_animation_frame};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::{Closure, WasmClosure};
use web_sys::EventTarget;

thread_local! {
    /// What listens to the page: taken away when another program takes over.
    static LISTENERS: RefCell<Vec<(EventTarget, String, Function)>> = const { RefCell::new(Vec::new()) };
}

/// Listens to an event for as long as the program runs.
pub fn listen<C: WasmClosure + ?Sized>(target: &EventTarget, event: &str, listener: Closure<C>) {
    fn add(target: &EventTarget, event: &str, listener: Function) {
        let _ = target.add_event_listener_with_callback(event, &listener);
        LISTENERS.with_borrow_mut(|all| all.push((target.clone(), event.to_owned(), listener)));
    }
    add(target, event, listener.into_js_value().unchecked_into());
}

/// Hears of nothing any more.
pub fn end() {
    for (target, event, listener) in LISTENERS.take() {
        let _ = target.remove_event_listener_with_callback(&event, &listener);
    }
}

/// Sets the title that tabs, history and bookmarks show.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Says in which language the page is written (`zh-CN`, `en`).
pub fn set_language(tag: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", tag);
    }
}

/// Whether the page is the program in one file, opened from a disk or sent along.
pub fn is_one_file() -> bool {
    document()
        .document_element()
        .is_some_and(|root| root.has_attribute("data-one-file"))
}

/// Puts an element at the end of the page, in place of what stood there before
/// any program.
pub fn mount(element: &web_sys::Element) {
    if let Some(body) = document().body() {
        let _ = body.append_child(element);
    }
    if let Some(shell) = document().get_element_by_id("shell") {
        shell.remove();
    }
}

/// Says that the page is drawn and answers.
pub fn announce_ready() {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-ready", "");
    }
}

/// Moves the focus to the first element that a selector finds, once the page
/// has been drawn, without scrolling to it.
pub fn focus_soon(selector: String) {
    request_animation_frame(move || {
        if let Ok(Some(element)) = document().query_selector(&selector)
            && let Some(element) = element.dyn_ref::<web_sys::HtmlElement>()
        {
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = element.focus_with_options(&options);
        }
    });
}

/// Does something to each element below `root` that a selector finds.
pub fn each(root: &web_sys::Element, selector: &str, act: impl Fn(&web_sys::Element)) {
    let Ok(found) = root.query_selector_all(selector) else {
        return;
    };
    for at in 0..found.length() {
        if let Some(element) = found.item(at) {
            act(element.unchecked_ref());
        }
    }
}

/// Runs before the next frame is painted.
pub fn next_frame(run: impl FnOnce() + 'static) {
    request_animation_frame(run);
}

/// Moves the focus to the first element that a selector finds, now, and brings
/// it into view.
pub fn focus(selector: &str) {
    if let Ok(Some(element)) = document().query_selector(selector)
        && let Some(element) = element.dyn_ref::<web_sys::HtmlElement>()
    {
        let _ = element.focus();
    }
}

/// Moves it likewise once the page has been drawn.
pub fn focus_in_view_soon(selector: String) {
    request_animation_frame(move || focus(&selector));
}

/// Moves the focus as `focus_soon` does, if it has been lost by then.
pub fn focus_if_lost(selector: String) {
    request_animation_frame(move || {
        let active = document().active_element();
        if active.is_none_or(|active| active.matches("body").unwrap_or(true)) {
            focus_soon(selector);
        }
    });
}

/// The value of an attribute of the element around the focus that has it.
pub fn focused_data(attribute: &str) -> Option<String> {
    let holder = document()
        .active_element()?
        .closest(&format!("[{attribute}]"))
        .ok()??;
    holder.get_attribute(attribute)
}

/// A time in ISO 8601 as the reader's clock shows it, `2025-07-31 14:05`; as it
/// is, where it is none.
pub fn local_time(time: &str) -> String {
    let date = js_sys::Date::new(&time.into());
    if date.get_time().is_nan() {
        return time.to_owned();
    }
    let mut text = date.get_full_year().to_string();
    for (before, number) in [
        ("-", date.get_month() + 1),
        ("-", date.get_date()),
        (" ", date.get_hours()),
        (":", date.get_minutes()),
    ] {
        text += before;
        text += if number < 10 { "0" } else { "" };
        text += &number.to_string();
    }
    text
}

/// Calls back when somebody asks for everything to be saved now.
pub fn on_flush(callback: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(callback);
    listen(&leptos::prelude::window(), "duty-atlas:flush", listener);
}

/// Today's date where the reader is, `2025-07-31`.
pub fn today() -> String {
    let now = js_sys::Date::new_0();
    format!(
        "{:04}-{:02}-{:02}",
        now.get_full_year(),
        now.get_month() + 1,
        now.get_date()
    )
}

/// Shows that the program cannot go on, and logs why. The words stand in
/// `index.html`, where they are also used when the program cannot be loaded.
pub fn announce_failure(reason: &str) {
    leptos::logging::error!("{reason}");
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-failed", "");
    }
}

/// Whether a click asks for the link in a tab or window of its own, which is
/// the browser's to do.
pub fn asks_for_new_tab(event: &web_sys::Event) -> bool {
    let click = event.dyn_ref::<web_sys::MouseEvent>();
    click.is_some_and(|click| click.ctrl_key() || click.meta_key() || click.shift_key())
}

/// The query string of the link within the page that a click follows here.
pub fn followed_link(click: &web_sys::Event) -> Option<String> {
    if asks_for_new_tab(click) {
        return None;
    }
    around(click, "a[href^='?']")?.get_attribute("href")
}

/// The value of an attribute of the element around an event that has it.
pub fn data_around(event: &web_sys::Event, attribute: &str) -> Option<String> {
    around(event, &["[", attribute, "]"].concat())?.get_attribute(attribute)
}

fn around(event: &web_sys::Event, selector: &str) -> Option<web_sys::Element> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    target.closest(selector).ok()?
}

/// Shows a new screen from its top, with the focus on what a selector finds.
pub fn show_top_soon(selector: &'static str) {
    request_animation_frame(move || {
        leptos::prelude::window().scroll_to_with_x_and_y(0.0, 0.0);
    });
    focus_soon(selector.to_owned());
}

/// Scrolls the element with this id into view, once the page has been drawn.
pub fn reveal_soon(id: String) {
    request_animation_frame(move || {
        if let Some(element) = document().get_element_by_id(&id) {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            element.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
}

/// Opens the browser's print dialogue.
pub fn print() {
    let _ = leptos::prelude::window().print();
}

/// Brings the match before (-1) or after (1) the current one in the detail into
/// view and makes it the current one; after the last comes the first.
pub fn step_match(by: isize) {
    let Ok(marks) = document().query_selector_all("[data-detail] mark") else {
        return;
    };
    let marks: Vec<web_sys::Element> = (0..marks.length())
        .filter_map(|at| marks.item(at)?.dyn_into().ok())
        .collect();
    let current = marks
        .iter()
        .position(|mark| mark.has_attribute("data-current"));
    let next = match current {
        Some(at) => (at + marks.len()).saturating_add_signed(by) % marks.len(),
        None if by < 0 => marks.len().saturating_sub(1),
        None => 0,
    };
    if let Some(at) = current {
        let _ = marks[at].remove_attribute("data-current");
    }
    if let Some(mark) = marks.get(next) {
        let _ = mark.set_attribute("data-current", "");
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Center);
        mark.scroll_into_view_with_scroll_into_view_options(&options);
    }
}
