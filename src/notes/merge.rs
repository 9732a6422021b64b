//! Merging two registers without losing a text.

use std::collections::HashSet;

use super::{Dot, Payload, Register, Sibling};

/// How another register relates to the one here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// A reader sees the same in both.
    Same,
    /// The other continues the one here.
    Newer,
    /// The one here continues the other.
    Older,
    /// Each has a text that the other has not seen.
    Concurrent,
}

/// How `other` relates to `here`.
pub fn relation<P: Payload>(here: &Register<P>, other: &Register<P>) -> Relation {
    // No replica has an empty name, so no text is preferred as one's own.
    if here.reads_like(other, "") {
        return Relation::Same;
    }
    let merged = merge(here, other);
    match (
        merged.siblings() == here.siblings(),
        merged.siblings() == other.siblings(),
    ) {
        (true, _) => Relation::Older,
        (_, true) => Relation::Newer,
        _ => Relation::Concurrent,
    }
}

/// Both registers in one. A text is left out only where the other side has
/// seen it and gone on from it or deleted it. The order of the two does not
/// matter, so two tabs that merge arrive at the same bytes.
pub fn merge<P: Payload>(a: &Register<P>, b: &Register<P>) -> Register<P> {
    let mut kept = survivors(a, b);
    kept.extend(survivors(b, a));
    if kept.is_empty() && !a.is_deleted() && !b.is_deleted() {
        // Each claims to continue the other. A forged file does, and copies that
        // were deleted apart and met in another order do: a deleted text that
        // comes back can be deleted again, a lost one cannot be had again.
        kept.extend(a.siblings().iter().chain(b.siblings()).cloned());
    }
    let mut seen = a.seen().clone();
    seen.join(b.seen());
    Register::from_parts(kept, seen)
}

/// The texts of `of` that `against` has too, or has not seen.
fn survivors<P: Payload>(of: &Register<P>, against: &Register<P>) -> Vec<Sibling<P>> {
    let there: HashSet<&Dot> = against.siblings().iter().map(|s| &s.dot).collect();
    of.siblings()
        .iter()
        .filter(|sibling| there.contains(&sibling.dot) || !against.seen().covers(&sibling.dot))
        .cloned()
        .collect()
}
