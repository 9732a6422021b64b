//! Out and in: files, spreadsheets, and putting two reviews together.

use super::*;
use duty_atlas::i18n::Language;
use duty_atlas::i18n::notes::{import_error, import_notice};
use proptest::prelude::*;

#[test]
fn fault_18_export_wipe_import_is_identical() {
    let (store, replica) = (MemoryStore::default(), MemoryReplica::default());
    store.plant(
        &key("reclaimed-3"),
        &plain("reclaimed-3", "reviewed", "外来"),
    );
    let newer = include_str!("../../fixtures/notes/newer.json").trim_end();
    store.plant(&key("basic-1"), newer);
    let mut notes = open_with("a", &store, &replica);
    notes.set_note(id("basic-2"), "第一行\n\"第二行\"\0😀", NOW);
    notes.set_mark(id("basic-2"), Mark::FollowUp, NOW);
    notes.set_mark(id("supporting-19"), Mark::Reviewed, NOW);
    notes.set_note(id("basic-9000"), "清单里没有的事项", NOW);
    let mut elsewhere = open_with("b", &store, &replica);
    elsewhere.set_note(id("basic-2"), "别处", NOW);
    settle(&mut elsewhere);
    tell(&mut notes, &store, &key("basic-2"));
    // So that the planted note is written in the program's own form, too.
    notes.set_mark(id("reclaimed-3"), Mark::Questioned, NOW);
    settle(&mut notes);
    let (before, mirrored) = (store.dump(), replica.values());
    let written = contents(&notes);
    let file = export(&notes);

    let check = |notes: &mut TestStore, place: &str| {
        let batch = read(&file).notes;
        assert!(batch.unreadable.is_empty());
        let preview = batch.preview(notes.book());
        assert_eq!(preview.count(Verdict::New), 5, "{place}");
        assert_eq!(notes.import(&batch, ImportMode::Merge), 5);
        settle(notes);
        assert_eq!(contents(notes), written, "{place}");
        assert_eq!(batch.preview(notes.book()).count(Verdict::Same), 5);
        assert_eq!(contents(&open_with("again", &store, &replica)), written);
    };
    assert_eq!(notes.delete_all().records, 5);
    settle(&mut notes);
    assert!(store.dump().is_empty());
    check(&mut notes, "the same page");
    store.clear();
    let elsewhere = MemoryReplica::default();
    let mut other = open_with("c", &store, &elsewhere);
    import(&mut other, &file);
    settle(&mut other);
    // Without a deletion in between, even the bytes are the same.
    assert_eq!(store.dump(), before);
    assert_eq!(elsewhere.values(), mirrored);
    assert_eq!(export(&other), file);
}

proptest! {
    #[test]
    fn fault_18_any_book_survives_a_file(
        written in proptest::collection::btree_map(1..200_u16, (0..4_usize, any::<String>()), 0..20),
    ) {
        let store = MemoryStore::default();
        let mut notes = open("a", &store);
        for (number, (mark, note)) in &written {
            let item = id(&format!("supporting-{number}"));
            notes.set_mark(item, Mark::ALL[*mark], NOW);
            notes.set_note(item, note, NOW);
        }
        let file = export(&notes);
        let other = MemoryStore::default();
        import(&mut open("b", &other), &file);
        prop_assert_eq!(other.dump(), store.dump());
    }
}

#[test]
fn fault_19_what_is_wrong_with_a_file_is_named_and_nothing_changes() {
    let store = MemoryStore::default();
    let mut notes = open("a", &store);
    notes.set_note(id("basic-1"), "原有", NOW);
    let before = store.dump();
    let check = |file: &[u8], expected: ImportError, said: &str| {
        let error = ImportFile::read(file, DOCUMENT_ID).expect_err("an error");
        assert_eq!(error, expected);
        let sentence = import_error(&error, Language::Chinese);
        assert!(sentence.contains(said), "{sentence}");
        assert!(!import_error(&error, Language::English).is_empty());
        assert_eq!(store.dump(), before);
    };
    let good = file_of(&[plain("basic-1", "reviewed", "甲")]);
    let other = |from: &str, to: &str| good.replacen(from, to, 1).into_bytes();

    let cut: Vec<u8> = export(&notes).into_bytes();
    check(
        &cut[..cut.len() / 2],
        ImportError::Truncated { line: 2 },
        "不完整",
    );
    let deep = format!("{{\"format\":\n{}{}}}", "[".repeat(200), "]".repeat(200));
    check(
        deep.as_bytes(),
        ImportError::TooDeep { line: 2 },
        "嵌套过深",
    );
    let size = 50 << 20;
    check(
        &vec![b' '; size],
        ImportError::TooLarge(size as u64),
        "50.0 MB",
    );
    assert_eq!(ImportFile::check_size(MAX_BYTES), Ok(()));
    let note = plain("basic-1", "reviewed", "甲");
    let twice = file_of(&[note.clone(), plain("basic-2", "reviewed", "乙"), note]);
    let twice_error = ImportError::Duplicates(vec!["basic-1".into()]);
    check(twice.as_bytes(), twice_error, "basic-1");
    let foreign = || ImportError::OtherProgram(None);
    check(br#"{"notes": []}"#, foreign(), "别的程序");
    check(b"[1, 2]", foreign(), "别的程序");
    check(b"\"text\"", foreign(), "别的程序");
    check(b"17", foreign(), "别的程序");
    check(
        &other("duty-atlas-notes", "excalidraw"),
        ImportError::OtherProgram(Some("excalidraw".into())),
        "excalidraw",
    );
    check(
        &other("laotai-2025-07", "elsewhere-2024-01"),
        ImportError::OtherDocument("elsewhere-2024-01".into()),
        "elsewhere-2024-01",
    );
    check(
        &other("\"version\":1", "\"version\":3"),
        ImportError::NewerFile(3),
        "3",
    );
    check(
        &other("\"version\":1", "\"version\":\"1\""),
        ImportError::Field("version"),
        "version",
    );
    check(
        &other("\"notes\":[", "\"note\":["),
        ImportError::Field("notes"),
        "notes",
    );
    check(
        &other("\"notes\":[", "\"notes\":7,\"x\":["),
        ImportError::Field("notes"),
        "notes",
    );
    check(b"", ImportError::Empty, "空");
    check(b"\xEF\xBB\xBF \n", ImportError::Empty, "空");
    check(&[0xff, 0xfe, b'{', 0], ImportError::NotUtf8, "UTF-8");
    let html = ImportFile::read(b"<!doctype html>", DOCUMENT_ID);
    assert!(matches!(html, Err(ImportError::NotJson { line: 1 })));
    let twice = ImportFile::read(br#"{"format":"a","format":"b"}"#, DOCUMENT_ID);
    assert_eq!(twice, Err(ImportError::DuplicateField("format".into())));
}

#[test]
fn fault_19_a_byte_order_mark_is_named_and_the_file_is_read() {
    let file = format!("\u{feff}{}", file_of(&[plain("basic-1", "reviewed", "甲")]));
    let import = read(&file);
    assert_eq!(import.notices, [ImportNotice::ByteOrderMark]);
    assert!(import_notice(import.notices[0]).zh.contains("BOM"));
    assert_eq!(import.notes.records.len(), 1);
}

#[test]
fn fault_19_a_note_that_cannot_be_read_is_listed_and_the_others_come() {
    let notes = [
        plain("basic-1", "reviewed", "甲"),
        plain("nowhere-1", "reviewed", "乙"),
        "7".into(),
        r#"{"v":1,"item":"basic-2","state":"reviewed","note":"\ud800","updated":""}"#.into(),
        r#"{"v":1,"state":"reviewed","note":"","updated":""}"#.into(),
    ];
    let import = read(&file_of(&notes));
    assert_eq!(
        import.notes.records.keys().copied().collect::<Vec<_>>(),
        [id("basic-1")]
    );
    let unreadable: Vec<_> = import
        .notes
        .unreadable
        .iter()
        .map(|note| (note.position, note.id.as_deref()))
        .collect();
    let expected = [
        (2, Some("nowhere-1")),
        (3, None),
        (4, Some("basic-2")),
        (5, None),
    ];
    assert_eq!(unreadable, expected);
}

#[test]
fn fault_21_markup_in_notes_is_text_like_any_other() {
    let store = MemoryStore::default();
    let mut notes = open("a", &store);
    for text in [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "javascript:alert(1)",
    ] {
        notes.set_note(id("basic-1"), text, NOW);
        assert_eq!(read(&export(&notes)).notes.book().note(id("basic-1")), text);
    }
}
