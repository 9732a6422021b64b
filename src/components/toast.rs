//! What has just happened, with the way back.

use leptos::prelude::*;

use crate::i18n::ui::common;
use crate::state::use_page;

#[component]
pub fn ToastBar() -> impl IntoView {
    let page = use_page();
    let toasts = page.app.toasts;
    let current = toasts.current();
    let text = move || current.get().map(|toast| toast.text);
    let action = move || {
        current
            .get()
            .and_then(|toast| toast.action)
            .map(|(label, run)| {
                view! {
                    <button type="button" class="quiet" on:click=move |_| run()>
                        {label}
                    </button>
                }
            })
    };
    view! {
        <div class="toast" class:empty=move || current.with(Option::is_none)>
            <span role="status">{text}</span>
            {action}
            <button
                type="button"
                class="quiet"
                aria-label=page.t(common::DISMISS)
                on:click=move |_| toasts.dismiss()
            >
                <span aria-hidden="true">"×"</span>
            </button>
        </div>
    }
}
