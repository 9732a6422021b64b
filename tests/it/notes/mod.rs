//! Marks and notes: none is ever lost.

mod codec;
mod exchange;
mod faults;
mod imports;
mod loading;
mod merging;
mod progress;
mod spreadsheet;
mod tabs;
mod undo;

use std::sync::LazyLock;

use duty_atlas::duty_list::{DOCUMENT_ID, DutyList, ItemId};
use duty_atlas::notes::*;

type TestKeeper = Keeper<MemoryStore, MemoryMirror>;

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

/// A page that has not loaded yet.
fn unloaded(writer: &str, store: &MemoryStore, mirror: &MemoryMirror) -> TestKeeper {
    Keeper::new(&duty_list(), writer, store.clone(), mirror.clone())
}

/// A page that was opened, with the mirror read.
fn open_with(writer: &str, store: &MemoryStore, mirror: &MemoryMirror) -> TestKeeper {
    let mut keeper = unloaded(writer, store, mirror);
    keeper.load();
    let values = mirror.values().into_iter();
    keeper.mirror_loaded(values.map(|(key, v)| (key, Stored::Text(v))).collect());
    keeper
}

/// A page that was opened, with a mirror that is empty.
fn open(writer: &str, store: &MemoryStore) -> TestKeeper {
    open_with(writer, store, &MemoryMirror::default())
}

/// What the storage event of this key tells other pages now.
fn tell(keeper: &mut TestKeeper, store: &MemoryStore, key: &str) {
    let value = store.dump().get(key).cloned();
    keeper.storage_changed(key, value.as_ref());
}

/// All texts that are kept for an item, sorted.
fn texts(keeper: &TestKeeper, item: &str) -> Vec<String> {
    let entry = keeper.book().entry(id(item));
    let mut texts: Vec<String> = entry
        .map(|entry| entry.revisions().iter().map(|r| r.note.clone()).collect())
        .unwrap_or_default();
    texts.sort();
    texts
}

fn saved(keeper: &TestKeeper) -> bool {
    keeper.review().saving.state() == SaveState::Saved
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

fn read(file: &str) -> Import {
    Import::read(file.as_bytes(), DOCUMENT_ID).unwrap_or_else(|error| panic!("{error:?}: {file}"))
}
