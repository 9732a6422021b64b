//! localStorage and its events, as this browser has them.

use std::cell::RefCell;
use std::rc::Rc;

use duty_atlas::notes::{Store, StoreError, Stored};
use duty_atlas::platform::local_storage::{self, BrowserStorage, RemoteChange};
use duty_atlas::platform::{lifecycle, text};
use js_sys::JsString;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

fn storage() -> web_sys::Storage {
    web_sys::window()
        .and_then(|window| window.local_storage().ok().flatten())
        .expect("a localStorage")
}

fn text(value: &str) -> Stored {
    Stored::Text(value.to_owned())
}

#[wasm_bindgen_test]
fn values_are_written_and_read_exactly() {
    let mut store = BrowserStorage;
    let check = |store: &mut BrowserStorage, value: &Stored| {
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
    let mut store = BrowserStorage;
    storage().set_item("foreign", "{").expect("room");
    store.write("duty-atlas:test:1", &text("a")).expect("room");
    store.write("duty-atlas:test:2", &text("b")).expect("room");
    let mut keys = store.keys("duty-atlas:test:").expect("reachable");
    keys.sort();
    assert_eq!(keys, ["duty-atlas:test:1", "duty-atlas:test:2"]);
    assert_eq!(store.has_key("duty-atlas:test:"), Ok(true));
    assert!(store.values().expect("reachable") >= 3);
    for key in keys {
        store.remove(&key).expect("reachable");
    }
    assert_eq!(store.has_key("duty-atlas:test:"), Ok(false));
    assert_eq!(storage().get_item("foreign"), Ok(Some("{".into())));
    storage().remove_item("foreign").expect("reachable");
}

#[wasm_bindgen_test]
fn a_full_storage_is_told_from_other_failures_and_keeps_the_old_value() {
    let mut store = BrowserStorage;
    store.write("duty-atlas:test", &text("旧")).expect("room");
    let refused = store.write("duty-atlas:test", &text(&"字".repeat(6 << 20)));
    assert_eq!(refused, Err(StoreError::Full));
    assert_eq!(store.read("duty-atlas:test"), Ok(Some(text("旧"))));
    store.remove("duty-atlas:test").expect("reachable");
}

#[wasm_bindgen_test]
fn changes_of_other_tabs_are_reported_exactly() {
    let heard: Rc<RefCell<Vec<RemoteChange>>> = Rc::default();
    let hearing = heard.clone();
    local_storage::on_remote_change(move |change| hearing.borrow_mut().push(change));
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
        RemoteChange::Key(key(), Some(text("甲"))),
        RemoteChange::Key(key(), Some(Stored::NotUnicode(vec![0xd800]))),
        RemoteChange::Key(key(), None),
        RemoteChange::Cleared,
    ];
    assert_eq!(*heard.borrow(), expected);
}

#[wasm_bindgen_test]
fn half_a_character_pair_in_a_field_is_noticed() {
    let document = web_sys::window()
        .and_then(|window| window.document())
        .expect("a document");
    let field = document.create_element("textarea").expect("an element");
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
