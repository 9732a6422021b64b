//! Marks and notes, tasks and suggestions: none is ever lost.

mod codec;
mod deleting;
mod exchange;
mod faults;
mod hostile;
mod imports;
mod kinds;
mod loading;
mod merging;
mod model;
mod model_browser;
mod model_reader;
mod model_tab;
mod model_world;
mod progress;
mod replica;
mod spreadsheet;
mod tabs;
mod undo;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use duty_atlas::duty_list::{DOCUMENT_ID, DutyList, ItemId};
use duty_atlas::notes::*;

pub(crate) type TestStore = NotesStore<MemoryStore, MemoryReplica>;

const NOW: &str = "2026-01-02T03:04:05.678Z";
const DAY_BEFORE: &str = "2026-01-01T03:04:05.678Z";

fn duty_list() -> DutyList {
    static DOCUMENT: LazyLock<DutyList> = LazyLock::new(duty_atlas::embedded::duty_list);
    DOCUMENT.clone()
}

fn id(text: &str) -> ItemId {
    text.parse().expect(text)
}

fn key(item: &str) -> String {
    format!("duty-atlas:note:{DOCUMENT_ID}:{item}")
}

/// The notes of a page, in memory.
pub(crate) fn memory_notes() -> TestStore {
    open("a", &MemoryStore::default())
}

/// A page that has not loaded yet.
fn unloaded(writer: &str, store: &MemoryStore, replica: &MemoryReplica) -> TestStore {
    NotesStore::for_list(&duty_list(), writer, store.clone(), replica.clone())
}

/// A page that was opened, with the replica read.
fn open_with(writer: &str, store: &MemoryStore, replica: &MemoryReplica) -> TestStore {
    let mut notes = unloaded(writer, store, replica);
    notes.load();
    load_replica(&mut notes);
    notes
}

/// What the page reads from the replica, and writes there then.
fn load_replica(notes: &mut TestStore) {
    let values = notes.replica().read(&notes.replica_prefixes());
    notes.replica_loaded(values);
    settle(notes);
}

/// Carries out all that is on its way to the replica.
fn settle(notes: &mut TestStore) {
    MemoryReplica::deliver_all(notes);
}

/// A page that was opened, with a replica of its own that is empty.
fn open(writer: &str, store: &MemoryStore) -> TestStore {
    open_with(writer, store, &MemoryReplica::default())
}

/// What the storage event of this key tells other pages now.
fn tell(notes: &mut TestStore, store: &MemoryStore, key: &str) {
    let value = store.dump().get(key).cloned();
    notes.on_remote_write(key, value.as_ref());
}

/// All texts that are kept for an item, sorted.
fn texts(notes: &TestStore, item: &str) -> Vec<String> {
    let register = notes.book().register(&id(item));
    let siblings = register.map_or(&[][..], Register::siblings);
    let mut texts: Vec<String> = siblings.iter().map(|s| s.payload.text.clone()).collect();
    texts.sort();
    texts
}

/// All that is noted, without dots: what a reader would compare.
fn contents(notes: &TestStore) -> BTreeMap<String, Vec<(Note, UnknownFields)>> {
    let records = notes.book().records();
    let contents = records.map(|(id, record)| {
        let siblings = match &record.content {
            Content::Register(register) => register.siblings(),
            Content::Newer { newer, .. } => {
                let whole = (newer.payload.clone(), UnknownFields::new());
                return (format!("{id} {}", newer.raw), vec![whole]);
            }
        };
        let texts = siblings.iter();
        let texts = texts.map(|s| (s.payload.clone(), s.unknown.clone()));
        (id.to_string(), texts.collect())
    });
    contents
        .filter(|(_, texts): &(_, Vec<_>)| !texts.is_empty())
        .collect()
}

fn saved(notes: &TestStore) -> bool {
    notes.snapshot().is_saved()
}

fn unsaved(reason: UnsavedReason) -> SaveState {
    SaveState::Unsaved(reason)
}

fn export(notes: &TestStore) -> String {
    notes_to_json(notes.book(), DOCUMENT_ID, NOW)
}

fn import(notes: &mut TestStore, file: &str) -> usize {
    notes.import(&read(file).notes, ImportMode::Merge)
}

/// A note in the least form that the contract asks for.
fn plain(item: &str, state: &str, note: &str) -> String {
    serde_json::json!({"v": 1, "item": item, "state": state, "note": note, "updated": NOW})
        .to_string()
}

fn file_of(notes: &[String]) -> String {
    let notes = notes.join(",");
    format!(
        r#"{{"format":"duty-atlas-notes","version":1,"document":"laotai-2025-07","exported":"{NOW}","notes":[{notes}]}}"#
    )
}

fn read(file: &str) -> ImportFile {
    ImportFile::read(file.as_bytes(), DOCUMENT_ID)
        .unwrap_or_else(|error| panic!("{error:?}: {file}"))
}

/// What is in quarantine, as text.
fn quarantined_texts(notes: &TestStore) -> Vec<String> {
    notes.quarantined().values().map(Stored::lossy).collect()
}
