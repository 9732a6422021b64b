//! A note: a mark and a text on one item.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::fields::{Fields, ObjectWriter};
use super::payload::joined;
use super::{CorruptRecord, Mark, Payload, Sibling, UnknownFields};
use crate::duty_list::ItemId;

/// What a reader noted on an item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note {
    pub mark: Mark,
    pub text: String,
    pub updated: String,
    /// The [`item_version`](super::item_version) that was reviewed, if known.
    pub item_version: Option<String>,
}

/// What an edit of a note changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteField {
    Mark,
    Text,
}

/// The present version of each item's text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ItemVersions(pub BTreeMap<ItemId, String>);

/// The item version of a tombstone. Earlier programs, which know no
/// tombstones, read it as an emptied note.
const DELETED: &str = "deleted";

impl Payload for Note {
    type Id = ItemId;
    type Field = NoteField;
    type Context = ItemVersions;

    const KIND: &'static str = "note";
    const ID_FIELD: &'static str = "item";
    const LIST_FIELD: &'static str = "notes";
    const DRAFTS_FIELD: &'static str = "drafts";

    fn read(fields: &mut Fields<'_>) -> Note {
        let state: Option<String> = fields.required("state");
        let mark = state.as_deref().and_then(Mark::from_id);
        if mark.is_none() && state.is_some() {
            fields.report(CorruptRecord::Field("state"));
        }
        Note {
            mark: mark.unwrap_or_default(),
            text: fields.required("note").unwrap_or_default(),
            updated: fields.required("updated").unwrap_or_default(),
            item_version: fields.optional("version"),
        }
    }

    fn write(&self, out: &mut ObjectWriter) {
        out.field("state", self.mark.id());
        out.field("note", &self.text);
        out.field("updated", &self.updated);
        if let Some(version) = &self.item_version {
            out.field("version", version);
        }
    }

    fn hashed(&self) -> Vec<Cow<'_, str>> {
        let version = self.item_version.as_deref().unwrap_or("");
        [self.mark.id(), &self.text, version, &self.updated]
            .map(Cow::Borrowed)
            .into()
    }

    fn updated(&self) -> &str {
        &self.updated
    }

    fn set_updated(&mut self, now: &str) {
        now.clone_into(&mut self.updated);
    }

    fn is_blank(&self) -> bool {
        self.mark == Mark::Unreviewed && self.text.is_empty()
    }

    fn reads_like(&self, other: &Note) -> bool {
        self.mark == other.mark && self.text == other.text
    }

    fn contains_texts_of(&self, other: &Note) -> bool {
        self.text.contains(&other.text)
    }

    fn clear(&mut self) {
        self.mark = Mark::Unreviewed;
        self.text.clear();
    }

    fn join_texts(&mut self, all: &[&Note]) {
        self.text = joined(all.iter().map(|note| note.text.as_str()));
    }

    fn tombstone() -> Note {
        Note {
            item_version: Some(DELETED.to_owned()),
            ..Note::default()
        }
    }

    fn is_tombstone(&self) -> bool {
        self.is_blank() && self.item_version.as_deref() == Some(DELETED)
    }

    fn is_typed(field: NoteField) -> bool {
        field == NoteField::Text
    }
}

/// Where a note comes from that was carried over from an earlier edition. It is
/// saved in the field `carried`, which earlier programs keep as an unknown one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarriedFrom {
    /// The id of the earlier list.
    pub document: String,
    /// The id of the earlier item.
    pub item: String,
    /// The version of the earlier item's text that was reviewed, if known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// Whether the item has changed, so that it is to be looked at again.
    pub look_again: bool,
    /// The mark that the earlier item had, by its id, where the item is to be
    /// looked at again: confirming sets it. Earlier programs did not save it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
}

impl CarriedFrom {
    const FIELD: &'static str = "carried";

    /// The unknown fields of a note that was carried over: those that it had,
    /// and where it comes from.
    pub fn fields(&self, mut others: UnknownFields) -> UnknownFields {
        // A struct of texts always has a JSON form.
        let raw = serde_json::to_string(self).unwrap_or_default();
        others.insert(Self::FIELD.to_owned(), raw);
        others
    }
}

impl Sibling<Note> {
    /// Where the note was carried over from, if it was.
    pub fn carried(&self) -> Option<CarriedFrom> {
        serde_json::from_str(self.unknown.get(CarriedFrom::FIELD)?).ok()
    }

    /// Whether the item is to be looked at again since it was carried over.
    pub fn is_to_look_at_again(&self) -> bool {
        self.carried().is_some_and(|carried| carried.look_again)
    }

    /// The mark that the reader gave: the note's own or, while the item is to be
    /// looked at again, the one that was carried over.
    pub fn mark_to_confirm(&self) -> Mark {
        let carried = || {
            let carried = self.carried().filter(|carried| carried.look_again)?;
            Mark::from_id(&carried.state?)
        };
        match self.payload.mark {
            Mark::Unreviewed => carried().unwrap_or_default(),
            mark => mark,
        }
    }

    /// Remembers that the item was looked at again.
    pub(super) fn set_looked_at(&mut self) {
        if let Some(mut carried) = self.carried().filter(|carried| carried.look_again) {
            carried.look_again = false;
            self.unknown = carried.fields(std::mem::take(&mut self.unknown));
        }
    }
}
