//! Writing one item's notes, and knowing whether they are saved.

use std::sync::Arc;

use super::{Event, Keeper, Phase, Reason};
use crate::duty_list::ItemId;
use crate::notes::codec::{Decoded, decode, encode};
use crate::notes::store::{Mirror, Store, Stored};
use crate::notes::{Damage, Entry, Problem, Record};

impl<S: Store, M: Mirror> Keeper<S, M> {
    /// Tries again to read what could not be read and to save what is not saved.
    /// To be called now and then while something is unsaved, and before the
    /// page goes away.
    pub fn retry(&mut self) {
        match self.phase {
            Phase::Ready => {
                if self.warning.is_some() {
                    self.probe();
                }
                self.save_unsaved();
            }
            Phase::Blocked(_) => self.load(),
            Phase::Loading => {}
        }
    }

    pub(super) fn save_unsaved(&mut self) {
        let waiting = self.unsaved.iter().filter(|(_, reason)| reason.can_pass());
        let waiting: Vec<ItemId> = waiting.map(|(item, _)| *item).collect();
        for item in waiting {
            self.save(item);
        }
    }

    /// Brings the item's notes into storage and the mirror.
    pub(super) fn save(&mut self, item: ItemId) {
        let result = self.try_save(item);
        // The mirror takes it in any case: it may have room where storage has none.
        if self.mirroring
            && !self.hands_off.contains(&item)
            && let Some(entry) = self.book.entry(item)
        {
            let text = encode(item, entry);
            self.mirror.write(&self.keys.note(item), &text);
        }
        let still_unsaved = self.unsaved.get(&item);
        match result {
            Ok(()) => {
                if still_unsaved.is_some() {
                    Arc::make_mut(&mut self.unsaved).remove(&item);
                }
                if self.removed.contains(&item) {
                    Arc::make_mut(&mut self.removed).remove(&item);
                }
            }
            Err(reason) if still_unsaved == Some(&reason) => {}
            Err(reason) => drop(Arc::make_mut(&mut self.unsaved).insert(item, reason)),
        }
    }

    fn try_save(&mut self, item: ItemId) -> Result<(), Reason> {
        match &self.phase {
            Phase::Loading => return Err(Reason::Loading),
            Phase::Blocked(error) => return Err(Reason::Store(error.clone())),
            Phase::Ready => {}
        }
        let Some(here) = self.book.record(item).cloned() else {
            return Ok(());
        };
        let key = self.keys.note(item);
        let stored = self.store.read(&key).map_err(Reason::Store)?;
        if let Record::Newer { newer, draft } = &*here {
            return match stored {
                None => self.write(&key, &newer.raw),
                Some(Stored::Text(raw)) if raw == newer.raw && draft.is_none() => Ok(()),
                Some(Stored::Text(raw)) => match (decode(item, &raw), draft) {
                    (Decoded::Entry(entry), Some(draft)) if entry == *draft => Ok(()),
                    (_, None) => Ok(()),
                    (_, Some(_)) => Err(Reason::NewerVersion),
                },
                Some(Stored::NotUnicode(_)) => Err(Reason::NewerVersion),
            };
        }
        let mut standing = None;
        match stored
            .as_ref()
            .map(|value| (value, self.read_value(item, value)))
        {
            None => {}
            Some((_, Decoded::Entry(entry))) => {
                self.absorb(item, Record::Entry(entry.clone()));
                standing = Some(entry);
            }
            Some((_, Decoded::Newer(newer))) => {
                let version = newer.version;
                self.absorb(item, Record::Newer { newer, draft: None });
                self.tell(Problem::Newer { item, version });
                return Err(Reason::NewerVersion);
            }
            Some((value, Decoded::Damaged(damage, _))) => {
                let kept = self.quarantine(&item.to_string(), value);
                self.tell(Problem::Damaged {
                    item,
                    damage,
                    kept: kept.is_ok(),
                });
                kept.map_err(Reason::Quarantine)?;
            }
        }
        let Some(entry) = self.book.entry(item) else {
            return Ok(());
        };
        // Compared by meaning, not by bytes: two versions of the program that
        // write the same in different bytes would answer each other for ever.
        if standing.as_ref() == Some(entry) {
            return Ok(());
        }
        let text = encode(item, entry);
        self.write(&key, &text)
    }

    fn write(&mut self, key: &str, text: &str) -> Result<(), Reason> {
        let value = Stored::Text(text.to_owned());
        self.store
            .write_and_check(key, &value)
            .map_err(Reason::Store)?;
        self.warning = None;
        if !self.saved_once && !self.history.is_empty() {
            self.saved_once = true;
            self.events.push(Event::FirstSave);
        }
        Ok(())
    }

    pub(super) fn read_value(&self, item: ItemId, value: &Stored) -> Decoded {
        match value {
            Stored::Text(raw) => decode(item, raw),
            Stored::NotUnicode(_) => Decoded::Damaged(Damage::NotUnicode, None),
        }
    }

    /// Merges in what another tab wrote. Returns whether the book changed.
    pub(super) fn absorb(&mut self, item: ItemId, record: Record) -> bool {
        let note = self.book.note(item).to_owned();
        let before = (self.book.mark(item), self.book.updated(item).to_owned());
        let in_conflict = self.book.entry(item).is_some_and(Entry::in_conflict);
        if !self.book.absorb(item, record) {
            return false;
        }
        if self.book.note(item) != note {
            self.guarded.insert(item);
        }
        let after = (self.book.mark(item), self.book.updated(item).to_owned());
        if before != after || self.book.note(item) != note {
            self.events.push(Event::ChangedElsewhere(item));
        }
        if !in_conflict && self.book.entry(item).is_some_and(Entry::in_conflict) {
            self.events.push(Event::Conflict(item));
        }
        true
    }
}
