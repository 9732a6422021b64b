//! Spreadsheets, and how far two reviewers agree.

use super::*;
use duty_atlas::i18n::Language;
use duty_atlas::i18n::notes::notes_table;

fn csv_cells(note: &str) -> String {
    let store = MemoryStore::default();
    let mut notes = open("a", &store);
    notes.set_note(id("supporting-19"), note, NOW);
    notes_table(notes.book(), &duty_list(), Language::Chinese).csv()
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
    check("+1", "'+1");
    check("-1", "'-1");
    check("@SUM(A1)", "'@SUM(A1)");
    check("\t=1", "\"'\t'=1\"");
    check("\r=1", "\"'\r'=1\"");
    check("\n=1", "\"'\n'=1\"");
    check("甲;=1", "\"甲;'=1\"");
    check("\u{feff}=1", "'\u{feff}=1");
    check("＝1", "'＝1");
    check("1=1", "1=1");
    check("甲，乙", "甲，乙");
    check("a,b", "\"a,b\"");
    check("行\r\n行", "\"行\r\n行\"");
}

#[test]
fn csv_has_what_a_spreadsheet_needs() {
    let store = MemoryStore::default();
    let (mut notes, mut other) = (open("a", &store), open("b", &store));
    notes.set_mark(id("supporting-19"), Mark::Questioned, NOW);
    notes.set_note(id("supporting-19"), "甲", NOW);
    notes.set_note(id("basic-9000"), "无此事项", NOW);
    other.set_note(id("supporting-19"), "乙", NOW);
    tell(&mut notes, &store, &key("supporting-19"));
    let csv = notes_table(notes.book(), &duty_list(), Language::Chinese).csv();
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
    let english = notes_table(notes.book(), &duty_list(), Language::English).csv();
    assert!(english.contains("Questioned"));
}

#[test]
fn agreement_counts_only_what_both_have_marked() {
    let book = |marks: &str| {
        let mut notes = open("a", &MemoryStore::default());
        for (at, mark) in marks.chars().enumerate() {
            let mark = match mark {
                'r' => Mark::Reviewed,
                'q' => Mark::Questioned,
                'f' => Mark::FollowUp,
                _ => Mark::Unreviewed,
            };
            notes.set_mark(id(&format!("basic-{}", at + 1)), mark, NOW);
        }
        notes.book().clone()
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
