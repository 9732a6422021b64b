//! Records in one file that loses nothing.

use super::codec::{Decoded, decode_stored, encode};
use super::fields::ObjectWriter;
use super::keys::Key;
use super::{Book, Content, Keys, Note, Payload, Store, Suggestion, Task};

/// The `format` of a file of notes, which may also hold tasks and suggestions.
pub const FORMAT: &str = "duty-atlas-notes";
/// The `format` of a file of tasks alone.
pub const TASKS_FORMAT: &str = "duty-atlas-tasks";
/// The `format` of a file of suggestions alone.
pub const SUGGESTIONS_FORMAT: &str = "duty-atlas-suggestions";

pub(super) const FORMATS: [&str; 3] = [FORMAT, TASKS_FORMAT, SUGGESTIONS_FORMAT];

/// The `version` of an exported file. Records of other kinds beside the notes
/// are members that earlier programs leave out, so they do not raise it.
pub const FILE_VERSION: u64 = 1;
/// The greatest `version` that can be read: what has tasks or suggestions beside
/// notes may have been written as version 2.
pub(super) const READABLE_VERSION: u64 = 2;

/// Writes everything about one document as JSON, unsaved records too. `now` is
/// ISO 8601, UTC.
///
/// Each record is what is saved for it, on a line of its own; records of a
/// newer version are copied as they are. Drafts beside such notes are in
/// `drafts`.
pub fn to_json(
    notes: &Book<Note>,
    tasks: &Book<Task>,
    suggestions: &Book<Suggestion>,
    document: &str,
    now: &str,
) -> String {
    let mut out = header(FORMAT, document, now);
    Lines::new(notes).write::<Note>(&mut out, true);
    Lines::new(tasks).write::<Task>(&mut out, false);
    Lines::new(suggestions).write::<Suggestion>(&mut out, false);
    out.finish() + "\n"
}

/// Writes the notes alone; see [`to_json`].
pub fn notes_to_json(notes: &Book<Note>, document: &str, now: &str) -> String {
    records_to_json(FORMAT, notes, document, now)
}

/// Writes the ledger alone; see [`to_json`].
pub fn tasks_to_json(tasks: &Book<Task>, document: &str, now: &str) -> String {
    records_to_json(TASKS_FORMAT, tasks, document, now)
}

/// Writes the suggestions alone; see [`to_json`].
pub fn suggestions_to_json(suggestions: &Book<Suggestion>, document: &str, now: &str) -> String {
    records_to_json(SUGGESTIONS_FORMAT, suggestions, document, now)
}

/// The records of one kind as the store has them, for a file: what can be read
/// of each. Nothing is written, and nothing is kept up to date.
pub fn stored_book<P: Payload>(store: &impl Store, document: &str) -> Book<P> {
    let keys = Keys::<P>::new(document);
    let mut book = Book::new("");
    for key in store.keys(&keys.records()).unwrap_or_default() {
        let Some(Key::Record(id)) = keys.parse(&key) else {
            continue;
        };
        let Ok(Some(value)) = store.read(&key) else {
            continue;
        };
        let content = match decode_stored::<P>(&id, &value) {
            Decoded::Register(register) | Decoded::Corrupt(_, Some(register)) => {
                Content::Register(register)
            }
            Decoded::Newer(newer) => Content::Newer { newer, draft: None },
            Decoded::Corrupt(_, None) => continue,
        };
        book.merge(&id, &content);
    }
    book
}

fn records_to_json<P: Payload>(format: &str, book: &Book<P>, document: &str, now: &str) -> String {
    let mut out = header(format, document, now);
    Lines::new(book).write::<P>(&mut out, true);
    out.finish() + "\n"
}

fn header(format: &str, document: &str, now: &str) -> ObjectWriter {
    let mut out = ObjectWriter::default();
    out.field("format", format);
    out.field("version", FILE_VERSION);
    out.field("document", document);
    out.field("exported", now);
    out
}

/// The records of one kind as they are written.
struct Lines {
    records: Vec<String>,
    drafts: Vec<String>,
}

impl Lines {
    fn new<P: Payload>(book: &Book<P>) -> Lines {
        let (mut records, mut drafts) = (Vec::new(), Vec::new());
        for (id, record) in book.records() {
            match &record.content {
                Content::Register(register) if register.is_deleted() => {}
                Content::Register(register) => records.push(encode(id, register)),
                Content::Newer { newer, draft } => {
                    records.push(newer.raw.clone());
                    drafts.extend(draft.as_ref().map(|draft| encode(id, draft)));
                }
            }
        }
        Lines { records, drafts }
    }

    fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    fn write<P: Payload>(&self, out: &mut ObjectWriter, needed: bool) {
        if needed || !self.is_empty() {
            out.raw(P::LIST_FIELD, &lines(&self.records));
        }
        if !self.drafts.is_empty() {
            out.raw(P::DRAFTS_FIELD, &lines(&self.drafts));
        }
    }
}

fn lines(values: &[String]) -> String {
    match values.is_empty() {
        true => "[]".to_owned(),
        false => format!("[\n{}\n]", values.join(",\n")),
    }
}
