//! What can be wrong with saved records, as typed values; the sentences are in
//! `i18n::notes`.

use super::{ReplicaError, StoreError};

/// What is wrong with a saved value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CorruptRecord {
    /// It is JSON, but not an object.
    NotAnObject,
    /// It ends too early, in this line of the value.
    Truncated { line: usize },
    /// It is not JSON from this line of the value on.
    NotJson { line: usize },
    /// A field occurs twice.
    DuplicateField(String),
    /// It does not say which version of the format it has.
    NoVersion,
    /// It is stored under one id and says that it has another.
    OtherId(String),
    /// This field is missing or holds something else than it should.
    Field(&'static str),
    /// It has more unknown fields than any program writes.
    TooManyFields,
    /// It has more concurrent texts than any reader could choose from.
    TooManySiblings,
    /// It contains a lone surrogate, so it is not valid text.
    NotUnicode,
}

impl CorruptRecord {
    /// The same of a value that begins in this line of a file.
    pub(super) fn in_file(self, begin: usize) -> CorruptRecord {
        match self {
            CorruptRecord::Truncated { line } => CorruptRecord::Truncated {
                line: begin + line - 1,
            },
            CorruptRecord::NotJson { line } => CorruptRecord::NotJson {
                line: begin + line - 1,
            },
            other => other,
        }
    }
}

/// Something about the saved records that the reader should know. Two equal
/// values are the same issue: a dismissed one stays dismissed, another one is
/// shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StorageIssue<I> {
    /// The value of this record could not be read. `kept` says whether its
    /// bytes are in quarantine; until they are, nothing is written over them.
    Corrupt {
        id: I,
        what: CorruptRecord,
        kept: bool,
    },
    /// A newer version of the program wrote this record: read-only here.
    Newer { id: I, version: u64 },
    /// A key of this document's records whose name is not a valid id. It stays
    /// as it is.
    UnknownRecord(String),
    /// A value could not be written yet: of a deletion that was undone, or bytes
    /// of another program that are in no other place any more. It is kept on
    /// the page and tried again.
    Unwritten { key: String, error: StoreError },
    /// The replica cannot be used. Records are still saved, but the last
    /// seconds may be lost if the browser is killed.
    ReplicaFailed(ReplicaError),
    /// The replica has not answered yet; the same risk.
    ReplicaSilent,
}

impl<I: PartialEq> StorageIssue<I> {
    /// Whether it is gone when all records are.
    pub(super) fn is_about_records(&self) -> bool {
        match self {
            StorageIssue::Corrupt { .. }
            | StorageIssue::Newer { .. }
            | StorageIssue::UnknownRecord(_)
            | StorageIssue::Unwritten { .. } => true,
            StorageIssue::ReplicaFailed(_) | StorageIssue::ReplicaSilent => false,
        }
    }

    /// Whether one replaces the other, since both are about the same thing.
    pub(super) fn same_subject(&self, other: &StorageIssue<I>) -> bool {
        use StorageIssue as Issue;
        match (self, other) {
            (
                Issue::Corrupt { id: a, .. } | Issue::Newer { id: a, .. },
                Issue::Corrupt { id: b, .. } | Issue::Newer { id: b, .. },
            ) => a == b,
            (Issue::Unwritten { key: a, .. }, Issue::Unwritten { key: b, .. }) => a == b,
            (
                Issue::ReplicaFailed(_) | Issue::ReplicaSilent,
                Issue::ReplicaFailed(_) | Issue::ReplicaSilent,
            ) => true,
            (a, b) => a == b,
        }
    }
}
