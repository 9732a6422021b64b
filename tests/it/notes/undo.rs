//! Every step can be taken back.

use super::*;

#[test]
fn typing_is_one_step_until_something_else_happens() {
    let store = MemoryStore::default();
    let mut notes = open("a", &store);
    for text in ["一", "一二", "一二三"] {
        notes.set_note(id("basic-1"), text, NOW);
    }
    notes.seal();
    notes.set_note(id("basic-1"), "一二三四", NOW);
    notes.set_mark(id("basic-1"), Mark::FollowUp, NOW);
    notes.set_note(id("basic-2"), "别的", NOW);
    let check = |notes: &TestStore, note: &str, mark: Mark, other: &str| {
        assert_eq!(notes.book().note(id("basic-1")), note);
        assert_eq!(notes.book().mark(id("basic-1")), mark);
        assert_eq!(notes.book().note(id("basic-2")), other);
        let again = open("b", &store);
        assert_eq!(again.book().note(id("basic-1")), note);
        assert_eq!(again.book().note(id("basic-2")), other);
        assert_eq!(again.book().conflicts().count(), 0);
    };
    let none = Mark::Unreviewed;
    assert_eq!(
        notes.snapshot().can_undo,
        Some(Step::Edit(id("basic-2"), NoteField::Text))
    );
    notes.undo(NOW);
    check(&notes, "一二三四", Mark::FollowUp, "");
    notes.undo(NOW);
    check(&notes, "一二三四", none, "");
    notes.undo(NOW);
    check(&notes, "一二三", none, "");
    notes.undo(NOW);
    check(&notes, "", none, "");
    assert_eq!(notes.undo(NOW), None);
    for _ in 0..3 {
        notes.redo(NOW);
    }
    check(&notes, "一二三四", Mark::FollowUp, "");
    notes.redo(NOW);
    check(&notes, "一二三四", Mark::FollowUp, "别的");
    assert_eq!(notes.redo(NOW), None);
    notes.undo(NOW);
    notes.set_note(id("basic-3"), "新的一步", NOW);
    assert_eq!(notes.redo(NOW), None);
}

#[test]
fn undoing_leaves_alone_what_another_tab_changed_meanwhile() {
    let store = MemoryStore::default();
    let mut notes = open("a", &store);
    notes.set_note(id("basic-1"), "这边", NOW);
    open("b", &store).set_note(id("basic-1"), "这边那边", NOW);
    tell(&mut notes, &store, &key("basic-1"));
    let undone = notes.undo(NOW).expect("a step");
    assert_eq!((undone.records, undone.skipped), (0, vec![id("basic-1")]));
    assert_eq!(texts(&notes, "basic-1"), ["这边那边"]);
}

#[test]
fn a_decided_conflict_can_be_opened_again() {
    let store = MemoryStore::default();
    let mut notes = open("a", &store);
    notes.set_note(id("basic-1"), "甲", NOW);
    let mut other = open_with("b", &MemoryStore::default(), &MemoryReplica::default());
    other.set_note(id("basic-1"), "乙", NOW);
    let file = export(&other);
    import(&mut notes, &file);
    let shown = notes
        .book()
        .shown(&id("basic-1"))
        .expect("a text")
        .dot
        .clone();
    notes.resolve(&id("basic-1"), &Resolution::Keep(shown), NOW);
    assert_eq!(texts(&notes, "basic-1"), ["甲"]);
    notes.undo(NOW);
    assert_eq!(texts(&notes, "basic-1"), ["乙", "甲"]);
    assert_eq!(notes.book().note(id("basic-1")), "甲");
    notes.undo(NOW);
    assert_eq!(texts(&notes, "basic-1"), ["甲"]);
}

#[test]
fn deleting_takes_this_program_s_notes_and_can_be_undone() {
    let (store, replica) = (MemoryStore::default(), MemoryReplica::default());
    store.plant(&key("basic-1"), "坏");
    store.plant(&key("elsewhere"), &plain("elsewhere", "reviewed", "未知"));
    store.plant_units(&key("basic-4"), vec![0xd800]);
    store.plant("duty-atlas:setting:shortcuts", "off");
    let mut notes = open_with("a", &store, &replica);
    notes.set_note(id("basic-2"), "记录", NOW);
    notes.mark_exported(NOW);
    settle(&mut notes);
    let (before, written) = (store.dump(), contents(&notes));
    let quarantined = notes.quarantined();
    assert_eq!(quarantined.len(), 2);

    let deleted = notes.delete_all();
    assert_eq!((deleted.records, deleted.left.len()), (3, 0));
    settle(&mut notes);
    let left: Vec<String> = store.dump().into_keys().collect();
    assert_eq!(left, ["duty-atlas:setting:shortcuts"]);
    assert!(
        open_with("b", &MemoryStore::default(), &replica)
            .quarantined()
            .is_empty()
    );
    assert!(notes.snapshot().issues.is_empty());
    assert!(saved(&notes));

    assert_eq!(notes.undo(NOW).expect("a step").step, Step::Delete(3));
    settle(&mut notes);
    let check = |notes: &TestStore| {
        for (key, value) in &before {
            // Records come back as new edits, everything else byte for byte.
            if *key != self::key("basic-2") {
                assert_eq!(store.dump().get(key), Some(value), "{key}");
            }
        }
        assert_eq!(contents(notes), written);
        assert_eq!(contents(&open_with("c", &store, &replica)), written);
        assert_eq!(notes.quarantined(), quarantined);
        assert!(notes.book().exported().is_some());
        assert_eq!(notes.snapshot().issues.len(), 3);
    };
    check(&notes);
    notes.redo(NOW);
    settle(&mut notes);
    assert_eq!(store.dump().len(), 1);
    notes.undo(NOW);
    settle(&mut notes);
    check(&notes);
}

#[test]
fn undoing_a_deletion_keeps_what_was_written_since() {
    let store = MemoryStore::default();
    let mut notes = open("a", &store);
    notes.set_note(id("basic-1"), "之前", NOW);
    notes.delete_all();
    open("b", &store).set_note(id("basic-1"), "之后", NOW);
    tell(&mut notes, &store, &key("basic-1"));
    notes.undo(NOW);
    assert_eq!(texts(&notes, "basic-1"), ["之前", "之后"]);
}

#[test]
fn a_number_is_never_given_twice_even_after_a_deletion() {
    let store = MemoryStore::default();
    let mut notes = open("a", &store);
    for text in ["一", "一二", "一二三"] {
        notes.set_note(id("basic-1"), text, NOW);
    }
    let file = export(&notes);
    notes.delete_all();
    notes.set_note(id("basic-1"), "新", NOW);
    // The deletion and what was written since continue what is in the file.
    let batch = read(&file).notes;
    assert_eq!(batch.preview(notes.book()).count(Verdict::Older), 1);
    notes.import(&batch, ImportMode::KeepOlder);
    assert_eq!(texts(&notes, "basic-1"), ["一二三", "新"]);
}

#[test]
fn what_cannot_be_deleted_is_named_and_stays() {
    let store = MemoryStore::default();
    let mut notes = open("a", &store);
    notes.set_note(id("basic-1"), "记录", NOW);
    let before = store.dump();
    store.break_with(Fault::Silent);
    let deleted = notes.delete_all();
    assert_eq!(deleted.left, [(id("basic-1"), StoreError::NotKept)]);
    assert_eq!(notes.book().note(id("basic-1")), "记录");
    assert_eq!(store.dump(), before);
}
