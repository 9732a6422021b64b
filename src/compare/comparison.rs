//! Two to four departments side by side.

use super::columns::Columns;
use super::group::Group;
use super::placement::{Part, Placement, Span, columns_of, outside};
use super::selection::{LEAST, MOST};
use super::tally::Tally;
use crate::duty_list::{CategoryId, DepartmentId, DutyList, Item, ItemId, List};

/// An item in which at least one of the compared departments appears. Every
/// clause of its superior's duties is exactly once in `parts`, `spans`, `other`
/// and `elsewhere` together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub item: ItemId,
    /// The item's index in [`DutyList::items`].
    pub position: usize,
    pub group: Group,
    /// The compared departments that the item names.
    pub columns: Columns,
    /// The other departments that the item names.
    pub outside: Vec<DepartmentId>,
    /// Whether the item adds further departments without naming them.
    pub has_unnamed: bool,
    /// What each compared department does, by column.
    pub parts: Vec<Part>,
    /// The clauses that belong to several columns, to be shown once.
    pub spans: Vec<Span>,
    /// The clauses that name an actor which is none of the item's departments.
    pub other: Vec<usize>,
    /// The clauses of departments outside the comparison.
    pub elsewhere: Vec<usize>,
    pub township: TownshipPart,
}

impl Row {
    /// Whether several of the compared departments have a part.
    pub fn is_shared(&self) -> bool {
        self.group == Group::Shared
    }

    /// Whether the item has departments outside the comparison, named or not.
    pub fn names_others(&self) -> bool {
        self.has_unnamed || !self.outside.is_empty()
    }

    /// The item in the list that was compared.
    pub fn get<'d>(&self, duty_list: &'d DutyList) -> &'d Item {
        &duty_list.items[self.position]
    }
}

/// What an item leaves to the township.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TownshipPart {
    /// So many clauses, all of [`Item::township`].
    Clauses(usize),
    /// The item is the township's too, but the list writes no clause.
    NoClause,
    /// The county has taken the item back.
    TakenBack,
}

impl TownshipPart {
    pub fn of(item: &Item) -> TownshipPart {
        match (item.township.len(), item.id.list) {
            (0, List::Reclaimed) => TownshipPart::TakenBack,
            (0, _) => TownshipPart::NoClause,
            (clauses, _) => TownshipPart::Clauses(clauses),
        }
    }
}

/// How the items of one category fall to the compared departments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CategoryRow {
    pub category: CategoryId,
    /// Items of each compared department, by column. A shared item counts for
    /// each department that it names.
    pub departments: Vec<Tally>,
    /// Items of any of them, each counted once.
    pub any: Tally,
}

/// Two to four departments side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The columns, in the order in which they were chosen.
    pub departments: Vec<DepartmentId>,
    /// Group by group, shared items first; each group in the list's order.
    pub rows: Vec<Row>,
}

impl Comparison {
    /// Compares these departments; none unless they are two to four different
    /// departments of the list.
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
        // Stable, so each group keeps the list's order.
        rows.sort_by_key(|row| group_order(row.group, departments));
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

/// The shared items first, then each department's in the order of the columns.
fn group_order(group: Group, compared: &[DepartmentId]) -> usize {
    match group {
        Group::Shared => 0,
        Group::Only(department) => {
            1 + compared
                .iter()
                .position(|own| *own == department)
                .unwrap_or(compared.len())
        }
    }
}

fn row(position: usize, item: &Item, compared: &[DepartmentId]) -> Option<Row> {
    if item.id.list == List::Basic {
        return None;
    }
    let columns = columns_of(&item.departments, compared);
    let first = columns.iter().next()?;
    let placement = Placement::new(item, compared);
    Some(Row {
        item: item.id,
        position,
        group: match columns.len() {
            1 => Group::Only(compared[first]),
            _ => Group::Shared,
        },
        columns,
        outside: outside(&item.departments, compared),
        has_unnamed: item.other_departments.is_some(),
        parts: placement.parts,
        spans: placement.spans,
        other: placement.other,
        elsewhere: placement.elsewhere,
        township: TownshipPart::of(item),
    })
}
