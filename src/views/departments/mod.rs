//! 部门: the directory, the matrices, a department's own page.

mod directory;
mod figures;
mod items;
mod matrices;
mod overview;
mod page;

use leptos::prelude::*;
use leptos::wasm_split::wasm_split;

use crate::components::ChunkFailed;
use crate::components::lazy::{Chunk, Lazy};
use crate::state::use_page;
use overview::Overview;
use page::DepartmentPage;

pub use figures::FigureRow;

#[component]
pub fn Departments() -> impl IntoView {
    view! { <Lazy load=content failed=|again| view! { <ChunkFailed again /> } /> }
}

#[wasm_split(analysis, wasm_split_path = ::leptos::wasm_split, fallible)]
fn content() -> Chunk {
    Ok(view! { <Content /> }.into_any())
}

#[component]
fn Content() -> impl IntoView {
    let page = use_page();
    let shown = Memo::new(move |_| page.route.with(|route| route.department_page()));
    view! {
        <main id="main" class="departments" tabindex="-1">
            {move || match shown.get() {
                Some(id) => view! { <DepartmentPage id /> }.into_any(),
                None => view! { <Overview /> }.into_any(),
            }}
        </main>
    }
}
