//! The edition whose changes are known: every pair and every kind.

use std::collections::BTreeMap;

use serde_json::Value;

use super::support::*;

fn known() -> Value {
    serde_json::from_str(include_str!("../../editions/laotai-2026-07-a.changes.json"))
        .expect("the known changes are JSON")
}

fn names(value: &Value) -> Vec<String> {
    match value {
        Value::String(name) => vec![name.clone()],
        Value::Array(names) => names.iter().flat_map(self::names).collect(),
        _ => Vec::new(),
    }
}

/// Old ids, new ids and kinds of every entry, as they are known.
fn expected() -> BTreeMap<(Vec<String>, Vec<String>), Vec<String>> {
    let known = known();
    let mut expected = BTreeMap::new();
    for pair in known["matches"].as_array().expect("matches") {
        let mut kinds: Vec<String> = names(&pair["kinds"])
            .into_iter()
            .filter(|kind| kind != "same" && kind != "punctuation")
            .map(|kind| {
                if kind == "department" {
                    "departments".to_owned()
                } else {
                    kind
                }
            })
            .collect();
        kinds.sort();
        expected.insert((names(&pair["old"]), names(&pair["new"])), kinds);
    }
    for (sort, kind) in [("split", "split"), ("merged", "merged")] {
        for entry in known[sort].as_array().expect(sort) {
            expected.insert(
                (names(&entry["old"]), names(&entry["new"])),
                vec![kind.to_owned()],
            );
        }
    }
    for added in names(&known["added"]) {
        expected.insert((vec![], vec![added]), vec!["added".to_owned()]);
    }
    for removed in names(&known["removed"]) {
        expected.insert((vec![removed], vec![]), vec!["removed".to_owned()]);
    }
    expected
}

#[test]
fn every_pair_and_every_kind_is_found() {
    let changes = changes(&shipped(), &edition());
    let mut found = BTreeMap::new();
    for change in &changes.entries {
        let ids = |ids: &[duty_atlas::duty_list::ItemId]| -> Vec<String> {
            ids.iter().map(ToString::to_string).collect()
        };
        let mut kinds: Vec<String> = change.kinds.iter().map(|k| k.id().to_owned()).collect();
        kinds.sort();
        found.insert((ids(&change.old), ids(&change.new)), kinds);
    }
    for (entry, kinds) in &expected() {
        assert_eq!(found.get(entry), Some(kinds), "{entry:?}");
    }
    assert_eq!(found, expected());
}
