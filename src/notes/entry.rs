//! The notes on one item: what is written, and what it was written on top of.
//!
//! Two tabs, two browsers or two people may write on the same item without
//! knowing of each other. So each write carries a [`Stamp`], and an [`Entry`]
//! knows which stamps it has [`seen`](Entry::seen). From these alone follows
//! which of two entries continues the other and when neither does; no clock
//! has a say in it.

use super::Mark;
use super::fingerprint::fingerprint;
use super::sorted::{Map, sort};

/// Which write this is. Greater is later wherever one of the two has seen the
/// other; between writes that have not, it is merely the same order for all.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    /// One more than every number that the writer had seen in the whole book.
    pub sequence: u64,
    /// Who wrote: a random name for each time that the page was opened.
    pub writer: String,
}

impl Stamp {
    /// Whether the page of this name wrote it, be it under the name itself or
    /// under one that it took after a deletion (`name-1`).
    pub fn is_by(&self, writer: &str) -> bool {
        let rest = self.writer.strip_prefix(writer);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    }
}

/// Fields that this version does not know, as raw JSON by name.
pub type Rest = Map<String, String>;

/// One text of the notes on an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    pub mark: Mark,
    pub note: String,
    /// The [`item_version`](super::item_version) that was reviewed, if known.
    pub item_version: Option<String>,
    /// When it was written: ISO 8601, UTC. For readers only; nothing is
    /// ordered by it.
    pub updated: String,
    pub stamp: Stamp,
    pub rest: Rest,
}

impl Revision {
    /// Whether a reader sees the same in both.
    pub fn reads_like(&self, other: &Revision) -> bool {
        self.mark == other.mark && self.note == other.note
    }

    /// Whether there is nothing that a reader would miss.
    pub fn is_blank(&self) -> bool {
        self.mark == Mark::Unreviewed && self.note.is_empty() && self.rest.is_empty()
    }

    /// A hash over everything but the stamp.
    pub fn content(&self) -> String {
        let fixed = [
            self.mark.id(),
            &self.note,
            self.item_version.as_deref().unwrap_or(""),
            &self.updated,
        ];
        let rest = self.rest.iter().flat_map(|(name, raw)| [name, raw]);
        fingerprint(fixed.into_iter().chain(rest.map(String::as_str)))
    }

    /// The stamp of a text whose origin is not known, made from the text: the
    /// same text gets the same stamp, other texts get others, and none of them
    /// counts as seen by anybody.
    pub fn stamp_from_content(&self, sequence: u64) -> Stamp {
        Stamp {
            sequence,
            writer: format!("x{}", self.content()),
        }
    }
}

/// For each writer, the greatest sequence number that is known here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen(Map<String, u64>);

impl Seen {
    /// Past this many writers the oldest are forgotten. What is forgotten can
    /// come back as a conflict, but cannot be lost.
    const WRITERS: usize = 40;

    pub fn covers(&self, stamp: &Stamp) -> bool {
        self.0
            .get(&stamp.writer)
            .is_some_and(|known| *known >= stamp.sequence)
    }

    pub fn add(&mut self, stamp: &Stamp) {
        let known = self.0.or_insert(stamp.writer.clone(), 0);
        *known = stamp.sequence.max(*known);
    }

    pub fn join(&mut self, other: &Seen) {
        for (writer, sequence) in other.0.iter() {
            let known = self.0.or_insert(writer.clone(), 0);
            *known = (*sequence).max(*known);
        }
    }

    /// Writers and their numbers, by name.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, u64)> {
        self.0.iter().map(|(writer, n)| (writer.as_str(), *n))
    }

    fn prune(&mut self, keep: &[Revision]) {
        while self.0.len() > Seen::WRITERS {
            let writers = self.0.iter();
            let kept = |writer: &str| keep.iter().any(|r| r.stamp.writer == writer);
            let oldest = writers
                .filter(|(writer, _)| !kept(writer))
                .min_by_key(|(_, sequence)| **sequence);
            let Some(oldest) = oldest.map(|(writer, _)| writer.clone()) else {
                return;
            };
            self.0.remove(&oldest);
        }
    }
}

/// All that is noted on one item. Usually one revision; more where the same
/// note was changed in two places and nobody has chosen yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// At least one, the greatest stamp first, no stamp twice. The same text may stand under two
    /// stamps, where two wrote the same apart: dropping one of them here would make
    /// the outcome depend on the order of merging.
    revisions: Vec<Revision>,
    seen: Seen,
}

impl Entry {
    /// An entry with this one text.
    pub fn new(revision: Revision) -> Entry {
        Entry::from_parts(revision, Vec::new(), Seen::default())
    }

    /// An entry with these texts, which has seen what `seen` says and them.
    pub fn from_parts(first: Revision, others: Vec<Revision>, mut seen: Seen) -> Entry {
        let mut revisions = others;
        revisions.push(first);
        for revision in &revisions {
            seen.add(&revision.stamp);
        }
        if revisions.len() > 1 {
            separate(&mut revisions);
        }
        seen.prune(&revisions);
        Entry { revisions, seen }
    }

    /// All texts, the greatest stamp first.
    pub fn revisions(&self) -> &[Revision] {
        &self.revisions
    }

    pub fn seen(&self) -> &Seen {
        &self.seen
    }

    /// The text that the page of `writer` shows and goes on writing: its own
    /// where it wrote one, else the one with the greatest stamp. So a text never
    /// changes under the hands of the one who is writing it.
    pub fn shown(&self, writer: &str) -> &Revision {
        self.revisions
            .iter()
            .find(|revision| revision.stamp.is_by(writer))
            .unwrap_or(&self.revisions[0])
    }

    /// The texts that differ from the [`shown`](Entry::shown) one, each once.
    pub fn others(&self, writer: &str) -> Vec<&Revision> {
        let mut different = vec![self.shown(writer)];
        for revision in &self.revisions {
            if !different.iter().any(|known| known.reads_like(revision)) {
                different.push(revision);
            }
        }
        different.split_off(1)
    }

    /// Whether a reader finds the same texts in both, and the page of `writer`
    /// shows the same one.
    pub fn reads_like(&self, other: &Entry, writer: &str) -> bool {
        let has_all = |a: &Entry, b: &Entry| {
            let mut texts = b.revisions.iter();
            texts.all(|r| a.revisions.iter().any(|s| s.reads_like(r)))
        };
        has_all(self, other)
            && has_all(other, self)
            && self.shown(writer).reads_like(other.shown(writer))
    }

    /// Whether the note was changed in two places and nobody has chosen yet.
    pub fn in_conflict(&self) -> bool {
        let first = &self.revisions[0];
        !self.revisions.iter().all(|other| other.reads_like(first))
    }

    /// Whether there is nothing that a reader would miss.
    pub fn is_blank(&self) -> bool {
        self.revisions.iter().all(Revision::is_blank)
    }

    /// This entry with `revision` written over the text `old`, wherever that
    /// stands; all others stay. Unknown fields of what is written over go along.
    pub fn replacing(&self, old: &Revision, mut revision: Revision) -> Entry {
        let (over, others): (Vec<_>, Vec<_>) = self
            .revisions
            .iter()
            .partition(|known| known.reads_like(old));
        for (name, raw) in over.into_iter().flat_map(|over| over.rest.iter()) {
            revision.rest.or_insert(name.clone(), raw.clone());
        }
        let others = others.into_iter().cloned().collect();
        Entry::from_parts(revision, others, self.seen.clone())
    }

    /// This entry with `revision` beside all texts that it has.
    pub fn adding(&self, revision: Revision) -> Entry {
        Entry::from_parts(revision, self.revisions.clone(), self.seen.clone())
    }

    /// This entry, which has seen also what `more` has.
    pub fn knowing(&self, more: &Seen) -> Entry {
        let mut entry = self.clone();
        entry.seen.join(more);
        entry
    }

    /// This entry with `revision` as its only text: the conflict is decided.
    pub fn resolved(&self, revision: Revision) -> Entry {
        Entry::from_parts(revision, Vec::new(), self.seen.clone())
    }
}

/// Sorts, the greatest stamp first, and gives different texts under one stamp
/// different stamps. It takes two equal
/// random names, or a forged file, to come here.
fn separate(revisions: &mut Vec<Revision>) {
    sort(revisions, |a, b| {
        (&a.stamp, a.content()) < (&b.stamp, b.content())
    });
    revisions.dedup();
    let mut last = None;
    for revision in revisions.iter_mut() {
        if last.as_ref() == Some(&revision.stamp) {
            revision.stamp = revision.stamp_from_content(revision.stamp.sequence);
        } else {
            last = Some(revision.stamp.clone());
        }
    }
    sort(revisions, |a, b| a.stamp > b.stamp);
}
