//! The saved form: stable, versioned, and it drops nothing.

use super::*;
use proptest::prelude::*;

fn register(item: &str, raw: &str) -> Register<Note> {
    match decode(&id(item), raw) {
        Decoded::Register(register) => register,
        other => panic!("{raw}: {other:?}"),
    }
}

/// A fixture is readable, says what it said, and is written again as `written`.
fn check_fixture(raw: &str, item: &str, texts: &[(Mark, &str)], written: &str) {
    let (raw, written) = (raw.trim_end(), written.trim_end());
    let register = register(item, raw);
    let read: Vec<(Mark, &str)> = register
        .siblings()
        .iter()
        .map(|s| (s.payload.mark, s.payload.text.as_str()))
        .collect();
    assert_eq!(read, texts);
    assert_eq!(encode(&id(item), &register), written);
    assert_eq!(self::register(item, written), register);
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
    let mut notes = open("a", &store);
    notes.set_note(id("basic-1"), "乙", NOW);
    notes.set_mark(id("basic-1"), Mark::FollowUp, NOW);
    let written = store.text(&key("basic-1")).expect("saved");
    assert!(written.ends_with(&format!("{rest}}}")), "{written}");
    let file = export(&notes);
    assert!(file.contains(rest), "{file}");
}

#[test]
fn the_version_of_the_item_that_was_reviewed_is_saved() {
    let store = MemoryStore::default();
    let mut notes = open("a", &store);
    notes.set_mark(id("supporting-19"), Mark::Reviewed, NOW);
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
fn a_change_by_another_program_does_not_pass_for_an_own_one() {
    let (store, replica) = (MemoryStore::default(), MemoryReplica::default());
    let mut first = open_with("a", &store, &replica);
    first.set_note(id("basic-1"), "原文", NOW);
    settle(&mut first);
    let raw = store.text(&key("basic-1")).expect("saved");
    store.plant(&key("basic-1"), &raw.replace("原文", "外改"));
    let notes = open_with("b", &store, &replica);
    assert_eq!(texts(&notes, "basic-1"), ["原文", "外改"]);
    assert_eq!(notes.book().note(id("basic-1")), "外改");
}

#[test]
fn a_tombstone_is_an_emptied_note_for_programs_that_know_no_tombstones() {
    let mut notes = open("a", &MemoryStore::default());
    notes.set_note(id("basic-1"), "甲", NOW);
    let written = notes.book().register(&id("basic-1")).cloned();
    notes.delete(&id("basic-1"));
    let tombstone = notes.book().register(&id("basic-1")).expect("a tombstone");
    let raw = encode(&id("basic-1"), tombstone);
    let expected = r#"{"v":1,"item":"basic-1","state":"unreviewed","note":"","updated":"","version":"deleted","sequence":1,"writer":"a","check":"e32343d6e4fcba1b"}"#;
    assert_eq!(raw, expected);
    assert_eq!(register("basic-1", &raw), *tombstone);
    assert!(merge(tombstone, &written.expect("a note")).is_deleted());
    // After a change by another program it covers nothing any more.
    let changed = raw.replace("\"updated\":\"\"", "\"updated\":\"x\"");
    assert_eq!(register("basic-1", &changed), Register::default());
}

prop_compose! {
    fn any_sibling()(
        mark in 0..4_usize,
        note in any::<String>(),
        item_version in proptest::option::of("[0-9a-f]{16}"),
        updated in any::<String>(),
        sequence in 1..1000_u64,
        writer in "[a-z]{1,3}",
        rest in proptest::collection::btree_map("z[^\"]*", any::<String>(), 0..3),
    ) -> Sibling<Note> {
        Sibling {
            payload: Note { mark: Mark::ALL[mark], text: note, item_version, updated },
            dot: Dot { sequence, replica: writer },
            unknown: rest.into_iter().map(|(name, text)| {
                (name, serde_json::to_string(&text).expect("a string"))
            }).collect(),
        }
    }
}

proptest! {
    #[test]
    fn every_register_is_read_as_it_was_written(
        siblings in proptest::collection::vec(any_sibling(), 0..4),
        more in any_sibling(),
    ) {
        let mut seen = VersionVector::default();
        seen.add(&more.dot);
        let register = Register::from_parts(siblings, seen);
        let raw = encode(&id("basic-7"), &register);
        prop_assert_eq!(decode(&id("basic-7"), &raw), Decoded::Register(register));
    }

    #[test]
    fn no_bytes_make_the_reader_fail(raw in any::<String>()) {
        decode::<Note>(&id("basic-7"), &raw);
    }

    #[test]
    fn no_cut_or_change_of_a_record_makes_the_reader_fail_or_pass_for_whole(
        sibling in any_sibling(),
        cut in any::<proptest::sample::Index>(),
    ) {
        let raw = encode(&id("basic-7"), &Register::new(sibling));
        let ends: Vec<usize> = raw.char_indices().map(|(at, _)| at).collect();
        let cut = &raw[..ends[cut.index(ends.len())]];
        let expected = Decoded::Corrupt(CorruptRecord::Truncated { line: 1 }, None);
        prop_assert_eq!(decode::<Note>(&id("basic-7"), cut), expected);
    }
}
