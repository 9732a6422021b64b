//! What there is to say about one list, before it is put into words.

use std::cmp::Reverse;

use crate::compare::columns::Columns;
use crate::compare::comparison::{Comparison, Row};
use crate::compare::overlap::Reading;
use crate::duty_list::{DutyList, List};

/// How the compared departments stand to each other in one list. Numbers are
/// numbers of items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    pub list: List,
    /// The whole list.
    pub size: usize,
    /// Items of each department, by column.
    pub totals: Vec<usize>,
    /// Items that name all of them.
    pub all: usize,
    /// Items that name all of them and no other department.
    pub all_exactly: usize,
    /// Items that name at least two of them.
    pub any_two: usize,
    pub meeting: Meeting,
    /// The departments that have items but share none of them with another, if
    /// this does not follow from `meeting`.
    pub isolated: Columns,
    pub relations: Vec<Relation>,
}

/// Which two departments meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meeting {
    /// No two, or several pairs of which none stands out.
    Several,
    /// Only these two.
    OnlyPair(Columns),
    /// These two more often than any other two, in so many items.
    MostOften(Columns, usize),
}

/// Departments that are named in the very same items, and those that are named
/// in all of these and in more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relation {
    pub members: Columns,
    /// How many items each of the members has; not 0.
    pub items: usize,
    pub within: Columns,
}

impl Facts {
    pub fn new(comparison: &Comparison, duty_list: &DutyList, list: List) -> Facts {
        let rows = comparison.rows.iter().filter(|row| row.item.list == list);
        let rows: Vec<&Row> = rows.collect();
        let everybody = comparison.columns();
        let count = |columns: Columns, reading: Reading| {
            let rows = rows.iter().filter(|row| reading.admits(columns, row));
            rows.count()
        };
        let both = |pair: Columns| count(pair, Reading::AtLeast);
        let totals: Vec<usize> = everybody
            .iter()
            .map(|column| both(Columns::from_iter([column])))
            .collect();
        let meeting = meeting(everybody, both);
        let meets = |column: usize| {
            let mut rows = rows.iter();
            rows.any(|row| row.is_shared() && row.columns.contains(column))
        };
        let any_two = rows.iter().filter(|row| row.is_shared()).count();
        let isolated = match meeting {
            Meeting::OnlyPair(_) => Columns::default(),
            _ if any_two == 0 => Columns::default(),
            _ => everybody
                .iter()
                .filter(|column| totals[*column] > 0 && !meets(*column))
                .collect(),
        };
        Facts {
            list,
            size: duty_list.list(list).count(),
            all: count(everybody, Reading::AtLeast),
            all_exactly: count(everybody, Reading::Exactly),
            any_two,
            meeting,
            isolated,
            relations: relations(everybody, &totals, both),
            totals,
        }
    }

    /// Whether all departments are named in the very same items.
    pub fn are_alike(&self) -> bool {
        self.totals.iter().all(|total| *total == self.all)
    }

    /// Whether it is worth saying that no item names all of them: not when only
    /// two meet or when one has no items at all.
    pub fn could_all_meet(&self) -> bool {
        !matches!(self.meeting, Meeting::OnlyPair(_)) && self.present() == self.totals.len()
    }

    /// How many departments have items in this list.
    pub fn present(&self) -> usize {
        self.totals.iter().filter(|total| **total > 0).count()
    }
}

fn meeting(everybody: Columns, both: impl Fn(Columns) -> usize) -> Meeting {
    let pairs = everybody.subsets().into_iter();
    let mut pairs: Vec<(usize, Columns)> = pairs
        .filter(|columns| columns.len() == 2)
        .map(|pair| (both(pair), pair))
        .filter(|(items, _)| *items > 0)
        .collect();
    pairs.sort_by_key(|(items, _)| Reverse(*items));
    match pairs[..] {
        [(_, pair)] => Meeting::OnlyPair(pair),
        [(most, pair), (next, _), ..] if most > next => Meeting::MostOften(pair, most),
        _ => Meeting::Several,
    }
}

fn relations(
    everybody: Columns,
    totals: &[usize],
    both: impl Fn(Columns) -> usize,
) -> Vec<Relation> {
    // Whether all items of one department name the other one as well.
    let inside = |one: usize, other: usize| totals[one] == both(Columns::from_iter([one, other]));
    let present = everybody.iter().filter(|column| totals[*column] > 0);
    let mut relations: Vec<Relation> = Vec::new();
    for column in present {
        if relations.iter().any(|known| known.members.contains(column)) {
            continue;
        }
        let covering = || everybody.iter().filter(move |other| inside(column, *other));
        // The department itself is among the members.
        let relation = Relation {
            members: covering().filter(|other| inside(*other, column)).collect(),
            items: totals[column],
            within: covering().filter(|other| !inside(*other, column)).collect(),
        };
        if relation.members.len() > 1 || !relation.within.is_empty() {
            relations.push(relation);
        }
    }
    relations
}
