//! What was read from a source, before anything is kept.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::wasm_split;
use send_wrapper::SendWrapper;

use super::corrections::{Columns, Head};
use super::problems::{Problems, report};
use crate::components::lazy::Chunk;
use crate::duty_list::reader::{Outcome, State};
use crate::duty_list::{DutyList, List};
use crate::i18n::ui::{common, lists};
use crate::i18n::{names, reader as wording};
use crate::platform::{dom, files, history, lifecycle};
use crate::route::View;
use crate::state::{Description, Opened, Page, Progress, use_page};

/// How many items of each list the preview shows.
const PREVIEW: usize = 3;

#[component]
pub fn ReadingResult() -> impl IntoView {
    let page = use_page();
    let work = page.app.reading;
    move || match work.progress.get() {
        Progress::Nothing | Progress::Working { .. } => ().into_any(),
        Progress::Refused { name, text } => view! { <Refused name text /> }.into_any(),
        // It was opened by code of the same chunk, so that is there.
        Progress::Opened(opened) => {
            Suspend::new(SendWrapper::new(async { read(opened).await.ok() })).into_any()
        }
    }
}

#[wasm_split(reader, wasm_split_path = ::leptos::wasm_split, fallible)]
fn read(opened: Opened) -> Chunk {
    Ok(view! { <Read opened /> }.into_any())
}

#[component]
fn Refused(name: String, text: String) -> impl IntoView {
    let page = use_page();
    let work = page.app.reading;
    view! {
        <section
            class="reading-result"
            id="reading-result"
            tabindex="-1"
            aria-label=page.t(lists::RESULT)
            data-state=State::Refused.id()
        >
            <h2>{page.t(lists::REFUSED)}</h2>
            <p role="alert">{(!name.is_empty()).then(|| format!("{name}　"))} {text}</p>
            <button type="button" on:click=move |_| work.cancel()>
                {page.t(lists::CANCEL)}
            </button>
        </section>
    }
}

#[component]
fn Read(opened: Opened) -> impl IntoView {
    let page = use_page();
    let work = page.app.reading;
    let opened = StoredValue::new(opened);
    let outcome = Memo::new(move |_| opened.with_value(|opened| work.read(opened)));
    let state = move || outcome.read().state();
    let saving = RwSignal::new(false);
    let not_saved = RwSignal::new(false);
    let save = move |_| {
        saving.set(true);
        let opened = opened.get_value();
        let list = outcome.with_untracked(|outcome| outcome.list.clone());
        let overrides = work.overrides.with_untracked(serde_json::to_string);
        spawn_local(async move {
            let library = page.app.library;
            let description = Description {
                overrides: overrides.ok(),
                ..Description::of(&list)
            };
            let kept = library
                .keep(&list, opened.bytes.to_vec(), description)
                .await;
            let list = library.add(list);
            saving.try_set(false);
            not_saved.try_set(kept.is_err());
            if kept.is_ok() {
                work.cancel();
            }
            show(page, &list);
            say_saved(page, &list, kept.is_ok());
        });
    };
    let download = move |_| {
        let text = outcome.with_untracked(|outcome| report(page, outcome));
        let name = format!("{}-{}.csv", page.t(lists::REPORT_NAME), lifecycle::today());
        let _ = files::download(&name, files::CSV, &text);
    };
    let has_items = move || state() != State::Refused;
    view! {
        <section
            class="reading-result"
            id="reading-result"
            tabindex="-1"
            aria-label=page.t(lists::RESULT)
            data-state=move || state().id()
        >
            <h2>{page.t(lists::RESULT)}</h2>
            <p class="verdict">{move || wording::state(state(), page.language)}</p>
            <p class="caption">{opened.with_value(|opened| opened.name.clone())}</p>
            <div class="result-columns">
                <div class="figures">
                    <Show when=has_items>
                        <Counts outcome />
                        <Head outcome />
                    </Show>
                </div>
                <div class="attention">
                    <Problems outcome />
                    <Show when=has_items>
                        <Columns outcome />
                        <Preview outcome />
                    </Show>
                </div>
            </div>
            <Show when=move || not_saved.get()>
                <p role="alert">{page.t(lists::NOT_SAVED)}</p>
            </Show>
            <div class="save-bar">
                <Show when=has_items>
                    <button type="button" class="primary" prop:disabled=saving on:click=save>
                        {page.t(lists::SAVE_LIST)}
                    </button>
                </Show>
                <button type="button" on:click=download>
                    {page.t(lists::DOWNLOAD_REPORT)}
                </button>
                <button type="button" class="quiet" on:click=move |_| work.cancel()>
                    {page.t(lists::CANCEL)}
                </button>
            </div>
        </section>
    }
}

/// Shows the items of a list that was read, unless the reader has gone
/// elsewhere meanwhile.
fn show(page: Page, list: &DutyList) {
    let Some(here) = page.route.try_get_untracked() else {
        return;
    };
    let mut route = here.fresh(View::Items);
    route.doc = Some(list.id.clone());
    page.go_to_address(&route.to_query(list));
}

/// Says that a list was saved, and offers to compare it with the edition before.
fn say_saved(page: Page, list: &DutyList, is_saved: bool) {
    let app = page.app;
    if !is_saved {
        // It can still be read on this page.
        app.toasts.show_lasting(page.t(lists::NOT_SAVED));
        return;
    }
    let text = lists::saved(page.language, &names::list_title(list, page.language));
    let this = Description::of(list);
    let others = untrack(|| app.library.others(&this));
    let earlier = others
        .into_iter()
        .find(|it| it.is_earlier_edition_of(&this));
    let changes = earlier.map(|earlier| page.changes_href(&earlier.id, &this.id));
    // A page that goes takes the offers of its messages along.
    lifecycle::after_paint(move || match changes {
        None => app.toasts.show(text),
        Some(changes) => {
            let label = page.t(lists::COMPARE_WITH_EARLIER);
            app.toasts.show_with(text, label, move || {
                let show_top = || dom::show_top_soon("main h1");
                app.push_address(&changes, &history::query_string(), show_top);
            });
        }
    });
}

/// How many items were read of each list, beside the document's own numbers.
#[component]
fn Counts(outcome: Memo<Outcome>) -> impl IntoView {
    let page = use_page();
    let rows = move || {
        let outcome = outcome.read();
        let row = |list: List| {
            let count = outcome.list.list(list).count();
            let declared = outcome.reading.declared.iter();
            let declared = declared
                .filter(|it| it.section.is_none() && it.list == Some(list))
                .map(|it| it.declared)
                .next();
            let differs = declared.is_some_and(|declared| declared as usize != count);
            view! {
                <tr class:differs=differs>
                    <th scope="row">
                        <span class=list.id()>{names::list(list, page.language)}</span>
                    </th>
                    <td data-list=list.id() data-count=count.to_string()>
                        {count}
                    </td>
                    <td>{declared.map_or("—".to_owned(), |declared| declared.to_string())}</td>
                </tr>
            }
        };
        List::ALL.map(row)
    };
    let sums = move || {
        let outcome = outcome.read();
        let list = &outcome.list;
        let clauses = list.items.iter();
        let clauses: usize = clauses
            .map(|item| item.superior.len() + item.township.len())
            .sum();
        let cells = outcome.reading.cells;
        lists::sums(
            page.language,
            list.items.len(),
            list.departments.len(),
            clauses,
            cells.total as usize,
            cells.unread as usize,
        )
    };
    view! {
        <table class="read-counts" aria-label=page.t(lists::COUNTS)>
            <thead>
                <tr>
                    <td></td>
                    <th scope="col">{page.t(lists::WAS_READ)}</th>
                    <th scope="col">{page.t(lists::DOCUMENT_SAYS)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        <p class="caption">{sums}</p>
    }
}

/// The first items of each list as they were read.
#[component]
fn Preview(outcome: Memo<Outcome>) -> impl IntoView {
    let page = use_page();
    let lists_of = move || {
        let outcome = outcome.read();
        let read = &outcome.list;
        List::ALL
            .into_iter()
            .filter(|list| read.list(*list).next().is_some())
            .map(|list| {
                let items = read.list(list).take(PREVIEW).map(|item| {
                    let departments =
                        names::departments(read, item.departments.iter().copied(), page.language);
                    let category = read.category_of(item).to_owned();
                    view! {
                        <li>
                            <span class=format!("number {}", list.id())>{item.id.number}</span>
                            " "
                            {item.title.clone()}
                            <span class="caption">{category} " " {departments}</span>
                        </li>
                    }
                });
                let items = items.collect_view();
                view! {
                    <h4>{names::list(list, page.language)}</h4>
                    <ol role="list" lang="zh-CN">
                        {items}
                    </ol>
                }
            })
            .collect_view()
    };
    view! {
        <details class="read-preview" open=true>
            <summary>{page.t(lists::PREVIEW)}</summary>
            {lists_of}
        </details>
        <p class="caption">{page.t(common::STAYS_HERE)}</p>
    }
}
