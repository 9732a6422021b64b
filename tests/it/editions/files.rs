//! The files of changes, and how changes are worded.

use std::collections::BTreeSet;

use duty_atlas::duty_list::ItemId;
use duty_atlas::editions::*;
use duty_atlas::i18n::{Language, editions as words};
use serde_json::Value;

use super::support::*;

#[test]
fn the_json_file_has_every_item_and_the_public_form() {
    let (old, new) = (shipped(), edition());
    let json = changes(&old, &new).json().expect("changes can be written");
    let file: Value = serde_json::from_str(&json).expect("it is JSON");
    assert_eq!(file["base"], "laotai-2025-07");
    assert_eq!(file["doc"], "laotai-2026-07-a");
    let entries = file["changes"].as_array().expect("an array");
    let ids = |side: &str| -> Vec<String> {
        let ids = entries
            .iter()
            .flat_map(|entry| entry[side].as_array().expect(side));
        ids.map(|id| id.as_str().expect("a string").to_owned())
            .collect()
    };
    let unique: BTreeSet<String> = ids("old").into_iter().collect();
    assert_eq!((ids("old").len(), unique.len()), (239, 239));
    let unique: BTreeSet<String> = ids("new").into_iter().collect();
    assert_eq!((ids("new").len(), unique.len()), (239, 239));
    let entry = entries
        .iter()
        .find(|entry| entry["old"] == serde_json::json!(["supporting-24"]))
        .expect("supporting-24");
    assert_eq!(entry["new"], serde_json::json!(["supporting-23"]));
    assert_eq!(
        entry["kinds"],
        serde_json::json!(["clauses", "departments", "renumbered"])
    );
    let first = &entries[0];
    assert_eq!(first["kinds"], serde_json::json!([]), "unchanged");
    for key in first.as_object().expect("an object").keys() {
        assert!(["old", "new", "kinds"].contains(&key.as_str()), "{key}");
    }
}

#[test]
fn removed_items_stand_at_their_old_place() {
    let changes = changes(&shipped(), &edition());
    let at = |found: &dyn Fn(&Change) -> bool| changes.entries.iter().position(found);
    let before = at(&|change| change.old == [id("basic-51")]).expect("basic-51");
    let removed = at(&|change| change.old == [id("basic-52")]).expect("basic-52");
    assert_eq!(removed, before + 1);
    let new: Vec<ItemId> = changes
        .entries
        .iter()
        .filter_map(|c| c.new.first().copied())
        .collect();
    assert!(new.is_sorted());
}

#[test]
fn the_csv_file_has_a_row_for_every_entry() {
    let (old, new) = (shipped(), edition());
    let changes = changes(&old, &new);
    let csv = words::table(&changes.entries, &old, &new, Language::Chinese).csv();
    let text = csv.strip_prefix('\u{FEFF}').expect("a byte order mark");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows: Vec<csv::StringRecord> = reader
        .records()
        .collect::<Result<_, _>>()
        .expect("it is CSV");
    assert_eq!(rows.len(), changes.entries.len());
    let row = |old: &str| rows.iter().find(|row| &row[0] == old).expect("a row");
    assert_eq!(&row("supporting-19")[4], "名称改动");
    assert_eq!(&row("supporting-24")[5], "clauses departments renumbered");
    assert_eq!(&row("supporting-24")[7], "县数字化发展局 → 县数据局");
    assert_eq!(&row("supporting-44")[7], "−县民政局");
    assert!(row("supporting-17")[8].contains("前10日"));
    assert_eq!(&row("basic-84")[2], "basic-83 basic-84");
    assert_eq!(&row("basic-1")[4], "未变");
    assert!(!row("basic-28")[10].is_empty(), "to be checked");
}

/// The sentence about the entry of an old item.
fn check_sentence(old: &str, chinese: &str, english: &str) {
    let changes = changes(&shipped(), &edition());
    let change = changes.of_old(id(old)).expect(old);
    assert_eq!(words::explain(change, Language::Chinese), chinese);
    assert_eq!(words::explain(change, Language::English), english);
}

#[test]
fn every_decision_is_explained_in_one_sentence() {
    check_sentence(
        "basic-1",
        "名称和职责的文字相同。",
        "Title and duties are the same.",
    );
    check_sentence(
        "supporting-17",
        "名称相同，职责的文字 99% 一致。",
        "The title is the same; 99% of the duties agree.",
    );
    let changes = changes(&shipped(), &edition());
    for change in &changes.entries {
        for language in [Language::Chinese, Language::English] {
            let sentence = words::explain(change, language);
            let end = if language == Language::Chinese {
                '。'
            } else {
                '.'
            };
            assert_eq!(sentence.matches(end).count(), 1, "{sentence}");
            assert!(sentence.ends_with(end), "{sentence}");
            if let Some(doubt) = &change.doubt {
                assert!(words::doubt(doubt, language).ends_with(end));
            }
        }
    }
}

#[test]
fn the_summary_counts_what_there_is() {
    let changes = changes(&shipped(), &edition());
    let summary = words::summary(&changes, Language::Chinese);
    assert_eq!(
        summary,
        "未变 131 项，仅编号改动 62 项，新增 4 项，取消 4 项，拆分 2 项，合并 2 项，\
         移到别的清单 3 项，名称改动 5 项，职责改动 6 项，部门改动 10 项，类别改动 18 项，\
         可能对应 2 项。"
    );
    assert!(words::summary(&changes, Language::English).contains("4 added, 4 removed"));
}
