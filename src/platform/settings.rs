//! Small settings of the reader's, kept where the browser allows it. Losing
//! one does no harm, so failures stay silent.

use leptos::prelude::window;

const PREFIX: &str = "duty-atlas:setting:";

/// The value of a setting, if one was kept.
pub fn get(name: &str) -> Option<String> {
    if !super::IN_BROWSER {
        return None;
    }
    let storage = window().local_storage().ok()??;
    storage.get_item(&format!("{PREFIX}{name}")).ok()?
}

/// Keeps a setting.
pub fn set(name: &str, value: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.set_item(&format!("{PREFIX}{name}"), value);
    }
}
