//! Which clauses have changed between items that belong together.

use std::collections::HashMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::duty_list::Item;

use super::assignment::Assignment;
use super::changes::{ClauseChange, ClauseChangeKind, ClauseRef, Column, TextChange};
use super::profile::{Bag, Normaliser, ratio};
use super::text_change::{only_new, only_old, text_change, unmarked};

/// How alike two clauses must be to be one reworded.
const REWORDED: f32 = 0.3;
/// The same where they are alone between the same neighbours.
const REWORDED_IN_PLACE: f32 = 0.15;

/// A heading or a clause with its text and what it is compared by.
struct Unit<'a> {
    at: ClauseRef,
    key: String,
    text: &'a str,
}

/// A department that has taken an item over from another one: what each is
/// called in keys.
pub(super) struct Successor {
    pub old: String,
    pub new: String,
}

impl Successor {
    /// Whether two texts that differ are the same but for these names.
    pub fn explains(&self, old: &str, new: &str) -> bool {
        old.replace(&self.old, &self.new) == new || new.replace(&self.new, &self.old) == old
    }
}

/// What the clauses of both sides are compared by.
#[derive(Default)]
struct Keys {
    old: HashMap<ClauseRef, String>,
    new: HashMap<ClauseRef, String>,
}

impl Keys {
    fn of_old(&self, change: &ClauseChange) -> Option<&String> {
        self.old.get(change.old.as_ref()?)
    }

    fn of_new(&self, change: &ClauseChange) -> Option<&String> {
        self.new.get(change.new.as_ref()?)
    }
}

/// The clauses of both columns that have changed. A clause that names the new
/// department (`successor`) where it named the old one is as it was: the
/// entry says already that the department has changed.
pub(super) fn clause_changes(
    normaliser: &Normaliser,
    old: &[&Item],
    new: &[&Item],
    successor: Option<&Successor>,
) -> Vec<ClauseChange> {
    let mut changes = Vec::new();
    let mut keys = Keys::default();
    for column in [Column::Superior, Column::Township] {
        let olds = units(normaliser, old, column);
        let news = units(normaliser, new, column);
        let joined = |units: &[Unit]| units.iter().map(|u| u.key.as_str()).collect::<String>();
        // Other clauses, but the same text: only the paragraphs have changed.
        if joined(&olds) != joined(&news) {
            let one_to_one = old.len() == 1 && new.len() == 1;
            changes.extend(column_changes(&olds, &news, one_to_one));
        }
        let entry = |unit: Unit| (unit.at, unit.key);
        keys.old.extend(olds.into_iter().map(entry));
        keys.new.extend(news.into_iter().map(entry));
    }
    join_transferred(&mut changes, &keys);
    if let Some(successor) = successor {
        changes.retain(|change| match (keys.of_old(change), keys.of_new(change)) {
            (Some(old), Some(new)) => !successor.explains(old, new),
            _ => true,
        });
    }
    changes
}

fn units<'a>(normaliser: &Normaliser, items: &[&'a Item], column: Column) -> Vec<Unit<'a>> {
    let mut units = Vec::new();
    for item in items {
        let clause = |index: usize| match column {
            Column::Superior => item.superior.get(index).map(|duty| &duty.clause),
            Column::Township => item.township.get(index),
        };
        for unit in normaliser.units(item, column) {
            let Some(clause) = clause(unit.index) else {
                continue;
            };
            let heading = clause.section.as_ref().filter(|_| unit.heading);
            units.push(Unit {
                at: ClauseRef {
                    item: item.id,
                    column,
                    index: unit.index,
                    heading: unit.heading,
                },
                key: unit.key,
                text: heading.map_or(&clause.text, |heading| &heading.text),
            });
        }
    }
    units
}

/// Pairs of positions in the old and the new column.
struct Matches {
    new_of: Vec<Option<usize>>,
    old_of: Vec<Option<usize>>,
}

impl Matches {
    fn join(&mut self, old: usize, new: usize) {
        self.new_of[old] = Some(new);
        self.old_of[new] = Some(old);
    }

    /// The positions without a partner.
    fn open(of: &[Option<usize>]) -> Vec<usize> {
        (0..of.len()).filter(|at| of[*at].is_none()).collect()
    }
}

fn keys<'a>(units: &'a [Unit]) -> Vec<&'a str> {
    units.iter().map(|unit| unit.key.as_str()).collect()
}

fn column_changes(olds: &[Unit], news: &[Unit], in_order: bool) -> Vec<ClauseChange> {
    let mut matches = Matches {
        new_of: vec![None; olds.len()],
        old_of: vec![None; news.len()],
    };
    let (old_keys, new_keys) = (keys(olds), keys(news));
    for op in capture_diff_slices(Algorithm::Myers, &old_keys, &new_keys) {
        if let DiffOp::Equal {
            old_index,
            new_index,
            len,
        } = op
        {
            (0..len).for_each(|at| matches.join(old_index + at, new_index + at));
        }
    }
    let in_place = matches.new_of.clone();
    let mut changes: Vec<(usize, ClauseChange)> = Vec::new();
    let mut push =
        |order: usize, kind, old: Option<&Unit>, new: Option<&Unit>, text: TextChange| {
            let at = |unit: Option<&Unit>| unit.map(|unit| unit.at);
            let (old, new) = (at(old), at(new));
            changes.push((
                order,
                ClauseChange {
                    kind,
                    old,
                    new,
                    text,
                },
            ));
        };
    for old in Matches::open(&matches.new_of) {
        let same = (0..news.len())
            .find(|new| matches.old_of[*new].is_none() && news[*new].key == olds[old].key);
        if let Some(new) = same {
            matches.join(old, new);
            if in_order {
                let text = unmarked(olds[old].text, news[new].text);
                let kind = ClauseChangeKind::Reordered;
                push(2 * new + 1, kind, Some(&olds[old]), Some(&news[new]), text);
            }
        }
    }
    for (old, new) in reworded(olds, news, &matches) {
        matches.join(old, new);
        let text = text_change(olds[old].text, news[new].text);
        let kind = ClauseChangeKind::Reworded;
        push(2 * new + 1, kind, Some(&olds[old]), Some(&news[new]), text);
    }
    for old in Matches::open(&matches.new_of) {
        // After the clause that preceded it.
        let before = in_place[..old].iter().rev().find_map(|new| *new);
        let order = before.map_or(0, |new| 2 * new + 2);
        let text = only_old(olds[old].text);
        push(
            order,
            ClauseChangeKind::Removed,
            Some(&olds[old]),
            None,
            text,
        );
    }
    for new in Matches::open(&matches.old_of) {
        let text = only_new(news[new].text);
        push(
            2 * new + 1,
            ClauseChangeKind::Added,
            None,
            Some(&news[new]),
            text,
        );
    }
    changes.sort_by_key(|(order, _)| *order);
    changes.into_iter().map(|(_, change)| change).collect()
}

/// The best pairs of clauses that are alike enough.
fn reworded(olds: &[Unit], news: &[Unit], matches: &Matches) -> Vec<(usize, usize)> {
    let open_olds = Matches::open(&matches.new_of);
    let open_news = Matches::open(&matches.old_of);
    let bags = |units: &[Unit], open: &[usize]| -> Vec<Bag> {
        open.iter()
            .map(|at| Bag::new([units[*at].key.as_str()]))
            .collect()
    };
    let (old_bags, new_bags) = (bags(olds, &open_olds), bags(news, &open_news));
    let alone = |of: &[Option<usize>], at: usize| {
        let open = |at: Option<usize>| at.and_then(|at| of.get(at)).is_some_and(Option::is_none);
        !open(at.checked_sub(1)) && !open(Some(at + 1))
    };
    let edges = open_olds
        .iter()
        .enumerate()
        .map(|(a, old)| {
            let mut edges = Vec::new();
            for (b, new) in open_news.iter().enumerate() {
                if olds[*old].at.heading != news[*new].at.heading {
                    continue;
                }
                let same_neighbours = neighbours(&matches.new_of, *old, matches.old_of.len())
                    == (
                        new.checked_sub(1),
                        Some(new + 1).filter(|n| *n < news.len()),
                    );
                let in_place =
                    same_neighbours && alone(&matches.new_of, *old) && alone(&matches.old_of, *new);
                let enough = if in_place {
                    REWORDED_IN_PLACE
                } else {
                    REWORDED
                };
                let alike = plainly_alike(&old_bags[a], &new_bags[b]);
                if alike >= enough {
                    let near = 99 - (old.abs_diff(*new)).min(98) as i64;
                    edges.push((b, (alike * 1000.0) as i64 * 100 + near));
                }
            }
            edges
        })
        .collect();
    Assignment::new(edges, open_news.len())
        .finish()
        .into_iter()
        .enumerate()
        .filter_map(|(a, b)| Some((open_olds[a], open_news[b?])))
        .collect()
}

/// The new positions of the clauses before and after an old one.
fn neighbours(new_of: &[Option<usize>], old: usize, news: usize) -> (Option<usize>, Option<usize>) {
    let before = old.checked_sub(1).and_then(|at| new_of[at]);
    let after = new_of.get(old + 1).copied().flatten();
    (before, after.filter(|after| *after < news))
}

/// How much two texts agree when every pair of characters weighs the same.
fn plainly_alike(a: &Bag, b: &Bag) -> f32 {
    let size = |bag: &Bag| bag.grams.iter().map(|gram| gram.1).sum::<u32>() as f32;
    ratio(2.0 * size(&a.shared(b)), size(a) + size(b))
}

/// A clause removed from one column and added to the other has changed sides.
fn join_transferred(changes: &mut Vec<ClauseChange>, keys: &Keys) {
    let mut at = 0;
    while at < changes.len() {
        if changes[at].kind == ClauseChangeKind::Removed {
            let added = changes.iter().position(|other| {
                other.kind == ClauseChangeKind::Added
                    && keys.of_new(other) == keys.of_old(&changes[at])
            });
            if let Some(added) = added {
                let old = changes[at].old;
                let text = std::mem::take(&mut changes[at].text.old);
                let change = &mut changes[added];
                change.kind = ClauseChangeKind::Transferred;
                change.old = old;
                change.text.old = text;
                for span in change.text.old.iter_mut().chain(&mut change.text.new) {
                    span.changed = false;
                }
                changes.remove(at);
                continue;
            }
        }
        at += 1;
    }
}
