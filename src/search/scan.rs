//! Putting the words of a query together, item by item.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use crate::duty_list::{CategoryId, DepartmentId, DutyList};

use super::index::{Index, Owner};
use super::matches::matches;
use super::query::Query;
use super::word::{Way, Word};
use super::{Location, MatchReason};

/// How many ranks an item can have; see [`rank`].
pub(super) const RANKS: usize = 15;
/// The rank of an item that lacks a word.
const ABSENT: u8 = u8::MAX;

/// Where a word stands in an item, in the order of importance.
#[derive(Clone, Copy)]
enum Part {
    Title,
    /// The category or a department.
    Names,
    Duties,
}

/// What is found to the letter comes first: in the title, in the names, in the
/// duties. Then what is found otherwise, by part and then by way.
fn rank(part: Part, way: Way) -> u8 {
    let within = match way {
        Way::Plain | Way::Variant => return part as u8,
        Way::Synonym => 0,
        Way::Pinyin => 1,
        Way::Initials => 2,
        Way::Begun => 3,
    };
    3 + 4 * part as u8 + within
}

/// The best place of one word, or of the words so far, in one item.
#[derive(Clone, Copy)]
pub(super) struct Best {
    pub rank: u8,
    /// The clause to show, once a word is only in the duties.
    pub passage: Option<Location>,
    pub reason: Option<MatchReason>,
}

/// Where nothing was found.
const NOWHERE: Best = Best {
    rank: ABSENT,
    passage: None,
    reason: None,
};

/// What every item is before a word is searched.
const EVERYTHING: Best = Best { rank: 0, ..NOWHERE };

impl Best {
    /// Where another word stands in the same item.
    fn and(self, word: Best) -> Best {
        let further = word.rank > self.rank && word.reason.is_some();
        Best {
            rank: self.rank.max(word.rank),
            passage: self.passage.or(word.passage),
            reason: if further {
                word.reason
            } else {
                self.reason.or(word.reason)
            },
        }
    }

    fn take(&mut self, found: Best) {
        if found.rank < self.rank {
            *self = found;
        }
    }
}

/// What the words of a query found, item by item.
pub(super) struct Scan {
    items: Vec<Best>,
}

impl Scan {
    pub(super) fn run(duty_list: &DutyList, index: &Index, query: &Query) -> Scan {
        let mut items = vec![EVERYTHING; duty_list.items.len()];
        let mut found = vec![NOWHERE; duty_list.items.len()];
        for word in query.words() {
            found.fill(NOWHERE);
            scan_word(duty_list, index, word, &mut found);
            let mut any = false;
            for (all, one) in items.iter_mut().zip(&found) {
                *all = all.and(*one);
                any |= all.rank != ABSENT;
            }
            if !any {
                return Scan { items };
            }
        }
        for word in query.without() {
            found.fill(NOWHERE);
            scan_word(duty_list, index, word, &mut found);
            for (all, one) in items.iter_mut().zip(&found) {
                if one.rank != ABSENT {
                    all.rank = ABSENT;
                }
            }
        }
        Scan { items }
    }

    /// Where the words stand in an item, if it has all that it must and none
    /// that it must not.
    pub(super) fn item(&self, position: usize) -> Option<Best> {
        let best = self.items.get(position).copied();
        best.filter(|best| best.rank != ABSENT)
    }
}

/// Finds a word's best place in each item.
fn scan_word(duty_list: &DutyList, index: &Index, word: &Word, items: &mut [Best]) {
    // What is found in a category or a department counts for all items that
    // have it. The ways are few; each has its own sets.
    let mut named: Vec<(Way, BTreeSet<CategoryId>, BTreeSet<DepartmentId>)> = Vec::new();
    let _ = matches(index, word, &mut |found| {
        let way = found.way;
        let mut put = |item: u32, part: Part| {
            let passage = match part {
                Part::Duties => found.owner.place(),
                _ => None,
            };
            if let Some(best) = items.get_mut(item as usize) {
                let rank = rank(part, way);
                let reason = way.reason();
                best.take(Best {
                    rank,
                    passage,
                    reason,
                });
            }
        };
        match found.owner {
            Owner::Title(item) => put(item, Part::Title),
            Owner::OtherDepartments(item) => put(item, Part::Names),
            Owner::Superior(item, _) | Owner::Township(item, _) => put(item, Part::Duties),
            Owner::Category(_) | Owner::Department(_) => {
                let known = named.iter().position(|(known, ..)| *known == way);
                let at = known.unwrap_or_else(|| {
                    named.push((way, BTreeSet::new(), BTreeSet::new()));
                    named.len() - 1
                });
                match found.owner {
                    Owner::Category(id) => drop(named[at].1.insert(id)),
                    Owner::Department(id) => drop(named[at].2.insert(id)),
                    _ => {}
                }
            }
        }
        ControlFlow::Continue(())
    });
    for (way, categories, departments) in named {
        let here = Best {
            rank: rank(Part::Names, way),
            passage: None,
            reason: way.reason(),
        };
        for (best, item) in items.iter_mut().zip(&duty_list.items) {
            let mut ids = item.departments.iter();
            if item.category.is_some_and(|id| categories.contains(&id))
                || ids.any(|id| departments.contains(id))
            {
                best.take(here);
            }
        }
    }
}
