//! The bar that stays while the reader goes through the list: how far it is, and
//! where it goes on.

use leptos::prelude::*;

use crate::duty_list::ItemId;
use crate::i18n::ui::review;
use crate::route::View;
use crate::shortcuts;
use crate::state::use_page;

#[component]
pub fn ReviewBar(id: ItemId) -> impl IntoView {
    let page = use_page();
    let progress = Memo::new(move |_| {
        let list = page.list();
        let snapshot = page.notes.snapshot;
        snapshot.with(|snapshot| snapshot.book.progress(&list.items))
    });
    let text = move || {
        let progress = progress.get();
        review::bar(page.language, progress.done(), progress.total())
    };
    let previous = move || {
        page.shown.track();
        page.neighbour(Some(id), -1)
    };
    let go_back = move |_| {
        if let Some(previous) = untrack(previous) {
            page.open_item(previous);
        }
    };
    let is_done = move || progress.get().unreviewed == 0;
    view! {
        <nav class="review-bar" aria-label=page.t(review::TITLE)>
            <span class="progress-text">{text}</span>
            <button type="button" prop:disabled=move || previous().is_none() on:click=go_back>
                {page.t(review::PREVIOUS)}
            </button>
            <button
                type="button"
                class="primary"
                prop:disabled=is_done
                on:click=move |_| shortcuts::open_next_unreviewed(page)
            >
                {page.t(review::NEXT)}
            </button>
            <NextAfterMark />
            <a href=move || {
                page.link(|route| *route = route.fresh(View::Review))
            }>{page.t(review::BACK)}</a>
        </nav>
    }
}

/// The switch: whether a mark leads to the next item.
#[component]
pub fn NextAfterMark() -> impl IntoView {
    let page = use_page();
    let settings = page.app.settings;
    view! {
        <label class="switch">
            <input
                type="checkbox"
                prop:checked=settings.next_after_mark()
                on:change=move |event| settings.set_next_after_mark(event_target_checked(&event))
            />
            {page.t(review::NEXT_AFTER_MARK)}
        </label>
    }
}
