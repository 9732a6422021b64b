//! What of the changes is shown: by kind, by list, by category, by department.

use super::changes::{Change, ChangeKind};
use crate::duty_list::{DutyList, Item, List};

/// A group of changes; each has a count that is also the filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeGroup {
    Kind(ChangeKind),
    ToBeChecked,
    Unchanged,
}

/// What is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChangeFilter {
    pub group: Option<ChangeGroup>,
    /// From one list to another.
    pub lists: Option<(List, List)>,
    pub category: Option<String>,
    /// A department's short name.
    pub department: Option<String>,
}

impl ChangeGroup {
    fn has(self, change: &Change) -> bool {
        match self {
            ChangeGroup::Kind(kind) => change.kinds.contains(&kind),
            ChangeGroup::ToBeChecked => change.to_be_checked(),
            ChangeGroup::Unchanged => change.is_unchanged(),
        }
    }
}

impl ChangeFilter {
    /// Whether a change from one edition to the other is shown. Without a group
    /// everything that changed is.
    pub fn admits(&self, old: &DutyList, new: &DutyList, change: &Change) -> bool {
        let group = match self.group {
            Some(group) => group.has(change),
            None => !change.is_unchanged(),
        };
        let lists = self.lists.is_none_or(|(from, to)| {
            change.old.iter().any(|id| id.list == from) && change.new.iter().any(|id| id.list == to)
        });
        let category = self.category.as_ref().is_none_or(|category| {
            items_of(old, new, change).any(|(list, item)| list.category_of(item) == category)
        });
        let department = self.department.as_ref().is_none_or(|department| {
            items_of(old, new, change).any(|(list, item)| {
                let mut ids = item.departments.iter();
                ids.any(|id| list.department(*id).short == *department)
            })
        });
        group && lists && category && department
    }
}

/// The items of a change, of both editions.
pub fn items_of<'a>(
    old: &'a DutyList,
    new: &'a DutyList,
    change: &'a Change,
) -> impl Iterator<Item = (&'a DutyList, &'a Item)> {
    let old_items = change
        .old
        .iter()
        .filter_map(move |id| Some((old, old.item(*id)?)));
    let new_items = change
        .new
        .iter()
        .filter_map(move |id| Some((new, new.item(*id)?)));
    old_items.chain(new_items)
}
