//! The page as a whole: its title, its language, the focus, the scroll position.

use leptos::prelude::{document, request_animation_frame, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, MouseEvent};

/// Sets the title that tabs, history and bookmarks show.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Sets the language in which the page is written (`zh-CN`, `en`).
pub fn set_language(tag: &str) {
    set_root_attribute("lang", tag);
}

fn set_root_attribute(name: &str, value: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute(name, value);
    }
}

/// The first element that a selector finds.
pub fn find(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).ok()??.dyn_into().ok()
}

/// Moves the focus to the first element that a selector finds, now, and brings
/// it into view.
pub fn focus(selector: &str) {
    if let Some(element) = find(selector) {
        let _ = element.focus();
    }
}

/// In a view whose code is still loading, what takes the focus is waited for so
/// many frames.
const PATIENCE: u32 = 300;

/// Moves the focus once the page has been drawn, without scrolling: to the first
/// element that the selector finds, as soon as there is one, unless the reader
/// has moved the focus by then.
pub fn focus_soon(selector: impl Into<String>) {
    let before = document().active_element();
    when_there(selector.into(), before, PATIENCE, focus_without_scrolling);
}

/// Shows a part of the page, whatever of it fits, from the top of the window
/// once it has been drawn, and moves the focus to it as `focus_soon` does.
pub fn show_part_soon(selector: impl Into<String>) {
    let before = document().active_element();
    when_there(selector.into(), before, PATIENCE, |element| {
        scroll_into_view(element, web_sys::ScrollLogicalPosition::Start);
        focus_without_scrolling(element);
    });
}

fn when_there(selector: String, before: Option<Element>, frames: u32, act: fn(&HtmlElement)) {
    request_animation_frame(move || {
        if let Some(element) = find(&selector) {
            act(&element);
            return;
        }
        let active = document().active_element();
        let is_lost = active.as_ref().is_none_or(is_body);
        if frames > 0 && (is_lost || active == before) {
            when_there(selector, before, frames - 1, act);
        }
    });
}

fn is_body(element: &Element) -> bool {
    element.matches("body").unwrap_or(true)
}

/// Whether an element that the selector finds has the focus.
pub fn is_focused(selector: &str) -> bool {
    let active = document().active_element();
    active.is_some_and(|active| active.matches(selector).unwrap_or(false))
}

/// Moves the focus once the page has been drawn, and brings it into view.
pub fn focus_in_view_soon(selector: String) {
    request_animation_frame(move || focus(&selector));
}

/// Moves the focus as `focus_soon` does, if it has been lost by then.
pub fn focus_if_lost(selector: impl Into<String>) {
    let selector = selector.into();
    request_animation_frame(move || {
        let active = document().active_element();
        if active.is_none_or(|active| is_body(&active)) {
            focus_soon(selector);
        }
    });
}

/// Gives an element the focus and leaves the page where it is.
pub fn focus_without_scrolling(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Shows a new view from its top, with the focus on what a selector finds.
pub fn show_top_soon(selector: &'static str) {
    request_animation_frame(move || {
        window().scroll_to_with_x_and_y(0.0, 0.0);
    });
    focus_soon(selector);
}

/// Scrolls an element into view where it is out of sight, once the page has
/// been drawn.
pub fn reveal_soon(selector: String) {
    scroll_soon(selector, web_sys::ScrollLogicalPosition::Nearest);
}

/// Scrolls an element to the top of the window, where what follows it is to be
/// seen too, once the page has been drawn.
pub fn reveal_from_top_soon(selector: String) {
    scroll_soon(selector, web_sys::ScrollLogicalPosition::Start);
}

fn scroll_soon(selector: String, block: web_sys::ScrollLogicalPosition) {
    request_animation_frame(move || {
        if let Some(element) = find(&selector) {
            scroll_into_view(&element, block);
        }
    });
}

/// Scrolls an element to a position in the window.
pub fn scroll_into_view(element: &Element, block: web_sys::ScrollLogicalPosition) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(block);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// The value of an attribute of the element around the focus that has it.
pub fn focused_data(attribute: &str) -> Option<String> {
    let around = document()
        .active_element()?
        .closest(&format!("[{attribute}]"));
    around.ok()??.get_attribute(attribute)
}

/// Whether a click asks for the link in a tab or window of its own, which the
/// browser does.
pub fn asks_for_new_tab(click: &MouseEvent) -> bool {
    click.ctrl_key() || click.meta_key() || click.shift_key() || click.button() != 0
}

/// The query string of the link within the page that a click follows.
pub fn followed_link(click: &MouseEvent) -> Option<String> {
    if asks_for_new_tab(click) || click.default_prevented() {
        return None;
    }
    let target: Element = click.target()?.dyn_into().ok()?;
    let link = target.closest("a[href^='?']").ok()??;
    if link.has_attribute("download") || link.has_attribute("target") {
        return None;
    }
    link.get_attribute("href")
}

/// Brings the match before (-1) or after (1) the current one in the detail into
/// view and makes it the current one; after the last comes the first.
pub fn step_match(by: isize) {
    let Ok(marks) = document().query_selector_all("[data-detail] mark") else {
        return;
    };
    let marks: Vec<Element> = (0..marks.length())
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
        scroll_into_view(mark, web_sys::ScrollLogicalPosition::Center);
    }
}

/// Moves the focus from one element that the selector finds within a part of the
/// page to the one before (-1) or after (1) it; after the last comes the first.
pub fn step_focus(part: &Element, selector: &str, by: isize) {
    let Ok(found) = part.query_selector_all(selector) else {
        return;
    };
    let found: Vec<HtmlElement> = (0..found.length())
        .filter_map(|at| found.item(at)?.dyn_into().ok())
        .collect();
    let focused = document().active_element();
    let is_focused = |it: &HtmlElement| focused.as_ref() == Some(it.as_ref());
    let next = match found.iter().position(is_focused) {
        Some(at) => (at + found.len()).saturating_add_signed(by) % found.len(),
        None if by < 0 => found.len().saturating_sub(1),
        None => 0,
    };
    if let Some(element) = found.get(next) {
        let _ = element.focus();
    }
}

/// Whether the target of an event is within an element.
pub fn contains(element: &Element, target: Option<web_sys::EventTarget>) -> bool {
    let target: Option<web_sys::Node> = target.and_then(|target| target.dyn_into().ok());
    element.contains(target.as_ref())
}
