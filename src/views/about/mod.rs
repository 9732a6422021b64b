//! 说明: the source, the corrections, the downloads, the keys, privacy.

mod corrections;
mod keys;

use leptos::prelude::*;
use leptos::wasm_split::wasm_split;

use crate::components::ChunkFailed;
use crate::components::lazy::{Chunk, Lazy};
use crate::i18n::ui::{about, footer};
use crate::i18n::{Language, Phrase, date};
use crate::platform::startup;
use crate::route::View;
use crate::state::use_page;

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
            <p>{page.t(about::WORD_FOR_WORD)}</p>
        </section>
    }
}

#[component]
fn Downloads() -> impl IntoView {
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
        <section>
            <h2>{page.t(about::DOWNLOADS)}</h2>
            <ul class="downloads">
                {file(JSON_FILE, about::JSON_FILE)} {file(CSV_FILE, about::CSV_FILE)}
                {(!startup::is_one_file()).then(|| file(ONE_FILE, about::ONE_FILE))}
            </ul>
        </section>
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
