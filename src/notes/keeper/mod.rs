//! Keeps the notes: decides when what is written, and says what is saved.
//!
//! The rules, each of which answers a fault that was seen:
//! - Nothing is written before loading has ended.
//! - Each edit is written at once, under a key of its own, and read back.
//! - Before a key is written, what stands there is merged in: another tab may
//!   have written it a moment ago.
//! - Bytes that cannot be read are copied to quarantine first; where even that
//!   fails, they are not written over.
//! - A record of a newer version is never written.
//! - What could not be saved stays here, is said, and is tried again.

mod edits;
mod exchange;
mod history;
mod load;
mod save;
mod status;
mod tabs;

use super::sorted::{Map, Set};
use std::sync::Arc;

pub use exchange::Deleted;
use history::History;
pub use history::{Step, Undone};
pub use status::{Event, Phase, Reason, Review, SaveState, Saving};

use super::store::{Keys, Mirror, Store, StoreError};
use super::{Problem, ReviewBook, item_version};
use crate::duty_list::{DutyList, ItemId};

/// Holds the book of one document and keeps it saved.
pub struct Keeper<S, M> {
    store: S,
    mirror: M,
    keys: Keys,
    /// The present version of each item's text.
    versions: Map<ItemId, String>,
    book: ReviewBook,
    phase: Phase,
    /// What a trial write said after loading.
    warning: Option<StoreError>,
    mirroring: bool,
    /// Items whose value in the mirror is not to be written over.
    hands_off: Set<ItemId>,
    unsaved: Arc<Map<ItemId, Reason>>,
    /// Items that another tab deleted while they are here.
    removed: Arc<Set<ItemId>>,
    /// Items whose note was changed by another tab after it was last opened here.
    guarded: Set<ItemId>,
    problems: Arc<Vec<Problem>>,
    history: History,
    events: Vec<Event>,
    saved_once: bool,
}

impl<S: Store, M: Mirror> Keeper<S, M> {
    /// A keeper that has loaded nothing yet. `writer` is a random name, new each
    /// time that the page is opened, of at least 64 random bits.
    pub fn new(duty_list: &DutyList, writer: &str, store: S, mirror: M) -> Keeper<S, M> {
        let items = duty_list.items.iter();
        Keeper {
            store,
            mirror,
            keys: Keys::new(&duty_list.id),
            versions: items
                .map(|item| (item.id, item_version(duty_list, item)))
                .collect(),
            book: ReviewBook::new(writer),
            phase: Phase::Loading,
            warning: None,
            mirroring: false,
            hands_off: Set::new(),
            unsaved: Arc::default(),
            removed: Arc::default(),
            guarded: Set::new(),
            problems: Arc::default(),
            history: History::default(),
            events: Vec::new(),
            saved_once: false,
        }
    }

    pub fn book(&self) -> &ReviewBook {
        &self.book
    }

    pub fn keys(&self) -> &Keys {
        &self.keys
    }

    pub fn mirror(&self) -> &M {
        &self.mirror
    }

    /// All that the page shows, as one value.
    pub fn review(&self) -> Review {
        Review {
            book: self.book.clone(),
            saving: Saving {
                phase: self.phase.clone(),
                warning: self.warning.clone(),
                unsaved: self.unsaved.clone(),
            },
            removed: self.removed.clone(),
            problems: self.problems.clone(),
            can_undo: self.history.undo_step(),
            can_redo: self.history.redo_step(),
        }
    }

    /// What happened since the last call and is to be said or done once.
    pub fn take_events(&mut self) -> Vec<Event> {
        std::mem::take(&mut self.events)
    }

    /// The mirror cannot be used, or refused a value.
    pub fn mirror_failed(&mut self) {
        self.mirroring = false;
        self.tell(Problem::MirrorFailed);
    }

    /// Remembers a problem; of the problems of one item, only the last.
    fn tell(&mut self, problem: Problem) {
        let problems = Arc::make_mut(&mut self.problems);
        match problems.iter_mut().find(|known| known.is_about(&problem)) {
            Some(known) => *known = problem,
            None => problems.push(problem),
        }
    }
}
