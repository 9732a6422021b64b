//! The two programs that the page is shown by.
//!
//! A first visit comes for the list, and the list is what it is given: a
//! program that searches, filters and shows it, and nothing else. When the
//! reader wants more (an item's detail, another screen, a mark), the whole
//! program is loaded and takes over on the same page; it has everything, the
//! list too. Address and storage hold all that the two have to agree on.
//!
//! What makes the difference stands here as functions, so that what the list
//! does not call is not linked into it.

use leptos::prelude::*;

use super::dom::{El, button, el, watch, with_class};
use super::notes::Notes;
use super::state::{Atlas, State};
use super::{parts, screens, shortcuts};
use crate::address::{Address, Screen};
use crate::browser::handover;
use crate::document::{Document, Item};

/// What a program can do.
pub struct Program {
    /// Whether it is the whole program.
    pub is_whole: bool,
    /// Shows the screen that the address asks for.
    pub screen: fn(Atlas) -> El,
    /// Shows an item's detail.
    pub detail: fn(Atlas, &'static Item) -> El,
    /// The reader's marks and notes.
    pub notes: fn(&Document) -> Notes,
    /// Answers a single key that the list itself has no use for. Returns whether
    /// there was one.
    pub key: fn(&'static State, &str) -> bool,
    /// What is to be said above every screen.
    pub faults: fn(Atlas) -> El,
    /// What has just happened.
    pub news: fn(Atlas) -> El,
}

/// The list.
pub static LIST: Program = Program {
    is_whole: false,
    screen: screens::items,
    detail: |atlas, _| parts::welcome(atlas),
    notes: |_| Notes::none(),
    key: |state, key| {
        let is_for_more = matches!(key, "n" | "?" | "1" | "2" | "3" | "4");
        if is_for_more {
            ask(state, Some(key));
        }
        is_for_more
    },
    faults: |_| el("div"),
    news: waiting,
};

/// Everything.
pub static WHOLE: Program = Program {
    is_whole: true,
    screen: |atlas| match atlas.screen.get() {
        Screen::Items => screens::items(atlas),
        Screen::Departments => screens::departments(atlas),
        Screen::Compare => screens::compare(atlas),
        Screen::Review => screens::review(atlas),
        Screen::About => screens::about(atlas),
    },
    detail: parts::detail,
    notes: Notes::start,
    key: shortcuts::beyond_the_list,
    faults: parts::faults,
    news: parts::news,
};

/// How far the whole program is on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum More {
    NotAsked,
    Loading,
    Failed,
}

/// Whether an address leads beyond the list. `boot.js` asks the same of an
/// address that is opened.
fn leads_beyond(address: &Address) -> bool {
    let marks = &address.filters.marks;
    address.screen != Screen::Items
        || address.item.is_some()
        || !(marks.included().is_empty() && marks.excluded().is_empty())
}

/// Asks for the whole program whenever the list does not do any more.
pub fn follow(state: &'static State) {
    handover::make_way();
    if state.program.is_whole {
        return;
    }
    handover::on_failure(move || state.more.set(More::Failed));
    watch(move || match state.address.with(leads_beyond) {
        true => ask(state, None),
        false => state.more.set(More::NotAsked),
    });
}

fn ask(state: &'static State, key: Option<&str>) {
    state.more.set(More::Loading);
    handover::ask(key);
}

/// Says that the rest is on its way, or that it does not come.
fn waiting(atlas: Atlas) -> El {
    let more = atlas.more;
    let text = move || {
        let text = match more.get() {
            More::NotAsked => "",
            More::Loading => atlas.say("正在打开…", "Opening …"),
            More::Failed => atlas.say(
                "没有能够打开，请检查网络后重试。",
                "It could not be opened. Please check the connection and try again.",
            ),
        };
        text.to_owned()
    };
    let retry = button("quiet", atlas.say("重试", "Try again"), move || {
        ask(*atlas, None)
    });
    with_class("div", "news", ())
        .live_class("empty", move || more.get() == More::NotAsked)
        .child(el("span").attr("role", "status").live_text(text))
        .child(retry.live_property("hidden", move || more.get() != More::Failed))
}
