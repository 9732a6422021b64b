//! What is on the sheet: all suggestions, by list and kind, each with what
//! is there now and what it would become.

use std::collections::BTreeSet;

use super::draft::{departments_text, item_of};
use crate::duty_list::{DutyList, ItemId, List};
use crate::editions::{Span, text_change};
use crate::notes::{Book, RecordId, Sibling, Suggestion, SuggestionKind};

/// The sheet; without words of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    pub groups: Vec<Group>,
}

/// The suggestions of one kind for one list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The list of the items, or the one that they are to be added to; none
    /// where that was not chosen.
    pub list: Option<List>,
    pub kind: SuggestionKind,
    pub entries: Vec<Entry>,
}

/// One suggestion, or one of its texts that wait for a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub id: RecordId,
    /// None where an item is to be added.
    pub subject: Option<Subject>,
    /// The list that the item is to be moved to.
    pub target: Option<List>,
    /// The present title; what would go is marked.
    pub title: Vec<Span>,
    /// The present departments, where it is about them.
    pub departments: Vec<Span>,
    /// What it would become; what is new is marked.
    pub proposal: Vec<Span>,
    pub reason: String,
    pub basis: String,
    /// Whether this is another text of the suggestion before it, and the reader
    /// has not chosen yet.
    pub undecided: bool,
}

/// The item that a suggestion is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// As the suggestion names it; the list need not have it.
    pub id: String,
    pub item: Option<ItemId>,
    /// The number that is printed before it; its id where the list has none.
    pub number: String,
}

impl Sheet {
    /// All suggestions that say something.
    pub fn new(book: &Book<Suggestion>, list: &DutyList) -> Sheet {
        let mut entries: Vec<(Place, Entry)> = Vec::new();
        for id in book.annotated() {
            let shown = book.payload(id).map(|shown| (shown, false));
            let others = book.others(id).into_iter();
            let others = others.map(|other: &Sibling<_>| (&other.payload, true));
            // The texts of one suggestion stay together, at the place of the shown one.
            let place = shown.map(|(shown, _)| Place::of(shown, id));
            for (suggestion, undecided) in shown.into_iter().chain(others) {
                let place = place.clone().unwrap_or_else(|| Place::of(suggestion, id));
                entries.push((place, entry(id, suggestion, list, undecided)));
            }
        }
        entries.sort_by(|(a, _), (b, _)| a.cmp(b));
        let mut groups: Vec<(GroupKey, Group)> = Vec::new();
        for (place, entry) in entries {
            match groups.last_mut() {
                Some((key, group)) if *key == place.group => group.entries.push(entry),
                _ => groups.push((
                    place.group,
                    Group {
                        list: place.group.list(),
                        kind: place.group.1,
                        entries: vec![entry],
                    },
                )),
            }
        }
        Sheet {
            groups: groups.into_iter().map(|(_, group)| group).collect(),
        }
    }

    /// How many suggestions there are.
    pub fn count(&self) -> usize {
        let entries = self.groups.iter().flat_map(|group| &group.entries);
        entries.filter(|entry| !entry.undecided).count()
    }

    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }
}

/// The list's position, after all lists where there is none; then the kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct GroupKey(usize, SuggestionKind);

impl GroupKey {
    fn list(self) -> Option<List> {
        List::ALL.get(self.0).copied()
    }
}

/// The place of a suggestion on the sheet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    group: GroupKey,
    item: Option<ItemId>,
    id: RecordId,
}

impl Place {
    fn of(suggestion: &Suggestion, id: &RecordId) -> Place {
        let item = item_id(suggestion);
        let list = match suggestion.kind {
            SuggestionKind::Add => target(suggestion),
            _ => item.map(|item| item.list),
        };
        let position = list.and_then(|list| List::ALL.iter().position(|it| *it == list));
        Place {
            group: GroupKey(position.unwrap_or(List::ALL.len()), suggestion.kind),
            item,
            id: id.clone(),
        }
    }
}

/// The item, unless one is to be added.
fn item_id(suggestion: &Suggestion) -> Option<ItemId> {
    let id = suggestion.item.as_deref()?.parse().ok()?;
    (suggestion.kind != SuggestionKind::Add).then_some(id)
}

fn target(suggestion: &Suggestion) -> Option<List> {
    suggestion.list.as_deref().and_then(List::from_id)
}

fn entry(id: &RecordId, suggestion: &Suggestion, list: &DutyList, undecided: bool) -> Entry {
    let kind = suggestion.kind;
    let is_new = kind == SuggestionKind::Add;
    let item = item_of(suggestion, list).filter(|_| !is_new);
    let subject = suggestion.item.as_ref().filter(|_| !is_new);
    let subject = subject.map(|id| Subject {
        id: id.clone(),
        item: item_id(suggestion),
        number: item.map_or_else(
            || id.clone(),
            |item| {
                let printed = item.printed_number.clone();
                printed.unwrap_or_else(|| item.id.number.to_string())
            },
        ),
    });
    let present = item.map_or("", |item| item.title.as_str());
    let proposed = suggestion.proposal.trim();
    let mut title = span(present, kind == SuggestionKind::Remove);
    let mut departments = Vec::new();
    let mut proposal = span(proposed, is_new);
    match (kind, item) {
        (SuggestionKind::Reword, _) if !proposed.is_empty() => {
            let change = text_change(present, proposed);
            (title, proposal) = (change.old, change.new);
        }
        (SuggestionKind::Departments, Some(item)) => {
            let now = departments_text(item, list);
            departments = span(&now, false);
            if !proposed.is_empty() {
                departments = marked_names(&now, proposed, list);
                proposal = marked_names(proposed, &now, list);
            }
        }
        _ => {}
    }
    Entry {
        id: id.clone(),
        subject,
        target: target(suggestion).filter(|_| kind == SuggestionKind::Move),
        title,
        departments,
        proposal,
        reason: suggestion.reason.trim().to_owned(),
        basis: suggestion.basis.trim().to_owned(),
        undecided,
    }
}

fn span(text: &str, changed: bool) -> Vec<Span> {
    let span = Span {
        text: text.to_owned(),
        changed,
    };
    if text.is_empty() {
        Vec::new()
    } else {
        vec![span]
    }
}

fn separates(c: char) -> bool {
    matches!(c, '、' | '，' | ',' | '；' | ';') || c.is_whitespace()
}

/// Marks the names that the other text does not have: a department is the same
/// under its full and its short name.
fn marked_names(text: &str, other: &str, list: &DutyList) -> Vec<Span> {
    let known: BTreeSet<&str> = other
        .split(separates)
        .map(|name| same(name, list))
        .collect();
    let mut spans = Vec::new();
    for part in text.split_inclusive(separates) {
        let name = part.trim_end_matches(separates);
        let changed = !name.is_empty() && !known.contains(same(name, list));
        spans.extend(span(name, changed));
        spans.extend(span(&part[name.len()..], false));
    }
    spans
}

/// One text for all names of a department.
fn same<'a>(name: &'a str, list: &'a DutyList) -> &'a str {
    let mut ids = list.department_ids();
    let known = ids.find(|id| list.department(*id).forms().any(|form| form == name));
    known.map_or(name, |id| list.department(id).id.as_str())
}
