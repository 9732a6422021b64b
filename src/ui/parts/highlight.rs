//! Text with the matches of the search marked.

use leptos::prelude::*;

use crate::ui::state::Atlas;

/// A text of the document, its matches in `<mark>`.
pub fn highlighted(text: &'static str) -> impl IntoView {
    let atlas = Atlas::get();
    let ranges = Memo::new(move |_| atlas.query.with(|query| query.highlights(text)));
    move || {
        let mut pieces = Vec::new();
        let mut end = 0;
        for range in ranges.get() {
            pieces.push(text[end..range.start].into_any());
            end = range.end;
            pieces.push(view! { <mark>{&text[range]}</mark> }.into_any());
        }
        pieces.push(text[end..].into_any());
        pieces
    }
}
