//! Opening a list: a file, or what was copied.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;

use crate::i18n::ui::{common, lists};
use crate::platform::files::{self, Incoming};
use crate::state::{Progress, use_page};

#[component]
pub fn OpenPanel() -> impl IntoView {
    let page = use_page();
    let work = page.app.reading;
    let input = NodeRef::<html::Input>::new();
    let choose = move |_| {
        if let Some(input) = input.get() {
            input.click();
        }
    };
    let chosen = move |_| {
        let Some(input) = input.get() else { return };
        let file = input.files().and_then(|files| files.get(0));
        // The same file can be chosen again.
        input.set_value("");
        if let Some(file) = file {
            spawn_local(async move { page.app.incoming.set(Some(files::incoming(file).await)) });
        }
    };
    let working = move || match work.progress.get() {
        Progress::Working { name } => Some(name),
        _ => None,
    };
    view! {
        <section class="open-list" aria-labelledby="open-list">
            <h2 id="open-list">{page.t(lists::OPEN_A_LIST)}</h2>
            <p class="caption">{page.t(lists::OPEN_HINT)}</p>
            <div class="ways">
                <div class="drop-zone">
                    <button type="button" class="primary" on:click=choose>
                        {page.t(lists::OPEN_A_LIST)}
                    </button>
                    <label class="visually-hidden" for="list-file">
                        {page.t(lists::CHOOSE_FILE)}
                    </label>
                    <input
                        type="file"
                        id="list-file"
                        class="visually-hidden"
                        tabindex="-1"
                        accept=files::LIST_TYPES
                        node_ref=input
                        on:change=chosen
                    />
                    <p class="caption">{page.t(lists::OR_DROP)}</p>
                </div>
                <PasteBox />
            </div>
            <Show when=move || working().is_some()>
                <p class="working" role="status">
                    {page.t(lists::READING)}
                    " "
                    {working}
                    <button type="button" class="quiet" on:click=move |_| work.cancel()>
                        {page.t(common::CANCEL)}
                    </button>
                </p>
            </Show>
        </section>
    }
}

/// Takes a table that was copied from a document or a page.
#[component]
fn PasteBox() -> impl IntoView {
    let page = use_page();
    let text = RwSignal::new(String::new());
    let send = move |text: String| {
        page.app.incoming.set(Some(Incoming::Source {
            name: String::new(),
            bytes: text.into_bytes().into(),
        }));
    };
    // The clipboard's HTML has the table; its text has only the words.
    let pasted = move |event: ev::Event| {
        let event: &web_sys::ClipboardEvent = event.unchecked_ref();
        let Some(data) = event.clipboard_data() else {
            return;
        };
        let html = data.get_data("text/html").unwrap_or_default();
        if html.contains("<table") || html.contains("<TABLE") {
            event.prevent_default();
            text.set(data.get_data("text/plain").unwrap_or_default());
            send(html);
        }
    };
    let read = move |_| send(text.get_untracked());
    view! {
        <div class="paste">
            <label for="pasted-list">{page.t(lists::PASTE)}</label>
            <textarea
                id="pasted-list"
                rows="4"
                spellcheck="false"
                prop:value=text
                on:input=move |event| text.set(event_target_value(&event))
                on:paste=move |event| pasted(event.into())
            ></textarea>
            <button
                type="button"
                prop:disabled=move || text.with(|text| text.trim().is_empty())
                on:click=read
            >
                {page.t(lists::READ_PASTED)}
            </button>
        </div>
    }
}
