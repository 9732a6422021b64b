//! Carrying marks and notes over to the new edition: a preview first, then one
//! step that can be undone. Nothing is changed in the old edition.

use std::sync::Arc;

use leptos::prelude::*;

use super::comparing::Compared;
use crate::editions::{CarryOverPlan, Outcome, carry_over};
use crate::i18n::editions as wording;
use crate::i18n::ui::{changes, common};
use crate::notes::{Adopted, CarriedFrom, Mark, Note};
use crate::state::{NotesState, Page, use_page};

#[component]
pub fn CarryOver(compared: Arc<Compared>) -> impl IntoView {
    let page = use_page();
    let old_notes = page.app.records.notes(&compared.old);
    let plan = Memo::new({
        let compared = compared.clone();
        move |_| {
            let annotated: Vec<_> = old_notes
                .snapshot
                .with(|it| it.book.annotated().copied().collect());
            carry_over(&compared.changes, annotated)
        }
    });
    let previewing = RwSignal::new(false);
    let has_notes = move || !plan.read().entries.is_empty();
    let carry = {
        let compared = compared.clone();
        move |_| {
            let count = adopt(page, &compared, old_notes, &plan.read_untracked());
            previewing.set(false);
            let undo = move || {
                page.notes.undo();
            };
            let text = changes::carried(page.language, count);
            page.app.toasts.show_with(text, page.t(common::UNDO), undo);
        }
    };
    let rows = move || {
        let plan = plan.read();
        let rows = plan.entries.iter().map(|entry| {
            let new: Vec<String> = entry.new.iter().map(|id| page.item_name(*id)).collect();
            let pair = changes::arrow(&page.item_name(entry.old), &new.join("、"));
            let note = old_notes.note(entry.old);
            let outcome = page.t(wording::outcome(&entry.outcome));
            view! {
                <li>
                    {pair} " " <span class="caption">{outcome}</span>
                    {(!note.is_empty()).then(|| view! { <q>{note}</q> })}
                </li>
            }
        });
        rows.collect_view()
    };
    let counts = move || {
        let (kept, again, removed) = plan.read().counts();
        changes::plan(page.language, kept, again, removed)
    };
    view! {
        <div class="carry-over">
            <button
                type="button"
                prop:disabled=move || !has_notes()
                aria-expanded=move || previewing.get().to_string()
                on:click=move |_| previewing.update(|it| *it = !*it)
            >
                {page.t(changes::CARRY_OVER_NOTES)}
            </button>
            <Show when=move || !has_notes()>
                <span class="caption">{page.t(changes::NO_NOTES)}</span>
            </Show>
            <Show when=move || previewing.get()>
                <section class="question" aria-label=page.t(changes::CARRY_OVER_NOTES)>
                    <p>{counts}</p>
                    <ul class="plan">{rows}</ul>
                    <div class="actions">
                        <button type="button" class="primary" on:click=carry.clone()>
                            {page.t(changes::CARRY_OVER)}
                        </button>
                        <button type="button" on:click=move |_| previewing.set(false)>
                            {page.t(common::CANCEL)}
                        </button>
                    </div>
                </section>
            </Show>
        </div>
    }
}

/// Copies marks and notes as the plan says. Returns how many items were
/// written.
fn adopt(page: Page, compared: &Compared, old_notes: NotesState, plan: &CarryOverPlan) -> usize {
    let book = old_notes.snapshot.with_untracked(|it| it.book.clone());
    let mut adopted = Vec::new();
    for entry in &plan.entries {
        let Some(shown) = book.shown(&entry.old) else {
            continue;
        };
        let look_again = match &entry.outcome {
            // What waits to be looked at since an earlier edition still waits.
            Outcome::KeepMark => shown.is_to_look_at_again(),
            Outcome::LookAgain { .. } => true,
            Outcome::Removed => continue,
        };
        let mark = shown.mark_to_confirm();
        let is_marked = mark != Mark::Unreviewed;
        let from = CarriedFrom {
            document: compared.old.id.clone(),
            item: entry.old.to_string(),
            version: shown.payload.item_version.clone(),
            look_again,
            state: (look_again && is_marked).then(|| mark.id().to_owned()),
        };
        for &id in &entry.new {
            let mark = if look_again { Mark::Unreviewed } else { mark };
            adopted.push(Adopted {
                id,
                payload: Note {
                    mark,
                    item_version: None,
                    ..shown.payload.clone()
                },
                unknown: from.fields(shown.unknown.clone()),
            });
        }
    }
    let written = page.notes.act(|store, now| store.adopt(&adopted, now));
    written.unwrap_or_default()
}
