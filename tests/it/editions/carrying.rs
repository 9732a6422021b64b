//! What becomes of marks and notes.

use std::collections::BTreeSet;

use duty_atlas::editions::*;

use super::support::*;

fn outcome(changes: &Changes, old: &str) -> CarriedOver {
    let mut plan = carry_over(changes, [id(old)]);
    assert_eq!(plan.entries.len(), 1);
    plan.entries.remove(0)
}

fn look_again(kinds: &[ChangeKind], in_doubt: bool) -> Outcome {
    Outcome::LookAgain {
        kinds: kinds.iter().copied().collect::<BTreeSet<_>>(),
        in_doubt,
    }
}

#[test]
fn marks_stay_where_the_duty_is_the_same() {
    let changes = changes(&shipped(), &edition());
    let check = |old: &str, new: &str| {
        let carried = outcome(&changes, old);
        assert_eq!(carried.new, [id(new)], "{old}");
        assert_eq!(carried.outcome, Outcome::KeepMark, "{old}");
    };
    check("basic-1", "basic-1");
    check("basic-29", "basic-30");
    // Another category, and a department's new name.
    check("supporting-37", "supporting-37");
    check("supporting-88", "supporting-86");
    // Punctuation.
    check("supporting-81", "supporting-79");
}

#[test]
fn changed_duties_are_looked_at_again() {
    let changes = changes(&shipped(), &edition());
    let check = |old: &str, new: &[&str], expected: Outcome| {
        let carried = outcome(&changes, old);
        let new: Vec<_> = new.iter().map(|name| id(name)).collect();
        assert_eq!((carried.new, carried.outcome), (new, expected), "{old}");
    };
    use ChangeKind::*;
    check(
        "supporting-17",
        &["supporting-17"],
        look_again(&[Clauses], false),
    );
    check(
        "supporting-33",
        &["supporting-33"],
        look_again(&[Departments], false),
    );
    check(
        "supporting-22",
        &["reclaimed-9"],
        look_again(&[Moved], false),
    );
    check(
        "basic-84",
        &["basic-83", "basic-84"],
        look_again(&[Split], false),
    );
    check(
        "supporting-42",
        &["supporting-43"],
        look_again(&[Merged], false),
    );
    check(
        "supporting-43",
        &["supporting-43"],
        look_again(&[Merged], false),
    );
    check(
        "basic-28",
        &["basic-29"],
        look_again(&[Reworded, Renumbered], true),
    );
    check("basic-52", &[], Outcome::Removed);
}

#[test]
fn every_annotated_item_is_in_the_plan_once() {
    let changes = changes(&shipped(), &edition());
    let all: Vec<_> = shipped().items.iter().map(|item| item.id).collect();
    let plan = carry_over(&changes, all.iter().rev().copied().chain([id("basic-1")]));
    let planned: Vec<_> = plan.entries.iter().map(|entry| entry.old).collect();
    assert_eq!(planned, all);
    let (kept, again, removed) = plan.counts();
    assert_eq!(kept + again + removed, 239);
    assert_eq!(removed, 4);
    // 5 reworded, 6 with other clauses, 3 of another department, 3 moved,
    // 2 split and 2 + 2 merged.
    assert_eq!(again, 23);
    assert!(carry_over(&changes, [id("basic-999")]).entries.is_empty());
}
