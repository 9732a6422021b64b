//! What was done, so that it can be undone.

use crate::notes::port::Stored;
use crate::notes::{Content, Payload};

/// What can be undone, and on what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step<P: Payload> {
    Edit(P::Id, P::Field),
    Resolve(P::Id),
    /// An import that touched this many records.
    Import(usize),
    /// This many records were carried over from an earlier edition.
    Adopt(usize),
    /// A deletion of this many records.
    Delete(usize),
}

/// What undoing or redoing has done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undone<P: Payload> {
    pub step: Step<P>,
    /// How many records were set back.
    pub records: usize,
    /// The records that were left alone, since they were changed in between,
    /// or could not be deleted.
    pub skipped: Vec<P::Id>,
}

pub(super) type State<P> = Option<Content<P>>;

/// One record before and after a step.
#[derive(Clone, Debug)]
pub(super) struct Change<P: Payload> {
    pub id: P::Id,
    pub before: State<P>,
    pub after: State<P>,
}

#[derive(Clone, Debug)]
pub(super) struct Done<P: Payload> {
    pub step: Step<P>,
    pub changes: Vec<Change<P>>,
    /// Values that were in the store before or after a deletion.
    pub values: Vec<(String, Stored)>,
}

/// What was done, and what was undone.
#[derive(Debug)]
pub(super) struct History<P: Payload> {
    done: Vec<Done<P>>,
    undone: Vec<Done<P>>,
    sealed: bool,
}

impl<P: Payload> Default for History<P> {
    fn default() -> Self {
        History {
            done: Vec::new(),
            undone: Vec::new(),
            sealed: false,
        }
    }
}

impl<P: Payload> History<P> {
    /// More steps than these are forgotten.
    const MAX_STEPS: usize = 200;

    pub fn undo_step(&self) -> Option<Step<P>> {
        self.done.last().map(|done| done.step.clone())
    }

    pub fn redo_step(&self) -> Option<Step<P>> {
        self.undone.last().map(|done| done.step.clone())
    }

    pub fn is_empty(&self) -> bool {
        self.done.is_empty()
    }

    /// Whether one of the steps has changed the record.
    pub fn touches(&self, id: &P::Id) -> bool {
        let steps = self.done.iter().chain(&self.undone);
        steps
            .flat_map(|done| &done.changes)
            .any(|change| change.id == *id)
    }

    /// Ends the step that typing would still extend.
    pub fn seal(&mut self) {
        self.sealed = true;
    }

    /// Adds an edit of one record. Typing on in one text is one step.
    pub fn push(&mut self, step: Step<P>, id: &P::Id, before: State<P>, after: State<P>) {
        if let Some(last) = self.done.last_mut()
            && !self.sealed
            && last.step == step
            && matches!(&step, Step::Edit(_, field) if P::is_typed(*field))
            && let [change] = last.changes.as_mut_slice()
            && change.after == before
        {
            change.after = after;
            self.undone.clear();
            return;
        }
        self.add(Done {
            step,
            changes: vec![Change {
                id: id.clone(),
                before,
                after,
            }],
            values: Vec::new(),
        });
    }

    /// Adds a step; what was undone before can no longer be redone.
    pub fn add(&mut self, done: Done<P>) {
        self.undone.clear();
        self.add_redone(done);
        self.sealed = false;
    }

    pub fn add_redone(&mut self, done: Done<P>) {
        if self.done.len() == Self::MAX_STEPS {
            self.done.remove(0);
        }
        self.done.push(done);
    }

    pub fn add_undone(&mut self, done: Done<P>) {
        self.undone.push(done);
    }

    pub fn take_done(&mut self) -> Option<Done<P>> {
        self.done.pop()
    }

    pub fn take_undone(&mut self) -> Option<Done<P>> {
        self.undone.pop()
    }

    /// Everything that undoing or redoing can bring back.
    pub fn states(&self) -> impl Iterator<Item = &Content<P>> {
        let steps = self.done.iter().chain(&self.undone);
        let changes = steps.flat_map(|done| &done.changes);
        changes.flat_map(|change| change.before.iter().chain(&change.after))
    }

    /// The stored values that undoing can bring back.
    pub fn values(&self) -> impl Iterator<Item = &Stored> {
        let steps = self.done.iter().chain(&self.undone);
        steps.flat_map(|done| done.values.iter().map(|(_, value)| value))
    }
}
