//! What the reader sees: elements that follow the signals over the pure half.

mod dom;
mod notes;
mod parts;
mod program;
mod screens;
mod shortcuts;
mod state;

use leptos::prelude::*;

use crate::address::Screen;
use crate::browser::{handover, page};
use crate::compare::MOST;
use crate::document::Document;
use crate::embedded;
use dom::{El, el, watch};
pub use program::{LIST, Program, WHOLE};
use state::{Atlas, State};

/// Shows the program in the page's body.
pub fn start(program: &'static Program) {
    std::panic::set_hook(Box::new(|panic| page::announce_failure(&panic.to_string())));
    // The document lives as long as the page.
    let document: &'static Document = Box::leak(Box::new(embedded::document()));
    // Leptos gives the signals their owner and runs the effects; what is
    // mounted through it is nothing, because the elements put themselves in.
    mount_to_body(move || {
        let state = State::new(document, program);
        let page = app(state);
        // Only now: had anything gone wrong, what was there would still be.
        let took_over = handover::take_over();
        page::mount(page.element());
        state.follow_address_bar();
        state.follow_open_item(took_over);
        program::follow(state);
        shortcuts::install(state);
        state.offline.start();
        state.notes.on_loaded(page::announce_ready);
    });
}

/// The whole page. It is made anew when the language changes, so that
/// everything in it is written in one language.
fn app(state: &'static State) -> El {
    el("div").region(move || {
        let atlas = Atlas::new(state);
        page::set_language(atlas.language.tag());
        let screen = el("div").region(move || (state.program.screen)(atlas));
        let head = el("div")
            .child(vec![
                parts::header(atlas),
                parts::update_offer(atlas),
                parts::notices(atlas),
                (state.program.faults)(atlas),
            ])
            .live_property("inert", move || atlas.covered());
        watch(move || page::set_title(&title(atlas)));
        let foot = vec![(state.program.news)(atlas), parts::print_footer(atlas)];
        (head, (screen, foot))
    })
}

/// What tabs, history and bookmarks call the page.
fn title(atlas: Atlas) -> String {
    let name = atlas.say("履职一览", "Duty Atlas");
    let named = |what: &str| [what, " · ", name].concat();
    let of_departments = |what: &str| {
        let departments = atlas
            .address
            .with(|address| address.filters.departments.included().to_vec());
        match departments.len() {
            1..=MOST => named(&atlas.departments(&departments)),
            _ => named(what),
        }
    };
    let item = atlas.open.get().and_then(|id| atlas.document.item(id));
    match (atlas.screen.get(), item) {
        (Screen::About, _) => named(atlas.say("说明", "About")),
        (Screen::Review, _) => named(atlas.say("核对", "Review")),
        (Screen::Departments, _) => of_departments(atlas.say("部门", "Departments")),
        (Screen::Compare, _) => of_departments(atlas.say("对比", "Compare")),
        (Screen::Items, Some(item)) => named(&item.title),
        (Screen::Items, None) => atlas.say("履职一览 · Duty Atlas", name).to_owned(),
    }
}
