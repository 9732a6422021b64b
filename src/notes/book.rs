//! All records of one kind about one document: a plain value, cheap to clone.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::codec::Newer;
use super::dot::MAX_CLOCK;
use super::{Dot, Payload, Register, Sibling, StoreError, merge};

/// What a record says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content<P> {
    Register(Register<P>),
    /// Saved by a newer version of the program: read-only. What was written
    /// here and not saved before that was noticed is kept beside it.
    Newer {
        newer: Newer<P>,
        draft: Option<Register<P>>,
    },
}

impl<P: Payload> Content<P> {
    /// Both in one; nothing is lost but what was gone on from. Of two different
    /// values of a newer version this one is shown: neither is ever written
    /// over.
    pub fn merged(&self, other: &Content<P>) -> Content<P> {
        let both = |a: &Option<Register<P>>, b: &Option<Register<P>>| match (a, b) {
            (Some(a), Some(b)) => Some(merge(a, b)),
            (a, b) => a.clone().or_else(|| b.clone()),
        };
        match (self, other) {
            (Content::Register(a), Content::Register(b)) => Content::Register(merge(a, b)),
            (Content::Newer { newer, draft }, Content::Newer { draft: more, .. }) => {
                Content::Newer {
                    newer: newer.clone(),
                    draft: both(draft, more),
                }
            }
            (Content::Newer { newer, draft }, Content::Register(register))
            | (Content::Register(register), Content::Newer { newer, draft }) => {
                let register = (!register.is_deleted()).then(|| register.clone());
                Content::Newer {
                    newer: newer.clone(),
                    draft: both(draft, &register),
                }
            }
        }
    }

    /// Whether there is nothing that a reader would miss.
    pub fn is_blank(&self) -> bool {
        matches!(self, Content::Register(register) if register.is_blank())
    }

    /// What this version can read of the text that the page of `replica` shows.
    fn payload(&self, replica: &str) -> Option<&P> {
        match self {
            Content::Register(register) => Some(&register.shown(replica)?.payload),
            Content::Newer { newer, .. } => Some(&newer.payload),
        }
    }

    /// The register that was written here.
    fn register(&self) -> Option<&Register<P>> {
        match self {
            Content::Register(register) => Some(register),
            Content::Newer { draft, .. } => draft.as_ref(),
        }
    }
}

/// Whether a record is saved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SaveState {
    /// The store has what is here.
    #[default]
    Saved,
    /// The store does not have what is here.
    Unsaved(UnsavedReason),
    /// Another tab deleted it, and the reader has not yet said what is to
    /// become of it here.
    DeletedElsewhere,
}

/// Why a record is not saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnsavedReason {
    /// Loading has not ended.
    Loading,
    Store(StoreError),
    /// What the store has cannot be read and could not be put aside.
    Quarantine(StoreError),
    /// A newer version of the program has written there.
    NewerVersion,
}

impl UnsavedReason {
    /// Whether trying again can help.
    pub fn is_temporary(&self) -> bool {
        match self {
            UnsavedReason::Loading | UnsavedReason::Store(_) | UnsavedReason::Quarantine(_) => true,
            UnsavedReason::NewerVersion => false,
        }
    }
}

/// One record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record<P> {
    pub content: Content<P>,
    pub save: SaveState,
    /// Whether the text was changed by another tab after the reader last opened
    /// it here.
    pub has_unread_remote_change: bool,
}

/// When records were last exported, and how far the clock was then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// ISO 8601, UTC.
    pub at: String,
    /// The greatest sequence number that the file holds.
    pub sequence: u64,
}

/// All records of one kind about one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Book<P: Payload> {
    /// The name under which this page writes.
    pub(super) replica: Arc<str>,
    records: Arc<BTreeMap<P::Id, Arc<Record<P>>>>,
    /// Lamport clock: the greatest sequence number met here. It never falls, so
    /// no dot is given twice.
    clock: u64,
    exported: Option<Exported>,
}

impl<P: Payload> Book<P> {
    /// An empty book. `replica` is a random name, new each time that the page
    /// is opened: two pages of one name could take each other's edits for
    /// their own.
    pub fn new(replica: &str) -> Book<P> {
        Book {
            replica: replica.into(),
            records: Arc::default(),
            clock: 0,
            exported: None,
        }
    }

    /// The name under which this page writes.
    pub fn replica(&self) -> &str {
        &self.replica
    }

    pub fn record(&self, id: &P::Id) -> Option<&Record<P>> {
        self.records.get(id).map(|record| &**record)
    }

    /// All records by id, blank and deleted ones too.
    pub fn records(&self) -> impl Iterator<Item = (&P::Id, &Record<P>)> {
        self.records.iter().map(|(id, record)| (id, &**record))
    }

    pub fn content(&self, id: &P::Id) -> Option<&Content<P>> {
        Some(&self.record(id)?.content)
    }

    /// The register that can be written on, a tombstone too.
    pub fn register(&self, id: &P::Id) -> Option<&Register<P>> {
        match self.content(id)? {
            Content::Register(register) => Some(register),
            Content::Newer { .. } => None,
        }
    }

    /// What this page shows of a record, and can change.
    pub fn shown(&self, id: &P::Id) -> Option<&Sibling<P>> {
        self.register(id)?.shown(&self.replica)
    }

    /// What this page shows of a record, no matter who wrote it; `None` where there
    /// is none.
    pub fn payload(&self, id: &P::Id) -> Option<&P> {
        self.content(id)?.payload(&self.replica)
    }

    /// The texts that wait for a choice beside the shown one.
    pub fn others(&self, id: &P::Id) -> Vec<&Sibling<P>> {
        let register = self.register(id);
        register.map_or_else(Vec::new, |register| register.others(&self.replica))
    }

    /// When the shown text was written (ISO 8601, UTC); empty where there is none.
    pub fn updated(&self, id: &P::Id) -> &str {
        self.payload(id).map_or("", P::updated)
    }

    /// Whether the record can only be read here.
    pub fn is_read_only(&self, id: &P::Id) -> bool {
        matches!(self.content(id), Some(Content::Newer { .. }))
    }

    /// The records that say something, by id.
    pub fn annotated(&self) -> impl Iterator<Item = &P::Id> {
        let written = |record: &Record<P>| !record.content.is_blank();
        self.records()
            .filter(move |(_, record)| written(record))
            .map(|(id, _)| id)
    }

    /// The records of which several texts are kept until the reader chooses.
    pub fn conflicts(&self) -> impl Iterator<Item = &P::Id> {
        let in_conflict = |record: &Record<P>| matches!(&record.content, Content::Register(register) if register.in_conflict());
        self.records()
            .filter(move |(_, record)| in_conflict(record))
            .map(|(id, _)| id)
    }

    /// The records that another tab deleted: to be restored or let go.
    pub fn deleted_elsewhere(&self) -> impl Iterator<Item = &P::Id> {
        self.records()
            .filter(|(_, record)| record.save == SaveState::DeletedElsewhere)
            .map(|(id, _)| id)
    }

    /// Merges a content in. Returns whether anything changed.
    pub fn merge(&mut self, id: &P::Id, content: &Content<P>) -> bool {
        let merged = match self.content(id) {
            // Both copies of a record are usually the same.
            Some(here) if here == content => return false,
            Some(here) => here.merged(content),
            None => content.clone(),
        };
        let changed = self.content(id) != Some(&merged);
        if changed {
            self.put(id, merged);
        }
        changed
    }

    /// Puts a content in the place of what is there.
    pub fn put(&mut self, id: &P::Id, content: Content<P>) {
        if let Some(register) = content.register() {
            self.see(register.seen().iter().map(|(_, sequence)| sequence));
        }
        let records = Arc::make_mut(&mut self.records);
        match records.get_mut(id) {
            Some(record) => Arc::make_mut(record).content = content,
            None => {
                let record = Record {
                    content,
                    save: SaveState::Saved,
                    has_unread_remote_change: false,
                };
                records.insert(id.clone(), Arc::new(record));
            }
        }
    }

    /// Changes what is known of a record beside its content.
    pub(super) fn update(&mut self, id: &P::Id, change: impl FnOnce(&mut Record<P>)) {
        if let Some(record) = Arc::make_mut(&mut self.records).get_mut(id) {
            change(Arc::make_mut(record));
        }
    }

    /// Sets whether a record is saved; cheap where nothing changes.
    pub(super) fn set_save_state(&mut self, id: &P::Id, save: SaveState) {
        if self.record(id).is_some_and(|record| record.save != save) {
            self.update(id, |record| record.save = save);
        }
    }

    /// Takes the record out without a tombstone.
    pub(super) fn remove(&mut self, id: &P::Id) {
        Arc::make_mut(&mut self.records).remove(id);
    }

    /// Advances the clock to the greatest of the numbers that it follows.
    fn see(&mut self, sequences: impl Iterator<Item = u64>) {
        let believed = sequences.filter(|sequence| *sequence <= MAX_CLOCK);
        self.clock = believed.max().unwrap_or(0).max(self.clock);
    }

    /// The dot of the next write.
    pub(super) fn next_dot(&mut self) -> Dot {
        self.clock = self.clock.saturating_add(1);
        Dot {
            sequence: self.clock,
            replica: self.replica.to_string(),
        }
    }

    /// The greatest sequence number so far.
    pub fn clock(&self) -> u64 {
        self.clock
    }

    pub fn exported(&self) -> Option<&Exported> {
        self.exported.as_ref()
    }

    pub(super) fn set_exported(&mut self, exported: Option<Exported>) {
        self.see(exported.iter().map(|exported| exported.sequence));
        self.exported = exported;
    }

    /// How many records were changed after the last export.
    pub fn changed_since_export(&self) -> usize {
        let exported = self.exported.as_ref().map_or(0, |e| e.sequence);
        let changed = |content: &Content<P>| match content {
            Content::Register(register) => register
                .siblings()
                .first()
                .is_some_and(|first| first.dot.sequence > exported),
            Content::Newer { draft, .. } => draft.is_some(),
        };
        let contents = self.records.values().map(|record| &record.content);
        contents
            .filter(|content| changed(content) && (exported > 0 || !content.is_blank()))
            .count()
    }
}
