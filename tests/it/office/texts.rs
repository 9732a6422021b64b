use duty_atlas::office::*;
use proptest::prelude::*;
use quick_xml::events::Event;

use super::{MADE, check_xml, part, parts};

fn document(blocks: Vec<Block>) -> TextDocument {
    TextDocument {
        title: "动态调整 <建议单>".to_owned(),
        made: MADE,
        landscape: false,
        footer: Footer {
            text: "老台乡".to_owned(),
            pages: ["第 ".to_owned(), " 页，共 ".to_owned(), " 页".to_owned()],
        },
        blocks,
    }
}

fn written(blocks: Vec<Block>) -> Vec<u8> {
    let file = document(blocks).to_bytes().expect("a file");
    check_xml(&file);
    file
}

/// The text of a part: paragraphs end in `\n`, cells in `|`, rows in `/`.
pub(super) fn text(xml: &str) -> String {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut out = String::new();
    let mut in_text = false;
    loop {
        match reader.read_event().expect("XML") {
            Event::Eof => return out,
            Event::Start(start) => in_text = start.name().as_ref() == "w:t",
            Event::Empty(empty) => match empty.name().as_ref() {
                "w:br" => out.push('↵'),
                "w:tab" if !out.is_empty() => out.push('→'),
                _ => {}
            },
            Event::End(end) => {
                in_text = false;
                match end.name().as_ref() {
                    "w:p" => out.push('\n'),
                    "w:tc" => out.push('|'),
                    "w:tr" => out.push('/'),
                    _ => {}
                }
            }
            Event::Text(part) if in_text => out.push_str(&part),
            Event::GeneralRef(name) if in_text => {
                out.push_str(match &*name {
                    "lt" => "<",
                    "gt" => ">",
                    "amp" => "&",
                    "quot" => "\"",
                    "apos" => "'",
                    other => panic!("&{other};"),
                });
            }
            _ => {}
        }
    }
}

fn body(blocks: Vec<Block>) -> String {
    part(&written(blocks), "word/document.xml")
}

#[test]
fn the_package_has_the_parts_that_the_format_asks_for() {
    let file = written(vec![]);
    let names: Vec<String> = parts(&file).into_iter().map(|part| part.0).collect();
    assert_eq!(names[0], "[Content_Types].xml");
    let types = part(&file, "[Content_Types].xml");
    for name in names
        .iter()
        .filter(|n| n.ends_with(".xml") && !n.starts_with('['))
    {
        assert!(types.contains(&format!("\"/{name}\"")), "{name}");
    }
    let relations = part(&file, "word/_rels/document.xml.rels");
    for target in ["styles.xml", "footer1.xml"] {
        assert!(relations.contains(&format!("Target=\"{target}\"")));
        assert!(names.contains(&format!("word/{target}")));
    }
    let properties = part(&file, "docProps/core.xml");
    assert!(
        properties.contains("动态调整 &lt;建议单&gt;"),
        "{properties}"
    );
    assert!(properties.contains("2026-07-31T00:00:00Z"));
}

#[test]
fn blocks_are_written_in_order_with_their_styles() {
    let xml = body(vec![
        Block::Title("建议单".to_owned()),
        Block::Heading(1, "一、配合履职事项".to_owned()),
        Block::Heading(9, "小标题".to_owned()),
        Block::Paragraph("正文\n第二行".into()),
        Block::Paragraph(Paragraph {
            runs: vec![Run::plain("2026 年 7 月")],
            alignment: Alignment::End,
        }),
        Block::Signatures(vec!["填报人：".to_owned(), "负责人：".to_owned()]),
    ]);
    assert_eq!(
        text(&xml),
        "建议单\n一、配合履职事项\n小标题\n正文↵第二行\n2026 年 7 月\n填报人：→\n负责人：→\n"
    );
    let styles: Vec<&str> = xml
        .split("<w:pStyle w:val=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert_eq!(
        styles,
        [
            "Title",
            "Heading1",
            "Heading3",
            "SignatureLine",
            "SignatureLine"
        ]
    );
    assert!(xml.contains(r#"<w:jc w:val="right"/>"#));
    let file = written(vec![]);
    let defined = part(&file, "word/styles.xml");
    for style in styles
        .iter()
        .chain(&["TableText", "TableHeader", "TableGrid", "Footer"])
    {
        assert!(
            defined.contains(&format!("w:styleId=\"{style}\"")),
            "{style}"
        );
    }
}

#[test]
fn changes_are_marked_with_more_than_colour() {
    let xml = body(vec![Block::Paragraph(
        vec![
            Run::plain("前"),
            Run::struck("20"),
            Run::underlined("10"),
            Run::bold("日"),
        ]
        .into(),
    )]);
    assert!(xml.contains("<w:rPr><w:strike/></w:rPr><w:t xml:space=\"preserve\">20</w:t>"));
    assert!(xml.contains("<w:rPr><w:u w:val=\"single\"/></w:rPr><w:t xml:space=\"preserve\">10<"));
    assert!(xml.contains("<w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">日</w:t>"));
}

#[test]
fn tables_fill_the_width_and_repeat_their_header() {
    let table = Table {
        widths: vec![1, 3],
        header: vec!["编号".to_owned(), "事项".to_owned()],
        rows: vec![
            vec![vec!["19".into()], vec!["文明养犬".into(), "第二段".into()]],
            vec![vec!["20".into()]],
        ],
    };
    let xml = body(vec![Block::Table(table)]);
    assert_eq!(
        text(&xml),
        "编号\n|事项\n|/19\n|文明养犬\n第二段\n|/20\n|\n|/\n",
        "a missing cell is empty, and text follows the table"
    );
    assert_eq!(xml.matches("<w:tblHeader/>").count(), 1);
    assert!(
        xml.contains(r#"<w:gridCol w:w="2324"/><w:gridCol w:w="6973"/>"#),
        "{xml}"
    );
    let empty = body(vec![Block::Table(Table::default())]);
    assert!(!empty.contains("<w:tr>"));
}

#[test]
fn the_footer_has_page_numbers_and_the_page_its_size() {
    let file = written(vec![]);
    let footer = part(&file, "word/footer1.xml");
    assert_eq!(text(&footer), "老台乡→第 1 页，共 1 页\n");
    assert!(footer.contains(r#"w:instr=" PAGE ""#) && footer.contains(r#"w:instr=" NUMPAGES ""#));
    let xml = part(&file, "word/document.xml");
    assert!(xml.contains(r#"<w:pgSz w:w="11906" w:h="16838"/>"#));
    let wide = TextDocument {
        landscape: true,
        ..document(vec![])
    };
    let xml = part(&wide.to_bytes().expect("a file"), "word/document.xml");
    assert!(xml.contains(r#"<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>"#));
}

#[test]
fn the_same_document_is_the_same_file() {
    let make = || written(vec![Block::Paragraph("甲".into())]);
    assert_eq!(make(), make());
}

#[test]
fn what_xml_cannot_hold_is_replaced() {
    let xml = body(vec![Block::Paragraph("甲\u{0}乙\u{1B}丙\r\n丁".into())]);
    assert_eq!(text(&xml), "甲\u{FFFD}乙\u{FFFD}丙↵丁\n");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_is_read_as_it_was_written(words in "[<>&\"'甲乙 a-z0-9=\\]-]{1,30}") {
        let xml = body(vec![Block::Paragraph(words.as_str().into())]);
        prop_assert_eq!(text(&xml), format!("{words}\n"));
    }
}
