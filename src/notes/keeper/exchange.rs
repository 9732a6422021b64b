//! All notes at once: out, in, and away.

use crate::notes::sorted::Set;
use std::sync::Arc;

use super::history::{Change, Done};
use super::{Keeper, Phase, Step};
use crate::duty_list::ItemId;
use crate::notes::preview::verdict;
use crate::notes::store::{Key, Mirror, Store, StoreError};
use crate::notes::{Import, Record, Verdict, to_json};

/// What deleting all notes has done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deleted {
    /// The notes on so many items are gone.
    pub items: usize,
    /// The items whose notes could not be deleted, and why.
    pub left: Vec<(ItemId, StoreError)>,
}

impl<S: Store, M: Mirror> Keeper<S, M> {
    /// All notes as a file, unsaved ones too; see [`to_json`]. Once the file is
    /// handed over, call [`exported`](Keeper::exported).
    pub fn export(&self, now: &str) -> String {
        to_json(&self.book, self.keys.duty_list(), now)
    }

    /// Merges a file in, as its [`preview`](Import::preview) says. With
    /// `copies` the file's older texts are kept beside what went on from them.
    /// Returns how many items were touched.
    pub fn import(&mut self, import: &Import, copies: bool) -> usize {
        let mut changes = Vec::new();
        for (item, record) in import.records.iter() {
            let item = *item;
            let before = self.book.record(item).cloned();
            let changed = match (verdict(before.as_deref(), record), record) {
                (Verdict::New, _) => self.book.absorb(item, record.clone()),
                (Verdict::Newer, Record::Entry(entry)) => self.book.take_over(item, entry),
                (Verdict::Differs, _) => self.book.absorb_behind(item, record.clone()),
                (Verdict::Older, Record::Entry(entry)) if copies => {
                    self.book.add_copies(item, entry)
                }
                _ => false,
            };
            if changed {
                let after = self.book.record(item).cloned();
                changes.push(Change {
                    item,
                    before,
                    after,
                });
            }
        }
        let items: Vec<ItemId> = changes.iter().map(|change| change.item).collect();
        if !items.is_empty() {
            self.history.add(Done {
                step: Step::Import(items.len()),
                changes,
                values: Vec::new(),
            });
        }
        for item in &items {
            self.save(*item);
        }
        items.len()
    }

    /// Deletes this document's notes, and what belongs to them, everywhere in
    /// this browser. No other key is touched. It can be undone until the page
    /// is closed.
    pub fn delete_notes(&mut self) -> Deleted {
        let (mut changes, mut values, mut left) = (Vec::new(), Vec::new(), Vec::new());
        for key in self.stored_keys() {
            let of_a_note = matches!(self.keys.parse(&key), Some(Key::Note(_)));
            if !of_a_note
                && let Ok(Some(value)) = self.store.read(&key)
                && self.delete_key(&key).is_ok()
            {
                values.push((key, value));
            }
        }
        let mut items = Set::new();
        for (item, _) in self.book.records() {
            items.insert(item);
        }
        // Of what could not be read, there is a value but no record.
        for key in self.stored_keys() {
            if let Some(Key::Note(item)) = self.keys.parse(&key) {
                items.insert(item);
            }
        }
        for &item in items.iter() {
            let key = self.keys.note(item);
            let value = self.store.read(&key).ok().flatten();
            let before = self.book.record(item).cloned();
            match self.forget(item) {
                Ok(()) => {
                    values.extend(value.map(|value| (key, value)));
                    changes.push(Change {
                        item,
                        before,
                        after: None,
                    });
                }
                Err(error) => left.push((item, error)),
            }
        }
        self.book.set_exported(None);
        Arc::make_mut(&mut self.problems).retain(|problem| !problem.is_of_notes());
        let items = changes.len();
        self.history.add(Done {
            step: Step::Delete(items),
            changes,
            values,
        });
        Deleted { items, left }
    }

    /// The keys in storage that belong to this document's notes.
    fn stored_keys(&self) -> Vec<String> {
        if self.phase != Phase::Ready {
            return Vec::new();
        }
        let keys = self.store.keys(self.keys.prefix()).unwrap_or_default();
        let ours = keys
            .into_iter()
            .filter(|key| self.keys.parse(key).is_some());
        ours.collect()
    }

    /// Removes a key and looks whether it is gone.
    pub(super) fn delete_key(&mut self, key: &str) -> Result<(), StoreError> {
        if self.phase != Phase::Ready {
            // Nothing was ever written then.
            return Ok(());
        }
        self.store.remove(key)?;
        match self.store.read(key)? {
            None => Ok(()),
            Some(_) => Err(StoreError::NotKept),
        }
    }
}
