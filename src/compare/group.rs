//! The rows of a comparison by groups: shared by several of the departments, or
//! one department's only. The groups are the filter and divide the table.

use std::cmp::Reverse;

use super::columns::Columns;
use super::comparison::{Comparison, Row, TownshipPart};
use super::placement::{Part, SpanKind};
use super::tally::Tally;
use crate::duty_list::{DepartmentId, DutyList};

/// Which of the compared departments an item names. Every row belongs to
/// exactly one group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Several of them.
    Shared,
    /// This one only; departments outside the comparison do not matter.
    Only(DepartmentId),
}

impl Group {
    /// The value in addresses: `shared`, or a department's id.
    pub fn id(self, duty_list: &DutyList) -> &str {
        match self {
            Group::Shared => "shared",
            Group::Only(department) => &duty_list.department(department).id,
        }
    }

    /// The group with this [`id`](Group::id).
    pub fn from_id(id: &str, duty_list: &DutyList) -> Option<Group> {
        match id {
            "shared" => Some(Group::Shared),
            _ => duty_list.department_with_id(id).map(Group::Only),
        }
    }
}

/// How many items a group has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GroupCount {
    pub group: Group,
    pub items: Tally,
}

/// The order of the rows within each group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// The order of the list.
    #[default]
    List,
    /// By category, in the order of the document.
    Category,
    /// The items with most clauses, the county's and the township's, first.
    Clauses,
}

impl Sort {
    /// In the order in which they are offered.
    pub const ALL: [Sort; 3] = [Sort::List, Sort::Category, Sort::Clauses];

    /// The value in addresses.
    pub fn id(self) -> &'static str {
        match self {
            Sort::List => "list",
            Sort::Category => "category",
            Sort::Clauses => "clauses",
        }
    }

    /// The sort order with this [`id`](Sort::id).
    pub fn from_id(id: &str) -> Option<Sort> {
        Sort::ALL.into_iter().find(|sort| sort.id() == id)
    }
}

/// Which rows of a comparison are shown, and in which order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct ComparisonView {
    /// None shows all groups, and so does one that the comparison does not have.
    pub group: Option<Group>,
    pub sort: Sort,
}

/// The rows of one group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section<'c> {
    pub group: Group,
    pub items: Tally,
    /// Sorted as the view says; at least one.
    pub rows: Vec<&'c Row>,
}

/// The sums of one column over some rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ColumnTotal {
    /// Items that name the department.
    pub items: Tally,
    /// Clauses in which it acts alone or with others that are named with it.
    pub clauses: usize,
    /// Clauses of its items that do not say which department acts.
    pub joint: usize,
    /// Items that list it without any clause, not even a joint one.
    pub without_clause: usize,
}

/// The sums of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Totals {
    /// By column. What departments share counts for each of them, so the
    /// columns do not add up to `any`.
    pub departments: Vec<ColumnTotal>,
    /// All compared departments together, with each item and each clause
    /// counted once.
    pub any: ColumnTotal,
    /// The township's clauses.
    pub township: usize,
}

impl Comparison {
    /// All groups with their counts, the empty ones too: shared first, then by
    /// column. The counts add up to the number of rows.
    pub fn groups(&self) -> Vec<GroupCount> {
        let only = self.departments.iter().copied().map(Group::Only);
        [Group::Shared]
            .into_iter()
            .chain(only)
            .map(|group| GroupCount {
                group,
                items: tally(self.rows.iter().filter(|row| row.group == group)),
            })
            .collect()
    }

    /// The groups that a view shows, without empty ones.
    pub fn sections(&self, duty_list: &DutyList, view: ComparisonView) -> Vec<Section<'_>> {
        let groups = self.groups();
        let has = |wanted: &Group| groups.iter().any(|known| known.group == *wanted);
        let wanted = view.group.filter(has);
        groups
            .iter()
            .filter(|known| wanted.is_none_or(|group| group == known.group))
            .filter(|known| known.items.both() > 0)
            .map(|known| Section {
                group: known.group,
                items: known.items,
                rows: self.sorted_rows(duty_list, known.group, view.sort),
            })
            .collect()
    }

    /// The rows that a view shows, in table order.
    pub fn shown(&self, duty_list: &DutyList, view: ComparisonView) -> Vec<&Row> {
        let sections = self.sections(duty_list, view).into_iter();
        sections.flat_map(|section| section.rows).collect()
    }

    fn sorted_rows(&self, duty_list: &DutyList, group: Group, sort: Sort) -> Vec<&Row> {
        let mut rows: Vec<&Row> = self.rows.iter().filter(|row| row.group == group).collect();
        match sort {
            Sort::List => {}
            // Items without a category come last.
            Sort::Category => rows.sort_by_key(|row| {
                let category = row.get(duty_list).category;
                (category.is_none(), category)
            }),
            Sort::Clauses => rows.sort_by_key(|row| {
                let item = row.get(duty_list);
                Reverse(item.superior.len() + item.township.len())
            }),
        }
        rows
    }

    /// The sums of some rows of this comparison.
    pub fn totals<'r>(&self, rows: impl IntoIterator<Item = &'r Row>) -> Totals {
        let mut totals = Totals {
            departments: vec![ColumnTotal::default(); self.departments.len()],
            any: ColumnTotal::default(),
            township: 0,
        };
        for row in rows {
            totals.any.items.count(row.item.list);
            for column in row.columns.iter() {
                totals.departments[column].items.count(row.item.list);
            }
            for (column, part) in row.parts.iter().enumerate() {
                match part {
                    Part::Own(clauses) => {
                        totals.departments[column].clauses += clauses.len();
                        totals.any.clauses += clauses.len();
                    }
                    Part::Listed => totals.departments[column].without_clause += 1,
                    Part::Absent | Part::Shared => {}
                }
            }
            totals.any.without_clause += usize::from(is_without_clause(row));
            for span in &row.spans {
                totals.add_span(span.kind, span.columns, span.clauses.len());
            }
            if let TownshipPart::Clauses(clauses) = row.township {
                totals.township += clauses;
            }
        }
        totals
    }
}

impl Totals {
    fn add_span(&mut self, kind: SpanKind, columns: Columns, clauses: usize) {
        let count = |total: &mut ColumnTotal| match kind {
            SpanKind::Named => total.clauses += clauses,
            SpanKind::Joint => total.joint += clauses,
        };
        count(&mut self.any);
        for column in columns.iter() {
            count(&mut self.departments[column]);
        }
    }
}

/// Whether none of the compared departments has a clause in the item.
fn is_without_clause(row: &Row) -> bool {
    row.parts
        .iter()
        .all(|part| matches!(part, Part::Absent | Part::Listed))
}

fn tally<'r>(rows: impl Iterator<Item = &'r Row>) -> Tally {
    let mut tally = Tally::default();
    for row in rows {
        tally.count(row.item.list);
    }
    tally
}
