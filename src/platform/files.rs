//! Files out and in, without a server.

use std::sync::Arc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlInputElement, Url};

/// The MIME types of the files that are handed over.
pub const JSON: &str = "application/json";
pub const CSV: &str = "text/csv;charset=utf-8";
pub const HTML: &str = "text/html;charset=utf-8";
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
pub const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// What the browser's file dialogue offers for lists; others can be chosen too.
pub const LIST_TYPES: &str = ".docx,.xlsx,.xls,.ods,.html,.htm,.csv,.tsv,.txt,.md,.json";

/// More bytes than these are not even read.
const MOST_BYTES: f64 = (32 << 20) as f64;

/// A source that the reader dropped, chose or pasted, on its way to the view
/// that reads it: the bytes, and the file's name; empty for what was pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Incoming {
    Source {
        name: String,
        bytes: Arc<[u8]>,
    },
    /// It was not read, because it is larger than any list.
    TooLarge {
        name: String,
        bytes: u64,
    },
    /// The browser could not read the file.
    Unreadable {
        name: String,
    },
}

/// Reads a file that the reader chose or dropped.
pub async fn incoming(file: web_sys::File) -> Incoming {
    let name = file.name();
    if file.size() > MOST_BYTES {
        let bytes = file.size() as u64;
        return Incoming::TooLarge { name, bytes };
    }
    match read(&file).await {
        Ok(bytes) => Incoming::Source {
            name,
            bytes: bytes.into(),
        },
        Err(_) => Incoming::Unreadable { name },
    }
}

/// How long a file that was handed over can still be fetched, in milliseconds.
const FETCHABLE: i32 = 60_000;

/// Hands a text to the reader as a file of this name. The error is the
/// browser's own.
pub fn download(name: &str, kind: &str, text: &str) -> Result<(), JsValue> {
    hand_over(name, kind, &JsValue::from_str(text))
}

/// Hands bytes to the reader as a file of this name.
pub fn download_bytes(name: &str, kind: &str, bytes: &[u8]) -> Result<(), JsValue> {
    hand_over(name, kind, &Uint8Array::from(bytes))
}

fn hand_over(name: &str, kind: &str, content: &JsValue) -> Result<(), JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let document = window.document().ok_or(JsValue::NULL)?;
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(content);
    let blob = Blob::new_with_buffer_source_sequence_and_options(&parts, &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The browser fetches it some time after the click.
    let forget = Closure::once_into_js(move || drop(Url::revoke_object_url(&address)));
    let timeout = window
        .set_timeout_with_callback_and_timeout_and_arguments_0(forget.unchecked_ref(), FETCHABLE);
    timeout.map(drop)
}

/// Lets the reader choose a file; calls back if one was chosen. To be called
/// from a click, or the browser refuses.
pub fn choose(accept: &str, chosen: impl FnOnce(web_sys::File) + 'static) -> Result<(), JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let document = window.document().ok_or(JsValue::NULL)?;
    let input: HtmlInputElement = document.create_element("input")?.unchecked_into();
    input.set_type("file");
    input.set_accept(accept);
    let source = input.clone();
    let listener = Closure::once_into_js(move || {
        if let Some(file) = source.files().and_then(|files| files.get(0)) {
            chosen(file);
        }
    });
    input.set_onchange(Some(listener.unchecked_ref()));
    input.click();
    Ok(())
}

/// The size of a file in bytes.
pub fn size(file: &web_sys::File) -> u64 {
    file.size() as u64
}

/// Reads a file, whose size is to be checked before. As bytes and not as text,
/// for the browser would replace without a word what is no UTF-8.
pub async fn read(file: &web_sys::File) -> Result<Vec<u8>, JsValue> {
    let buffer = JsFuture::from(file.array_buffer()).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// The text of a file of the site, by its address relative to the page; none
/// where it does not arrive, or is something else, such as a page that says so.
pub async fn fetch_text(path: &str) -> Option<String> {
    let answer = JsFuture::from(leptos::prelude::window().fetch_with_str(path)).await;
    let answer: web_sys::Response = answer.ok()?.dyn_into().ok()?;
    if !answer.ok() {
        return None;
    }
    JsFuture::from(answer.text().ok()?).await.ok()?.as_string()
}
