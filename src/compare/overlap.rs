//! Which items some of the compared departments have in common.

use super::columns::Columns;
use super::comparison::{Comparison, Row};
use super::tally::Tally;

/// How a set of departments is read as a set of items.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reading {
    /// The items that name all of them, and possibly others.
    AtLeast,
    /// The items that name all of them and none of the other compared ones,
    /// and possibly departments outside the comparison. Each row of the comparison
    /// belongs to exactly one set in this reading, so that the counts add up.
    AmongCompared,
    /// The items that name them and no other department, not even an unnamed
    /// one.
    Exactly,
}

impl Reading {
    /// From the widest to the narrowest.
    pub const ALL: [Reading; 3] = [Reading::AtLeast, Reading::AmongCompared, Reading::Exactly];

    /// Whether a row belongs to the set of these columns.
    pub fn admits(self, columns: Columns, row: &Row) -> bool {
        match self {
            Reading::AtLeast => row.columns.includes(columns),
            Reading::AmongCompared => row.columns == columns,
            Reading::Exactly => row.columns == columns && !row.names_others(),
        }
    }
}

/// How many items some of the compared departments have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overlap {
    /// The departments of the set.
    pub columns: Columns,
    pub at_least: Tally,
    pub among_compared: Tally,
    pub exactly: Tally,
}

impl Overlap {
    pub fn tally(&self, reading: Reading) -> Tally {
        match reading {
            Reading::AtLeast => self.at_least,
            Reading::AmongCompared => self.among_compared,
            Reading::Exactly => self.exactly,
        }
    }
}

impl Comparison {
    /// The rows that belong to the set of these columns, in table order.
    ///
    /// Columns that the comparison does not have are in no row.
    pub fn rows_of(&self, columns: Columns, reading: Reading) -> impl Iterator<Item = &Row> {
        let rows = self.rows.iter();
        rows.filter(move |row| reading.admits(columns, row))
    }

    /// The counts for one set of columns.
    pub fn overlap(&self, columns: Columns) -> Overlap {
        let tally = |reading| {
            let mut tally = Tally::default();
            for row in self.rows_of(columns, reading) {
                tally.count(row.item.list);
            }
            tally
        };
        Overlap {
            columns,
            at_least: tally(Reading::AtLeast),
            among_compared: tally(Reading::AmongCompared),
            exactly: tally(Reading::Exactly),
        }
    }

    /// The counts for every non-empty set of the compared departments, the
    /// smaller sets first: what an UpSet plot draws.
    pub fn overlaps(&self) -> Vec<Overlap> {
        let subsets = self.columns().subsets().into_iter();
        subsets.map(|columns| self.overlap(columns)).collect()
    }
}
