//! What the tests of the reader share.

use std::path::PathBuf;

use duty_atlas::duty_list::reader::{Outcome, Overrides, read};
use duty_atlas::duty_list::source::{SourceDocument, open};
use serde::Deserialize;

pub fn lists_folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/lists")
}

pub fn sample(name: &str) -> Vec<u8> {
    std::fs::read(lists_folder().join(name)).expect(name)
}

pub fn open_sample(name: &str) -> SourceDocument {
    open(&sample(name), name).unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"))
}

pub fn read_sample(name: &str) -> Outcome {
    read(&open_sample(name), &Overrides::default())
}

/// Opens and reads a text.
pub fn read_text(text: &str, name: &str) -> Outcome {
    let document =
        open(text.as_bytes(), name).unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"));
    read(&document, &Overrides::default())
}

pub fn squeeze(text: &str) -> String {
    text.chars()
        .filter(|c| {
            !c.is_whitespace() && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
        })
        .collect()
}

/// The documents, and the names of what must be read from them.
pub const SAMPLES: [(&str, &str); 8] = [
    ("01-baiyang.docx", "01-baiyang"),
    ("02-donghu.docx", "02-donghu"),
    ("04-liulin.xlsx", "04-liulin"),
    ("07-dayan.clipboard.html", "07-dayan"),
    ("09-shiqiao.md", "09-shiqiao"),
    ("10-maan.csv", "10-maan"),
    ("12a-zhouyuan.docx", "12a-zhouyuan"),
    ("12b-taiping.html", "12b-taiping"),
];

#[derive(Deserialize)]
pub struct Truth {
    pub place: Vec<String>,
    pub title: Option<String>,
    pub date: Option<String>,
    pub departments: Vec<TruthDepartment>,
    pub items: Vec<TruthItem>,
    pub problems: Vec<TruthProblem>,
}

#[derive(Deserialize)]
pub struct TruthDepartment {
    pub name: String,
    pub short: String,
    pub kind: String,
}

#[derive(Deserialize)]
pub struct TruthItem {
    pub list: String,
    pub ordinal: u32,
    pub number: Option<u32>,
    pub category: Option<String>,
    pub title: String,
    pub departments: Vec<String>,
    pub superior: String,
    pub township: String,
    pub action: Option<String>,
    #[serde(default)]
    pub actors: Vec<Vec<String>>,
}

#[derive(Deserialize)]
pub struct TruthProblem {
    pub kind: String,
    pub severity: String,
}

pub fn truth(name: &str) -> Truth {
    let text =
        std::fs::read_to_string(lists_folder().join(format!("{name}.truth.json"))).expect(name);
    serde_json::from_str(&text).expect(name)
}
