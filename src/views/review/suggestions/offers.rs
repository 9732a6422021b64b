//! What there could be a suggestion for, first what the reader has flagged.

use leptos::prelude::*;

use super::suggesting::Suggesting;
use crate::components::{ComboOption, Combobox, RowMarks};
use crate::duty_list::ItemId;
use crate::i18n::ui::{review, suggestions};
use crate::search::text::TextMatcher;
use crate::state::{Page, use_page};
use crate::suggestions::{OfferedTask, offered_items, offered_tasks};
use crate::views::review::parts::{ItemLink, NoteText};

/// So many are shown at first.
const FIRST: usize = 6;

/// More than these are not listed for what is typed.
const LISTED: usize = 30;

#[component]
pub fn Offers() -> impl IntoView {
    let page = use_page();
    let suggesting: Suggesting = expect_context();
    let items = Memo::new(move |_| {
        let suggestions = suggesting.records.snapshot.read();
        let notes = page.notes.snapshot.read();
        offered_items(&page.list(), &notes.book, &suggestions.book)
    });
    let tasks = Memo::new(move |_| {
        let suggestions = suggesting.records.snapshot.read();
        let tasks = suggesting.tasks.snapshot.read();
        offered_tasks(&tasks.book, &suggestions.book)
    });
    let whole = RwSignal::new(false);
    let count = move || items.with(Vec::len) + tasks.with(Vec::len);
    let room = move || if whole.get() { usize::MAX } else { FIRST };
    let shown_items = move || items.get().into_iter().take(room()).collect::<Vec<_>>();
    let shown_tasks = move || {
        let left = room().saturating_sub(items.with(Vec::len));
        tasks.get().into_iter().take(left).collect::<Vec<_>>()
    };
    let more = move || match whole.get() {
        true => page.t(review::SHOW_FIRST).to_owned(),
        false => review::show_all(page.language, count()),
    };
    let title = page.t(suggestions::OFFERED);
    view! {
        <div class="offers">
            <h3>{title}</h3>
            <Show
                when=move || { count() > 0 }
                fallback=move || {
                    view! { <p class="caption">{page.t(suggestions::NOTHING_OFFERED)}</p> }
                }
            >
                <ul class="offer-list" aria-label=title>
                    <For each=shown_items key=|id| *id let:id>
                        <ItemOffer id />
                    </For>
                    <For each=shown_tasks key=|task| task.id.clone() let:task>
                        <TaskOffer task />
                    </For>
                </ul>
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
            <OtherItem />
        </div>
    }
}

#[component]
fn ItemOffer(id: ItemId) -> impl IntoView {
    let page = use_page();
    let suggesting: Suggesting = expect_context();
    let note = Memo::new(move |_| page.notes.note(id));
    let name = suggestions::about(page.language, suggestions::SUGGEST, &page.item_name(id));
    view! {
        <li data-item=id.to_string()>
            <div>
                <ItemLink id />
                <RowMarks id />
                {move || view! { <NoteText text=note.get() /> }}
            </div>
            <button type="button" aria-label=name on:click=move |_| suggesting.propose_item(id)>
                {page.t(suggestions::SUGGEST)}
            </button>
        </li>
    }
}

#[component]
fn TaskOffer(task: OfferedTask) -> impl IntoView {
    let page = use_page();
    let suggesting: Suggesting = expect_context();
    let OfferedTask { id, text, date } = task;
    let key = id.to_string();
    let what = format!("{} {date}", page.t(suggestions::TASK));
    let name = suggestions::about(page.language, suggestions::SUGGEST, &what);
    view! {
        <li data-task=key>
            <div>
                <span class="number">{what}</span>
                <NoteText text />
            </div>
            <button type="button" aria-label=name on:click=move |_| suggesting.propose_task(&id)>
                {page.t(suggestions::SUGGEST)}
            </button>
        </li>
    }
}

/// Any item of the list, found by its title, number or pinyin.
#[component]
fn OtherItem() -> impl IntoView {
    let page = use_page();
    let suggesting: Suggesting = expect_context();
    let choose = move |id: String| {
        if let Ok(id) = id.parse() {
            suggesting.choose_item(id);
        }
    };
    let found = move |count| match count {
        0 => page.t(suggestions::NOT_FOUND).to_owned(),
        count => suggestions::found(page.language, count),
    };
    view! {
        <Combobox
            id="suggestion-item"
            label=page.t(suggestions::OTHER_DUTY)
            hint=page.t(suggestions::OTHER_DUTY_HINT)
            found=Callback::new(found)
            find=Callback::new(move |text: String| options(page, &text))
            unavailable=Signal::derive(|| None::<String>)
            on_choose=Callback::new(choose)
        />
    }
}

fn options(page: Page, text: &str) -> Vec<ComboOption> {
    let list = page.list();
    let matcher = TextMatcher::new(text);
    let items = list
        .items
        .iter()
        .map(|item| (page.item_name(item.id), item));
    items
        .filter(|(name, item)| matcher.matches_any([name.as_str(), &item.title]))
        .take(LISTED)
        .map(|(name, item)| ComboOption {
            key: item.id.to_string(),
            name: format!("{name} {}", item.title),
            note: None,
        })
        .collect()
}
