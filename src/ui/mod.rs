//! What the reader sees: signals and views over the pure half.

mod parts;
mod screens;
mod shortcuts;
mod state;

use leptos::prelude::*;

use crate::address::Screen;
use crate::browser::page;
use crate::document::Document;
use state::Atlas;

/// Shows the program in the page's body.
pub fn start(document: &'static Document) {
    let state = state::State::new(document);
    mount_to_body(move || view! { <App state/> });
    page::announce_ready();
}

/// The whole page. It is drawn anew when the language changes, so that
/// everything inside is written in one language.
#[component]
fn App(state: state::State) -> impl IntoView {
    state.follow_address_bar();
    shortcuts::install(state);
    move || {
        let atlas = Atlas::new(state);
        provide_context(atlas);
        page::set_language(atlas.language.tag());
        view! {
            <parts::Header/>
            <parts::Notices/>
            {move || match atlas.screen.get() {
                Screen::About => screens::About().into_any(),
                _ => screens::Items().into_any(),
            }}
            <parts::PrintFooter/>
        }
        .into_any()
    }
}
