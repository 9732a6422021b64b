//! Text with the matches of the search marked.

use std::ops::Range;

use leptos::either::Either;
use leptos::prelude::*;

use crate::state::use_page;

/// A text of the list, the matches in `<mark>`.
#[component]
pub fn Highlight(#[prop(into)] text: String) -> impl IntoView {
    let page = use_page();
    let ranges = Memo::new({
        let text = text.clone();
        move |_| page.query.with(|query| query.highlights(&text))
    });
    move || ranges.with(|ranges| highlighted(&text, ranges))
}

/// A text with these byte ranges in `<mark>`. The ranges are in order and do not
/// overlap.
pub fn highlighted(text: &str, ranges: &[Range<usize>]) -> impl IntoView + use<> {
    let mut pieces = Vec::with_capacity(2 * ranges.len() + 1);
    let mut end = 0;
    for range in ranges {
        pieces.push(Either::Left(text[end..range.start].to_owned()));
        let matched = text[range.clone()].to_owned();
        pieces.push(Either::Right(view! { <mark>{matched}</mark> }));
        end = range.end;
    }
    pieces.push(Either::Left(text[end..].to_owned()));
    pieces
}
