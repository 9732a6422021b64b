//! Out and in: files, spreadsheets, and putting two reviews together.

use super::*;
use duty_atlas::language::Language;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn file_of(notes: &[String]) -> String {
    let notes = notes.join(",");
    format!(
        r#"{{"format":"duty-atlas-notes","version":1,"document":"laotai-2025-07","exported":"{NOW}","notes":[{notes}]}}"#
    )
}

fn read(file: &str) -> Import {
    Import::read(file.as_bytes(), DOCUMENT_ID).unwrap_or_else(|error| panic!("{error:?}: {file}"))
}

#[test]
fn fault_18_export_wipe_import_is_identical() {
    let (store, mirror) = (MemoryStore::default(), MemoryMirror::default());
    store.plant(
        &key("reclaimed-3"),
        &plain("reclaimed-3", "reviewed", "外来"),
    );
    let newer = include_str!("../fixtures/notes/newer.json").trim_end();
    store.plant(&key("basic-1"), newer);
    let mut keeper = open_with("a", &store, &mirror);
    keeper.set_note(id("basic-2"), "第一行\n\"第二行\"\0😀", NOW);
    keeper.set_mark(id("basic-2"), Mark::FollowUp, NOW);
    keeper.set_mark(id("supporting-19"), Mark::Reviewed, NOW);
    keeper.set_note(id("basic-9000"), "清单里没有的事项", NOW);
    open("b", &store).set_note(id("basic-2"), "别处", NOW);
    tell(&mut keeper, &store, &key("basic-2"));
    // So that the planted note is written in the program's own form, too.
    keeper.set_mark(id("reclaimed-3"), Mark::Questioned, NOW);
    let (before, mirrored) = (store.dump(), mirror.values());
    let file = keeper.export(NOW);

    let check = |keeper: &mut TestKeeper, unknown: &str| {
        let import = read(&file);
        assert!(import.unreadable.is_empty());
        let preview = import.preview(keeper.book());
        assert_eq!(preview.count(Verdict::New), 5, "{unknown}");
        assert_eq!(keeper.import(&import, false), 5);
        assert_eq!(store.dump(), before);
        assert_eq!(mirror.values(), mirrored);
        assert_eq!(keeper.export(NOW), file);
        assert_eq!(import.preview(keeper.book()).count(Verdict::Same), 5);
    };
    assert_eq!(keeper.delete_notes().items, 5);
    assert!(store.dump().is_empty() && mirror.values().is_empty());
    check(&mut keeper, "the same page");
    store.clear();
    for (key, _) in mirror.values() {
        Mirror::remove(&mut mirror.clone(), &key);
    }
    check(&mut open_with("c", &store, &mirror), "another browser");
}

proptest! {
    #[test]
    fn fault_18_any_book_survives_a_file(
        notes in proptest::collection::btree_map(1..200_u16, (0..4_usize, any::<String>()), 0..20),
    ) {
        let store = MemoryStore::default();
        let mut keeper = open("a", &store);
        for (number, (mark, note)) in &notes {
            let item = id(&format!("supporting-{number}"));
            keeper.set_mark(item, Mark::ALL[*mark], NOW);
            keeper.set_note(item, note, NOW);
        }
        let file = keeper.export(NOW);
        let other = MemoryStore::default();
        open("b", &other).import(&read(&file), false);
        prop_assert_eq!(other.dump(), store.dump());
    }
}

#[test]
fn fault_19_what_is_wrong_with_a_file_is_named_and_nothing_changes() {
    let store = MemoryStore::default();
    let mut keeper = open("a", &store);
    keeper.set_note(id("basic-1"), "原有", NOW);
    let before = store.dump();
    let check = |file: &[u8], expected: ImportError, said: &str| {
        let error = Import::read(file, DOCUMENT_ID).expect_err("an error");
        assert_eq!(error, expected);
        assert!(error.message(Language::Chinese).contains(said), "{error:?}");
        assert!(!error.message(Language::English).is_empty());
        assert_eq!(store.dump(), before);
    };
    let good = file_of(&[plain("basic-1", "reviewed", "甲")]);
    let other = |from: &str, to: &str| good.replacen(from, to, 1).into_bytes();

    let cut: Vec<u8> = keeper.export(NOW).into_bytes();
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
    assert_eq!(Import::check_size(MOST_BYTES), Ok(()));
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
        &other("\"version\":1", "\"version\":2"),
        ImportError::NewerFile(2),
        "2",
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
    check(&[0xff, 0xfe, b'{', 0], ImportError::NotText, "UTF-8");
    let html = Import::read(b"<!doctype html>", DOCUMENT_ID);
    assert!(matches!(html, Err(ImportError::NotJson { line: 1, .. })));
    let twice = Import::read(br#"{"format":"a","format":"b"}"#, DOCUMENT_ID);
    assert!(matches!(twice, Err(ImportError::NotJson { line: 1, .. })));
}

#[test]
fn fault_19_a_byte_order_mark_is_named_and_the_file_is_read() {
    let file = format!("\u{feff}{}", file_of(&[plain("basic-1", "reviewed", "甲")]));
    let import = read(&file);
    assert_eq!(import.notices, [Notice::ByteOrderMark]);
    assert!(import.notices[0].message(Language::Chinese).contains("BOM"));
    assert_eq!(import.records.len(), 1);
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
        import.records.keys().copied().collect::<Vec<_>>(),
        [id("basic-1")]
    );
    let unreadable: Vec<_> = import
        .unreadable
        .iter()
        .map(|note| (note.position, note.item.as_deref()))
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
fn fault_20_an_import_overwrites_nothing_and_keeps_both_where_both_changed() {
    let (here, there) = (MemoryStore::default(), MemoryStore::default());
    let mut keeper = open("a", &here);
    let items = ["same", "newer", "older", "differs", "new"];
    let item = |name: &str| {
        let at = items.iter().position(|known| *known == name).expect(name);
        format!("basic-{}", at + 1)
    };
    for name in &items[..4] {
        keeper.set_note(id(&item(name)), "共同", NOW);
    }
    let mut other = open("b", &there);
    other.import(&read(&keeper.export(NOW)), false);
    other.set_note(id(&item("newer")), "那边", NOW);
    other.set_note(id(&item("differs")), "那边", NOW);
    other.set_note(id(&item("new")), "那边", NOW);
    keeper.set_note(id(&item("older")), "这边", NOW);
    keeper.set_note(id(&item("differs")), "这边", NOW);

    let import = read(&other.export(NOW));
    let before = here.dump();
    let preview = import.preview(keeper.book());
    let expected = [
        ("same", Verdict::Same),
        ("newer", Verdict::Newer),
        ("older", Verdict::Older),
        ("differs", Verdict::Differs),
        ("new", Verdict::New),
    ];
    let expected: BTreeMap<_, _> = expected.map(|(name, v)| (id(&item(name)), v)).into();
    assert_eq!(preview.verdicts, expected);
    assert_eq!(here.dump(), before, "a preview changes nothing");

    assert_eq!(keeper.import(&import, false), 3);
    let check = |keeper: &TestKeeper, name: &str, expected: &[&str]| {
        assert_eq!(texts(keeper, &item(name)), expected, "{name}");
    };
    check(&keeper, "same", &["共同"]);
    check(&keeper, "newer", &["那边"]);
    check(&keeper, "older", &["这边"]);
    check(&keeper, "differs", &["这边", "那边"]);
    check(&keeper, "new", &["那边"]);
    // What was shown is still shown, also after the page was opened anew.
    assert_eq!(keeper.book().note(id(&item("differs"))), "这边");
    assert_eq!(open("c", &here).book().note(id(&item("differs"))), "这边");

    assert_eq!(keeper.undo(NOW).expect("a step").items, 3);
    check(&keeper, "newer", &["共同"]);
    check(&keeper, "differs", &["这边"]);
    assert_eq!(keeper.book().record(id(&item("new"))), None);
    assert_eq!(here.text(&key(&item("new"))), None);

    // Who wants the older texts gets them beside the present ones.
    keeper.redo(NOW);
    keeper.import(&import, true);
    check(&keeper, "older", &["共同", "这边"]);
    assert_eq!(keeper.book().note(id(&item("older"))), "这边");
}

#[test]
fn fault_20_a_file_that_was_written_by_hand_counts_as_different() {
    let store = MemoryStore::default();
    let mut keeper = open("a", &store);
    keeper.set_note(id("basic-1"), "这边", NOW);
    let check = |keeper: &TestKeeper, file: &str| {
        let preview = read(file).preview(keeper.book());
        assert_eq!(preview.verdicts[&id("basic-1")], Verdict::Differs, "{file}");
    };
    check(&keeper, &file_of(&[plain("basic-1", "reviewed", "那边")]));
    let by_hand = keeper.export(NOW).replace("这边", "那边");
    check(&keeper, &by_hand);
    keeper.import(&read(&by_hand), false);
    assert_eq!(texts(&keeper, "basic-1"), ["这边", "那边"]);

    // An empty note gives way, and takes nobody's place.
    keeper.resolve(id("basic-1"), &Resolution::Both, NOW);
    let by_hand = file_of(&[plain("basic-1", "unreviewed", "")]);
    let preview = read(&by_hand).preview(keeper.book());
    assert_eq!(preview.verdicts[&id("basic-1")], Verdict::Older);
    keeper.set_note(id("basic-1"), "", NOW);
    let by_hand = file_of(&[plain("basic-1", "reviewed", "那边")]);
    assert_eq!(
        read(&by_hand).preview(keeper.book()).verdicts[&id("basic-1")],
        Verdict::Newer
    );
    keeper.import(&read(&by_hand), false);
    assert_eq!(texts(&keeper, "basic-1"), ["那边"]);
}

#[test]
fn fault_20_notes_of_a_newer_version_are_not_mixed_with_others() {
    let newer = include_str!("../fixtures/notes/newer.json").trim_end();
    let store = MemoryStore::default();
    let mut keeper = open("a", &store);
    keeper.set_note(id("basic-1"), "这边", NOW);
    let before = store.dump();
    let import = read(&file_of(&[newer.into()]));
    let preview = import.preview(keeper.book());
    assert_eq!(preview.verdicts[&id("basic-1")], Verdict::Incomparable);
    assert_eq!(keeper.import(&import, true), 0);
    assert_eq!(store.dump(), before);
}

#[test]
fn fault_21_markup_in_notes_is_text_like_any_other() {
    let store = MemoryStore::default();
    let mut keeper = open("a", &store);
    for text in [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "javascript:alert(1)",
    ] {
        keeper.set_note(id("basic-1"), text, NOW);
        assert_eq!(read(&keeper.export(NOW)).book().note(id("basic-1")), text);
    }
}

fn csv_cells(note: &str) -> String {
    let store = MemoryStore::default();
    let mut keeper = open("a", &store);
    keeper.set_note(id("supporting-19"), note, NOW);
    to_csv(keeper.book(), &document(), Language::Chinese)
}

#[test]
fn fault_22_no_cell_is_taken_for_a_formula() {
    let check = |note: &str, cell: &str| {
        let csv = csv_cells(note);
        assert!(csv.contains(&format!(",{cell},{NOW},")), "{csv}");
    };
    check(
        "=HYPERLINK(\"http://x\",\"y\")",
        "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"",
    );
    check("+1", "\"'+1\"");
    check("-1", "\"'-1\"");
    check("@SUM(A1)", "\"'@SUM(A1)\"");
    check("\t=1", "\"'\t=1\"");
    check("\r=1", "\"'\r=1\"");
    check("\n=1", "\"'\n=1\"");
    check("＝1", "\"'＝1\"");
    check("1=1", "1=1");
    check("甲，乙", "甲，乙");
    check("a,b", "\"a,b\"");
    check("行\r\n行", "\"行\r\n行\"");
}

#[test]
fn csv_has_what_a_spreadsheet_needs() {
    let store = MemoryStore::default();
    let (mut keeper, mut other) = (open("a", &store), open("b", &store));
    keeper.set_mark(id("supporting-19"), Mark::Questioned, NOW);
    keeper.set_note(id("supporting-19"), "甲", NOW);
    keeper.set_note(id("basic-9000"), "无此事项", NOW);
    other.set_note(id("supporting-19"), "乙", NOW);
    tell(&mut keeper, &store, &key("supporting-19"));
    let csv = to_csv(keeper.book(), &document(), Language::Chinese);
    let lines: Vec<&str> = csv.split("\r\n").collect();
    assert_eq!(lines.len(), 5, "{csv}");
    assert_eq!(
        lines[0],
        "\u{feff}清单,序号,事项编号,事项类别,事项名称,部门,核对状态,笔记,更新时间,备注"
    );
    assert!(lines[1].starts_with("基本履职事项,9000,basic-9000,,,,未核,无此事项,"));
    let row = "配合履职事项,19,supporting-19,平安法治,文明养犬管理工作,吉木萨尔县公安局、";
    assert!(
        lines[2].starts_with(row) && lines[2].contains(",存疑,甲,"),
        "{csv}"
    );
    assert!(
        lines[3].starts_with(row) && lines[3].ends_with("未选定的另一版本"),
        "{csv}"
    );
    assert_eq!(lines[4], "");
    let english = to_csv(keeper.book(), &document(), Language::English);
    assert!(english.contains("Questioned"));
}

#[test]
fn agreement_counts_only_what_both_have_marked() {
    let book = |marks: &str| {
        let mut book = ReviewBook::new("a");
        for (at, mark) in marks.chars().enumerate() {
            let mark = match mark {
                'r' => Mark::Reviewed,
                'q' => Mark::Questioned,
                'f' => Mark::FollowUp,
                _ => Mark::Unreviewed,
            };
            let context = Context {
                now: NOW,
                item_version: None,
            };
            book.set_mark(id(&format!("basic-{}", at + 1)), mark, &context);
        }
        book
    };
    let check = |one: &str, other: &str, percent: Option<u32>, kappa: Option<f64>| {
        let agreement = Agreement::between(&book(one), &book(other));
        assert_eq!(agreement.percent(), percent, "{one} {other}");
        match (agreement.kappa, kappa) {
            (Some(found), Some(expected)) => assert!((found - expected).abs() < 1e-9, "{found}"),
            (found, expected) => assert_eq!(found, expected, "{one} {other}"),
        }
        agreement
    };
    check("", "", None, None);
    check("rr", "..", None, None);
    check("rrr", "rrr", Some(100), None);
    check("rqf", "rqf", Some(100), Some(1.0));
    check("rq", "qr", Some(0), Some(-1.0));
    // 20 items, 15 alike: 13 r of one, 12 of the other.
    check(
        "rrrrrrrrrrrrrqqqqqqq",
        "rrrrrrrrrrqqqrrqqqqq",
        Some(75),
        Some((0.75 - 0.53) / 0.47),
    );
    let agreement = check("rrq.", "rqq r".trim(), Some(67), Some(0.4));
    assert_eq!(agreement.both, 3);
    assert_eq!(
        agreement.differences,
        [(id("basic-2"), Mark::Reviewed, Mark::Questioned)]
    );
}
