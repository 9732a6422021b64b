//! The table of all changes.

use std::sync::Arc;

use leptos::prelude::*;

use super::comparing::Compared;
use super::row::ChangeRow;
use crate::editions::ChangeFilter;
use crate::i18n::ui::changes;
use crate::state::use_page;

/// Which entries are shown, by their positions.
pub fn shown_entries(compared: Arc<Compared>, filter: RwSignal<ChangeFilter>) -> Memo<Vec<usize>> {
    Memo::new(move |_| {
        let filter = filter.read();
        let entries = compared.changes.entries.iter().enumerate();
        let entries =
            entries.filter(|(_, change)| filter.admits(&compared.old, &compared.new, change));
        entries.map(|(at, _)| at).collect()
    })
}

#[component]
pub fn ChangesTable(compared: Arc<Compared>, shown: Memo<Vec<usize>>) -> impl IntoView {
    let page = use_page();
    let of_rows = compared;
    let is_empty = move || shown.read().is_empty();
    view! {
        <p class="result-count" role="status">
            {move || changes::shown(page.language, shown.read().len())}
        </p>
        <Show when=is_empty>
            <p>{page.t(changes::NONE_SHOWN)}</p>
        </Show>
        <table class="changes-table" aria-label=page.t(changes::TABLE)>
            <thead>
                <tr>
                    <th scope="col">{page.t(changes::OLD)}</th>
                    <th scope="col">{page.t(changes::NEW)}</th>
                </tr>
            </thead>
            <For each=move || shown.get() key=|at| *at let(at)>
                <ChangeRow compared=of_rows.clone() at />
            </For>
        </table>
    }
}
