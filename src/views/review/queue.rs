//! What is left to review.

use leptos::prelude::*;

use super::parts::ItemLink;
use crate::i18n::ui::review;
use crate::state::use_page;

/// How many items are shown at first.
const FIRST: usize = 8;

#[component]
pub fn Queue() -> impl IntoView {
    let page = use_page();
    let whole = RwSignal::new(false);
    let left = Memo::new(move |_| {
        let list = page.list();
        page.notes.snapshot.with(|it| it.book.unreviewed(&list))
    });
    let count = move || left.with(Vec::len);
    let shown = move || {
        let mut left = left.get();
        if !whole.get() {
            left.truncate(FIRST);
        }
        left
    };
    let more = move || match whole.get() {
        true => page.t(review::SHOW_FIRST).to_owned(),
        false => review::show_all(page.language, count()),
    };
    let title = page.t(review::LEFT);
    view! {
        <section class="left">
            <h2>{title}</h2>
            <Show
                when=move || { count() > 0 }
                fallback=move || view! { <p class="caption">{page.t(review::NONE_UNREVIEWED)}</p> }
            >
                <ol class="queue" aria-label=title>
                    <For each=shown key=|id| *id let:id>
                        <li data-item=id.to_string()>
                            <ItemLink id />
                        </li>
                    </For>
                </ol>
            </Show>
            <Show when=move || { count() > FIRST }>
                <button
                    type="button"
                    class="quiet"
                    aria-expanded=move || whole.get().to_string()
                    on:click=move |_| whole.update(|whole| *whole = !*whole)
                >
                    {more}
                </button>
            </Show>
        </section>
    }
}
