//! Putting two entries on one item together without losing a text.

use super::entry::{Entry, Revision, Seen};

/// How another entry stands to the one here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// A reader sees the same in both.
    Same,
    /// The other continues the one here.
    Newer,
    /// The one here continues the other.
    Older,
    /// Each has a text that the other has not seen.
    Differs,
}

/// How `other` stands to `here`.
pub fn relation(here: &Entry, other: &Entry) -> Relation {
    // No writer has an empty name, so no text is preferred as one's own.
    if here.reads_like(other, "") {
        return Relation::Same;
    }
    let merged = merge(here, other);
    match (
        merged.revisions() == here.revisions(),
        merged.revisions() == other.revisions(),
    ) {
        (true, _) => Relation::Older,
        (_, true) => Relation::Newer,
        _ => Relation::Differs,
    }
}

/// Both entries in one. A text is left out only where the other side has seen
/// it and gone on from it. The order of the two does
/// not matter, so that two tabs that merge come to the same bytes.
pub fn merge(a: &Entry, b: &Entry) -> Entry {
    let mut kept = survivors(a, b);
    kept.extend(survivors(b, a));
    if kept.is_empty() {
        // Only a file that lies about what it has seen comes here.
        kept.extend(a.revisions().iter().chain(b.revisions()).cloned());
    }
    let mut seen: Seen = a.seen().clone();
    seen.join(b.seen());
    let mut kept = kept.into_iter();
    match kept.next() {
        Some(first) => Entry::from_parts(first, kept.collect(), seen),
        // `kept` is not empty, for an entry has at least one text.
        None => a.clone(),
    }
}

/// The texts of `of` that `against` has too, or has not seen.
fn survivors(of: &Entry, against: &Entry) -> Vec<Revision> {
    of.revisions()
        .iter()
        .filter(|revision| {
            let there = against.revisions();
            there.iter().any(|r| r.stamp == revision.stamp)
                || !against.seen().covers(&revision.stamp)
        })
        .cloned()
        .collect()
}
