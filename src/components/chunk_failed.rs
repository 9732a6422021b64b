//! What is shown in the place of a view whose code did not arrive.

use leptos::prelude::*;

use crate::i18n::ui::common;
use crate::state::use_page;

#[component]
pub fn ChunkFailed(
    /// Tries to load the view again.
    again: Callback<()>,
) -> impl IntoView {
    let page = use_page();
    view! {
        <main id="main" class="chunk-failed" tabindex="-1">
            <p role="alert">{page.t(common::PART_MISSING)}</p>
            <p class="actions">
                <button type="button" on:click=move |_| again.run(())>
                    {page.t(common::TRY_AGAIN)}
                </button>
                // After a new publication only this helps.
                <a href="">{page.t(common::RELOAD)}</a>
            </p>
        </main>
    }
}
