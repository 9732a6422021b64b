//! The parts of the view, and what is being read.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::wasm_split;

use super::kept::KeptLists;
use super::open::OpenPanel;
use super::reading::ReadingResult;
use crate::components::lazy::ChunkMissing;
use crate::duty_list::reader::{self, Outcome};
use crate::duty_list::source::{self, Refusal, SourceDocument};
use crate::i18n::ui::{common, lists};
use crate::i18n::{names, reader as wording};
use crate::platform::files::Incoming;
use crate::platform::{dom, lifecycle};
use crate::state::{Opened, Progress, ReadingWork, use_page};

/// What was read.
const RESULT: &str = "#reading-result";

#[component]
pub fn Content() -> impl IntoView {
    let page = use_page();
    let work = page.app.reading;
    // A file that was dropped on the page, here or before the view was shown.
    Effect::new(move || {
        if let Some(incoming) = page.app.incoming.get() {
            page.app.incoming.set(None);
            work.take(incoming);
        }
    });
    let library = page.app.library;
    Effect::new(move || {
        spawn_local(library.read_kept());
        spawn_local(library.read_site());
    });
    let title = names::list_title(&page.list(), page.language);
    view! {
        <main id="main" class="lists" tabindex="-1">
            <h1 tabindex="-1">{page.t(lists::TITLE)}</h1>
            <p class="lead">{lists::open_now(page.language, &title)}</p>
            <KeptLists />
            <OpenPanel />
            <ReadingResult />
        </main>
    }
}

/// Takes a source apart. All that reads the formats is in a chunk of its own.
#[wasm_split(reader, wasm_split_path = ::leptos::wasm_split, fallible)]
fn open(bytes: Arc<[u8]>, name: String) -> Result<Result<SourceDocument, Refusal>, ChunkMissing> {
    Ok(source::open(&bytes, &name))
}

impl ReadingWork {
    /// Reads a source, after the page has shown that it does.
    pub fn take(self, incoming: Incoming) {
        let page = use_page();
        let say = move |name: String, text: String| {
            self.progress.set(Progress::Refused { name, text });
            dom::show_part_soon(RESULT);
        };
        let refuse = move |name: String, refusal: &Refusal| {
            say(name, wording::refusal(refusal, page.language));
        };
        let (name, bytes) = match incoming {
            Incoming::Source { name, bytes } => (name, bytes),
            Incoming::TooLarge { name, bytes } => {
                let limit = source::Limits::FILE;
                refuse(name, &Refusal::TooLarge { bytes, limit });
                return;
            }
            Incoming::Unreadable { name } => {
                say(name, page.t(lists::FILE_UNREADABLE).to_owned());
                return;
            }
        };
        let turn = self.begin(name.clone());
        lifecycle::after_paint(move || {
            if !self.is_at(turn) {
                return;
            }
            spawn_local(async move {
                let opened = open(bytes.clone(), name.clone()).await;
                if !self.is_at(turn) {
                    return;
                }
                match opened {
                    Err(ChunkMissing) => say(name, page.t(common::PART_MISSING).to_owned()),
                    Ok(Err(refusal)) => refuse(name, &refusal),
                    Ok(Ok(document)) => {
                        let document = Arc::new(document);
                        self.progress.set(Progress::Opened(Opened {
                            name,
                            bytes,
                            document,
                        }));
                        dom::show_part_soon(RESULT);
                    }
                }
            });
        });
    }

    /// What the source says with the reader's corrections.
    pub fn read(self, opened: &Opened) -> Outcome {
        self.overrides
            .with(|overrides| reader::read(&opened.document, overrides))
    }
}
