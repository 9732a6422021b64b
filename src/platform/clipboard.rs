//! The clipboard.

use leptos::prelude::window;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Copies a text.
///
/// # Errors
/// The browser's reason, where it has no clipboard for this page or refuses it.
pub async fn copy(text: &str) -> Result<(), JsValue> {
    let navigator = window().navigator();
    // On an insecure origin the property is missing, which web-sys does not say.
    let clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into())?;
    if clipboard.is_undefined() {
        return Err("no clipboard".into());
    }
    JsFuture::from(navigator.clipboard().write_text(text)).await?;
    Ok(())
}
