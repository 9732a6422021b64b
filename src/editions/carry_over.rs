//! What becomes of marks and notes when a new edition comes. A plan only:
//! the store of the notes carries it out, and nothing is deleted.

use std::collections::BTreeSet;

use crate::duty_list::ItemId;

use super::changes::{Change, ChangeKind, Changes};

/// What becomes of each annotated item of the earlier list, in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CarryOverPlan {
    pub entries: Vec<CarriedOver>,
}

/// What becomes of one item's mark and note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CarriedOver {
    pub old: ItemId,
    /// Where they are copied to; several after a split, none after a removal.
    pub new: Vec<ItemId>,
    pub outcome: Outcome,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The duty is the same: mark and note are copied.
    KeepMark,
    /// The duty has changed, or the pair is in doubt: the note is copied, and
    /// the item is to be looked at again.
    LookAgain {
        kinds: BTreeSet<ChangeKind>,
        in_doubt: bool,
    },
    /// The item is gone; mark and note stay readable where they are.
    Removed,
}

impl CarryOverPlan {
    /// How many keep their mark, are to be looked at again, have been removed.
    pub fn counts(&self) -> (usize, usize, usize) {
        self.entries
            .iter()
            .fold((0, 0, 0), |(kept, again, removed), entry| {
                match entry.outcome {
                    Outcome::KeepMark => (kept + 1, again, removed),
                    Outcome::LookAgain { .. } => (kept, again + 1, removed),
                    Outcome::Removed => (kept, again, removed + 1),
                }
            })
    }
}

/// Says what becomes of these items' marks and notes. An item that the earlier
/// list does not have is left out.
pub fn carry_over(changes: &Changes, annotated: impl IntoIterator<Item = ItemId>) -> CarryOverPlan {
    let annotated: BTreeSet<ItemId> = annotated.into_iter().collect();
    let entries = annotated
        .into_iter()
        .filter_map(|old| {
            let change = changes.of_old(old)?;
            Some(CarriedOver {
                old,
                new: change.new.clone(),
                outcome: outcome(change),
            })
        })
        .collect();
    CarryOverPlan { entries }
}

fn outcome(change: &Change) -> Outcome {
    if change.new.is_empty() {
        Outcome::Removed
    } else if change.is_substantial() || change.to_be_checked() {
        Outcome::LookAgain {
            kinds: change.kinds.clone(),
            in_doubt: change.to_be_checked(),
        }
    } else {
        Outcome::KeepMark
    }
}
