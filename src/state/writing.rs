//! What reads and writes the reader's notes. It is in the chunk of the detail,
//! which is loaded once the list is shown; before, where there are notes.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::wasm_split;

use super::{AllRecords, OpenList, Page};
use crate::components::lazy::ChunkMissing;
use crate::duty_list::ItemId;
use crate::i18n::ui::review;
use crate::notes::{Keys, Mark, Note};
use crate::platform::local_storage::BrowserStorage;
use crate::platform::{IN_BROWSER, lifecycle, startup};

impl Page {
    /// Starts the notes of the list, and says that the page is ready: after
    /// they have been read, where there are any.
    pub fn start(self) {
        let load = move || {
            spawn_local(async move {
                self.retry_notes().await;
                // After the paint in which the rows get their marks.
                let set_ready = || lifecycle::after_paint(startup::set_ready);
                self.notes
                    .on_loaded(move || lifecycle::after_paint(set_ready));
            });
        };
        if self.notes.is_started() || self.has_saved_notes() {
            load();
        } else {
            startup::set_ready();
            lifecycle::after_paint(load);
        }
    }

    /// Starts the notes unless they are, and shows whether that failed.
    pub async fn retry_notes(self) {
        let is_missing = self.start_notes().await.is_err();
        self.notes_missing.try_set(is_missing);
    }

    /// Starts the notes unless they are.
    ///
    /// # Errors
    /// If their code does not arrive.
    pub async fn start_notes(self) -> Result<(), ChunkMissing> {
        // The page may be gone by now, for instance where its list has arrived.
        let Some(list) = self.list.try_get_value() else {
            return Ok(());
        };
        if !IN_BROWSER || self.notes.is_started() {
            return Ok(());
        }
        start(self.app.records, list).await
    }

    /// Marks an item, says so, and then calls back.
    pub fn mark_soon(self, item: ItemId, to: Mark, marked: impl FnOnce() + 'static) {
        spawn_local(async move {
            match mark(self, item, to).await {
                Ok(()) => marked(),
                Err(ChunkMissing) => {
                    self.notes_missing.try_set(true);
                }
            }
        });
    }

    /// Hands the notes on any list over as a file, and says so.
    pub fn export_notes_of(self, list: Arc<OpenList>) {
        spawn_local(async move {
            if export(self, list).await.is_err() {
                self.app.toasts.show(self.t(review::COULD_NOT_EXPORT));
            }
        });
    }

    /// Whether something is saved of this list's notes, or may be.
    fn has_saved_notes(self) -> bool {
        let prefix = Keys::<Note>::new(&self.list().id).records();
        BrowserStorage.has_key(&prefix).unwrap_or(true)
    }
}

#[wasm_split(detail, wasm_split_path = ::leptos::wasm_split, fallible)]
fn start(records: AllRecords, list: Arc<OpenList>) -> Result<(), ChunkMissing> {
    records.started_notes(&list);
    Ok(())
}

#[wasm_split(detail, wasm_split_path = ::leptos::wasm_split, fallible)]
fn export(page: Page, list: Arc<OpenList>) -> Result<(), ChunkMissing> {
    let notes = page.app.records.started_notes(&list);
    notes.on_loaded(move || page.export_records(&list, || {}));
    Ok(())
}

#[wasm_split(detail, wasm_split_path = ::leptos::wasm_split, fallible)]
fn mark(page: Page, item: ItemId, mark: Mark) -> Result<(), ChunkMissing> {
    page.mark_item(item, mark);
    Ok(())
}
