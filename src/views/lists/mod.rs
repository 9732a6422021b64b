//! 清单: the lists on this device and on this site, and opening another one.

mod content;
mod corrections;
mod kept;
mod open;
mod problems;
mod reading;

use leptos::prelude::*;
use leptos::wasm_split::wasm_split;

use crate::components::ChunkFailed;
use crate::components::lazy::{Chunk, Lazy};
use content::Content;

/// The view; its code and the readers of all formats are loaded when it is
/// first shown.
#[component]
pub fn Lists() -> impl IntoView {
    view! { <Lazy load=content failed=|again| view! { <ChunkFailed again /> } /> }
}

#[wasm_split(lists, wasm_split_path = ::leptos::wasm_split, fallible)]
fn content() -> Chunk {
    Ok(view! { <Content /> }.into_any())
}
