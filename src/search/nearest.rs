//! The nearest items for a query that nothing matches exactly.

use crate::duty_list::{DutyList, ItemId};
use crate::notes::Mark;

use super::facets::Facets;
use super::filter::Filters;
use super::index::Index;
use super::kind::Location;
use super::lexicon::Lexicon;
use super::matches::exists;
use super::query::Query;
use super::rank::{Folded, RankedItem, Ranker, is_word_char};
use super::word::Word;

/// How many items are shown.
const MAX_ITEMS: usize = 10;
/// How many items are looked at; filters may leave few of them.
const CANDIDATES: usize = 60;
/// A longer query is a task; only its beginning is looked at.
const MAX_CHARACTERS: usize = 200;
/// What an item must reach, absolutely and beside the best one.
const LEAST_SCORE: f32 = 1.6;
const LEAST_SHARE: f32 = 0.35;
/// How much of the query an item must explain.
const LEAST_COVERAGE: f32 = 0.4;

/// How much an item gains whose title is explained.
const TITLE_COVERAGE: f32 = 0.3;

/// What is close to a query.
#[derive(Clone, Debug, PartialEq)]
pub struct Nearest {
    /// Best first, at most ten.
    pub items: Vec<RankedItem>,
    /// The counts beside the filter options, of all items that are near.
    pub facets: Facets,
    /// Parts of the query that match something by themselves.
    pub parts: Vec<QueryPart>,
}

/// A part of a query and the number of items that it finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryPart {
    pub text: String,
    pub count: usize,
}

/// Finds the items that a query most likely means: joined words are taken apart,
/// their order does not matter, plain words, sounds and single wrong characters
/// count. For queries without quotes and fields.
pub fn nearest(
    duty_list: &DutyList,
    index: &Index,
    lexicon: &Lexicon,
    text: &str,
    filters: &Filters,
    mark: &dyn Fn(ItemId) -> Mark,
) -> Nearest {
    let end = text.char_indices().nth(MAX_CHARACTERS);
    let text = &text[..end.map_or(text.len(), |(at, _)| at)];
    let mut folded = Folded::new(text);
    for range in lexicon.noise(folded.symbols(), false) {
        folded.hide(range);
    }
    let content = content(&folded, lexicon);
    // What is asked for alone is not an attachment.
    if !lexicon.is_word(folded.symbols()) {
        for range in lexicon.noise(folded.symbols(), true) {
            folded.hide(range);
        }
    }
    let ranker = Ranker::new(duty_list, index, lexicon);
    let mut items: Vec<RankedItem> = ranker
        .rank(&folded, CANDIDATES)
        .into_iter()
        .filter_map(|mut item| {
            let coverage = coverage(&folded, &item, &content);
            item.score *= 0.3 + 0.7 * coverage;
            item.score *= 1.0 + TITLE_COVERAGE * title_coverage(duty_list, &item);
            (coverage >= LEAST_COVERAGE && item.score >= LEAST_SCORE).then_some(item)
        })
        .collect();
    let best = best_score(&items);
    let mut facets = Facets::new(duty_list);
    items.retain(|ranked| {
        let item = &duty_list.items[ranked.position];
        let mark = mark(item.id);
        if ranked.score >= LEAST_SHARE * best {
            facets.count(item, mark, filters);
        }
        filters.admits(item, mark)
    });
    items.sort_by(|a, b| {
        b.score
            .total_cmp(&a.score)
            .then(a.position.cmp(&b.position))
    });
    let best = best_score(&items);
    items.retain(|item| item.score >= LEAST_SHARE * best);
    items.truncate(MAX_ITEMS);
    let parts = parts(duty_list, index, text, &folded);
    Nearest {
        items,
        facets,
        parts,
    }
}

fn best_score(items: &[RankedItem]) -> f32 {
    items.iter().map(|item| item.score).fold(0.0, f32::max)
}

/// For each character, whether it says something: whether it is outside of
/// generic words, or is among nothing else.
fn content(folded: &Folded, lexicon: &Lexicon) -> Vec<bool> {
    let symbols = folded.symbols();
    let words: Vec<bool> = symbols.iter().map(|c| is_word_char(*c)).collect();
    let mut specific = words.clone();
    for (at, lengths) in lexicon
        .generic_lengths(symbols, 0, symbols.len())
        .iter()
        .enumerate()
    {
        for length in lengths.iter().filter(|length| **length > 1) {
            specific[at..at + length].fill(false);
        }
    }
    if specific.contains(&true) {
        specific
    } else {
        words
    }
}

/// How much an item's evidence explains of what the query says.
fn coverage(folded: &Folded, item: &RankedItem, content: &[bool]) -> f32 {
    let (mut explained, mut unexplained) = (0, 0);
    for (at, content) in content.iter().enumerate() {
        let byte = folded.bytes(&(at..at + 1)).start;
        if item.evidence.iter().any(|e| e.range.contains(&byte)) {
            explained += 1;
        } else {
            unexplained += usize::from(*content);
        }
    }
    explained as f32 / (explained + unexplained).max(1) as f32
}

/// How much of an item's title the query says; long titles have several matters.
fn title_coverage(duty_list: &DutyList, item: &RankedItem) -> f32 {
    let title = duty_list.items[item.position].title.chars().count().min(20);
    let evidence = item
        .evidence
        .iter()
        .filter(|e| e.location == Location::Title);
    let said: usize = evidence.map(|e| e.phrase.chars().count()).sum();
    (said as f32 / title.max(4) as f32).min(1.0)
}

/// The longest stretches of the query that are found by themselves.
fn parts(duty_list: &DutyList, index: &Index, text: &str, folded: &Folded) -> Vec<QueryPart> {
    let symbols = folded.symbols();
    let mut parts: Vec<QueryPart> = Vec::new();
    let mut start = 0;
    while start + 1 < symbols.len() {
        let kind = symbols[start].is_ascii();
        let run = symbols[start..].iter();
        let run = run
            .take_while(|c| is_word_char(**c) && c.is_ascii() == kind)
            .count();
        // Latin letters only as whole words.
        let least = if kind { run.max(2) } else { 2 };
        let longest = (least..=run)
            .rev()
            .find(|length| exists(index, &Word::exact(symbols[start..start + length].to_vec())));
        let Some(length) = longest else {
            start += if kind { run.max(1) } else { 1 };
            continue;
        };
        let part = &text[folded.bytes(&(start..start + length))];
        let query = Query::parse(&format!("\"{part}\""), index);
        let found = super::search(duty_list, index, &query, &Filters::default(), &|_| {
            Mark::Unreviewed
        });
        let part = QueryPart {
            text: part.to_owned(),
            count: found.hits.len(),
        };
        if part.count > 0 && !parts.contains(&part) {
            parts.push(part);
        }
        start += length;
    }
    parts
}
