//! What the document says of each single department.

use super::balance::{Balance, is_own};
use super::order::sort_by_falling_key;
use super::tally::Tally;
use crate::duty_list::{Attribution, CategoryId, DepartmentId, DutyList, ItemId, List};

/// A clause of an item's superior's duties.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClauseRef {
    pub item: ItemId,
    /// Its place in [`Item::superior`](crate::duty_list::Item::superior), from 0.
    pub clause: usize,
}

/// A department's items in one list, in the document's order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Items {
    /// It is the only department that the item names.
    pub alone: Vec<ItemId>,
    /// The item names others beside it.
    pub shared: Vec<ItemId>,
}

impl Items {
    /// How many items, alone and shared.
    pub fn count(&self) -> usize {
        self.alone.len() + self.shared.len()
    }
}

/// A department that is named in the same items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Partner {
    pub department: DepartmentId,
    /// The items that name both.
    pub items: Tally,
}

/// Where a department appears, and what is its to do there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    pub department: DepartmentId,
    pub supporting: Items,
    pub reclaimed: Items,
    /// The clauses of both lists in which it acts by name, or because the item
    /// is its alone; in the document's order.
    pub own: Vec<ClauseRef>,
    /// The clauses that name nobody, in items that name it among others.
    pub joint: Vec<ClauseRef>,
    /// The items that list it as a department while their text gives it no
    /// clause, neither its own nor a joint one.
    pub without_clause: Vec<ItemId>,
    /// The categories in which it has items, in the document's order.
    pub categories: Vec<(CategoryId, Tally)>,
    /// The departments that it shares items with: most shared items first, and
    /// among equals in the document's order.
    pub partners: Vec<Partner>,
    /// Its own clauses beside the township's clauses in its items, both lists.
    pub balance: Balance,
}

impl Profile {
    fn new(department: DepartmentId) -> Profile {
        Profile {
            department,
            supporting: Items::default(),
            reclaimed: Items::default(),
            own: Vec::new(),
            joint: Vec::new(),
            without_clause: Vec::new(),
            categories: Vec::new(),
            partners: Vec::new(),
            balance: Balance::default(),
        }
    }

    /// Its items by list.
    pub fn tally(&self) -> Tally {
        Tally {
            supporting: self.supporting.count(),
            reclaimed: self.reclaimed.count(),
        }
    }
}

/// The profiles of all departments of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profiles(Vec<Profile>);

impl Profiles {
    /// Reads all profiles in one pass over the items.
    pub fn new(duty_list: &DutyList) -> Profiles {
        let mut profiles: Vec<Profile> = duty_list.department_ids().map(Profile::new).collect();
        // Filled by index, then shortened to what is not empty and put in order.
        for profile in &mut profiles {
            let categories = duty_list.category_ids();
            profile.categories = categories.map(|id| (id, Tally::default())).collect();
            let departments = duty_list.department_ids();
            let partners = departments.map(|department| Partner {
                department,
                items: Tally::default(),
            });
            profile.partners = partners.collect();
        }
        for item in &duty_list.items {
            let list = item.id.list;
            for &department in &item.departments {
                let profile = &mut profiles[department.index()];
                let items = match list {
                    List::Basic => continue,
                    List::Supporting => &mut profile.supporting,
                    List::Reclaimed => &mut profile.reclaimed,
                };
                match item.departments.len() {
                    1 => items.alone.push(item.id),
                    _ => items.shared.push(item.id),
                }
                let before = profile.own.len() + profile.joint.len();
                for (clause, superior) in item.superior.iter().enumerate() {
                    let clause = ClauseRef {
                        item: item.id,
                        clause,
                    };
                    if is_own(&superior.attribution, department) {
                        profile.own.push(clause);
                    } else if superior.attribution == Attribution::Joint {
                        profile.joint.push(clause);
                    }
                }
                if profile.own.len() + profile.joint.len() == before {
                    profile.without_clause.push(item.id);
                }
                if let Some(category) = item.category {
                    profile.categories[category.index()].1.count(list);
                }
                for partner in item
                    .departments
                    .iter()
                    .filter(|other| **other != department)
                {
                    profile.partners[partner.index()].items.count(list);
                }
                profile.balance.township += item.township.len();
            }
        }
        for profile in &mut profiles {
            profile.balance.county = profile.own.len();
            profile.categories.retain(|(_, tally)| tally.both() > 0);
            profile.partners.retain(|partner| partner.items.both() > 0);
            sort_by_falling_key(&mut profile.partners, |partner| partner.items.both());
        }
        Profiles(profiles)
    }

    /// The profile of one department of the same document.
    pub fn get(&self, department: DepartmentId) -> &Profile {
        &self.0[department.index()]
    }

    /// All profiles, in the document's order.
    pub fn iter(&self) -> std::slice::Iter<'_, Profile> {
        self.0.iter()
    }
}
