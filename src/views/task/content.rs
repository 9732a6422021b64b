//! The parts of the view.

use leptos::prelude::*;

use super::check::Check;
use super::ledger::Ledger;
use super::result::CheckResult;
use super::sheet::Sheet;
use super::text::TextPanel;
use crate::i18n::ui::task;
use crate::state::use_page;

#[component]
pub fn Content() -> impl IntoView {
    let page = use_page();
    let check = Check::new(page);
    provide_context(check);
    check.follow_ledger();
    view! {
        <main id="main" class="task" tabindex="-1">
            <h1 tabindex="-1">{page.t(task::TITLE)}</h1>
            <div class="task-columns">
                <TextPanel />
                <CheckResult />
            </div>
            <Ledger />
            <Sheet />
        </main>
    }
}
