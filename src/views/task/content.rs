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
    check.take_up();
    let nothing_yet = move || check.work.checked.with(String::is_empty);
    view! {
        <main id="main" class="task" tabindex="-1">
            <h1 tabindex="-1">{page.t(task::TITLE)}</h1>
            <p class="caption">{page.t(task::HOW_TO)}</p>
            <div class="task-columns" class:single=nothing_yet>
                <TextPanel />
                <CheckResult />
            </div>
            <Ledger />
            <Sheet />
        </main>
    }
}
