//! What an import would do, before it does it.

use std::collections::BTreeMap;

use super::codec::MAX_SIBLINGS;
use super::import::Batch;
use super::merge::{Relation, merge, relation};
use super::{Agreement, Book, Content, Note, Payload, Register};

/// How a record in the file relates to the one here, and what importing does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// There is nothing here: it is taken over.
    New,
    /// The same is here already.
    Same,
    /// It continues what is here, so it takes its place.
    Newer,
    /// What is here continues it: nothing changes, unless older texts are to be
    /// kept.
    Older,
    /// Both have a text that the other does not know: both are kept, and the
    /// reader chooses.
    Differs,
    /// One of the two is of a newer version of the program, so they cannot be
    /// merged: nothing changes.
    Incomparable,
    /// There would be more concurrent texts than anybody could choose from:
    /// nothing changes.
    TooMany,
}

impl Verdict {
    pub const ALL: [Verdict; 7] = [
        Verdict::New,
        Verdict::Same,
        Verdict::Newer,
        Verdict::Older,
        Verdict::Differs,
        Verdict::Incomparable,
        Verdict::TooMany,
    ];
}

/// What an import would do to a book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview<P: Payload> {
    /// For each record in the file, by id.
    pub verdicts: BTreeMap<P::Id, Verdict>,
}

impl<P: Payload> Preview<P> {
    /// How many records have this verdict.
    pub fn count(&self, verdict: Verdict) -> usize {
        self.with(verdict).count()
    }

    /// The records with this verdict, by id.
    pub fn with(&self, verdict: Verdict) -> impl Iterator<Item = &P::Id> {
        let verdicts = self.verdicts.iter();
        verdicts
            .filter(move |(_, v)| **v == verdict)
            .map(|(id, _)| id)
    }
}

impl<P: Payload> Batch<P> {
    /// What importing this into `book` would do.
    pub fn preview(&self, book: &Book<P>) -> Preview<P> {
        let records = self.records.iter();
        Preview {
            verdicts: records
                .map(|(id, content)| (id.clone(), verdict(book.content(id), content)))
                .collect(),
        }
    }
}

impl Batch<Note> {
    /// How far the file's marks agree with those here.
    pub fn agreement(&self, book: &Book<Note>) -> Agreement {
        Agreement::between(book, &self.book())
    }
}

/// How the file's record relates to the one here.
pub(super) fn verdict<P: Payload>(here: Option<&Content<P>>, file: &Content<P>) -> Verdict {
    match (here, file) {
        (None, _) => Verdict::New,
        (Some(Content::Register(here)), _) if here.is_deleted() => Verdict::New,
        (Some(Content::Register(here)), Content::Register(file)) => of_registers(here, file),
        (Some(here), file) if here == file => Verdict::Same,
        _ => Verdict::Incomparable,
    }
}

fn of_registers<P: Payload>(here: &Register<P>, file: &Register<P>) -> Verdict {
    match relation(here, file) {
        Relation::Same => Verdict::Same,
        Relation::Newer => Verdict::Newer,
        Relation::Older => Verdict::Older,
        // An empty record is not a text that somebody would choose.
        Relation::Concurrent if here.is_blank() => Verdict::Newer,
        Relation::Concurrent if file.is_blank() => Verdict::Older,
        Relation::Concurrent if merge(here, file).siblings().len() > MAX_SIBLINGS => {
            Verdict::TooMany
        }
        Relation::Concurrent => Verdict::Differs,
    }
}
