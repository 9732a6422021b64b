//! The replica: never older than what it had, and never a reason for silence.

use super::*;

#[test]
fn fault_38_a_tab_that_merely_hears_of_a_change_leaves_the_replica_alone() {
    let (store, replica) = (MemoryStore::default(), MemoryReplica::default());
    let mut writer = open_with("a", &store, &replica);
    let mut hearer = open_with("b", &store, &replica);
    writer.set_note(id("basic-1"), "甲", NOW);
    tell(&mut hearer, &store, &key("basic-1"));
    assert_eq!(hearer.book().note(id("basic-1")), "甲");
    assert_eq!(hearer.replica().pending(), 0);
    hearer.refresh();
    assert_eq!(hearer.replica().pending(), 0);
}

#[test]
fn fault_57_a_lagging_tab_never_writes_older_text_over_newer() {
    let (store, replica) = (MemoryStore::default(), MemoryReplica::default());
    let mut slow = open_with("a", &store, &replica);
    slow.set_note(id("basic-1"), "旧", NOW);
    let mut fast = open_with("b", &store, &replica);
    fast.set_note(id("basic-1"), "旧的和新的", NOW);
    settle(&mut fast);
    // Only now the slow tab's own write arrives.
    settle(&mut slow);
    store.clear();
    let killed = open_with("c", &store, &replica);
    assert_eq!(texts(&killed, "basic-1"), ["旧的和新的"]);
    // The slow tab learns of it from the replica.
    assert_eq!(slow.book().note(id("basic-1")), "旧的和新的");
}

#[test]
fn fault_54_two_tabs_that_write_at_once_both_keep_their_text() {
    for first in [0, 1] {
        let replica = MemoryReplica::default();
        // Each has a copy of localStorage that the other's write has not reached.
        let stores = [MemoryStore::default(), MemoryStore::default()];
        let mut tabs = [
            open_with("a", &stores[0], &replica),
            open_with("b", &stores[1], &replica),
        ];
        tabs[0].set_note(id("basic-1"), "甲", NOW);
        tabs[1].set_note(id("basic-1"), "乙", NOW);
        settle(&mut tabs[first]);
        settle(&mut tabs[1 - first]);
        // Killed at once: localStorage kept nothing.
        let killed = open_with("c", &MemoryStore::default(), &replica);
        assert_eq!(texts(&killed, "basic-1"), ["乙", "甲"], "{first}");
    }
}

#[test]
fn a_write_to_the_replica_is_merged_with_what_is_there() {
    let value = |replica: &str, text: &str| {
        let mut notes = open(replica, &MemoryStore::default());
        notes.set_note(id("basic-1"), text, NOW);
        let register = notes.book().register(&id("basic-1")).expect("a register");
        Stored::Text(encode(&id("basic-1"), register))
    };
    let (one, other) = (value("a", "甲"), value("b", "乙"));
    let key = key("basic-1");
    let merged = merge_stored(&key, None, &one);
    assert_eq!(merged.puts, [(key.clone(), one.clone())]);
    assert!(merge_stored(&key, Some(&one), &one).puts.is_empty());
    let both = merge_stored(&key, Some(&one), &other).stored;
    assert_eq!(both, merge_stored(&key, Some(&other), &one).stored);
    assert!(merge_stored(&key, Some(&both), &one).puts.is_empty());

    // Unreadable bytes are put aside, those of a newer version stay.
    let damaged = Stored::Text("坏".into());
    let merged = merge_stored(&key, Some(&damaged), &one);
    assert_eq!(merged.stored, one);
    let [(aside, bytes), _] = merged.puts.as_slice() else {
        panic!("{merged:?}");
    };
    assert!(aside.starts_with("duty-atlas:quarantine:laotai-2025-07:basic-1:"));
    assert_eq!(*bytes, damaged);
    let newer = Stored::Text(include_str!("../../fixtures/notes/newer.json").into());
    assert!(merge_stored(&key, Some(&newer), &one).puts.is_empty());
}

#[test]
fn fault_62_a_replica_that_never_answers_is_said_until_it_does() {
    let (store, replica) = (MemoryStore::default(), MemoryReplica::default());
    let mut notes = unloaded("a", &store, &replica);
    notes.load();
    notes.replica_timed_out();
    assert_eq!(*notes.snapshot().issues, [StorageIssue::ReplicaSilent]);
    notes.set_note(id("basic-1"), "记录", NOW);
    assert!(saved(&notes));
    load_replica(&mut notes);
    assert!(notes.snapshot().issues.is_empty());
    assert_eq!(replica.values().len(), 1);
    notes.replica_timed_out();
    assert!(notes.snapshot().issues.is_empty());
}

#[test]
fn fault_62_quarantine_has_a_second_copy() {
    let (store, replica) = (MemoryStore::default(), MemoryReplica::default());
    store.plant(&key("basic-1"), "坏");
    let mut notes = open_with("a", &store, &replica);
    assert_eq!(quarantined_texts(&notes), ["坏"]);
    store.clear();
    assert_eq!(quarantined_texts(&notes), ["坏"]);
    assert_eq!(quarantined_texts(&open_with("b", &store, &replica)), ["坏"]);
    // Also where the store has no room for it.
    store.plant(&key("basic-2"), "也坏");
    store.break_with(Fault::Full(0));
    let mut full = open_with("c", &store, &replica);
    let texts = quarantined_texts(&full);
    assert!(texts.contains(&"也坏".to_owned()), "{texts:?}");
    store.break_with(Fault::None);
    full.set_note(id("basic-2"), "新", NOW);
    assert!(saved(&full));
    assert!(quarantined_texts(&full).contains(&"也坏".to_owned()));
    // Deleting everything deletes both copies, and undoing brings both back.
    notes.delete_all();
    settle(&mut notes);
    assert!(
        open_with("d", &MemoryStore::default(), &replica)
            .quarantined()
            .is_empty()
    );
    notes.undo(NOW);
    settle(&mut notes);
    let again = open_with("e", &MemoryStore::default(), &replica);
    assert!(quarantined_texts(&again).contains(&"坏".to_owned()));
}

#[test]
fn fault_36_a_dismissed_issue_does_not_hide_another_one() {
    let store = MemoryStore::default();
    let mut notes = open("a", &store);
    let failed = StorageIssue::ReplicaFailed(ReplicaError::Unavailable);
    notes.replica_failed(ReplicaError::Unavailable);
    notes.dismiss(&failed);
    assert!(notes.snapshot().issues.is_empty());
    notes.replica_failed(ReplicaError::Unavailable);
    assert!(notes.snapshot().issues.is_empty());
    store.plant(&key("basic-1"), "坏");
    tell(&mut notes, &store, &key("basic-1"));
    let issues = notes.snapshot().issues;
    assert!(
        matches!(issues.as_slice(), [StorageIssue::Corrupt { .. }]),
        "{issues:?}"
    );
    // What was gone and comes back is said again.
    let values = notes.replica().read(&notes.replica_prefixes());
    notes.replica_loaded(values);
    notes.replica_failed(ReplicaError::Unavailable);
    assert!(notes.snapshot().issues.contains(&failed));
}

#[test]
fn a_note_that_the_replica_brings_is_not_written_over_unread() {
    let (store, replica) = (MemoryStore::default(), MemoryReplica::default());
    open_with("a", &store, &replica);
    let mut first = open_with("a", &store, &replica);
    first.set_note(id("basic-1"), "旧", NOW);
    settle(&mut first);
    store.clear();
    let mut notes = unloaded("b", &store, &replica);
    notes.load();
    load_replica(&mut notes);
    notes.set_note(id("basic-1"), "新", NOW);
    assert_eq!(texts(&notes, "basic-1"), ["新", "旧"]);
}

/// A page with more records than a batch, of which an empty replica has none.
fn with_many_records(store: &MemoryStore, replica: &MemoryReplica) -> TestStore {
    for number in 1..=250 {
        let item = format!("basic-{number}");
        store.plant(
            &key(&item),
            &plain(&item, "reviewed", &format!("第{number}条")),
        );
    }
    let mut notes = unloaded("a", store, replica);
    notes.load();
    notes.replica_loaded(Vec::new());
    assert_eq!(notes.replica().pending(), 1);
    notes
}

#[test]
fn many_records_reach_the_replica_one_batch_after_the_other() {
    let (store, replica) = (MemoryStore::default(), MemoryReplica::default());
    let mut notes = with_many_records(&store, &replica);
    // What is written meanwhile does not wait, and goes as it is in the end.
    for (item, text) in [
        ("supporting-1", "新的"),
        ("basic-1", "改过"),
        ("basic-250", "改过"),
    ] {
        let pending = notes.replica().pending();
        notes.set_note(id(item), text, NOW);
        assert_eq!(notes.replica().pending(), pending + 1, "{item}");
    }
    settle(&mut notes);
    assert_eq!(replica.values().len(), 251);
    // localStorage has lost everything.
    let again = open_with("b", &MemoryStore::default(), &replica);
    assert_eq!(contents(&again), contents(&notes));
}

#[test]
fn a_batch_that_fails_holds_up_the_others_but_loses_none() {
    let (store, replica) = (MemoryStore::default(), MemoryReplica::default());
    let mut notes = with_many_records(&store, &replica);
    replica.break_with(ReplicaFault::Aborting);
    settle(&mut notes);
    replica.break_with(ReplicaFault::None);
    assert!(notes.snapshot().replica_behind);
    notes.retry();
    settle(&mut notes);
    assert!(!notes.snapshot().replica_behind);
    assert_eq!(replica.values().len(), 250);
}

#[test]
fn what_another_tab_deletes_before_its_turn_stays_out_of_the_replica() {
    let (store, replica) = (MemoryStore::default(), MemoryReplica::default());
    let mut notes = with_many_records(&store, &replica);
    for number in [1, 250] {
        let key = key(&format!("basic-{number}"));
        store.take(&key);
        notes.on_remote_write(&key, None);
    }
    settle(&mut notes);
    // One of the two was in the first batch already.
    assert_eq!(replica.values().len(), 249);
}
