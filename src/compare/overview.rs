//! Counts over any set of items: by list, by category, by department.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::duty_list::{CategoryId, DepartmentId, DutyList, ItemId, List};

/// How many departments an overview names.
pub const TOP_DEPARTMENTS: usize = 10;

/// How many items, by list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct ListCounts {
    pub basic: usize,
    pub supporting: usize,
    pub reclaimed: usize,
}

impl ListCounts {
    /// Counts one more item of this list.
    pub fn count(&mut self, list: List) {
        match list {
            List::Basic => self.basic += 1,
            List::Supporting => self.supporting += 1,
            List::Reclaimed => self.reclaimed += 1,
        }
    }

    pub fn in_list(self, list: List) -> usize {
        match list {
            List::Basic => self.basic,
            List::Supporting => self.supporting,
            List::Reclaimed => self.reclaimed,
        }
    }

    pub fn total(self) -> usize {
        self.basic + self.supporting + self.reclaimed
    }
}

/// What a set of items consists of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overview {
    pub lists: ListCounts,
    /// The categories with items, in the document's order. Together they have
    /// the items of all lists, except those without a category.
    pub categories: Vec<(CategoryId, ListCounts)>,
    /// The departments with most items, at most [`TOP_DEPARTMENTS`]; equals in
    /// the document's order. An item counts for each department that it names.
    pub departments: Vec<(DepartmentId, ListCounts)>,
}

/// Counts these items of a list, each once. Ids that the list does not have do
/// not count.
pub fn overview(duty_list: &DutyList, items: impl IntoIterator<Item = ItemId>) -> Overview {
    let ids: BTreeSet<ItemId> = items.into_iter().collect();
    let mut lists = ListCounts::default();
    let mut categories: BTreeMap<CategoryId, ListCounts> = BTreeMap::new();
    let mut departments: BTreeMap<DepartmentId, ListCounts> = BTreeMap::new();
    for item in ids.into_iter().filter_map(|id| duty_list.item(id)) {
        let list = item.id.list;
        lists.count(list);
        if let Some(category) = item.category {
            categories.entry(category).or_default().count(list);
        }
        for department in &item.departments {
            departments.entry(*department).or_default().count(list);
        }
    }
    let mut departments: Vec<_> = departments.into_iter().collect();
    departments.sort_by_key(|(_, counts)| Reverse(counts.total()));
    departments.truncate(TOP_DEPARTMENTS);
    Overview {
        lists,
        categories: categories.into_iter().collect(),
        departments,
    }
}
