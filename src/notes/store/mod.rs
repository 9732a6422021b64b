//! Keeps records saved: decides when what is written, and says what is saved.
//!
//! The rules, each of which answers a fault that was seen:
//! - Nothing is written before loading has ended.
//! - Each edit is written at once, under a key of its own, and read back.
//! - Before a key is written, what it holds is merged in: another tab may have
//!   written it a moment ago. The replica does the same in one transaction.
//! - The replica is written with what was changed here, never with what was
//!   merely heard of.
//! - A deletion is a tombstone. It stays in the store until the replica has it.
//! - Bytes that cannot be read are copied to quarantine first; where even that
//!   fails, they are not written over.
//! - A record of a newer version is never written.
//! - What could not be saved stays here, is said, and is tried again.

mod delete;
mod edits;
mod exchange;
mod history;
mod load;
mod outbox;
mod quarantine;
mod remote;
mod save;
mod snapshot;
mod undo;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use delete::Deleted;
pub use exchange::{Adopted, ImportMode};
pub use history::{Step, Undone};
pub use snapshot::{Event, Phase, Snapshot};

use history::History;
use outbox::Outbox;

use super::port::{Replica, Store, StoreError, Stored};
use super::{
    Book, ItemVersions, Keys, Note, Payload, StorageIssue, Suggestion, Task, item_version,
};
use crate::duty_list::DutyList;

/// The notes on one list.
pub type NotesStore<S, R> = RecordStore<Note, S, R>;
/// The tasks that were checked against one list.
pub type TaskLedger<S, R> = RecordStore<Task, S, R>;
/// The suggestions for changing one list.
pub type Suggestions<S, R> = RecordStore<Suggestion, S, R>;

/// Holds all records of one kind about one document, and keeps them saved.
pub struct RecordStore<P: Payload, S, R> {
    store: S,
    replica: R,
    keys: Keys<P>,
    context: P::Context,
    book: Book<P>,
    phase: Phase,
    /// What a trial write said after loading.
    warning: Option<StoreError>,
    outbox: Outbox,
    /// The records of which the replica has another state: they are sent batch
    /// after batch, and what is written meanwhile does not wait for them.
    behind: Vec<P::Id>,
    /// Quarantined bytes that the replica is known to have.
    quarantine_copy: BTreeMap<String, Stored>,
    /// Values that an undone deletion could not write back yet.
    held: BTreeMap<String, Stored>,
    issues: Arc<Vec<StorageIssue<P::Id>>>,
    dismissed: Vec<StorageIssue<P::Id>>,
    history: History<P>,
    events: Vec<Event<P::Id>>,
    saved_once: bool,
}

impl<S: Store, R: Replica> NotesStore<S, R> {
    /// The notes on a list. `replica_id` is a random name, new each time that
    /// the page is opened, of at least 64 random bits.
    pub fn for_list(list: &DutyList, replica_id: &str, store: S, replica: R) -> Self {
        let items = list.items.iter();
        let versions = items.map(|item| (item.id, item_version(list, item)));
        let mut notes = RecordStore::new(&list.id, replica_id, store, replica);
        notes.context = ItemVersions(versions.collect());
        notes
    }
}

impl<P: Payload, S: Store, R: Replica> RecordStore<P, S, R> {
    /// A store that has loaded nothing yet; see [`NotesStore::for_list`].
    pub fn new(document: &str, replica_id: &str, store: S, replica: R) -> Self {
        RecordStore {
            store,
            replica,
            keys: Keys::new(document),
            context: P::Context::default(),
            book: Book::new(replica_id),
            phase: Phase::Loading,
            warning: None,
            outbox: Outbox::default(),
            behind: Vec::new(),
            quarantine_copy: BTreeMap::new(),
            held: BTreeMap::new(),
            issues: Arc::default(),
            dismissed: Vec::new(),
            history: History::default(),
            events: Vec::new(),
            saved_once: false,
        }
    }

    pub fn book(&self) -> &Book<P> {
        &self.book
    }

    pub fn keys(&self) -> &Keys<P> {
        &self.keys
    }

    pub fn replica(&self) -> &R {
        &self.replica
    }

    /// What happened since the last call and is to be said or done once.
    pub fn take_events(&mut self) -> Vec<Event<P::Id>> {
        std::mem::take(&mut self.events)
    }

    /// Hides an issue. A different one, or the same one after it was gone, is
    /// shown again.
    pub fn dismiss(&mut self, issue: &StorageIssue<P::Id>) {
        if self.issues.contains(issue) && !self.dismissed.contains(issue) {
            self.dismissed.push(issue.clone());
        }
    }

    fn notify(&mut self, event: Event<P::Id>) {
        self.events.push(event);
    }

    /// Remembers an issue; of those about one subject, only the last.
    fn record_problem(&mut self, issue: StorageIssue<P::Id>) {
        let issues = Arc::make_mut(&mut self.issues);
        match issues.iter_mut().find(|known| known.same_subject(&issue)) {
            Some(known) => *known = issue,
            None => issues.push(issue),
        }
        self.forget_dismissals();
    }

    /// Forgets the issues that no longer hold.
    fn withdraw_problems(&mut self, gone: impl Fn(&StorageIssue<P::Id>) -> bool) {
        if self.issues.iter().any(&gone) {
            Arc::make_mut(&mut self.issues).retain(|issue| !gone(issue));
            self.forget_dismissals();
        }
    }

    fn forget_dismissals(&mut self) {
        let issues = &self.issues;
        self.dismissed
            .retain(|dismissed| issues.contains(dismissed));
    }
}
