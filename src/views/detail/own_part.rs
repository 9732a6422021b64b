//! The reader's own part of an item's detail: its mark and its note. While the
//! reader goes through the list it stays in sight, with the way to the next item.

use leptos::prelude::*;

use super::conflict::Conflict;
use super::note::NoteField;
use super::review_bar::ReviewBar;
use crate::components::{MarkLabel, MarkPicker};
use crate::duty_list::ItemId;
use crate::i18n::ui::{detail, suggestions};
use crate::notes::Mark;
use crate::platform::{IN_BROWSER, dom};
use crate::route::View;
use crate::state::use_page;

#[component]
pub fn OwnPart(id: ItemId) -> impl IntoView {
    let page = use_page();
    if IN_BROWSER {
        page.notes.opened(id);
    }
    let reviewing = page.app.reviewing;
    view! {
        <div class="own" class:docked=move || reviewing.get()>
            <Show when=move || reviewing.get()>
                <ReviewBar id />
            </Show>
            <section class="own-part" aria-label=page.t(detail::OWN_PART)>
                <SecondLook id />
                <MarkPicker id />
                <NoteField id />
                <Conflict id />
                <SuggestChange id />
            </section>
        </div>
    }
}

/// To the suggestions for changing the list, with this item chosen.
#[component]
fn SuggestChange(id: ItemId) -> impl IntoView {
    let page = use_page();
    let go = move |_| {
        page.app.suggestion_for.set(Some(id));
        page.go(|route| *route = route.fresh(View::Review));
    };
    view! {
        <p class="suggest-change">
            <button type="button" class="quiet" on:click=go>
                {page.t(suggestions::SUGGEST)}
            </button>
        </p>
    }
}

/// Says that the item is no longer what was reviewed.
#[component]
fn SecondLook(id: ItemId) -> impl IntoView {
    let page = use_page();
    let needed = Memo::new(move |_| page.notes.needs_second_look(&page.list(), id));
    view! {
        <Show when=move || needed.get()>
            <p class="notice">
                {page.t(detail::CHANGED_SINCE_REVIEW)} " " <ConfirmMark id />
            </p>
        </Show>
    }
}

/// The button that says that a mark holds for the item's present text. Where
/// there was no mark, the item has only been looked at.
#[component]
pub fn ConfirmMark(id: ItemId) -> impl IntoView {
    let page = use_page();
    let mark = Memo::new(move |_| page.notes.mark_to_confirm(id));
    let carried = move || {
        let mark = mark.get();
        let is_carried = mark != Mark::Unreviewed && page.notes.mark(id) == Mark::Unreviewed;
        is_carried.then(|| view! { <MarkLabel mark /> " " })
    };
    let label = move || match mark.get() {
        Mark::Unreviewed => page.t(detail::LOOKED_AT_AGAIN),
        _ => page.t(detail::MARK_STILL_HOLDS),
    };
    let confirm = move |_| {
        page.notes.confirm_mark(id);
        dom::focus_if_lost("#main");
    };
    view! {
        {carried}
        <button type="button" class="quiet" on:click=confirm>
            {label}
        </button>
    }
}
