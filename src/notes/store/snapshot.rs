//! What the page shows of a store: plain values.

use std::sync::Arc;

use super::{RecordStore, Step};
use crate::notes::port::{Replica, Store};
use crate::notes::{Book, Payload, SaveState, StorageIssue, StoreError, UnsavedReason};

/// How far loading has got.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Nothing has been read yet, so nothing is written.
    Loading,
    Ready,
    /// The store could not be read, so nothing is written.
    Blocked(StoreError),
}

/// All that the page shows, as one value that is cheap to clone and to compare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot<P: Payload> {
    pub book: Book<P>,
    pub phase: Phase,
    /// What a trial said: records that will be written cannot be saved.
    pub warning: Option<StoreError>,
    /// The issues that have not been dismissed.
    pub issues: Arc<Vec<StorageIssue<P::Id>>>,
    /// How many values wait to be written back after a deletion was undone.
    pub held: usize,
    /// Whether something is to be sent to the replica again.
    pub replica_behind: bool,
    /// What undoing would undo.
    pub can_undo: Option<Step<P>>,
    /// What redoing would do again.
    pub can_redo: Option<Step<P>>,
}

impl<P: Payload> Snapshot<P> {
    /// Before anything has been read.
    pub fn loading() -> Snapshot<P> {
        Snapshot {
            book: Book::new(""),
            phase: Phase::Loading,
            warning: None,
            issues: Arc::default(),
            held: 0,
            replica_behind: false,
            can_undo: None,
            can_redo: None,
        }
    }

    /// The records that are not saved, and why. Those that another tab deleted
    /// are in [`Book::deleted_elsewhere`].
    pub fn unsaved(&self) -> impl Iterator<Item = (&P::Id, &UnsavedReason)> {
        self.book
            .records()
            .filter_map(|(id, record)| match &record.save {
                SaveState::Unsaved(reason) => Some((id, reason)),
                SaveState::Saved | SaveState::DeletedElsewhere => None,
            })
    }

    /// Whether the store has all that is here (已保存 or 未保存).
    pub fn is_saved(&self) -> bool {
        self.held == 0
            && self
                .book
                .records()
                .all(|(_, record)| record.save == SaveState::Saved)
    }

    /// Whether something would be lost if the page were closed now. What
    /// another tab deleted is not: somebody meant that.
    pub fn at_risk(&self) -> bool {
        self.held > 0 || self.unsaved().next().is_some()
    }

    /// Whether it makes sense to try again.
    pub fn can_retry(&self) -> bool {
        self.held > 0
            || self.replica_behind
            || self.unsaved().any(|(_, reason)| reason.is_temporary())
    }

    /// Whether this record is saved.
    pub fn save_state(&self, id: &P::Id) -> &SaveState {
        let record = self.book.record(id);
        record.map_or(&SaveState::Saved, |record| &record.save)
    }

    /// Why nothing can be saved at all, to be said before somebody writes.
    pub fn obstacle(&self) -> Option<&StoreError> {
        match &self.phase {
            Phase::Blocked(error) => Some(error),
            Phase::Loading | Phase::Ready => self.warning.as_ref(),
        }
    }
}

/// Something to be said or done once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event<I> {
    /// The first edit of this visit was saved: the time to ask the browser to
    /// keep this origin's data.
    FirstSave,
    /// Another tab changed the shown text of this record.
    ChangedElsewhere(I),
    /// A second text of this record appeared.
    Conflict(I),
    /// Another tab deleted this many records.
    DeletedElsewhere(usize),
    /// This many records were in the replica and missing or older in the store.
    Recovered(usize),
}

impl<P: Payload, S: Store, R: Replica> RecordStore<P, S, R> {
    /// All that the page shows, as one value.
    pub fn snapshot(&self) -> Snapshot<P> {
        let issues = match self.dismissed.is_empty() {
            true => self.issues.clone(),
            false => {
                let issues = self.issues.iter();
                let shown = issues.filter(|issue| !self.dismissed.contains(issue));
                Arc::new(shown.cloned().collect())
            }
        };
        Snapshot {
            book: self.book.clone(),
            phase: self.phase.clone(),
            warning: self.warning.clone(),
            issues,
            held: self.held.len(),
            replica_behind: self.outbox.can_retry(),
            can_undo: self.history.undo_step(),
            can_redo: self.history.redo_step(),
        }
    }
}
