//! Which items belong together: exact matches first, then the best assignment
//! of what is left, across lists too.
//!
//! The two lists are called left and right here, since the result must not
//! depend on which of them is the earlier one.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::duty_list::{DutyList, ItemId, List};

use super::assignment::Assignment;
use super::changes::Reason;
use super::choices::Choices;
use super::likeness::{Likeness, likeness, percent, text_alike};
use super::lookup::Lookup;
use super::profile::{Profile, Weights};

/// Both lists as they are compared.
pub(super) struct Material {
    pub left: Vec<Profile>,
    pub right: Vec<Profile>,
    pub weights: Weights,
}

/// Items that belong together, by their positions in the two lists.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub left: Vec<usize>,
    pub right: Vec<usize>,
    pub reason: Basis,
    /// The agreement is only just enough.
    pub weak: bool,
    /// Pairs that would be nearly as good.
    pub alternatives: Vec<(usize, usize, f32)>,
}

/// Why a group was made; the words for it depend on which side is the older.
#[derive(Clone, Copy, Debug)]
pub(super) enum Basis {
    Pair(Reason),
    /// One left item and several right ones, or the other way round, the
    /// parts holding so much of the whole.
    Parts(f32),
    /// The nearest item on the other side, if there is any.
    Alone(Option<(usize, f32)>),
}

/// A pair worth considering.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub right: usize,
    pub likeness: Likeness,
    /// The likeness with what the surroundings say.
    pub score: f32,
}

/// Two editions of one list: what is left over is likely to have a partner.
const ENOUGH_IN_EDITIONS: f32 = 0.22;
/// Two lists that have little to do with each other.
const ENOUGH_OTHERWISE: f32 = 0.35;
/// A pair that is only so much better than enough is to be checked.
const SURELY: f32 = 0.12;
/// A pair that is only so much worse is an alternative.
const NEARLY: f32 = 0.06;
/// Standing between the same neighbours.
const SAME_PLACE: f32 = 0.04;
/// How many pairs of an item are considered.
const CANDIDATES: usize = 10;

pub(super) struct Pairing {
    /// The reader's decisions, by position.
    confirmed: Vec<(usize, usize)>,
    rejected: BTreeSet<(usize, usize)>,
    related: bool,
    pub left_taken: Vec<bool>,
    pub right_taken: Vec<bool>,
    /// Exact matches: the surroundings of the other items.
    anchors: BTreeMap<usize, usize>,
    pub groups: Vec<Group>,
    /// For each left item, best first.
    pub candidates: Vec<Vec<Candidate>>,
}

impl Pairing {
    pub fn new(left: &DutyList, right: &DutyList, choices: &Choices, related: bool) -> Pairing {
        let position = |list: &DutyList, id: ItemId| list.items.iter().position(|i| i.id == id);
        let pair = |(a, b): (ItemId, ItemId)| Some((position(left, a)?, position(right, b)?));
        Pairing {
            confirmed: choices.confirmed().filter_map(pair).collect(),
            rejected: choices.rejected().filter_map(pair).collect(),
            related,
            left_taken: vec![false; left.items.len()],
            right_taken: vec![false; right.items.len()],
            anchors: BTreeMap::new(),
            groups: Vec::new(),
            candidates: vec![Vec::new(); left.items.len()],
        }
    }

    pub fn is_rejected(&self, left: usize, right: usize) -> bool {
        self.rejected.contains(&(left, right))
    }

    fn enough(&self) -> f32 {
        if self.related {
            ENOUGH_IN_EDITIONS
        } else {
            ENOUGH_OTHERWISE
        }
    }

    pub fn take(&mut self, group: Group) {
        for at in &group.left {
            self.left_taken[*at] = true;
        }
        for at in &group.right {
            self.right_taken[*at] = true;
        }
        self.groups.push(group);
    }

    /// The reader's own pairs; pairs that share an item make one group.
    pub fn take_confirmed(&mut self) {
        let mut groups: Vec<(BTreeSet<usize>, BTreeSet<usize>)> = Vec::new();
        for (left, right) in self.confirmed.clone() {
            let (mut lefts, mut rights) = (BTreeSet::from([left]), BTreeSet::from([right]));
            groups.retain(|(others, other_rights)| {
                let apart = !others.contains(&left) && !other_rights.contains(&right);
                if !apart {
                    lefts.extend(others);
                    rights.extend(other_rights);
                }
                apart
            });
            groups.push((lefts, rights));
        }
        for (left, right) in groups {
            self.take(Group {
                left: left.into_iter().collect(),
                right: right.into_iter().collect(),
                reason: Basis::Pair(Reason::Confirmed),
                weak: false,
                alternatives: Vec::new(),
            });
        }
    }

    /// Pairs items of one list whose texts are the same. Items that occur
    /// several times are paired in their order.
    pub fn take_exact(&mut self, material: &Material) {
        for with_departments in [true, false] {
            let mut waiting: HashMap<ExactKey, Vec<usize>> = HashMap::new();
            let key = |profile| exact_key(profile, with_departments);
            for (at, profile) in material.right.iter().enumerate().rev() {
                if !self.right_taken[at] {
                    waiting.entry(key(profile)).or_default().push(at);
                }
            }
            for (left, profile) in material.left.iter().enumerate() {
                if self.left_taken[left] {
                    continue;
                }
                let Some(rights) = waiting.get_mut(&key(profile)) else {
                    continue;
                };
                let last = rights
                    .iter()
                    .rposition(|right| !self.rejected.contains(&(left, *right)));
                if let Some(right) = last.map(|at| rights.remove(at)) {
                    self.anchors.insert(left, right);
                    self.take(Group {
                        left: vec![left],
                        right: vec![right],
                        reason: Basis::Pair(Reason::SameText),
                        weak: false,
                        alternatives: Vec::new(),
                    });
                }
            }
        }
    }

    /// Finds the items that are most like a left one.
    pub fn find_candidates(&mut self, material: &Material, lookup: &mut Lookup, left: usize) {
        if self.left_taken[left] {
            return;
        }
        let profile = &material.left[left];
        let mut found: Vec<Candidate> = lookup
            .nearest(material, profile, CANDIDATES)
            .into_iter()
            .filter(|right| !self.is_rejected(left, *right))
            .map(|right| {
                let likeness = likeness(&material.weights, profile, &material.right[right]);
                let same_place = self.related && self.is_same_place(material, left, right);
                Candidate {
                    right,
                    likeness,
                    score: likeness.overall + if same_place { SAME_PLACE } else { 0.0 },
                }
            })
            .collect();
        found.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.right.cmp(&b.right)));
        self.candidates[left] = found;
    }

    /// Whether the nearest exact matches before and after are the same.
    fn is_same_place(&self, material: &Material, left: usize, right: usize) -> bool {
        let list = material.left[left].list;
        if material.right[right].list != list {
            return false;
        }
        let in_list = |(l, r): &(&usize, &usize)| {
            material.left[**l].list == list && material.right[**r].list == list
        };
        let before = self.anchors.range(..left).next_back().filter(in_list);
        let after = self.anchors.range(left..).next().filter(in_list);
        (before.is_some() || after.is_some())
            && before.is_none_or(|(_, other)| *other < right)
            && after.is_none_or(|(_, other)| right < *other)
    }

    /// The assignment of what is left, ready to be worked on.
    pub fn assignment(&self, material: &Material) -> Assignment {
        let enough = self.enough();
        let edges = self
            .candidates
            .iter()
            .enumerate()
            .map(|(left, candidates)| {
                candidates
                    .iter()
                    .filter(|candidate| candidate.score > enough)
                    .map(|candidate| {
                        let gain = ((candidate.score - enough) * 1e4) as i64 * 1000;
                        // Among equals, those that are nearest to each other.
                        let distance = material.left[left]
                            .number
                            .abs_diff(material.right[candidate.right].number);
                        (candidate.right, gain + 999 - i64::from(distance.min(998)))
                    })
                    .collect()
            })
            .collect();
        Assignment::new(edges, material.right.len())
    }

    /// Takes the pairs of the best assignment.
    pub fn take_assigned(&mut self, material: &Material, right_of: &[Option<usize>]) {
        let left_of: HashMap<usize, usize> = right_of
            .iter()
            .enumerate()
            .filter_map(|(left, right)| Some(((*right)?, left)))
            .collect();
        // The left items without a partner that are like each right one.
        let mut rivals: Vec<Vec<(usize, f32)>> = vec![Vec::new(); material.right.len()];
        for (left, candidates) in self.candidates.iter().enumerate() {
            if right_of[left].is_none() && !self.left_taken[left] {
                for candidate in candidates {
                    rivals[candidate.right].push((left, candidate.likeness.overall));
                }
            }
        }
        for (left, right) in right_of.iter().enumerate() {
            let Some(right) = *right else { continue };
            let Some(chosen) = self.candidate(left, right) else {
                continue;
            };
            let alternatives = self.alternatives(left, chosen, &left_of, &rivals);
            self.take(Group {
                left: vec![left],
                right: vec![right],
                reason: Basis::Pair(reason(material, left, chosen)),
                weak: chosen.score < self.enough() + SURELY,
                alternatives,
            });
        }
    }

    /// What is left over on either side stays alone.
    pub fn take_alone(&mut self, material: &Material) {
        let mut nearest: Vec<Option<(usize, f32)>> = vec![None; material.right.len()];
        for (left, candidates) in self.candidates.iter().enumerate() {
            for candidate in candidates {
                let known = &mut nearest[candidate.right];
                if known.is_none_or(|(_, score)| candidate.score > score) {
                    *known = Some((left, candidate.score));
                }
            }
        }
        let alone = |left: Vec<usize>, right: Vec<usize>, nearest| Group {
            left,
            right,
            reason: Basis::Alone(nearest),
            weak: false,
            alternatives: Vec::new(),
        };
        for left in 0..material.left.len() {
            if !self.left_taken[left] {
                let nearest = self.candidates[left].first().map(|c| (c.right, c.score));
                self.take(alone(vec![left], Vec::new(), nearest));
            }
        }
        for (right, nearest) in nearest.into_iter().enumerate() {
            if !self.right_taken[right] {
                self.take(alone(Vec::new(), vec![right], nearest));
            }
        }
    }

    pub fn candidate(&self, left: usize, right: usize) -> Option<Candidate> {
        self.candidates[left]
            .iter()
            .find(|candidate| candidate.right == right)
            .copied()
    }

    /// Pairs that could replace the chosen one at little loss: with an item
    /// that is free, or by two pairs that change partners.
    fn alternatives(
        &self,
        left: usize,
        chosen: Candidate,
        left_of: &HashMap<usize, usize>,
        rivals: &[Vec<(usize, f32)>],
    ) -> Vec<(usize, usize, f32)> {
        let score =
            |left: usize, right: usize| self.candidate(left, right).map(|c| c.likeness.overall);
        let mut found = Vec::new();
        for other in &self.candidates[left] {
            if other.right == chosen.right || other.likeness.overall < self.enough() {
                continue;
            }
            let loss = match left_of.get(&other.right) {
                None => chosen.likeness.overall - other.likeness.overall,
                Some(rival) => {
                    let now = chosen.likeness.overall + score(*rival, other.right).unwrap_or(0.0);
                    let then = other.likeness.overall + score(*rival, chosen.right).unwrap_or(0.0);
                    now - then
                }
            };
            if loss < NEARLY {
                found.push((left, other.right, other.likeness.overall));
            }
        }
        for (rival, alike) in &rivals[chosen.right] {
            if *rival != left && *alike >= self.enough() && chosen.likeness.overall - alike < NEARLY
            {
                found.push((*rival, chosen.right, *alike));
            }
        }
        found.sort_by(|a, b| b.2.total_cmp(&a.2));
        found
    }
}

/// What must be the same in an exact match.
type ExactKey<'p> = (List, &'p str, &'p str, &'p str, Option<&'p BTreeSet<usize>>);

fn exact_key(profile: &Profile, with_departments: bool) -> ExactKey<'_> {
    (
        profile.list,
        &profile.title_key,
        &profile.superior_key,
        &profile.township_key,
        with_departments.then_some(&profile.departments),
    )
}

fn reason(material: &Material, left: usize, chosen: Candidate) -> Reason {
    let (a, b) = (&material.left[left], &material.right[chosen.right]);
    let title = percent(chosen.likeness.title);
    let duties = chosen.likeness.duties.map(percent);
    let same_title = a.title_key == b.title_key;
    if a.list != b.list {
        let text = percent(text_alike(&material.weights, a, b));
        Reason::AcrossLists { title, text }
    } else if a.has_duties() && a.has_same_duties(b) {
        Reason::SameDuties { title }
    } else if same_title {
        Reason::SameTitle { duties }
    } else {
        Reason::Alike { title, duties }
    }
}
