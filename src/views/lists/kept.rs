//! The lists that can be shown: the page's own, those of the site, those on
//! this device.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::{ev, html};

use crate::components::{Form, Making, NotMade, TakeAlong, TakeAlongFile, in_frames, items_report};
use crate::duty_list::List;
use crate::i18n::report as wording;
use crate::i18n::ui::{common, items, lists, review};
use crate::platform::list_store::StoredList;
use crate::platform::{dom, history, lifecycle, startup};
use crate::route::{Route, View};
use crate::state::{Description, Page, use_page};

/// A list, and whether it can be deleted here.
#[derive(Clone, Debug, PartialEq)]
struct Entry {
    description: Description,
    origin: Origin,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Origin {
    /// The page's own.
    Own,
    /// The site's.
    Site,
    /// Kept on this device.
    Device,
}

fn entries(page: Page) -> Vec<Entry> {
    let own = page.app.library.own();
    let all = page.app.library.all().into_iter();
    let entry = |description: Description| Entry {
        origin: match description.file {
            _ if description.id == own.id => Origin::Own,
            Some(_) => Origin::Site,
            None => Origin::Device,
        },
        description,
    };
    all.map(entry).collect()
}

#[component]
pub fn KeptLists() -> impl IntoView {
    let page = use_page();
    let entries = Memo::new(move |_| entries(page));
    let count = Memo::new(move |_| entries.read().len());
    let rendered = in_frames(count, 0);
    let shown = move || {
        let entries = entries.read();
        entries
            .iter()
            .take(rendered.get())
            .cloned()
            .collect::<Vec<_>>()
    };
    let trouble = move || matches!(page.app.library.kept().get(), Some(Err(_)));
    view! {
        <section aria-labelledby="kept-lists">
            <h2 id="kept-lists">{page.t(lists::KEPT)}</h2>
            <Show when=trouble>
                <p class="notice" role="alert">
                    {page.t(lists::STORAGE_UNREADABLE)}
                </p>
            </Show>
            <ul class="kept-lists" role="list" aria-label=page.t(lists::KEPT)>
                <For
                    each=shown
                    key=|entry| (entry.description.clone().id, entry.description.kept.clone())
                    let(entry)
                >
                    <KeptList entry entries />
                </For>
            </ul>
        </section>
    }
}

#[component]
fn KeptList(entry: Entry, entries: Memo<Vec<Entry>>) -> impl IntoView {
    let page = use_page();
    let Entry {
        description,
        origin,
    } = entry;
    let id = StoredValue::new(description.id.clone());
    let title = description.name(page.language);
    let is_own = origin == Origin::Own;
    let is_current = page.list().id == description.id;
    let route = Route {
        doc: (!is_own).then(|| description.id.clone()),
        ..page.route.with_untracked(|route| route.fresh(View::Items))
    };
    let href = page.href(&route);
    let link = history::absolute(&href);
    let counts = List::ALL.map(|list| {
        let count = description.counts.get(list.id()).copied().unwrap_or(0);
        format!("{} {count}", page.list_short(list))
    });
    let counts = counts.join(" · ");
    let origin_name = match origin {
        Origin::Own if startup::is_one_file() => page.t(lists::FROM_THIS_FILE),
        Origin::Own | Origin::Site => page.t(lists::FROM_SITE),
        Origin::Device => page.t(lists::FROM_DEVICE),
    };
    let source = description.source.clone().filter(|name| !name.is_empty());
    let download = move |_| with_list(page, id.get_value(), AsFile::Data);
    let save_file = move |_| with_list(page, id.get_value(), AsFile::Program);
    let asking = RwSignal::new(false);
    let delete = NodeRef::<html::Button>::new();
    let can_delete = origin == Origin::Device || !description.kept.is_empty();
    view! {
        <li data-doc=description.id.clone() class:current=is_current>
            <p class="list-name">
                <a href=href aria-current=is_current.then_some("true")>
                    {title.clone()}
                </a>
            </p>
            <p class="caption">
                <span>{counts}</span>
                " · "
                <span>{origin_name}</span>
                {source.map(|name| format!(" · {name}"))}
            </p>
            <div class="actions">
                <Compare description=description.clone() entries />
                <button type="button" on:click=download>
                    {page.t(lists::DOWNLOAD_DATA)}
                </button>
                <button type="button" on:click=save_file>
                    {page.t(lists::SAVE_AS_ONE_FILE)}
                </button>
                {can_delete
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                node_ref=delete
                                on:click=move |_| asking.set(true)
                            >
                                {page.t(lists::DELETE)}
                            </button>
                        }
                    })}
                <TakeAlong
                    files=Signal::derive(move || list_files(page, id))
                    link
                    printable=false
                />
            </div>
            <Show when=move || asking.get()>
                <DeleteQuestion id title=title.clone() origin asking button=delete />
            </Show>
        </li>
    }
}

/// All items of a list as files, and the list as data.
fn list_files(page: Page, id: StoredValue<String>) -> Vec<TakeAlongFile> {
    let report = move || -> Making {
        Box::pin(async move {
            let id = id.get_value();
            let list = page.app.library.find(&id).await;
            let list = list.map_err(|_| NotMade::ListMissing)?;
            let language = page.language;
            let notes = page.app.records.notes(&list);
            let marks = untrack(|| notes.marks(&list));
            let shown: Vec<_> = marks.into_iter().enumerate().collect();
            let origin = wording::Origin {
                shown: items::count(language, shown.len()),
                day: lifecycle::today(),
                ..wording::Origin::default()
            };
            let about = wording::about(&list, &origin, language);
            items_report(list, shown, false, about, language).await
        })
    };
    let forms = [Form::Workbook, Form::Text, Form::Csv];
    TakeAlongFile::forms_later(page, &forms, &id.get_value(), report)
}

/// The link to the comparison with the list that is likeliest another edition,
/// once there are two lists. The earlier one is compared with the later one.
#[component]
fn Compare(description: Description, entries: Memo<Vec<Entry>>) -> impl IntoView {
    let page = use_page();
    let link = move || {
        let entries = entries.read();
        let others = entries.iter().map(|entry| &entry.description);
        let others = others.filter(|other| other.id != description.id);
        let other = others.min_by_key(|other| other.rank_beside(&description))?;
        let (base, doc, label) = match description.is_earlier_edition_of(other) {
            true => (&description, other, lists::COMPARE_WITH_LATER),
            false if other.is_earlier_edition_of(&description) => {
                (other, &description, lists::COMPARE_WITH_EARLIER)
            }
            false => (other, &description, lists::COMPARE_WITH_ANOTHER),
        };
        let href = page.changes_href(&base.id, &doc.id);
        let name = other.name(page.language);
        Some(view! {
            <a href=href title=name>
                {page.t(label)}
            </a>
        })
    };
    view! { {link} }
}

/// Asks before a list is deleted, and says what hangs on it.
#[component]
fn DeleteQuestion(
    id: StoredValue<String>,
    title: String,
    origin: Origin,
    asking: RwSignal<bool>,
    /// The button that asked, which takes the focus back.
    button: NodeRef<html::Button>,
) -> impl IntoView {
    let page = use_page();
    let notes = page.saved_notes(&id.get_value()).unwrap_or_default();
    let question = lists::delete_question(page.language, &title, notes);
    let name = title.clone();
    let delete = move |_| {
        let (id, name) = (id.get_value(), name.clone());
        spawn_local(async move {
            match page.app.library.remove(&id).await {
                Ok(Some(stored)) => deleted(page, &id, &name, origin, stored),
                Ok(None) => {}
                Err(_) => page.app.toasts.show(page.t(lists::NOT_DELETED)),
            }
            asking.try_set(false);
        });
    };
    let cancel = move || {
        asking.set(false);
        if let Some(button) = button.get_untracked() {
            dom::focus_without_scrolling(&button);
        }
    };
    let pressed = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && !event.is_composing() {
            event.prevent_default();
            cancel();
        }
    };
    let export = move |_| {
        spawn_local(async move {
            match page.app.library.find(&id.get_value()).await {
                Ok(list) => page.export_notes_of(list),
                Err(_) => page.app.toasts.show(page.t(common::COULD_NOT_OPEN)),
            }
        });
    };
    let row = id.get_value();
    dom::focus_soon(format!("[data-doc='{row}'] [role=alertdialog] button"));
    view! {
        <div
            class="question"
            role="alertdialog"
            aria-label=question.clone()
            on:keydown=pressed
        >
            <p>{question.clone()}</p>
            <div class="actions">
                <button type="button" on:click=move |_| cancel()>
                    {page.t(common::CANCEL)}
                </button>
                {(notes > 0)
                    .then(|| {
                        view! {
                            <button type="button" on:click=export>
                                {page.t(review::EXPORT_NOTES)}
                            </button>
                        }
                    })}
                <button type="button" class="danger" on:click=delete>
                    {page.t(lists::DELETE)}
                </button>
            </div>
        </div>
    }
}

/// Says that a list was deleted, with the way back. Where it was the one that is
/// shown, the page turns to its own.
fn deleted(page: Page, id: &str, name: &str, origin: Origin, stored: StoredList) {
    let app = page.app;
    let is_shown = app.shown.with_untracked(|shown| shown.list.id == id);
    // The site still has what was only kept for offline use.
    if is_shown && origin == Origin::Device {
        let route = Route {
            view: View::Lists,
            language: page.language,
            ..Route::default()
        };
        app.push_address(
            &route.to_query(&app.library.own()),
            &history::query_string(),
            || {},
        );
    }
    let text = lists::deleted(page.language, name);
    let undo = move || {
        let stored = stored.clone();
        spawn_local(async move {
            match app.library.restore(&stored).await {
                Ok(()) => app.toasts.dismiss(),
                Err(_) => app.toasts.show_lasting(page.t(lists::NOT_SAVED)),
            }
        });
    };
    // A page that goes takes the offers of its messages along.
    lifecycle::after_paint(move || {
        app.toasts.show_with(text, page.t(common::UNDO), undo);
        dom::focus_soon(".toast button");
    });
}

/// Loads a list and hands it over as a file.
fn with_list(page: Page, id: String, as_file: AsFile) {
    spawn_local(async move {
        match (page.app.library.find(&id).await, as_file) {
            (Ok(list), AsFile::Data) => page.download_data(&list),
            (Ok(list), AsFile::Program) => page.download_one_file(&list).await,
            (Err(_), _) => page.app.toasts.show(page.t(common::COULD_NOT_OPEN)),
        }
    });
}

/// The files of a list.
#[derive(Clone, Copy)]
enum AsFile {
    Data,
    /// The program with the list.
    Program,
}
