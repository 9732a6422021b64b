//! All marks and notes of one document.

use super::sorted::Map;
use std::sync::Arc;

use super::Mark;
use super::codec::Newer;
use super::entry::{Entry, Revision};
use super::merge::merge;
use crate::duty_list::ItemId;

/// What is known of one item's notes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Record {
    Entry(Entry),
    /// Saved by a newer version of the program: read-only. What was written
    /// here and not saved before that was noticed is kept beside it.
    Newer {
        newer: Newer,
        draft: Option<Entry>,
    },
}

impl Record {
    /// Both records in one; nothing is lost but what was gone on from. Of two
    /// different values of a newer version the first one is shown: neither is
    /// ever written over.
    pub fn merged(&self, other: &Record) -> Record {
        let both = |a: &Option<Entry>, b: &Option<Entry>| match (a, b) {
            (Some(a), Some(b)) => Some(merge(a, b)),
            (a, b) => a.clone().or_else(|| b.clone()),
        };
        match (self, other) {
            (Record::Entry(a), Record::Entry(b)) => Record::Entry(merge(a, b)),
            (Record::Newer { newer, draft }, Record::Newer { draft: more, .. }) => Record::Newer {
                newer: newer.clone(),
                draft: both(draft, more),
            },
            (Record::Newer { newer, draft }, Record::Entry(entry))
            | (Record::Entry(entry), Record::Newer { newer, draft }) => Record::Newer {
                newer: newer.clone(),
                draft: both(draft, &Some(entry.clone())),
            },
        }
    }

    /// Whether there is nothing that a reader would miss.
    pub fn is_blank(&self) -> bool {
        matches!(self, Record::Entry(entry) if entry.is_blank())
    }
}

/// When notes were last exported, and how far the book was then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// ISO 8601, UTC.
    pub at: String,
    /// The greatest sequence number that the file holds.
    pub sequence: u64,
}

/// All marks and notes of one document: a plain value, cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewBook {
    /// The name under which this page writes.
    pub(super) writer: Arc<str>,
    records: Arc<Map<ItemId, Arc<Record>>>,
    /// The greatest sequence number ever met here; it never falls, so that no
    /// stamp is given twice, whatever is deleted in between.
    pub(super) top: u64,
    /// How often an item's notes were taken out. What is written afterwards has
    /// not gone on from what was there, so it is written under another name.
    pub(super) removals: Arc<Map<ItemId, u32>>,
    exported: Option<Exported>,
}

impl ReviewBook {
    /// An empty book. `writer` is a random name, new each time that the page is
    /// opened: two pages of one name could take each other's edits for their own.
    pub fn new(writer: &str) -> ReviewBook {
        ReviewBook {
            writer: writer.into(),
            records: Arc::default(),
            top: 0,
            removals: Arc::default(),
            exported: None,
        }
    }

    pub fn writer(&self) -> &str {
        &self.writer
    }

    pub fn record(&self, item: ItemId) -> Option<&Arc<Record>> {
        self.records.get(&item)
    }

    /// All records in the document's order, blank ones too.
    pub fn records(&self) -> impl Iterator<Item = (ItemId, &Arc<Record>)> {
        self.records.iter().map(|(item, record)| (*item, record))
    }

    /// The entry that can be written on, if there is one.
    pub fn entry(&self, item: ItemId) -> Option<&Entry> {
        match &**self.records.get(&item)? {
            Record::Entry(entry) => Some(entry),
            Record::Newer { .. } => None,
        }
    }

    /// What this page shows of an item's notes.
    pub fn shown(&self, item: ItemId) -> Option<&Revision> {
        Some(self.entry(item)?.shown(&self.writer))
    }

    pub fn mark(&self, item: ItemId) -> Mark {
        match self.records.get(&item).map(|record| &**record) {
            Some(Record::Entry(entry)) => entry.shown(&self.writer).mark,
            Some(Record::Newer { newer, .. }) => newer.mark,
            None => Mark::default(),
        }
    }

    /// The note as this page shows it; empty where there is none.
    pub fn note(&self, item: ItemId) -> &str {
        match self.records.get(&item).map(|record| &**record) {
            Some(Record::Entry(entry)) => &entry.shown(&self.writer).note,
            Some(Record::Newer { newer, .. }) => &newer.note,
            None => "",
        }
    }

    /// When the shown text was written (ISO 8601, UTC); empty where there is none.
    pub fn updated(&self, item: ItemId) -> &str {
        match self.records.get(&item).map(|record| &**record) {
            Some(Record::Entry(entry)) => &entry.shown(&self.writer).updated,
            Some(Record::Newer { newer, .. }) => &newer.updated,
            None => "",
        }
    }

    /// Whether the item's notes can be changed here.
    pub fn is_read_only(&self, item: ItemId) -> bool {
        let record = self.records.get(&item);
        record.is_some_and(|record| matches!(**record, Record::Newer { .. }))
    }

    /// The items with a mark or a note, in the document's order.
    pub fn annotated(&self) -> impl Iterator<Item = ItemId> {
        let records = self.records.iter();
        records
            .filter(|(_, record)| !record.is_blank())
            .map(|(item, _)| *item)
    }

    /// The items of which two texts are kept until the reader chooses.
    pub fn conflicts(&self) -> impl Iterator<Item = ItemId> {
        self.records.iter().filter_map(|(item, record)| {
            matches!(&**record, Record::Entry(entry) if entry.in_conflict()).then_some(*item)
        })
    }

    /// Puts a record in, merged with what is there. Returns whether anything changed.
    pub fn absorb(&mut self, item: ItemId, record: Record) -> bool {
        let merged = match self.records.get(&item) {
            Some(here) => here.merged(&record),
            None => record,
        };
        let changed = self.record(item).is_none_or(|here| **here != merged);
        if changed {
            self.put(item, Arc::new(merged));
        }
        changed
    }

    /// Puts a record in the place of what is there.
    pub fn put(&mut self, item: ItemId, record: Arc<Record>) {
        let (Record::Entry(entry)
        | Record::Newer {
            draft: Some(entry), ..
        }) = &*record
        else {
            Arc::make_mut(&mut self.records).insert(item, record);
            return;
        };
        let numbers = entry.seen().iter().map(|(_, sequence)| sequence);
        self.top = numbers.max().unwrap_or(0).max(self.top);
        Arc::make_mut(&mut self.records).insert(item, record);
    }

    /// Takes the item's notes out.
    pub fn remove(&mut self, item: ItemId) -> Option<Arc<Record>> {
        let removed = Arc::make_mut(&mut self.records).remove(&item)?;
        *Arc::make_mut(&mut self.removals).or_insert(item, 0) += 1;
        Some(removed)
    }

    /// The greatest sequence number so far.
    pub fn top(&self) -> u64 {
        self.top
    }

    pub fn exported(&self) -> Option<&Exported> {
        self.exported.as_ref()
    }

    pub fn set_exported(&mut self, exported: Option<Exported>) {
        self.exported = exported;
    }

    /// How many items were changed after the last export.
    pub fn changed_since_export(&self) -> usize {
        let exported = self.exported.as_ref().map_or(0, |e| e.sequence);
        let changed = |record: &Record| match record {
            Record::Entry(entry) => entry.revisions()[0].stamp.sequence > exported,
            Record::Newer { draft, .. } => draft.is_some(),
        };
        let records = self.records.values();
        records
            .filter(|r| changed(r) && (exported > 0 || !r.is_blank()))
            .count()
    }
}
