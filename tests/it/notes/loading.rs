//! Start-up, the replica, and what comes back after a crash.

use super::*;

#[test]
fn fault_11_what_another_tab_deletes_can_be_restored() {
    let check = |event: &dyn Fn(&mut TestStore)| {
        let (store, replica) = (MemoryStore::default(), MemoryReplica::default());
        let mut notes = open_with("a", &store, &replica);
        for item in ["basic-1", "basic-2"] {
            notes.set_note(id(item), "记录", NOW);
        }
        settle(&mut notes);
        let (before, written) = (store.dump(), contents(&notes));
        assert_eq!(before.len(), 2);
        notes.take_events();
        store.clear();
        event(&mut notes);
        assert_eq!(notes.book().deleted_elsewhere().count(), 2);
        assert!(!saved(&notes));
        let snapshot = notes.snapshot();
        assert!(!snapshot.at_risk() && !snapshot.can_retry());
        let said = notes.take_events().into_iter().map(|event| match event {
            Event::DeletedElsewhere(items) => items,
            other => panic!("{other:?}"),
        });
        assert_eq!(said.sum::<usize>(), 2);
        // Nothing comes back unasked.
        notes.retry();
        assert!(store.dump().is_empty());
        notes.restore_deleted();
        settle(&mut notes);
        assert!(saved(&notes) && notes.book().deleted_elsewhere().next().is_none());
        assert_eq!(contents(&open_with("b", &store, &replica)), written);

        store.clear();
        event(&mut notes);
        notes.accept_deleted();
        assert!(saved(&notes));
        assert_eq!(notes.book().annotated().count(), 0);
        settle(&mut notes);
        assert!(store.dump().is_empty());
        assert!(contents(&open_with("c", &store, &replica)).is_empty());
        notes.undo(NOW);
        settle(&mut notes);
        assert_eq!(contents(&open_with("d", &store, &replica)), written);
    };
    check(&|notes| notes.on_remote_clear());
    check(&|notes| {
        notes.on_remote_write(&key("basic-1"), None);
        notes.on_remote_write(&key("basic-2"), None);
    });
}

#[test]
fn fault_11_a_page_opened_after_the_deletion_recovers_from_the_mirror() {
    let (store, replica) = (MemoryStore::default(), MemoryReplica::default());
    let mut notes = open_with("a", &store, &replica);
    notes.set_note(id("basic-1"), "记录", NOW);
    settle(&mut notes);
    let before = store.dump();
    store.clear();
    let mut again = open_with("b", &store, &replica);
    assert_eq!(again.take_events(), [Event::Recovered(1)]);
    assert_eq!(store.dump(), before);
}

#[test]
fn fault_15_the_newer_of_storage_and_mirror_counts_and_both_where_neither_is() {
    let check = |in_store: &str, in_replica: &str, expected: &[&str]| {
        // Each letter is a state of the note on the way: a, then b on top of
        // it; c, on top of a, too.
        let state = |name: &str| {
            let (store, replica) = (MemoryStore::default(), MemoryReplica::default());
            open_with("first", &store, &replica).set_note(id("basic-1"), "a", NOW);
            if name == "b" || name == "c" {
                open_with(name, &store, &replica).set_note(id("basic-1"), name, DAY_BEFORE);
            }
            store.text(&key("basic-1")).expect("saved")
        };
        let (store, replica) = (MemoryStore::default(), MemoryReplica::default());
        if !in_store.is_empty() {
            store.plant(&key("basic-1"), &state(in_store));
        }
        if !in_replica.is_empty() {
            replica.plant(&key("basic-1"), Stored::Text(state(in_replica)));
        }
        let notes = open_with("new", &store, &replica);
        assert_eq!(
            texts(&notes, "basic-1"),
            expected,
            "{in_store} {in_replica}"
        );
        assert!(saved(&notes));
        assert_eq!(
            store.text(&key("basic-1")).as_deref(),
            replica.values().values().next().and_then(Stored::text),
            "both copies are brought to the same state"
        );
    };
    check("a", "a", &["a"]);
    check("a", "b", &["b"]);
    check("b", "a", &["b"]);
    check("", "b", &["b"]);
    check("b", "", &["b"]);
    check("b", "c", &["b", "c"]);
    check("c", "b", &["b", "c"]);
}

#[test]
fn fault_16_the_later_edit_wins_though_the_clock_went_back() {
    let (store, replica) = (MemoryStore::default(), MemoryReplica::default());
    let mut notes = open_with("a", &store, &replica);
    notes.set_note(id("basic-1"), "第一次", NOW);
    let old = store.text(&key("basic-1")).expect("saved");
    let mut later = open_with("b", &store, &replica);
    later.set_note(id("basic-1"), "第二次", DAY_BEFORE);
    settle(&mut later);
    // A copy of the old state turns up again, in storage and as an event.
    store.plant(&key("basic-1"), &old);
    let again = open_with("c", &store, &replica);
    assert_eq!(texts(&again, "basic-1"), ["第二次"]);
    later.on_remote_write(&key("basic-1"), Some(&Stored::Text(old)));
    assert_eq!(texts(&later, "basic-1"), ["第二次"]);
}

#[test]
fn nothing_is_written_before_loading_has_ended() {
    let (store, replica) = (MemoryStore::default(), MemoryReplica::default());
    store.plant(&key("basic-1"), &plain("basic-1", "reviewed", "已有"));
    let before = store.dump();
    let mut notes = unloaded("a", &store, &replica);
    notes.set_note(id("basic-1"), "太早", NOW);
    notes.set_note(id("basic-2"), "也早", NOW);
    notes.mark_exported(NOW);
    notes.retry();
    notes.on_remote_clear();
    assert_eq!(store.dump(), before);
    assert!(replica.values().is_empty());
    assert_eq!(
        notes.snapshot().save_state(&id("basic-1")),
        &unsaved(UnsavedReason::Loading)
    );
    notes.load();
    assert!(saved(&notes));
    assert_eq!(texts(&notes, "basic-1"), ["太早", "已有"]);
    let again = open("b", &store);
    assert_eq!(texts(&again, "basic-1"), ["太早", "已有"]);
    assert_eq!(again.book().note(id("basic-2")), "也早");
}

#[test]
fn one_value_that_cannot_be_read_stops_all_writing() {
    let store = MemoryStore::default();
    store.plant(&key("basic-1"), &plain("basic-1", "reviewed", "已有"));
    let before = store.dump();
    store.break_with(Fault::Unreadable(key("basic-1")));
    let mut notes = open("a", &store);
    notes.set_note(id("basic-2"), "新", NOW);
    assert_eq!(store.dump(), before);
    assert!(!saved(&notes));
    store.break_with(Fault::None);
    notes.retry();
    assert!(saved(&notes));
    assert_eq!(notes.book().annotated().count(), 2);
}

#[test]
fn a_mirror_that_fails_is_said_once_and_saving_goes_on() {
    let store = MemoryStore::default();
    let mut notes = open("a", &store);
    notes.replica_failed(ReplicaError::Unavailable);
    notes.replica_failed(ReplicaError::Unavailable);
    notes.set_note(id("basic-1"), "记录", NOW);
    assert!(saved(&notes));
    assert_eq!(
        notes.snapshot().issues.as_slice(),
        [StorageIssue::ReplicaFailed(ReplicaError::Unavailable)]
    );
}

#[test]
fn the_first_save_is_the_time_to_ask_for_persistence() {
    let store = MemoryStore::default();
    store.plant(&key("basic-1"), &plain("basic-1", "reviewed", "已有"));
    let mut notes = open("a", &store);
    assert_eq!(notes.take_events(), []);
    notes.set_note(id("basic-2"), "一", NOW);
    notes.set_note(id("basic-2"), "二", NOW);
    assert_eq!(notes.take_events(), [Event::FirstSave]);
}

#[test]
fn fault_13_a_page_from_the_back_forward_cache_reads_again() {
    let store = MemoryStore::default();
    let mut notes = open("a", &store);
    for item in ["basic-1", "basic-2", "basic-3"] {
        notes.set_note(id(item), "共同", NOW);
    }
    let mut other = open("b", &store);
    other.set_note(id("basic-1"), "那边", NOW);
    other.set_note(id("basic-4"), "新的", NOW);
    store.take(&key("basic-3"));
    let writes = store.writes().len();
    notes.refresh();
    assert_eq!(notes.book().note(id("basic-1")), "那边");
    assert_eq!(notes.book().note(id("basic-2")), "共同");
    assert_eq!(notes.book().note(id("basic-4")), "新的");
    let removed: Vec<_> = notes.book().deleted_elsewhere().copied().collect();
    assert_eq!(removed, [id("basic-3")]);
    assert_eq!(store.writes().len(), writes);
}

#[test]
fn fault_15_each_input_is_in_storage_and_in_the_mirror_at_once() {
    let (store, replica) = (MemoryStore::default(), MemoryReplica::default());
    let mut notes = open_with("a", &store, &replica);
    for text in ["一", "一二", "一二三"] {
        notes.set_note(id("basic-1"), text, NOW);
        let value = store.text(&key("basic-1")).expect("saved");
        assert!(value.contains(&format!("\"{text}\"")));
        // Started within the input, not some time later.
        assert_eq!(notes.replica().pending(), 1);
        settle(&mut notes);
        let expected = BTreeMap::from([(key("basic-1"), Stored::Text(value))]);
        assert_eq!(replica.values(), expected);
    }
}
