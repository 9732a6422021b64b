//! Files and stored values that somebody made to do harm.

use super::*;
use std::time::{Duration, Instant};

/// Quadratic work on these sizes takes minutes.
fn within<T>(seconds: u64, act: impl FnOnce() -> T) -> T {
    let begin = Instant::now();
    let result = act();
    assert!(
        begin.elapsed() < Duration::from_secs(seconds),
        "{:?}",
        begin.elapsed()
    );
    result
}

fn with_members(members: usize) -> String {
    let note = plain("basic-1", "reviewed", "甲");
    let members: Vec<String> = (0..members).map(|at| format!(r#","m{at}":{at}"#)).collect();
    format!("{}{}}}", note.trim_end_matches('}'), members.concat())
}

fn with_siblings(siblings: usize) -> String {
    let note = plain("basic-1", "reviewed", "甲");
    let others: Vec<String> = (0..siblings)
        .map(|at| format!(r#"{{"state":"reviewed","note":"{at}","updated":"{NOW}"}}"#))
        .collect();
    format!(
        "{},\"conflicts\":[{}]}}",
        note.trim_end_matches('}'),
        others.join(",")
    )
}

#[test]
fn fault_41_duplicate_keys_are_an_error_at_once() {
    let twice = r#","m":1"#.repeat(100_000);
    let file = format!(r#"{{"format":"duty-atlas-notes"{twice}}}"#);
    let error = within(5, || ImportFile::read(file.as_bytes(), DOCUMENT_ID));
    assert_eq!(error, Err(ImportError::DuplicateField("m".into())));
    let notes = vec![plain("basic-1", "reviewed", "甲"); 100_000];
    let error = within(30, || {
        ImportFile::read(file_of(&notes).as_bytes(), DOCUMENT_ID)
    });
    assert_eq!(error, Err(ImportError::Duplicates(vec!["basic-1".into()])));
}

#[test]
fn duplicates_are_named_once_each_whatever_their_order() {
    let note = |item: &str| plain(item, "reviewed", "甲");
    let items = ["basic-1", "basic-2", "basic-1", "basic-2", "basic-1"];
    let file = file_of(&items.map(note));
    let error = ImportFile::read(file.as_bytes(), DOCUMENT_ID);
    let expected = vec!["basic-1".to_owned(), "basic-2".to_owned()];
    assert_eq!(error, Err(ImportError::Duplicates(expected)));
}

#[test]
fn fault_59_a_note_with_too_much_in_it_is_left_out_and_said() {
    for (note, what) in [
        (with_members(100_000), CorruptRecord::TooManyFields),
        (with_siblings(20_000), CorruptRecord::TooManySiblings),
    ] {
        let file = file_of(&[note, plain("basic-2", "reviewed", "乙")]);
        let file = within(20, || read(&file));
        assert_eq!(file.notes.records.len(), 1);
        assert_eq!(file.notes.unreadable[0].what, what);
    }
}

#[test]
fn fault_59_the_most_siblings_that_are_read_are_merged_and_written_quickly() {
    let store = MemoryStore::default();
    let mut notes = open("a", &store);
    notes.set_note(id("basic-1"), "这边", NOW);
    let batch = read(&file_of(&[with_siblings(MAX_SIBLINGS - 1)])).notes;
    let preview = within(20, || batch.preview(notes.book()));
    assert_eq!(preview.count(Verdict::TooMany), 1);
    let batch = read(&file_of(&[with_siblings(MAX_SIBLINGS - 2)])).notes;
    within(20, || notes.import(&batch, ImportMode::Merge));
    assert_eq!(texts(&notes, "basic-1").len(), MAX_SIBLINGS);
    within(20, || notes.set_note(id("basic-1"), "这边!", NOW));
    assert!(saved(&notes));
    // What was merged up to the limit can be read again.
    assert_eq!(texts(&open("b", &store), "basic-1").len(), MAX_SIBLINGS);
}

#[test]
fn fault_60_a_stored_value_with_too_much_in_it_is_set_aside_and_said() {
    for raw in [with_members(100_000), with_siblings(5_000)] {
        let store = MemoryStore::default();
        store.plant(&key("basic-1"), &raw);
        let mut notes = within(20, || open("a", &store));
        assert_eq!(quarantined_texts(&notes), [raw]);
        assert!(matches!(
            notes.snapshot().issues.as_slice(),
            [StorageIssue::Corrupt { kept: true, .. }]
        ));
        assert_eq!(notes.book().note(id("basic-1")), "甲");
        within(5, || notes.set_note(id("basic-1"), "甲乙", NOW));
        assert!(saved(&notes));
    }
}

#[test]
fn fault_40_a_sequence_at_the_limit_does_not_poison_later_edits() {
    const MOST: u64 = (1 << 53) - 1;
    let forged = |sequence: u64| {
        let mut forger = open("forger", &MemoryStore::default());
        forger.set_note(id("basic-1"), "伪造", NOW);
        let register = forger.book().register(&id("basic-1")).expect("a register");
        let raw = encode(&id("basic-1"), register);
        raw.replacen("\"sequence\":1", &format!("\"sequence\":{sequence}"), 1)
    };
    for sequence in [1 << 52, (1 << 52) + 1, MOST - 1, MOST, 1 << 53, u64::MAX] {
        for planted in [false, true] {
            let store = MemoryStore::default();
            if planted {
                store.plant(&key("basic-1"), &forged(sequence));
            }
            let mut notes = open("a", &store);
            if !planted {
                import(&mut notes, &file_of(&[forged(sequence)]));
            }
            // Each edit continues the one before, on the page and after it was
            // opened again: none becomes a conflict.
            for text in ["一", "一二", "一二三"] {
                notes.opened(&id("basic-1"));
                notes.set_note(id("basic-1"), text, NOW);
                notes.set_note(id("basic-2"), text, NOW);
            }
            for writer in ["b", "c"] {
                let mut again = open(writer, &store);
                assert_eq!(texts(&again, "basic-1"), ["一二三"], "{sequence} {planted}");
                assert_eq!(texts(&again, "basic-2"), ["一二三"], "{sequence} {planted}");
                again.set_note(id("basic-1"), "改", NOW);
                again.set_note(id("basic-1"), "一二三", NOW);
            }
            // An older copy of the same note is still an older copy.
            assert!(
                notes.book().clock() <= (1 << 52) + 20,
                "{sequence} {planted}"
            );
        }
    }
}

#[test]
fn what_is_wrong_with_a_note_is_said_by_the_line_of_the_file() {
    let notes = [
        "\n".to_owned() + &plain("basic-1", "reviewed", "甲"),
        "\n[1]".into(),
        { "\n\n{\"v\":1,\"item\":\"basic-2\",\"note\":\"\",\n\"note\":\"\"}".into() },
    ];
    let file = read(&file_of(&notes));
    let expected = [
        (2, 3, CorruptRecord::NotAnObject),
        (3, 5, CorruptRecord::DuplicateField("note".into())),
    ];
    let found = file.notes.unreadable.iter();
    let found: Vec<_> = found
        .map(|u| (u.position, u.line, u.what.clone()))
        .collect();
    assert_eq!(found, expected);
}
