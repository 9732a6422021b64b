//! Bytes that cannot be read are kept under keys of their own, in the store and
//! in the replica.

use std::collections::BTreeMap;

use super::{Phase, RecordStore};
use crate::notes::codec::{Decoded, decode_stored};
use crate::notes::port::{Replica, Store, StoreError, Stored};
use crate::notes::{CorruptRecord, Payload, StorageIssue};

impl<P: Payload, S: Store, R: Replica> RecordStore<P, S, R> {
    /// Copies bytes that cannot be read to a key of their own, once, and says
    /// so. The error says that they are nowhere else yet.
    pub(super) fn quarantine_record(
        &mut self,
        id: &P::Id,
        value: &Stored,
        what: CorruptRecord,
    ) -> Result<(), StoreError> {
        let result = self.quarantine(&id.to_string(), value);
        let kept = result.is_ok();
        let id = id.clone();
        self.record_problem(StorageIssue::Corrupt { id, what, kept });
        result
    }

    pub(super) fn quarantine(&mut self, name: &str, value: &Stored) -> Result<(), StoreError> {
        if self.phase != Phase::Ready {
            return Err(StoreError::Blocked);
        }
        let mut key = self.keys.quarantine_of(name, value);
        // Two different values of one hash are as good as impossible; still,
        // none is written over the other.
        while self.has_other(&key, value)? {
            key.push('+');
        }
        if self.quarantine_copy.get(&key) != Some(value) {
            self.outbox.put(key.clone(), value.clone());
        }
        if self.store.read(&key)?.as_ref() == Some(value) {
            return Ok(());
        }
        match self.store.write_and_check(&key, value) {
            // The replica has room where the store has none.
            Err(_) if self.quarantine_copy.get(&key) == Some(value) => Ok(()),
            result => result,
        }
    }

    /// Tries again to put bytes aside that are only under their own key.
    pub(super) fn retry_quarantine(&mut self) {
        let issues = self.issues.clone();
        for issue in issues.iter() {
            if let StorageIssue::Corrupt {
                id, kept: false, ..
            } = issue
                && let Ok(Some(value)) = self.store.read(&self.keys.record(id))
                && let Decoded::Corrupt(what, _) = decode_stored::<P>(id, &value)
            {
                // Where this fails again, the issue stays.
                let _ = self.quarantine_record(id, &value, what);
            }
        }
    }

    fn has_other(&self, key: &str, value: &Stored) -> Result<bool, StoreError> {
        let stored = self.store.read(key)?;
        let mut known = stored.iter().chain(self.quarantine_copy.get(key));
        Ok(known.any(|kept| kept != value))
    }

    /// All bytes in quarantine, in the store or the replica, and those that
    /// could not be written back: their key and value.
    pub fn quarantined(&self) -> BTreeMap<String, Stored> {
        let mut found = self.quarantine_copy.clone();
        found.extend(self.held.clone());
        let keys = self.store.keys(&self.keys.quarantined());
        for key in keys.unwrap_or_default() {
            if let Ok(Some(value)) = self.store.read(&key) {
                found.insert(key, value);
            }
        }
        found
    }
}
