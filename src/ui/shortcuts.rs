//! The single-key shortcuts.

use leptos::prelude::*;

use super::state::State;
use crate::address::Screen;
use crate::browser::{keyboard, page};

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
        "?" => {
            state.go(|address| address.screen = Screen::About);
            page::focus_soon("#shortcuts".to_owned());
            true
        }
        _ => false,
    });
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
            None => page::focus_soon(format!("[data-item='{next}'] a")),
        }
    }
    true
}
