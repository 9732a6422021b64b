//! 说明, in a chunk of its own.

use leptos::prelude::*;
use leptos::wasm_split::wasm_split;

use crate::components::lazy::{Chunk, Lazy};

/// The screen; its code is loaded when it is first shown.
#[component]
pub fn About() -> impl IntoView {
    let failed = |again: Callback<()>| {
        view! {
            <div class="chunk-missing" role="alert">
                <p>"这一部分没有能够载入，其他部分照常可用。"</p>
                <button type="button" on:click=move |_| again.run(())>"再试一次"</button>
                <a href="">"重新载入页面"</a>
            </div>
        }
    };
    view! { <Lazy load=content failed=failed /> }
}

#[wasm_split(about, wasm_split_path = ::leptos::wasm_split, fallible)]
fn content() -> Chunk {
    let sections: Vec<_> = (1..=3)
        .map(|number| view! { <section><h2>{format!("第 {number} 节")}</h2></section> })
        .collect();
    Ok(view! { <div class="about">{sections}</div> }.into_any())
}
