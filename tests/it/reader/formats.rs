//! Formats and encodings are recognised by content; what cannot be read is
//! refused with its reason.

use duty_atlas::duty_list::reader::{Overrides, read};
use duty_atlas::duty_list::source::{Limits, SourceKind, open};
use duty_atlas::duty_list::{Refusal, State};
use duty_atlas::i18n::{Language, reader as words};

use super::write::{archive, docx, word_table};

const ROWS: [[&str; 3]; 3] = [
    ["序号", "事项类别", "事项名称"],
    ["1", "党的建设", "甲，工作"],
    ["2", "党的建设", "乙工作"],
];

fn text(separator: &str) -> String {
    let mut lines = vec!["基本履职事项清单".to_owned()];
    lines.extend(ROWS.map(|row| row.join(separator)));
    lines.join("\r\n")
}

#[track_caller]
fn check(bytes: &[u8], kind: SourceKind) {
    let document = open(bytes, "misleading.pdf").unwrap_or_else(|refusal| panic!("{refusal:?}"));
    assert_eq!(document.kind, kind);
    let outcome = read(&document, &Overrides::default());
    assert_eq!(
        outcome.state(),
        State::Complete,
        "{:#?}",
        outcome.reading.problems
    );
    let titles: Vec<&str> = outcome
        .list
        .items
        .iter()
        .map(|item| item.title.as_str())
        .collect();
    assert_eq!(titles, ["甲，工作", "乙工作"]);
}

#[test]
fn texts_in_every_encoding() {
    let tabs = text("\t");
    let wide = |big: bool| -> Vec<u8> {
        let units = tabs.encode_utf16();
        units
            .flat_map(|unit| {
                if big {
                    unit.to_be_bytes()
                } else {
                    unit.to_le_bytes()
                }
            })
            .collect()
    };
    check(tabs.as_bytes(), SourceKind::Tsv);
    check(format!("\u{feff}{tabs}").as_bytes(), SourceKind::Tsv);
    check(&encoding_rs::GB18030.encode(&tabs).0, SourceKind::Tsv);
    check(&[&[0xFF, 0xFE][..], &wide(false)].concat(), SourceKind::Tsv);
    check(&[&[0xFE, 0xFF][..], &wide(true)].concat(), SourceKind::Tsv);
    check(&wide(false), SourceKind::Tsv);
    check(text(",").as_bytes(), SourceKind::Csv);
    check(&encoding_rs::GBK.encode(&text(",")).0, SourceKind::Csv);
}

#[test]
fn markdown_html_and_word() {
    let markdown = "基本履职事项清单\n\n| 序号 | 事项类别 | 事项名称 |\n|---|:--:|---|\n| 1 | 党的建设 | 甲，工作 |\n| 2 | 党的建设 | 乙工作 |\n";
    check(markdown.as_bytes(), SourceKind::Markdown);
    let rows = ROWS
        .map(|row| format!("<tr><td>{}</tr>", row.join("<td>")))
        .concat();
    let html = format!("<meta charset=gb2312><p>基本履职事项清单<table>{rows}</table>");
    check(html.as_bytes(), SourceKind::Html);
    check(&encoding_rs::GBK.encode(&html).0, SourceKind::Html);
    let rows: Vec<&[&str]> = ROWS.iter().map(|row| row.as_slice()).collect();
    let body = super::write::paragraph("基本履职事项清单") + &word_table(&rows);
    check(&docx(&body, ""), SourceKind::Docx);
}

#[test]
fn spreadsheets_of_open_document() {
    let rows = ROWS.map(|row| {
        let cells = row.map(|text| format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"));
        format!("<table:table-row>{}<table:table-cell table:number-columns-repeated=\"16380\"/></table:table-row>", cells.concat())
    });
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\" xmlns:style=\"s\">\
         <style:style style:name=\"h\"><style:table-properties table:display=\"false\"/></style:style>\
         <table:table table:name=\"基本履职\"><table:table-row><table:table-cell table:number-columns-spanned=\"3\"><text:p>基本履职事项清单</text:p></table:table-cell><table:covered-table-cell table:number-columns-repeated=\"2\"/></table:table-row>\
         {}<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row></table:table>\
         <table:table table:name=\"辅助\" table:style-name=\"h\"><table:table-row><table:table-cell><text:p>隐藏</text:p></table:table-cell></table:table-row></table:table>\
         </office:document-content>",
        rows.concat()
    );
    let bytes = archive(&[
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet",
        ),
        ("content.xml", content.as_bytes()),
    ]);
    check(&bytes, SourceKind::Ods);
}

#[test]
fn spreadsheets_of_old_excel() {
    let folder = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/fixtures/lists/small.xls"
    );
    check(
        &std::fs::read(folder).expect("the fixture"),
        SourceKind::Xls,
    );
}

/// An OLE file whose directory has these names.
fn compound(names: &[&str]) -> Vec<u8> {
    let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    bytes.resize(1024, 0);
    for name in names {
        bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
        bytes.extend([0; 64]);
    }
    bytes
}

#[test]
fn what_cannot_be_read_is_refused_with_its_reason() {
    let check = |bytes: &[u8], name: &str, expected: Refusal, advice: &str| {
        let refusal = open(bytes, name).expect_err(name);
        assert_eq!(refusal, expected, "{name}");
        let sentence = words::refusal(&refusal, Language::Chinese);
        assert!(sentence.contains(advice), "{sentence}");
        assert!(
            words::refusal(&refusal, Language::English).is_ascii()
                || sentence != words::refusal(&refusal, Language::English)
        );
    };
    let other = |ending: &str| Refusal::OtherFormat {
        ending: ending.to_owned(),
    };
    check(b"", "空.txt", Refusal::Empty, "空");
    check(b" \r\n", "空.txt", Refusal::Empty, "空");
    check(b"%PDF-1.7 ...", "清单.docx", Refusal::Pdf, ".docx");
    check(b"\x89PNG\r\n\x1a\n", "清单.png", Refusal::Image, "图片");
    check(
        &compound(&["Root Entry", "WordDocument"]),
        "清单.doc",
        Refusal::OldWord,
        "另存为 .docx",
    );
    check(
        &compound(&["Root Entry", "WordDocument"]),
        "清单.wps",
        Refusal::Wps,
        "另存为 .docx",
    );
    check(
        &compound(&["EncryptedPackage"]),
        "清单.docx",
        Refusal::Encrypted,
        "密码",
    );
    check(
        &compound(&["Root Entry", "Workbook"]),
        "清单.xls",
        Refusal::Damaged,
        "损坏",
    );
    check(b"{\\rtf1 ...", "清单.doc", other("rtf"), ".docx");
    check(
        &archive(&[("ppt/presentation.xml", b"<a/>")]),
        "x.pptx",
        other("pptx"),
        ".docx",
    );
    check(&archive(&[("a.txt", b"a")]), "x.zip", other("zip"), ".docx");
    check(&docx("", "")[..300], "清单.docx", Refusal::Damaged, "损坏");
    check(
        &docx("<w:p><w:r></w:p>", ""),
        "清单.docx",
        Refusal::Damaged,
        "损坏",
    );
    check(
        b"{\"a\": 1}",
        "x.json",
        Refusal::OtherJson {
            reason: "missing field `document` at line 1 column 8".to_owned(),
        },
        "duties.json",
    );
    check(
        b"\x00\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f\x10\x11",
        "x.bin",
        Refusal::Unknown,
        ".docx",
    );
    let large = vec![b'a'; Limits::FILE as usize + 1];
    let limit = Limits::FILE;
    check(
        &large,
        "x.txt",
        Refusal::TooLarge {
            bytes: limit + 1,
            limit,
        },
        "32 MB",
    );
}

#[test]
fn bombs_are_refused() {
    let zeros = vec![b' '; Limits::ENTRY as usize + 1];
    let bomb = archive(&[("word/document.xml", &zeros)]);
    assert!(bomb.len() < 1 << 20);
    assert_eq!(open(&bomb, "x.docx"), Err(Refusal::Bomb));
    let bomb = archive(&[
        ("xl/workbook.xml", b"<a/>"),
        ("xl/worksheets/sheet1.xml", &zeros),
    ]);
    assert_eq!(open(&bomb, "x.xlsx"), Err(Refusal::Bomb));
    let nested = "<div>".repeat(50_000) + "<table><tr><td>1</table>";
    assert_eq!(open(nested.as_bytes(), "x.html"), Err(Refusal::Bomb));
    let spans = "<table>".to_owned()
        + &"<tr><td rowspan=9999 colspan=500>a</td></tr>".repeat(5_000)
        + "</table>";
    assert!(matches!(
        open(spans.as_bytes(), "x.html"),
        Err(Refusal::TooManyCells { .. })
    ));
    let cells = "a\t".repeat(Limits::CELLS as usize + 10);
    assert!(matches!(
        open(cells.as_bytes(), "x.tsv"),
        Err(Refusal::TooManyCells { .. })
    ));
}
