//! What the document says about each single department.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::balance::{Balance, is_own};
use super::comparison::TownshipPart;
use super::tally::Tally;
use crate::duty_list::{Attribution, CategoryId, DepartmentId, DutyList, Item, ItemId, List};

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
    /// It is the item's only department.
    pub alone: Vec<ItemId>,
    /// The item has others too, named or not.
    pub shared: Vec<ItemId>,
}

impl Items {
    /// How many items, alone and shared.
    pub fn count(&self) -> usize {
        self.alone.len() + self.shared.len()
    }
}

/// An item as it stands on a department's page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DepartmentItem {
    pub item: ItemId,
    /// Whether the item has other departments, named or not.
    pub is_shared: bool,
    /// The other departments that it names. Those that it adds without naming
    /// them are in [`Item::other_departments`].
    pub partners: Vec<DepartmentId>,
    /// The department's own clauses, as indices into [`Item::superior`].
    pub own: Vec<usize>,
    /// The clauses that name no department.
    pub joint: Vec<usize>,
    pub township: TownshipPart,
}

impl DepartmentItem {
    /// None if the item does not name the department.
    pub fn new(item: &Item, department: DepartmentId) -> Option<DepartmentItem> {
        if !item.departments.contains(&department) {
            return None;
        }
        let attributions = item.superior.iter().map(|superior| &superior.attribution);
        let clauses = |passes: &dyn Fn(&Attribution) -> bool| {
            let attributions = attributions.clone().enumerate();
            attributions
                .filter(|(_, attribution)| passes(attribution))
                .map(|(index, _)| index)
                .collect()
        };
        let others = item.departments.iter().filter(|id| **id != department);
        Some(DepartmentItem {
            item: item.id,
            is_shared: is_shared(item),
            partners: others.copied().collect(),
            own: clauses(&|attribution| is_own(attribution, department)),
            joint: clauses(&|attribution| *attribution == Attribution::Joint),
            township: TownshipPart::of(item),
        })
    }

    /// Whether the item lists the department without giving it a clause.
    pub fn is_without_clause(&self) -> bool {
        self.own.is_empty() && self.joint.is_empty()
    }
}

/// Whether an item has several departments, named or not.
fn is_shared(item: &Item) -> bool {
    item.departments.len() > 1 || item.other_departments.is_some()
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
    /// The clauses of both lists in which it acts by name or as the item's only
    /// department, in the document's order.
    pub own: Vec<ClauseRef>,
    /// The clauses that name no department, in items that name it among others.
    pub joint: Vec<ClauseRef>,
    /// The items that list it as a department while their text gives it no
    /// clause, neither its own nor a joint one.
    pub without_clause: Vec<ItemId>,
    /// The categories in which it has items, in the document's order.
    pub categories: Vec<(CategoryId, Tally)>,
    /// The departments that it shares items with: most shared items first,
    /// equals in the document's order.
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

    /// Counts an item that names the department.
    fn add(&mut self, item: &Item) {
        let items = match item.id.list {
            List::Basic => return,
            List::Supporting => &mut self.supporting,
            List::Reclaimed => &mut self.reclaimed,
        };
        match is_shared(item) {
            true => items.shared.push(item.id),
            false => items.alone.push(item.id),
        }
        let Some(on_page) = DepartmentItem::new(item, self.department) else {
            return;
        };
        let reference = |clause: &usize| ClauseRef {
            item: item.id,
            clause: *clause,
        };
        self.own.extend(on_page.own.iter().map(reference));
        self.joint.extend(on_page.joint.iter().map(reference));
        if on_page.is_without_clause() {
            self.without_clause.push(item.id);
        }
        self.balance.county += on_page.own.len();
        self.balance.township += item.township.len();
    }

    /// Its items by list.
    pub fn tally(&self) -> Tally {
        Tally {
            supporting: self.supporting.count(),
            reclaimed: self.reclaimed.count(),
        }
    }

    /// Its items for its page: first those of the supporting list, its own
    /// before the shared ones, then those of the reclaimed list likewise.
    pub fn items(&self, duty_list: &DutyList) -> Vec<DepartmentItem> {
        let lists = [&self.supporting, &self.reclaimed];
        let ids = lists
            .into_iter()
            .flat_map(|items| items.alone.iter().chain(&items.shared));
        ids.filter_map(|id| DepartmentItem::new(duty_list.item(*id)?, self.department))
            .collect()
    }
}

/// The profiles of all departments of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profiles(Vec<Profile>);

impl Profiles {
    /// Reads all profiles in one pass over the items.
    pub fn new(duty_list: &DutyList) -> Profiles {
        let mut profiles: Vec<Profile> = duty_list.department_ids().map(Profile::new).collect();
        let mut categories = vec![BTreeMap::new(); profiles.len()];
        let mut partners = vec![BTreeMap::new(); profiles.len()];
        let supporting_and_reclaimed =
            |item: &&Item| matches!(item.id.list, List::Supporting | List::Reclaimed);
        for item in duty_list.items.iter().filter(supporting_and_reclaimed) {
            for &department in &item.departments {
                let at = department.index();
                profiles[at].add(item);
                if let Some(category) = item.category {
                    let tally: &mut Tally = categories[at].entry(category).or_default();
                    tally.count(item.id.list);
                }
                for partner in item.departments.iter().filter(|id| **id != department) {
                    let tally: &mut Tally = partners[at].entry(*partner).or_default();
                    tally.count(item.id.list);
                }
            }
        }
        for (profile, (categories, partners)) in profiles
            .iter_mut()
            .zip(categories.into_iter().zip(partners))
        {
            profile.categories = categories.into_iter().collect();
            let partners = partners.into_iter();
            profile.partners = partners
                .map(|(department, items)| Partner { department, items })
                .collect();
            profile
                .partners
                .sort_by_key(|partner| Reverse(partner.items.both()));
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
