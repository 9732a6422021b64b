//! What a reader does to one record.

use super::{NotesStore, RecordStore, Step};
use crate::duty_list::ItemId;
use crate::notes::book::SaveState;
use crate::notes::edits::{Placement, Resolution};
use crate::notes::port::{Replica, Store};
use crate::notes::{Book, Mark, Note, NoteField, Payload, Sibling};

impl<P: Payload, S: Store, R: Replica> RecordStore<P, S, R> {
    /// Changes what the record says: to be called on every input, since it is
    /// saved at once. `now` is ISO 8601, UTC, here and below. Returns whether
    /// anything changed; whether it is saved, the
    /// [`snapshot`](RecordStore::snapshot) says.
    pub fn edit(
        &mut self,
        id: &P::Id,
        field: P::Field,
        now: &str,
        change: impl FnOnce(&mut P),
    ) -> bool {
        let old = self.book.payload(id).cloned().unwrap_or_default();
        let mut new = old.clone();
        change(&mut new);
        if new == old {
            return false;
        }
        let placement = self.placement(id, &new);
        self.edit_with(id, field, now, new.clone(), placement, |sibling| {
            sibling.payload = new;
        })
    }

    /// Resolves a conflict.
    pub fn resolve(&mut self, id: &P::Id, how: &Resolution, now: &str) -> bool {
        self.as_step(Step::Resolve(id.clone()), id, |book| {
            book.resolve(id, how, now)
        })
    }

    /// The reader has opened the record here, and reads what it says now.
    pub fn opened(&mut self, id: &P::Id) {
        self.set_read(id);
        self.history.seal();
    }

    /// The next edit of a text is a step of its own in the history, for
    /// instance after the reader has left the field.
    pub fn seal(&mut self) {
        self.history.seal();
    }

    fn set_read(&mut self, id: &P::Id) {
        let unread = self.book.record(id);
        if unread.is_some_and(|record| record.has_unread_remote_change) {
            self.book
                .update(id, |record| record.has_unread_remote_change = false);
        }
    }

    /// Where a new text goes. The reader may be writing it over a text of
    /// another tab without having read that: it arrived while the record was
    /// open here, and is not contained in the new one. Then both are kept.
    fn placement(&self, id: &P::Id, new: &P) -> Placement {
        let unread = self.book.record(id);
        let unread = unread.is_some_and(|record| record.has_unread_remote_change);
        let drops = |shown: &Sibling<P>| !new.contains_texts_of(&shown.payload);
        match unread && self.book.shown(id).is_some_and(drops) {
            true => Placement::Beside,
            false => Placement::Over,
        }
    }

    fn edit_with(
        &mut self,
        id: &P::Id,
        field: P::Field,
        now: &str,
        initial: P,
        placement: Placement,
        change: impl FnOnce(&mut Sibling<P>),
    ) -> bool {
        let id = id.clone();
        let step = Step::Edit(id.clone(), field);
        let edited = self.as_step(step, &id, |book| {
            book.edit(&id, now, initial, placement, change)
        });
        if P::is_typed(field) {
            self.set_read(&id);
        }
        edited
    }

    /// Makes a change of one record, which can be undone, and saves it.
    fn as_step(
        &mut self,
        step: Step<P>,
        id: &P::Id,
        change: impl FnOnce(&mut Book<P>) -> bool,
    ) -> bool {
        let before = self.book.content(id).cloned();
        let deleted_elsewhere = self
            .book
            .record(id)
            .is_some_and(|record| record.save == SaveState::DeletedElsewhere);
        if deleted_elsewhere {
            // A reader who goes on writing does not let go.
            self.revive(id);
        }
        if !change(&mut self.book) {
            return false;
        }
        let after = self.book.content(id).cloned();
        self.history.push(step, id, before, after);
        self.save_own(id);
        self.send_to_replica();
        true
    }
}

impl<S: Store, R: Replica> NotesStore<S, R> {
    /// Marks the item, and notes which version of its text was reviewed.
    /// Marking again what has changed since confirms it.
    pub fn set_mark(&mut self, item: ItemId, mark: Mark, now: &str) -> bool {
        let version = self.context.0.get(&item).cloned();
        let shown = self.book.shown(&item);
        let known = shown.and_then(|shown| shown.payload.item_version.as_ref());
        let look_again = shown.is_some_and(Sibling::is_to_look_at_again);
        let confirms = mark != Mark::Unreviewed && version.is_some() && known != version.as_ref();
        if self.book.mark(item) == mark && !confirms && !look_again {
            return false;
        }
        let initial = self.new_note(item);
        let place = Placement::Over;
        self.edit_with(&item, NoteField::Mark, now, initial, place, |sibling| {
            sibling.payload.mark = mark;
            if version.is_some() {
                sibling.payload.item_version = version;
            }
            sibling.set_looked_at();
        })
    }

    /// The mark holds for the item's present text, too: the one that is shown,
    /// or the one that was carried over from an earlier edition.
    pub fn confirm_mark(&mut self, item: ItemId, now: &str) -> bool {
        let shown = self.book.shown(&item);
        let mark = shown.map(Sibling::mark_to_confirm).unwrap_or_default();
        self.set_mark(item, mark, now)
    }

    /// Writes the note: to be called on every input.
    pub fn set_note(&mut self, item: ItemId, text: &str, now: &str) -> bool {
        if self.book.note(item) == text {
            self.set_read(&item);
            return false;
        }
        let initial = self.new_note(item);
        let mut new = self.book.payload(&item).cloned().unwrap_or_default();
        text.clone_into(&mut new.text);
        let place = self.placement(&item, &new);
        self.edit_with(&item, NoteField::Text, now, initial, place, |sibling| {
            text.clone_into(&mut sibling.payload.text);
        })
    }

    fn new_note(&self, item: ItemId) -> Note {
        Note {
            item_version: self.context.0.get(&item).cloned(),
            ..Note::default()
        }
    }
}
