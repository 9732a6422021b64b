//! What is wrong, above the content, until it is settled.

use leptos::prelude::*;

use super::StorageAlerts;
use crate::i18n::ui::common;
use crate::platform::dom;
use crate::route::View;
use crate::state::use_page;

/// The part of the view 核对 in which conflicts are resolved.
pub const CONFLICTS: &str = "conflicts";

#[component]
pub fn Alerts() -> impl IntoView {
    let page = use_page();
    let export = Callback::new(move |()| page.export_notes());
    let choose = Callback::new(move |()| {
        page.turn_to(View::Review);
        dom::focus_soon(format!("#{CONFLICTS}"));
    });
    view! {
        <IgnoredParameters />
        <StorageAlerts records=page.notes export choose />
    }
}

/// The parts of the address that could not be read.
#[component]
pub fn IgnoredParameters() -> impl IntoView {
    let page = use_page();
    let text = move || {
        page.ignored.with(|ignored| {
            let parts = ignored
                .iter()
                .map(|part| (part.parameter.as_str(), part.value.as_str()));
            (!ignored.is_empty()).then(|| common::ignored(page.language, parts))
        })
    };
    view! {
        <div class="notices" role="alert">
            {move || {
                text()
                    .map(|text| {
                        view! {
                            <p class="notice">
                                <span>{text}</span>
                                <button
                                    type="button"
                                    class="quiet"
                                    on:click=move |_| page.ignored.set(Vec::new())
                                >
                                    {page.t(common::DISMISS)}
                                </button>
                            </p>
                        }
                    })
            }}
        </div>
    }
}
