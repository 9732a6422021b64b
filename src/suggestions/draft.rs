//! What a suggestion starts from, so that nothing is typed twice.

use crate::duty_list::{DutyList, Item, ItemId};
use crate::notes::{RecordId, Suggestion, SuggestionKind, Task};

/// A suggestion for an item, whose reason starts from the note on it.
pub fn for_item(item: ItemId, note: &str) -> Suggestion {
    Suggestion {
        item: Some(item.to_string()),
        reason: note.trim().to_owned(),
        ..Suggestion::default()
    }
}

/// A suggestion to add what a task of the ledger asks for. Its reason is the
/// task and what was concluded.
pub fn for_task(id: &RecordId, task: &Task) -> Suggestion {
    let texts = [task.text.trim(), task.conclusion.trim()];
    let texts: Vec<&str> = texts.into_iter().filter(|text| !text.is_empty()).collect();
    Suggestion {
        task: Some(id.to_string()),
        kind: SuggestionKind::Add,
        reason: texts.join("\n"),
        ..Suggestion::default()
    }
}

/// Gives a suggestion an item. What was written stays; the reason starts from
/// the note where there is none yet.
pub fn set_item(suggestion: &mut Suggestion, list: &DutyList, item: ItemId, note: &str) {
    let kind = match suggestion.kind {
        // An item of the list need not be added.
        SuggestionKind::Add => SuggestionKind::Other,
        kind => kind,
    };
    suggestion.item = Some(item.to_string());
    if suggestion.reason.is_empty() {
        note.trim().clone_into(&mut suggestion.reason);
    }
    set_kind(suggestion, list, kind);
}

/// Changes the kind. A proposal that the reader has not touched becomes what
/// the new kind starts from; the item is kept even where the kind needs none,
/// since keys may only pass through that kind.
pub fn set_kind(suggestion: &mut Suggestion, list: &DutyList, kind: SuggestionKind) {
    let item = item_of(suggestion, list);
    let start = |kind| item.map_or_else(String::new, |item| starting_text(kind, item, list));
    let proposal = &suggestion.proposal;
    if proposal.is_empty() || *proposal == start(suggestion.kind) {
        suggestion.proposal = start(kind);
    }
    suggestion.kind = kind;
}

/// The item that a suggestion is about, where the list has it.
pub(super) fn item_of<'a>(suggestion: &Suggestion, list: &'a DutyList) -> Option<&'a Item> {
    let id = suggestion.item.as_deref()?.parse().ok()?;
    list.item(id)
}

fn starting_text(kind: SuggestionKind, item: &Item, list: &DutyList) -> String {
    match kind {
        SuggestionKind::Reword => item.title.clone(),
        SuggestionKind::Departments => departments_text(item, list),
        _ => String::new(),
    }
}

/// The departments of an item as the document writes them.
pub fn departments_text(item: &Item, list: &DutyList) -> String {
    let names = item.departments.iter();
    let names: Vec<&str> = names
        .map(|id| list.department(*id).name.as_str())
        .chain(item.other_departments.as_deref())
        .collect();
    names.join("、")
}
