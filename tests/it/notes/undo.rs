//! Every step can be taken back.

use super::*;

#[test]
fn typing_is_one_step_until_something_else_happens() {
    let store = MemoryStore::default();
    let mut keeper = open("a", &store);
    for text in ["一", "一二", "一二三"] {
        keeper.set_note(id("basic-1"), text, NOW);
    }
    keeper.seal();
    keeper.set_note(id("basic-1"), "一二三四", NOW);
    keeper.set_mark(id("basic-1"), Mark::FollowUp, NOW);
    keeper.set_note(id("basic-2"), "别的", NOW);
    let check = |keeper: &TestKeeper, note: &str, mark: Mark, other: &str| {
        assert_eq!(keeper.book().note(id("basic-1")), note);
        assert_eq!(keeper.book().mark(id("basic-1")), mark);
        assert_eq!(keeper.book().note(id("basic-2")), other);
        let again = open("b", &store);
        assert_eq!(again.book().note(id("basic-1")), note);
        assert_eq!(again.book().note(id("basic-2")), other);
        assert_eq!(again.book().conflicts().count(), 0);
    };
    let none = Mark::Unreviewed;
    assert_eq!(keeper.review().can_undo, Some(Step::Note(id("basic-2"))));
    keeper.undo(NOW);
    check(&keeper, "一二三四", Mark::FollowUp, "");
    keeper.undo(NOW);
    check(&keeper, "一二三四", none, "");
    keeper.undo(NOW);
    check(&keeper, "一二三", none, "");
    keeper.undo(NOW);
    check(&keeper, "", none, "");
    assert_eq!(keeper.undo(NOW), None);
    for _ in 0..3 {
        keeper.redo(NOW);
    }
    check(&keeper, "一二三四", Mark::FollowUp, "");
    keeper.redo(NOW);
    check(&keeper, "一二三四", Mark::FollowUp, "别的");
    assert_eq!(keeper.redo(NOW), None);
    keeper.undo(NOW);
    keeper.set_note(id("basic-3"), "新的一步", NOW);
    assert_eq!(keeper.redo(NOW), None);
}

#[test]
fn undoing_leaves_alone_what_another_tab_changed_meanwhile() {
    let store = MemoryStore::default();
    let mut keeper = open("a", &store);
    keeper.set_note(id("basic-1"), "这边", NOW);
    open("b", &store).set_note(id("basic-1"), "这边那边", NOW);
    tell(&mut keeper, &store, &key("basic-1"));
    let undone = keeper.undo(NOW).expect("a step");
    assert_eq!((undone.items, undone.skipped), (0, vec![id("basic-1")]));
    assert_eq!(texts(&keeper, "basic-1"), ["这边那边"]);
}

#[test]
fn a_decided_conflict_can_be_opened_again() {
    let store = MemoryStore::default();
    let mut keeper = open("a", &store);
    keeper.set_note(id("basic-1"), "甲", NOW);
    let mut other = open_with("b", &MemoryStore::default(), &MemoryMirror::default());
    other.set_note(id("basic-1"), "乙", NOW);
    let file = Import::read(other.export(NOW).as_bytes(), DOCUMENT_ID).expect("a file");
    keeper.import(&file, false);
    let shown = keeper
        .book()
        .shown(id("basic-1"))
        .expect("a text")
        .stamp
        .clone();
    keeper.resolve(id("basic-1"), &Resolution::Keep(shown), NOW);
    assert_eq!(texts(&keeper, "basic-1"), ["甲"]);
    keeper.undo(NOW);
    assert_eq!(texts(&keeper, "basic-1"), ["乙", "甲"]);
    assert_eq!(keeper.book().note(id("basic-1")), "甲");
    keeper.undo(NOW);
    assert_eq!(texts(&keeper, "basic-1"), ["甲"]);
}

#[test]
fn deleting_takes_this_program_s_notes_and_can_be_undone() {
    let (store, mirror) = (MemoryStore::default(), MemoryMirror::default());
    store.plant(&key("basic-1"), "坏");
    store.plant(&key("elsewhere"), &plain("elsewhere", "reviewed", "未知"));
    store.plant_units(&key("basic-4"), vec![0xd800]);
    store.plant("duty-atlas:setting:shortcuts", "off");
    let mut keeper = open_with("a", &store, &mirror);
    keeper.set_note(id("basic-2"), "记录", NOW);
    keeper.exported(NOW);
    let (before, mirrored) = (store.dump(), mirror.values());

    let deleted = keeper.delete_notes();
    assert_eq!((deleted.items, deleted.left.len()), (3, 0));
    let left: Vec<String> = store.dump().into_keys().collect();
    assert_eq!(left, ["duty-atlas:setting:shortcuts"]);
    assert!(mirror.values().is_empty());
    assert!(keeper.review().problems.is_empty());
    assert!(saved(&keeper));

    assert_eq!(keeper.undo(NOW).expect("a step").step, Step::Delete(3));
    assert_eq!(store.dump(), before);
    assert_eq!(mirror.values(), mirrored);
    assert!(keeper.book().exported().is_some());
    assert_eq!(keeper.review().problems.len(), 3);
    keeper.redo(NOW);
    assert_eq!(store.dump().len(), 1);
    keeper.undo(NOW);
    assert_eq!(store.dump(), before);
}

#[test]
fn undoing_a_deletion_keeps_what_was_written_since() {
    let store = MemoryStore::default();
    let mut keeper = open("a", &store);
    keeper.set_note(id("basic-1"), "之前", NOW);
    keeper.delete_notes();
    open("b", &store).set_note(id("basic-1"), "之后", NOW);
    tell(&mut keeper, &store, &key("basic-1"));
    keeper.undo(NOW);
    assert_eq!(texts(&keeper, "basic-1"), ["之前", "之后"]);
}

#[test]
fn a_number_is_never_given_twice_even_after_a_deletion() {
    let store = MemoryStore::default();
    let mut keeper = open("a", &store);
    for text in ["一", "一二", "一二三"] {
        keeper.set_note(id("basic-1"), text, NOW);
    }
    let file = keeper.export(NOW);
    keeper.delete_notes();
    keeper.set_note(id("basic-1"), "新", NOW);
    let import = Import::read(file.as_bytes(), DOCUMENT_ID).expect("a file");
    keeper.import(&import, false);
    assert_eq!(texts(&keeper, "basic-1"), ["一二三", "新"]);
}

#[test]
fn what_cannot_be_deleted_is_named_and_stays() {
    let store = MemoryStore::default();
    let mut keeper = open("a", &store);
    keeper.set_note(id("basic-1"), "记录", NOW);
    let before = store.dump();
    store.break_with(Fault::Silent);
    let deleted = keeper.delete_notes();
    assert_eq!(deleted.left, [(id("basic-1"), StoreError::NotKept)]);
    assert_eq!(keeper.book().note(id("basic-1")), "记录");
    assert_eq!(store.dump(), before);
}
