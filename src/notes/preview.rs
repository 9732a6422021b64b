//! What an import would do, before it does it.

use super::import::Import;
use super::merge::{Relation, relation};
use super::sorted::Map;
use super::{Agreement, Record, ReviewBook};
use crate::duty_list::ItemId;

/// How a note in the file stands to the one here, and what importing does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// There is nothing here: it is taken over as it is.
    New,
    /// The same is here already.
    Same,
    /// It goes on from what is here, so it takes its place.
    Newer,
    /// What is here goes on from it: nothing changes, unless copies of the
    /// older texts are asked for.
    Older,
    /// Both have a text that the other does not know: both are kept, and the
    /// reader chooses.
    Differs,
    /// One of the two is of a newer version of the program, so they cannot be
    /// put together: nothing changes.
    Incomparable,
}

impl Verdict {
    pub const ALL: [Verdict; 6] = [
        Verdict::New,
        Verdict::Same,
        Verdict::Newer,
        Verdict::Older,
        Verdict::Differs,
        Verdict::Incomparable,
    ];
}

/// What an import would do to a book.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    /// For each item in the file, in the document's order.
    pub verdicts: Map<ItemId, Verdict>,
    /// How far the file's marks agree with those here.
    pub agreement: Agreement,
}

impl Preview {
    /// How many items have this verdict.
    pub fn count(&self, verdict: Verdict) -> usize {
        self.with(verdict).count()
    }

    /// The items with this verdict, in the document's order.
    pub fn with(&self, verdict: Verdict) -> impl Iterator<Item = ItemId> {
        let verdicts = self.verdicts.iter();
        verdicts
            .filter(move |(_, v)| **v == verdict)
            .map(|(item, _)| *item)
    }
}

impl Import {
    /// What importing this into `book` would do.
    pub fn preview(&self, book: &ReviewBook) -> Preview {
        let verdicts = self.records.iter();
        let verdicts = verdicts
            .map(|(item, record)| (*item, verdict(book.record(*item).map(|r| &**r), record)))
            .collect();
        Preview {
            verdicts,
            agreement: Agreement::between(book, &self.book()),
        }
    }

    /// The file's notes as a book of their own.
    pub fn book(&self) -> ReviewBook {
        let mut book = ReviewBook::new("");
        for (item, record) in self.records.iter() {
            book.absorb(*item, record.clone());
        }
        book
    }
}

/// How the file's record stands to the one here.
pub(super) fn verdict(here: Option<&Record>, file: &Record) -> Verdict {
    match (here, file) {
        (None, _) => Verdict::New,
        (Some(Record::Entry(here)), Record::Entry(file)) => match relation(here, file) {
            Relation::Same => Verdict::Same,
            Relation::Newer => Verdict::Newer,
            Relation::Older => Verdict::Older,
            // An empty note is no text that somebody would want to choose.
            Relation::Differs if here.is_blank() => Verdict::Newer,
            Relation::Differs if file.is_blank() => Verdict::Older,
            Relation::Differs => Verdict::Differs,
        },
        (Some(here), file) if here == file => Verdict::Same,
        _ => Verdict::Incomparable,
    }
}
