//! The directory of departments: one row of figures each.

use std::cmp::Reverse;

use super::find::fits;
use super::profile::Profiles;
use crate::duty_list::{DepartmentId, DutyList};

/// The figures of one department.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DirectoryRow {
    pub department: DepartmentId,
    /// Items of the supporting list that name it.
    pub supporting: usize,
    /// Those of them that have no other department.
    pub alone: usize,
    /// Those of them that have others too. `alone + shared == supporting`.
    pub shared: usize,
    /// Items of the reclaimed list that name it.
    pub reclaimed: usize,
    /// Those of them that have no other department.
    pub reclaimed_alone: usize,
    /// Those of them that have others too.
    pub reclaimed_shared: usize,
    /// Its own clauses in both lists: sole and named, not the joint ones.
    pub clauses: usize,
    /// The clauses that name no department, in items that name it among others.
    pub joint: usize,
    /// The township's clauses in its items.
    pub township: usize,
    /// Categories in which it has items, in both lists.
    pub categories: usize,
}

/// A column that the directory can be sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Column {
    /// The document's own order of departments.
    #[default]
    Name,
    /// The id in addresses, by letters.
    Id,
    Supporting,
    Alone,
    Shared,
    Reclaimed,
    Clauses,
    Joint,
    Township,
    Categories,
}

impl Column {
    /// In the document's order.
    pub const ALL: [Column; 10] = [
        Column::Name,
        Column::Id,
        Column::Supporting,
        Column::Alone,
        Column::Shared,
        Column::Reclaimed,
        Column::Clauses,
        Column::Joint,
        Column::Township,
        Column::Categories,
    ];

    /// The columns with numbers.
    pub const FIGURES: &[Column] = Column::ALL.split_at(2).1;

    /// The direction of a first click: the most first for numbers.
    pub fn first_direction(self) -> Direction {
        match self {
            Column::Name | Column::Id => Direction::Ascending,
            _ => Direction::Descending,
        }
    }

    /// The number in a numeric column.
    pub fn number(self, row: &DirectoryRow) -> Option<usize> {
        match self {
            Column::Name | Column::Id => None,
            Column::Supporting => Some(row.supporting),
            Column::Alone => Some(row.alone),
            Column::Shared => Some(row.shared),
            Column::Reclaimed => Some(row.reclaimed),
            Column::Clauses => Some(row.clauses),
            Column::Joint => Some(row.joint),
            Column::Township => Some(row.township),
            Column::Categories => Some(row.categories),
        }
    }

    /// The parts of which a number is the sum, where it has parts: the items of
    /// the department alone, and those that it shares.
    pub fn parts(self, row: &DirectoryRow) -> Option<[usize; 2]> {
        match self {
            Column::Supporting => Some([row.alone, row.shared]),
            Column::Reclaimed => Some([row.reclaimed_alone, row.reclaimed_shared]),
            _ => None,
        }
    }
}

/// Which way a column is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Direction {
    #[default]
    Ascending,
    Descending,
}

impl Direction {
    /// The other way.
    pub fn reversed(self) -> Direction {
        match self {
            Direction::Ascending => Direction::Descending,
            Direction::Descending => Direction::Ascending,
        }
    }
}

/// Which rows of the directory are shown, and in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct DirectoryView {
    /// What a department's name has to fit; all do when it is empty.
    pub name: String,
    pub column: Column,
    pub direction: Direction,
}

impl DirectoryView {
    /// Sorts by a column; by the sorted column again, the other way.
    pub fn sort_by(&mut self, column: Column) {
        self.direction = match self.column == column {
            true => self.direction.reversed(),
            false => column.first_direction(),
        };
        self.column = column;
    }
}

/// The figures of all departments, in the document's order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directory(Vec<DirectoryRow>);

impl Directory {
    pub fn new(profiles: &Profiles) -> Directory {
        let rows = profiles.iter().map(|profile| DirectoryRow {
            department: profile.department,
            supporting: profile.supporting.count(),
            alone: profile.supporting.alone.len(),
            shared: profile.supporting.shared.len(),
            reclaimed: profile.reclaimed.count(),
            reclaimed_alone: profile.reclaimed.alone.len(),
            reclaimed_shared: profile.reclaimed.shared.len(),
            clauses: profile.own.len(),
            joint: profile.joint.len(),
            township: profile.balance.township,
            categories: profile.categories.len(),
        });
        Directory(rows.collect())
    }

    /// The row of one department.
    pub fn get(&self, department: DepartmentId) -> &DirectoryRow {
        &self.0[department.index()]
    }

    /// The rows of a view. The name may be any Chinese form, a usual
    /// abbreviation, pinyin or English. Equal rows keep the document's order
    /// in both directions.
    pub fn rows(&self, duty_list: &DutyList, view: &DirectoryView) -> Vec<DirectoryRow> {
        let fitting = fits(duty_list, &view.name);
        let mut rows: Vec<DirectoryRow> = self
            .0
            .iter()
            .copied()
            .filter(|row| fitting.contains(&row.department))
            .collect();
        let id = |row: &DirectoryRow| duty_list.department(row.department).id.clone();
        let number = |row: &DirectoryRow| match view.column {
            Column::Name => row.department.index(),
            column => column.number(row).unwrap_or_default(),
        };
        match (view.column, view.direction) {
            (Column::Id, Direction::Ascending) => rows.sort_by_key(id),
            (Column::Id, Direction::Descending) => rows.sort_by_key(|row| Reverse(id(row))),
            (_, Direction::Ascending) => rows.sort_by_key(number),
            (_, Direction::Descending) => rows.sort_by_key(|row| Reverse(number(row))),
        }
        rows
    }
}
