//! What has just happened, with the way back.

use std::time::Duration;

use leptos::prelude::*;

use crate::i18n::ui::common;
use crate::state::use_page;

/// How long a message without a button stays.
const SHOWN_FOR: Duration = Duration::from_secs(8);

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
    // While the pointer or the focus is on it, it is being read.
    let is_held = RwSignal::new(false);
    Effect::new(move || {
        let is_passing = current.with(|toast| toast.as_ref().map(|toast| toast.is_passing));
        if is_passing.is_none() {
            // What goes while it is held says nothing of being left.
            is_held.set(false);
        }
        if is_passing == Some(true)
            && !is_held.get()
            && let Ok(timer) = set_timeout_with_handle(move || toasts.dismiss(), SHOWN_FOR)
        {
            on_cleanup(move || timer.clear());
        }
    });
    view! {
        <div
            class="toast"
            class:empty=move || current.with(Option::is_none)
            on:pointerenter=move |_| is_held.set(true)
            on:pointerleave=move |_| is_held.set(false)
            on:focusin=move |_| is_held.set(true)
            on:focusout=move |_| is_held.set(false)
        >
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
