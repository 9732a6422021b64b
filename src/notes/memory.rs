//! Storage in memory, with the faults that storage has: for tests, and as what
//! the page writes to where there is no browser.

use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use super::port::{Replica, ReplicaError, ReplicaOutcome, Store, StoreError, Stored, WriteId};
use super::{Payload, RecordStore, merge_stored};

/// What is wrong with the storage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Fault {
    #[default]
    None,
    /// Every call fails.
    Blocked,
    /// There is room for so many UTF-16 units, keys included.
    Full(usize),
    /// Writing does nothing and says that all is well.
    Silent,
    /// Reading one of the values fails.
    Unreadable(String),
}

#[derive(Debug, Default)]
struct Shelf {
    values: BTreeMap<String, Stored>,
    fault: Fault,
    /// All writing calls that got through, in their order.
    writes: Vec<String>,
}

/// A store in memory. Clones share their values, as two tabs do.
#[derive(Clone, Debug, Default)]
pub struct MemoryStore(Rc<RefCell<Shelf>>);

impl MemoryStore {
    pub fn break_with(&self, fault: Fault) {
        self.0.borrow_mut().fault = fault;
    }

    /// Sets a value from outside the program.
    pub fn plant(&self, key: &str, value: &str) {
        let value = Stored::Text(value.to_owned());
        self.0.borrow_mut().values.insert(key.to_owned(), value);
    }

    /// Sets a value that is not text, from outside the program.
    pub fn plant_units(&self, key: &str, value: Vec<u16>) {
        let value = Stored::NotUnicode(value);
        self.0.borrow_mut().values.insert(key.to_owned(), value);
    }

    /// Takes a value away from outside the program.
    pub fn take(&self, key: &str) -> Option<Stored> {
        self.0.borrow_mut().values.remove(key)
    }

    /// Takes everything away from outside the program.
    pub fn clear(&self) {
        self.0.borrow_mut().values.clear();
    }

    /// All values as they are.
    pub fn dump(&self) -> BTreeMap<String, Stored> {
        self.0.borrow().values.clone()
    }

    /// The value of one key as text, whatever is wrong with the storage.
    pub fn text(&self, key: &str) -> Option<String> {
        self.0.borrow().values.get(key).map(Stored::lossy)
    }

    /// The keys that were written or removed through the port, in order.
    pub fn writes(&self) -> Vec<String> {
        self.0.borrow().writes.clone()
    }
}

impl Shelf {
    fn units(&self) -> usize {
        let values = self.values.iter();
        values.map(|(key, value)| units(key, value)).sum()
    }

    fn reachable(&self) -> Result<(), StoreError> {
        match self.fault {
            Fault::Blocked => Err(StoreError::Blocked),
            _ => Ok(()),
        }
    }
}

fn units(key: &str, value: &Stored) -> usize {
    let value = match value {
        Stored::Text(text) => text.encode_utf16().count(),
        Stored::NotUnicode(units) => units.len(),
    };
    key.encode_utf16().count() + value
}

impl Store for MemoryStore {
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        let shelf = self.0.borrow();
        shelf.reachable()?;
        let keys = shelf.values.keys().filter(|key| key.starts_with(prefix));
        Ok(keys.cloned().collect())
    }

    fn read(&self, key: &str) -> Result<Option<Stored>, StoreError> {
        let shelf = self.0.borrow();
        shelf.reachable()?;
        if shelf.fault == Fault::Unreadable(key.to_owned()) {
            return Err(StoreError::Failed("unreadable".to_owned()));
        }
        Ok(shelf.values.get(key).cloned())
    }

    fn write(&mut self, key: &str, value: &Stored) -> Result<(), StoreError> {
        let mut shelf = self.0.borrow_mut();
        shelf.reachable()?;
        match shelf.fault {
            Fault::Silent => return Ok(()),
            Fault::Full(limit) => {
                let old = shelf.values.get(key).map_or(0, |old| units(key, old));
                if shelf.units() - old + units(key, value) > limit {
                    return Err(StoreError::Full);
                }
            }
            _ => {}
        }
        shelf.values.insert(key.to_owned(), value.clone());
        shelf.writes.push(key.to_owned());
        Ok(())
    }

    fn remove(&mut self, key: &str) -> Result<(), StoreError> {
        let mut shelf = self.0.borrow_mut();
        shelf.reachable()?;
        if shelf.fault != Fault::Silent {
            shelf.values.remove(key);
            shelf.writes.push(key.to_owned());
        }
        Ok(())
    }
}

/// What is wrong with the replica.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReplicaFault {
    #[default]
    None,
    /// Every transaction is aborted.
    Aborting,
    /// Nothing is ever answered.
    Silent,
}

#[derive(Clone, Debug)]
enum Call {
    MergePut(WriteId, Vec<(String, Stored)>),
    Remove(WriteId, Vec<String>),
}

#[derive(Debug, Default)]
struct Shared {
    values: BTreeMap<String, Stored>,
    fault: ReplicaFault,
}

/// A replica in memory. Clones share their values and have their own calls, as
/// tabs do; a call takes effect when it is delivered.
#[derive(Debug, Default)]
pub struct MemoryReplica {
    shared: Rc<RefCell<Shared>>,
    calls: RefCell<VecDeque<Call>>,
}

impl Clone for MemoryReplica {
    fn clone(&self) -> Self {
        MemoryReplica {
            shared: self.shared.clone(),
            calls: RefCell::default(),
        }
    }
}

impl MemoryReplica {
    pub fn break_with(&self, fault: ReplicaFault) {
        self.shared.borrow_mut().fault = fault;
    }

    /// Sets a value from outside the program.
    pub fn plant(&self, key: &str, value: Stored) {
        self.shared
            .borrow_mut()
            .values
            .insert(key.to_owned(), value);
    }

    /// All values as they are.
    pub fn values(&self) -> BTreeMap<String, Stored> {
        self.shared.borrow().values.clone()
    }

    /// What start-up reads from it.
    pub fn read(&self, prefixes: &[String]) -> Vec<(String, Stored)> {
        let values = self.values().into_iter();
        values
            .filter(|(key, _)| prefixes.iter().any(|prefix| key.starts_with(prefix)))
            .collect()
    }

    /// How many calls wait to be delivered.
    pub fn pending(&self) -> usize {
        self.calls.borrow().len()
    }

    /// Carries the first waiting call out, and says what is to be reported.
    pub fn take_effect(&self) -> Option<(WriteId, ReplicaOutcome)> {
        let mut shared = self.shared.borrow_mut();
        if shared.fault == ReplicaFault::Silent {
            return None;
        }
        let call = self.calls.borrow_mut().pop_front()?;
        let (Call::MergePut(id, _) | Call::Remove(id, _)) = &call;
        let id = *id;
        if shared.fault == ReplicaFault::Aborting {
            return Some((id, Err(ReplicaError::Aborted("aborted".to_owned()))));
        }
        let mut differing = Vec::new();
        match call {
            Call::Remove(_, keys) => shared.values.retain(|key, _| !keys.contains(key)),
            Call::MergePut(_, values) => {
                for (key, value) in values {
                    let merged = merge_stored(&key, shared.values.get(&key), &value);
                    shared.values.extend(merged.puts);
                    if merged.stored != value {
                        differing.push((key, merged.stored));
                    }
                }
            }
        }
        Some((id, Ok(differing)))
    }

    /// Delivers one call of a store's replica and reports it to that store.
    pub fn deliver<P: Payload, S: Store>(store: &mut RecordStore<P, S, MemoryReplica>) -> bool {
        let Some((id, outcome)) = store.replica().take_effect() else {
            return false;
        };
        store.replica_written(id, outcome);
        true
    }

    /// Delivers all calls of a store's replica, and those that they lead to.
    pub fn deliver_all<P: Payload, S: Store>(store: &mut RecordStore<P, S, MemoryReplica>) {
        while MemoryReplica::deliver(store) {}
    }
}

impl Replica for MemoryReplica {
    fn merge_put(&mut self, id: WriteId, values: Vec<(String, Stored)>) {
        self.calls
            .borrow_mut()
            .push_back(Call::MergePut(id, values));
    }

    fn remove(&mut self, id: WriteId, keys: Vec<String>) {
        self.calls.borrow_mut().push_back(Call::Remove(id, keys));
    }
}
