//! 变动: one edition of a list beside an earlier one.

mod carry;
mod comparing;
mod content;
mod filters;
mod row;
mod table;

use leptos::prelude::*;
use leptos::wasm_split::wasm_split;

use crate::components::ChunkFailed;
use crate::components::lazy::{Chunk, Lazy};
use content::Content;

/// The view; its code is loaded when it is first shown.
#[component]
pub fn ChangesView() -> impl IntoView {
    view! { <Lazy load=content failed=|again| view! { <ChunkFailed again /> } /> }
}

#[wasm_split(review, wasm_split_path = ::leptos::wasm_split, fallible)]
fn content() -> Chunk {
    Ok(view! { <Content /> }.into_any())
}
