//! Reading a file of notes. Nothing in it is believed before it was checked,
//! and what is wrong with it is said by name.

use std::collections::BTreeMap;

use super::Record;
use super::codec::{Decoded, decode};
use super::export::{FILE_VERSION, FORMAT};
use super::json::{self, Members};
use super::problem::Damage;
use crate::document::ItemId;
use crate::language::Language;

/// Larger files are refused, in bytes. All that a browser keeps for one origin
/// is smaller, whatever it holds.
pub const MOST_BYTES: u64 = 20 << 20;

/// Arrays and objects that stand deeper in one another are refused. A file of
/// this program has four levels; unknown fields may have some more.
const MOST_LEVELS: usize = 64;

/// Why a file cannot be imported at all. Nothing has been changed then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// Its size in bytes.
    TooLarge(u64),
    Empty,
    /// It is not UTF-8, so it is no text that this program wrote.
    NotText,
    /// It breaks off in this line.
    Truncated {
        line: usize,
    },
    /// No JSON in this line, and what the reader of JSON said.
    NotJson {
        line: usize,
        why: String,
    },
    /// Nested too deeply in this line.
    TooDeep {
        line: usize,
    },
    /// JSON, but of something else; its `format`, if it names one.
    OtherProgram(Option<String>),
    /// Written by a newer version of this program.
    NewerFile(u64),
    /// Notes on this other document.
    OtherDocument(String),
    /// This field is missing or holds something else than it should.
    Field(&'static str),
    /// These items occur more than once.
    Duplicates(Vec<String>),
}

impl ImportError {
    pub fn message(&self, language: Language) -> String {
        let megabytes = |bytes: u64| format!("{:.1} MB", bytes as f64 / f64::from(1 << 20));
        let limit = MOST_BYTES >> 20;
        match language {
            Language::Chinese => match self {
                ImportError::TooLarge(bytes) => {
                    format!("文件过大：{}，上限为 {limit} MB。", megabytes(*bytes))
                }
                ImportError::Empty => "文件是空的。".to_owned(),
                ImportError::NotText => "文件不是 UTF-8 文本，不是本程序导出的笔记。".to_owned(),
                ImportError::Truncated { line } => {
                    format!("文件不完整：在第 {line} 行中断。请重新获取完整的文件。")
                }
                ImportError::NotJson { line, why } => {
                    format!("文件不是有效的 JSON（第 {line} 行：{why}）。")
                }
                ImportError::TooDeep { line } => {
                    format!(
                        "文件嵌套过深（第 {line} 行，上限 {MOST_LEVELS} 层），不是本程序导出的笔记。"
                    )
                }
                ImportError::OtherProgram(None) => {
                    "这是别的程序的 JSON 文件，不是本程序导出的笔记。".to_owned()
                }
                ImportError::OtherProgram(Some(format)) => {
                    format!("这是别的程序的文件（格式“{format}”），不是本程序导出的笔记。")
                }
                ImportError::NewerFile(version) => {
                    format!("文件由更新版本的程序导出（文件版本 {version}）。请先更新本程序。")
                }
                ImportError::OtherDocument(id) => {
                    format!("这些笔记属于另一份清单（{id}），不能导入到这里。")
                }
                ImportError::Field(name) => format!("文件的字段 {name} 缺失或无法识别。"),
                ImportError::Duplicates(items) => {
                    format!("文件中有重复的事项：{}。", items.join("、"))
                }
            },
            Language::English => match self {
                ImportError::TooLarge(bytes) => {
                    format!(
                        "The file is too large: {}; the limit is {limit} MB.",
                        megabytes(*bytes)
                    )
                }
                ImportError::Empty => "The file is empty.".to_owned(),
                ImportError::NotText => {
                    "The file is not UTF-8 text, so it is no export of this program.".to_owned()
                }
                ImportError::Truncated { line } => {
                    format!(
                        "The file is incomplete: it breaks off in line {line}. Get the whole file again."
                    )
                }
                ImportError::NotJson { line, why } => {
                    format!("The file is not valid JSON (line {line}: {why}).")
                }
                ImportError::TooDeep { line } => format!(
                    "The file is nested too deeply (line {line}; the limit is {MOST_LEVELS} levels), so it is no export of this program."
                ),
                ImportError::OtherProgram(None) => {
                    "This is another program’s JSON file, not notes exported by this one."
                        .to_owned()
                }
                ImportError::OtherProgram(Some(format)) => format!(
                    "This is another program’s file (format “{format}”), not notes exported by this one."
                ),
                ImportError::NewerFile(version) => format!(
                    "The file was exported by a newer version of this program (file version {version}). Update the program first."
                ),
                ImportError::OtherDocument(id) => {
                    format!(
                        "These notes belong to another list ({id}) and cannot be imported here."
                    )
                }
                ImportError::Field(name) => {
                    format!("The file’s field {name} is missing or unreadable.")
                }
                ImportError::Duplicates(items) => {
                    format!("Items occur twice in the file: {}.", items.join(", "))
                }
            },
        }
    }
}

/// Something odd about a file that can be imported all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// It began with a byte order mark, as some editors write it.
    ByteOrderMark,
}

impl Notice {
    pub fn message(self, language: Language) -> &'static str {
        match (self, language) {
            (Notice::ByteOrderMark, Language::Chinese) => {
                "文件以字节顺序标记（BOM）开头，可能被别的程序另存过；标记已忽略。"
            }
            (Notice::ByteOrderMark, Language::English) => {
                "The file begins with a byte order mark (BOM), so another program may have saved it; the mark is ignored."
            }
        }
    }
}

/// A note in a file that cannot be read, and is therefore left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Its place among the file's notes, from 1.
    pub position: usize,
    /// The item that it names, if it names one.
    pub item: Option<String>,
    pub damage: Damage,
}

/// A file of notes that was read and checked, but not yet applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// When the file was exported, as it says itself.
    pub exported: String,
    pub records: BTreeMap<ItemId, Record>,
    pub unreadable: Vec<Unreadable>,
    pub notices: Vec<Notice>,
}

impl Import {
    /// Checks the size before the file is read at all.
    pub fn check_size(bytes: u64) -> Result<(), ImportError> {
        if bytes > MOST_BYTES {
            return Err(ImportError::TooLarge(bytes));
        }
        Ok(())
    }

    /// Reads a file of notes on this document.
    pub fn read(file: &[u8], document: &str) -> Result<Import, ImportError> {
        Import::check_size(file.len() as u64)?;
        let text = std::str::from_utf8(file).map_err(|_| ImportError::NotText)?;
        let (text, notices) = match text.strip_prefix('\u{FEFF}') {
            Some(text) => (text, vec![Notice::ByteOrderMark]),
            None => (text, Vec::new()),
        };
        if text.trim().is_empty() {
            return Err(ImportError::Empty);
        }
        if let Some(line) = json::too_deep(text, MOST_LEVELS) {
            return Err(ImportError::TooDeep { line });
        }
        let mut members = members(text)?;
        let mut string = |name: &'static str| {
            let raw = members.take(name);
            raw.map(|raw| json::string(&raw).ok_or(ImportError::Field(name)))
        };
        match string("format") {
            Some(Ok(format)) if format == FORMAT => {}
            Some(Ok(format)) => return Err(ImportError::OtherProgram(Some(shortened(&format)))),
            _ => return Err(ImportError::OtherProgram(None)),
        }
        let found = string("document").ok_or(ImportError::Field("document"))??;
        let exported = string("exported").transpose()?.unwrap_or_default();
        match members.take("version").as_deref().and_then(json::number) {
            Some(FILE_VERSION) => {}
            Some(version) if version > FILE_VERSION => return Err(ImportError::NewerFile(version)),
            _ => return Err(ImportError::Field("version")),
        }
        if found != document {
            return Err(ImportError::OtherDocument(shortened(&found)));
        }
        let notes = members.take("notes").ok_or(ImportError::Field("notes"))?;
        let notes = json::elements(&notes).ok_or(ImportError::Field("notes"))?;
        let drafts = members.take("drafts").unwrap_or_else(|| "[]".to_owned());
        let drafts = json::elements(&drafts).ok_or(ImportError::Field("drafts"))?;
        let mut import = Import {
            exported,
            records: BTreeMap::new(),
            unreadable: Vec::new(),
            notices,
        };
        import.add_notes(&notes)?;
        for (at, draft) in drafts.into_iter().enumerate() {
            if let Some((item, record)) = import.read_note(notes.len() + at + 1, draft) {
                let merged = import.records.get(&item).map(|r| r.merged(&record));
                import.records.insert(item, merged.unwrap_or(record));
            }
        }
        Ok(import)
    }

    fn add_notes(&mut self, notes: &[&str]) -> Result<(), ImportError> {
        let mut duplicates = Vec::new();
        for (at, raw) in notes.iter().enumerate() {
            if let Some((item, record)) = self.read_note(at + 1, raw)
                && self.records.insert(item, record).is_some()
            {
                duplicates.push(item.to_string());
            }
        }
        if duplicates.is_empty() {
            return Ok(());
        }
        duplicates.dedup();
        Err(ImportError::Duplicates(duplicates))
    }

    fn read_note(&mut self, position: usize, raw: &str) -> Option<(ItemId, Record)> {
        let named = Members::read(raw).map(|mut members| {
            let item = members.take("item");
            item.and_then(|raw| json::string(&raw))
        });
        let (named, damage) = match named {
            Ok(named) => (named, Damage::Field("item")),
            Err(error) => (None, Damage::not_json(&error)),
        };
        let item = named.as_deref().and_then(|name| name.parse().ok());
        let damage = match item.map(|item| (item, decode(item, raw))) {
            Some((item, Decoded::Entry(entry))) => return Some((item, Record::Entry(entry))),
            Some((item, Decoded::Newer(newer))) => {
                return Some((item, Record::Newer { newer, draft: None }));
            }
            Some((_, Decoded::Damaged(damage, _))) => damage,
            None => damage,
        };
        self.unreadable.push(Unreadable {
            position,
            item: named.map(|name| shortened(&name)),
            damage,
        });
        None
    }
}

fn members(text: &str) -> Result<Members, ImportError> {
    // First as any JSON, so that an array of another program is not "no JSON".
    let checked: serde_json::Result<&serde_json::value::RawValue> = serde_json::from_str(text);
    if let Err(error) = checked {
        let line = error.line();
        return Err(match error.classify() {
            serde_json::error::Category::Eof => ImportError::Truncated { line },
            _ => ImportError::NotJson {
                line,
                why: error.to_string(),
            },
        });
    }
    Members::read(text).map_err(|error| match text.trim_start().starts_with('{') {
        true => ImportError::NotJson {
            line: error.line(),
            why: error.to_string(),
        },
        false => ImportError::OtherProgram(None),
    })
}

/// A foreign text for a message, not longer than a line.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
