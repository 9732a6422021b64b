//! The page as one file, with a list of the reader's own.

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::{files, startup};

/// The file that a build publishes, and what its copies are called.
pub const NAME: &str = "duty-atlas.html";
/// Where it has the list.
const PLACE: &str = "<!-- duty-atlas-list -->";
const LIST_ID: &str = "duty-atlas-list";
const OPEN: &str = r#"<script type="application/json" id="duty-atlas-list">"#;
const CLOSE: &str = "</script>";

/// The list that this page has as its own, as `duties.json`; none where it is
/// the program's.
pub fn own_list() -> Option<String> {
    own_element()?.text_content()
}

/// Whether this page has a list of its reader as its own.
pub fn has_own_list() -> bool {
    own_element().is_some()
}

fn own_element() -> Option<Element> {
    if !super::IN_BROWSER {
        return None;
    }
    document().get_element_by_id(LIST_ID)
}

/// The program in one file with this list, given as `duties.json`, as its own.
/// None where the program cannot be had.
pub async fn with_list(duties: &str) -> Option<String> {
    let page = match startup::is_one_file() {
        true => this_page()?,
        false => files::fetch_text(NAME).await?,
    };
    // Nothing in the list may end the script: in JSON `<` can be written as an escape.
    let script = format!("{OPEN}{}{CLOSE}", duties.replace('<', "\\u003c"));
    let (before, after) = page.split_once(PLACE)?;
    let after = match after.trim_start().strip_prefix(OPEN) {
        Some(rest) => rest.split_once(CLOSE)?.1,
        None => after,
    };
    Some(format!("{before}{PLACE}{script}{after}"))
}

/// This page as it was before the program started.
fn this_page() -> Option<String> {
    let root: Element = document()
        .document_element()?
        .clone_node_with_deep(true)
        .ok()?
        .dyn_into()
        .ok()?;
    for attribute in [
        "data-ready",
        "data-started",
        "data-scripts",
        "data-elsewhere",
    ] {
        let _ = root.remove_attribute(attribute);
    }
    let _ = root.set_attribute("lang", "zh-CN");
    if let Ok(Some(app)) = root.query_selector("#app") {
        app.set_inner_html("");
    }
    let _ = window();
    Some(format!("<!doctype html>\n{}", root.outer_html()))
}
