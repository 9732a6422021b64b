use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use duty_atlas::editions::Span;
use duty_atlas::office::Day;
use quick_xml::events::Event;

use super::*;

const MADE: Day = Day {
    year: 2026,
    month: 7,
    day: 31,
};

fn example() -> SheetTexts {
    let mut kept = kept();
    add(
        &mut kept,
        "s1",
        Suggestion {
            reason: "=HYPERLINK(\"http://example.com\")".to_owned(),
            basis: "《动物防疫法》第三十条\n<b>&".to_owned(),
            ..about("supporting-19", SuggestionKind::Reword, "文明养犬服务工作")
        },
    );
    add(
        &mut kept,
        "s2",
        about("supporting-2", SuggestionKind::Remove, ""),
    );
    add(
        &mut kept,
        "s3",
        Suggestion {
            item: None,
            list: Some("basic".to_owned()),
            ..about("basic-1", SuggestionKind::Add, "网吧\u{1}管理，\n两行")
        },
    );
    texts(&kept, Language::Chinese)
}

fn joined(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}

/// What XML cannot hold is replaced.
fn held(text: &str) -> String {
    text.replace('\u{1}', "\u{FFFD}")
}

/// All that the screen shows, in its order.
fn shown(texts: &SheetTexts) -> Vec<String> {
    let mut shown = vec![texts.title.clone()];
    shown.extend(texts.about.iter().cloned());
    for group in &texts.groups {
        if group.begins_list {
            shown.push(group.list.clone());
        }
        shown.push(group.kind.clone());
        shown.extend(texts.columns.iter().cloned());
        for row in &group.rows {
            shown.push(row.number.clone());
            shown.push(joined(&row.present));
            shown.push(joined(&row.proposal));
            shown.push(row.reason.clone());
            shown.push(row.basis.clone());
        }
    }
    shown.extend(texts.signatures.iter().cloned());
    shown.iter().map(|text| held(text)).collect()
}

fn part(file: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).expect("a zip file");
    let mut text = String::new();
    let mut part = archive.by_name(name).expect(name);
    part.read_to_string(&mut text).expect("text");
    text
}

/// The paragraphs of a text.
fn paragraphs(xml: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut all = Vec::new();
    let (mut text, mut in_text) = (String::new(), false);
    loop {
        match reader.read_event().expect("XML") {
            Event::Eof => return all,
            Event::Start(start) => in_text = start.name().as_ref() == "w:t",
            Event::Empty(empty) if empty.name().as_ref() == "w:br" => text.push('\n'),
            Event::End(end) => {
                in_text = false;
                if end.name().as_ref() == "w:p" {
                    all.push(std::mem::take(&mut text));
                }
            }
            Event::Text(part) if in_text => text.push_str(&part),
            Event::GeneralRef(name) if in_text => text.push_str(match &*name {
                "lt" => "<",
                "gt" => ">",
                "amp" => "&",
                "quot" => "\"",
                "apos" => "'",
                other => panic!("&{other};"),
            }),
            _ => {}
        }
    }
}

#[test]
fn the_text_says_what_the_screen_shows() {
    let texts = example();
    let file = texts.docx(MADE).expect("a file");
    let xml = part(&file, "word/document.xml");
    // An empty paragraph separates tables.
    let found: Vec<String> = paragraphs(&xml)
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect();
    let expected: Vec<String> = shown(&texts)
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect();
    assert_eq!(found, expected);
    assert!(xml.contains("<w:strike/>") && xml.contains("<w:u w:val=\"single\"/>"));
}

#[test]
fn the_workbook_says_what_the_screen_shows() {
    let texts = example();
    let file = texts.xlsx(MADE).expect("a file");
    let mut workbook: Xlsx<_> =
        calamine::open_workbook_from_rs(Cursor::new(&file)).expect("a workbook");
    let range = workbook.worksheet_range(&texts.title).expect("the sheet");
    let formulas = workbook.worksheet_formula(&texts.title).expect("the sheet");
    assert!(
        formulas
            .used_cells()
            .all(|(_, _, formula)| formula.is_empty())
    );
    let text = |data: &Data| match data {
        Data::Empty => String::new(),
        Data::Float(number) => number.to_string(),
        data => data.to_string(),
    };
    let found: Vec<Vec<String>> = range
        .rows()
        .skip(1 + texts.about.len())
        .map(|row| row.iter().map(text).collect())
        .collect();
    let mut expected = vec![
        texts
            .group_columns
            .iter()
            .chain(&texts.columns)
            .cloned()
            .collect(),
    ];
    expected.extend(rows(&texts, held));
    assert_eq!(found, expected);
}

#[test]
fn the_table_says_what_the_screen_shows_and_holds_no_formula() {
    let texts = example();
    let csv = texts.csv();
    assert!(csv.starts_with('\u{FEFF}'));
    let mut reader = csv::Reader::from_reader(csv.trim_start_matches('\u{FEFF}').as_bytes());
    let found: Vec<Vec<String>> = reader
        .records()
        .map(|row| row.expect("a row").iter().map(str::to_owned).collect())
        .collect();
    let safe = |text: &str| match text.starts_with('=') {
        true => format!("'{text}"),
        false => text.to_owned(),
    };
    let expected: Vec<Vec<String>> = rows(&texts, safe).collect();
    assert_eq!(found, expected);
}

/// The rows of the table, each cell as it is written.
fn rows(texts: &SheetTexts, cell: impl Fn(&str) -> String) -> impl Iterator<Item = Vec<String>> {
    let of_group = |group: &GroupTexts| {
        let row = |row: &RowTexts| {
            [
                &group.list,
                &group.kind,
                &row.number,
                &joined(&row.present),
                &joined(&row.proposal),
                &row.reason,
                &row.basis,
            ]
            .map(|text| cell(text))
            .to_vec()
        };
        group.rows.iter().map(row).collect::<Vec<_>>()
    };
    let rows: Vec<Vec<String>> = texts.groups.iter().flat_map(of_group).collect();
    rows.into_iter()
}

#[test]
fn the_same_sheet_is_the_same_file() {
    let texts = example();
    assert_eq!(texts.docx(MADE), texts.docx(MADE));
    assert_eq!(texts.xlsx(MADE), texts.xlsx(MADE));
}
