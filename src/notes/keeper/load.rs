//! Start-up: what storage and the mirror hold becomes the book.

use crate::notes::sorted::Map;
use std::sync::Arc;

use super::{Event, Keeper, Phase, Reason};
use crate::duty_list::ItemId;
use crate::notes::codec::{Decoded, decode, encode};
use crate::notes::json::{self, Members};
use crate::notes::store::{Key, Mirror, Store, StoreError, Stored};
use crate::notes::{Damage, Entry, Exported, Problem, Record, fingerprint};

impl<S: Store, M: Mirror> Keeper<S, M> {
    /// Reads all that is saved. Edits that were made before are merged in and
    /// written now. Where storage cannot be read, nothing is ever written until
    /// a [`retry`](Keeper::retry) has read it.
    pub fn load(&mut self) {
        let values = match self.read_all() {
            Ok(values) => values,
            Err(error) => {
                self.phase = Phase::Blocked(error.clone());
                for reason in Arc::make_mut(&mut self.unsaved).values_mut() {
                    *reason = Reason::Store(error.clone());
                }
                return;
            }
        };
        self.phase = Phase::Ready;
        let mut damaged = Vec::new();
        for (key, value) in values {
            match self.keys.parse(&key) {
                Some(Key::Note(item)) => {
                    if let Some(damage) = self.take_in(item, &value) {
                        damaged.push((item, damage, value));
                    }
                }
                Some(Key::UnknownNote(name)) => self.tell(Problem::UnknownItem(name)),
                _ => {}
            }
        }
        // The first thing that is written is what could not be read.
        for (item, damage, value) in damaged {
            let kept = self.quarantine(&item.to_string(), &value).is_ok();
            self.tell(Problem::Damaged { item, damage, kept });
        }
        self.load_exported();
        self.probe();
        self.save_unsaved();
    }

    pub(super) fn read_all(&self) -> Result<Vec<(String, Stored)>, StoreError> {
        let mut values = Vec::new();
        for key in self.store.keys(&self.keys.notes())? {
            // A key that another tab removed in between has no value.
            if let Some(value) = self.store.read(&key)? {
                values.push((key, value));
            }
        }
        Ok(values)
    }

    /// Merges a stored value into the book. Returns what is wrong with it.
    pub(super) fn take_in(&mut self, item: ItemId, value: &Stored) -> Option<Damage> {
        match self.read_value(item, value) {
            Decoded::Entry(entry) => {
                self.book.absorb(item, Record::Entry(entry));
                None
            }
            Decoded::Newer(newer) => {
                let version = newer.version;
                self.tell(Problem::Newer { item, version });
                self.book.absorb(item, Record::Newer { newer, draft: None });
                None
            }
            Decoded::Damaged(damage, rest) => {
                if let Some(entry) = rest {
                    self.book.absorb(item, Record::Entry(entry));
                }
                Some(damage)
            }
        }
    }

    /// Merges in what the mirror holds, and brings both copies to the same
    /// state. Until this was called the mirror is not written.
    pub fn mirror_loaded(&mut self, values: Vec<(String, Stored)>) {
        if self.phase == Phase::Loading {
            self.load();
        }
        let mut mirrored: Map<ItemId, Entry> = Map::new();
        let mut changed = Vec::new();
        for (key, value) in values {
            let Some(Key::Note(item)) = self.keys.parse(&key) else {
                continue;
            };
            let before = self.book.record(item).cloned();
            if let Some(damage) = self.take_in(item, &value) {
                let kept = self.quarantine(&item.to_string(), &value).is_ok();
                if !kept {
                    self.hands_off.insert(item);
                }
                self.tell(Problem::Damaged { item, damage, kept });
            } else if let Stored::Text(raw) = &value {
                match decode(item, raw) {
                    Decoded::Entry(entry) => drop(mirrored.insert(item, entry)),
                    _ => self.hands_off.insert(item),
                }
            }
            if self.book.record(item) != before.as_ref() {
                changed.push(item);
            }
        }
        self.mirroring = true;
        for item in &changed {
            self.save(*item);
        }
        let mut missing = Vec::new();
        for (item, record) in self.book.records() {
            let Record::Entry(entry) = &**record else {
                continue;
            };
            let current = mirrored.get(&item) == Some(entry);
            let removed = self.removed.contains(&item);
            if !current && !removed && !self.hands_off.contains(&item) {
                missing.push((self.keys.note(item), encode(item, entry)));
            }
        }
        self.mirror.catch_up(missing);
        if !changed.is_empty() {
            self.events.push(Event::Recovered(changed.len()));
        }
    }

    /// Copies bytes that cannot be read to a key of their own, once.
    pub(super) fn quarantine(&mut self, name: &str, value: &Stored) -> Result<(), StoreError> {
        if self.phase != Phase::Ready {
            return Err(StoreError::Blocked);
        }
        let hash = fingerprint([value.lossy().as_str()]);
        let mut key = self.keys.quarantine(name, &hash);
        // Two different values of one hash are as good as impossible; still,
        // none is written over the other.
        loop {
            match self.store.read(&key)? {
                None => return self.store.write_and_check(&key, value),
                Some(kept) if kept == *value => return Ok(()),
                Some(_) => key.push('+'),
            }
        }
    }

    /// All bytes in quarantine: their key, and what of them is text.
    pub fn quarantined(&self) -> Result<Vec<(String, String)>, StoreError> {
        let mut found = Vec::new();
        for key in self.store.keys(&self.keys.quarantined())? {
            if let Some(value) = self.store.read(&key)? {
                found.push((key, value.lossy()));
            }
        }
        Ok(found)
    }

    /// Tries whether notes could be saved, so that the reader learns it before
    /// writing one.
    pub(super) fn probe(&mut self) {
        let key = self.keys.probe();
        let trial = Stored::Text(self.book.writer().to_owned());
        let result = self.store.write_and_check(&key, &trial);
        let cleared = self.store.remove(&key);
        self.warning = result.and(cleared).err();
    }

    pub(super) fn load_exported(&mut self) {
        let key = self.keys.exported();
        let Ok(Some(value)) = self.store.read(&key) else {
            return;
        };
        match read_exported(&value) {
            Some(exported) => self.book.set_exported(Some(exported)),
            // It is only a reminder; but nothing is written over unread.
            None => drop(self.quarantine("exported", &value)),
        }
    }

    /// Remembers that all notes are in a file now. `now` is ISO 8601, UTC.
    pub fn exported(&mut self, now: &str) {
        let exported = Exported {
            at: now.to_owned(),
            sequence: self.book.top(),
        };
        if self.phase == Phase::Ready {
            let mut out = json::ObjectWriter::new();
            out.raw("v", "1").string("at", &exported.at);
            out.raw("sequence", &exported.sequence.to_string());
            // Where this fails, the reminder comes once too often.
            let _ = self
                .store
                .write(&self.keys.exported(), &Stored::Text(out.finish()));
        }
        self.book.set_exported(Some(exported));
    }
}

fn read_exported(value: &Stored) -> Option<Exported> {
    let Stored::Text(raw) = value else {
        return None;
    };
    let mut members = Members::read(raw).ok()?;
    Some(Exported {
        at: json::string(&members.take("at")?)?,
        sequence: json::number(&members.take("sequence")?)?,
    })
}
