//! What a record can hold. Registers, codec, stores, history, export and import
//! are the same for all payloads.

use std::borrow::Cow;
use std::fmt::{Debug, Display};
use std::str::FromStr;

use super::fields::{Fields, ObjectWriter};

/// The content of one record, without what is needed for merging.
pub trait Payload: Clone + Debug + Default + PartialEq + Eq {
    type Id: Clone + Ord + Debug + Display + FromStr;
    /// Names what an edit changes, so that edits of the same thing can become
    /// one step of the history.
    type Field: Copy + PartialEq + Eq + Debug;
    /// What edits need to know from outside, for instance the present version
    /// of each item's text.
    type Context: Clone + Debug + Default;

    /// The kind of record in the names of keys.
    const KIND: &'static str;
    /// The JSON field that holds the record's id.
    const ID_FIELD: &'static str;
    /// Whether that field must be there; where not, the key alone names the record.
    const ID_IS_REQUIRED: bool = true;
    /// The field of an exported file that holds the records.
    const LIST_FIELD: &'static str;

    /// The field of an exported file that holds drafts beside records of a newer
    /// version.
    const DRAFTS_FIELD: &'static str;

    /// Takes the payload's fields out, and reports those that are missing or
    /// unreadable; what can be read is kept.
    fn read(fields: &mut Fields<'_>) -> Self;

    /// Writes the fields that `read` takes.
    fn write(&self, out: &mut ObjectWriter);

    /// The parts of which the content hash is made; part of the saved form.
    fn hashed(&self) -> Vec<Cow<'_, str>>;

    /// When it was written: ISO 8601, UTC. For people only; nothing is ordered
    /// by it.
    fn updated(&self) -> &str;

    fn set_updated(&mut self, now: &str);

    /// Whether there is nothing that a reader would miss.
    fn is_blank(&self) -> bool;

    /// Whether a reader sees the same in both.
    fn reads_like(&self, other: &Self) -> bool;

    /// Whether every text of `other` is contained in this one.
    fn contains_texts_of(&self, other: &Self) -> bool;

    /// Empties what a reader wrote: an edit that is taken back.
    fn clear(&mut self);

    /// Puts the texts of all siblings into this one, one below the other.
    fn join_texts(&mut self, all: &[&Self]);

    /// What a tombstone is saved as: blank, also for programs that know no
    /// tombstones.
    fn tombstone() -> Self;

    fn is_tombstone(&self) -> bool;

    /// Whether consecutive edits of this field are one step of the history.
    fn is_typed(field: Self::Field) -> bool;
}

/// Several texts in one, each once, with a line between them.
pub(super) fn joined<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let mut different: Vec<&str> = Vec::new();
    for text in texts {
        if !text.is_empty() && !different.contains(&text) {
            different.push(text);
        }
    }
    different.join("\n\n———\n\n")
}
