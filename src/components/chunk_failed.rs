//! Shown instead of a part of the program that did not arrive.

use leptos::prelude::*;

use crate::i18n::ui::common;
use crate::state::use_page;

/// A view that did not arrive.
#[component]
pub fn ChunkFailed(again: Callback<()>) -> impl IntoView {
    view! {
        <main id="main" class="chunk-failed" tabindex="-1">
            <div role="alert">
                <PartMissing again />
            </div>
        </main>
    }
}

/// Says that a part of the program did not arrive, and offers to try again.
#[component]
pub fn PartMissing(again: Callback<()>) -> impl IntoView {
    let page = use_page();
    view! {
        <p>{page.t(common::PART_MISSING)}</p>
        <p class="actions">
            <button type="button" on:click=move |_| again.run(())>
                {page.t(common::TRY_AGAIN)}
            </button>
            <a href="" data-reload="">
                {page.t(common::RELOAD)}
            </a>
        </p>
    }
}
