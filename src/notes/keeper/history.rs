//! Undoing and redoing.

use std::sync::Arc;

use super::Keeper;
use crate::duty_list::ItemId;
use crate::notes::store::{Key, Mirror, Store, StoreError, Stored};
use crate::notes::{Entry, Mark, Problem, Record, Rest, Revision};

/// What can be undone, and on what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Mark(ItemId),
    Note(ItemId),
    Resolve(ItemId),
    /// An import that touched so many items.
    Import(usize),
    /// A deletion of the notes on so many items.
    Delete(usize),
}

/// What undoing or redoing has done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undone {
    pub step: Step,
    /// How many items were set back.
    pub items: usize,
    /// The items that were left alone, since they were changed in between.
    pub skipped: Vec<ItemId>,
}

type State = Option<Arc<Record>>;

#[derive(Clone, Debug)]
pub(super) struct Change {
    pub item: ItemId,
    pub before: State,
    pub after: State,
}

#[derive(Clone, Debug)]
pub(super) struct Done {
    pub step: Step,
    pub changes: Vec<Change>,
    /// Values as they were stored, where they were deleted.
    pub values: Vec<(String, Stored)>,
}

/// What was done, and what was undone.
#[derive(Debug, Default)]
pub(super) struct History {
    done: Vec<Done>,
    undone: Vec<Done>,
    sealed: bool,
}

impl History {
    /// More steps than these are forgotten.
    const STEPS: usize = 200;

    pub fn undo_step(&self) -> Option<Step> {
        self.done.last().map(|done| done.step)
    }

    pub fn redo_step(&self) -> Option<Step> {
        self.undone.last().map(|done| done.step)
    }

    pub fn is_empty(&self) -> bool {
        self.done.is_empty()
    }

    /// Ends the step that typing would still extend.
    pub fn seal(&mut self) {
        self.sealed = true;
    }

    /// Adds an edit of one item. Typing on in one note is one step.
    pub fn push(&mut self, step: Step, item: ItemId, before: State, after: State) {
        if let Some(last) = self.done.last_mut()
            && !self.sealed
            && last.step == step
            && matches!(step, Step::Note(_))
            && let [change] = last.changes.as_mut_slice()
            && change.after == before
        {
            change.after = after;
            self.undone.clear();
            return;
        }
        let change = Change {
            item,
            before,
            after,
        };
        self.add(Done {
            step,
            changes: vec![change],
            values: Vec::new(),
        });
    }

    pub fn add(&mut self, done: Done) {
        self.undone.clear();
        self.add_again(done);
        self.sealed = false;
    }

    fn add_again(&mut self, done: Done) {
        if self.done.len() == History::STEPS {
            self.done.remove(0);
        }
        self.done.push(done);
    }
}

impl<S: Store, M: Mirror> Keeper<S, M> {
    /// Takes the last step back: the notes say again what they said before it,
    /// as a new edit. An item that was changed since, in another tab for
    /// instance, is left alone. `None` where there is nothing to undo.
    pub fn undo(&mut self, now: &str) -> Option<Undone> {
        let done = self.history.done.pop()?;
        let (undone, reverse) = self.reverse(done, now);
        self.history.undone.push(reverse);
        self.history.seal();
        Some(undone)
    }

    /// Does again what was undone last.
    pub fn redo(&mut self, now: &str) -> Option<Undone> {
        let undone = self.history.undone.pop()?;
        if let Step::Delete(_) = undone.step {
            let rest = std::mem::take(&mut self.history.undone);
            let deleted = self.delete_notes();
            self.history.undone = rest;
            return Some(Undone {
                step: undone.step,
                items: deleted.items,
                skipped: deleted.left.into_iter().map(|(item, _)| item).collect(),
            });
        }
        let (redone, reverse) = self.reverse(undone, now);
        self.history.add_again(reverse);
        self.history.seal();
        Some(redone)
    }

    /// Sets each item from `after` to `before`. Returns also the step that leads
    /// back again.
    fn reverse(&mut self, done: Done, now: &str) -> (Undone, Done) {
        self.put_values_back(&done.values);
        let mut changes = Vec::new();
        let mut skipped = Vec::new();
        for change in done.changes {
            let item = change.item;
            let current = self.book.record(item).cloned();
            let deleted = matches!(done.step, Step::Delete(_));
            if !self.reads_like(&current, &change.after) && !deleted {
                skipped.push(item);
                continue;
            }
            match (&current, &change.before) {
                // What was written since the deletion stays, beside it.
                (_, Some(before)) if deleted => {
                    self.book.absorb(item, (**before).clone());
                    self.save(item);
                }
                (None, Some(before)) => {
                    self.book.put(item, before.clone());
                    self.save(item);
                }
                (Some(_), Some(before)) => {
                    if let Record::Entry(before) = &**before {
                        self.book.restore(item, before);
                    }
                    self.save(item);
                }
                (Some(_), None) if matches!(done.step, Step::Import(_)) => {
                    if self.forget(item).is_err() {
                        skipped.push(item);
                        continue;
                    }
                }
                // An edit is taken back by an empty text, not by deleting the
                // key: so other tabs see an edit, and no deletion.
                (Some(current), None) => {
                    if let Record::Entry(entry) = &**current {
                        self.book.restore(item, &blank(entry, now));
                    }
                    self.save(item);
                }
                (None, None) => {}
            }
            changes.push(Change {
                item,
                before: change.after,
                after: self.book.record(item).cloned(),
            });
        }
        let undone = Undone {
            step: done.step,
            items: changes.len(),
            skipped,
        };
        let reverse = Done {
            step: done.step,
            changes,
            values: Vec::new(),
        };
        (undone, reverse)
    }

    /// Takes the item's notes out of storage, mirror and book.
    pub(super) fn forget(&mut self, item: ItemId) -> Result<(), StoreError> {
        let key = self.keys.note(item);
        self.delete_key(&key)?;
        self.mirror.remove(&key);
        self.book.remove(item);
        Arc::make_mut(&mut self.unsaved).remove(&item);
        Arc::make_mut(&mut self.removed).remove(&item);
        self.guarded.remove(&item);
        Ok(())
    }

    /// Whether a reader sees the same in both. The stamps may differ: undoing
    /// gives new ones.
    fn reads_like(&self, a: &State, b: &State) -> bool {
        match (a.as_deref(), b.as_deref()) {
            (Some(Record::Entry(a)), Some(Record::Entry(b))) => a.reads_like(b, self.book.writer()),
            (None, Some(blank)) | (Some(blank), None) => blank.is_blank(),
            (a, b) => a == b,
        }
    }

    fn put_values_back(&mut self, values: &[(String, Stored)]) {
        for (key, value) in values {
            // Where this fails, the notes themselves are saved from the book,
            // which says so if that fails, too.
            if let Ok(None) = self.store.read(key) {
                let _ = self.store.write(key, value);
            }
            match self.keys.parse(key) {
                Some(Key::Note(item)) => {
                    if let Some(damage) = self.take_in(item, value) {
                        let kept = self.quarantine(&item.to_string(), value).is_ok();
                        self.tell(Problem::Damaged { item, damage, kept });
                    }
                }
                Some(Key::UnknownNote(name)) => self.tell(Problem::UnknownItem(name)),
                _ => {}
            }
        }
        if !values.is_empty() {
            self.load_exported();
        }
    }
}

fn blank(entry: &Entry, now: &str) -> Entry {
    let mut blank: Revision = entry.revisions()[0].clone();
    blank.mark = Mark::Unreviewed;
    blank.note.clear();
    blank.rest = Rest::new();
    now.clone_into(&mut blank.updated);
    Entry::new(blank)
}
