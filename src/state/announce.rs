//! What was done to the notes, said once, with the way back.

use leptos::prelude::*;

use super::Page;
use crate::duty_list::ItemId;
use crate::i18n::names;
use crate::i18n::ui::{common, review};
use crate::notes::{Batch, Event, ImportMode, Mark, Note, NoteField, Resolution, Step, Undone};

impl Page {
    /// Says what other tabs and the second copy did, and takes an offer to undo
    /// back when there is something else to undo.
    pub fn announce_notes(self) {
        // What a message offers to do, it does on this page.
        on_cleanup(move || self.app.toasts.withdraw_offer());
        let snapshot = self.notes.snapshot;
        let can_undo = Memo::new(move |_| snapshot.with(|snapshot| snapshot.can_undo.clone()));
        Effect::new(move || {
            let now = can_undo.get();
            let offered = self.undo_offered.get_value();
            if offered.is_some() && offered != now {
                self.app.toasts.withdraw_offer();
                self.undo_offered.set_value(None);
            }
        });
        Effect::new(move || {
            for event in self.notes.events.get() {
                match event {
                    Event::ChangedElsewhere(item) => {
                        let what = self.t(review::CHANGED_ELSEWHERE);
                        self.say_of_item(item, what);
                    }
                    Event::Recovered(records) => {
                        let text = review::recovered(self.language, records);
                        self.app.toasts.show(text);
                    }
                    // These stay on the page until they are settled.
                    Event::Conflict(_) | Event::DeletedElsewhere(_) | Event::FirstSave => {}
                }
            }
            if self
                .notes
                .events
                .with_untracked(|events| !events.is_empty())
            {
                self.notes.events.set(Vec::new());
            }
        });
    }

    /// Marks an item, says so, and goes on to the next one where the reader
    /// wants it so.
    pub fn mark_item(self, item: ItemId, mark: Mark) {
        if self.notes.is_read_only_untracked(item) {
            return;
        }
        self.notes.set_mark(item, mark);
        self.say_marked(item, mark);
        self.go_on_after_mark(item, mark);
    }

    /// Says that an item was marked, with the way back.
    pub fn say_marked(self, item: ItemId, mark: Mark) {
        let text = self.of_item(item, self.t(names::mark(mark)));
        self.offer_undo(text);
    }

    /// Says that every item has a mark.
    pub fn say_none_left(self) {
        self.app.toasts.show(self.t(review::NONE_LEFT));
    }

    /// Resolves a conflict and says so.
    pub fn resolve_note(self, item: ItemId, how: &Resolution) {
        self.notes.resolve(item, how);
        let text = self.of_item(item, self.t(review::CHOSEN));
        self.offer_undo(text);
    }

    /// Takes the notes of a file in and says how many records of it were taken
    /// in, `all` with those of other kinds, which `undo_others` takes back.
    pub fn import_notes(
        self,
        batch: &Batch<Note>,
        mode: ImportMode,
        all: usize,
        undo_others: impl Fn() + Send + Sync + 'static,
    ) {
        let records = self.notes.import(batch, mode);
        let text = review::imported(self.language, all);
        self.offer_to(text, move || {
            undo_others();
            if records > 0 {
                self.undo();
            } else {
                self.app.toasts.dismiss();
            }
        });
    }

    /// Deletes all notes and says how many.
    pub fn delete_notes(self) {
        if let Some(deleted) = self.notes.delete_all() {
            let left = deleted.left.len();
            self.offer_undo(review::deleted(self.language, deleted.records, left));
        }
    }

    /// Takes the last step back and says which it was.
    pub fn undo(self) {
        if let Some(undone) = self.notes.undo() {
            self.say_step(undone, review::undone);
        }
    }

    /// Does again what was undone and says which step it was.
    pub fn redo(self) {
        if let Some(undone) = self.notes.redo() {
            self.say_step(undone, review::redone);
        }
    }

    fn say_step(self, undone: Undone<Note>, say: fn(crate::i18n::Language, &str) -> String) {
        let step = self.step_name(&undone.step);
        let text = match undone.records {
            0 if !undone.skipped.is_empty() => review::left_alone(self.language, &step),
            _ => say(self.language, &step),
        };
        self.app.toasts.show(text);
    }

    /// What a step in the history does.
    pub fn step_name(self, step: &Step<Note>) -> String {
        let language = self.language;
        match step {
            Step::Edit(item, NoteField::Mark) => {
                review::mark_step(language, &self.item_name(*item))
            }
            Step::Edit(item, NoteField::Text) => {
                review::note_step(language, &self.item_name(*item))
            }
            Step::Resolve(item) => review::resolve_step(language, &self.item_name(*item)),
            Step::Import(records) => review::import_step(language, *records),
            Step::Adopt(records) => review::adopt_step(language, *records),
            Step::Delete(records) => review::delete_step(language, *records),
        }
    }

    /// Says something with a button that takes it back.
    fn offer_undo(self, text: String) {
        self.offer_to(text, move || self.undo());
    }

    /// Says something with a button that takes it back by `offer`.
    fn offer_to(self, text: String, offer: impl Fn() + Send + Sync + 'static) {
        let snapshot = self.notes.snapshot;
        let step = snapshot.with_untracked(|snapshot| snapshot.can_undo.clone());
        self.undo_offered.set_value(step);
        self.app.toasts.show_with(text, self.t(common::UNDO), offer);
    }

    fn say_of_item(self, item: ItemId, what: &str) {
        self.app.toasts.show(self.of_item(item, what));
    }

    /// `配合 19：已核`.
    fn of_item(self, item: ItemId, what: &str) -> String {
        common::labelled(self.language, &self.item_name(item), what)
    }
}
