//! What stands in the place of a part of the program that did not arrive.

use leptos::prelude::*;

use crate::i18n::ui::common;
use crate::state::use_page;

#[component]
pub fn ChunkFailed(again: Callback<()>) -> impl IntoView {
    let page = use_page();
    view! {
        <main id="main" class="chunk-failed" tabindex="-1">
            <div role="alert">
                <p>{page.t(common::PART_MISSING)}</p>
                <p class="actions">
                    <button type="button" on:click=move |_| again.run(())>
                        {page.t(common::TRY_AGAIN)}
                    </button>
                    <a href="" data-reload="">
                        {page.t(common::RELOAD)}
                    </a>
                </p>
            </div>
        </main>
    }
}
