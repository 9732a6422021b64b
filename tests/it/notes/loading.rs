//! Start-up, the mirror, and what comes back after a crash.

use super::*;

#[test]
fn fault_11_what_another_tab_deletes_can_be_restored() {
    let check = |event: &dyn Fn(&mut TestKeeper)| {
        let (store, mirror) = (MemoryStore::default(), MemoryMirror::default());
        let mut keeper = open_with("a", &store, &mirror);
        for item in ["basic-1", "basic-2"] {
            keeper.set_note(id(item), "记录", NOW);
        }
        let before = store.dump();
        keeper.take_events();
        store.clear();
        event(&mut keeper);
        assert_eq!(keeper.review().removed.len(), 2);
        assert!(!saved(&keeper));
        let saving = keeper.review().saving;
        assert!(!saving.at_risk() && !saving.can_retry());
        let said = keeper.take_events().into_iter().map(|event| match event {
            Event::RemovedElsewhere(items) => items,
            other => panic!("{other:?}"),
        });
        assert_eq!(said.sum::<usize>(), 2);
        // Nothing comes back unasked.
        keeper.retry();
        assert!(store.dump().is_empty());
        keeper.restore_removed();
        assert!(saved(&keeper) && keeper.review().removed.is_empty());
        assert_eq!(store.dump(), before);

        store.clear();
        event(&mut keeper);
        keeper.accept_removed();
        assert!(saved(&keeper));
        assert_eq!(keeper.book().annotated().count(), 0);
        assert!(mirror.values().is_empty());
        keeper.undo(NOW);
        assert_eq!(store.dump(), before);
    };
    check(&|keeper| keeper.storage_cleared());
    check(&|keeper| {
        keeper.storage_changed(&key("basic-1"), None);
        keeper.storage_changed(&key("basic-2"), None);
    });
}

#[test]
fn fault_11_a_page_opened_after_the_deletion_recovers_from_the_mirror() {
    let (store, mirror) = (MemoryStore::default(), MemoryMirror::default());
    open_with("a", &store, &mirror).set_note(id("basic-1"), "记录", NOW);
    let before = store.dump();
    store.clear();
    let mut again = open_with("b", &store, &mirror);
    assert_eq!(again.take_events(), [Event::Recovered(1)]);
    assert_eq!(store.dump(), before);
}

#[test]
fn fault_15_the_newer_of_storage_and_mirror_counts_and_both_where_neither_is() {
    let check = |in_store: &str, in_mirror: &str, expected: &[&str]| {
        // Each letter is a state of the note on the way: a, then b on top of
        // it; c, on top of a, too.
        let state = |name: &str| {
            let (store, mirror) = (MemoryStore::default(), MemoryMirror::default());
            open_with("first", &store, &mirror).set_note(id("basic-1"), "a", NOW);
            if name == "b" || name == "c" {
                open_with(name, &store, &mirror).set_note(id("basic-1"), name, DAY_BEFORE);
            }
            store.text(&key("basic-1")).expect("saved")
        };
        let (store, mut mirror) = (MemoryStore::default(), MemoryMirror::default());
        if !in_store.is_empty() {
            store.plant(&key("basic-1"), &state(in_store));
        }
        if !in_mirror.is_empty() {
            Mirror::write(&mut mirror, &key("basic-1"), &state(in_mirror));
        }
        let keeper = open_with("new", &store, &mirror);
        assert_eq!(
            texts(&keeper, "basic-1"),
            expected,
            "{in_store} {in_mirror}"
        );
        assert!(saved(&keeper));
        assert_eq!(
            store.text(&key("basic-1")).as_deref(),
            mirror.values().first().map(|(_, value)| value.as_str()),
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
    let (store, mirror) = (MemoryStore::default(), MemoryMirror::default());
    let mut keeper = open_with("a", &store, &mirror);
    keeper.set_note(id("basic-1"), "第一次", NOW);
    let old = store.text(&key("basic-1")).expect("saved");
    let mut later = open_with("b", &store, &mirror);
    later.set_note(id("basic-1"), "第二次", DAY_BEFORE);
    // A copy of the old state turns up again, in storage and as an event.
    store.plant(&key("basic-1"), &old);
    let again = open_with("c", &store, &mirror);
    assert_eq!(texts(&again, "basic-1"), ["第二次"]);
    later.storage_changed(&key("basic-1"), Some(&Stored::Text(old)));
    assert_eq!(texts(&later, "basic-1"), ["第二次"]);
}

#[test]
fn nothing_is_written_before_loading_has_ended() {
    let (store, mirror) = (MemoryStore::default(), MemoryMirror::default());
    store.plant(&key("basic-1"), &plain("basic-1", "reviewed", "已有"));
    let before = store.dump();
    let mut keeper = unloaded("a", &store, &mirror);
    keeper.set_note(id("basic-1"), "太早", NOW);
    keeper.set_note(id("basic-2"), "也早", NOW);
    keeper.exported(NOW);
    keeper.retry();
    keeper.storage_cleared();
    assert_eq!(store.dump(), before);
    assert!(mirror.values().is_empty());
    assert_eq!(
        keeper.review().saving.of(id("basic-1")),
        Err(&Reason::Loading)
    );
    keeper.load();
    assert!(saved(&keeper));
    assert_eq!(texts(&keeper, "basic-1"), ["太早", "已有"]);
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
    let mut keeper = open("a", &store);
    keeper.set_note(id("basic-2"), "新", NOW);
    assert_eq!(store.dump(), before);
    assert!(!saved(&keeper));
    store.break_with(Fault::None);
    keeper.retry();
    assert!(saved(&keeper));
    assert_eq!(keeper.book().annotated().count(), 2);
}

#[test]
fn a_mirror_that_fails_is_said_once_and_saving_goes_on() {
    let store = MemoryStore::default();
    let mut keeper = open("a", &store);
    keeper.mirror_failed();
    keeper.mirror_failed();
    keeper.set_note(id("basic-1"), "记录", NOW);
    assert!(saved(&keeper));
    assert_eq!(keeper.review().problems.as_slice(), [Problem::MirrorFailed]);
}

#[test]
fn the_first_save_is_the_time_to_ask_for_persistence() {
    let store = MemoryStore::default();
    store.plant(&key("basic-1"), &plain("basic-1", "reviewed", "已有"));
    let mut keeper = open("a", &store);
    assert_eq!(keeper.take_events(), []);
    keeper.set_note(id("basic-2"), "一", NOW);
    keeper.set_note(id("basic-2"), "二", NOW);
    assert_eq!(keeper.take_events(), [Event::FirstSave]);
}

#[test]
fn fault_13_a_page_from_the_back_forward_cache_reads_again() {
    let store = MemoryStore::default();
    let mut keeper = open("a", &store);
    for item in ["basic-1", "basic-2", "basic-3"] {
        keeper.set_note(id(item), "共同", NOW);
    }
    let mut other = open("b", &store);
    other.set_note(id("basic-1"), "那边", NOW);
    other.set_note(id("basic-4"), "新的", NOW);
    store.take(&key("basic-3"));
    let writes = store.writes().len();
    keeper.refresh();
    assert_eq!(keeper.book().note(id("basic-1")), "那边");
    assert_eq!(keeper.book().note(id("basic-2")), "共同");
    assert_eq!(keeper.book().note(id("basic-4")), "新的");
    let removed: Vec<_> = keeper.review().removed.iter().copied().collect();
    assert_eq!(removed, [id("basic-3")]);
    assert_eq!(store.writes().len(), writes);
}

#[test]
fn fault_15_each_input_is_in_storage_and_in_the_mirror_at_once() {
    let (store, mirror) = (MemoryStore::default(), MemoryMirror::default());
    let mut keeper = open_with("a", &store, &mirror);
    for text in ["一", "一二", "一二三"] {
        keeper.set_note(id("basic-1"), text, NOW);
        let value = store.text(&key("basic-1")).expect("saved");
        assert!(value.contains(&format!("\"{text}\"")));
        assert_eq!(mirror.values(), [(key("basic-1"), value)]);
    }
}
