//! What asks for a decision: conflicts, and items that have changed since they
//! were reviewed.

use leptos::prelude::*;

use super::parts::ItemLink;
use crate::components::CONFLICTS;
use crate::duty_list::ItemId;
use crate::i18n::ui::review;
use crate::state::use_page;
use crate::views::detail::{ConfirmMark, Conflict};

#[component]
pub fn ConflictingNotes() -> impl IntoView {
    let page = use_page();
    let items = Memo::new(move |_| {
        let snapshot = page.notes.snapshot;
        snapshot.with(|it| it.book.conflicts().copied().collect::<Vec<_>>())
    });
    view! {
        <Show when=move || items.with(|items| !items.is_empty())>
            <section class="attention">
                <h2 id=CONFLICTS tabindex="-1">
                    {page.t(review::CONFLICTS)}
                </h2>
                <ul>
                    <For each=move || items.get() key=|id| *id let:id>
                        <li>
                            <ItemLink id />
                            <Conflict id with_own=true />
                        </li>
                    </For>
                </ul>
            </section>
        </Show>
    }
}

#[component]
pub fn ChangedItems() -> impl IntoView {
    let page = use_page();
    let items = Memo::new(move |_| {
        let list = page.list();
        page.notes.snapshot.with(|it| {
            let mut items: Vec<ItemId> = it.book.changed_since_review(&list);
            items.extend(it.book.to_look_at_again());
            items.sort_unstable();
            items.dedup();
            items
        })
    });
    view! {
        <Show when=move || items.with(|items| !items.is_empty())>
            <section class="attention">
                <h2>{page.t(review::CHANGED)}</h2>
                <ul>
                    <For each=move || items.get() key=|id| *id let:id>
                        <li>
                            <ItemLink id />
                            " "
                            <ConfirmMark id />
                        </li>
                    </For>
                </ul>
            </section>
        </Show>
    }
}
