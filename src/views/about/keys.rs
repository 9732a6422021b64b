//! The single-key shortcuts, and the switch for them.

use leptos::prelude::*;

use crate::i18n::ui::about;
use crate::state::use_page;

#[component]
pub fn Keys() -> impl IntoView {
    let page = use_page();
    let settings = page.app.settings;
    let keys = about::KEY_LIST.map(|(key, what)| {
        view! {
            <dt>
                <kbd>{key}</kbd>
            </dt>
            <dd>{page.t(what)}</dd>
        }
    });
    view! {
        <section>
            <h2 id="shortcuts" tabindex="-1">
                {page.t(about::KEYS)}
            </h2>
            <dl class="keys">{keys}</dl>
            <label class="switch">
                <input
                    type="checkbox"
                    prop:checked=settings.shortcuts()
                    on:change=move |event| settings.set_shortcuts(event_target_checked(&event))
                />
                {page.t(about::USE_KEYS)}
            </label>
        </section>
    }
}
