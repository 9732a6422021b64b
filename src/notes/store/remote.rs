//! What other tabs do to the same storage.

use super::history::{Change, Done};
use super::{Event, Phase, RecordStore, Step};
use crate::notes::codec::{Decoded, decode_stored};
use crate::notes::keys::Key;
use crate::notes::port::{Replica, Store, Stored};
use crate::notes::{Content, Payload, Register, SaveState, StorageIssue, merge};

impl<P: Payload, S: Store, R: Replica> RecordStore<P, S, R> {
    /// Another tab wrote or removed (`None`) the value of a key.
    ///
    /// What the event says counts beside what the store says: each tab has a
    /// copy of the storage, and where both wrote at once, one of the two texts
    /// is only in the event.
    pub fn on_remote_write(&mut self, key: &str, value: Option<&Stored>) {
        match (&self.phase, self.keys.parse(key)) {
            // Loading will read it all.
            (Phase::Loading, _) | (_, None) => {}
            (Phase::Blocked(_), _) => self.load(),
            (Phase::Ready, Some(Key::Record(id))) => {
                let deleted = match value {
                    Some(value) => self.on_remote_value(&id, value),
                    None => self.on_remote_delete(&id),
                };
                self.notify_deleted(usize::from(deleted));
            }
            (Phase::Ready, Some(Key::Exported)) => self.load_exported(),
            (Phase::Ready, Some(Key::Quarantine | Key::UnknownRecord(_))) => {}
        }
        self.send_to_replica();
    }

    /// Another tab, or the browser, emptied the whole storage (an event with a
    /// null key). The records are still here: to be restored, or let go.
    pub fn on_remote_clear(&mut self) {
        if self.phase != Phase::Ready {
            return self.retry();
        }
        let ids: Vec<P::Id> = self.book.records().map(|(id, _)| id.clone()).collect();
        let mut deleted = 0;
        for id in ids {
            deleted += usize::from(self.on_remote_delete(&id));
        }
        self.notify_deleted(deleted);
        self.load_exported();
        self.send_to_replica();
    }

    /// Reads the store again and merges it in: after the page was frozen or
    /// taken from the back/forward cache, where it heard of no change.
    pub fn refresh(&mut self) {
        if self.phase != Phase::Ready {
            return self.retry();
        }
        let Ok(values) = self.read_all() else {
            // What is shown stays as it is; the next write will say what is wrong.
            return;
        };
        let mut deleted = 0;
        for (key, value) in values {
            if let Some(Key::Record(id)) = self.keys.parse(&key) {
                deleted += usize::from(self.on_remote_value(&id, &value));
            }
        }
        self.notify_deleted(deleted);
        self.on_remote_clear();
    }

    /// Writes again what another tab deleted.
    pub fn restore_deleted(&mut self) {
        for id in self.deleted_elsewhere() {
            self.revive(&id);
            self.save_own(&id);
        }
        self.send_to_replica();
    }

    /// Lets go what another tab deleted. It can be undone.
    pub fn accept_deleted(&mut self) {
        let mut changes = Vec::new();
        for id in self.deleted_elsewhere() {
            let before = self.book.content(&id).cloned();
            if self.delete_record(&id).is_ok() {
                let after = self.book.content(&id).cloned();
                changes.push(Change { id, before, after });
            }
        }
        self.history.add(Done {
            step: Step::Delete(changes.len()),
            changes,
            values: Vec::new(),
        });
        self.send_to_replica();
    }

    fn deleted_elsewhere(&self) -> Vec<P::Id> {
        self.book.deleted_elsewhere().cloned().collect()
    }

    /// Gives the texts of a record that another tab deleted new dots, which the
    /// deletion does not cover.
    pub(super) fn revive(&mut self, id: &P::Id) {
        if let Some(register) = self.book.register(id).cloned() {
            self.book.restore(id, &register, false);
        }
    }

    /// The replica has another value than the one that was sent.
    pub(super) fn on_replica_value(&mut self, key: &str, value: &Stored) {
        if let Some(Key::Record(id)) = self.keys.parse(key) {
            let deleted = self.on_remote_value(&id, value);
            self.notify_deleted(usize::from(deleted));
        }
    }

    /// Merges in what another tab wrote. Returns whether a deletion is to be
    /// said.
    fn on_remote_value(&mut self, id: &P::Id, value: &Stored) -> bool {
        match decode_stored(id, value) {
            Decoded::Register(register) if register.is_deleted() => {
                return self.on_remote_tombstone(id, &register);
            }
            Decoded::Register(register) => {
                self.ingest(id, &Content::Register(register));
            }
            Decoded::Newer(newer) => {
                let version = newer.version;
                // What is saved here was there to be read by the newer version.
                if self
                    .book
                    .record(id)
                    .is_some_and(|record| record.save == SaveState::Saved)
                {
                    self.book.remove(id);
                }
                self.ingest(id, &Content::Newer { newer, draft: None });
                let id = id.clone();
                self.record_problem(StorageIssue::Newer { id, version });
            }
            Decoded::Corrupt(what, _) => {
                if let Err(error) = self.quarantine_record(id, value, what) {
                    // The store may have something else there in the next moment.
                    let key = self.keys.quarantine_of(&id.to_string(), value);
                    self.hold(key, value, error);
                }
            }
        }
        self.save(id);
        // Another tab could write, so perhaps there is room again.
        self.save_unsaved();
        false
    }

    /// Another tab deleted what its tombstone has seen. What it covers stays
    /// here until the reader has decided; what it has not seen simply stays.
    pub(super) fn on_remote_tombstone(&mut self, id: &P::Id, tombstone: &Register<P>) -> bool {
        let Some(here) = self.book.register(id) else {
            self.book.merge(id, &Content::Register(tombstone.clone()));
            return false;
        };
        let merged = merge(here, tombstone);
        if here.is_blank() || !merged.is_deleted() {
            self.ingest(id, &Content::Register(tombstone.clone()));
            if !here_is_deleted(self.book.register(id)) {
                self.save(id);
            }
            return false;
        }
        let known = here.knowing(tombstone.seen());
        self.book.put(id, Content::Register(known));
        let state = self.book.record(id).map(|record| &record.save);
        let is_news = state != Some(&SaveState::DeletedElsewhere);
        self.book.set_save_state(id, SaveState::DeletedElsewhere);
        is_news
    }

    /// The value of a record is gone from the store. Returns whether that is to
    /// be said.
    fn on_remote_delete(&mut self, id: &P::Id) -> bool {
        // Where the store cannot be read, the event is believed, and the reader
        // is asked.
        if let Ok(Some(_)) = self.store.read(&self.keys.record(id)) {
            // It was written again since.
            return false;
        }
        let Some(record) = self.book.record(id) else {
            return false;
        };
        if self.is_deleted(id) {
            // Perhaps by this page, and the replica does not know it yet.
            if self.outbox.has_tombstone(&self.keys.record(id)) {
                self.save(id);
            }
            return false;
        }
        if record.content.is_blank() {
            self.book.delete(id);
            self.book.set_save_state(id, SaveState::Saved);
            return false;
        }
        match record.save {
            SaveState::DeletedElsewhere => false,
            // What was not saved cannot have been deleted.
            SaveState::Unsaved(_) => {
                self.save(id);
                false
            }
            SaveState::Saved => {
                self.book.set_save_state(id, SaveState::DeletedElsewhere);
                true
            }
        }
    }

    pub(super) fn notify_deleted(&mut self, records: usize) {
        if records > 0 {
            self.notify(Event::DeletedElsewhere(records));
        }
    }
}

fn here_is_deleted<P: Payload>(register: Option<&Register<P>>) -> bool {
    register.is_none_or(Register::is_deleted)
}
