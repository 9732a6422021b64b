//! What there could be a suggestion for: items that the reader was not content
//! with, and tasks that were on no list.

use std::collections::BTreeSet;

use crate::duty_list::{DutyList, ItemId};
use crate::notes::{Book, Mark, Note, RecordId, Responsibility, Suggestion, Task};

/// A task of the ledger that was on no list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferedTask {
    pub id: RecordId,
    pub text: String,
    /// The date of the task (YYYY-MM-DD).
    pub date: String,
}

/// The items marked 存疑 or 待办 without a suggestion, in the list's order.
pub fn offered_items(
    list: &DutyList,
    notes: &Book<Note>,
    suggestions: &Book<Suggestion>,
) -> Vec<ItemId> {
    let done = named(suggestions, |suggestion| suggestion.item.clone());
    let items = list.items.iter().map(|item| item.id);
    items
        .filter(|id| matches!(notes.mark(*id), Mark::Questioned | Mark::FollowUp))
        .filter(|id| !done.contains(&id.to_string()))
        .collect()
}

/// The tasks on no list without a suggestion, the latest first.
pub fn offered_tasks(tasks: &Book<Task>, suggestions: &Book<Suggestion>) -> Vec<OfferedTask> {
    let done = named(suggestions, |suggestion| suggestion.task.clone());
    let mut offered: Vec<OfferedTask> = tasks
        .annotated()
        .filter(|id| !done.contains(&id.0))
        .filter_map(|id| {
            let task = tasks.payload(id)?;
            let on_no_list =
                task.items.is_empty() || task.responsibility == Responsibility::NotListed;
            on_no_list.then(|| OfferedTask {
                id: id.clone(),
                text: task.text.clone(),
                date: task.date.clone(),
            })
        })
        .collect();
    offered.sort_by(|a, b| (&b.date, &b.id).cmp(&(&a.date, &a.id)));
    offered
}

fn named(
    suggestions: &Book<Suggestion>,
    name: impl Fn(&Suggestion) -> Option<String>,
) -> BTreeSet<String> {
    let ids = suggestions.annotated();
    ids.filter_map(|id| name(suggestions.payload(id)?))
        .collect()
}
