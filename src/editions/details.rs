//! What differs between the items of an entry, and of which kinds that is.

use std::collections::BTreeSet;

use crate::duty_list::{DutyList, Field, Item, List};

use super::changes::{ChangeKind, DepartmentChange, Details, TextChange};
use super::clauses::{Successor, clause_changes};
use super::departments::{Side, stem};
use super::normal::key;
use super::profile::Normaliser;
use super::text_change::{only_new, only_old, text_change};

/// Both lists, the earlier one first, with the side on which each was compared.
pub(super) struct Editions<'a> {
    pub old: (&'a DutyList, Side),
    pub new: (&'a DutyList, Side),
    pub normaliser: &'a Normaliser,
}

impl Editions<'_> {
    /// What differs between the items, and the kinds of change. `same_text` is
    /// true when titles and duties are known to be the same.
    pub fn compare(
        &self,
        old: &[usize],
        new: &[usize],
        same_text: bool,
    ) -> (BTreeSet<ChangeKind>, Details) {
        match (old, new) {
            ([], _) => ([ChangeKind::Added].into(), Details::default()),
            (_, []) => ([ChangeKind::Removed].into(), Details::default()),
            ([old], [new]) => {
                let (old, new) = (&self.old.0.items[*old], &self.new.0.items[*new]);
                let details = if same_text {
                    Details {
                        category: self.category(&[old], &[new]),
                        departments: self.departments(&[old], &[new]),
                        ..Details::default()
                    }
                } else {
                    self.details(&[old], &[new])
                };
                (kinds(old, new, &details), details)
            }
            _ => {
                let olds: Vec<&Item> = old.iter().map(|at| &self.old.0.items[*at]).collect();
                let news: Vec<&Item> = new.iter().map(|at| &self.new.0.items[*at]).collect();
                let mut kinds = BTreeSet::new();
                if news.len() > 1 {
                    kinds.insert(ChangeKind::Split);
                }
                if olds.len() > 1 {
                    kinds.insert(ChangeKind::Merged);
                }
                let lists: BTreeSet<List> =
                    olds.iter().chain(&news).map(|item| item.id.list).collect();
                if lists.len() > 1 {
                    kinds.insert(ChangeKind::Moved);
                }
                (kinds, self.details(&olds, &news))
            }
        }
    }

    fn details(&self, olds: &[&Item], news: &[&Item]) -> Details {
        let one_to_one = olds.len() == 1 && news.len() == 1;
        let departments = self.departments(olds, news);
        let successor = match (&departments.removed[..], &departments.added[..]) {
            ([old], [new]) => Some(Successor {
                old: stem(&key(old)),
                new: stem(&key(new)),
            }),
            _ => None,
        };
        let successor = successor.as_ref();
        Details {
            title: if one_to_one {
                self.title(olds[0], news[0], successor)
            } else {
                Some(titles(olds, news))
            },
            category: self.category(olds, news),
            departments,
            clauses: clause_changes(self.normaliser, olds, news, successor),
        }
    }

    fn title(&self, old: &Item, new: &Item, successor: Option<&Successor>) -> Option<TextChange> {
        let old_key = self.normaliser.key(&old.title);
        let new_key = self.normaliser.key(&new.title);
        let explained = successor.is_some_and(|s| s.explains(&old_key, &new_key));
        (old_key != new_key && !explained).then(|| text_change(&old.title, &new.title))
    }

    /// The categories, where both lists have them and they differ.
    fn category(&self, olds: &[&Item], news: &[&Item]) -> Option<(String, String)> {
        let names = |list: &DutyList, items: &[&Item]| {
            let mut names: Vec<String> = Vec::new();
            for item in items {
                let name = list.category_of(item);
                if !name.is_empty() && !names.iter().any(|known| known == name) {
                    names.push(name.to_owned());
                }
            }
            names.join("、")
        };
        let (old, new) = (names(self.old.0, olds), names(self.new.0, news));
        let same = old == new || key(&old) == key(&new);
        (!same && !old.is_empty() && !new.is_empty()).then_some((old, new))
    }

    fn departments(&self, olds: &[&Item], news: &[&Item]) -> DepartmentChange {
        // The basic list names none.
        let named = |items: &[&Item]| items.iter().any(|item| item.id.list != List::Basic);
        if !named(olds) || !named(news) {
            return DepartmentChange::default();
        }
        let departments = &self.normaliser.departments;
        let numbered = |(list, side): (&DutyList, Side), items: &[&Item]| {
            let mut found: Vec<(usize, String)> = Vec::new();
            for id in items.iter().flat_map(|item| &item.departments) {
                let number = departments.number(side, *id);
                if !found.iter().any(|known| known.0 == number) {
                    found.push((number, list.department(*id).short.clone()));
                }
            }
            found
        };
        let (mut old, mut new) = (numbered(self.old, olds), numbered(self.new, news));
        // What one list reads as a misprint, the other may have read as a name.
        let (old_misprints, new_misprints) =
            (misprints(self.old.0, olds), misprints(self.new.0, news));
        old.retain(|(_, name)| !new_misprints.iter().any(|m| m.explains(name)));
        new.retain(|(_, name)| !old_misprints.iter().any(|m| m.explains(name)));
        let has = |side: &[(usize, String)], number| side.iter().any(|known| known.0 == number);
        let mut change = DepartmentChange::default();
        let mut added: Vec<&(usize, String)> = new
            .iter()
            .filter(|(number, _)| !has(&old, *number))
            .collect();
        for (number, name) in old.iter().filter(|(number, _)| !has(&new, *number)) {
            let group = departments.group(*number);
            let successors = new
                .iter()
                .filter(|known| departments.group(known.0) == group);
            let before = change.renamed.len();
            for successor in successors {
                added.retain(|known| known.0 != successor.0);
                change.renamed.push((name.clone(), successor.1.clone()));
            }
            if change.renamed.len() == before {
                change.removed.push(name.clone());
            }
        }
        let others = [olds, news].map(|items| {
            let texts = items
                .iter()
                .filter_map(|item| item.other_departments.as_deref());
            texts.collect::<Vec<_>>().join("、")
        });
        if key(&others[0]) != key(&others[1]) {
            let [old, new] = others;
            change
                .removed
                .extend(Some(old).filter(|text| !text.is_empty()));
            change
                .added
                .extend(Some(new).filter(|text| !text.is_empty()));
        }
        for (number, name) in added {
            // One department that is now several: the other goes on unchanged.
            let group = departments.group(*number);
            match old.iter().find(|known| departments.group(known.0) == group) {
                Some(known) => change.renamed.push((known.1.clone(), name.clone())),
                None => change.added.push(name.clone()),
            }
        }
        change
    }
}

/// A misprint in a cell of departments, as keys.
struct Misprint {
    published: String,
    read_as: String,
}

impl Misprint {
    /// Whether a name comes from the misprint and not from what it stands for.
    fn explains(&self, name: &str) -> bool {
        let name = key(name);
        self.published.contains(&name) && !self.read_as.contains(&name)
    }
}

fn misprints(list: &DutyList, items: &[&Item]) -> Vec<Misprint> {
    items
        .iter()
        .flat_map(|item| list.corrections_of(item.id))
        .filter(|correction| correction.field == Field::Departments)
        .map(|correction| Misprint {
            published: key(&correction.published),
            read_as: key(&correction.read_as),
        })
        .collect()
}

/// The titles of several items, one below the other.
fn titles(olds: &[&Item], news: &[&Item]) -> TextChange {
    let joined = |items: &[&Item]| {
        let titles: Vec<&str> = items.iter().map(|item| item.title.as_str()).collect();
        titles.join("\n")
    };
    let (old, new) = (joined(olds), joined(news));
    if old.is_empty() {
        only_new(&new)
    } else if new.is_empty() {
        only_old(&old)
    } else {
        text_change(&old, &new)
    }
}

/// The kinds of change of one item. Across lists the columns differ in nature
/// (a sentence becomes a name, duties become a way of working), so the wording
/// is shown but does not count as a kind; neither does the number.
fn kinds(old: &Item, new: &Item, details: &Details) -> BTreeSet<ChangeKind> {
    let moved = old.id.list != new.id.list;
    let present = [
        (ChangeKind::Moved, moved),
        (ChangeKind::Reworded, !moved && details.title.is_some()),
        (ChangeKind::Clauses, !moved && !details.clauses.is_empty()),
        (ChangeKind::Departments, !details.departments.is_empty()),
        (ChangeKind::Category, details.category.is_some()),
        (
            ChangeKind::Renumbered,
            !moved && old.id.number != new.id.number,
        ),
    ];
    present
        .into_iter()
        .filter_map(|(kind, present)| present.then_some(kind))
        .collect()
}
