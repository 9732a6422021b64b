//! What other tabs do to the same storage.

use std::sync::Arc;

use super::history::{Change, Done};
use super::{Event, Keeper, Phase, Reason, Step};
use crate::duty_list::ItemId;
use crate::notes::codec::Decoded;
use crate::notes::store::{Key, Mirror, Store, Stored};
use crate::notes::{Problem, Record};

impl<S: Store, M: Mirror> Keeper<S, M> {
    /// Another tab wrote or removed (`None`) the value of a key.
    ///
    /// What the event says counts beside what storage says: each tab has a copy
    /// of the storage, and where both wrote at once, one of the two texts is
    /// only in the event.
    pub fn storage_changed(&mut self, key: &str, value: Option<&Stored>) {
        match (&self.phase, self.keys.parse(key)) {
            // Loading will read it all.
            (Phase::Loading, _) | (_, None) => {}
            (Phase::Blocked(_), _) => self.load(),
            (Phase::Ready, Some(Key::Note(item))) => match value {
                Some(value) => self.written_elsewhere(item, value),
                None => {
                    let gone = usize::from(self.gone_elsewhere(item));
                    self.tell_removed(gone);
                }
            },
            (Phase::Ready, Some(Key::Exported)) => self.load_exported(),
            (Phase::Ready, Some(Key::Quarantine | Key::UnknownNote(_))) => {}
        }
    }

    /// Another tab, or the browser, emptied the whole storage (an event with a
    /// null key). The notes are still here: to be restored, or let go.
    pub fn storage_cleared(&mut self) {
        if self.phase != Phase::Ready {
            return self.retry();
        }
        let items: Vec<ItemId> = self.book.records().map(|(item, _)| item).collect();
        let gone = items.into_iter().filter(|item| self.gone_elsewhere(*item));
        let gone = gone.collect::<Vec<_>>().len();
        self.tell_removed(gone);
    }

    /// Reads storage again and merges it in: after the page was frozen or taken
    /// from the back/forward cache, where it heard of no change.
    pub fn refresh(&mut self) {
        if self.phase != Phase::Ready {
            return self.retry();
        }
        let Ok(values) = self.read_all() else {
            // What is shown stays as it is; the next write will say what is wrong.
            return;
        };
        for (key, value) in values {
            if let Some(Key::Note(item)) = self.keys.parse(&key) {
                self.written_elsewhere(item, &value);
            }
        }
        self.load_exported();
        self.storage_cleared();
    }

    /// Writes again what another tab deleted.
    pub fn restore_removed(&mut self) {
        let removed: Vec<ItemId> = self.removed.iter().copied().collect();
        for item in removed {
            self.save(item);
        }
    }

    /// Lets go what another tab deleted. It can be undone.
    pub fn accept_removed(&mut self) {
        let removed: Vec<ItemId> = self.removed.iter().copied().collect();
        let mut changes = Vec::new();
        for item in removed {
            let before = self.book.record(item).cloned();
            if self.forget(item).is_ok() {
                changes.push(Change {
                    item,
                    before,
                    after: None,
                });
            }
        }
        self.history.add(Done {
            step: Step::Delete(changes.len()),
            changes,
            values: Vec::new(),
        });
    }

    fn written_elsewhere(&mut self, item: ItemId, value: &Stored) {
        match self.read_value(item, value) {
            Decoded::Entry(entry) => {
                self.absorb(item, Record::Entry(entry));
            }
            Decoded::Newer(newer) => {
                let (version, unsaved) = (newer.version, self.unsaved.contains_key(&item));
                // What is saved here was there to be read by the newer version.
                if !unsaved {
                    self.book.remove(item);
                }
                self.absorb(item, Record::Newer { newer, draft: None });
                self.tell(Problem::Newer { item, version });
            }
            Decoded::Damaged(damage, _) => {
                let kept = self.quarantine(&item.to_string(), value).is_ok();
                self.tell(Problem::Damaged { item, damage, kept });
            }
        }
        self.save(item);
        // Another tab could write, so perhaps there is room again.
        self.save_unsaved();
    }

    /// Notes that an item's value is gone. Returns whether that is to be said.
    fn gone_elsewhere(&mut self, item: ItemId) -> bool {
        let Ok(None) = self.store.read(&self.keys.note(item)) else {
            // It was written again since.
            return false;
        };
        let Some(record) = self.book.record(item) else {
            return false;
        };
        if record.is_blank() {
            self.book.remove(item);
            return false;
        }
        match self.unsaved.get(&item) {
            Some(Reason::RemovedElsewhere) => return false,
            // What was not saved cannot have been deleted.
            Some(_) => {
                self.save(item);
                return false;
            }
            None => {}
        }
        Arc::make_mut(&mut self.removed).insert(item);
        Arc::make_mut(&mut self.unsaved).insert(item, Reason::RemovedElsewhere);
        true
    }

    fn tell_removed(&mut self, gone: usize) {
        if gone > 0 {
            self.events.push(Event::RemovedElsewhere(gone));
        }
    }
}
