//! Suggestions for changing the list: what they start from, what there could
//! be one for, the sheet and its files.

mod files;
mod sheet;
mod starting;

use std::sync::LazyLock;

use duty_atlas::duty_list::{DOCUMENT_ID, DutyList, ItemId};
use duty_atlas::i18n::Language;
use duty_atlas::i18n::suggestions::sheet_texts;
use duty_atlas::notes::*;
use duty_atlas::suggestions::*;

type Kept<P> = RecordStore<P, MemoryStore, MemoryReplica>;

const NOW: &str = "2026-01-02T03:04:05.678Z";

fn duty_list() -> &'static DutyList {
    static LIST: LazyLock<DutyList> = LazyLock::new(duty_atlas::embedded::duty_list);
    &LIST
}

fn id(text: &str) -> ItemId {
    text.parse().expect(text)
}

fn record(name: &str) -> RecordId {
    RecordId(name.to_owned())
}

fn kept<P: Payload>() -> Kept<P> {
    let mut kept = Kept::new(
        DOCUMENT_ID,
        "a",
        MemoryStore::default(),
        MemoryReplica::default(),
    );
    kept.load();
    kept
}

fn add(kept: &mut Kept<Suggestion>, name: &str, suggestion: Suggestion) {
    kept.edit(&record(name), SuggestionField::All, NOW, |it| {
        *it = suggestion
    });
}

/// A suggestion about an item of the shipped list.
fn about(item: &str, kind: SuggestionKind, proposal: &str) -> Suggestion {
    Suggestion {
        item: Some(item.to_owned()),
        kind,
        proposal: proposal.to_owned(),
        reason: format!("{item} 的理由"),
        ..Suggestion::default()
    }
}

fn texts(kept: &Kept<Suggestion>, language: Language) -> SheetTexts {
    let sheet = Sheet::new(kept.book(), duty_list());
    sheet_texts(&sheet, duty_list(), language)
}
