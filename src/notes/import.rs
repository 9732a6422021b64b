//! Reading an exported file. Nothing in it is believed before it was checked,
//! and what is wrong with it is named.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::DeserializeOwned;
use serde_json::error::Category;
use serde_json::value::RawValue;

use super::codec::{Decoded, decode_trusting};
use super::dot::MAX_CLOCK;
use super::export::{FORMAT, FORMATS, READABLE_VERSION, SUGGESTIONS_FORMAT, TASKS_FORMAT};
use super::fields::{Fields, elements, line_of, shortened, too_deep};
use super::import_error::{ImportError, ImportNotice, MAX_BYTES, MAX_LEVELS};
use super::{Book, Content, CorruptRecord, Note, Payload, Suggestion, Task};

/// A record in a file that cannot be read, and is therefore left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Its place among the file's records of this kind, from 1.
    pub position: usize,
    /// The line of the file that it begins in, from 1.
    pub line: usize,
    /// The id that it names, if it names one.
    pub id: Option<String>,
    /// What is wrong with it. Lines are lines of the file.
    pub what: CorruptRecord,
}

/// The records of one kind in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch<P: Payload> {
    pub records: BTreeMap<P::Id, Content<P>>,
    pub unreadable: Vec<Unreadable>,
}

impl<P: Payload> Default for Batch<P> {
    fn default() -> Self {
        Batch {
            records: BTreeMap::new(),
            unreadable: Vec::new(),
        }
    }
}

/// A file that was read and checked, but not yet applied.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportFile {
    /// When the file was exported, as it says itself.
    pub exported: String,
    pub notes: Batch<Note>,
    pub tasks: Batch<Task>,
    pub suggestions: Batch<Suggestion>,
    pub notices: Vec<ImportNotice>,
}

impl ImportFile {
    /// Checks the size before the file is read at all.
    pub fn check_size(bytes: u64) -> Result<(), ImportError> {
        if bytes > MAX_BYTES {
            return Err(ImportError::TooLarge(bytes));
        }
        Ok(())
    }

    /// Reads a file about this document.
    pub fn read(file: &[u8], document: &str) -> Result<ImportFile, ImportError> {
        ImportFile::check_size(file.len() as u64)?;
        let text = std::str::from_utf8(file).map_err(|_| ImportError::NotUtf8)?;
        let (text, notices) = match text.strip_prefix('\u{FEFF}') {
            Some(text) => (text, vec![ImportNotice::ByteOrderMark]),
            None => (text, Vec::new()),
        };
        if text.trim().is_empty() {
            return Err(ImportError::Empty);
        }
        if let Some(line) = too_deep(text, MAX_LEVELS) {
            return Err(ImportError::TooDeep { line });
        }
        let mut fields = parse(text)?;
        let format: Option<String> = fields.raw("format").and_then(read);
        let format = format.ok_or(ImportError::OtherProgram(None))?;
        if !FORMATS.contains(&format.as_str()) {
            return Err(ImportError::OtherProgram(Some(shortened(&format))));
        }
        let found: String = required(&mut fields, "document")?;
        let exported = match fields.raw("exported") {
            Some(raw) => read(raw).ok_or(ImportError::Field("exported"))?,
            None => String::new(),
        };
        match required::<u64>(&mut fields, "version")? {
            1..=READABLE_VERSION => {}
            0 => return Err(ImportError::Field("version")),
            version => return Err(ImportError::NewerFile(version)),
        }
        if found != document {
            return Err(ImportError::OtherDocument(shortened(&found)));
        }
        Ok(ImportFile {
            exported,
            notes: batch(text, &mut fields, format == FORMAT)?,
            tasks: batch(text, &mut fields, format == TASKS_FORMAT)?,
            suggestions: batch(text, &mut fields, format == SUGGESTIONS_FORMAT)?,
            notices,
        })
    }
}

fn parse(text: &str) -> Result<Fields<'_>, ImportError> {
    Fields::parse(text).map_err(|corrupt| match corrupt {
        CorruptRecord::Truncated { line } => ImportError::Truncated { line },
        CorruptRecord::NotJson { line } => ImportError::NotJson { line },
        CorruptRecord::DuplicateField(name) => ImportError::DuplicateField(name),
        // Perhaps an array of another program, perhaps no JSON at all.
        _ => match serde_json::from_str::<&RawValue>(text) {
            Ok(_) => ImportError::OtherProgram(None),
            Err(error) if error.classify() == Category::Eof => {
                ImportError::Truncated { line: error.line() }
            }
            Err(error) => ImportError::NotJson { line: error.line() },
        },
    })
}

fn required<T: DeserializeOwned>(
    fields: &mut Fields<'_>,
    name: &'static str,
) -> Result<T, ImportError> {
    fields
        .raw(name)
        .and_then(read)
        .ok_or(ImportError::Field(name))
}

fn read<T: DeserializeOwned>(raw: &RawValue) -> Option<T> {
    serde_json::from_str(raw.get()).ok()
}

fn list<'a>(
    fields: &mut Fields<'a>,
    name: &'static str,
    needed: bool,
) -> Result<Vec<&'a RawValue>, ImportError> {
    match fields.raw(name) {
        Some(raw) => elements(raw).ok_or(ImportError::Field(name)),
        None if needed => Err(ImportError::Field(name)),
        None => Ok(Vec::new()),
    }
}

/// Reads the records of one kind.
fn batch<P: Payload>(
    text: &str,
    fields: &mut Fields<'_>,
    needed: bool,
) -> Result<Batch<P>, ImportError> {
    let records = list(fields, P::LIST_FIELD, needed)?;
    let drafts = list(fields, P::DRAFTS_FIELD, false)?;
    let mut batch = Batch::<P>::default();
    let mut duplicates = BTreeSet::new();
    for (at, raw) in records.iter().enumerate() {
        if let Some((id, content)) = batch.read_record(text, at + 1, raw) {
            let name = id.to_string();
            if batch.records.insert(id, content).is_some() {
                duplicates.insert(name);
            }
        }
    }
    if !duplicates.is_empty() {
        return Err(ImportError::Duplicates(duplicates.into_iter().collect()));
    }
    for (at, draft) in drafts.into_iter().enumerate() {
        let position = records.len() + at + 1;
        if let Some((id, content)) = batch.read_record(text, position, draft) {
            let known = batch.records.get(&id);
            let merged = known.map_or_else(|| content.clone(), |known| known.merged(&content));
            batch.records.insert(id, merged);
        }
    }
    Ok(batch)
}

impl<P: Payload> Batch<P> {
    /// The file's records as a book of their own.
    pub fn book(&self) -> Book<P> {
        let mut book = Book::new("");
        for (id, content) in &self.records {
            book.merge(id, content);
        }
        book
    }

    fn read_record(
        &mut self,
        text: &str,
        position: usize,
        raw: &RawValue,
    ) -> Option<(P::Id, Content<P>)> {
        let (name, what) = match Fields::parse(raw.get()) {
            Ok(mut fields) => {
                let name: Option<String> = fields.raw(P::ID_FIELD).and_then(read);
                (name, CorruptRecord::Field(P::ID_FIELD))
            }
            Err(what) => (None, what),
        };
        let id: Option<P::Id> = name.as_deref().and_then(|name| name.parse().ok());
        let decoded = id.map(|id| (decode_trusting::<P>(&id, raw.get(), MAX_CLOCK), id));
        let what = match decoded {
            Some((Decoded::Register(register), id)) => {
                return Some((id, Content::Register(register)));
            }
            Some((Decoded::Newer(newer), id)) => {
                return Some((id, Content::Newer { newer, draft: None }));
            }
            Some((Decoded::Corrupt(what, _), _)) => what,
            None => what,
        };
        let line = line_of(text, raw.get());
        self.unreadable.push(Unreadable {
            position,
            line,
            id: name.map(|name| shortened(&name)),
            what: what.in_file(line),
        });
        None
    }
}
