//! What has changed between two editions, as a value.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::duty_list::ItemId;

/// What has changed between two editions: every item of both lists is in
/// exactly one entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changes {
    /// The id of the earlier list.
    pub base: String,
    /// The id of the later list.
    pub doc: String,
    pub renamed_departments: Vec<DepartmentRename>,
    pub renamed_categories: Vec<CategoryRename>,
    /// In the order of the later list; removed items at their old place.
    pub entries: Vec<Change>,
}

/// Departments that go on under another name, or together, or apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DepartmentRename {
    /// Short names in the earlier list.
    pub old: Vec<String>,
    /// Short names in the later list.
    pub new: Vec<String>,
    /// How many items show it.
    pub items: usize,
}

/// A category that goes on under another name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CategoryRename {
    pub old: String,
    pub new: String,
}

/// One kind of change. In the order in which the kinds are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeKind {
    Added,
    Removed,
    Split,
    Merged,
    Moved,
    Reworded,
    Clauses,
    Departments,
    Category,
    Renumbered,
}

impl ChangeKind {
    pub const ALL: [ChangeKind; 10] = [
        ChangeKind::Added,
        ChangeKind::Removed,
        ChangeKind::Split,
        ChangeKind::Merged,
        ChangeKind::Moved,
        ChangeKind::Reworded,
        ChangeKind::Clauses,
        ChangeKind::Departments,
        ChangeKind::Category,
        ChangeKind::Renumbered,
    ];

    /// The name in files and addresses.
    pub fn id(self) -> &'static str {
        match self {
            ChangeKind::Added => "added",
            ChangeKind::Removed => "removed",
            ChangeKind::Split => "split",
            ChangeKind::Merged => "merged",
            ChangeKind::Moved => "moved",
            ChangeKind::Reworded => "reworded",
            ChangeKind::Clauses => "clauses",
            ChangeKind::Departments => "departments",
            ChangeKind::Category => "category",
            ChangeKind::Renumbered => "renumbered",
        }
    }

    /// The kind with this [`id`](ChangeKind::id).
    pub fn from_id(id: &str) -> Option<ChangeKind> {
        ChangeKind::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// The same change seen the other way round.
    pub fn mirrored(self) -> ChangeKind {
        match self {
            ChangeKind::Added => ChangeKind::Removed,
            ChangeKind::Removed => ChangeKind::Added,
            ChangeKind::Split => ChangeKind::Merged,
            ChangeKind::Merged => ChangeKind::Split,
            kind => kind,
        }
    }
}

/// Items that belong together, and what differs between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// In the earlier list; empty when added.
    pub old: Vec<ItemId>,
    /// In the later list; empty when removed.
    pub new: Vec<ItemId>,
    /// Empty when nothing has changed.
    pub kinds: BTreeSet<ChangeKind>,
    pub details: Details,
    /// Why these belong together, or why an item stays alone.
    pub reason: Reason,
    /// None when the program is sure.
    pub doubt: Option<Doubt>,
}

impl Change {
    pub fn is_unchanged(&self) -> bool {
        self.kinds.is_empty()
    }

    /// Whether this is only a new number, or nothing.
    pub fn is_at_most_renumbered(&self) -> bool {
        self.kinds
            .iter()
            .all(|kind| *kind == ChangeKind::Renumbered)
    }

    /// Whether the duty itself has changed. A new number, a new category and
    /// a department's new name leave the duty as it was.
    pub fn is_substantial(&self) -> bool {
        self.kinds.iter().any(|kind| match kind {
            ChangeKind::Renumbered | ChangeKind::Category => false,
            ChangeKind::Departments => self.details.departments.is_substantial(),
            _ => true,
        })
    }

    /// Whether the reader should look at this and decide.
    pub fn to_be_checked(&self) -> bool {
        self.doubt.is_some()
    }
}

/// Why items belong together. Percentages say how much of the text agrees,
/// rare words weighing more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Title and duties are the same.
    SameText,
    /// The title is the same; the duties agree so far.
    SameTitle { duties: Option<u8> },
    /// The duties are the same; the title agrees so far.
    SameDuties { title: u8 },
    /// Neither is the same.
    Alike { title: u8, duties: Option<u8> },
    /// It is in another list; title and text agree so far.
    AcrossLists { title: u8, text: u8 },
    /// The new items together hold so much of the old one.
    Split { held: u8 },
    /// So much of the new item comes from the old ones.
    Merged { held: u8 },
    /// The reader decided so.
    Confirmed,
    /// Nothing is alike enough; the nearest item, if any, agrees so far.
    Alone { nearest: Option<(ItemId, u8)> },
}

/// Why the reader should look at a pair.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Doubt {
    /// The agreement is only just enough.
    pub weak: bool,
    /// Pairs that would be nearly as good, best first.
    pub alternatives: Vec<Alternative>,
}

/// A pair that would be nearly as good as the one that was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alternative {
    pub old: ItemId,
    pub new: ItemId,
    /// How much agrees, in percent.
    pub alike: u8,
}

/// What differs between the items of an entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    pub title: Option<TextChange>,
    /// The old and the new category.
    pub category: Option<(String, String)>,
    pub departments: DepartmentChange,
    pub clauses: Vec<ClauseChange>,
}

/// How the departments of an item differ, by short names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DepartmentChange {
    pub added: Vec<String>,
    pub removed: Vec<String>,
    /// The same department under its old and its new name.
    pub renamed: Vec<(String, String)>,
}

impl DepartmentChange {
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.renamed.is_empty()
    }

    /// Whether other departments are responsible, not only other names.
    pub fn is_substantial(&self) -> bool {
        !self.added.is_empty() || !self.removed.is_empty()
    }
}

/// A column of duties.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    Superior,
    Township,
}

/// A clause of an item, or the section heading over it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClauseRef {
    pub item: ItemId,
    pub column: Column,
    /// Position in the column.
    pub index: usize,
    /// Whether the heading over the clause is meant.
    pub heading: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClauseChangeKind {
    Added,
    Removed,
    Reworded,
    /// The same text at another place of the column.
    Reordered,
    /// The same text in the other column.
    Transferred,
}

/// A clause that has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClauseChange {
    pub kind: ClauseChangeKind,
    /// None when added.
    pub old: Option<ClauseRef>,
    /// None when removed.
    pub new: Option<ClauseRef>,
    pub text: TextChange,
}

/// A text before and after, cut where it has changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextChange {
    /// Joined, the old text.
    pub old: Vec<Span>,
    /// Joined, the new text.
    pub new: Vec<Span>,
    /// A number has changed: a period, an amount, a quota.
    pub numerals: bool,
    /// A negation or an exception has come or gone.
    pub negation: bool,
}

/// A stretch of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    pub text: String,
    pub changed: bool,
}

/// How many entries there are of each sort.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub unchanged: usize,
    /// An entry counts once for each of its kinds.
    pub kinds: BTreeMap<ChangeKind, usize>,
    pub to_be_checked: usize,
}

impl Changes {
    /// The entry of an item of the earlier list.
    pub fn of_old(&self, id: ItemId) -> Option<&Change> {
        self.entries.iter().find(|change| change.old.contains(&id))
    }

    /// The entry of an item of the later list.
    pub fn of_new(&self, id: ItemId) -> Option<&Change> {
        self.entries.iter().find(|change| change.new.contains(&id))
    }

    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for change in &self.entries {
            counts.unchanged += usize::from(change.is_unchanged());
            counts.to_be_checked += usize::from(change.to_be_checked());
            for kind in &change.kinds {
                *counts.kinds.entry(*kind).or_default() += 1;
            }
        }
        counts
    }

    /// The file of changes.
    ///
    /// # Errors
    /// None in practice: ids and kinds can always be written.
    pub fn json(&self) -> serde_json::Result<String> {
        #[derive(Serialize)]
        struct File<'a> {
            base: &'a str,
            doc: &'a str,
            changes: Vec<Entry>,
        }
        #[derive(Serialize)]
        struct Entry {
            old: Vec<String>,
            new: Vec<String>,
            kinds: Vec<&'static str>,
        }
        let ids = |ids: &[ItemId]| ids.iter().map(ItemId::to_string).collect();
        serde_json::to_string_pretty(&File {
            base: &self.base,
            doc: &self.doc,
            changes: self
                .entries
                .iter()
                .map(|change| Entry {
                    old: ids(&change.old),
                    new: ids(&change.new),
                    kinds: change.kinds.iter().map(|kind| kind.id()).collect(),
                })
                .collect(),
        })
    }
}
