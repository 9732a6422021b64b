//! 核对: how far the review is and what is left, what asks for a decision, the
//! notes, what is suggested for the next edition; then files out and in, and
//! deleting.

mod agreement;
mod attention;
mod checklist;
mod delete;
mod files;
mod history;
mod notes;
mod paper;
mod parts;
mod preview;
mod progress;
mod queue;
mod suggestions;
mod verdicts;

use leptos::prelude::*;
use leptos::wasm_split::wasm_split;

use crate::components::ChunkFailed;
use crate::components::lazy::{Chunk, Lazy};
use crate::i18n::ui::review;
use crate::state::use_page;

use attention::{ChangedItems, ConflictingNotes};
use checklist::Checklist;
use delete::DeleteNotes;
use files::Files;
use notes::NoteList;
use paper::PrintedPaper;
use progress::{Overall, ProgressTable};
use queue::Queue;
use suggestions::{Suggesting, SuggestionSheet, Suggestions};

#[component]
pub fn Review() -> impl IntoView {
    let failed = |again| view! { <ChunkFailed again /> };
    view! { <Lazy load=content failed /> }
}

#[wasm_split(review, wasm_split_path = ::leptos::wasm_split, fallible)]
fn content() -> Chunk {
    Ok(view! { <Content /> }.into_any())
}

#[component]
fn Content() -> impl IntoView {
    let page = use_page();
    provide_context(PrintedPaper::new(page));
    provide_context(Suggesting::new(page));
    view! {
        <main id="main" class="review" tabindex="-1">
            <div class="screen-only">
                <h1 tabindex="-1">{page.t(review::TITLE)}</h1>
                <Overall />
                <ConflictingNotes />
                <ChangedItems />
                <Queue />
                <NoteList />
                <Suggestions />
                <ProgressTable />
                <Files />
                <DeleteNotes />
            </div>
            <Checklist />
            <SuggestionSheet />
        </main>
    }
}
