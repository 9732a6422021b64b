//! Records in the browser's localStorage.
//!
//! gloo-storage panics where storage is blocked, so a look through web-sys
//! comes first; and its own JSON would wrap the values, so they go through
//! [`LocalStorage::raw`].

use gloo_storage::{LocalStorage, Storage};
use js_sys::JsString;
use leptos::ev;
use leptos::prelude::{window, window_event_listener};
use wasm_bindgen::prelude::*;

use super::text::{property, stored, to_js};
use crate::notes::{Store, StoreError, Stored};

/// The browser's localStorage. It is looked up for each call, because the
/// reader can block or allow it while the page is open.
#[derive(Clone, Copy, Debug, Default)]
pub struct BrowserStorage;

#[wasm_bindgen]
extern "C" {
    /// `Storage`, with values that need not be text.
    type RawStorage;

    #[wasm_bindgen(method, catch, js_name = getItem)]
    fn get_item(this: &RawStorage, key: &str) -> Result<Option<JsString>, JsValue>;

    #[wasm_bindgen(method, catch, js_name = setItem)]
    fn set_item(this: &RawStorage, key: &str, value: &JsString) -> Result<(), JsValue>;
}

impl BrowserStorage {
    /// How many values the origin has, those of other programs too.
    pub fn values(self) -> Result<usize, StoreError> {
        let length = storage()?.length().map_err(error)?;
        Ok(usize::try_from(length).unwrap_or(usize::MAX))
    }

    /// Whether a key begins with `prefix`. Most often the first one does.
    pub fn has_key(self, prefix: &str) -> Result<bool, StoreError> {
        let storage = storage()?;
        for at in 0..storage.length().map_err(error)? {
            let key = storage.key(at).map_err(error)?;
            if key.is_some_and(|key| key.starts_with(prefix)) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

fn storage() -> Result<web_sys::Storage, StoreError> {
    match window().local_storage() {
        Ok(Some(_)) => Ok(LocalStorage::raw()),
        Ok(None) | Err(_) => Err(StoreError::Blocked),
    }
}

/// What an exception of the browser means.
fn error(exception: JsValue) -> StoreError {
    let text = |name| property(&exception, name).map(String::from);
    let name = text("name").unwrap_or_default();
    match name.as_str() {
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => StoreError::Full,
        "SecurityError" => StoreError::Blocked,
        _ => StoreError::Failed(format!("{name} {}", text("message").unwrap_or_default())),
    }
}

impl Store for BrowserStorage {
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        // All at once and not one by one: there may be thousands.
        let keys = js_sys::Object::keys(storage()?.unchecked_ref::<js_sys::Object>());
        let keys = keys.iter().filter_map(|key| key.as_string());
        Ok(keys.filter(|key| key.starts_with(prefix)).collect())
    }

    fn read(&self, key: &str) -> Result<Option<Stored>, StoreError> {
        let storage = storage()?;
        let raw = storage.unchecked_ref::<RawStorage>();
        let value = raw.get_item(key).map_err(error)?;
        Ok(value.as_ref().map(stored))
    }

    fn write(&mut self, key: &str, value: &Stored) -> Result<(), StoreError> {
        let storage = storage()?;
        let raw = storage.unchecked_ref::<RawStorage>();
        raw.set_item(key, &to_js(value)).map_err(error)
    }

    fn remove(&mut self, key: &str) -> Result<(), StoreError> {
        storage()?.remove_item(key).map_err(error)
    }
}

/// What another tab did to localStorage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RemoteChange {
    /// It was emptied.
    Cleared,
    /// The value of a key was written or, if `None`, removed.
    Key(String, Option<Stored>),
}

/// Calls back with each change that another tab makes to localStorage.
pub fn on_remote_change(callback: impl Fn(RemoteChange) + 'static) {
    window_event_listener(ev::storage, move |event| {
        // sessionStorage has the same event. Where storage is blocked there is
        // no area to compare, and no event either.
        let Ok(local) = storage() else { return };
        if event.storage_area().as_ref() != Some(&local) {
            return;
        }
        callback(match event.key() {
            None => RemoteChange::Cleared,
            Some(key) => RemoteChange::Key(key, property(&event, "newValue").as_ref().map(stored)),
        });
    });
}
