//! The ports through which records leave the program: a store that answers at
//! once (localStorage) and a replica that answers later (IndexedDB).

/// A stored value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stored {
    Text(String),
    /// UTF-16 that is not valid text: it contains a lone surrogate.
    NotUnicode(Vec<u16>),
}

impl Stored {
    /// The value as text; lone surrogates become U+FFFD.
    pub fn lossy(&self) -> String {
        match self {
            Stored::Text(text) => text.clone(),
            Stored::NotUnicode(units) => String::from_utf16_lossy(units),
        }
    }

    /// The value, if it is valid text.
    pub fn text(&self) -> Option<&str> {
        match self {
            Stored::Text(text) => Some(text),
            Stored::NotUnicode(_) => None,
        }
    }
}

/// Why the store did not do what it was asked to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// The browser does not let the page use it.
    Blocked,
    /// There is no room; the old value is unchanged.
    Full,
    /// It accepted a value and does not have it.
    NotKept,
    /// Anything else, in the browser's words.
    Failed(String),
}

/// Where records are saved: values by key, shared with everything on the
/// origin. Each call takes effect, or fails and changes nothing, before it
/// returns; other tabs may write between two calls.
pub trait Store {
    /// The names of all keys that begin with `prefix`.
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError>;

    /// The value of a key; `None` where there is none.
    fn read(&self, key: &str) -> Result<Option<Stored>, StoreError>;

    /// Writes a value. Success is only what the storage claims.
    fn write(&mut self, key: &str, value: &Stored) -> Result<(), StoreError>;

    fn remove(&mut self, key: &str) -> Result<(), StoreError>;

    /// Writes a value and reads it back.
    fn write_and_check(&mut self, key: &str, value: &Stored) -> Result<(), StoreError> {
        self.write(key, value)?;
        match self.read(key)? {
            Some(kept) if kept == *value => Ok(()),
            _ => Err(StoreError::NotKept),
        }
    }

    /// Removes a key and checks that it is gone.
    fn remove_and_check(&mut self, key: &str) -> Result<(), StoreError> {
        self.remove(key)?;
        match self.read(key)? {
            None => Ok(()),
            Some(_) => Err(StoreError::NotKept),
        }
    }
}

/// Names one call of the replica, so that its outcome can be matched to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WriteId(pub u64);

/// Why the replica did not do what it was asked to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReplicaError {
    /// It cannot be opened or used.
    Unavailable,
    /// One transaction was aborted, in the browser's words.
    Aborted(String),
}

/// A second copy of everything that is saved, in a kind of storage that reaches
/// the disk earlier. Each call starts one transaction; its outcome is reported
/// later with `RecordStore::replica_written`, never from within the call.
pub trait Replica {
    /// For each pair, in one read-write transaction: reads what the key holds
    /// and puts what [`merge_stored`](super::merge_stored) says. It never
    /// writes a value without having compared it with the one that is there.
    fn merge_put(&mut self, id: WriteId, values: Vec<(String, Stored)>);

    /// Deletes the keys in one transaction. Records are never deleted so: they
    /// get a tombstone through `merge_put`.
    fn remove(&mut self, id: WriteId, keys: Vec<String>);
}

/// What a write to the replica led to: the pairs where the key now holds
/// another value than the one that was sent, since texts of another tab were
/// there.
pub type ReplicaOutcome = Result<Vec<(String, Stored)>, ReplicaError>;
