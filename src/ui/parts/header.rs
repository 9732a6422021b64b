//! The head of the page: its name, the main views, the language.

use leptos::prelude::*;

use crate::address::{Address, Screen};
use crate::browser::page;
use crate::ui::dom::{El, button, el, with_class};
use crate::ui::state::Atlas;

pub fn header(atlas: Atlas) -> El {
    let document = atlas.document;
    let place = document.place[2..].concat();
    let source = match atlas.english() {
        false => format!("{place}履职事项清单 · {}", document.date_in_chinese()),
        true => format!(
            "Duty list of Laotai Township, Jimsar County, Xinjiang · {}",
            document.date
        ),
    };
    let other = atlas.language.other();
    let switch_language = move || {
        atlas.go(|address| address.language = other);
        page::focus_soon(".language".to_owned());
    };
    let second_name = el("small")
        .attr("lang", other.tag())
        .child(atlas.say("Duty Atlas", "履职一览"));
    let home = link(
        atlas,
        move |address| {
            *address = Address {
                language: atlas.language,
                ..Address::default()
            };
        },
        (atlas.say("履职一览", "Duty Atlas"), (" ", second_name)),
    );
    let skip = with_class("a", "skip", atlas.say("跳到正文", "Skip to content"));
    let views = el("ul")
        .child(screen_link(atlas, Screen::Items, "事项", "Duties"))
        .child(screen_link(
            atlas,
            Screen::Departments,
            "部门",
            "Departments",
        ))
        .child(screen_link(atlas, Screen::Compare, "对比", "Compare"))
        .child(screen_link(atlas, Screen::Review, "核对", "Review"))
        .child(screen_link(atlas, Screen::About, "说明", "About"));
    el("header")
        .class("masthead")
        .child(skip.attr("href", "#main"))
        .child(with_class(
            "div",
            "masthead-name",
            (
                el("h1").child(home),
                (
                    with_class("p", "source", source),
                    super::offline_state(atlas),
                ),
            ),
        ))
        .child(
            el("nav")
                .attr("aria-label", atlas.say("主导航", "Main"))
                .child(views),
        )
        .child(
            button(
                "language quiet",
                atlas.say("English", "中文"),
                switch_language,
            )
            .attr("lang", other.tag()),
        )
}

/// A link to a view. It keeps the search, so that coming back finds it again.
fn screen_link(atlas: Atlas, screen: Screen, zh: &'static str, en: &'static str) -> El {
    let go_there = move |address: &mut Address| {
        address.screen = screen;
        address.item = None;
        if screen == Screen::Departments {
            // One chosen department would lead to its page.
            address.filters.departments = Default::default();
        }
    };
    let current = move || (atlas.screen.get() == screen).then(|| "page".to_owned());
    el("li").child(link(atlas, go_there, atlas.say(zh, en)).live_attr("aria-current", current))
}

/// A link to the present address with a change.
fn link(
    atlas: Atlas,
    change: impl Fn(&mut Address) + Copy + 'static,
    content: impl crate::ui::dom::Content,
) -> El {
    el("a")
        .live_attr("href", move || Some(atlas.link(change)))
        .on("click", move |event| {
            if !page::asks_for_new_tab(&event) {
                event.prevent_default();
                atlas.go(change);
            }
        })
        .child(content)
}
