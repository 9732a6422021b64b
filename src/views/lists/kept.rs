//! The lists that can be shown: the page's own, those of the site, those on
//! this device.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::{Form, Making, NotMade, TakeAlong, TakeAlongFile, items_report};
use crate::i18n::report as wording;
use crate::i18n::ui::{common, items, lists};
use crate::open_data;
use crate::platform::{dom, files, history, lifecycle, one_file, startup};
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

/// All lists, each once: the page's own, then those on this device, then those
/// of the site.
fn entries(page: Page) -> Vec<Entry> {
    let library = page.app.library;
    let own = Entry {
        description: Description::of(&library.own()),
        origin: Origin::Own,
    };
    let kept = match library.kept().get() {
        Some(Ok(kept)) => kept,
        _ => Vec::new(),
    };
    let site = library.site().get().unwrap_or_default();
    let of_device = kept.into_iter().map(|description| Entry {
        origin: match description.file {
            Some(_) => Origin::Site,
            None => Origin::Device,
        },
        description,
    });
    let of_site = site.into_iter().map(|description| Entry {
        description,
        origin: Origin::Site,
    });
    let mut entries: Vec<Entry> = vec![own];
    for entry in of_device.chain(of_site) {
        if !entries
            .iter()
            .any(|known| known.description.id == entry.description.id)
        {
            entries.push(entry);
        }
    }
    entries
}

#[component]
pub fn KeptLists() -> impl IntoView {
    let page = use_page();
    let entries = Memo::new(move |_| entries(page));
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
                    each=move || entries.get()
                    key=|entry| (entry.description.clone().id, entry.description.kept.clone())
                    let(entry)
                >
                    <KeptList entry />
                </For>
            </ul>
        </section>
    }
}

#[component]
fn KeptList(entry: Entry) -> impl IntoView {
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
    let href = page.href(&Route {
        item: None,
        ..route.clone()
    });
    let link = history::absolute(&href);
    // The other list of the same place, as the earlier edition.
    let compare = earlier_edition(page, &description).map(|base| {
        let changes = Route {
            view: View::Changes,
            base: Some(base),
            ..route.clone()
        };
        page.href(&changes)
    });
    let counts = ["basic", "supporting", "reclaimed"]
        .map(|list| {
            description
                .counts
                .get(list)
                .copied()
                .unwrap_or(0)
                .to_string()
        })
        .join(" / ");
    let origin_name = match origin {
        Origin::Own if startup::is_one_file() => page.t(lists::FROM_THIS_FILE),
        Origin::Own | Origin::Site => page.t(lists::FROM_SITE),
        Origin::Device => page.t(lists::FROM_DEVICE),
    };
    let source = description.source.clone().filter(|name| !name.is_empty());
    let download = move |_| with_list(page, id.get_value(), download_data);
    let save_file = move |_| with_list(page, id.get_value(), save_as_one_file);
    let asking = RwSignal::new(false);
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
                {compare.map(|href| view! { <a href=href>{page.t(lists::COMPARE_WITH_EARLIER)}</a> })}
                <button type="button" on:click=download>
                    {page.t(lists::DOWNLOAD_DATA)}
                </button>
                <button type="button" on:click=save_file>
                    {page.t(lists::SAVE_AS_ONE_FILE)}
                </button>
                {can_delete
                    .then(|| {
                        view! {
                            <button type="button" on:click=move |_| asking.set(true)>
                                {page.t(lists::DELETE)}
                            </button>
                        }
                    })}
                <TakeAlong files=list_files(page, id) link printable=false />
            </div>
            <Show when=move || asking.get()>
                <DeleteQuestion id title=title.clone() asking />
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

/// The newest list of the same place that is earlier than this one.
fn earlier_edition(page: Page, description: &Description) -> Option<String> {
    let all = entries(page).into_iter().map(|entry| entry.description);
    let same_place = all
        .filter(|other| !other.place.is_empty() && other.place.last() == description.place.last());
    let earlier = same_place.filter(|other| other.date < description.date);
    earlier
        .max_by(|a, b| a.date.cmp(&b.date))
        .map(|other| other.id)
}

/// Asks before a list is deleted, and says what hangs on it.
#[component]
fn DeleteQuestion(id: StoredValue<String>, title: String, asking: RwSignal<bool>) -> impl IntoView {
    let page = use_page();
    let notes = page.saved_notes(&id.get_value()).unwrap_or_default();
    let question = lists::delete_question(page.language, &title, notes);
    let name = title.clone();
    let delete = move |_| {
        let (id, name) = (id.get_value(), name.clone());
        spawn_local(async move {
            let library = page.app.library;
            match library.remove(&id).await {
                Ok(Some(stored)) => {
                    let text = lists::deleted(page.language, &name);
                    let undo = move || {
                        let stored = stored.clone();
                        spawn_local(async move {
                            if library.restore(&stored).await.is_err() {
                                page.app.toasts.show(page.t(lists::NOT_SAVED));
                            }
                        });
                    };
                    page.app.toasts.show_with(text, page.t(common::UNDO), undo);
                }
                Ok(None) => {}
                Err(_) => page.app.toasts.show(page.t(lists::NOT_DELETED)),
            }
            asking.try_set(false);
        });
    };
    dom::focus_soon("[role=alertdialog] button");
    view! {
        <div class="question" role="alertdialog" aria-label=question.clone()>
            <p>{question.clone()}</p>
            <div class="actions">
                <button type="button" on:click=move |_| asking.set(false)>
                    {page.t(common::CANCEL)}
                </button>
                <button type="button" class="danger" on:click=delete>
                    {page.t(lists::DELETE)}
                </button>
            </div>
        </div>
    }
}

/// Loads a list and does something with its open data.
fn with_list<F>(page: Page, id: String, act: fn(Page, String, String) -> F)
where
    F: Future<Output = ()> + 'static,
{
    spawn_local(async move {
        let found = page.app.library.find(&id).await;
        let json = found.ok().and_then(|list| open_data::json(&list).ok());
        match json {
            Some(json) => act(page, id, json).await,
            None => page.app.toasts.show(page.t(common::COULD_NOT_OPEN)),
        }
    });
}

async fn download_data(_page: Page, id: String, json: String) {
    let _ = files::download(&format!("{id}.duties.json"), files::JSON, &json);
}

async fn save_as_one_file(page: Page, _id: String, json: String) {
    match one_file::with_list(&json).await {
        Some(text) => {
            let _ = files::download("duty-atlas.html", files::HTML, &text);
        }
        None => page.app.toasts.show(page.t(lists::ONE_FILE_FAILED)),
    }
}
