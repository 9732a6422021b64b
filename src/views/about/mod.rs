//! 说明: the source, the corrections, the downloads, the keys, privacy.

mod corrections;
mod keys;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::wasm_split;

use crate::components::ChunkFailed;
use crate::components::lazy::{Chunk, Lazy};
use crate::duty_list::{DutyList, Severity};
use crate::i18n::ui::{about, footer};
use crate::i18n::{Language, Phrase, date};
use crate::platform::{one_file, startup};
use crate::route::View;
use crate::state::{Page, use_page};

use corrections::Corrections;
use keys::Keys;

/// The files that a build publishes beside the page.
const JSON_FILE: &str = "duties.json";
const CSV_FILE: &str = "duties.csv";
const ONE_FILE: &str = "duty-atlas.html";

#[component]
pub fn About() -> impl IntoView {
    let failed = |again| view! { <ChunkFailed again /> };
    view! { <Lazy load=content failed /> }
}

#[wasm_split(analysis, wasm_split_path = ::leptos::wasm_split, fallible)]
fn content() -> Chunk {
    Ok(view! { <Content /> }.into_any())
}

#[component]
fn Content() -> impl IntoView {
    let page = use_page();
    view! {
        <main id="main" class="about" tabindex="-1">
            <h1 tabindex="-1">{page.t(about::TITLE)}</h1>
            <Source />
            <TextSection title=about::ATTRIBUTION text=about::ATTRIBUTION_TEXT />
            <Corrections />
            <Downloads />
            <OwnList />
            <Keys />
            <Privacy />
            {startup::is_one_file().then(|| view! { <OneFileVersion /> })}
        </main>
    }
}

/// A heading and a paragraph.
#[component]
fn TextSection(title: Phrase, text: Phrase) -> impl IntoView {
    let page = use_page();
    view! {
        <section>
            <h2>{page.t(title)}</h2>
            <p>{page.t(text)}</p>
        </section>
    }
}

#[component]
fn Source() -> impl IntoView {
    let page = use_page();
    let list = page.list();
    let published = match list.date.as_str() {
        "" => format!("《{}》", list.title),
        published => format!("《{}》，{}", list.title, date(Language::Chinese, published)),
    };
    let counts = about::counts(page.language, &list);
    view! {
        <section>
            <h2>{page.t(about::SOURCE)}</h2>
            <p lang="zh-CN">{published}</p>
            <p>{counts}</p>
            <p>{word_for_word(page, &list)}</p>
        </section>
    }
}

/// How the text that is shown stands to the published one.
fn word_for_word(page: Page, list: &DutyList) -> String {
    let problems = list.problems.iter();
    let unread = problems.filter(|problem| problem.severity == Severity::NotRead);
    about::word_for_word(page.language, !list.corrections.is_empty(), unread.count())
}

#[component]
fn Downloads() -> impl IntoView {
    let page = use_page();
    // The files beside the page are of the list that the program ships with.
    let is_shipped = page.list().id == page.app.library.own().id && !one_file::has_own_list();
    view! {
        <section>
            <h2>{page.t(about::DOWNLOADS)}</h2>
            {match is_shipped {
                true => view! { <PublishedFiles /> }.into_any(),
                false => view! { <MadeFiles /> }.into_any(),
            }}
        </section>
    }
}

/// The files that a build publishes.
#[component]
fn PublishedFiles() -> impl IntoView {
    let page = use_page();
    let file = |name: &'static str, what: Phrase| {
        view! {
            <li>
                <a href=name download="">
                    {name}
                </a>
                {page.t(what)}
            </li>
        }
    };
    view! {
        <ul class="downloads">
            {file(JSON_FILE, about::JSON_FILE)} {file(CSV_FILE, about::CSV_FILE)}
            {(!startup::is_one_file()).then(|| file(ONE_FILE, about::ONE_FILE))}
        </ul>
    }
}

/// The same files of the list that is shown, made when they are asked for.
#[component]
fn MadeFiles() -> impl IntoView {
    let page = use_page();
    let list = page.list();
    let file = |name: String, what: Phrase, hand_over: fn(Page)| {
        view! {
            <li>
                <button type="button" class="quiet" on:click=move |_| hand_over(page)>
                    {name}
                </button>
                {page.t(what)}
            </li>
        }
    };
    view! {
        <ul class="downloads">
            {file(format!("{}.{JSON_FILE}", list.id), about::JSON_FILE, |page| {
                page.download_data(&page.list());
            })}
            {file(format!("{}.{CSV_FILE}", list.id), about::CSV_FILE, |page| {
                page.download_table(&page.list());
            })}
            {file(ONE_FILE.to_owned(), about::ONE_FILE, |page| {
                let list = page.list();
                spawn_local(async move { page.download_one_file(&list).await });
            })}
        </ul>
    }
}

/// How another township uses the program with its own list.
#[component]
fn OwnList() -> impl IntoView {
    let page = use_page();
    view! {
        <section>
            <h2>{page.t(about::YOUR_OWN_LIST)}</h2>
            <p>{page.t(about::YOUR_OWN_LIST_TEXT)}</p>
            <p>
                <a href=move || {
                    page.link(|route| *route = route.to_view(View::Lists))
                }>{page.t(about::OPEN_A_LIST)}</a>
            </p>
        </section>
    }
}

#[component]
fn Privacy() -> impl IntoView {
    let page = use_page();
    view! {
        <section>
            <h2>{page.t(about::PRIVACY)}</h2>
            <p>{page.t(about::PRIVACY_TEXT)}</p>
            <p>{footer::version(page.language, env!("CARGO_PKG_VERSION"))}</p>
        </section>
    }
}

/// Where the notes of the program in one file are.
#[component]
fn OneFileVersion() -> impl IntoView {
    let page = use_page();
    view! {
        <section>
            <h2 id="one-file" tabindex="-1">
                {page.t(about::ONE_FILE_VERSION)}
            </h2>
            <p>{page.t(about::ONE_FILE_VERSION_TEXT)}</p>
            <p>
                <a href=move || {
                    page.link(|route| *route = route.to_view(View::Review))
                }>{page.t(about::EXPORT_OR_IMPORT)}</a>
            </p>
        </section>
    }
}
