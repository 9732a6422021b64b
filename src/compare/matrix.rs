//! Counts of items as matrices: department × category, department × department.

use std::cmp::Reverse;

use super::tally::Tally;
use crate::duty_list::{CategoryId, DepartmentId, DutyList};

/// The order of a matrix's rows or columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// The document's own order.
    #[default]
    Document,
    /// The largest totals first, equals in the document's order.
    Size,
    /// The largest cells of this category first: departments only.
    Category(CategoryId),
}

/// How many items each department has in each category.
///
/// A cell counts the items that name the department and have the category:
/// exactly those that the address `?dept=X&cat=Y` shows, or with
/// `&list=supporting` or `&list=reclaimed` one part of the tally.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matrix {
    /// By department, then by category.
    cells: Vec<Vec<Tally>>,
    departments: Vec<Tally>,
    category_items: Vec<Tally>,
    mentions: Tally,
    items: Tally,
}

impl Matrix {
    pub fn new(duty_list: &DutyList) -> Matrix {
        let categories = duty_list.categories.len();
        let departments = duty_list.departments.len();
        let mut matrix = Matrix {
            cells: vec![vec![Tally::default(); categories]; departments],
            departments: vec![Tally::default(); departments],
            category_items: vec![Tally::default(); categories],
            mentions: Tally::default(),
            items: Tally::default(),
        };
        for item in duty_list.items.iter().filter(|i| !i.departments.is_empty()) {
            let list = item.id.list;
            let category = item.category.map(CategoryId::index);
            if let Some(category) = category {
                matrix.category_items[category].count(list);
            }
            matrix.items.count(list);
            for department in &item.departments {
                let department = department.index();
                if let Some(category) = category {
                    matrix.cells[department][category].count(list);
                }
                matrix.departments[department].count(list);
                matrix.mentions.count(list);
            }
        }
        matrix
    }

    /// The items of a department in a category.
    pub fn cell(&self, department: DepartmentId, category: CategoryId) -> Tally {
        self.cells[department.index()][category.index()]
    }

    /// A row's total: the department's items, as `?dept=X` shows them.
    pub fn department(&self, department: DepartmentId) -> Tally {
        self.departments[department.index()]
    }

    /// The items of a category that name a department, each counted once:
    /// `?cat=Y&list=supporting&list=reclaimed`.
    pub fn category_items(&self, category: CategoryId) -> Tally {
        self.category_items[category.index()]
    }

    /// The sum of a column: an item counts once for each department it names.
    pub fn category_mentions(&self, category: CategoryId) -> Tally {
        let mut sum = Tally::default();
        for row in &self.cells {
            sum += row[category.index()];
        }
        sum
    }

    /// The sum of all cells.
    pub fn mentions(&self) -> Tally {
        self.mentions
    }

    /// All items that name a department, each counted once.
    pub fn items(&self) -> Tally {
        self.items
    }

    /// The categories with a cell that is not empty, in the document's order.
    pub fn categories(&self) -> impl Iterator<Item = CategoryId> {
        let items = self.category_items.iter().zip(0..);
        items
            .filter(|(tally, _)| tally.both() > 0)
            .map(|(_, id)| CategoryId(id))
    }

    /// The rows in an order.
    pub fn departments_in_order(&self, order: Order) -> Vec<DepartmentId> {
        let mut departments: Vec<DepartmentId> =
            (0u32..).map(DepartmentId).take(self.cells.len()).collect();
        match order {
            Order::Document => {}
            Order::Size => departments.sort_by_key(|id| Reverse(self.department(*id).both())),
            Order::Category(category) => {
                departments.sort_by_key(|id| Reverse(self.cell(*id, category).both()));
            }
        }
        departments
    }

    /// The columns that are not empty, in an order.
    pub fn categories_in_order(&self, order: Order) -> Vec<CategoryId> {
        let mut categories: Vec<CategoryId> = self.categories().collect();
        if order == Order::Size {
            categories.sort_by_key(|id| Reverse(self.category_mentions(*id).both()));
        }
        categories
    }

    /// The largest cell, both lists together: the end of a colour scale.
    pub fn largest(&self) -> usize {
        let cells = self.cells.iter().flatten();
        cells.map(|tally| tally.both()).max().unwrap_or(0)
    }
}

/// How many items name both of two departments.
///
/// A cell links to `?view=compare&dept=a&dept=b` and equals what that
/// comparison counts for "at least these" two. (Among the items, a repeated
/// `dept` means either of them, so no address there shows just these items.)
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoOccurrence {
    cells: Vec<Vec<Tally>>,
    /// The items of each department that name another one too.
    shared: Vec<Tally>,
}

impl CoOccurrence {
    pub fn new(duty_list: &DutyList) -> CoOccurrence {
        let departments = duty_list.departments.len();
        let mut cells = vec![vec![Tally::default(); departments]; departments];
        let mut shared = vec![Tally::default(); departments];
        for item in &duty_list.items {
            for one in &item.departments {
                if item.departments.len() > 1 {
                    shared[one.index()].count(item.id.list);
                }
                for other in &item.departments {
                    cells[one.index()][other.index()].count(item.id.list);
                }
            }
        }
        CoOccurrence { cells, shared }
    }

    /// The items of a department that name another one too, each counted once.
    pub fn shared(&self, department: DepartmentId) -> Tally {
        self.shared[department.index()]
    }

    /// The departments that share items, in an order; [`Order::Category`] means
    /// the document's.
    pub fn departments_in_order(&self, order: Order) -> Vec<DepartmentId> {
        let mut departments: Vec<DepartmentId> = (0u32..)
            .map(DepartmentId)
            .take(self.cells.len())
            .filter(|id| self.shared(*id).both() > 0)
            .collect();
        if order == Order::Size {
            departments.sort_by_key(|id| Reverse(self.shared(*id).both()));
        }
        departments
    }

    /// The items that name both, in either order; for a department and itself,
    /// all of its items.
    pub fn cell(&self, one: DepartmentId, other: DepartmentId) -> Tally {
        self.cells[one.index()][other.index()]
    }

    /// The largest cell of two different departments, both lists together.
    pub fn largest(&self) -> usize {
        let rows = self.cells.iter().enumerate();
        let off_diagonal = rows.flat_map(|(at, row)| row[..at].iter());
        off_diagonal.map(|tally| tally.both()).max().unwrap_or(0)
    }
}
