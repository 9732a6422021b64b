//! What a reader does to one item.

use super::{Keeper, Step};
use crate::duty_list::ItemId;
use crate::notes::Mark;
use crate::notes::store::{Mirror, Store};
use crate::notes::{Context, Resolution, ReviewBook};

impl<S: Store, M: Mirror> Keeper<S, M> {
    /// Marks the item. `now` is ISO 8601, UTC, here and below. Returns whether
    /// anything changed; whether it is saved, [`review`](Keeper::review) tells.
    pub fn set_mark(&mut self, item: ItemId, mark: Mark, now: &str) -> bool {
        self.edit(Step::Mark(item), item, now, |book, context| {
            book.set_mark(item, mark, context)
        })
    }

    /// Writes the note: to be called on every input, for it is saved at once.
    pub fn set_note(&mut self, item: ItemId, note: &str, now: &str) -> bool {
        let beside = self.would_drop_unseen(item, note);
        self.guarded.remove(&item);
        self.edit(Step::Note(item), item, now, |book, context| match beside {
            true => book.set_note_beside(item, note, context),
            false => book.set_note(item, note, context),
        })
    }

    /// Decides a conflict.
    pub fn resolve(&mut self, item: ItemId, how: &Resolution, now: &str) -> bool {
        self.edit(Step::Resolve(item), item, now, |book, context| {
            book.resolve(item, how, context)
        })
    }

    /// The reader has opened the item here, and reads what it says now.
    pub fn opened(&mut self, item: ItemId) {
        self.guarded.remove(&item);
        self.history.seal();
    }

    /// The next edit of a note is a step of its own in the history, for instance
    /// after the reader has left the field.
    pub fn seal(&mut self) {
        self.history.seal();
    }

    /// Whether the reader may have written this over a text of another tab
    /// without having read it: the text arrived while the note stood open here,
    /// and nothing of it is in the new one. Then both are kept.
    fn would_drop_unseen(&self, item: ItemId, note: &str) -> bool {
        let Some(shown) = self.book.shown(item) else {
            return false;
        };
        self.guarded.contains(&item)
            && !shown.stamp.is_by(self.book.writer())
            && !note.contains(&shown.note)
    }

    fn edit(
        &mut self,
        step: Step,
        item: ItemId,
        now: &str,
        change: impl FnOnce(&mut ReviewBook, &Context) -> bool,
    ) -> bool {
        let before = self.book.record(item).cloned();
        let context = Context {
            now,
            item_version: self.versions.get(&item).map(String::as_str),
        };
        if !change(&mut self.book, &context) {
            return false;
        }
        let after = self.book.record(item).cloned();
        self.history.push(step, item, before, after);
        self.save(item);
        true
    }
}
