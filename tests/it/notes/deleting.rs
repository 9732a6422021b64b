//! Deletions stay deletions, and everything can be undone.

use super::*;
use proptest::prelude::*;

fn three(notes: &mut TestStore) {
    for item in ["basic-1", "basic-2", "basic-3"] {
        notes.set_note(id(item), item, NOW);
    }
    settle(notes);
}

fn shown(notes: &TestStore) -> Vec<&str> {
    let items = ["basic-1", "basic-2", "basic-3"];
    items.map(|item| notes.book().note(id(item))).to_vec()
}

#[test]
fn fault_32_redoing_a_deletion_deletes_only_what_it_deleted() {
    let (store, replica) = (MemoryStore::default(), MemoryReplica::default());
    let mut notes = open_with("a", &store, &replica);
    three(&mut notes);
    store.take(&key("basic-2"));
    tell(&mut notes, &store, &key("basic-2"));
    notes.accept_deleted();
    notes.undo(NOW);
    assert_eq!(shown(&notes), ["basic-1", "basic-2", "basic-3"]);
    let redone = notes.redo(NOW).expect("a step");
    assert_eq!((redone.records, redone.skipped), (1, vec![]));
    settle(&mut notes);
    let expected = ["basic-1", "", "basic-3"];
    assert_eq!(shown(&notes), expected);
    assert_eq!(shown(&open_with("b", &store, &replica)), expected);
}

#[test]
fn a_redone_deletion_leaves_what_was_written_since() {
    let store = MemoryStore::default();
    let mut notes = open("a", &store);
    three(&mut notes);
    notes.delete_all();
    notes.undo(NOW);
    open("b", &store).set_note(id("basic-1"), "后来", NOW);
    tell(&mut notes, &store, &key("basic-1"));
    let redone = notes.redo(NOW).expect("a step");
    assert_eq!((redone.records, redone.skipped), (2, vec![id("basic-1")]));
    assert_eq!(notes.book().note(id("basic-1")), "后来");
}

#[test]
fn fault_39_a_deletion_outlives_a_replica_that_aborts() {
    let (store, replica) = (MemoryStore::default(), MemoryReplica::default());
    let mut notes = open_with("a", &store, &replica);
    three(&mut notes);
    replica.break_with(ReplicaFault::Aborting);
    notes.delete(&id("basic-2"));
    settle(&mut notes);
    replica.break_with(ReplicaFault::None);
    let later = open_with("b", &store, &replica);
    assert_eq!(shown(&later), ["basic-1", "", "basic-3"]);
    // Once the replica has the tombstone, the store needs it no more.
    assert_eq!(store.text(&key("basic-2")), None);
    assert_eq!(shown(&open_with("c", &store, &replica))[1], "");
    // The same page tries again, and says nothing more then.
    assert_eq!(notes.snapshot().issues.len(), 1);
    assert!(notes.snapshot().can_retry());
    notes.retry();
    settle(&mut notes);
    assert!(notes.snapshot().issues.is_empty());
    assert!(!notes.snapshot().can_retry());
}

#[test]
fn fault_58_a_deletion_before_the_replica_has_opened_stays() {
    let (store, replica) = (MemoryStore::default(), MemoryReplica::default());
    three(&mut open_with("a", &store, &replica));
    let mut notes = unloaded("b", &store, &replica);
    notes.load();
    notes.delete(&id("basic-2"));
    assert!(notes.snapshot().issues.is_empty());
    // It may also be closed before.
    let early = open_with("c", &store, &replica);
    assert_eq!(shown(&early), ["basic-1", "", "basic-3"]);
    load_replica(&mut notes);
    assert_eq!(shown(&notes), ["basic-1", "", "basic-3"]);
    assert!(notes.snapshot().issues.is_empty());
    assert_eq!(shown(&open_with("d", &store, &replica))[1], "");
}

#[test]
fn a_deletion_outlives_a_browser_that_is_killed() {
    let (store, replica) = (MemoryStore::default(), MemoryReplica::default());
    let mut notes = open_with("a", &store, &replica);
    three(&mut notes);
    let on_disk = store.dump();
    notes.delete(&id("basic-2"));
    settle(&mut notes);
    // localStorage had not reached the disk yet.
    for (key, value) in on_disk {
        store.plant(&key, &value.lossy());
    }
    let again = open_with("b", &store, &replica);
    assert_eq!(shown(&again), ["basic-1", "", "basic-3"]);
    assert_eq!(store.text(&key("basic-2")), None);
}

#[test]
fn a_deletion_in_another_tab_is_asked_about_and_can_be_restored() {
    let (store, replica) = (MemoryStore::default(), MemoryReplica::default());
    let mut here = open_with("a", &store, &replica);
    three(&mut here);
    let mut there = open_with("b", &store, &replica);
    there.delete(&id("basic-2"));
    tell(&mut here, &store, &key("basic-2"));
    settle(&mut there);
    tell(&mut here, &store, &key("basic-2"));
    let deleted: Vec<_> = here.book().deleted_elsewhere().collect();
    assert_eq!(deleted, [&id("basic-2")]);
    let said = here.take_events();
    assert!(said.contains(&Event::DeletedElsewhere(1)), "{said:?}");
    assert!(!said.contains(&Event::DeletedElsewhere(2)), "{said:?}");
    here.restore_deleted();
    settle(&mut here);
    assert_eq!(shown(&open_with("c", &store, &replica))[1], "basic-2");
    tell(&mut there, &store, &key("basic-2"));
    assert_eq!(shown(&there)[1], "basic-2");
}

#[test]
fn fault_61_undoing_a_deletion_while_storage_is_full_loses_nothing() {
    let (store, replica) = (MemoryStore::default(), MemoryReplica::default());
    store.plant(&key("basic-1"), "坏");
    store.plant(&key("elsewhere"), "未知");
    let mut notes = open_with("a", &store, &replica);
    notes.set_note(id("basic-2"), "记录", NOW);
    settle(&mut notes);
    let before = store.dump();
    notes.delete_all();
    settle(&mut notes);
    store.break_with(Fault::Full(0));
    notes.undo(NOW);
    let snapshot = notes.snapshot();
    assert!(!snapshot.is_saved() && snapshot.at_risk() && snapshot.can_retry());
    let unwritten = snapshot.issues.iter();
    let unwritten = unwritten.filter(|issue| matches!(issue, StorageIssue::Unwritten { .. }));
    assert_eq!(unwritten.count(), 3, "{:?}", snapshot.issues);

    store.break_with(Fault::None);
    notes.retry();
    settle(&mut notes);
    let after = store.dump();
    for (key, value) in before {
        if key != self::key("basic-2") {
            assert_eq!(after.get(&key), Some(&value), "{key}");
        }
    }
    assert_eq!(notes.book().note(id("basic-2")), "记录");
    let snapshot = notes.snapshot();
    assert!(snapshot.is_saved() && snapshot.held == 0);
    let unwritten = |issue: &StorageIssue<_>| matches!(issue, StorageIssue::Unwritten { .. });
    assert!(!snapshot.issues.iter().any(unwritten));
}

#[test]
fn the_export_reminder_ends_when_another_tab_deletes_everything() {
    let store = MemoryStore::default();
    let mut here = open("a", &store);
    three(&mut here);
    here.mark_exported(NOW);
    here.set_note(id("basic-1"), "改", NOW);
    assert_eq!(here.book().changed_since_export(), 1);
    open("b", &store).delete_all();
    for name in ["basic-1", "basic-2", "basic-3"] {
        tell(&mut here, &store, &key(name));
    }
    tell(&mut here, &store, "duty-atlas:exported:laotai-2025-07");
    here.accept_deleted();
    assert_eq!(here.book().exported(), None);
    assert_eq!(here.book().changed_since_export(), 0);
}

#[derive(Clone, Debug)]
enum Do {
    Write(usize, usize),
    Mark(usize, usize),
    Delete(usize),
    DeleteAll,
    Import(usize),
    Adopt(usize),
    Undo,
    Redo,
}

fn any_act() -> impl Strategy<Value = Do> {
    prop_oneof![
        4 => (0..3_usize, 0..9_usize).prop_map(|(item, text)| Do::Write(item, text)),
        1 => (0..3_usize, 0..4_usize).prop_map(|(item, mark)| Do::Mark(item, mark)),
        2 => (0..3_usize).prop_map(Do::Delete),
        1 => Just(Do::DeleteAll),
        1 => (0..3_usize).prop_map(Do::Import),
        1 => (0..3_usize).prop_map(Do::Adopt),
        5 => Just(Do::Undo),
        4 => Just(Do::Redo),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn fault_42_undo_and_redo_are_the_inverse_of_every_step(
        acts in proptest::collection::vec(any_act(), 0..30),
    ) {
        let (store, replica) = (MemoryStore::default(), MemoryReplica::default());
        let mut notes = NotesStore::new(DOCUMENT_ID, "a", store, replica);
        notes.load();
        let item = |at: usize| id(&format!("basic-{}", at + 1));
        let say = |notes: &TestStore| -> Vec<(Mark, String, Vec<String>)> {
            let texts = (0..3).map(|at| {
                let others = notes.book().others(&item(at)).into_iter();
                let mut others: Vec<String> = others.map(|s| s.payload.text.clone()).collect();
                others.sort();
                let note = notes.book().note(item(at)).to_owned();
                (notes.book().mark(item(at)), note, others)
            });
            texts.collect()
        };
        let mut done = Vec::new();
        let mut undone = Vec::new();
        for act in acts {
            let before = say(&notes);
            notes.seal();
            let changed = match act {
                Do::Write(at, text) => notes.set_note(item(at), &"字".repeat(text), NOW),
                Do::Mark(at, mark) => notes.set_mark(item(at), Mark::ALL[mark], NOW),
                Do::Delete(at) => notes.delete(&item(at)).records > 0,
                Do::DeleteAll => notes.delete_all().records > 0,
                Do::Import(at) => {
                    let note = plain(&format!("basic-{}", at + 1), "reviewed", "来自文件");
                    import(&mut notes, &file_of(&[note])) > 0
                }
                Do::Adopt(at) => {
                    let payload = Note { text: "沿用".into(), ..Note::default() };
                    let unknown = UnknownFields::new();
                    notes.adopt(&[Adopted { id: item(at), payload, unknown }], NOW) > 0
                }
                Do::Undo => {
                    prop_assert_eq!(notes.undo(NOW).is_some(), !done.is_empty());
                    if let Some(state) = done.pop() {
                        prop_assert_eq!(&say(&notes), &state);
                        undone.push(before);
                    }
                    continue;
                }
                Do::Redo => {
                    prop_assert_eq!(notes.redo(NOW).is_some(), !undone.is_empty());
                    if let Some(state) = undone.pop() {
                        prop_assert_eq!(&say(&notes), &state);
                        done.push(before);
                    }
                    continue;
                }
            };
            // An act that changes nothing is not a step.
            if changed {
                done.push(before);
                undone.clear();
            }
        }
    }
}
