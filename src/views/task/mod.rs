//! 任务: a task, notice or call beside the list, and the ledger of those that
//! were checked.

mod card;
mod check;
mod conclusion;
mod content;
mod ledger;
mod ledger_files;
mod result;
mod sheet;
mod text;

use leptos::prelude::*;
use leptos::wasm_split::wasm_split;

use crate::components::ChunkFailed;
use crate::components::lazy::{Chunk, Lazy};
use content::Content;

/// The view; its code and the lexicon are loaded when it is first shown.
#[component]
pub fn TaskView() -> impl IntoView {
    view! { <Lazy load=content failed=|again| view! { <ChunkFailed again /> } /> }
}

#[wasm_split(task, wasm_split_path = ::leptos::wasm_split, fallible)]
fn content() -> Chunk {
    Ok(view! { <Content /> }.into_any())
}
