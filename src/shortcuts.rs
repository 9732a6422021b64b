//! The single-key shortcuts.

use leptos::prelude::*;

use crate::notes::Mark;
use crate::platform::{dom, keyboard};
use crate::route::View;
use crate::state::Page;

/// Listens to the keys that the view 说明 explains, for as long as the page is
/// shown.
pub fn install(page: Page) {
    let keys = keyboard::on_key(move |key, in_field| match key {
        "Escape" if page.open.get_untracked().is_some() => {
            page.close_item();
            true
        }
        _ if in_field || !page.app.settings.shortcuts().get_untracked() => false,
        "/" => {
            page.turn_to(View::Items);
            dom::focus_soon("input[type=search]");
            true
        }
        "j" => step(page, 1),
        "k" => step(page, -1),
        "n" => {
            open_next_unreviewed(page);
            true
        }
        "1" | "2" | "3" | "4" => mark(page, key),
        "?" => {
            page.turn_to(View::About);
            dom::focus_soon("#shortcuts");
            true
        }
        _ => false,
    });
    on_cleanup(move || keys.remove());
}

/// Opens the next item without a mark, or says that there is none.
pub fn open_next_unreviewed(page: Page) {
    match page.next_unreviewed(page.current_item()) {
        Some(next) => page.open_item(next),
        None => page.say_none_left(),
    }
}

/// Marks the item that is open, or has the focus.
fn mark(page: Page, key: &str) -> bool {
    let here = page.current_item();
    let number = key.parse().ok().and_then(|key: usize| key.checked_sub(1));
    let (Some(item), Some(mark)) = (here, number.and_then(|at| Mark::ALL.get(at))) else {
        return false;
    };
    // With a filter on marks the row may go, and the focus with it.
    let next = page.neighbour(here, 1).or_else(|| page.neighbour(here, -1));
    page.mark_soon(item, *mark, move || {
        if page.open.get_untracked().is_none()
            && let Some(next) = next
        {
            dom::focus_if_lost(format!("[data-item='{next}'] a"));
        }
    });
    true
}

/// Moves to a neighbour in the results: opens it where a detail is open,
/// otherwise gives its row the focus.
fn step(page: Page, by: isize) -> bool {
    if page.view.get_untracked() != View::Items {
        return false;
    }
    if let Some(next) = page.neighbour(page.current_item(), by) {
        match page.open.get_untracked() {
            Some(_) => page.open_item(next),
            None => dom::focus(&format!("[data-item='{next}'] a")),
        }
    }
    true
}
