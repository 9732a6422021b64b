//! Which departments of two editions are the same, and which go on under
//! another name.
//!
//! A rename is inferred from plain evidence only: the name is gone from the
//! whole later list, and in the items that both lists have, another name
//! is in its place.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::duty_list::{Department, DepartmentId, DutyList, Item};

use super::changes::DepartmentRename;
use super::normal::key;

/// One of the two lists of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Right,
}

impl Side {
    fn index(self) -> usize {
        match self {
            Side::Left => 0,
            Side::Right => 1,
        }
    }
}

/// The departments of both lists, numbered together.
pub(super) struct Departments {
    /// For each side, the common number of each department.
    numbers: [Vec<usize>; 2],
    /// The departments that go on as one have the same group.
    groups: Vec<usize>,
    /// What renamed departments are called in keys, longest first, and what
    /// is put in its place.
    labels: Vec<(String, String)>,
    /// Every form of every name, as a key.
    forms: HashSet<String>,
    pub renames: Vec<DepartmentRename>,
}

/// How often a department appears in the place of another.
#[derive(Default)]
struct Evidence {
    hits: usize,
    chances: usize,
    /// The duties name the one where they named the other.
    in_text: bool,
}

impl Departments {
    /// Finds the departments that have the same name in both lists.
    pub fn new(left: &DutyList, right: &DutyList) -> Departments {
        let mut known: HashMap<String, usize> = HashMap::new();
        let mut count = 0;
        let mut number = |department: &Department| {
            let forms: Vec<String> = department.forms().map(key).collect();
            let number = forms
                .iter()
                .find_map(|form| known.get(form).copied())
                .unwrap_or_else(|| {
                    count += 1;
                    count - 1
                });
            for form in forms {
                known.entry(form).or_insert(number);
            }
            number
        };
        let numbers =
            [left, right].map(|list| list.departments.iter().map(&mut number).collect::<Vec<_>>());
        Departments {
            numbers,
            groups: (0..count).collect(),
            labels: Vec::new(),
            forms: known.into_keys().collect(),
            renames: Vec::new(),
        }
    }

    /// Infers renames from items that are surely the same in both lists.
    pub fn infer_renames(&mut self, left: &DutyList, right: &DutyList, pairs: &[(usize, usize)]) {
        let used = [(left, Side::Left), (right, Side::Right)].map(|(list, side)| {
            list.items
                .iter()
                .flat_map(|item| self.numbers_of(side, item))
                .collect::<BTreeSet<usize>>()
        });
        let evidence = self.evidence(left, right, pairs);
        let forward = |(a, b): (usize, usize), found: &Evidence| {
            !used[1].contains(&a)
                && self.is_plain(left, right, (a, b), found, !used[0].contains(&b))
        };
        // A name that comes up only in the later list, where a vanished one was.
        let backward = |(a, b): (usize, usize), found: &Evidence| {
            !used[0].contains(&b)
                && !used[1].contains(&a)
                && self.is_plain(left, right, (a, b), found, true)
        };
        let mut accepted: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for (pair, found) in &evidence[0] {
            if forward(*pair, found) {
                accepted.insert(*pair, found.hits);
            }
        }
        for (pair, found) in &evidence[1] {
            if backward(*pair, found) {
                accepted.insert(*pair, found.hits);
            }
        }
        for (a, b) in accepted.keys() {
            let (from, to) = (self.groups[*a], self.groups[*b]);
            for group in &mut self.groups {
                if *group == from {
                    *group = to;
                }
            }
        }
        self.describe(left, right, &used, &accepted);
    }

    /// Counts, for each direction, how often one takes the place of the other.
    fn evidence(
        &self,
        left: &DutyList,
        right: &DutyList,
        pairs: &[(usize, usize)],
    ) -> [BTreeMap<(usize, usize), Evidence>; 2] {
        let mut evidence = [BTreeMap::new(), BTreeMap::new()];
        let mut gone: [BTreeMap<usize, usize>; 2] = [BTreeMap::new(), BTreeMap::new()];
        for (at, other) in pairs {
            let (item, other) = (&left.items[*at], &right.items[*other]);
            let before = self.numbers_of(Side::Left, item);
            let after = self.numbers_of(Side::Right, other);
            let lost: Vec<usize> = before.difference(&after).copied().collect();
            let gained: Vec<usize> = after.difference(&before).copied().collect();
            for a in &lost {
                // Where nothing was gained, the other may have been there before.
                if !gained.is_empty() {
                    *gone[0].entry(*a).or_default() += 1;
                }
                for b in &gained {
                    let in_text = self.text_agrees(left, right, (*a, *b), item, other);
                    for direction in &mut evidence {
                        let found: &mut Evidence = direction.entry((*a, *b)).or_default();
                        found.hits += 1;
                        found.in_text |= in_text;
                    }
                }
            }
            if !lost.is_empty() {
                for b in &gained {
                    *gone[1].entry(*b).or_default() += 1;
                }
            }
        }
        for ((a, _), found) in &mut evidence[0] {
            found.chances = gone[0][a];
        }
        for ((_, b), found) in &mut evidence[1] {
            found.chances = gone[1][b];
        }
        evidence
    }

    fn is_plain(
        &self,
        left: &DutyList,
        right: &DutyList,
        (a, b): (usize, usize),
        found: &Evidence,
        is_new: bool,
    ) -> bool {
        let often = |tenths: usize| found.hits * 10 >= found.chances * tenths;
        if !is_new {
            return found.hits >= 2 && often(8);
        }
        let alike = || {
            let old = self.stems(left, Side::Left, a);
            let new = self.stems(right, Side::Right, b);
            old.iter()
                .any(|old| new.iter().any(|new| share_a_word(old, new)))
        };
        often(6) && (found.hits >= 2 || found.in_text || alike())
    }

    /// Whether the new duties name `b` where the old ones named `a`.
    fn text_agrees(
        &self,
        left: &DutyList,
        right: &DutyList,
        (a, b): (usize, usize),
        item: &Item,
        other: &Item,
    ) -> bool {
        let (old, new) = (text_of(item), text_of(other));
        let names = |text: &str, stems: &[String]| stems.iter().any(|stem| text.contains(stem));
        let a = self.stems(left, Side::Left, a);
        let b = self.stems(right, Side::Right, b);
        names(&old, &a) && names(&new, &b) && !names(&new, &a) && !names(&old, &b)
    }

    /// Records the renames, and what replaces the renamed departments in keys.
    fn describe(
        &mut self,
        left: &DutyList,
        right: &DutyList,
        used: &[BTreeSet<usize>; 2],
        accepted: &BTreeMap<(usize, usize), usize>,
    ) {
        let groups: BTreeSet<usize> = accepted.keys().map(|(a, _)| self.groups[*a]).collect();
        for group in groups {
            let members = |side: Side| -> Vec<usize> {
                used[side.index()]
                    .iter()
                    .copied()
                    .filter(|number| self.groups[*number] == group)
                    .collect()
            };
            let short = |list: &DutyList, side: Side| -> Vec<String> {
                members(side)
                    .into_iter()
                    .filter_map(|number| self.department(list, side, number))
                    .map(|department| department.short.clone())
                    .collect()
            };
            let rename = DepartmentRename {
                old: short(left, Side::Left),
                new: short(right, Side::Right),
                items: accepted
                    .iter()
                    .filter(|((a, _), _)| self.groups[*a] == group)
                    .map(|(_, items)| items)
                    .sum(),
            };
            let stems = [(left, Side::Left), (right, Side::Right)].map(|(list, side)| {
                members(side)
                    .into_iter()
                    .flat_map(|number| self.stems(list, side, number))
                    .collect::<Vec<_>>()
            });
            let Some(label) = stems[1].iter().min().cloned() else {
                continue;
            };
            // Both names in both lists: a text may go on using the old one.
            let stems = stems.concat().into_iter();
            self.labels.extend(stems.map(|stem| (stem, label.clone())));
            self.renames.push(rename);
        }
        self.labels
            .sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
        self.labels.dedup();
    }

    fn department<'l>(
        &self,
        list: &'l DutyList,
        side: Side,
        number: usize,
    ) -> Option<&'l Department> {
        let at = self.numbers[side.index()]
            .iter()
            .position(|known| *known == number)?;
        list.departments.get(at)
    }

    /// What a department is called in running text, without its county.
    fn stems(&self, list: &DutyList, side: Side, number: usize) -> Vec<String> {
        let mut stems: Vec<String> = self.numbers[side.index()]
            .iter()
            .zip(&list.departments)
            .filter(|(known, _)| **known == number)
            .flat_map(|(_, department)| department.forms().map(|form| stem(&key(form))))
            .collect();
        stems.sort();
        stems.dedup();
        // A full name holds the short one, which is replaced inside it.
        let shorter = stems.clone();
        stems.retain(|stem| !shorter.iter().any(|s| s != stem && stem.contains(s)));
        stems
    }

    /// The common numbers of an item's departments.
    pub fn numbers_of(&self, side: Side, item: &Item) -> BTreeSet<usize> {
        item.departments
            .iter()
            .map(|id| self.number(side, *id))
            .collect()
    }

    pub fn number(&self, side: Side, id: DepartmentId) -> usize {
        self.numbers[side.index()][id.index()]
    }

    /// What departments of one name after another have in common.
    pub fn group(&self, number: usize) -> usize {
        self.groups[number]
    }

    /// What an item's departments are compared by: their groups.
    pub fn groups_of(&self, side: Side, item: &Item) -> BTreeSet<usize> {
        let numbers = self.numbers_of(side, item).into_iter();
        numbers.map(|number| self.group(number)).collect()
    }

    /// Whether this is, to the letter, a department's name.
    pub fn is_name(&self, text: &str) -> bool {
        self.forms.contains(text)
    }

    /// Puts one label for all names of a renamed department, so that the
    /// rename alone makes no difference.
    pub fn relabel(&self, text: String) -> String {
        let labels = &self.labels;
        if !labels.iter().any(|(stem, _)| text.contains(stem)) {
            return text;
        }
        let mut out = String::with_capacity(text.len());
        let mut rest = text.as_str();
        // Where the label that was put last ends, if only a conjunction and
        // the county's word follow it.
        let mut last: Option<(&str, usize)> = None;
        'text: while let Some(c) = rest.chars().next() {
            for (stem, label) in labels {
                if let Some(after) = rest.strip_prefix(stem.as_str()) {
                    match last {
                        // A and B are one now: named once.
                        Some((known, end)) if known == label && is_conjunction(&out[end..]) => {
                            out.truncate(end);
                        }
                        _ => out.push_str(label),
                    }
                    last = Some((label, out.len()));
                    rest = after;
                    continue 'text;
                }
            }
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
        out
    }
}

/// `、县` without its mark, `和县`, or nothing.
fn is_conjunction(text: &str) -> bool {
    let text = text.strip_prefix(['和', '及', '与']).unwrap_or(text);
    let text = text.strip_prefix(['县', '市', '区', '旗']).unwrap_or(text);
    text.is_empty()
}

/// A short name without the word for the county.
pub(super) fn stem(short: &str) -> String {
    short
        .strip_prefix(['县', '市', '区', '旗'])
        .filter(|rest| rest.chars().count() >= 3)
        .unwrap_or(short)
        .to_owned()
}

fn text_of(item: &Item) -> String {
    item.superior
        .iter()
        .map(|duty| &duty.clause)
        .chain(&item.township)
        .map(|clause| key(&clause.text))
        .collect()
}

/// Whether two names share a character that says what the department does.
fn share_a_word(a: &str, b: &str) -> bool {
    const GENERIC: &str =
        "县市区旗州乡镇委局会办室队中心站所部厅院和与及管理服务监督工作大支总分公";
    a.chars().any(|c| !GENERIC.contains(c) && b.contains(c))
}
