use std::io::Cursor;

use calamine::{Data, Range, Reader, Xlsx};
use duty_atlas::office::*;
use proptest::prelude::*;

use super::{MADE, check_xml, part};

fn column(header: &str) -> Column {
    Column {
        header: header.to_owned(),
        width: 20.0,
    }
}

fn sheet(name: &str, rows: Vec<Vec<Cell>>) -> Sheet {
    Sheet {
        name: name.to_owned(),
        columns: vec![column("编号"), column("事项")],
        rows,
        ..Sheet::default()
    }
}

fn written(sheets: Vec<Sheet>) -> Vec<u8> {
    let workbook = Workbook {
        title: "事项 <核对> & 笔记".to_owned(),
        made: MADE,
        sheets,
    };
    workbook.to_bytes().expect("a file")
}

pub(super) fn read(file: &[u8], name: &str) -> Range<Data> {
    let mut workbook: Xlsx<_> =
        calamine::open_workbook_from_rs(Cursor::new(file)).expect("a workbook");
    workbook.worksheet_range(name).expect("the sheet")
}

pub(super) fn formulas(file: &[u8], name: &str) -> usize {
    let mut workbook: Xlsx<_> =
        calamine::open_workbook_from_rs(Cursor::new(file)).expect("a workbook");
    let range = workbook.worksheet_formula(name).expect("the sheet");
    range
        .used_cells()
        .filter(|(_, _, formula)| !formula.is_empty())
        .count()
}

#[test]
fn cells_keep_their_types() {
    let day = Day {
        year: 2025,
        month: 7,
        day: 1,
    };
    let rows = vec![
        vec![Cell::Number(19.0), "文明养犬管理工作".into()],
        vec![Cell::Text("007".to_owned()), Cell::Day(day)],
        vec![
            Cell::Empty,
            Cell::Rich(vec![
                Run::plain("前"),
                Run::struck("20"),
                Run::underlined("10"),
                Run::plain("日"),
            ]),
        ],
    ];
    let file = written(vec![sheet("基本", rows)]);
    check_xml(&file);
    let range = read(&file, "基本");
    let get = |row, column| {
        range
            .get_value((row, column))
            .cloned()
            .unwrap_or(Data::Empty)
    };
    assert_eq!(get(0, 1), Data::String("事项".to_owned()));
    assert_eq!(get(1, 0), Data::Float(19.0));
    assert_eq!(get(1, 1), Data::String("文明养犬管理工作".to_owned()));
    assert_eq!(get(2, 0), Data::String("007".to_owned()));
    let date = get(2, 1);
    let date = match &date {
        Data::DateTime(date) => date.to_ymd_hms_milli(),
        other => panic!("{other:?}"),
    };
    assert_eq!((date.0, date.1, date.2), (2025, 7, 1));
    assert_eq!(get(3, 0), Data::Empty);
    assert_eq!(get(3, 1), Data::String("前2010日".to_owned()));
    let strings = part(&file, "xl/sharedStrings.xml");
    assert!(
        strings.contains("<strike/>") && strings.contains("<u/>"),
        "{strings}"
    );
}

#[test]
fn the_header_stays_in_sight_and_is_printed_on_every_page() {
    let mut sheet = sheet("配合", vec![vec!["甲".into(), "乙".into()]]);
    sheet.caption = vec!["老台乡履职事项清单".to_owned(), "筛选：平安法治".to_owned()];
    sheet.footer = "甲 & 乙".to_owned();
    let file = written(vec![sheet]);
    let xml = part(&file, "xl/worksheets/sheet1.xml");
    // Two lines of caption, one of headers.
    assert!(
        xml.contains(r#"ySplit="3""#) && xml.contains(r#"state="frozen""#),
        "{xml}"
    );
    assert!(xml.contains(r#"<autoFilter ref="A3:B4""#), "{xml}");
    assert!(xml.contains(r#"orientation="landscape""#));
    assert!(xml.contains(r#"fitToHeight="0""#));
    assert!(xml.contains("甲 &amp;&amp; 乙"), "{xml}");
    assert!(part(&file, "xl/workbook.xml").contains("$3:$3"));
    assert!(part(&file, "xl/styles.xml").contains(r#"wrapText="1""#));
    let properties = part(&file, "docProps/core.xml");
    assert!(
        properties.contains("事项 &lt;核对&gt; &amp; 笔记"),
        "{properties}"
    );
    assert!(properties.contains("2026-07-31T00:00:00Z"), "{properties}");
}

#[test]
fn the_same_workbook_is_the_same_file() {
    let make = || written(vec![sheet("甲", vec![vec!["乙".into()]])]);
    assert_eq!(make(), make());
}

#[test]
fn every_sheet_has_a_name_of_its_own() {
    let file = written(vec![sheet("配合/收回", vec![]), sheet("配合 收回", vec![])]);
    let workbook: Xlsx<_> =
        calamine::open_workbook_from_rs(Cursor::new(&file)).expect("a workbook");
    assert_eq!(workbook.sheet_names(), ["配合 收回", "配合 收回 (2)"]);
}

#[test]
fn what_cannot_be_written_is_an_error() {
    let nothing = Workbook {
        title: String::new(),
        made: MADE,
        sheets: Vec::new(),
    };
    assert_eq!(nothing.to_bytes(), Err(OfficeError::NoSheets));
    let wide = Sheet {
        columns: (0..16_385).map(|_| column("列")).collect(),
        ..Sheet::default()
    };
    let wide = Workbook {
        sheets: vec![wide],
        ..nothing.clone()
    };
    assert_eq!(wide.to_bytes(), Err(OfficeError::TooLarge));
    let no_day = Day {
        year: 2026,
        month: 13,
        day: 1,
    };
    let no_day = Workbook {
        sheets: vec![sheet("甲", vec![vec![Cell::Day(no_day)]])],
        ..nothing
    };
    assert!(matches!(no_day.to_bytes(), Err(OfficeError::Writer(_))));
}

/// Writes a text as a plain and as a marked cell and reads both.
fn check_text(text: &str, expected: &str) {
    let rich = Cell::Rich(vec![Run::bold(text), Run::plain("。")]);
    let file = written(vec![sheet(
        "文本",
        vec![vec![Cell::Text(text.to_owned()), rich]],
    )]);
    check_xml(&file);
    let range = read(&file, "文本");
    assert_eq!(
        range.get_value((1, 0)),
        Some(&Data::String(expected.to_owned())),
        "{text:?}"
    );
    let rich = Data::String(format!("{expected}。"));
    assert_eq!(range.get_value((1, 1)), Some(&rich), "{text:?}");
    assert_eq!(formulas(&file, "文本"), 0, "{text:?}");
    let xml = part(&file, "xl/worksheets/sheet1.xml");
    assert!(
        !xml.contains("<f>") && !xml.contains("<hyperlink"),
        "{text:?}"
    );
}

#[test]
fn no_text_becomes_a_formula_or_a_link() {
    for text in [
        "=1+1",
        "+86",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "=HYPERLINK(\"http://example.com\",\"x\")",
        "{=1}",
        "http://example.com",
        "<b>&amp;\"'",
        "多行\n第二行",
        "  两端有空格  ",
        "𫟷🐶",
    ] {
        check_text(text, text);
    }
    check_text("甲\r\n乙\r丙", "甲\n乙\n丙");
    check_text(
        "甲\u{0}\u{8}\u{1F}\u{FFFF}乙",
        "甲\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}乙",
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_is_read_as_it_was_written(text in "[=+@<>&\"'甲乙 \n\u{1}a-z0-9-]{1,30}") {
        let expected = text.replace('\u{1}', "\u{FFFD}");
        check_text(&text, &expected);
    }
}
