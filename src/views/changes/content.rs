//! The parts of the view.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::carry::CarryOver;
use super::comparing::{Compared, Comparing, State};
use super::filters::{Filters, conditions};
use super::table::{ChangesTable, shown_entries};
use crate::components::{Form, TakeAlong, TakeAlongFile};
use crate::editions::ChangeFilter;
use crate::i18n::ui::{changes, common};
use crate::i18n::{editions as wording, names};
use crate::platform::{files, lifecycle};
use crate::report::Report;
use crate::route::View;
use crate::state::{Description, Page, use_page};

#[component]
pub fn Content() -> impl IntoView {
    let page = use_page();
    let comparing = Comparing::start(page);
    provide_context(comparing);
    let library = page.app.library;
    Effect::new(move || {
        spawn_local(library.read_kept());
        spawn_local(library.read_site());
    });
    let body = move || match comparing.state.get() {
        State::NoBase => {
            let lists = page.link(|route| *route = route.to_view(View::Lists));
            view! {
                <p class="caption">
                    {page.t(changes::CHOOSE_EDITION)}
                    <a href=lists>{page.t(changes::OPEN_UNDER_LISTS)}</a>
                    {page.t(common::FULL_STOP)}
                </p>
            }
            .into_any()
        }
        State::Loading => view! { <p role="status">{page.t(common::LOADING)}</p> }.into_any(),
        State::Missing => {
            let base = page.route.with_untracked(|route| route.base.clone());
            let text = common::list_not_here(page.language, &base.unwrap_or_default());
            view! { <p role="alert">{text}</p> }.into_any()
        }
        State::Working { done, total } => {
            let text = changes::working(page.language, done, total);
            view! { <p role="status">{text}</p> }.into_any()
        }
        State::Done(compared) => view! { <Result compared /> }.into_any(),
    };
    view! {
        <main id="main" class="changes" tabindex="-1">
            <h1 tabindex="-1">{page.t(changes::TITLE)}</h1>
            <Editions />
            {body}
        </main>
    }
}

/// From which list to which, and the other way round.
#[component]
fn Editions() -> impl IntoView {
    let page = use_page();
    let library = page.app.library;
    let here = Description::of(&page.list());
    let others = move || library.others(&here);
    let base = move || {
        page.route
            .with(|route| route.base.clone().unwrap_or_default())
    };
    let choose = move |event| {
        let id = event_target_value(&event);
        page.go(|route| route.base = Some(id).filter(|id| !id.is_empty()));
    };
    let swap = move || {
        let base = page.route.with(|route| route.base.clone())?;
        Some(page.changes_href(&page.list().id, &base))
    };
    let to = names::list_title(&page.list(), page.language);
    let options = move || {
        let chosen = base();
        others()
            .into_iter()
            .map(|it| {
                let title = it.name(page.language);
                let is_chosen = it.id == chosen;
                view! {
                    <option value=it.id selected=is_chosen>
                        {title}
                    </option>
                }
            })
            .collect_view()
    };
    view! {
        <p class="editions">
            <label>
                {page.t(changes::FROM)} " "
                <select on:change=choose prop:value=base>
                    <option value="">{page.t(changes::NO_EDITION)}</option>
                    {options}
                </select>
            </label>
            <span>{page.t(changes::TO)} " " <strong>{to}</strong></span>
            {move || {
                swap().map(|href| view! { <a href=href>{page.t(changes::SWAP)} " ⇄"</a> })
            }}
        </p>
    }
}

/// What of the changes is shown. It is remembered for as long as the program
/// lives, since the page is rendered anew on the way to an item and back.
fn remembered_filter(page: Page, compared: &Compared) -> RwSignal<ChangeFilter> {
    let all = page.app.change_filters;
    let key = (compared.old.id.clone(), compared.new.id.clone());
    let known = all.with_value(|all| all.get(&key).cloned());
    let filter = RwSignal::new(known.unwrap_or_default());
    Effect::new(move || {
        let filter = filter.get();
        all.update_value(|all| {
            all.insert(key.clone(), filter);
        });
    });
    filter
}

#[component]
fn Result(compared: Arc<Compared>) -> impl IntoView {
    let page = use_page();
    let filter = remembered_filter(page, &compared);
    let summary = wording::summary(&compared.changes, page.language);
    let name = format!("{}-{}", page.t(changes::FILE), lifecycle::today());
    let json_of = compared.clone();
    let json_name = format!("{name}.json");
    let json = move |_| {
        if let Ok(text) = json_of.changes.json() {
            let _ = files::download(&json_name, files::JSON, &text);
        }
    };
    let csv_of = compared.clone();
    let csv_name = format!("{name}.csv");
    let csv = move |_| {
        let text = csv_of.table(page.language, &csv_of.changes.entries).csv();
        let _ = files::download(&csv_name, files::CSV, &text);
    };
    let shown = shown_entries(compared.clone(), filter);
    let editions = StoredValue::new(changes::arrow(
        &names::list_title(&compared.old, page.language),
        &names::list_title(&compared.new, page.language),
    ));
    let in_words = move || {
        let shown = filter.with(|filter| conditions(page, filter));
        editions.with_value(|editions| common::labelled(page.language, editions, &shown))
    };
    let of_files = compared.clone();
    let report = move || {
        let entries = of_files.changes.entries.iter().enumerate();
        let entries = shown.with_untracked(|shown| {
            let entries = entries.filter(|(at, _)| shown.contains(at));
            entries
                .map(|(_, change)| change.clone())
                .collect::<Vec<_>>()
        });
        let count = changes::shown(page.language, entries.len());
        let table = of_files.table(page.language, &entries);
        Report::of(table, page.about(untrack(in_words), count))
    };
    let json_again = compared.clone();
    let data = TakeAlongFile::json(page, &name, move || json_again.changes.json().ok());
    let forms = [Form::Workbook, Form::Text, Form::Csv];
    let mut files_of_menu = TakeAlongFile::forms(page, &forms, &name, report);
    files_of_menu.push(data);
    view! {
        <p class="printed-conditions print-only">{in_words}</p>
        <p class="lead" role="status">
            {summary}
        </p>
        <Renames compared=compared.clone() />
        <div class="actions">
            <button type="button" on:click=json>
                {page.t(changes::DOWNLOAD_DATA)}
            </button>
            <button type="button" on:click=csv>
                {page.t(changes::DOWNLOAD_TABLE)}
            </button>
            <CarryOver compared=compared.clone() />
            <TakeAlong files=files_of_menu />
        </div>
        <Filters compared=compared.clone() filter />
        <ChangesTable compared shown />
    }
}

/// Departments and categories that go on under another name.
#[component]
fn Renames(compared: Arc<Compared>) -> impl IntoView {
    let page = use_page();
    let departments = compared
        .changes
        .renamed_departments
        .iter()
        .map(|rename| changes::arrow(&rename.old.join("、"), &rename.new.join("、")));
    let categories = compared.changes.renamed_categories.iter();
    let categories = categories.map(|rename| changes::arrow(&rename.old, &rename.new));
    let renames: Vec<String> = departments.chain(categories).collect();
    (!renames.is_empty()).then(|| {
        let items = renames
            .into_iter()
            .map(|text| view! { <li>{text}</li> })
            .collect_view();
        view! {
            <details class="renames">
                <summary>{page.t(changes::RENAMED)}</summary>
                <ul lang="zh-CN">{items}</ul>
            </details>
        }
    })
}
