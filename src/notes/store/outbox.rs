//! What is on its way to the replica.

use std::collections::{BTreeMap, BTreeSet};

use super::RecordStore;
use crate::notes::codec::{Decoded, decode_stored, encode};
use crate::notes::keys::Key;
use crate::notes::port::{Replica, ReplicaError, ReplicaOutcome, Store, Stored, WriteId};
use crate::notes::{Payload, SaveState, StorageIssue, merge};

/// One change of the replica.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Change {
    Put(Stored),
    Remove,
}

/// What the replica has not confirmed yet.
#[derive(Debug, Default)]
pub(super) struct Outbox {
    /// Whether the replica has been read, so that it can be written.
    open: bool,
    next: u64,
    queued: BTreeMap<String, Change>,
    in_flight: BTreeMap<WriteId, Vec<(String, Change)>>,
    /// Changes that failed and wait for a retry.
    failed: BTreeMap<String, Change>,
    /// How many failures came one after the other.
    failures: usize,
    /// Keys of records that were deleted here: their tombstone stays in the
    /// store until the replica has it.
    tombstones: BTreeSet<String>,
}

impl Outbox {
    /// More failures than this in a row, and only the next edit tries again.
    const MAX_FAILURES: usize = 5;
    /// How many values are put in one transaction, which takes a few
    /// milliseconds.
    const BATCH: usize = 100;

    pub(super) fn can_retry(&self) -> bool {
        self.open && !self.failed.is_empty() && self.failures < Self::MAX_FAILURES
    }

    pub(super) fn is_open(&self) -> bool {
        self.open
    }

    pub(super) fn open(&mut self) {
        self.open = true;
        self.failures = 0;
    }

    pub(super) fn close(&mut self) {
        self.open = false;
    }

    pub(super) fn put(&mut self, key: String, value: Stored) {
        if self.open {
            self.queued.insert(key, Change::Put(value));
        }
    }

    pub(super) fn remove(&mut self, key: String) {
        if self.open {
            self.queued.insert(key, Change::Remove);
        }
    }

    /// Remembers that the key's tombstone must reach the replica.
    pub(super) fn add_tombstone(&mut self, key: String) {
        self.tombstones.insert(key);
    }

    pub(super) fn has_tombstone(&self, key: &str) -> bool {
        self.tombstones.contains(key)
    }

    pub(super) fn drop_tombstone(&mut self, key: &str) {
        self.tombstones.remove(key);
    }

    fn queue_failed(&mut self) {
        for (key, change) in std::mem::take(&mut self.failed) {
            self.queued.entry(key).or_insert(change);
        }
    }

    /// Whether a newer change of the key is on its way.
    fn is_outdated(&self, key: &str) -> bool {
        let mut flying = self.in_flight.values().flatten();
        self.queued.contains_key(key) || flying.any(|(known, _)| known == key)
    }
}

impl<P: Payload, S: Store, R: Replica> RecordStore<P, S, R> {
    /// Queues the record for the replica, as it is here. A record of a newer
    /// version is left to the program that wrote it.
    pub(super) fn queue_for_replica(&mut self, id: &P::Id) {
        if let Some(register) = self.book.register(id) {
            let value = Stored::Text(encode(id, register));
            self.outbox.put(self.keys.record(id), value);
        }
    }

    /// Queues the next batch of what the replica is behind with.
    pub(super) fn queue_behind(&mut self) {
        let rest = self.behind.len().saturating_sub(Outbox::BATCH);
        for id in self.behind.split_off(rest) {
            // It may have been deleted since.
            let record = self.book.record(&id);
            if record.is_some_and(|record| record.save != SaveState::DeletedElsewhere) {
                self.queue_for_replica(&id);
            }
        }
    }

    /// Starts what is queued.
    pub(super) fn send_to_replica(&mut self) {
        let queued = std::mem::take(&mut self.outbox.queued);
        let (puts, removals): (Vec<_>, Vec<_>) = queued
            .into_iter()
            .partition(|(_, change)| matches!(change, Change::Put(_)));
        for batch in puts.chunks(Outbox::BATCH) {
            let id = self.fly(batch);
            let values = batch.iter().filter_map(|(key, change)| match change {
                Change::Put(value) => Some((key.clone(), value.clone())),
                Change::Remove => None,
            });
            self.replica.merge_put(id, values.collect());
        }
        if !removals.is_empty() {
            let id = self.fly(&removals);
            let keys = removals.into_iter().map(|(key, _)| key).collect();
            self.replica.remove(id, keys);
        }
    }

    fn fly(&mut self, batch: &[(String, Change)]) -> WriteId {
        self.outbox.next += 1;
        let id = WriteId(self.outbox.next);
        self.outbox.in_flight.insert(id, batch.to_vec());
        id
    }

    /// A call of the replica has ended: to be called once for each.
    pub fn replica_written(&mut self, id: WriteId, outcome: ReplicaOutcome) {
        let Some(batch) = self.outbox.in_flight.remove(&id) else {
            return;
        };
        match outcome {
            Ok(differing) => {
                self.outbox.failures = 0;
                for (key, change) in batch {
                    self.confirmed(&key, &change);
                }
                // Texts of another tab that this one has not heard of yet.
                for (key, value) in differing {
                    self.on_replica_value(&key, &value);
                }
                if self.outbox.failed.is_empty() && self.outbox.open {
                    self.withdraw_problems(|i| matches!(i, StorageIssue::ReplicaFailed(_)));
                }
                if self.outbox.in_flight.is_empty() {
                    self.queue_behind();
                }
            }
            Err(error) => {
                self.outbox.failures += 1;
                for (key, change) in batch {
                    if !self.outbox.is_outdated(&key) {
                        self.outbox.failed.insert(key, change);
                    }
                }
                if error == ReplicaError::Unavailable {
                    self.outbox.close();
                }
                self.record_problem(StorageIssue::ReplicaFailed(error));
            }
        }
        self.send_to_replica();
    }

    fn confirmed(&mut self, key: &str, change: &Change) {
        if self.outbox.is_outdated(key) {
            return;
        }
        self.outbox.failed.remove(key);
        match (self.keys.parse(key), change) {
            (Some(Key::Record(id)), _) => self.clear_tombstone(&id),
            (Some(Key::Quarantine), Change::Put(value)) => {
                self.quarantine_copy.insert(key.to_owned(), value.clone());
                self.retry_quarantine();
                self.save_unsaved();
            }
            (Some(Key::Quarantine), Change::Remove) => {
                self.quarantine_copy.remove(key);
            }
            _ => {}
        }
    }

    /// Removes a tombstone from the store once the replica has it: no old copy
    /// is left that could bring the record back.
    pub(super) fn clear_tombstone(&mut self, id: &P::Id) {
        let key = self.keys.record(id);
        let Some(register) = self.book.register(id).filter(|r| r.is_deleted()) else {
            self.outbox.drop_tombstone(&key);
            return;
        };
        if let Ok(Some(value)) = self.store.read(&key)
            && let Decoded::Register(stored) = decode_stored::<P>(id, &value)
            && stored.is_deleted()
            && merge(register, &stored) == *register
        {
            // Where this fails, an empty record stays.
            let _ = self.store.remove(&key);
        }
        self.outbox.drop_tombstone(&key);
    }

    /// Sends again what failed.
    pub(super) fn retry_replica(&mut self) {
        if self.outbox.can_retry() {
            self.outbox.queue_failed();
            self.send_to_replica();
        }
    }

    /// The replica cannot be used.
    pub fn replica_failed(&mut self, error: ReplicaError) {
        self.outbox.close();
        self.record_problem(StorageIssue::ReplicaFailed(error));
    }

    /// The replica has not answered for a while. If it answers after all, the
    /// issue is withdrawn.
    pub fn replica_timed_out(&mut self) {
        if !self.outbox.is_open() {
            self.record_problem(StorageIssue::ReplicaSilent);
        }
    }
}
