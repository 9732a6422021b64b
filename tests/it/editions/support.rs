//! Lists for the tests of editions.

use duty_atlas::duty_list::*;
use duty_atlas::editions::{Changes, Choices, compare};

pub fn id(text: &str) -> ItemId {
    text.parse().expect(text)
}

/// The list that the program ships with.
pub fn shipped() -> DutyList {
    parse(&SOURCE).expect("the list is readable")
}

/// The made-up edition of July 2026.
pub fn edition() -> DutyList {
    parse(&Source {
        id: "laotai-2026-07-a",
        text: include_str!("../../editions/laotai-2026-07-a.md"),
        departments: include_str!("../../editions/laotai-2026-07-a.departments.json"),
        corrections: include_str!("../../editions/laotai-2026-07-a.corrections.json"),
    })
    .expect("the edition is readable")
}

pub fn changes(old: &DutyList, new: &DutyList) -> Changes {
    compare(old, new, &Choices::default())
}

/// The kinds of the entry of an old item, by name.
pub fn kinds_of_old(changes: &Changes, old: &str) -> Vec<&'static str> {
    let change = changes.of_old(id(old)).expect(old);
    change.kinds.iter().map(|kind| kind.id()).collect()
}
