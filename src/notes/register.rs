//! A multi-value register: what is written in one record, and what it was
//! written on top of.
//!
//! Two tabs, two browsers or two people may write in the same record without
//! knowing of each other. Each write has a [`Dot`], and a [`Register`] knows
//! which dots it has seen. From these alone follows which of two registers
//! continues the other, and when neither does; clocks play no part.
//!
//! A register without siblings is a tombstone: the record was deleted, and its
//! version vector says which texts that deletion covers.

use std::collections::BTreeMap;

use super::fingerprint::fingerprint;
use super::{Dot, Payload, VersionVector};

/// Fields that this version does not know, as raw JSON by name.
pub type UnknownFields = BTreeMap<String, String>;

/// One text of a record. Usually a record has one; concurrent writes are
/// siblings until the reader chooses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sibling<P> {
    pub payload: P,
    pub dot: Dot,
    pub unknown: UnknownFields,
}

impl<P: Payload> Sibling<P> {
    /// Whether a reader sees the same in both.
    pub fn reads_like(&self, other: &Sibling<P>) -> bool {
        self.payload.reads_like(&other.payload)
    }

    /// Whether there is nothing that a reader would miss.
    pub fn is_blank(&self) -> bool {
        self.payload.is_blank() && self.unknown.is_empty()
    }

    /// A hash over everything but the dot.
    pub fn content_hash(&self) -> String {
        let known = self.payload.hashed();
        let unknown = self.unknown.iter().flat_map(|(name, raw)| [name, raw]);
        fingerprint(
            known
                .iter()
                .map(AsRef::as_ref)
                .chain(unknown.map(String::as_str)),
        )
    }

    /// The dot of a text whose origin is unknown, made from the text: the same
    /// text gets the same dot, others get others, and no version vector
    /// covers it.
    pub fn content_dot(&self, sequence: u64) -> Dot {
        Dot {
            sequence,
            replica: format!("x{}", self.content_hash()),
        }
    }
}

/// All that is written in one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Register<P> {
    /// The greatest dot first, no dot twice. The same text may be under two
    /// dots, where two wrote the same apart: dropping one of them here would
    /// make the outcome depend on the order of merging.
    siblings: Vec<Sibling<P>>,
    seen: VersionVector,
}

impl<P> Default for Register<P> {
    fn default() -> Self {
        Register {
            siblings: Vec::new(),
            seen: VersionVector::default(),
        }
    }
}

impl<P: Payload> Register<P> {
    /// A register with this one text.
    pub fn new(sibling: Sibling<P>) -> Register<P> {
        Register::from_parts(vec![sibling], VersionVector::default())
    }

    /// A register with these texts, which has seen them and what `seen` says.
    pub fn from_parts(mut siblings: Vec<Sibling<P>>, mut seen: VersionVector) -> Register<P> {
        for sibling in &siblings {
            seen.add(&sibling.dot);
        }
        if siblings.len() > 1 {
            normalise(&mut siblings);
            for sibling in &siblings {
                seen.add(&sibling.dot);
            }
        }
        seen.prune(|replica| siblings.iter().any(|s| s.dot.replica == replica));
        Register { siblings, seen }
    }

    /// All texts, the greatest dot first.
    pub fn siblings(&self) -> &[Sibling<P>] {
        &self.siblings
    }

    pub fn seen(&self) -> &VersionVector {
        &self.seen
    }

    /// Whether the record was deleted, or never written.
    pub fn is_deleted(&self) -> bool {
        self.siblings.is_empty()
    }

    /// The text that the page of `replica` shows and goes on writing: its own
    /// where it wrote one, otherwise the one with the greatest dot. So a text
    /// never changes while somebody is writing it. `None` after a deletion.
    pub fn shown(&self, replica: &str) -> Option<&Sibling<P>> {
        self.siblings
            .iter()
            .find(|sibling| sibling.dot.replica == replica)
            .or(self.siblings.first())
    }

    /// The texts that differ from the [`shown`](Register::shown) one, each once.
    pub fn others(&self, replica: &str) -> Vec<&Sibling<P>> {
        let mut different: Vec<&Sibling<P>> = self.shown(replica).into_iter().collect();
        for sibling in &self.siblings {
            if !different.iter().any(|known| known.reads_like(sibling)) {
                different.push(sibling);
            }
        }
        different.into_iter().skip(1).collect()
    }

    /// Whether a reader finds the same texts in both, and the page of `replica`
    /// shows the same one.
    pub fn reads_like(&self, other: &Register<P>, replica: &str) -> bool {
        let has_all = |a: &Register<P>, b: &Register<P>| {
            let mut texts = b.siblings.iter();
            texts.all(|r| a.siblings.iter().any(|s| s.reads_like(r)))
        };
        let same_shown = match (self.shown(replica), other.shown(replica)) {
            (Some(a), Some(b)) => a.reads_like(b),
            (a, b) => a.is_none() && b.is_none(),
        };
        same_shown && has_all(self, other) && has_all(other, self)
    }

    /// Whether there are different texts and nobody has chosen yet.
    pub fn in_conflict(&self) -> bool {
        self.siblings
            .split_first()
            .is_some_and(|(first, rest)| rest.iter().any(|other| !other.reads_like(first)))
    }

    /// Whether there is nothing that a reader would miss.
    pub fn is_blank(&self) -> bool {
        self.siblings.iter().all(Sibling::is_blank)
    }

    /// This register with `sibling` written over the text `old`, under whatever
    /// dots that stands; all others stay. Unknown fields are inherited.
    pub fn replacing(&self, old: &Sibling<P>, mut sibling: Sibling<P>) -> Register<P> {
        let (over, mut kept): (Vec<_>, Vec<_>) = self
            .siblings
            .iter()
            .cloned()
            .partition(|known| known.reads_like(old));
        for (name, raw) in over.into_iter().flat_map(|over| over.unknown) {
            sibling.unknown.entry(name).or_insert(raw);
        }
        kept.push(sibling);
        Register::from_parts(kept, self.seen.clone())
    }

    /// This register with `sibling` beside all texts that it has.
    pub fn adding(&self, sibling: Sibling<P>) -> Register<P> {
        let mut siblings = self.siblings.clone();
        siblings.push(sibling);
        Register::from_parts(siblings, self.seen.clone())
    }

    /// This register, having also seen what `more` has.
    pub fn knowing(&self, more: &VersionVector) -> Register<P> {
        let mut register = self.clone();
        register.seen.join(more);
        register
    }

    /// This register with `sibling` as its only text: the conflict is resolved.
    pub fn resolved(&self, sibling: Sibling<P>) -> Register<P> {
        Register::from_parts(vec![sibling], self.seen.clone())
    }

    /// The tombstone of this register: no text, everything seen.
    pub fn deleted(&self) -> Register<P> {
        Register::from_parts(Vec::new(), self.seen.clone())
    }
}

/// Sorts, the greatest dot first, and gives different texts under one dot
/// different dots, which only two equal random names or a forged file cause.
fn normalise<P: Payload>(siblings: &mut Vec<Sibling<P>>) {
    siblings.sort_by_cached_key(|sibling| (sibling.dot.clone(), sibling.content_hash()));
    siblings.dedup();
    let mut last: Option<Dot> = None;
    for sibling in siblings.iter_mut() {
        if last.as_ref() == Some(&sibling.dot) {
            sibling.dot = sibling.content_dot(sibling.dot.sequence);
        } else {
            last = Some(sibling.dot.clone());
        }
    }
    siblings.sort_by(|a, b| b.dot.cmp(&a.dot));
}
