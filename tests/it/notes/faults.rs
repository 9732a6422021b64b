//! The faults that storage has, by the numbers of the table that lists them.
//! Each of these tests was seen to fail without the defence that it is about.

use super::*;
use duty_atlas::i18n::Language;
use duty_atlas::i18n::notes::storage_issue;

#[test]
fn fault_01_02_blocked_storage_keeps_the_note_on_the_page_and_says_so() {
    let store = MemoryStore::default();
    store.plant(&key("basic-2"), &plain("basic-2", "reviewed", "早先"));
    let before = store.dump();
    store.break_with(Fault::Blocked);
    let mut notes = open("a", &store);
    assert_eq!(notes.snapshot().obstacle(), Some(&StoreError::Blocked));
    notes.set_note(id("basic-1"), "记录", NOW);
    notes.set_mark(id("basic-1"), Mark::Questioned, NOW);
    assert_eq!(notes.book().note(id("basic-1")), "记录");
    assert_eq!(notes.book().mark(id("basic-1")), Mark::Questioned);
    assert!(!saved(&notes));
    assert!(export(&notes).contains("记录"));

    // Once the reader allows it, all is saved, and what was there is there.
    store.break_with(Fault::None);
    assert_eq!(store.dump(), before);
    notes.retry();
    assert!(saved(&notes));
    assert_eq!(notes.snapshot().obstacle(), None);
    assert_eq!(notes.book().note(id("basic-2")), "早先");
    assert_eq!(open("b", &store).book().note(id("basic-1")), "记录");
}

#[test]
fn fault_03_full_storage_keeps_the_old_value_and_the_draft() {
    let store = MemoryStore::default();
    let mut notes = open("a", &store);
    notes.set_note(id("basic-1"), "旧", NOW);
    let before = store.dump();
    store.break_with(Fault::Full(0));
    notes.set_note(id("basic-1"), "新", NOW);
    assert_eq!(store.dump(), before);
    assert_eq!(notes.book().note(id("basic-1")), "新");
    let saving = notes.snapshot();
    assert_eq!(
        saving.save_state(&id("basic-1")),
        &unsaved(UnsavedReason::Store(StoreError::Full))
    );
    assert!(saving.at_risk() && saving.can_retry());
    assert_eq!(saving.save_state(&id("basic-2")), &SaveState::Saved);
    notes.retry();
    assert!(!saved(&notes));

    store.break_with(Fault::None);
    notes.retry();
    assert!(saved(&notes));
    assert_eq!(open("b", &store).book().note(id("basic-1")), "新");
}

#[test]
fn fault_03_a_draft_that_storage_refused_is_still_in_the_mirror() {
    let (store, replica) = (MemoryStore::default(), MemoryReplica::default());
    let mut notes = open_with("a", &store, &replica);
    store.break_with(Fault::Full(0));
    notes.set_note(id("basic-1"), "新", NOW);
    settle(&mut notes);
    let again = open_with("b", &store, &replica);
    assert_eq!(again.book().note(id("basic-1")), "新");
    assert!(!saved(&again));
}

#[test]
fn fault_04_a_write_that_silently_does_nothing_is_noticed() {
    let store = MemoryStore::default();
    store.break_with(Fault::Silent);
    let mut notes = open("a", &store);
    assert_eq!(notes.snapshot().obstacle(), Some(&StoreError::NotKept));
    notes.set_note(id("basic-1"), "记录", NOW);
    assert_eq!(
        notes.snapshot().save_state(&id("basic-1")),
        &unsaved(UnsavedReason::Store(StoreError::NotKept))
    );
}

#[test]
fn fault_05_one_corrupt_note_is_quarantined_and_the_others_load() {
    let check = |raw: &str, salvaged: &str| {
        let store = MemoryStore::default();
        store.plant(&key("basic-1"), raw);
        store.plant(&key("basic-2"), &plain("basic-2", "reviewed", "好的"));
        let mut notes = open("a", &store);
        assert_eq!(notes.book().note(id("basic-2")), "好的", "{raw}");
        assert_eq!(notes.book().note(id("basic-1")), salvaged, "{raw}");
        let kept = notes.quarantined();
        let [(name, bytes)] = Vec::from_iter(kept.clone()).try_into().expect("one value");
        assert!(name.starts_with("duty-atlas:quarantine:"), "{name}");
        assert_eq!(bytes.text(), Some(raw));
        let issues = notes.snapshot().issues;
        let [StorageIssue::Corrupt { kept: true, .. }] = issues.as_slice() else {
            panic!("{raw}: {issues:?}");
        };
        for language in [Language::Chinese, Language::English] {
            assert!(storage_issue::<Note>(&issues[0], language).contains("basic-1"));
        }
        // Untouched until the reader writes there; then the bytes are safe.
        assert_eq!(store.text(&key("basic-1")).as_deref(), Some(raw));
        notes.set_note(id("basic-1"), "重写", NOW);
        assert!(saved(&notes));
        assert_eq!(notes.quarantined(), kept);
        let again = open("b", &store);
        assert_eq!(again.book().note(id("basic-1")), "重写");
    };
    check("", "");
    check("{", "");
    check("null", "");
    check("[]", "");
    check("不是 JSON", "");
    check(
        r#"{"v":1,"item":"basic-1","state":"reviewed","note":"半"#,
        "",
    );
    check(
        r#"{"v":1,"item":"basic-1","state":"reviewed","note":"甲","note":"乙","updated":""}"#,
        "",
    );
    check(
        r#"{"item":"basic-1","state":"reviewed","note":"无版本","updated":""}"#,
        "无版本",
    );
    check(
        r#"{"v":1,"item":"basic-1","state":"不明","note":"状态","updated":""}"#,
        "状态",
    );
    check(
        r#"{"v":1,"item":"basic-9","state":"reviewed","note":"别的","updated":""}"#,
        "别的",
    );
    check(
        r#"{"v":1,"item":"basic-1","state":"reviewed","note":7,"updated":""}"#,
        "",
    );
    check(
        r#"{"v":1,"item":"basic-1","state":"reviewed","note":"\ud800","updated":""}"#,
        "",
    );
}

#[test]
fn fault_05_quarantine_is_written_once_and_before_anything_else() {
    let store = MemoryStore::default();
    store.plant(&key("basic-1"), "坏");
    let mut early = unloaded("a", &store, &MemoryReplica::default());
    early.set_note(id("basic-2"), "先写", NOW);
    early.load();
    assert!(store.writes()[0].starts_with("duty-atlas:quarantine:"));
    for _ in 0..3 {
        open("b", &store);
    }
    assert_eq!(early.quarantined().len(), 1);
}

#[test]
fn fault_05_what_cannot_even_be_quarantined_is_not_written_over() {
    let store = MemoryStore::default();
    store.plant(&key("basic-1"), "坏");
    store.break_with(Fault::Full(0));
    let mut notes = unloaded("a", &store, &MemoryReplica::default());
    notes.load();
    // A value that would fit, were the old one not needed any more.
    store.break_with(Fault::Silent);
    notes.set_note(id("basic-1"), "新", NOW);
    assert_eq!(store.text(&key("basic-1")).as_deref(), Some("坏"));
    assert!(matches!(
        notes.snapshot().save_state(&id("basic-1")),
        SaveState::Unsaved(UnsavedReason::Quarantine(_))
    ));
    store.break_with(Fault::None);
    notes.retry();
    assert!(saved(&notes));
    assert_eq!(quarantined_texts(&notes), ["坏"]);
}

#[test]
fn fault_06_28_foreign_keys_stay_byte_identical() {
    let store = MemoryStore::default();
    let foreign = [
        ("another-program", "{\"a\": 1}"),
        ("duty-atlas", "x"),
        ("duty-atlas-2:note:laotai-2025-07:basic-1", "x"),
        ("duty-atlas:note:another-duty_list:basic-1", "不是 JSON"),
        ("duty-atlas:quarantine:another-duty_list:basic-1:0", "x"),
        ("duty-atlas:exported:laotai-2025-07-2", "x"),
        ("duty-atlas:setting:shortcuts", "off"),
        ("", ""),
    ];
    for (key, value) in foreign {
        store.plant(key, value);
    }
    store.plant_units("halves", vec![0xd800, 0x41]);
    let before = store.dump();
    let mut notes = open("a", &store);
    notes.set_note(id("basic-1"), "记录", NOW);
    notes.mark_exported(NOW);
    assert!(notes.snapshot().issues.is_empty());
    let file = export(&notes);
    notes.delete_all();
    settle(&mut notes);
    assert_eq!(store.dump(), before);
    import(&mut notes, &file);
    notes.undo(NOW);
    notes.undo(NOW);
    notes.delete_all();
    settle(&mut notes);
    assert_eq!(store.dump(), before);
    for written in store.writes() {
        assert!(written.starts_with("duty-atlas:"), "{written}");
    }
}

#[test]
fn fault_07_a_newer_record_is_read_only_and_its_bytes_stay() {
    let store = MemoryStore::default();
    let raw = include_str!("../../fixtures/notes/newer.json").trim_end();
    store.plant(&key("basic-1"), raw);
    let mut notes = open("a", &store);
    let book = notes.book();
    assert!(book.is_read_only(&id("basic-1")));
    assert_eq!(book.note(id("basic-1")), "将来的笔记");
    assert!(!notes.set_note(id("basic-1"), "改写", NOW));
    assert!(!notes.set_mark(id("basic-1"), Mark::Reviewed, NOW));
    assert!(notes.set_note(id("basic-2"), "别处照常", NOW));
    assert!(saved(&notes));
    assert_eq!(store.text(&key("basic-1")).as_deref(), Some(raw));
    assert!(matches!(
        notes.snapshot().issues.as_slice(),
        [StorageIssue::Newer { version: 2, .. }]
    ));
    assert!(export(&notes).contains(raw));
}

#[test]
fn fault_07_a_newer_record_that_appears_meanwhile_is_not_written_over() {
    let store = MemoryStore::default();
    let raw = include_str!("../../fixtures/notes/newer.json").trim_end();
    let mut notes = open("a", &store);
    notes.set_note(id("basic-1"), "旧程序的", NOW);
    store.plant(&key("basic-1"), raw);
    notes.set_note(id("basic-1"), "旧程序的草稿", NOW);
    assert_eq!(store.text(&key("basic-1")).as_deref(), Some(raw));
    assert_eq!(
        notes.snapshot().save_state(&id("basic-1")),
        &unsaved(UnsavedReason::NewerVersion)
    );
    // The draft leaves in the file that is offered, and comes back with it.
    let file = export(&notes);
    assert!(file.contains("旧程序的草稿") && file.contains(raw));
    assert!(ImportFile::read(file.as_bytes(), DOCUMENT_ID).is_ok());
}

#[test]
fn fault_09_two_tabs_write_300_notes_each() {
    let store = MemoryStore::default();
    let (mut a, mut b) = (open("a", &store), open("b", &store));
    for number in 1..=300 {
        a.set_note(id(&format!("basic-{number}")), "甲", NOW);
        b.set_note(id(&format!("supporting-{number}")), "乙", NOW);
    }
    let book = open("c", &store).book().clone();
    assert_eq!(book.annotated().count(), 600);
    assert_eq!(book.conflicts().count(), 0);
}

#[test]
fn fault_17_every_text_is_kept_exactly() {
    let store = MemoryStore::default();
    let check = |text: &str| {
        let mut notes = open("a", &store);
        notes.set_note(id("basic-1"), text, NOW);
        assert!(saved(&notes));
        assert_eq!(open("b", &store).book().note(id("basic-1")), text);
        let file = ImportFile::read(export(&notes).as_bytes(), DOCUMENT_ID).expect("a file");
        assert_eq!(file.notes.book().note(id("basic-1")), text);
    };
    check("👩‍👩‍👧‍👦🏳️‍🌈 𠮷野家");
    check("a\0b\u{1}\u{7f}\u{2028}\u{feff}");
    check("שלום \u{202e}عالم\u{202c}");
    check("\u{fffd}\u{ffff}");
    check("\r\n\t \\ \" </script>");
    check(&"老台乡 1 MB 😀\n".repeat(50_000));
}

#[test]
fn fault_17_half_a_character_pair_is_refused_and_its_bytes_are_kept() {
    let store = MemoryStore::default();
    let mut units: Vec<u16> = plain("basic-1", "reviewed", "甲").encode_utf16().collect();
    let at = units.len() - 20;
    units.insert(at, 0xd800);
    store.plant_units(&key("basic-1"), units.clone());
    let mut notes = open("a", &store);
    assert!(matches!(
        notes.snapshot().issues.as_slice(),
        [StorageIssue::Corrupt {
            what: CorruptRecord::NotUnicode,
            kept: true,
            ..
        }]
    ));
    notes.set_note(id("basic-1"), "新", NOW);
    let kept = Stored::NotUnicode(units);
    assert!(store.dump().values().any(|value| *value == kept));
}
