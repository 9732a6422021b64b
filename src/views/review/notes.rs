//! All marks and notes, and the search in them.

use leptos::prelude::*;

use super::parts::{ItemLink, NoteText};
use crate::components::RowMarks;
use crate::duty_list::ItemId;
use crate::i18n::ui::review;
use crate::platform::lifecycle;
use crate::search::text::TextMatcher;
use crate::state::use_page;

#[component]
pub fn NoteList() -> impl IntoView {
    let page = use_page();
    let snapshot = page.notes.snapshot;
    let query = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        let matcher = query.with(|query| TextMatcher::new(query));
        snapshot.with(|it| match matcher.is_empty() {
            true => it.book.annotated().copied().collect(),
            false => it.book.find_in_notes(|text| matcher.matches(text)),
        })
    });
    let count = move || found.with(Vec::len);
    let title = page.t(review::MARKS_AND_NOTES);
    view! {
        <section class="notes">
            <h2>{title}</h2>
            <div class="notes-head">
                <input
                    type="search"
                    aria-label=page.t(review::SEARCH_NOTES)
                    placeholder=page.t(review::SEARCH_NOTES)
                    autocomplete="off"
                    spellcheck="false"
                    on:input=move |event| query.set(event_target_value(&event))
                />
                <p class="caption" role="status">
                    {move || review::annotated(page.language, count())}
                </p>
            </div>
            <Show when=move || { count() > 0 }>
                <ul class="note-list" aria-label=title>
                    <For each=move || found.get() key=|id| *id let:id>
                        <NoteRow id />
                    </For>
                </ul>
            </Show>
        </section>
    }
}

#[component]
fn NoteRow(id: ItemId) -> impl IntoView {
    let page = use_page();
    let note = Memo::new(move |_| page.notes.note(id));
    let updated = Memo::new(move |_| {
        let snapshot = page.notes.snapshot;
        snapshot.with(|it| lifecycle::local_time(it.book.updated(&id)))
    });
    view! {
        <li data-item=id.to_string()>
            <ItemLink id />
            <RowMarks id />
            <span class="time">{updated}</span>
            {move || view! { <NoteText text=note.get() /> }}
        </li>
    }
}
