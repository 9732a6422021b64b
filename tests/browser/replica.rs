//! The second copy in IndexedDB, and the stores that it is a copy of.

use std::cell::RefCell;
use std::rc::Rc;

use duty_atlas::embedded;
use duty_atlas::notes::{
    Event, Mark, Note, Replica, ReplicaError, ReplicaOutcome, Stored, Task, TaskField, WriteId,
};
use duty_atlas::platform::notes::Driver;
use duty_atlas::platform::replica::IndexedDb;
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

fn storage() -> web_sys::Storage {
    web_sys::window()
        .and_then(|window| window.local_storage().ok().flatten())
        .expect("a localStorage")
}

fn text(value: &str) -> Stored {
    Stored::Text(value.to_owned())
}

/// Waits until something holds, in steps of a frame.
async fn until(holds: impl Fn() -> bool) {
    for _ in 0..600 {
        if holds() {
            return;
        }
        let frame = Promise::new(&mut |resolve, _| {
            leptos::prelude::request_animation_frame(move || {
                drop(resolve.call0(&JsValue::NULL));
            });
        });
        JsFuture::from(frame).await.expect("a frame");
    }
    panic!("it does not come to hold");
}

/// What became of the writes, in the order in which they ended.
type Outcomes = Rc<RefCell<Vec<(WriteId, ReplicaOutcome)>>>;

/// A replica with the outcomes of its writes.
fn replica() -> (IndexedDb, Outcomes) {
    let outcomes = Outcomes::default();
    let heard = outcomes.clone();
    let written = move |id, outcome| heard.borrow_mut().push((id, outcome));
    (IndexedDb::new(written), outcomes)
}

/// A saved note on `basic-1` with one text.
fn note(sequence: u64, replica: &str, note: &str) -> Stored {
    text(&format!(
        r#"{{"v":1,"item":"basic-1","state":"reviewed","note":"{note}","updated":"","sequence":{sequence},"writer":"{replica}"}}"#
    ))
}

#[wasm_bindgen_test]
async fn the_replica_returns_what_was_written() {
    let prefix = "duty-atlas:quarantine:note:test-written:".to_owned();
    let (mut replica, outcomes) = replica();
    replica
        .open(std::slice::from_ref(&prefix))
        .await
        .expect("open");
    let key = |name: &str| format!("{prefix}{name}");
    let half = Stored::NotUnicode(vec![0x7532, 0xd800]);
    let values = vec![(key("1"), text("一\0😀")), (key("2"), half.clone())];
    replica.merge_put(WriteId(1), values.clone());
    replica.merge_put(WriteId(2), vec![(key("3"), text("三"))]);
    replica.remove(WriteId(3), vec![key("3")]);
    assert!(outcomes.borrow().is_empty(), "never from within the call");
    until(|| outcomes.borrow().len() == 3).await;
    let done = |id| (WriteId(id), Ok(Vec::new()));
    assert_eq!(*outcomes.borrow(), [done(1), done(2), done(3)]);

    let (mut again, outcomes) = self::replica();
    let read = again
        .open(std::slice::from_ref(&prefix))
        .await
        .expect("open");
    assert_eq!(read, values);
    let elsewhere = ["duty-atlas:quarantine:note:test-other:".to_owned()];
    assert_eq!(again.open(&elsewhere).await.expect("open"), []);
    again.remove(WriteId(1), vec![key("1"), key("2")]);
    until(|| !outcomes.borrow().is_empty()).await;
}

#[wasm_bindgen_test]
async fn a_text_that_the_writer_has_not_seen_is_not_written_over() {
    let key = "duty-atlas:note:test-merge:basic-1".to_owned();
    let (mut one, of_one) = replica();
    let (mut other, of_other) = replica();
    for replica in [&one, &other] {
        replica
            .open(std::slice::from_ref(&key))
            .await
            .expect("open");
    }
    one.merge_put(WriteId(1), vec![(key.clone(), note(1, "a", "甲"))]);
    other.merge_put(WriteId(1), vec![(key.clone(), note(1, "b", "乙"))]);
    until(|| of_one.borrow().len() + of_other.borrow().len() == 2).await;
    let (_, outcome) = of_other.borrow()[0].clone();
    let differing = outcome.expect("written");
    assert_eq!(differing.len(), 1, "the writer learns of the other text");
    let read = one.open(std::slice::from_ref(&key)).await.expect("open");
    let [(_, Stored::Text(value))] = &read[..] else {
        panic!("{read:?}");
    };
    assert!(value.contains('甲') && value.contains('乙'), "{value}");
    one.remove(WriteId(2), vec![key]);
    until(|| of_one.borrow().len() == 2).await;
}

#[wasm_bindgen_test]
async fn a_replica_that_is_not_open_says_so_later() {
    let (mut replica, outcomes) = replica();
    replica.merge_put(WriteId(7), vec![("duty-atlas:test".to_owned(), text("一"))]);
    assert!(outcomes.borrow().is_empty());
    until(|| !outcomes.borrow().is_empty()).await;
    let expected = [(WriteId(7), Err(ReplicaError::Unavailable))];
    assert_eq!(*outcomes.borrow(), expected);
}

#[wasm_bindgen_test]
async fn notes_are_saved_copied_and_read_again() {
    let duty_list = embedded::duty_list();
    let events: Rc<RefCell<Vec<Event<_>>>> = Rc::default();
    let start = || {
        let events = events.clone();
        let changed = move |_, more| events.borrow_mut().extend::<Vec<_>>(more);
        Driver::<Note>::of_notes(&duty_list, Box::new(changed))
    };
    let item = duty_list.items[0].id;
    let key = format!("duty-atlas:note:{}:{item}", duty_list.id);
    storage().remove_item(&key).expect("reachable");

    let notes = start();
    notes.act(|store, now| {
        store.set_mark(item, Mark::Questioned, now);
        store.set_note(item, "记录", now)
    });
    assert!(notes.act(|store, _| store.snapshot().is_saved()));
    assert_eq!(*events.borrow(), [Event::FirstSave]);
    let saved = storage().get_item(&key).expect("reachable").expect("saved");
    assert!(
        saved.contains(r#""state":"questioned","note":"记录""#),
        "{saved}"
    );
    let (copy, _) = replica();
    let copied = async || {
        let values = copy.open(std::slice::from_ref(&key)).await.expect("open");
        values
            .into_iter()
            .map(|(_, value)| value)
            .collect::<Vec<_>>()
    };
    while copied().await != [text(&saved)] {}

    // The browser was killed before localStorage reached the disk.
    storage().remove_item(&key).expect("reachable");
    let again = start();
    until(|| events.borrow().contains(&Event::Recovered(1))).await;
    again.act(|store, _| {
        assert_eq!(store.book().note(item), "记录");
        assert_eq!(store.book().mark(item), Mark::Questioned);
    });
    assert_eq!(storage().get_item(&key), Ok(Some(saved)));

    // Once the replica knows of the deletion, nothing is left in the store.
    again.act(|store, _| store.delete_all());
    until(|| storage().get_item(&key) == Ok(None)).await;
    let copied = copied().await;
    assert!(copied.iter().all(|value| !value.lossy().contains("记录")));
}

#[wasm_bindgen_test]
async fn tasks_are_driven_alike() {
    let document = "test-tasks";
    let start = || Driver::<Task>::of_document(document, Box::new(|_, _| {}));
    let id = "t1".parse().expect("an id");
    let key = format!("duty-atlas:task:{document}:t1");
    let tasks = start();
    tasks.act(|store, now| {
        store.edit(&id, TaskField::All, now, |task| {
            task.text = "清理".to_owned();
        })
    });
    let saved = storage().get_item(&key).expect("reachable").expect("saved");
    assert!(saved.contains("清理"), "{saved}");
    start().act(|store, _| {
        let task = store.book().payload(&id).expect("read again");
        assert_eq!(task.text, "清理");
    });
    tasks.act(|store, _| store.delete_all());
    until(|| storage().get_item(&key) == Ok(None)).await;
}
