//! The offer of a new version of the program.

use leptos::prelude::*;

use crate::i18n::ui::header;
use crate::state::use_page;

#[component]
pub fn UpdateOffer() -> impl IntoView {
    let page = use_page();
    let offline = page.app.offline;
    view! {
        <div class="notices" aria-live="polite">
            <Show when=move || offline.update.get()>
                <p class="notice">
                    {page.t(header::UPDATE_READY)}
                    <button type="button" on:click=move |_| offline.accept()>
                        {page.t(header::UPDATE)}
                    </button>
                    <button
                        type="button"
                        class="quiet"
                        on:click=move |_| offline.update.set(false)
                    >
                        {page.t(header::LATER)}
                    </button>
                </p>
            </Show>
        </div>
    }
}
