//! The list that the program ships with, converted to other formats, is the
//! same list.

use duty_atlas::duty_list::identity::content_id;
use duty_atlas::duty_list::reader::{Overrides, read};
use duty_atlas::duty_list::source::{SourceDocument, open};
use duty_atlas::duty_list::{DutyList, Severity, State, shipped};
use duty_atlas::{embedded, open_data};

use super::write::{document_as_docx, document_as_html, document_as_separated, document_as_xlsx};

/// The published text with its corrections made.
fn corrected() -> SourceDocument {
    let mut text = shipped::SOURCE.to_owned();
    for correction in &embedded::duty_list().corrections {
        assert!(text.contains(&correction.published));
        text = text.replacen(&correction.published, &correction.read_as, 1);
    }
    open(text.as_bytes(), "清单.md").expect("Markdown can be opened")
}

/// A list without what belongs to the file that it came from.
fn bare(mut list: DutyList) -> DutyList {
    list.id.clear();
    list.source = None;
    list.corrections.clear();
    for item in &mut list.items {
        item.title_en = None;
    }
    list
}

#[test]
fn the_shipped_list_is_the_same_in_every_format() {
    let shipped = embedded::duty_list();
    let id = content_id(&shipped);
    let source = corrected();
    let files = [
        ("清单.docx", document_as_docx(&source)),
        ("清单.xlsx", document_as_xlsx(&source)),
        ("清单.html", document_as_html(&source)),
        ("清单.tsv", document_as_separated(&source, b'\t')),
        ("清单.csv", document_as_separated(&source, b',')),
        (
            "duties.json",
            open_data::json(&shipped).expect("JSON").into_bytes(),
        ),
    ];
    for (name, bytes) in files {
        let document = open(&bytes, name).unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"));
        let outcome = read(&document, &Overrides::default());
        assert_eq!(
            outcome.state(),
            State::Complete,
            "{name}: {:#?}",
            outcome
                .reading
                .problems
                .iter()
                .filter(|p| p.severity > Severity::Note)
                .collect::<Vec<_>>()
        );
        let (mut seen, mut expected) = (bare(outcome.list.clone()), bare(shipped.clone()));
        if name == "duties.json" {
            assert_eq!(
                outcome.list.id, shipped.id,
                "the open data says which list it is"
            );
            without_paragraphs(&mut seen);
            without_paragraphs(&mut expected);
        } else {
            assert_eq!(outcome.list.id, id, "{name}");
        }
        for (seen, expected) in seen.items.iter().zip(&expected.items) {
            assert_eq!(seen, expected, "{name}");
        }
        assert_eq!(seen, expected, "{name}");
    }
}

/// The open data does not say which paragraph a clause stood in.
pub fn without_paragraphs(list: &mut DutyList) {
    for item in &mut list.items {
        let superior = item.superior.iter_mut().map(|duty| &mut duty.clause);
        for clause in superior.chain(&mut item.township) {
            clause.paragraph = 0;
            if let Some(heading) = &mut clause.section {
                heading.paragraph = 0;
            }
        }
    }
}

#[test]
fn the_id_follows_the_text_and_nothing_else() {
    let list = embedded::duty_list();
    let id = content_id(&list);
    assert!(id.starts_with("list-") && id.len() == 17, "{id}");
    let mut other = list.clone();
    other.title = "另一个标题".to_owned();
    other.items[3].title.insert(3, ' ');
    assert_eq!(content_id(&other), id);
    other.items[3].title.insert(0, '不');
    assert_ne!(content_id(&other), id);
    let mut other = list.clone();
    other.items[120].superior[0].clause.text.push('！');
    assert_ne!(content_id(&other), id);
    let mut other = list;
    other.items[120].departments.clear();
    assert_ne!(content_id(&other), id);
}
