//! Undoing and redoing.

use super::history::{Change, Done, State};
use super::{RecordStore, Step, Undone};
use crate::notes::keys::Key;
use crate::notes::port::{Replica, Store, StoreError, Stored};
use crate::notes::{Content, Payload, Register, Sibling, StorageIssue, UnknownFields};

impl<P: Payload, S: Store, R: Replica> RecordStore<P, S, R> {
    /// Takes the last step back: the records say again what they said before
    /// it, as new edits. A record that was changed since, for instance in
    /// another tab, is left alone. `None` where there is nothing to undo.
    pub fn undo(&mut self, now: &str) -> Option<Undone<P>> {
        let done = self.history.take_done()?;
        let (undone, reverse) = self.reverse(done, true, now);
        self.history.add_undone(reverse);
        self.history.seal();
        self.send_to_replica();
        Some(undone)
    }

    /// Does again what was undone last.
    pub fn redo(&mut self, now: &str) -> Option<Undone<P>> {
        let undone = self.history.take_undone()?;
        let (redone, reverse) = self.reverse(undone, false, now);
        self.history.add_redone(reverse);
        self.history.seal();
        self.send_to_replica();
        Some(redone)
    }

    /// Everything that undoing and redoing can bring back.
    pub fn undoable(&self) -> (Vec<&Content<P>>, Vec<&Stored>) {
        (
            self.history.states().collect(),
            self.history.values().collect(),
        )
    }

    /// Sets each record from `after` to `before`. Returns also the step that
    /// leads back again: from what there is now to what there was.
    fn reverse(&mut self, done: Done<P>, undo: bool, now: &str) -> (Undone<P>, Done<P>) {
        let mut changes = Vec::new();
        let mut skipped = Vec::new();
        let restores = undo && matches!(done.step, Step::Delete(_));
        let ids = done.changes.iter().map(|change| &change.id);
        let currents: Vec<State<P>> = ids.map(|id| self.book.content(id).cloned()).collect();
        if restores {
            self.put_values_back(&done.values);
        }
        for (change, current) in done.changes.into_iter().zip(currents) {
            let id = change.id;
            // What was written since a deletion stays beside what comes back.
            if !self.read_alike(&current, &change.after) && !restores {
                skipped.push(id);
                continue;
            }
            if self
                .set_back(&id, &done.step, change.before, restores, now)
                .is_err()
            {
                skipped.push(id);
                continue;
            }
            changes.push(Change {
                before: current,
                after: self.book.content(&id).cloned(),
                id,
            });
        }
        if !undo && matches!(done.step, Step::Delete(_)) {
            self.remove_values(&done.values);
        }
        let undone = Undone {
            step: done.step.clone(),
            records: changes.len(),
            skipped,
        };
        let reverse = Done {
            step: done.step,
            changes,
            values: done.values,
        };
        (undone, reverse)
    }

    /// Gives the record the state of before. The error says that it could not
    /// be deleted.
    fn set_back(
        &mut self,
        id: &P::Id,
        step: &Step<P>,
        before: State<P>,
        keep: bool,
        now: &str,
    ) -> Result<(), ()> {
        match before {
            Some(Content::Register(register)) if !register.is_deleted() => {
                match self.book.is_read_only(id) {
                    // Its draft.
                    true => drop(self.book.merge(id, &Content::Register(register))),
                    false => drop(self.book.restore(id, &register, keep)),
                }
                self.save_own(id);
                Ok(())
            }
            Some(newer @ Content::Newer { .. }) => {
                self.book.merge(id, &newer);
                self.save_own(id);
                Ok(())
            }
            // Nothing was there, or only bytes that are not a record.
            _ if keep || self.book.content(id).is_none() => Ok(()),
            _ => match step {
                Step::Edit(..) | Step::Resolve(_) => {
                    // An edit is taken back by an empty text, not by a deletion:
                    // other tabs see an edit, and are not asked.
                    if let Some(blank) = self.blank(id, now) {
                        self.book.restore(id, &blank, false);
                        self.save_own(id);
                    }
                    Ok(())
                }
                Step::Import(_) | Step::Adopt(_) | Step::Delete(_) => {
                    self.delete_record(id).map_err(drop)
                }
            },
        }
    }

    fn blank(&self, id: &P::Id, now: &str) -> Option<Register<P>> {
        let first: &Sibling<P> = self.book.register(id)?.siblings().first()?;
        let mut blank = first.clone();
        blank.payload.clear();
        blank.payload.set_updated(now);
        blank.unknown = UnknownFields::new();
        Some(Register::new(blank))
    }

    /// Whether a reader sees the same in both. The dots may differ: undoing
    /// gives new ones.
    fn read_alike(&self, a: &State<P>, b: &State<P>) -> bool {
        match (a, b) {
            (Some(Content::Register(a)), Some(Content::Register(b))) => {
                a.reads_like(b, self.book.replica()) || (a.is_blank() && b.is_blank())
            }
            (None, Some(blank)) | (Some(blank), None) => blank.is_blank(),
            (a, b) => a == b,
        }
    }

    /// Writes the values of a deletion back.
    fn put_values_back(&mut self, values: &[(String, Stored)]) {
        for (key, value) in values {
            self.put_value_back(key, value);
            match self.keys.parse(key) {
                Some(Key::Record(id)) => {
                    if let Some(what) = self.ingest_saved(&id, value) {
                        let _ = self.quarantine_record(&id, value, what);
                    }
                }
                Some(Key::UnknownRecord(name)) => {
                    self.record_problem(StorageIssue::UnknownRecord(name));
                }
                Some(Key::Quarantine) => self.outbox.put(key.clone(), value.clone()),
                Some(Key::Exported) | None => {}
            }
        }
        if !values.is_empty() {
            self.load_exported();
        }
    }

    /// Writes one value back, or keeps it for a retry and says so.
    fn put_value_back(&mut self, key: &str, value: &Stored) {
        let result = match self.store.read(key) {
            Ok(None) => self.store.write_and_check(key, value),
            Ok(Some(kept)) if kept == *value => Ok(()),
            // Something was written there since: both are kept.
            Ok(Some(_)) => match self.keys.parse(key) {
                Some(Key::Exported) | None => Ok(()),
                _ => self.quarantine(key.trim_start_matches(self.keys.prefix()), value),
            },
            Err(error) => Err(error),
        };
        match result {
            Ok(()) => {
                self.held.remove(key);
                self.withdraw_problems(
                    |issue| matches!(issue, StorageIssue::Unwritten { key: k, .. } if k == key),
                );
            }
            Err(error) => self.hold(key.to_owned(), value, error),
        }
    }

    /// Keeps a value that could not be written for a retry, and says so.
    pub(super) fn hold(&mut self, key: String, value: &Stored, error: StoreError) {
        self.held.insert(key.clone(), value.clone());
        self.record_problem(StorageIssue::Unwritten { key, error });
    }

    /// Tries again to write the values back that were kept.
    pub(super) fn put_held_back(&mut self) {
        for (key, value) in self.held.clone() {
            self.put_value_back(&key, &value);
        }
    }

    /// Removes the values of a deletion that is done again, where they are
    /// still the same.
    fn remove_values(&mut self, values: &[(String, Stored)]) {
        for (key, value) in values {
            self.held.remove(key);
            match self.store.read(key) {
                Ok(None) => {}
                // Where this fails, the value stays, and so does its second copy.
                Ok(Some(kept)) if kept == *value && self.store.remove_and_check(key).is_ok() => {}
                _ => continue,
            }
            match self.keys.parse(key) {
                Some(Key::Quarantine) => self.remove_quarantined(key),
                Some(Key::Exported) => self.book.set_exported(None),
                _ => {}
            }
        }
        let held = &self.held;
        let gone: Vec<StorageIssue<P::Id>> = self
            .issues
            .iter()
            .filter(|issue| match issue {
                StorageIssue::Unwritten { key, .. } => !held.contains_key(key),
                StorageIssue::UnknownRecord(name) => {
                    let key = format!("{}{name}", self.keys.records());
                    values.iter().any(|(known, _)| *known == key)
                }
                _ => false,
            })
            .cloned()
            .collect();
        self.withdraw_problems(|issue| gone.contains(issue));
    }
}
