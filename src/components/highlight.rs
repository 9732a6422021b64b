//! Text with the matches of the search marked.

use std::ops::Range;
use std::sync::Arc;

use leptos::either::Either;
use leptos::prelude::*;

use crate::search::Query;
use crate::state::{Page, part_of, use_page};

/// Phrases that are marked below instead of the matches of the search: what led
/// to an item that has not the words themselves.
#[derive(Clone, Debug)]
pub struct MarkedPhrases(pub Vec<String>);

/// The query whose matches are marked below.
#[derive(Clone, Copy, Debug)]
struct MarkedQuery(Memo<Arc<Query>>);

/// Follows the search for all texts below: one subscription for a part of the
/// page that comes and goes as a whole.
pub fn mark_matches(page: Page) {
    provide_context(MarkedQuery(part_of(page.query, Arc::clone)));
}

/// A text of the list, the matches in `<mark>`.
#[component]
pub fn Highlight(#[prop(into)] text: String) -> impl IntoView {
    let page = use_page();
    if let Some(phrases) = use_context::<MarkedPhrases>() {
        return highlighted(&text, &phrases.ranges(&text)).into_any();
    }
    let query = match use_context::<MarkedQuery>() {
        Some(MarkedQuery(query)) => query,
        None => part_of(page.query, Arc::clone),
    };
    (move || query.with(|query| highlighted(&text, &query.highlights(&text)))).into_any()
}

impl MarkedPhrases {
    /// Where the phrases are in a text, the longest first, without overlaps.
    pub fn ranges(&self, text: &str) -> Vec<Range<usize>> {
        let mut phrases: Vec<&str> = self.0.iter().map(String::as_str).collect();
        phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
        let mut ranges: Vec<Range<usize>> = Vec::new();
        for phrase in phrases.into_iter().filter(|phrase| !phrase.is_empty()) {
            for (start, _) in text.match_indices(phrase) {
                let range = start..start + phrase.len();
                let overlaps =
                    |known: &Range<usize>| known.start < range.end && range.start < known.end;
                if !ranges.iter().any(overlaps) {
                    ranges.push(range);
                }
            }
        }
        ranges.sort_by_key(|range| range.start);
        ranges
    }
}

/// A text with these byte ranges in `<mark>`. The ranges are in order and do not
/// overlap.
pub fn highlighted(text: &str, ranges: &[Range<usize>]) -> impl IntoView + use<> {
    // Most texts have no match: they need no more than a node of text.
    if ranges.is_empty() {
        return Either::Left(text.to_owned());
    }
    let mut pieces = Vec::with_capacity(2 * ranges.len() + 1);
    let mut end = 0;
    for range in ranges {
        pieces.push(Either::Left(text[end..range.start].to_owned()));
        let matched = text[range.clone()].to_owned();
        pieces.push(Either::Right(view! { <mark>{matched}</mark> }));
        end = range.end;
    }
    pieces.push(Either::Left(text[end..].to_owned()));
    Either::Right(pieces)
}
