//! The directory of departments: one row of figures each.

use super::find::fits;
use super::order::{sort_by_falling_key, sort_by_key};
use super::profile::Profiles;
use crate::duty_list::{DepartmentId, DutyList};
use crate::i18n::Phrase;

/// The figures of one department.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DirectoryRow {
    pub department: DepartmentId,
    /// Items of the supporting list that name it.
    pub supporting: usize,
    /// Those of them that name no other department.
    pub alone: usize,
    /// Those of them that name others too.
    pub shared: usize,
    /// Items of the reclaimed list that name it.
    pub reclaimed: usize,
    /// Its own clauses in both lists: sole and named, not the joint ones.
    pub clauses: usize,
    /// The clauses that name nobody, in items that name it among others.
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
    /// In the order in which they stand.
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

    /// The heading.
    pub fn label(self) -> Phrase {
        let (zh, en) = match self {
            Column::Name => ("部门", "Department"),
            Column::Id => ("代号", "Id"),
            Column::Supporting => ("配合事项", "Supporting items"),
            Column::Alone => ("单独", "Alone"),
            Column::Shared => ("共同", "Shared"),
            Column::Reclaimed => ("收回事项", "Items taken back"),
            Column::Clauses => ("职责条数", "Own clauses"),
            Column::Joint => ("共同条数", "Joint clauses"),
            Column::Township => ("乡镇条数", "Township’s clauses"),
            Column::Categories => ("涉及类别", "Categories"),
        };
        Phrase { zh, en }
    }

    /// The direction that a first click gives: the most first for numbers.
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

    /// The value of the attribute `aria-sort`.
    pub fn aria(self) -> &'static str {
        match self {
            Direction::Ascending => "ascending",
            Direction::Descending => "descending",
        }
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

    /// The rows whose department fits `name` (any Chinese form, English, or a
    /// usual abbreviation; all when it is empty), sorted by a column. Equals
    /// stand in the document's order in both directions.
    pub fn rows(
        &self,
        duty_list: &DutyList,
        name: &str,
        column: Column,
        direction: Direction,
    ) -> Vec<DirectoryRow> {
        let fitting = self.0.iter().copied();
        let mut rows: Vec<DirectoryRow> = fitting
            .filter(|row| fits(duty_list.department(row.department), name))
            .collect();
        let id = |department| duty_list.department(department).id.as_str();
        let key = |row: &DirectoryRow| match column {
            Column::Name => row.department.index(),
            Column::Id => {
                let smaller = duty_list.department_ids();
                let own = id(row.department);
                smaller.filter(|other| id(*other) < own).count()
            }
            _ => column.number(row).unwrap_or_default(),
        };
        match direction {
            Direction::Ascending => sort_by_key(&mut rows, key),
            Direction::Descending => sort_by_falling_key(&mut rows, key),
        }
        rows
    }
}
