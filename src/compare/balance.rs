//! The county's clauses beside the township's.

use crate::duty_list::{Attribution, CategoryId, DepartmentId, DutyList, Item};

/// How many clauses the county has and how many the township.
///
/// A clause counts once in its item, also where it names several departments,
/// no department or another actor. Reclaimed items have county clauses only,
/// basic items have none at all. To leave a list out, pass the other items.
///
/// Clauses differ in length and weight, so the numbers say how finely the two
/// sides are written down, not how much work they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Balance {
    /// Clauses of the superior's duties (上级部门职责).
    pub county: usize,
    /// Clauses of the township's duties (乡镇配合职责).
    pub township: usize,
}

impl Balance {
    /// All clauses of these items.
    pub fn of_items<'a>(items: impl IntoIterator<Item = &'a Item>) -> Balance {
        let mut balance = Balance::default();
        for item in items {
            balance.county += item.superior.len();
            balance.township += item.township.len();
        }
        balance
    }

    /// All clauses of the items of a category.
    pub fn of_category(duty_list: &DutyList, category: CategoryId) -> Balance {
        let items = duty_list.items.iter();
        Balance::of_items(items.filter(|item| item.category == Some(category)))
    }

    /// A department's own clauses in these items, and all township clauses of
    /// the items that name it. A clause that names several departments counts
    /// for each of them, so the departments' balances do not add up to the
    /// whole. Joint clauses and those of another actor do not count.
    pub fn of_department<'a>(
        department: DepartmentId,
        items: impl IntoIterator<Item = &'a Item>,
    ) -> Balance {
        let mut balance = Balance::default();
        for item in items {
            if !item.departments.contains(&department) {
                continue;
            }
            let attributions = item.superior.iter().map(|superior| &superior.attribution);
            balance.county += attributions.filter(|a| is_own(a, department)).count();
            balance.township += item.township.len();
        }
        balance
    }
}

/// Whether a clause is the department's own: it is the item's only department,
/// or the clause names it.
pub(super) fn is_own(attribution: &Attribution, department: DepartmentId) -> bool {
    match attribution {
        Attribution::Sole(only) => *only == department,
        Attribution::Named(departments) => departments.contains(&department),
        Attribution::Joint | Attribution::Other => false,
    }
}
