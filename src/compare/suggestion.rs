//! Who is worth comparing.

use super::order::sort_by_falling_key;
use super::selection::MOST;
use crate::duty_list::{DepartmentId, DutyList};

/// A department that could be compared with those chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suggestion {
    pub department: DepartmentId,
    /// The items that name it and at least one of those chosen, each counted
    /// once; when nobody is chosen, the items that name it among others.
    pub shared: usize,
}

/// The departments that share most items with those chosen, and among equals
/// in the document's order. Whoever shares nothing is left out, and so is
/// everybody once no further department can be chosen.
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
    sort_by_falling_key(&mut suggestions, |suggestion| suggestion.shared);
    suggestions
}
