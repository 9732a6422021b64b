//! The single-key shortcuts.

use leptos::prelude::*;

use super::notes::News;
use super::state::State;
use crate::address::Screen;
use crate::browser::{keyboard, page};
use crate::review::Mark;

/// Listens to the keys that `Help` explains.
pub fn install(state: &'static State) {
    keyboard::on_key(move |key, in_field| match key {
        "Escape" if state.open.get_untracked().is_some() => {
            state.close_item();
            true
        }
        _ if in_field || !state.shortcuts.get_untracked() => false,
        "/" => {
            state.go(|address| address.screen = Screen::Items);
            page::focus_soon("input[type=search]".to_owned());
            true
        }
        "j" => step(state, 1),
        "k" => step(state, -1),
        _ => (state.program.key)(state, key),
    });
}

/// The keys that lead beyond the list.
pub fn beyond_the_list(state: &'static State, key: &str) -> bool {
    match key {
        "n" => {
            state.open_next_unreviewed();
            true
        }
        "1" | "2" | "3" | "4" => mark(state, key),
        "?" => {
            state.go(|address| address.screen = Screen::About);
            page::focus_soon("#shortcuts".to_owned());
            true
        }
        _ => false,
    }
}

/// Marks the item that is open, or has the focus.
fn mark(state: &'static State, key: &str) -> bool {
    let opened = state.open.get_untracked();
    let here = opened.or_else(|| page::focused_data("data-item").and_then(|id| id.parse().ok()));
    let number = key.parse().ok().and_then(|key: usize| key.checked_sub(1));
    let (Some(item), Some(mark)) = (here, number.and_then(|at| Mark::ALL.get(at))) else {
        return false;
    };
    // With a filter on marks the row may go, and the focus with it.
    let next = state
        .neighbour(here, 1)
        .or_else(|| state.neighbour(here, -1));
    state.notes.set_mark(item, *mark);
    state.notes.tell(Some(News::Marked(item, *mark)));
    if opened.is_none()
        && let Some(next) = next
    {
        page::focus_if_lost(format!("[data-item='{next}'] a"));
    }
    true
}

/// Moves to a neighbour in the results: opens it where a detail is open,
/// otherwise gives its row the focus.
fn step(state: &'static State, by: isize) -> bool {
    if state.screen.get_untracked() != Screen::Items {
        return false;
    }
    let opened = state.open.get_untracked();
    let here = opened.or_else(|| page::focused_data("data-item").and_then(|id| id.parse().ok()));
    let next = state.neighbour(here, by);
    if let Some(next) = next {
        match opened {
            Some(_) => state.open_item(next),
            None => page::focus(&format!("[data-item='{next}'] a")),
        }
    }
    true
}
