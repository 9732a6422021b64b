//! What holds for any two lists.

use std::collections::BTreeMap;

use duty_atlas::duty_list::*;
use duty_atlas::editions::*;
use proptest::prelude::*;

use super::support::*;

fn all_lists() -> Vec<DutyList> {
    let mut lists = vec![shipped(), edition()];
    lists.extend(OTHERS.iter().map(|name| other(name)));
    lists
}

/// Puts the items of each list in another order and numbers them again.
fn shuffled(list: &DutyList, keys: &[u16]) -> DutyList {
    let mut items: Vec<(List, u16, Item)> = list
        .items
        .iter()
        .zip(keys.iter().cycle())
        .map(|(item, key)| (item.id.list, *key, item.clone()))
        .collect();
    items.sort_by_key(|(list, key, item)| (*list, *key, item.id));
    let mut numbers: BTreeMap<List, u32> = BTreeMap::new();
    let items = items
        .into_iter()
        .map(|(list, _, mut item)| {
            let number = numbers.entry(list).or_default();
            *number += 1;
            item.id.number = *number;
            item
        })
        .collect();
    DutyList {
        items,
        ..list.clone()
    }
}

/// What an entry says, without wording and marks.
type Entry = (Vec<ItemId>, Vec<ItemId>, Vec<ChangeKind>, bool);

fn entries(changes: &Changes, mirrored: bool) -> Vec<Entry> {
    let mut entries: Vec<Entry> = changes
        .entries
        .iter()
        .map(|change| {
            let doubt = change.to_be_checked();
            let kinds = change.kinds.iter().copied();
            if mirrored {
                let mut kinds: Vec<_> = kinds.map(ChangeKind::mirrored).collect();
                kinds.sort();
                (change.new.clone(), change.old.clone(), kinds, doubt)
            } else {
                (
                    change.old.clone(),
                    change.new.clone(),
                    kinds.collect(),
                    doubt,
                )
            }
        })
        .collect();
    entries.sort();
    entries
}

#[test]
fn a_list_compared_with_itself_has_not_changed() {
    for list in all_lists() {
        let changes = changes(&list, &list);
        for change in &changes.entries {
            assert!(change.is_unchanged(), "{}: {change:?}", list.id);
            assert_eq!(change.old, change.new);
            assert!(!change.to_be_checked());
        }
        assert_eq!(changes.entries.len(), list.items.len());
        assert!(changes.renamed_departments.is_empty());
        assert!(changes.renamed_categories.is_empty());
    }
}

#[test]
fn the_other_way_round_is_the_mirror() {
    let lists = all_lists();
    for pair in lists.windows(2) {
        {
            let (a, b) = (&pair[0], &pair[1]);
            let (there, back) = (changes(a, b), changes(b, a));
            assert_eq!(
                entries(&there, false),
                entries(&back, true),
                "{} and {}",
                a.id,
                b.id
            );
            assert_eq!(there.base, back.doc);
            let renames = |changes: &Changes, old_first: bool| {
                let mut renames: Vec<_> = changes
                    .renamed_departments
                    .iter()
                    .map(|rename| match old_first {
                        true => (rename.old.clone(), rename.new.clone()),
                        false => (rename.new.clone(), rename.old.clone()),
                    })
                    .collect();
                renames.sort();
                renames
            };
            assert_eq!(renames(&there, true), renames(&back, false));
        }
    }
}

#[test]
fn every_item_of_both_lists_is_in_one_entry() {
    let lists = all_lists();
    for pair in lists.windows(2) {
        for (old, new) in [(&pair[0], &pair[1]), (&pair[1], &pair[0])] {
            let changes = changes(old, new);
            let check = |list: &DutyList, of: fn(&Change) -> &Vec<ItemId>| {
                let mut seen: Vec<ItemId> =
                    changes.entries.iter().flat_map(|c| of(c).clone()).collect();
                seen.sort();
                let all: Vec<ItemId> = list.items.iter().map(|item| item.id).collect();
                assert_eq!(seen, all, "{} in {} and {}", list.id, old.id, new.id);
            };
            check(old, |change| &change.old);
            check(new, |change| &change.new);
            for change in &changes.entries {
                assert!(!change.old.is_empty() || !change.new.is_empty());
            }
        }
    }
}

#[test]
fn the_joined_spans_are_the_texts() {
    let (old, new) = (shipped(), edition());
    let joined = |spans: &[Span]| spans.iter().map(|s| s.text.as_str()).collect::<String>();
    let text = |list: &DutyList, at: ClauseRef| {
        let item = list.item(at.item).expect("an item");
        let clause = match at.column {
            Column::Superior => &item.superior[at.index].clause,
            Column::Township => &item.township[at.index],
        };
        match &clause.section {
            Some(heading) if at.heading => heading.text.clone(),
            _ => clause.text.clone(),
        }
    };
    let mut seen = 0;
    for change in &changes(&old, &new).entries {
        for clause in &change.details.clauses {
            seen += 1;
            if let Some(at) = clause.old {
                assert_eq!(joined(&clause.text.old), text(&old, at));
            }
            if let Some(at) = clause.new {
                assert_eq!(joined(&clause.text.new), text(&new, at));
            }
        }
    }
    assert!(seen > 10, "{seen} clauses have changed");
}

#[test]
fn steps_of_any_size_lead_to_the_same() {
    let (old, new) = (shipped(), edition());
    let at_once = changes(&old, &new);
    for budget in [1, 7, 100] {
        let mut comparison = Comparison::new(&old, &new, &Choices::default());
        let mut done = 0;
        loop {
            let progress = comparison.step(budget);
            assert!(progress.done >= done && progress.done <= progress.total);
            done = progress.done;
            if progress.finished {
                assert_eq!(progress.done, progress.total);
                break;
            }
        }
        assert_eq!(comparison.finish(), at_once);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn another_order_is_only_renumbering(
        keys in proptest::collection::vec(any::<u16>(), 60),
        which in 0_usize..10,
    ) {
        let list = all_lists().swap_remove(which);
        let other = shuffled(&list, &keys);
        for change in &changes(&list, &other).entries {
            prop_assert!(change.is_at_most_renumbered(), "{:?}", change);
            let (old, new) = (list.item(change.old[0]), other.item(change.new[0]));
            prop_assert_eq!(old.map(|item| &item.title), new.map(|item| &item.title));
            let renumbered = change.kinds.contains(&ChangeKind::Renumbered);
            prop_assert_eq!(renumbered, change.old != change.new);
        }
    }
}
