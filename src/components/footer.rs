//! The foot of the page: the offline copy, the version, the source; on paper
//! the address and the date.

use leptos::prelude::*;

use crate::i18n::ui::{common, footer};
use crate::platform::{history, lifecycle, startup};
use crate::route::View;
use crate::state::use_page;

#[component]
pub fn Footer() -> impl IntoView {
    let page = use_page();
    let about = move || page.link(|route| *route = route.fresh(View::About));
    let address = move || history::absolute(&page.route.with(|route| route.to_query(&page.list())));
    view! {
        <footer class="footer">
            <p class="screen-only">
                <OfflineState />
                <a href=about>{page.t(footer::SOURCE)}</a>
                <span>{footer::version(page.language, env!("CARGO_PKG_VERSION"))}</span>
            </p>
            <p class="print-only">
                {move || common::printed(page.language, &address(), &lifecycle::today())}
            </p>
        </footer>
    }
}

/// Whether the program is kept on this device, and used from there.
#[component]
fn OfflineState() -> impl IntoView {
    let page = use_page();
    if startup::is_one_file() {
        let about = move || page.link(|route| *route = route.fresh(View::About));
        return view! { <a href=about>{page.t(footer::ONE_FILE)}</a> }.into_any();
    }
    let offline = page.app.offline;
    let text = move || match (offline.unreachable.get(), offline.ready.get()) {
        (true, _) => page.t(footer::OFFLINE_NOW),
        (false, true) => page.t(footer::OFFLINE_READY),
        (false, false) => "",
    };
    view! { <span class="offline-state" aria-live="polite">{text}</span> }.into_any()
}
