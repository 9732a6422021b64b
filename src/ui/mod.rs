//! What the reader sees: elements that follow the signals over the pure half.

mod dom;
mod notes;
mod parts;
mod screens;
mod shortcuts;
mod state;

use leptos::prelude::*;

use crate::address::Screen;
use crate::browser::page;
use crate::document::Document;
use dom::{El, el, watch};
use state::{Atlas, State};

/// Shows the program in the page's body.
pub fn start(document: &'static Document) {
    // Leptos gives the signals their owner and runs the effects; what is
    // mounted through it is nothing, because the elements put themselves in.
    mount_to_body(move || {
        let state = State::new(document);
        state.follow_address_bar();
        state.follow_open_item();
        shortcuts::install(state);
        page::mount(app(state).element());
        state.offline.start();
    });
    page::announce_ready();
}

/// The whole page. It is made anew when the language changes, so that
/// everything in it is written in one language.
fn app(state: &'static State) -> El {
    el("div").region(move || {
        let atlas = Atlas::new(state);
        page::set_language(atlas.language.tag());
        let screen = el("div").region(move || match atlas.screen.get() {
            Screen::Review => screens::review(atlas),
            Screen::About => screens::about(atlas),
            Screen::Items => screens::items(atlas),
        });
        let head = el("div")
            .child(vec![
                parts::header(atlas),
                parts::update_offer(atlas),
                parts::notices(atlas),
                parts::faults(atlas),
            ])
            .live_property("inert", move || atlas.covered());
        watch(move || page::set_title(&title(atlas)));
        let foot = vec![parts::news(atlas), parts::print_footer(atlas)];
        (head, (screen, foot))
    })
}

/// What tabs, history and bookmarks call the page.
fn title(atlas: Atlas) -> String {
    let name = atlas.say("履职一览", "Duty Atlas");
    let item = atlas.open.get().and_then(|id| atlas.document.item(id));
    match (atlas.screen.get(), item) {
        (Screen::About, _) => format!("{} · {name}", atlas.say("说明", "About")),
        (Screen::Review, _) => format!("{} · {name}", atlas.say("核对", "Review")),
        (_, Some(item)) => format!("{} · {name}", item.title),
        (_, None) => atlas.say("履职一览 · Duty Atlas", name).to_owned(),
    }
}
