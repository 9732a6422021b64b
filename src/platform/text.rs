//! JavaScript's strings, which need not be text: half of a character pair may
//! are alone in them, and would silently become U+FFFD on the way to Rust.

use js_sys::{JsString, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::notes::Stored;

/// The value of a string, exactly.
pub fn stored(value: &JsString) -> Stored {
    let text = String::from(value);
    // Only where something became U+FFFD is a closer look needed.
    if !text.contains('\u{fffd}') || value.is_valid_utf16() {
        return Stored::Text(text);
    }
    Stored::NotUnicode(value.iter().collect())
}

/// The string that has this value.
pub fn to_js(value: &Stored) -> JsString {
    match value {
        Stored::Text(text) => JsString::from(text.as_str()),
        Stored::NotUnicode(units) => {
            // In pieces, for each unit becomes an argument of a call.
            let pieces = units.chunks(4096).map(JsString::from_char_code);
            pieces.fold(JsString::from(""), |all, piece| all.concat(&piece))
        }
    }
}

/// The text in a field; `None` where half of a character pair is alone in
/// it, so that it could not be kept exactly.
pub fn exact_value(field: &web_sys::HtmlTextAreaElement) -> Option<String> {
    match stored(&property(field, "value")?) {
        Stored::Text(text) => Some(text),
        Stored::NotUnicode(_) => None,
    }
}

/// A property that is a string.
pub fn property(object: &JsValue, name: &str) -> Option<JsString> {
    let value = Reflect::get(object, &JsValue::from_str(name)).ok()?;
    value.dyn_into::<JsString>().ok()
}
