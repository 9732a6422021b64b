//! localStorage, its events, and the mirror, as this browser has them.

use std::cell::RefCell;
use std::rc::Rc;

use duty_atlas::embedded;
use duty_atlas::notes::{Event, Mark, Mirror, SaveState, Store, StoreError, Stored};
use duty_atlas::platform::local_storage::{self, Change, LocalStorage};
use duty_atlas::platform::mirror::IndexedDb;
use duty_atlas::platform::notes::Notes;
use duty_atlas::platform::{lifecycle, text};
use js_sys::{JsString, Promise};
use wasm_bindgen::{JsCast, JsValue};
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

/// Waits for so many milliseconds.
async fn wait(milliseconds: i32) {
    let promise = Promise::new(&mut |resolve, _| {
        lifecycle::after(milliseconds, move || drop(resolve.call0(&JsValue::NULL)));
    });
    JsFuture::from(promise).await.expect("a timer");
}

#[wasm_bindgen_test]
fn values_are_written_and_read_exactly() {
    let mut store = LocalStorage;
    let check = |store: &mut LocalStorage, value: &Stored| {
        store
            .write_and_check("duty-atlas:test", value)
            .expect("room");
        assert_eq!(store.read("duty-atlas:test"), Ok(Some(value.clone())));
    };
    for value in [
        "",
        "甲\0乙",
        "😀 שלום \u{202e}",
        "\u{feff}\u{fffd}\u{ffff}",
        "\r\n",
    ] {
        check(&mut store, &text(value));
    }
    check(&mut store, &text(&"1 MB 字".repeat(150_000)));
    check(
        &mut store,
        &Stored::NotUnicode(vec![0x7532, 0xd800, 0x41, 0xdc00]),
    );
    check(
        &mut store,
        &Stored::NotUnicode([0xd83d, 0x20].repeat(10_000)),
    );
    store.remove("duty-atlas:test").expect("reachable");
    assert_eq!(store.read("duty-atlas:test"), Ok(None));
}

#[wasm_bindgen_test]
fn only_keys_with_the_prefix_are_named() {
    let mut store = LocalStorage;
    storage().set_item("foreign", "{").expect("room");
    store.write("duty-atlas:test:1", &text("a")).expect("room");
    store.write("duty-atlas:test:2", &text("b")).expect("room");
    let mut keys = store.keys("duty-atlas:test:").expect("reachable");
    keys.sort();
    assert_eq!(keys, ["duty-atlas:test:1", "duty-atlas:test:2"]);
    for key in keys {
        store.remove(&key).expect("reachable");
    }
    assert_eq!(storage().get_item("foreign"), Ok(Some("{".into())));
    storage().remove_item("foreign").expect("reachable");
}

#[wasm_bindgen_test]
fn a_full_storage_is_told_from_other_failures_and_keeps_the_old_value() {
    let mut store = LocalStorage;
    store.write("duty-atlas:test", &text("旧")).expect("room");
    let refused = store.write("duty-atlas:test", &text(&"字".repeat(6 << 20)));
    assert_eq!(refused, Err(StoreError::Full));
    assert_eq!(store.read("duty-atlas:test"), Ok(Some(text("旧"))));
    store.remove("duty-atlas:test").expect("reachable");
}

#[wasm_bindgen_test]
async fn changes_of_other_tabs_are_told_exactly() {
    let heard: Rc<RefCell<Vec<Change>>> = Rc::default();
    let hearing = heard.clone();
    local_storage::on_change(move |change| hearing.borrow_mut().push(change));
    let window = web_sys::window().expect("a window");
    let dispatch = |key: Option<&str>, value: Option<&JsString>, local: bool| {
        let init = web_sys::StorageEventInit::new();
        init.set_key(key);
        let area = if local {
            window.local_storage()
        } else {
            window.session_storage()
        };
        init.set_storage_area(area.expect("reachable").as_ref());
        let value = value.map_or(JsValue::NULL, |value| value.clone().into());
        js_sys::Reflect::set(&init, &"newValue".into(), &value).expect("an object");
        let event = web_sys::StorageEvent::new_with_event_init_dict("storage", &init);
        window
            .dispatch_event(&event.expect("an event"))
            .expect("dispatched");
    };
    let half = text::to_js(&Stored::NotUnicode(vec![0xd800]));
    dispatch(Some("duty-atlas:test"), Some(&"甲".into()), true);
    dispatch(Some("duty-atlas:test"), Some(&half), true);
    dispatch(Some("duty-atlas:test"), None, true);
    dispatch(None, None, true);
    dispatch(Some("duty-atlas:test"), Some(&"乙".into()), false);
    let key = || "duty-atlas:test".to_owned();
    let expected = [
        Change::Key(key(), Some(text("甲"))),
        Change::Key(key(), Some(Stored::NotUnicode(vec![0xd800]))),
        Change::Key(key(), None),
        Change::Cleared,
    ];
    assert_eq!(*heard.borrow(), expected);
}

#[wasm_bindgen_test]
async fn the_mirror_gives_back_what_was_written() {
    let mut mirror = IndexedDb::new(|| panic!("the mirror failed"));
    mirror.open("duty-atlas:test:").await.expect("open");
    mirror.write("duty-atlas:test:1", "一");
    mirror.write("duty-atlas:test:2", "二");
    mirror.write("duty-atlas:test:2", "二\0😀");
    mirror.write("duty-atlas:test:3", "三");
    mirror.remove("duty-atlas:test:3");
    mirror.write("duty-atlas:tesu:1", "another prefix");
    let values = IndexedDb::new(|| {})
        .open("duty-atlas:test:")
        .await
        .expect("open");
    let expected = [("1", "一"), ("2", "二\0😀")];
    let expected = expected.map(|(key, value)| (format!("duty-atlas:test:{key}"), text(value)));
    assert_eq!(values, expected);
    for key in ["test:1", "test:2", "tesu:1"] {
        mirror.remove(&format!("duty-atlas:{key}"));
    }
}

#[wasm_bindgen_test]
async fn a_mirror_that_is_not_open_says_so_later_and_does_not_panic() {
    let failures: Rc<RefCell<u32>> = Rc::default();
    let counting = failures.clone();
    let mut mirror = IndexedDb::new(move || *counting.borrow_mut() += 1);
    mirror.write("duty-atlas:test", "一");
    assert_eq!(*failures.borrow(), 0);
    wait(20).await;
    assert_eq!(*failures.borrow(), 1);
}

#[wasm_bindgen_test]
fn half_a_character_pair_in_a_field_is_noticed() {
    let duty_list = web_sys::window()
        .and_then(|window| window.document())
        .expect("a duty_list");
    let field = duty_list.create_element("textarea").expect("an element");
    let check = |value: &Stored, expected: Option<&str>| {
        let value = text::to_js(value);
        js_sys::Reflect::set(&field, &"value".into(), &value).expect("a field");
        let exact = text::exact_value(field.unchecked_ref());
        assert_eq!(exact.as_deref(), expected);
    };
    check(&text("甲\u{fffd}😀"), Some("甲\u{fffd}😀"));
    check(&Stored::NotUnicode(vec![0x7532, 0xd83d]), None);
}

#[wasm_bindgen_test]
fn names_are_random_and_times_are_utc() {
    let name = lifecycle::random_name();
    assert_eq!(name.len(), 16);
    assert_ne!(name, lifecycle::random_name());
    let now = lifecycle::now();
    assert!(now.len() == 24 && now.ends_with('Z'), "{now}");
}

#[wasm_bindgen_test]
async fn notes_are_saved_mirrored_and_read_again() {
    let duty_list = embedded::duty_list();
    let events: Rc<RefCell<Vec<Event>>> = Rc::default();
    let start = || {
        let events = events.clone();
        Notes::start(&duty_list, move |_, more| events.borrow_mut().extend(more))
    };
    let item = duty_list.items[0].id;
    let key = format!("duty-atlas:note:{}:{item}", duty_list.id);
    storage().remove_item(&key).expect("reachable");

    let notes = start();
    notes.act(|keeper, now| {
        keeper.set_mark(item, Mark::Questioned, now);
        keeper.set_note(item, "记录", now)
    });
    let state = notes.act(|keeper, _| keeper.review().saving.state());
    assert_eq!(state, SaveState::Saved);
    assert_eq!(*events.borrow(), [Event::FirstSave]);
    let saved = storage().get_item(&key).expect("reachable").expect("saved");
    assert!(
        saved.contains(r#""state":"questioned","note":"记录""#),
        "{saved}"
    );
    wait(200).await;

    // The browser was killed before localStorage reached the disk.
    storage().remove_item(&key).expect("reachable");
    let again = start();
    wait(200).await;
    again.act(|keeper, _| {
        assert_eq!(keeper.book().note(item), "记录");
        assert_eq!(keeper.book().mark(item), Mark::Questioned);
    });
    assert!(events.borrow().contains(&Event::Recovered(1)));
    assert_eq!(storage().get_item(&key), Ok(Some(saved)));

    again.act(|keeper, _| keeper.delete_notes());
    assert_eq!(storage().get_item(&key), Ok(None));
    wait(200).await;
    let values = IndexedDb::new(|| {}).open(&key).await.expect("open");
    assert_eq!(values, []);
}
