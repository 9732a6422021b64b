//! What is wrong, above the content, until it is settled.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::wasm_split;
use send_wrapper::SendWrapper;

use super::StorageAlerts;
use super::lazy::Chunk;
use crate::i18n::ui::common;
use crate::notes::{Phase, Snapshot};
use crate::platform::dom;
use crate::route::View;
use crate::state::use_page;

/// The part of the view 核对 in which conflicts are resolved.
pub const CONFLICTS: &str = "conflicts";

#[component]
pub fn Alerts() -> impl IntoView {
    let page = use_page();
    let is_loaded = Memo::new(move |_| {
        let phase = |snapshot: &Snapshot<_>| snapshot.phase != Phase::Loading;
        page.notes.snapshot.with(phase)
    });
    let of_storage = move || {
        // By then the code of the notes is there.
        is_loaded
            .get()
            .then(|| Suspend::new(SendWrapper::new(async { storage_alerts().await.ok() })))
    };
    view! {
        <IgnoredParameters />
        <NotesMissing />
        {of_storage}
    }
}

#[wasm_split(detail, wasm_split_path = ::leptos::wasm_split, fallible)]
fn storage_alerts() -> Chunk {
    let page = use_page();
    let export = Callback::new(move |()| page.export_notes());
    let choose = Callback::new(move |()| {
        page.turn_to(View::Review);
        dom::focus_soon(format!("#{CONFLICTS}"));
    });
    Ok(view! { <StorageAlerts records=page.notes export choose /> }.into_any())
}

/// The code that reads and writes the notes did not arrive. Where a lazy view is
/// shown, it says so itself.
#[component]
fn NotesMissing() -> impl IntoView {
    let page = use_page();
    let again = move |_| spawn_local(page.retry_notes());
    let is_list_alone = move || page.view.get() == View::Items && page.open.get().is_none();
    let message = move || {
        (page.notes_missing.get() && is_list_alone()).then(|| {
            view! {
                <p class="notice">
                    <span>{page.t(common::NOTES_MISSING)}</span>
                    <button type="button" class="quiet" on:click=again>
                        {page.t(common::TRY_AGAIN)}
                    </button>
                </p>
            }
        })
    };
    view! {
        <div class="notices" role="alert">
            {message}
        </div>
    }
}

/// The parts of the address that could not be read.
#[component]
pub fn IgnoredParameters() -> impl IntoView {
    let page = use_page();
    let text = move || {
        page.ignored.with(|ignored| {
            let parts = ignored
                .iter()
                .map(|part| (part.parameter.as_str(), part.value.as_str()));
            (!ignored.is_empty()).then(|| common::ignored(page.language, parts))
        })
    };
    view! {
        <div class="notices" role="alert">
            {move || {
                text()
                    .map(|text| {
                        view! {
                            <p class="notice">
                                <span>{text}</span>
                                <button
                                    type="button"
                                    class="quiet"
                                    on:click=move |_| page.ignored.set(Vec::new())
                                >
                                    {page.t(common::DISMISS)}
                                </button>
                            </p>
                        }
                    })
            }}
        </div>
    }
}
