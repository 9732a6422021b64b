//! What the tests of comparisons share.

#![allow(dead_code, reason = "each test file uses a part of it")]

use std::collections::BTreeSet;

use duty_atlas::compare::Tally;
use duty_atlas::duty_list::{CategoryId, DepartmentId, DutyList, Item, ItemId, List};
use duty_atlas::search::{FacetMode, Filters};

pub fn duty_list() -> DutyList {
    duty_atlas::embedded::duty_list()
}

/// The departments with these ids.
pub fn choose(duty_list: &DutyList, ids: &[&str]) -> Vec<DepartmentId> {
    let ids = ids.iter();
    ids.map(|id| duty_list.department_with_id(id).expect(id))
        .collect()
}

/// The ids of these departments.
pub fn ids(
    duty_list: &DutyList,
    departments: impl IntoIterator<Item = DepartmentId>,
) -> Vec<String> {
    let departments = departments.into_iter();
    departments
        .map(|id| duty_list.department(id).id.clone())
        .collect()
}

/// The items that pass a test, which is given the departments of each as a set.
pub fn recount(
    duty_list: &DutyList,
    passes: impl Fn(&Item, &BTreeSet<u32>) -> bool,
) -> BTreeSet<ItemId> {
    let mut found = BTreeSet::new();
    for item in &duty_list.items {
        let named: BTreeSet<u32> = item.departments.iter().map(|id| id.0).collect();
        if passes(item, &named) {
            found.insert(item.id);
        }
    }
    found
}

/// How many of them stand in which list.
pub fn by_list(items: &BTreeSet<ItemId>) -> Tally {
    let supporting = items
        .iter()
        .filter(|id| id.list == List::Supporting)
        .count();
    Tally {
        supporting,
        reclaimed: items.len() - supporting,
    }
}

/// What an address with these filters shows.
pub fn behind_link(
    duty_list: &DutyList,
    department: DepartmentId,
    category: Option<CategoryId>,
) -> Tally {
    let mut filters = Filters::default();
    filters
        .departments
        .set(department, Some(FacetMode::Include));
    if let Some(category) = category {
        filters.categories.set(category, Some(FacetMode::Include));
    }
    Tally::of(
        duty_list
            .items
            .iter()
            .filter(|item| filters.admits(item, Default::default())),
    )
}
