//! The reader's marks and notes on one list, as the views read and write them.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::Records;
use crate::duty_list::{DutyList, ItemId};
use crate::notes::{
    Batch, Book, Deleted, ImportMode, Mark, Note, Record, Resolution, SaveState, Sibling, Undone,
    item_version,
};

/// What a row says of the reader's own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RowSummary {
    pub mark: Mark,
    pub has_note: bool,
    pub unsaved: bool,
}

/// The notes. Reads are tracked unless they say otherwise.
pub type NotesState = Records<Note>;

impl NotesState {
    /// All marks and notes as they are now, untracked.
    pub fn book_now(self) -> Book<Note> {
        self.snapshot
            .with_untracked(|snapshot| snapshot.book.clone())
    }

    /// The mark of each item, in the order of the list.
    pub fn marks(self, list: &DutyList) -> Vec<Mark> {
        self.snapshot.with(|snapshot| {
            let items = list.items.iter();
            items.map(|item| snapshot.book.mark(item.id)).collect()
        })
    }

    pub fn mark(self, item: ItemId) -> Mark {
        self.snapshot.with(|snapshot| snapshot.book.mark(item))
    }

    pub fn mark_untracked(self, item: ItemId) -> Mark {
        self.snapshot
            .with_untracked(|snapshot| snapshot.book.mark(item))
    }

    pub fn note(self, item: ItemId) -> String {
        self.snapshot
            .with(|snapshot| snapshot.book.note(item).to_owned())
    }

    /// Whether the item's mark and note can only be read.
    pub fn is_read_only(self, item: ItemId) -> bool {
        self.snapshot
            .with(|snapshot| snapshot.book.is_read_only(&item))
    }

    pub fn is_read_only_untracked(self, item: ItemId) -> bool {
        untrack(|| self.is_read_only(item))
    }

    /// The texts that wait for a choice beside the shown one.
    pub fn others(self, item: ItemId) -> Vec<Sibling<Note>> {
        self.snapshot.with(|snapshot| {
            let others = snapshot.book.others(&item).into_iter();
            others.cloned().collect()
        })
    }

    /// Whether the item's text is no longer the one that was reviewed, or its
    /// note was carried over from a text that has changed.
    pub fn needs_second_look(self, list: &DutyList, item: ItemId) -> bool {
        self.snapshot.with(|snapshot| {
            let Some(shown) = snapshot.book.shown(&item) else {
                return false;
            };
            let look_again = shown.is_to_look_at_again();
            let reviewed = Some(shown)
                .filter(|shown| shown.payload.mark != Mark::Unreviewed)
                .and_then(|shown| shown.payload.item_version.as_deref());
            let now = list.item(item).map(|item| item_version(list, item));
            look_again || reviewed.is_some_and(|version| now.is_some_and(|now| now != version))
        })
    }

    /// What the rows say, for the items of which there is something to say.
    pub fn row_summaries(self) -> BTreeMap<ItemId, RowSummary> {
        let summary = |record: &Record<Note>, note: Option<&Note>| RowSummary {
            mark: note.map(|note| note.mark).unwrap_or_default(),
            has_note: note.is_some_and(|note| !note.text.is_empty()),
            unsaved: record.save != SaveState::Saved,
        };
        self.snapshot.with(|snapshot| {
            let book = &snapshot.book;
            let records = book.records();
            records
                .map(|(id, record)| (*id, summary(record, book.payload(id))))
                .filter(|(_, summary)| *summary != RowSummary::default())
                .collect()
        })
    }

    pub fn set_mark(self, item: ItemId, mark: Mark) {
        self.act(|store, now| store.set_mark(item, mark, now));
    }

    /// The mark that [`confirm_mark`](Self::confirm_mark) would set.
    pub fn mark_to_confirm(self, item: ItemId) -> Mark {
        self.snapshot.with(|snapshot| {
            let shown = snapshot.book.shown(&item);
            shown.map(Sibling::mark_to_confirm).unwrap_or_default()
        })
    }

    /// Says that the mark holds for the item's present text.
    pub fn confirm_mark(self, item: ItemId) {
        self.act(|store, now| store.confirm_mark(item, now));
    }

    /// Writes the note; to be called on every input.
    pub fn set_note(self, item: ItemId, text: &str) {
        self.act(|store, now| store.set_note(item, text, now));
    }

    /// Resolves a conflict: keeps one text, or both.
    pub fn resolve(self, item: ItemId, how: &Resolution) {
        self.act(|store, now| store.resolve(&item, how, now));
    }

    /// The reader has opened the item, and reads what it says now.
    pub fn opened(self, item: ItemId) {
        self.act(|store, _| store.opened(&item));
    }

    /// The reader has left the field: what is typed next is undone by itself.
    pub fn seal(self) {
        self.act(|store, _| store.seal());
    }

    pub fn undo(self) -> Option<Undone<Note>> {
        self.act(|store, now| store.undo(now)).flatten()
    }

    pub fn redo(self) -> Option<Undone<Note>> {
        self.act(|store, now| store.redo(now)).flatten()
    }

    /// Remembers that everything is in a file now.
    pub fn mark_exported(self) {
        self.act(|store, now| store.mark_exported(now));
    }

    /// Merges the notes of a file in. Returns how many were touched.
    pub fn import(self, batch: &Batch<Note>, mode: ImportMode) -> usize {
        self.act(|store, _| store.import(batch, mode))
            .unwrap_or_default()
    }

    /// Deletes all notes on the list.
    pub fn delete_all(self) -> Option<Deleted<ItemId>> {
        self.act(|store, _| store.delete_all())
    }
}
