//! The comparison of two lists, in small steps.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::duty_list::{DutyList, ItemId};

use super::assignment::Assignment;
use super::changes::{Alternative, CategoryRename, Change, Changes, Doubt, Reason};
use super::choices::Choices;
use super::departments::{Departments, Side};
use super::details::Editions;
use super::likeness::percent;
use super::lookup::Lookup;
use super::normal::key;
use super::pairing::{Basis, Group, Material, Pairing};
use super::parts::PartFinder;
use super::profile::{Normaliser, Profile, Weights, have_same_wording};

/// Lists that share so many of the shorter one's titles are editions of one.
const RELATED: f32 = 0.6;
/// The same where both are of one place.
const RELATED_PLACE: f32 = 0.2;

/// How far a comparison has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    pub done: usize,
    pub total: usize,
    pub finished: bool,
}

/// A comparison that is being worked on. Between two steps the caller can do
/// something else: no step takes long.
pub struct Comparison<'a> {
    old: &'a DutyList,
    new: &'a DutyList,
    /// The lists in the order in which they are compared, which is the same
    /// whichever is called the earlier one.
    left: &'a DutyList,
    right: &'a DutyList,
    normaliser: Normaliser,
    material: Material,
    /// For right items, the left one of the same title.
    same_titles: BTreeMap<usize, usize>,
    pairing: Pairing,
    stage: Stage,
    done: usize,
    groups: Vec<Group>,
    entries: Vec<Change>,
}

/// What is being worked on. The number is the position of the next item.
enum Stage {
    Profiles(usize),
    Exact,
    Index(usize, Lookup),
    Candidates(usize, Lookup),
    Assign(usize, Assignment),
    Parts(usize, PartFinder),
    Details(usize),
    Finished,
}

impl<'a> Comparison<'a> {
    pub fn new(old: &'a DutyList, new: &'a DutyList, choices: &Choices) -> Comparison<'a> {
        let swapped = order(old) > order(new);
        let (left, right) = if swapped { (new, old) } else { (old, new) };
        let pairs = same_titles(left, right);
        let shorter = left.items.len().min(right.items.len()).max(1);
        let share = pairs.len() as f32 / shorter as f32;
        let same_place = !left.place.is_empty() && left.place.last() == right.place.last();
        let related = share >= RELATED || (same_place && share >= RELATED_PLACE);
        let mut departments = Departments::new(left, right);
        if related {
            departments.infer_renames(left, right, &pairs);
        }
        let mirrored;
        let choices = if swapped {
            mirrored = choices.mirrored();
            &mirrored
        } else {
            choices
        };
        Comparison {
            old,
            new,
            left,
            right,
            normaliser: Normaliser::new(departments, left, right),
            material: Material {
                left: Vec::with_capacity(left.items.len()),
                right: Vec::with_capacity(right.items.len()),
                weights: Weights::new(),
            },
            same_titles: pairs
                .into_iter()
                .map(|(left, right)| (right, left))
                .collect(),
            pairing: Pairing::new(left, right, choices, related),
            stage: Stage::Profiles(0),
            done: 0,
            groups: Vec::new(),
            entries: Vec::new(),
        }
    }

    /// Works for a while: one unit is about one item in one stage.
    pub fn step(&mut self, budget: usize) -> Progress {
        for _ in 0..budget.max(1) {
            if matches!(self.stage, Stage::Finished) {
                break;
            }
            self.work();
            self.done += 1;
        }
        let finished = matches!(self.stage, Stage::Finished);
        // Every item is seen in each of six stages.
        let total = 6 * (self.left.items.len() + self.right.items.len()) + 6;
        Progress {
            done: if finished {
                total
            } else {
                self.done.min(total - 1)
            },
            total,
            finished,
        }
    }

    /// Works until the end.
    pub fn finish(mut self) -> Changes {
        while !self.step(usize::MAX >> 1).finished {}
        let entries = self.sorted_entries();
        let mut renamed_departments = std::mem::take(&mut self.normaliser.departments.renames);
        if !std::ptr::eq(self.left, self.old) {
            for rename in &mut renamed_departments {
                std::mem::swap(&mut rename.old, &mut rename.new);
            }
        }
        Changes {
            base: self.old.id.clone(),
            doc: self.new.id.clone(),
            renamed_categories: renamed_categories(self.old, self.new, &entries),
            renamed_departments,
            entries,
        }
    }

    /// One unit of work, and what comes next.
    fn work(&mut self) {
        let lefts = self.left.items.len();
        let all = lefts + self.right.items.len();
        let stage = std::mem::replace(&mut self.stage, Stage::Finished);
        self.stage = match stage {
            Stage::Profiles(at) if at < all => {
                self.profile(at);
                Stage::Profiles(at + 1)
            }
            Stage::Profiles(_) => Stage::Exact,
            Stage::Exact => {
                let material = &mut self.material;
                material.weights.finish();
                for profile in material.left.iter_mut().chain(&mut material.right) {
                    material.weights.weigh(profile);
                }
                self.pairing.take_confirmed();
                self.pairing.take_exact(&self.material);
                Stage::Index(0, Lookup::new(&self.material, &self.pairing.right_taken))
            }
            Stage::Index(at, mut lookup) if at < self.right.items.len() => {
                if !self.pairing.right_taken[at] {
                    lookup.add(&self.material, at);
                }
                Stage::Index(at + 1, lookup)
            }
            Stage::Index(_, lookup) => Stage::Candidates(0, lookup),
            Stage::Candidates(at, mut lookup) if at < lefts => {
                self.pairing
                    .find_candidates(&self.material, &mut lookup, at);
                Stage::Candidates(at + 1, lookup)
            }
            Stage::Candidates(..) => Stage::Assign(0, self.pairing.assignment(&self.material)),
            Stage::Assign(at, mut assignment) => {
                if assignment.step() {
                    Stage::Assign(at + 1, assignment)
                } else {
                    self.pairing
                        .take_assigned(&self.material, &assignment.finish());
                    Stage::Parts(0, PartFinder::new(&self.pairing))
                }
            }
            Stage::Parts(at, mut finder) if at < all => {
                finder.look_at(&self.material, &self.pairing, at);
                Stage::Parts(at + 1, finder)
            }
            Stage::Parts(_, finder) => {
                finder.take(&mut self.pairing);
                self.pairing.take_alone(&self.material);
                self.groups = std::mem::take(&mut self.pairing.groups);
                Stage::Details(0)
            }
            Stage::Details(at) if at < self.groups.len() => {
                let entry = self.entry(&self.groups[at]);
                self.entries.push(entry);
                Stage::Details(at + 1)
            }
            Stage::Details(_) | Stage::Finished => Stage::Finished,
        };
    }

    fn profile(&mut self, at: usize) {
        let right = at.checked_sub(self.left.items.len());
        let (side, item) = match right {
            None => (Side::Left, &self.left.items[at]),
            Some(right) => (Side::Right, &self.right.items[right]),
        };
        let same = right
            .and_then(|right| self.same_titles.get(&right))
            .filter(|left| have_same_wording(&self.left.items[**left], item));
        let profile = match same {
            Some(left) => self.material.left[*left].of_another(&self.normaliser, side, item),
            None => Profile::new(&self.normaliser, side, item),
        };
        self.material.weights.count(&profile);
        match side {
            Side::Left => self.material.left.push(profile),
            Side::Right => self.material.right.push(profile),
        }
    }

    /// The entry of a group, in the order of time.
    fn entry(&self, group: &Group) -> Change {
        let in_order = std::ptr::eq(self.left, self.old);
        let (old, new, sides) = if in_order {
            (&group.left, &group.right, [Side::Left, Side::Right])
        } else {
            (&group.right, &group.left, [Side::Right, Side::Left])
        };
        let editions = Editions {
            old: (self.old, sides[0]),
            new: (self.new, sides[1]),
            normaliser: &self.normaliser,
        };
        let same_text = matches!(group.reason, Basis::Pair(Reason::SameText));
        let (kinds, details) = editions.compare(old, new, same_text);
        let ids = |list: &DutyList, positions: &[usize]| {
            let mut ids: Vec<ItemId> = positions.iter().map(|at| list.items[*at].id).collect();
            ids.sort_unstable();
            ids
        };
        let alternatives: Vec<Alternative> = group
            .alternatives
            .iter()
            .map(|(left, right, score)| {
                let (old, new) = if in_order {
                    (*left, *right)
                } else {
                    (*right, *left)
                };
                Alternative {
                    old: self.old.items[old].id,
                    new: self.new.items[new].id,
                    alike: percent(*score),
                }
            })
            .collect();
        let reason = match group.reason {
            Basis::Pair(reason) => reason,
            Basis::Parts(held) if old.len() == 1 => Reason::Split {
                held: percent(held),
            },
            Basis::Parts(held) => Reason::Merged {
                held: percent(held),
            },
            Basis::Alone(nearest) => {
                let others = if old.is_empty() { self.old } else { self.new };
                Reason::Alone {
                    nearest: nearest.map(|(at, score)| (others.items[at].id, percent(score))),
                }
            }
        };
        let doubt = (group.weak || !alternatives.is_empty()).then_some(Doubt {
            weak: group.weak,
            alternatives,
        });
        Change {
            old: ids(self.old, old),
            new: ids(self.new, new),
            kinds,
            details,
            reason,
            doubt,
        }
    }

    /// The entries in the order of the new list; removed items after the one
    /// that preceded them.
    fn sorted_entries(&mut self) -> Vec<Change> {
        let mut entries = std::mem::take(&mut self.entries);
        let place: HashMap<ItemId, ItemId> = entries
            .iter()
            .filter_map(|change| Some((change, *change.new.first()?)))
            .flat_map(|(change, new)| change.old.iter().map(move |old| (*old, new)))
            .filter(|(old, new)| old.list == new.list)
            .collect();
        // For each old item, the nearest one before it that has a place.
        let mut before: BTreeMap<ItemId, Option<ItemId>> = BTreeMap::new();
        let mut last: Option<ItemId> = None;
        for item in &self.old.items {
            last = last.filter(|last| last.list == item.id.list);
            last = place.get(&item.id).copied().or(last);
            before.insert(item.id, last);
        }
        entries.sort_by_key(|change| match (change.new.first(), change.old.first()) {
            (Some(new), _) => (new.list, Some(*new), None),
            (None, Some(old)) => (old.list, before.get(old).copied().flatten(), Some(*old)),
            // No entry is empty.
            (None, None) => (crate::duty_list::List::Basic, None, None),
        });
        entries
    }
}

/// What decides which list is left and which right.
fn order(list: &DutyList) -> (&str, &str, Vec<&str>) {
    let titles = list.items.iter().map(|item| item.title.as_str()).collect();
    (&list.date, &list.id, titles)
}

/// The items that have, in both lists, a title that no other item there has.
fn same_titles(left: &DutyList, right: &DutyList) -> Vec<(usize, usize)> {
    let unique = |list: &DutyList| {
        let mut found: BTreeMap<_, Option<usize>> = BTreeMap::new();
        for (at, item) in list.items.iter().enumerate() {
            found
                .entry((item.id.list, key(&item.title)))
                .and_modify(|known| *known = None)
                .or_insert(Some(at));
        }
        found
    };
    let others = unique(right);
    unique(left)
        .into_iter()
        .filter_map(|(title, at)| Some((at?, (*others.get(&title)?)?)))
        .collect()
}

/// Categories that are gone, where most of their items are in one new category.
fn renamed_categories(old: &DutyList, new: &DutyList, entries: &[Change]) -> Vec<CategoryRename> {
    let names =
        |list: &DutyList| -> BTreeSet<String> { list.categories.iter().map(|n| key(n)).collect() };
    let (old_names, new_names) = (names(old), names(new));
    let mut pairs: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut totals: BTreeMap<&str, usize> = BTreeMap::new();
    for change in entries {
        let ([before], [after]) = (change.old.as_slice(), change.new.as_slice()) else {
            continue;
        };
        let (Some(before), Some(after)) = (old.item(*before), new.item(*after)) else {
            continue;
        };
        let (before, after) = (old.category_of(before), new.category_of(after));
        *pairs.entry((before, after)).or_default() += 1;
        *totals.entry(before).or_default() += 1;
    }
    pairs
        .into_iter()
        .filter(|((before, after), count)| {
            !new_names.contains(&key(before))
                && !old_names.contains(&key(after))
                && !after.is_empty()
                && count * 2 > totals[before]
        })
        .map(|((before, after), _)| CategoryRename {
            old: before.to_owned(),
            new: after.to_owned(),
        })
        .collect()
}
