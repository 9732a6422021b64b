//! Putting the words of a query together, item by item.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use crate::duty_list::{CategoryId, DepartmentId, DutyList};

use super::boundaries::Boundaries;
use super::index::{FieldRef, Index};
use super::kind::{Location, MatchKind, MatchReason};
use super::matches::matches;
use super::query::Query;
use super::word::Word;

/// How many ranks an item can have; see [`rank`].
pub(super) const RANKS: usize = 21;
/// The rank of an item that lacks a word.
const ABSENT: u8 = u8::MAX;

/// Where a word is found in an item, in the order of importance.
#[derive(Clone, Copy)]
enum Part {
    Title,
    /// The category or a department.
    Names,
    Duties,
}

/// Literal matches come first: in the title, in the names, in the duties. Then
/// literal matches across word boundaries. Then other kinds, by part and then
/// by kind; last those across word boundaries.
fn rank(part: Part, kind: MatchKind, across_words: bool) -> u8 {
    let within = match kind {
        MatchKind::Plain | MatchKind::Variant => {
            return if across_words { 3 } else { 0 } + part as u8;
        }
        _ if across_words => return 18 + part as u8,
        MatchKind::Synonym => 0,
        MatchKind::Pinyin => 1,
        MatchKind::Initials => 2,
        MatchKind::Prefix => 3,
    };
    6 + 4 * part as u8 + within
}

/// The best place of one word, or of the words so far, in one item.
#[derive(Clone, Copy)]
pub(super) struct Score {
    pub rank: u8,
    /// The clause to show, once a word is only in the duties.
    pub passage: Option<Location>,
    pub reason: Option<MatchReason>,
}

/// Where nothing was found.
const NOWHERE: Score = Score {
    rank: ABSENT,
    passage: None,
    reason: None,
};

/// What every item is before a word is searched.
const EVERYTHING: Score = Score { rank: 0, ..NOWHERE };

impl Score {
    /// Where another word is in the same item.
    fn and(self, word: Score) -> Score {
        let further = word.rank > self.rank && word.reason.is_some();
        Score {
            rank: self.rank.max(word.rank),
            passage: self.passage.or(word.passage),
            reason: if further {
                word.reason
            } else {
                self.reason.or(word.reason)
            },
        }
    }

    fn improve(&mut self, found: Score) {
        if found.rank < self.rank {
            *self = found;
        }
    }
}

/// What the words of a query found, item by item.
pub(super) struct Scan {
    items: Vec<Score>,
}

impl Scan {
    pub(super) fn run(duty_list: &DutyList, index: &Index, query: &Query) -> Scan {
        let mut items = vec![EVERYTHING; duty_list.items.len()];
        let mut found = vec![NOWHERE; duty_list.items.len()];
        let mut boundaries = Boundaries::default();
        for word in query.words() {
            found.fill(NOWHERE);
            scan_word(duty_list, index, word, &mut boundaries, &mut found);
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
            scan_word(duty_list, index, word, &mut boundaries, &mut found);
            for (all, one) in items.iter_mut().zip(&found) {
                if one.rank != ABSENT {
                    all.rank = ABSENT;
                }
            }
        }
        Scan { items }
    }

    /// Where the words are in an item, if it has all that it must and none
    /// that it must not.
    pub(super) fn item(&self, position: usize) -> Option<Score> {
        let best = self.items.get(position).copied();
        best.filter(|best| best.rank != ABSENT)
    }
}

/// Finds the best score of a word in each item.
fn scan_word(
    duty_list: &DutyList,
    index: &Index,
    word: &Word,
    boundaries: &mut Boundaries,
    items: &mut [Score],
) {
    // What is found in a category or a department counts for all items that
    // have it. The scores are few; each has its own sets.
    let mut named: BTreeMap<u8, Named> = BTreeMap::new();
    let _ = matches(index, word, Some(boundaries), &mut |found| {
        let reason = found.kind.reason();
        let mut put = |item: u32, part: Part| {
            let passage = match part {
                Part::Duties => found.field.location(),
                _ => None,
            };
            if let Some(score) = items.get_mut(item as usize) {
                let rank = rank(part, found.kind, found.across_words);
                score.improve(Score {
                    rank,
                    passage,
                    reason,
                });
            }
        };
        match found.field {
            FieldRef::Title(item) => put(item, Part::Title),
            FieldRef::OtherDepartments(item) => put(item, Part::Names),
            FieldRef::Superior(item, _) | FieldRef::Township(item, _) => put(item, Part::Duties),
            FieldRef::Category(_) | FieldRef::Department(_) => {
                let rank = rank(Part::Names, found.kind, found.across_words);
                let names = named.entry(rank).or_default();
                names.reason = reason;
                match found.field {
                    FieldRef::Category(id) => drop(names.categories.insert(id)),
                    FieldRef::Department(id) => drop(names.departments.insert(id)),
                    _ => {}
                }
            }
        }
        ControlFlow::Continue(())
    });
    for (rank, names) in named {
        let here = Score {
            rank,
            passage: None,
            reason: names.reason,
        };
        for (score, item) in items.iter_mut().zip(&duty_list.items) {
            let mut ids = item.departments.iter();
            if item
                .category
                .is_some_and(|id| names.categories.contains(&id))
                || ids.any(|id| names.departments.contains(id))
            {
                score.improve(here);
            }
        }
    }
}

/// Categories and departments in whose names a word was found.
#[derive(Default)]
struct Named {
    reason: Option<MatchReason>,
    categories: BTreeSet<CategoryId>,
    departments: BTreeSet<DepartmentId>,
}
