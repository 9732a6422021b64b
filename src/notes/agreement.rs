//! How far two people who reviewed apart agree.

use super::{Book, Mark, Note};
use crate::duty_list::ItemId;

/// What two reviewers make of the items that both have marked. An item that
/// only one of them has marked says nothing about their agreement.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreement {
    /// How many items both have marked.
    pub both: usize,
    /// How many of these have the same mark.
    pub agreed: usize,
    /// Where they differ: the item, the first one's mark, the other's.
    pub differences: Vec<(ItemId, Mark, Mark)>,
    /// Cohen's kappa, from -1 to 1: agreement beyond what chance would give.
    /// There is none where both have marked nothing, or everything alike with
    /// one single mark, for then chance already explains all.
    pub kappa: Option<f64>,
}

impl Agreement {
    pub fn between(one: &Book<Note>, other: &Book<Note>) -> Agreement {
        let marks: Vec<(ItemId, Mark, Mark)> = one
            .annotated()
            .map(|&item| (item, one.mark(item), other.mark(item)))
            .filter(|(_, a, b)| *a != Mark::Unreviewed && *b != Mark::Unreviewed)
            .collect();
        let both = marks.len();
        let differences: Vec<_> = marks.iter().copied().filter(|(_, a, b)| a != b).collect();
        let agreed = both - differences.len();
        Agreement {
            both,
            agreed,
            kappa: kappa(&marks, agreed),
            differences,
        }
    }

    /// The share of equal marks in percent, rounded; none without common items.
    pub fn percent(&self) -> Option<u32> {
        (self.both > 0).then(|| (100.0 * self.agreed as f64 / self.both as f64).round() as u32)
    }
}

fn kappa(marks: &[(ItemId, Mark, Mark)], agreed: usize) -> Option<f64> {
    let total = marks.len();
    // Whole numbers, so that "chance explains all" is an exact comparison.
    let by_chance: usize = Mark::ALL
        .into_iter()
        .map(|mark| {
            let first = marks.iter().filter(|(_, a, _)| *a == mark).count();
            let second = marks.iter().filter(|(_, _, b)| *b == mark).count();
            first * second
        })
        .sum();
    let beyond = (total * total).checked_sub(by_chance).filter(|n| *n > 0)?;
    Some(((total * agreed) as f64 - by_chance as f64) / beyond as f64)
}
