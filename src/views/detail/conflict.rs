//! The texts of one note side by side, until the reader has chosen.

use leptos::prelude::*;

use crate::components::MarkLabel;
use crate::duty_list::ItemId;
use crate::i18n::ui::detail;
use crate::notes::{Note, Resolution, Sibling};
use crate::platform::{dom, lifecycle};
use crate::state::{Page, use_page};

/// The other texts of an item's note, and the choice between them and the one
/// in the field above.
#[component]
pub fn Conflict(
    id: ItemId,
    /// Whether the text here is shown, too, because there is no field above.
    #[prop(optional)]
    with_own: bool,
) -> impl IntoView {
    let page = use_page();
    let others = Memo::new(move |_| page.notes.others(id));
    let own = Memo::new(move |_| {
        with_own
            .then(|| page.notes.snapshot.with(|it| it.book.shown(&id).cloned()))
            .flatten()
    });
    let keep_own = move |_| {
        let snapshot = page.notes.snapshot;
        let dot = snapshot.with_untracked(|it| it.book.shown(&id).map(|own| own.dot.clone()));
        if let Some(dot) = dot {
            decide(page, id, &Resolution::Keep(dot));
        }
    };
    let versions = move || {
        let own = own.get().map(|text| version(page, id, text, true));
        let others = others.get().into_iter();
        let others = others.map(|text| version(page, id, text, false));
        (own, others.collect_view())
    };
    view! {
        <Show when=move || others.with(|others| !others.is_empty())>
            <div class="conflict">
                <p class="caption">{page.t(detail::TWO_TEXTS)}</p>
                <div class="versions">{versions}</div>
                <p class="actions">
                    <Show when=move || !with_own>
                        <button type="button" on:click=keep_own>
                            {page.t(detail::USE_TEXT_HERE)}
                        </button>
                    </Show>
                    <button type="button" on:click=move |_| decide(page, id, &Resolution::Both)>
                        {page.t(detail::KEEP_BOTH)}
                    </button>
                </p>
            </div>
        </Show>
    }
}

/// One text, and the button that keeps it.
fn version(page: Page, id: ItemId, text: Sibling<Note>, own: bool) -> impl IntoView {
    let (name, choose) = match own {
        true => (detail::TEXT_HERE, detail::USE_TEXT_HERE),
        false => (detail::OTHER_TEXT, detail::USE_OTHER_TEXT),
    };
    let note = text.payload;
    let keep = Resolution::Keep(text.dot);
    view! {
        <div class="version">
            <p class="version-head">
                <b>{page.t(name)}</b>
                <MarkLabel mark=note.mark />
                <span class="time">{lifecycle::local_time(&note.updated)}</span>
            </p>
            <p class="note-text">{note.text}</p>
            <button type="button" on:click=move |_| decide(page, id, &keep)>
                {page.t(choose)}
            </button>
        </div>
    }
}

fn decide(page: Page, id: ItemId, how: &Resolution) {
    page.resolve_note(id, how);
    // The buttons go with the conflict.
    dom::focus_soon(format!("#note-{id}, #main"));
}
