//! Reading a file of notes. Nothing in it is believed before it was checked,
//! and what is wrong with it is said by name.

use super::Record;
use super::codec::{Decoded, decode};
use super::export::{FILE_VERSION, FORMAT};
use super::import_error::{ImportError, MOST_BYTES, MOST_LEVELS, Notice};
use super::json::{self, Members};
use super::problem::Damage;
use super::sorted::Map;
use crate::duty_list::ItemId;

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
    pub records: Map<ItemId, Record>,
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
    pub fn read(file: &[u8], duty_list: &str) -> Result<Import, ImportError> {
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
        if found != duty_list {
            return Err(ImportError::OtherDocument(shortened(&found)));
        }
        let notes = members.take("notes").ok_or(ImportError::Field("notes"))?;
        let notes = json::elements(&notes).ok_or(ImportError::Field("notes"))?;
        let drafts = members.take("drafts").unwrap_or_else(|| "[]".to_owned());
        let drafts = json::elements(&drafts).ok_or(ImportError::Field("drafts"))?;
        let mut import = Import {
            exported,
            records: Map::new(),
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
