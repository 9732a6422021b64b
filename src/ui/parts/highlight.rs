//! Text with the matches of the search marked.

use leptos::prelude::*;

use crate::ui::dom::{El, el};
use crate::ui::state::Atlas;

/// An element with a text of the document in it, the matches in `<mark>`.
pub fn highlighted(atlas: Atlas, tag: &str, text: &'static str) -> El {
    let ranges = Memo::new(move |_| atlas.query.with(|query| query.highlights(text)));
    el(tag).region(move || {
        let mut pieces = Vec::new();
        let mut end = 0;
        for range in ranges.get() {
            let mark = el("mark").child(&text[range.clone()]);
            pieces.push((&text[end..range.start], Some(mark)));
            end = range.end;
        }
        pieces.push((&text[end..], None));
        pieces
    })
}
