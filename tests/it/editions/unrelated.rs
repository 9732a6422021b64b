//! Lists of townships that have nothing to do with each other, but share many
//! matters.

use std::collections::BTreeMap;

use duty_atlas::duty_list::*;
use duty_atlas::editions::Change;

use super::support::*;

/// Pairs that the program is not sure of, judged by hand:
/// `fair` or `wrong`, the old titles, the new titles.
const JUDGED: &str = include_str!("../../editions/judged-pairs.tsv");

fn titles(list: &DutyList, ids: &[ItemId]) -> String {
    let titles: Vec<&str> = ids
        .iter()
        .map(|id| list.item(*id).expect("an item").title.as_str())
        .collect();
    titles.join(" + ")
}

/// The longest stretch that two texts have in common, in characters.
fn longest_in_common(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut longest = 0;
    let mut before = vec![0; b.len() + 1];
    for x in &a {
        let mut now = vec![0; b.len() + 1];
        for (at, y) in b.iter().enumerate() {
            if x == y {
                now[at + 1] = before[at] + 1;
                longest = longest.max(now[at + 1]);
            }
        }
        before = now;
    }
    longest
}

fn text(list: &DutyList, ids: &[ItemId]) -> String {
    let items = ids.iter().map(|id| list.item(*id).expect("an item"));
    items
        .flat_map(|item| {
            let superior = item.superior.iter().map(|duty| duty.clause.text.clone());
            let township = item.township.iter().map(|clause| clause.text.clone());
            superior.chain(township)
        })
        .collect()
}

/// Whether a pair has, without any arithmetic, something in common.
fn has_something_in_common(old: &DutyList, new: &DutyList, change: &Change) -> bool {
    longest_in_common(&titles(old, &change.old), &titles(new, &change.new)) >= 4
        || longest_in_common(&text(old, &change.old), &text(new, &change.new)) >= 12
}

fn check(old: &DutyList, new: &DutyList) {
    let judged: BTreeMap<(&str, &str), bool> = JUDGED
        .lines()
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            ((cells[1], cells[2]), cells[0] == "wrong")
        })
        .collect();
    let changes = changes(old, new);
    let mut wrong = 0;
    let mut unjudged = Vec::new();
    let paired = |change: &&Change| !change.old.is_empty() && !change.new.is_empty();
    for change in changes.entries.iter().filter(paired) {
        let pair = (titles(old, &change.old), titles(new, &change.new));
        if change.to_be_checked() {
            match judged.get(&(pair.0.as_str(), pair.1.as_str())) {
                Some(is_wrong) => wrong += usize::from(*is_wrong),
                None => unjudged.push(format!("{}\t{}", pair.0, pair.1)),
            }
        } else {
            assert!(has_something_in_common(old, new, change), "{pair:?}");
        }
    }
    assert!(
        unjudged.is_empty(),
        "judge these pairs of {} and {}:\n{}",
        old.id,
        new.id,
        unjudged.join("\n")
    );
    let shorter = old.items.len().min(new.items.len());
    assert!(wrong * 50 <= shorter, "{wrong} of {shorter} are wrong");
    assert!(changes.renamed_departments.is_empty());
}

#[test]
fn few_pairs_are_wrong_and_those_are_to_be_checked() {
    check(&other("01-baiyang"), &shipped());
    check(&other("01-baiyang"), &other("10-maan"));
    check(&other("04-liulin"), &other("10-maan"));
    check(&shipped(), &other("12b-taiping"));
}
