//! Deleting: a tombstone in the place of a record.

use std::collections::BTreeSet;

use super::history::{Change, Done};
use super::{Phase, RecordStore, Step};
use crate::notes::codec::{Decoded, decode_stored};
use crate::notes::keys::Key;
use crate::notes::port::{Replica, Store, StoreError, Stored};
use crate::notes::{Content, Payload, SaveState, StorageIssue, UnsavedReason};

/// What deleting has done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deleted<I> {
    /// This many records are gone.
    pub records: usize,
    /// The records that could not be deleted, and why.
    pub left: Vec<(I, StoreError)>,
}

impl<P: Payload, S: Store, R: Replica> RecordStore<P, S, R> {
    /// Deletes one record. It can be undone until the page is closed.
    pub fn delete(&mut self, id: &P::Id) -> Deleted<P::Id> {
        self.delete_these(BTreeSet::from([id.clone()]), Vec::new())
    }

    /// Deletes all records of this document, and what belongs to them,
    /// everywhere in this browser. No other key is touched. It can be undone
    /// until the page is closed.
    pub fn delete_all(&mut self) -> Deleted<P::Id> {
        let mut values = Vec::new();
        let records = self.book.records();
        let existing = records.filter(|(_, record)| !is_tombstone(&record.content));
        let mut ids: BTreeSet<P::Id> = existing.map(|(id, _)| id.clone()).collect();
        let mut quarantined = self.quarantined();
        for key in self.stored_keys() {
            match self.keys.parse(&key) {
                // Of what could not be read, there is a value but no record.
                Some(Key::Record(id)) if self.book.content(&id).is_none() => {
                    ids.insert(id);
                }
                Some(Key::Record(_)) | None => {}
                Some(_) => {
                    if let Ok(Some(value)) = self.store.read(&key) {
                        match self.store.remove_and_check(&key) {
                            Ok(()) => values.push((key, value)),
                            // Then its second copy stays, too.
                            Err(_) => drop(quarantined.remove(&key)),
                        }
                    }
                }
            }
        }
        // What only the replica has, or what waited to be written back.
        for (key, value) in quarantined {
            self.held.remove(&key);
            if !values.iter().any(|(known, _)| *known == key) {
                values.push((key.clone(), value));
            }
            self.remove_quarantined(&key);
        }
        self.book.set_exported(None);
        self.withdraw_problems(StorageIssue::is_about_records);
        self.delete_these(ids, values)
    }

    fn delete_these(
        &mut self,
        ids: BTreeSet<P::Id>,
        mut values: Vec<(String, Stored)>,
    ) -> Deleted<P::Id> {
        let (mut changes, mut left) = (Vec::new(), Vec::new());
        for id in ids {
            let raw = self.raw_value(&id);
            let before = self.book.content(&id).cloned();
            if raw.is_none() && before.as_ref().is_none_or(is_tombstone) {
                continue;
            }
            match self.delete_record(&id) {
                Ok(()) => {
                    values.extend(raw);
                    let after = self.book.content(&id).cloned();
                    changes.push(Change { id, before, after });
                }
                Err(error) => left.push((id, error)),
            }
        }
        let records = changes.len();
        if records > 0 || !values.is_empty() {
            self.history.add(Done {
                step: Step::Delete(records),
                changes,
                values,
            });
        }
        self.send_to_replica();
        Deleted { records, left }
    }

    /// The value of a record whose bytes say more than its register: damaged,
    /// or of a newer version. Where there is a register, it comes back with
    /// that, and the bytes go where damaged bytes are kept.
    fn raw_value(&self, id: &P::Id) -> Option<(String, Stored)> {
        let key = self.keys.record(id);
        let value = self.store.read(&key).ok().flatten()?;
        match decode_stored::<P>(id, &value) {
            Decoded::Register(_) => None,
            Decoded::Newer(_) | Decoded::Corrupt(_, None) => Some((key, value)),
            Decoded::Corrupt(_, Some(_)) => {
                Some((self.keys.quarantine_of(&id.to_string(), &value), value))
            }
        }
    }

    /// Takes the record out of the store, the replica and the book. What
    /// another tab wrote meanwhile, and nobody here has seen, stays.
    pub(super) fn delete_record(&mut self, id: &P::Id) -> Result<(), StoreError> {
        let key = self.keys.record(id);
        let Some(Content::Register(before)) = self.book.content(id).cloned() else {
            // Damaged or of a newer version: nothing that could be merged.
            if self.phase == Phase::Ready {
                self.store.remove_and_check(&key)?;
            }
            self.outbox.remove(key);
            self.book.remove(id);
            return Ok(());
        };
        let state = self.book.record(id).map(|record| record.save.clone());
        self.book.delete(id);
        self.outbox.add_tombstone(key.clone());
        let result = match self.try_save(id) {
            Ok(_) => Ok(SaveState::Saved),
            // Nothing was ever written then.
            Err(reason @ UnsavedReason::Loading) => Ok(SaveState::Unsaved(reason)),
            Err(_) if self.phase != Phase::Ready => Ok(SaveState::Saved),
            // There is no room for the tombstone; only the replica gets it.
            Err(UnsavedReason::Store(StoreError::Full)) => {
                self.store.remove_and_check(&key).map(|()| SaveState::Saved)
            }
            Err(UnsavedReason::Store(error) | UnsavedReason::Quarantine(error)) => Err(error),
            Err(UnsavedReason::NewerVersion) => Err(StoreError::NotKept),
        };
        match result {
            Ok(saved) => {
                self.book.set_save_state(id, saved);
                self.queue_for_replica(id);
                Ok(())
            }
            Err(error) => {
                self.outbox.drop_tombstone(&key);
                self.book.put(id, Content::Register(before));
                self.book.set_save_state(id, state.unwrap_or_default());
                Err(error)
            }
        }
    }

    pub(super) fn remove_quarantined(&mut self, key: &str) {
        self.quarantine_copy.remove(key);
        self.outbox.remove(key.to_owned());
    }

    /// The keys in the store that belong to this document's records.
    fn stored_keys(&self) -> Vec<String> {
        if self.phase != Phase::Ready {
            return Vec::new();
        }
        let keys = self.store.keys(self.keys.prefix()).unwrap_or_default();
        keys.into_iter()
            .filter(|key| self.keys.parse(key).is_some())
            .collect()
    }
}

fn is_tombstone<P: Payload>(content: &Content<P>) -> bool {
    matches!(content, Content::Register(register) if register.is_deleted())
}
