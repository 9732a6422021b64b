//! Start-up: what the store and the replica hold becomes the book.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Event, Phase, RecordStore};
use crate::notes::book::{Exported, UnsavedReason};
use crate::notes::codec::{Decoded, decode_stored};
use crate::notes::keys::Key;
use crate::notes::port::{Replica, Store, StoreError, Stored};
use crate::notes::{Content, CorruptRecord, Payload, Register, SaveState, StorageIssue};

/// When the records were last exported, as it is saved.
#[derive(Serialize, Deserialize)]
struct SavedExport {
    v: u64,
    at: String,
    sequence: u64,
}

impl<P: Payload, S: Store, R: Replica> RecordStore<P, S, R> {
    /// Reads all that is saved. Edits that were made before are merged in and
    /// written now. Where the store cannot be read, nothing is ever written
    /// until a [`retry`](RecordStore::retry) has read it.
    pub fn load(&mut self) {
        let values = match self.read_all() {
            Ok(values) => values,
            Err(error) => {
                self.phase = Phase::Blocked(error.clone());
                let unsaved: Vec<P::Id> = self.unsaved(|_| true);
                for id in unsaved {
                    let reason = UnsavedReason::Store(error.clone());
                    self.book.set_save_state(&id, SaveState::Unsaved(reason));
                }
                return;
            }
        };
        // Then the page has shown its records already.
        let late = self.phase != Phase::Loading;
        self.phase = Phase::Ready;
        let mut corrupt = Vec::new();
        for (key, value) in values {
            match self.keys.parse(&key) {
                Some(Key::Record(id)) => {
                    let shown = late.then(|| self.book.payload(&id).cloned());
                    let wrong = self.ingest_saved(&id, &value);
                    if shown.is_some_and(|shown| self.book.payload(&id) != shown.as_ref()) {
                        self.set_unread(&id);
                    }
                    if let Some(what) = wrong {
                        corrupt.push((id, what, value));
                    } else if self.is_deleted(&id) {
                        self.outbox.add_tombstone(key);
                    }
                }
                Some(Key::UnknownRecord(name)) => {
                    self.record_problem(StorageIssue::UnknownRecord(name));
                }
                _ => {}
            }
        }
        // The first thing that is written is what could not be read.
        for (id, what, value) in corrupt {
            let _ = self.quarantine_record(&id, &value, what);
        }
        self.load_exported();
        self.probe();
        self.save_unsaved();
        self.send_to_replica();
    }

    pub(super) fn read_all(&self) -> Result<Vec<(String, Stored)>, StoreError> {
        let mut values = Vec::new();
        for key in self.store.keys(&self.keys.records())? {
            // A key that another tab removed in between has no value.
            if let Some(value) = self.store.read(&key)? {
                values.push((key, value));
            }
        }
        Ok(values)
    }

    pub(super) fn is_deleted(&self, id: &P::Id) -> bool {
        self.book.register(id).is_some_and(Register::is_deleted)
    }

    pub(super) fn set_unread(&mut self, id: &P::Id) {
        self.book
            .update(id, |record| record.has_unread_remote_change = true);
    }

    /// Merges a saved value into the book. Returns what is wrong with it.
    pub(super) fn ingest_saved(&mut self, id: &P::Id, value: &Stored) -> Option<CorruptRecord> {
        self.ingest_decoded(id, decode_stored(id, value))
    }

    /// The same of a value that is decoded already.
    fn ingest_decoded(&mut self, id: &P::Id, decoded: Decoded<P>) -> Option<CorruptRecord> {
        match decoded {
            Decoded::Register(register) => {
                self.book.merge(id, &Content::Register(register));
                None
            }
            Decoded::Newer(newer) => {
                let version = newer.version;
                let id = id.clone();
                let content = Content::Newer { newer, draft: None };
                self.book.merge(&id, &content);
                self.record_problem(StorageIssue::Newer { id, version });
                None
            }
            Decoded::Corrupt(what, rest) => {
                if let Some(register) = rest {
                    self.book.merge(id, &Content::Register(register));
                }
                Some(what)
            }
        }
    }

    /// The prefixes of the keys that the replica is to be read for.
    pub fn replica_prefixes(&self) -> Vec<String> {
        vec![self.keys.records(), self.keys.quarantined()]
    }

    /// Merges in what the replica holds, and brings both copies to the same
    /// state. Until this was called the replica is not written.
    pub fn replica_loaded(&mut self, values: Vec<(String, Stored)>) {
        if self.phase == Phase::Loading {
            self.load();
        }
        self.outbox.open();
        self.withdraw_problems(|issue| {
            matches!(
                issue,
                StorageIssue::ReplicaFailed(_) | StorageIssue::ReplicaSilent
            )
        });
        let mut mirrored = BTreeMap::new();
        let mut changed = Vec::new();
        let mut recovered = 0;
        for (key, value) in values {
            match self.keys.parse(&key) {
                Some(Key::Quarantine) => drop(self.quarantine_copy.insert(key, value)),
                Some(Key::Record(id)) => {
                    let before = self.book.content(&id).cloned();
                    let shown = self.book.payload(&id).cloned();
                    let decoded = decode_stored::<P>(&id, &value);
                    if let Decoded::Register(register) = &decoded {
                        mirrored.insert(id.clone(), register.clone());
                        if register.is_deleted() && self.history.touches(&id) {
                            // The reader wrote or imported here what another tab
                            // deleted, and is asked.
                            let deleted = self.on_remote_tombstone(&id, register);
                            self.notify_deleted(usize::from(deleted));
                            continue;
                        }
                    }
                    if let Some(what) = self.ingest_decoded(&id, decoded) {
                        let _ = self.quarantine_record(&id, &value, what);
                    }
                    if self.book.payload(&id) != shown.as_ref() {
                        // The page may show the record since before the replica
                        // was opened.
                        self.set_unread(&id);
                    }
                    if self.book.content(&id) != before.as_ref() {
                        recovered += usize::from(!self.is_deleted(&id));
                        changed.push(id);
                    }
                }
                _ => {}
            }
        }
        for id in &changed {
            self.save(id);
        }
        self.bring_replica_up_to_date(&mirrored);
        self.queue_quarantine();
        self.retry_quarantine();
        self.send_to_replica();
        if recovered > 0 {
            self.notify(Event::Recovered(recovered));
        }
    }

    /// Begins to send every record of which the replica has another state.
    fn bring_replica_up_to_date(&mut self, mirrored: &BTreeMap<P::Id, Register<P>>) {
        let records = self.book.records();
        let ids: Vec<P::Id> = records
            .filter(|(_, record)| record.save != SaveState::DeletedElsewhere)
            .map(|(id, _)| id.clone())
            .collect();
        for id in ids {
            let current = self.book.register(&id) == mirrored.get(&id);
            match current && self.is_deleted(&id) {
                true => self.clear_tombstone(&id),
                false if current => {}
                false => self.behind.push(id),
            }
        }
        self.queue_behind();
    }

    /// Queues the quarantined bytes that only the store has.
    fn queue_quarantine(&mut self) {
        if self.phase != Phase::Ready {
            return;
        }
        for (key, value) in self.quarantined() {
            if self.quarantine_copy.get(&key) != Some(&value) {
                self.outbox.put(key, value);
            }
        }
    }

    /// Tries whether records could be saved, so that the reader learns it
    /// before writing one.
    pub(super) fn probe(&mut self) {
        let key = self.keys.probe();
        let trial = Stored::Text(self.book.replica().to_owned());
        let result = self.store.write_and_check(&key, &trial);
        let cleared = self.store.remove(&key);
        self.warning = result.and(cleared).err();
    }

    /// Reads when the records were last exported, as this or another tab saved
    /// it.
    pub(super) fn load_exported(&mut self) {
        match self.store.read(&self.keys.exported()) {
            Err(_) => {}
            Ok(None) => self.book.set_exported(None),
            Ok(Some(value)) => match read_exported(&value) {
                Some(exported) => self.book.set_exported(Some(exported)),
                // It is only a reminder; but nothing is written over unread.
                None => drop(self.quarantine("exported", &value)),
            },
        }
    }

    /// Remembers that all records are in a file now. `now` is ISO 8601, UTC.
    pub fn mark_exported(&mut self, now: &str) {
        let exported = Exported {
            at: now.to_owned(),
            sequence: self.book.clock(),
        };
        if self.phase == Phase::Ready {
            let saved = SavedExport {
                v: 1,
                at: exported.at.clone(),
                sequence: exported.sequence,
            };
            if let Ok(text) = serde_json::to_string(&saved) {
                // Where this fails, the reminder comes once too often.
                let _ = self.store.write(&self.keys.exported(), &Stored::Text(text));
            }
        }
        self.book.set_exported(Some(exported));
        self.send_to_replica();
    }
}

fn read_exported(value: &Stored) -> Option<Exported> {
    let saved: SavedExport = serde_json::from_str(value.text()?).ok()?;
    Some(Exported {
        at: saved.at,
        sequence: saved.sequence,
    })
}
