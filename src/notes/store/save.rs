//! Writing one record, and knowing whether it is saved.

use super::{Event, Phase, RecordStore};
use crate::notes::book::UnsavedReason;
use crate::notes::codec::{Decoded, Newer, decode_stored, encode};
use crate::notes::port::{Replica, Store, Stored};
use crate::notes::{Content, Payload, Register, SaveState, StorageIssue};

/// What writing a record to the store has done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// The store had the same already.
    Unchanged,
    Written,
}

impl<P: Payload, S: Store, R: Replica> RecordStore<P, S, R> {
    /// Tries again to read what could not be read and to save what is not
    /// saved. To be called now and then while
    /// [`can_retry`](super::Snapshot::can_retry) says so.
    pub fn retry(&mut self) {
        match self.phase {
            Phase::Ready => {
                if self.warning.is_some() {
                    self.probe();
                }
                self.put_held_back();
                self.retry_quarantine();
                self.save_unsaved();
                self.retry_replica();
            }
            Phase::Blocked(_) => self.load(),
            Phase::Loading => {}
        }
        self.send_to_replica();
    }

    /// To be called when the page may be about to go.
    pub fn flush(&mut self) {
        self.seal();
        self.retry();
    }

    /// The unsaved records whose reason fits.
    pub(super) fn unsaved(&self, fits: impl Fn(&UnsavedReason) -> bool) -> Vec<P::Id> {
        let records = self.book.records();
        let unsaved = records.filter(|(_, record)| match &record.save {
            SaveState::Unsaved(reason) => fits(reason),
            SaveState::Saved | SaveState::DeletedElsewhere => false,
        });
        unsaved.map(|(id, _)| id.clone()).collect()
    }

    pub(super) fn save_unsaved(&mut self) {
        for id in self.unsaved(UnsavedReason::is_temporary) {
            self.save(&id);
        }
    }

    /// Saves what was changed here: in the store, and in the replica, which
    /// takes it in any case, since it may have room where the store has none.
    pub(super) fn save_own(&mut self, id: &P::Id) {
        self.save(id);
        self.queue_for_replica(id);
    }

    /// Brings the record into the store. The replica is written only where the
    /// store did not have the same: a tab that merely hears of a change leaves
    /// the replica to the one that made it.
    pub(super) fn save(&mut self, id: &P::Id) {
        let state = match self.try_save(id) {
            Ok(Written::Unchanged) => SaveState::Saved,
            Ok(Written::Written) => {
                self.queue_for_replica(id);
                SaveState::Saved
            }
            Err(reason) => {
                self.queue_for_replica(id);
                SaveState::Unsaved(reason)
            }
        };
        self.book.set_save_state(id, state);
    }

    pub(super) fn try_save(&mut self, id: &P::Id) -> Result<Written, UnsavedReason> {
        match &self.phase {
            Phase::Loading => return Err(UnsavedReason::Loading),
            Phase::Blocked(error) => return Err(UnsavedReason::Store(error.clone())),
            Phase::Ready => {}
        }
        let key = self.keys.record(id);
        let stored = self.store.read(&key).map_err(UnsavedReason::Store)?;
        match self.book.content(id).cloned() {
            None => return Ok(Written::Unchanged),
            Some(Content::Newer { newer, draft }) => {
                return self.save_newer(id, &key, stored, &newer, draft.as_ref());
            }
            Some(Content::Register(_)) => {}
        }
        let mut standing = None;
        match stored.as_ref().map(|value| decode_stored::<P>(id, value)) {
            None => {}
            Some(Decoded::Register(register)) => {
                self.ingest(id, &Content::Register(register.clone()));
                standing = Some(register);
            }
            Some(Decoded::Newer(newer)) => {
                let (id, version) = (id.clone(), newer.version);
                self.ingest(&id, &Content::Newer { newer, draft: None });
                self.record_problem(StorageIssue::Newer { id, version });
                return Err(UnsavedReason::NewerVersion);
            }
            Some(Decoded::Corrupt(what, _)) => {
                if let Some(value) = &stored {
                    self.quarantine_record(id, value, what)
                        .map_err(UnsavedReason::Quarantine)?;
                }
            }
        }
        let Some(register) = self.book.register(id) else {
            return Ok(Written::Unchanged);
        };
        // Compared by meaning, not by bytes: two versions of the program that
        // write the same in different bytes would answer each other for ever.
        let same = standing.as_ref() == Some(register);
        // A tombstone that the replica has is not needed in the store.
        let needless =
            register.is_deleted() && stored.is_none() && !self.outbox.has_tombstone(&key);
        if same || needless {
            return Ok(Written::Unchanged);
        }
        let text = encode(id, register);
        self.write(&key, &text)
    }

    /// A record of a newer version is written only where the store has nothing.
    fn save_newer(
        &mut self,
        id: &P::Id,
        key: &str,
        stored: Option<Stored>,
        newer: &Newer<P>,
        draft: Option<&Register<P>>,
    ) -> Result<Written, UnsavedReason> {
        let Some(stored) = stored else {
            self.write(key, &newer.raw)?;
            return match draft {
                None => Ok(Written::Written),
                Some(_) => Err(UnsavedReason::NewerVersion),
            };
        };
        match draft {
            None => Ok(Written::Unchanged),
            Some(draft) => match decode_stored::<P>(id, &stored) {
                Decoded::Register(register) if register == *draft => Ok(Written::Unchanged),
                _ => Err(UnsavedReason::NewerVersion),
            },
        }
    }

    fn write(&mut self, key: &str, text: &str) -> Result<Written, UnsavedReason> {
        let value = Stored::Text(text.to_owned());
        self.store
            .write_and_check(key, &value)
            .map_err(UnsavedReason::Store)?;
        self.warning = None;
        if !self.saved_once && !self.history.is_empty() {
            self.saved_once = true;
            self.notify(Event::FirstSave);
        }
        Ok(Written::Written)
    }

    /// Merges in what another tab wrote. Returns whether the book changed.
    pub(super) fn ingest(&mut self, id: &P::Id, content: &Content<P>) -> bool {
        let before = self.book.payload(id).cloned();
        let in_conflict = self.book.register(id).is_some_and(Register::in_conflict);
        if !self.book.merge(id, content) {
            return false;
        }
        let after = self.book.payload(id).cloned();
        let reads_like = match (&before, &after) {
            (Some(before), Some(after)) => before.reads_like(after),
            (before, after) => before.is_none() && after.is_none(),
        };
        if !reads_like {
            self.set_unread(id);
        }
        if before != after {
            self.notify(Event::ChangedElsewhere(id.clone()));
        }
        if !in_conflict && self.book.register(id).is_some_and(Register::in_conflict) {
            self.notify(Event::Conflict(id.clone()));
        }
        true
    }
}
