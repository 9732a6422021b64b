//! The counts beside the filter options.

use crate::duty_list::{CategoryId, DepartmentId, DutyList, Item, List};
use crate::notes::Mark;

use super::filter::{FacetMode, Filters};

/// How many items each filter option would give if it were the only included
/// one of its group: all that match the query, pass every other group, have
/// the option, and have no other option that their own group excludes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facets {
    lists: [usize; List::ALL.len()],
    categories: Vec<usize>,
    departments: Vec<usize>,
    marks: [usize; Mark::ALL.len()],
}

impl Facets {
    /// All counts at zero.
    pub(super) fn new(duty_list: &DutyList) -> Facets {
        Facets {
            lists: [0; List::ALL.len()],
            categories: vec![0; duty_list.categories.len()],
            departments: vec![0; duty_list.departments.len()],
            marks: [0; Mark::ALL.len()],
        }
    }

    pub fn list(&self, list: List) -> usize {
        self.lists[list as usize]
    }

    pub fn category(&self, id: CategoryId) -> usize {
        self.categories.get(id.index()).copied().unwrap_or(0)
    }

    pub fn department(&self, id: DepartmentId) -> usize {
        let count = self.departments.get(id.index());
        count.copied().unwrap_or(0)
    }

    pub fn mark(&self, mark: Mark) -> usize {
        self.marks[mark as usize]
    }

    /// Counts an item that matches the query, and says whether the filters
    /// admit it.
    pub(super) fn count(&mut self, item: &Item, mark: Mark, filters: &Filters) -> bool {
        let list = filters.lists.admits(&[item.id.list]);
        let category = filters.categories.admits(item.category.as_slice());
        let department = filters.departments.admits(&item.departments);
        let marked = filters.marks.admits(&[mark]);
        if category && department && marked {
            self.lists[item.id.list as usize] += 1;
        }
        if let Some(category) = item.category
            && list
            && department
            && marked
        {
            self.categories[category.index()] += 1;
        }
        if list && category && department {
            self.marks[mark as usize] += 1;
        }
        if list && category && marked {
            for &id in &item.departments {
                let others = item.departments.iter().filter(|other| **other != id);
                let mut modes = others.map(|other| filters.departments.mode(*other));
                if !modes.any(|mode| mode == Some(FacetMode::Exclude)) {
                    self.departments[id.index()] += 1;
                }
            }
        }
        list && category && department && marked
    }
}
