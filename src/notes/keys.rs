//! The names of the keys under which records are stored.

use std::marker::PhantomData;

use super::{Payload, Stored, fingerprint};

/// Every key of the program begins with this. Nothing else is ever touched.
pub const PREFIX: &str = "duty-atlas:";

/// The keys of one kind of record about one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keys<P> {
    document: String,
    kind: PhantomData<P>,
}

/// What a key holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key<I> {
    Record(I),
    /// A record under a name that is not a valid id.
    UnknownRecord(String),
    Quarantine,
    /// When the records were last exported.
    Exported,
}

impl<P: Payload> Keys<P> {
    pub fn new(document: &str) -> Keys<P> {
        Keys {
            document: document.to_owned(),
            kind: PhantomData,
        }
    }

    /// The document's id.
    pub fn document(&self) -> &str {
        &self.document
    }

    /// All keys of the program begin with this.
    pub fn prefix(&self) -> &'static str {
        PREFIX
    }

    /// The records' keys begin with this.
    pub fn records(&self) -> String {
        format!("{PREFIX}{}:{}:", P::KIND, self.document)
    }

    pub fn record(&self, id: &P::Id) -> String {
        format!("{}{id}", self.records())
    }

    /// Where unreadable bytes of `name` are kept; `hash` identifies the bytes.
    pub fn quarantine(&self, name: &str, hash: &str) -> String {
        format!("{}{name}:{hash}", self.quarantined())
    }

    /// Where these unreadable bytes of `name` are kept.
    pub fn quarantine_of(&self, name: &str, value: &Stored) -> String {
        self.quarantine(name, &fingerprint([value.lossy().as_str()]))
    }

    /// The keys of quarantined bytes begin with this.
    pub fn quarantined(&self) -> String {
        quarantine_prefix(P::KIND, &self.document)
    }

    pub fn exported(&self) -> String {
        match P::KIND {
            "note" => format!("{PREFIX}exported:{}", self.document),
            kind => format!("{PREFIX}exported-{kind}:{}", self.document),
        }
    }

    /// A key that only ever holds a trial value.
    pub fn probe(&self) -> String {
        format!("{PREFIX}probe")
    }

    /// What the key holds; `None` where it belongs to something else.
    pub fn parse(&self, key: &str) -> Option<Key<P::Id>> {
        if let Some(name) = key.strip_prefix(&self.records()) {
            return Some(match name.parse() {
                Ok(id) => Key::Record(id),
                Err(_) => Key::UnknownRecord(name.to_owned()),
            });
        }
        if key.starts_with(&self.quarantined()) {
            return Some(Key::Quarantine);
        }
        (key == self.exported()).then_some(Key::Exported)
    }
}

/// Quarantined notes are directly under the document, as they always have;
/// other kinds have a name of their own there.
pub(super) fn quarantine_prefix(kind: &str, document: &str) -> String {
    match kind {
        "note" => format!("{PREFIX}quarantine:{document}:"),
        kind => format!("{PREFIX}quarantine-{kind}:{document}:"),
    }
}
