//! Tasks and suggestions are kept like notes; and notes that are carried over.

use super::*;
use duty_atlas::i18n::Language;
use duty_atlas::i18n::notes::{suggestions_csv, tasks_table};

type Ledger = TaskLedger<MemoryStore, MemoryReplica>;
type Proposals = Suggestions<MemoryStore, MemoryReplica>;

fn ledger(writer: &str, store: &MemoryStore, replica: &MemoryReplica) -> Ledger {
    let mut ledger = Ledger::new(DOCUMENT_ID, writer, store.clone(), replica.clone());
    ledger.load();
    let values = replica.read(&ledger.replica_prefixes());
    ledger.replica_loaded(values);
    MemoryReplica::deliver_all(&mut ledger);
    ledger
}

fn record(name: &str) -> RecordId {
    RecordId(name.to_owned())
}

fn add(ledger: &mut Ledger, name: &str, text: &str) {
    ledger.edit(&record(name), TaskField::All, NOW, |task| {
        task.text = text.to_owned();
        task.items = vec!["supporting-19".to_owned()];
        task.verdicts
            .insert("supporting-19".to_owned(), Involvement::Involved);
        task.office = "县住建局".to_owned();
        task.date = "2026-01-02".to_owned();
    });
}

#[test]
fn a_task_is_saved_as_the_contract_says() {
    let (store, replica) = (MemoryStore::default(), MemoryReplica::default());
    let mut tasks = ledger("a", &store, &replica);
    add(&mut tasks, "t1", "整治犬只");
    let raw = store
        .text("duty-atlas:task:laotai-2025-07:t1")
        .expect("saved");
    let value: serde_json::Value = serde_json::from_str(&raw).expect("JSON");
    assert_eq!(value["v"], 1);
    assert_eq!(value["text"], "整治犬只");
    assert_eq!(value["items"], serde_json::json!(["supporting-19"]));
    assert_eq!(value["conclusion"], "");
    assert_eq!(value["updated"], NOW);
    assert_eq!(value["verdicts"]["supporting-19"], "involved");
    // The least that the contract asks for can be read.
    let least = r#"{"v":1,"text":"甲","items":[],"conclusion":"乙","updated":""}"#;
    store.plant("duty-atlas:task:laotai-2025-07:t2", least);
    let again = ledger("b", &store, &MemoryReplica::default());
    assert!(again.snapshot().issues.is_empty());
    assert_eq!(again.book().annotated().count(), 2);
    let task = again.book().payload(&record("t2")).expect("a task");
    assert_eq!((task.text.as_str(), task.conclusion.as_str()), ("甲", "乙"));
}

#[test]
fn tasks_survive_what_notes_survive() {
    let (store, replica) = (MemoryStore::default(), MemoryReplica::default());
    let (mut a, mut b) = (ledger("a", &store, &replica), ledger("b", &store, &replica));
    add(&mut a, "t1", "任务");
    let key = "duty-atlas:task:laotai-2025-07:t1";
    let value = store.dump().get(key).cloned();
    b.on_remote_write(key, value.as_ref());
    a.edit(&record("t1"), TaskField::Conclusion, NOW, |t| {
        t.conclusion = "甲".into()
    });
    b.edit(&record("t1"), TaskField::Conclusion, NOW, |t| {
        t.conclusion = "乙".into()
    });
    let value = store.dump().get(key).cloned();
    a.on_remote_write(key, value.as_ref());
    assert_eq!(a.book().conflicts().count(), 1);
    a.resolve(&record("t1"), &Resolution::Both, NOW);
    let task = a.book().payload(&record("t1")).expect("a task");
    assert!(task.conclusion.contains('甲') && task.conclusion.contains('乙'));
    // Deleted, undone; full storage; killed.
    a.delete(&record("t1"));
    assert_eq!(a.book().annotated().count(), 0);
    a.undo(NOW);
    assert_eq!(a.book().annotated().count(), 1);
    store.break_with(Fault::Full(0));
    add(&mut a, "t2", "第二件");
    assert!(a.snapshot().at_risk());
    MemoryReplica::deliver_all(&mut a);
    store.break_with(Fault::None);
    store.clear();
    assert_eq!(ledger("c", &store, &replica).book().annotated().count(), 2);
    // A deletion is a tombstone for tasks, too.
    a.delete(&record("t2"));
    replica.break_with(ReplicaFault::Aborting);
    MemoryReplica::deliver_all(&mut a);
    replica.break_with(ReplicaFault::None);
    assert_eq!(ledger("d", &store, &replica).book().annotated().count(), 1);
}

#[test]
fn the_three_kinds_leave_each_other_alone() {
    let (store, replica) = (MemoryStore::default(), MemoryReplica::default());
    let mut notes = open_with("a", &store, &replica);
    let mut tasks = ledger("a", &store, &replica);
    let mut proposals = Proposals::new(DOCUMENT_ID, "a", store.clone(), replica.clone());
    proposals.load();
    notes.set_note(id("basic-1"), "笔记", NOW);
    add(&mut tasks, "t1", "任务");
    proposals.edit(&record("s1"), SuggestionField::All, NOW, |s| {
        s.kind = SuggestionKind::Reword;
        s.item = Some("basic-1".into());
        s.reason = "=理由".into();
    });
    assert!(
        store
            .text("duty-atlas:suggestion:laotai-2025-07:s1")
            .is_some()
    );
    for key in store.dump().keys() {
        tell(&mut notes, &store, key);
    }
    assert_eq!(notes.book().annotated().count(), 1);
    assert!(notes.snapshot().issues.is_empty());
    notes.delete_all();
    settle(&mut notes);
    assert_eq!(store.dump().len(), 2);

    let csv = suggestions_csv(proposals.book(), &duty_list(), Language::Chinese);
    assert!(
        csv.contains("修改表述,basic-1,") && csv.contains(",'=理由,"),
        "{csv}"
    );
    let book = tasks.book();
    let csv = tasks_table(book, book.annotated(), &duty_list(), Language::Chinese).csv();
    assert!(
        csv.contains("t1,2026-01-02,县住建局,任务,supporting-19 文明养犬管理工作,"),
        "{csv}"
    );
}

#[test]
fn one_file_carries_all_kinds_and_notes_alone_stay_readable_for_earlier_programs() {
    let (store, replica) = (MemoryStore::default(), MemoryReplica::default());
    let mut notes = open_with("a", &store, &replica);
    notes.set_note(id("basic-1"), "笔记", NOW);
    let mut tasks = ledger("a", &store, &replica);
    let mut proposals = Proposals::new(DOCUMENT_ID, "a", store.clone(), replica.clone());
    proposals.load();
    let file = |tasks: &Ledger, proposals: &Proposals, notes: &TestStore| {
        to_json(
            notes.book(),
            tasks.book(),
            proposals.book(),
            DOCUMENT_ID,
            NOW,
        )
    };
    assert_eq!(file(&tasks, &proposals, &notes), export(&notes));
    assert!(export(&notes).contains("\"version\":1,"));
    add(&mut tasks, "t1", "任务");
    proposals.edit(&record("s1"), SuggestionField::All, NOW, |s| {
        s.proposal = "改".into()
    });
    let all = file(&tasks, &proposals, &notes);
    assert!(all.contains("\"version\":2,"));
    let file = read(&all);
    let elsewhere = MemoryStore::default();
    let mut there = ledger("b", &elsewhere, &MemoryReplica::default());
    assert_eq!(there.import(&file.tasks, ImportMode::Merge), 1);
    assert_eq!(file.tasks.preview(there.book()).count(Verdict::Same), 1);
    assert_eq!(file.notes.records.len(), 1);
    assert_eq!(file.suggestions.records.len(), 1);
    // The ledger alone, and tasks without a name.
    let ledger_file = tasks_to_json(tasks.book(), DOCUMENT_ID, NOW);
    assert_eq!(read(&ledger_file).tasks.records.len(), 1);
    let missing = ledger_file.replace("\"tasks\":[", "\"other\":[");
    let error = ImportFile::read(missing.as_bytes(), DOCUMENT_ID);
    assert_eq!(error, Err(ImportError::Field("tasks")));
}

#[test]
fn notes_are_carried_over_as_one_step() {
    let store = MemoryStore::default();
    let mut notes = open("a", &store);
    notes.set_note(id("basic-2"), "已有", NOW);
    let carried = CarriedFrom {
        document: "laotai-2024-01".into(),
        item: "basic-7".into(),
        version: Some("0123456789abcdef".into()),
        look_again: true,
    };
    let adopted = |item: &str| Adopted {
        id: id(item),
        payload: Note {
            mark: Mark::Reviewed,
            text: "旧版".into(),
            updated: DAY_BEFORE.into(),
            item_version: None,
        },
        unknown: carried.fields(UnknownFields::from([("x".into(), "1e2".into())])),
    };
    assert_eq!(
        notes.adopt(&[adopted("basic-1"), adopted("basic-2")], NOW),
        2
    );
    assert_eq!(notes.book().updated(&id("basic-1")), DAY_BEFORE);
    assert_eq!(texts(&notes, "basic-2"), ["已有", "旧版"]);
    assert_eq!(notes.book().note(id("basic-2")), "已有");
    let mut again = open("b", &store);
    let shown = again.book().shown(&id("basic-1")).expect("a note");
    assert_eq!(shown.carried(), Some(carried.clone()));
    assert_eq!(shown.unknown.get("x").map(String::as_str), Some("1e2"));
    let look: Vec<ItemId> = again.book().to_look_at_again().collect();
    assert_eq!(look, [id("basic-1")]);
    assert!(again.set_mark(id("basic-1"), Mark::Reviewed, NOW));
    assert_eq!(again.book().to_look_at_again().count(), 0);
    let shown = again.book().shown(&id("basic-1")).expect("a note");
    assert_eq!(shown.carried().expect("kept").item, "basic-7");

    let undone = notes.undo(NOW).expect("a step");
    assert_eq!(undone.step, Step::Adopt(2));
    assert_eq!(texts(&notes, "basic-2"), ["已有"]);
}
