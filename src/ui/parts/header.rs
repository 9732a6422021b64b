//! The head of the page: its name, the main views, the language.

use leptos::prelude::*;

use crate::address::{Address, Screen};
use crate::browser::page;
use crate::ui::state::Atlas;

#[component]
pub fn Header() -> impl IntoView {
    let atlas = Atlas::get();
    let document = atlas.document;
    let place = document.place[2..].concat();
    let date = &document.date;
    let source = match atlas.english() {
        false => format!(
            "{place}履职事项清单 · {}",
            date.replace('-', " 年 ") + " 月"
        ),
        true => format!("Duty list of Laotai Township, Jimsar County, Xinjiang · {date}"),
    };
    let other = atlas.language.other();
    let switch_language = move |_| {
        atlas.go(|address| address.language = other);
        page::focus_soon(".language".to_owned());
    };
    view! {
        <header class="masthead">
            <a class="skip" href="#main">{atlas.say("跳到正文", "Skip to content")}</a>
            <div class="masthead-name">
                <h1>
                    <a href="?" on:click=move |event| {
                        event.prevent_default();
                        atlas.address.set(Address { language: atlas.language, ..Address::default() });
                    }>
                        {atlas.say("履职一览", "Duty Atlas")}
                        " "<small lang=other.tag()>{atlas.say("Duty Atlas", "履职一览")}</small>
                    </a>
                </h1>
                <p class="source">{source}</p>
            </div>
            <nav aria-label=atlas.say("主导航", "Main")>
                <ul>
                    <ScreenLink screen=Screen::Items zh="事项" en="Duties"/>
                    <ScreenLink screen=Screen::About zh="说明" en="About"/>
                </ul>
            </nav>
            <button
                type="button"
                class="language quiet"
                lang=other.tag()
                on:click=switch_language
            >
                {atlas.say("English", "中文")}
            </button>
        </header>
    }
}

/// A link to a view. It keeps the search, so that coming back finds it again.
#[component]
fn ScreenLink(screen: Screen, zh: &'static str, en: &'static str) -> impl IntoView {
    let atlas = Atlas::get();
    let go_there = move |address: &mut Address| {
        address.screen = screen;
        address.item = None;
    };
    view! {
        <li>
            <a
                href=move || atlas.link(go_there)
                aria-current=move || (atlas.screen.get() == screen).then_some("page")
                on:click=move |event| {
                    event.prevent_default();
                    atlas.go(go_there);
                }
            >
                {atlas.say(zh, en)}
            </a>
        </li>
    }
}
