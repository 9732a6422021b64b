//! Which departments are worth comparing.

use std::cmp::Reverse;

use super::matrix::CoOccurrence;
use super::selection::MOST;
use super::tally::Tally;
use crate::duty_list::{DepartmentId, DutyList};

/// A department that could be compared with those chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suggestion {
    pub department: DepartmentId,
    /// The items that name it and at least one of those chosen, each counted
    /// once; when none is chosen, the items that name it among others.
    pub shared: usize,
}

/// The departments that share most items with those chosen, equals in the
/// document's order. Departments that share nothing are left out. Empty once no
/// further department can be chosen.
pub fn suggestions(duty_list: &DutyList, chosen: &[DepartmentId]) -> Vec<Suggestion> {
    if chosen.len() >= MOST {
        return Vec::new();
    }
    let mut shared = vec![0; duty_list.departments.len()];
    for item in &duty_list.items {
        let meets = if chosen.is_empty() {
            item.departments.len() > 1
        } else {
            item.departments.iter().any(|id| chosen.contains(id))
        };
        if meets {
            for department in &item.departments {
                shared[department.index()] += 1;
            }
        }
    }
    let mut suggestions: Vec<Suggestion> = duty_list
        .department_ids()
        .zip(shared)
        .filter(|(department, shared)| *shared > 0 && !chosen.contains(department))
        .map(|(department, shared)| Suggestion { department, shared })
        .collect();
    suggestions.sort_by_key(|suggestion| Reverse(suggestion.shared));
    suggestions
}

/// Two departments that share items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// In the document's order.
    pub departments: [DepartmentId; 2],
    pub shared: Tally,
}

/// The `count` pairs that share most items, equals in the document's order.
pub fn top_pairs(duty_list: &DutyList, count: usize) -> Vec<Pair> {
    let counts = CoOccurrence::new(duty_list);
    let pair = |one, other| Pair {
        departments: [one, other],
        shared: counts.cell(one, other),
    };
    let mut pairs: Vec<Pair> = duty_list
        .department_ids()
        .flat_map(|one| duty_list.department_ids().map(move |other| (one, other)))
        .filter(|(one, other)| one < other)
        .map(|(one, other)| pair(one, other))
        .filter(|pair| pair.shared.both() > 0)
        .collect();
    pairs.sort_by_key(|pair| Reverse(pair.shared.both()));
    pairs.truncate(count);
    pairs
}
