//! The saved form: stable, versioned, and it drops nothing.

use super::*;
use proptest::prelude::*;

fn entry(item: &str, raw: &str) -> Entry {
    match decode(id(item), raw) {
        Decoded::Entry(entry) => entry,
        other => panic!("{raw}: {other:?}"),
    }
}

/// A fixture is readable, says what it said, and is written again as `written`.
fn check_fixture(raw: &str, item: &str, texts: &[(Mark, &str)], written: &str) {
    let (raw, written) = (raw.trim_end(), written.trim_end());
    let entry = entry(item, raw);
    let read: Vec<(Mark, &str)> = entry
        .revisions()
        .iter()
        .map(|r| (r.mark, r.note.as_str()))
        .collect();
    assert_eq!(read, texts);
    assert_eq!(encode(id(item), &entry), written);
    assert_eq!(self::entry(item, written), entry);
}

#[test]
fn fault_08_the_fixtures_of_every_version_are_readable() {
    let note = "与县住建局的分工待核实。\n第二行";
    check_fixture(
        include_str!("../../fixtures/notes/v1-least.json"),
        "supporting-19",
        &[(Mark::Questioned, note)],
        include_str!("../../fixtures/notes/v1-least-written.json"),
    );
    let whole = include_str!("../../fixtures/notes/v1-whole.json");
    check_fixture(
        whole,
        "supporting-19",
        &[
            (Mark::FollowUp, "待办：\u{1F4DD}"),
            (Mark::Reviewed, "乙\0"),
        ],
        whole,
    );
}

#[test]
fn unknown_fields_stay_as_they_were_written() {
    let rest = r#""later":{ "deep" : [1e2, 0.10, 12345678901234567890123, "\ud800"] },"x y":null"#;
    let raw = plain("basic-1", "reviewed", "甲");
    let raw = format!("{},{rest}}}", raw.trim_end_matches('}'));
    let store = MemoryStore::default();
    store.plant(&key("basic-1"), &raw);
    let mut keeper = open("a", &store);
    keeper.set_note(id("basic-1"), "乙", NOW);
    keeper.set_mark(id("basic-1"), Mark::FollowUp, NOW);
    let written = store.text(&key("basic-1")).expect("saved");
    assert!(written.ends_with(&format!("{rest}}}")), "{written}");
    let file = keeper.export(NOW);
    assert!(file.contains(rest), "{file}");
}

#[test]
fn the_version_of_the_item_that_was_reviewed_is_saved() {
    let store = MemoryStore::default();
    let mut keeper = open("a", &store);
    keeper.set_mark(id("supporting-19"), Mark::Reviewed, NOW);
    let duty_list = duty_list();
    let item = duty_list.item(id("supporting-19")).expect("an item");
    let version = item_version(&duty_list, item);
    assert_eq!(version.len(), 16);
    let raw = store.text(&key("supporting-19")).expect("saved");
    assert!(raw.contains(&format!(r#""version":"{version}""#)), "{raw}");

    // The hash is part of the saved form: it may never change by accident.
    assert_eq!(version, "acf53c9084dd9d15");
    assert_eq!(fingerprint([]), "cbf29ce484222325");
    assert_ne!(fingerprint(["ab", ""]), fingerprint(["a", "b"]));
}

#[test]
fn a_change_by_other_hands_does_not_pass_for_the_program_s_own() {
    let (store, mirror) = (MemoryStore::default(), MemoryMirror::default());
    open_with("a", &store, &mirror).set_note(id("basic-1"), "原文", NOW);
    let raw = store.text(&key("basic-1")).expect("saved");
    store.plant(&key("basic-1"), &raw.replace("原文", "外改"));
    let keeper = open_with("b", &store, &mirror);
    assert_eq!(texts(&keeper, "basic-1"), ["原文", "外改"]);
    assert_eq!(keeper.book().note(id("basic-1")), "外改");
}

prop_compose! {
    fn any_revision()(
        mark in 0..4_usize,
        note in any::<String>(),
        item_version in proptest::option::of("[0-9a-f]{16}"),
        updated in any::<String>(),
        sequence in 1..1000_u64,
        writer in "[a-z]{1,3}",
        rest in proptest::collection::btree_map("z[^\"]*", any::<String>(), 0..3),
    ) -> Revision {
        Revision {
            mark: Mark::ALL[mark],
            note,
            item_version,
            updated,
            stamp: Stamp { sequence, writer },
            rest: rest.into_iter().map(|(name, text)| {
                (name, serde_json::to_string(&text).expect("a string"))
            }).collect(),
        }
    }
}

proptest! {
    #[test]
    fn every_entry_is_read_as_it_was_written(
        first in any_revision(),
        others in proptest::collection::vec(any_revision(), 0..4),
        more in any_revision(),
    ) {
        let mut seen = Seen::default();
        seen.add(&more.stamp);
        let entry = Entry::from_parts(first, others, seen);
        let raw = encode(id("basic-7"), &entry);
        prop_assert_eq!(decode(id("basic-7"), &raw), Decoded::Entry(entry));
    }

    #[test]
    fn no_bytes_make_the_reader_fail(raw in any::<String>()) {
        decode(id("basic-7"), &raw);
    }

    #[test]
    fn no_cut_or_change_of_a_record_makes_the_reader_fail_or_pass_for_whole(
        revision in any_revision(),
        cut in any::<proptest::sample::Index>(),
    ) {
        let raw = encode(id("basic-7"), &Entry::new(revision));
        let ends: Vec<usize> = raw.char_indices().map(|(at, _)| at).collect();
        let cut = &raw[..ends[cut.index(ends.len())]];
        prop_assert!(matches!(decode(id("basic-7"), cut), Decoded::Damaged(_, None)));
    }
}
