//! Tasks and suggestions are kept like notes; and notes that are carried over.

use super::*;
use duty_atlas::i18n::Language;
use duty_atlas::i18n::notes::tasks_table;

type Ledger = TaskLedger<MemoryStore, MemoryReplica>;
type Proposals = Suggestions<MemoryStore, MemoryReplica>;

fn proposals(writer: &str, store: &MemoryStore, replica: &MemoryReplica) -> Proposals {
    let mut proposals = Proposals::new(DOCUMENT_ID, writer, store.clone(), replica.clone());
    proposals.load();
    let values = replica.read(&proposals.replica_prefixes());
    proposals.replica_loaded(values);
    MemoryReplica::deliver_all(&mut proposals);
    proposals
}

fn propose(proposals: &mut Proposals, name: &str, reason: &str) {
    proposals.edit(&record(name), SuggestionField::All, NOW, |suggestion| {
        *suggestion = Suggestion {
            item: Some("supporting-19".to_owned()),
            task: Some("t1".to_owned()),
            kind: SuggestionKind::Move,
            list: Some("reclaimed".to_owned()),
            proposal: "第一行\n\"第二行\"\0😀".to_owned(),
            reason: reason.to_owned(),
            basis: "《动物防疫法》第三十条".to_owned(),
            ..Suggestion::default()
        };
    });
}

/// The file that the view 核对 hands over.
fn file_with(proposals: &Proposals) -> String {
    let notes = Book::<Note>::new("a");
    let tasks = Book::<Task>::new("a");
    to_json(&notes, &tasks, proposals.book(), DOCUMENT_ID, NOW)
}

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
    assert!(all.contains("\"version\":1,"), "earlier programs read it");
    // As files of this kind were once written.
    assert_eq!(
        read(&all.replacen("\"version\":1,", "\"version\":2,", 1)),
        read(&all)
    );
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
        state: None,
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

#[test]
fn a_mark_that_was_carried_over_is_set_when_it_is_confirmed() {
    let store = MemoryStore::default();
    let mut notes = open("a", &store);
    let adopted = |item: &str, state: Option<Mark>| {
        let carried = CarriedFrom {
            document: "laotai-2024-01".into(),
            item: item.into(),
            version: None,
            look_again: true,
            state: state.map(|mark| mark.id().to_owned()),
        };
        Adopted {
            id: id(item),
            payload: Note {
                updated: DAY_BEFORE.into(),
                ..Note::default()
            },
            unknown: carried.fields(UnknownFields::default()),
        }
    };
    let records = [
        adopted("basic-1", Some(Mark::FollowUp)),
        adopted("basic-2", None),
    ];
    assert_eq!(notes.adopt(&records, NOW), 2);

    // What is saved says it, so it is the same after a reload.
    let mut again = open("b", &store);
    let mark_to_confirm = |item: &str| {
        let shown = again.book().shown(&id(item)).expect("a note");
        shown.mark_to_confirm()
    };
    assert_eq!(mark_to_confirm("basic-1"), Mark::FollowUp);
    assert_eq!(mark_to_confirm("basic-2"), Mark::Unreviewed);
    assert_eq!(again.book().mark(id("basic-1")), Mark::Unreviewed);

    assert!(again.confirm_mark(id("basic-1"), NOW));
    assert!(again.confirm_mark(id("basic-2"), NOW));
    assert_eq!(again.book().mark(id("basic-1")), Mark::FollowUp);
    assert_eq!(again.book().mark(id("basic-2")), Mark::Unreviewed);
    assert_eq!(again.book().to_look_at_again().count(), 0);

    // Another mark is the reader's own, and nothing is left to confirm.
    assert!(again.set_mark(id("basic-1"), Mark::Unreviewed, NOW));
    let shown = again.book().shown(&id("basic-1")).expect("a note");
    assert_eq!(shown.mark_to_confirm(), Mark::Unreviewed);
}

#[test]
fn a_note_that_was_carried_over_by_an_earlier_program_is_read() {
    let store = MemoryStore::default();
    let carried = r#"{"document":"laotai-2024-01","item":"basic-7","look_again":true}"#;
    let saved = format!(
        r#"{{"v":1,"item":"basic-1","state":"unreviewed","note":"旧版","updated":"{DAY_BEFORE}","carried":{carried}}}"#
    );
    store.plant("duty-atlas:note:laotai-2025-07:basic-1", &saved);
    let mut notes = open("a", &store);
    let shown = notes.book().shown(&id("basic-1")).expect("a note");
    assert!(shown.is_to_look_at_again());
    assert_eq!(shown.mark_to_confirm(), Mark::Unreviewed);
    assert!(notes.confirm_mark(id("basic-1"), NOW));
    let shown = notes.book().shown(&id("basic-1")).expect("a note");
    assert!(!shown.is_to_look_at_again());
    assert_eq!(shown.payload.text, "旧版");
}

#[test]
fn fault_18_suggestions_go_out_and_come_back_identical() {
    let (store, replica) = (MemoryStore::default(), MemoryReplica::default());
    let key = "duty-atlas:suggestion:laotai-2025-07:";
    let later = r#"{"v":1,"id":"s3","item":null,"kind":"add","proposal":"新增","reason":"","basis":"","updated":"","later":{"kept":[1e2,0.10]}}"#;
    store.plant(&format!("{key}s3"), later);
    let newer = r#"{ "v": 2, "id": "s4", "reason": "将来的", "votes": [1e2] }"#;
    store.plant(&format!("{key}s4"), newer);
    let mut here = proposals("a", &store, &replica);
    propose(&mut here, "s1", "理由");
    propose(&mut here, "s2", "=1+1");
    // So that the planted one is written in the program's own form, too.
    here.edit(&record("s3"), SuggestionField::Basis, NOW, |s| {
        s.basis = "依据".into();
    });
    let mut elsewhere = proposals("b", &store, &replica);
    elsewhere.edit(&record("s2"), SuggestionField::Reason, NOW, |s| {
        s.reason = "别处".into();
    });
    let value = store.dump().get(&format!("{key}s2")).cloned();
    here.on_remote_write(&format!("{key}s2"), value.as_ref());
    MemoryReplica::deliver_all(&mut here);
    let (before, file) = (store.dump(), file_with(&here));
    for kept in [r#""later":{"kept":[1e2,0.10]}"#, newer, r#""task":"t1""#] {
        assert!(file.contains(kept), "{file}");
    }

    let other = MemoryStore::default();
    let mut there = proposals("c", &other, &MemoryReplica::default());
    let batch = read(&file).suggestions;
    assert!(batch.unreadable.is_empty());
    assert_eq!(batch.preview(there.book()).count(Verdict::New), 4);
    assert_eq!(there.import(&batch, ImportMode::Merge), 4);
    assert_eq!(other.dump(), before);
    assert_eq!(file_with(&there), file);
    assert_eq!(there.import(&batch, ImportMode::Merge), 0, "once more");
}

#[test]
fn fault_20_the_suggestions_of_two_people_merge() {
    let (store, replica) = (MemoryStore::default(), MemoryReplica::default());
    let mut here = proposals("a", &store, &replica);
    propose(&mut here, "s1", "共同");
    let mut there = proposals("b", &MemoryStore::default(), &MemoryReplica::default());
    there.import(&read(&file_with(&here)).suggestions, ImportMode::Merge);
    let reason = |proposals: &mut Proposals, text: &str| {
        proposals.edit(&record("s1"), SuggestionField::Reason, NOW, |s| {
            s.reason = text.into();
        });
    };
    reason(&mut here, "这边");
    reason(&mut there, "那边");
    propose(&mut here, "s2", "同一事项，这边的");
    propose(&mut there, "s3", "同一事项，那边的");
    let batch = read(&file_with(&there)).suggestions;
    let preview = batch.preview(here.book());
    assert_eq!(preview.count(Verdict::Differs), 1);
    assert_eq!(preview.count(Verdict::New), 1);
    here.import(&batch, ImportMode::Merge);
    assert_eq!(here.book().annotated().count(), 3);
    let shown = here.book().payload(&record("s1")).expect("a suggestion");
    assert_eq!(shown.reason, "这边");
    let others = here.book().others(&record("s1"));
    assert_eq!(others[0].payload.reason, "那边");
    here.resolve(&record("s1"), &Resolution::Both, NOW);
    let both = here.book().payload(&record("s1")).expect("a suggestion");
    assert!(both.reason.contains("这边") && both.reason.contains("那边"));
    let undone = here.undo(NOW).expect("a step");
    assert_eq!(undone.step, Step::Resolve(record("s1")));
    assert_eq!(here.book().conflicts().count(), 1);
}

#[test]
fn a_file_without_suggestions_loads_and_one_that_is_damaged_is_named() {
    let old = file_of(&[plain("basic-1", "reviewed", "甲")]);
    assert!(read(&old).suggestions.records.is_empty());
    let damaged = old.replacen(
        "\"notes\":",
        r#""suggestions":[{"v":1,"id":"s1","kind":"add","item":null,"proposal":"甲"},{"v":1,"id":"s2","item":null,"kind":"someday","proposal":"乙","reason":"","basis":"","updated":""}],"notes":"#,
        1,
    );
    let file = read(&damaged);
    assert_eq!(file.notes.records.len(), 1);
    let named: Vec<_> = file.suggestions.unreadable.iter().collect();
    assert_eq!(named.len(), 2, "{named:?}");
    assert_eq!(named[0].id.as_deref(), Some("s1"));
    assert_eq!(named[0].what, CorruptRecord::Field("reason"));
    assert_eq!(named[1].what, CorruptRecord::Field("kind"));
    let no_list = old.replacen("\"notes\":", "\"suggestions\":7,\"notes\":", 1);
    let error = ImportFile::read(no_list.as_bytes(), DOCUMENT_ID);
    assert_eq!(error, Err(ImportError::Field("suggestions")));
}

#[test]
fn suggestions_survive_what_notes_survive() {
    let (store, replica) = (MemoryStore::default(), MemoryReplica::default());
    let mut here = proposals("a", &store, &replica);
    propose(&mut here, "s1", "理由");
    here.delete(&record("s1"));
    assert_eq!(here.book().annotated().count(), 0);
    here.undo(NOW);
    assert_eq!(here.book().annotated().count(), 1);
    here.redo(NOW);
    assert_eq!(here.book().annotated().count(), 0);
    here.undo(NOW);
    store.break_with(Fault::Full(0));
    propose(&mut here, "s2", "没有空间时写的");
    assert!(here.snapshot().at_risk());
    MemoryReplica::deliver_all(&mut here);
    // The store is lost with the browser; the replica has both.
    store.break_with(Fault::None);
    store.clear();
    let again = proposals("c", &store, &replica);
    assert_eq!(again.book().annotated().count(), 2);
    let restored = again.book().payload(&record("s2")).expect("a suggestion");
    assert_eq!(restored.reason, "没有空间时写的");
    assert_eq!(restored.task.as_deref(), Some("t1"));
}
