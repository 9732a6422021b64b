//! Two to four departments side by side.

use super::columns::Columns;
use super::order::sort_by_key;
use super::placement::{Part, Placement, Span, columns_of, outside};
use super::selection::{LEAST, MOST};
use super::tally::Tally;
use crate::duty_list::{CategoryId, DepartmentId, DutyList, Item, ItemId};
use crate::i18n::Phrase;

/// An item in which at least one of the compared departments appears. Every
/// clause of its superior's duties stands exactly once in `parts`, `spans`,
/// `other` and `elsewhere` together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub item: ItemId,
    /// Where the item stands in [`DutyList::items`].
    pub position: usize,
    /// The compared departments that the item names.
    pub columns: Columns,
    /// The departments that the item names besides.
    pub outside: Vec<DepartmentId>,
    /// What each compared department does, by column.
    pub parts: Vec<Part>,
    /// The clauses that stand across columns, to be shown once.
    pub spans: Vec<Span>,
    /// The clauses that name an actor which is none of the item's departments.
    pub other: Vec<usize>,
    /// The clauses of departments outside the comparison.
    pub elsewhere: Vec<usize>,
}

impl Row {
    /// Whether several of the compared departments have a part.
    pub fn is_shared(&self) -> bool {
        self.columns.len() > 1
    }

    /// The item in the document that was compared; the township's clauses,
    /// which come last in a table, are in it.
    pub fn get<'d>(&self, duty_list: &'d DutyList) -> &'d Item {
        &duty_list.items[self.position]
    }
}

/// Which rows of a comparison are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Narrowing {
    #[default]
    All,
    /// Items of several of the compared departments.
    SharedOnly,
    /// Items of one of the compared departments only.
    DifferencesOnly,
}

impl Narrowing {
    /// In the order in which they are offered.
    pub const ALL: [Narrowing; 3] = [
        Narrowing::All,
        Narrowing::SharedOnly,
        Narrowing::DifferencesOnly,
    ];

    /// The name on the page.
    pub fn label(self) -> Phrase {
        match self {
            Narrowing::All => Phrase {
                zh: "全部",
                en: "All",
            },
            Narrowing::SharedOnly => Phrase {
                zh: "只看共同",
                en: "Shared only",
            },
            Narrowing::DifferencesOnly => Phrase {
                zh: "只看差异",
                en: "Differences only",
            },
        }
    }

    /// Whether a row is shown.
    pub fn admits(self, row: &Row) -> bool {
        match self {
            Narrowing::All => true,
            Narrowing::SharedOnly => row.is_shared(),
            Narrowing::DifferencesOnly => !row.is_shared(),
        }
    }
}

/// How the items of one category fall to the compared departments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CategoryRow {
    pub category: CategoryId,
    /// Items of each compared department, by column. A shared item counts for
    /// each that it names.
    pub departments: Vec<Tally>,
    /// Items of any of them, each counted once.
    pub any: Tally,
}

/// Two to four departments side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The columns, in the order in which they were chosen.
    pub departments: Vec<DepartmentId>,
    /// Shared items first, then the others; each in the document's order.
    pub rows: Vec<Row>,
}

impl Comparison {
    /// Compares these departments; none unless they are two to four different
    /// departments of the document.
    pub fn new(duty_list: &DutyList, departments: &[DepartmentId]) -> Option<Comparison> {
        let known = |id: &DepartmentId| id.index() < duty_list.departments.len();
        let is_first = |at: usize| !departments[..at].contains(&departments[at]);
        if !(LEAST..=MOST).contains(&departments.len())
            || !departments.iter().all(known)
            || !(0..departments.len()).all(is_first)
        {
            return None;
        }
        let mut rows: Vec<Row> = duty_list
            .items
            .iter()
            .enumerate()
            .filter_map(|(position, item)| row(position, item, departments))
            .collect();
        sort_by_key(&mut rows, |row| usize::from(!row.is_shared()));
        Some(Comparison {
            departments: departments.to_vec(),
            rows,
        })
    }

    /// All columns.
    pub fn columns(&self) -> Columns {
        Columns::first(self.departments.len())
    }

    /// The departments of some columns.
    pub fn departments_in(&self, columns: Columns) -> impl Iterator<Item = DepartmentId> {
        let departments = self.departments.iter().enumerate();
        departments
            .filter(move |(column, _)| columns.contains(*column))
            .map(|(_, department)| *department)
    }

    /// The rows that are shown, in table order.
    pub fn narrowed(&self, narrowing: Narrowing) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(move |row| narrowing.admits(row))
    }

    /// The categories in which any of the departments has items, in the
    /// document's order.
    pub fn distribution(&self, duty_list: &DutyList) -> Vec<CategoryRow> {
        let count = self.departments.len();
        let mut categories: Vec<CategoryRow> = duty_list
            .category_ids()
            .map(|category| CategoryRow {
                category,
                departments: vec![Tally::default(); count],
                any: Tally::default(),
            })
            .collect();
        for row in &self.rows {
            let category = row.get(duty_list).category;
            let Some(category) = category else { continue };
            let counts = &mut categories[category.index()];
            counts.any.count(row.item.list);
            for column in row.columns.iter() {
                counts.departments[column].count(row.item.list);
            }
        }
        categories.retain(|counts| counts.any.both() > 0);
        categories
    }
}

fn row(position: usize, item: &Item, compared: &[DepartmentId]) -> Option<Row> {
    let columns = columns_of(&item.departments, compared);
    if columns.is_empty() {
        return None;
    }
    let placement = Placement::new(item, compared);
    Some(Row {
        item: item.id,
        position,
        columns,
        outside: outside(&item.departments, compared),
        parts: placement.parts,
        spans: placement.spans,
        other: placement.other,
        elsewhere: placement.elsewhere,
    })
}
