//! Going through the tape for each word of a query.

use crate::document::Document;

use super::Place;
use super::fold::begins_word;
use super::index::{Index, Owner};
use super::query::Query;

/// How many ranks an item can have: every word in the title, every word in
/// title, category or departments, a word only in the duties.
pub(super) const RANKS: usize = 3;
const TITLE: u8 = 0;
const NAMES: u8 = 1;
const DUTIES: u8 = 2;
/// The rank of an item that lacks a word.
const ABSENT: u8 = u8::MAX;

/// The best place of one word, or of the words so far, in one item.
#[derive(Clone, Copy)]
struct Best {
    rank: u8,
    /// The clause to show, once a word is only in the duties.
    passage: Option<Place>,
}

const NOWHERE: Best = Best {
    rank: ABSENT,
    passage: None,
};

/// What the words of a query found, item by item.
pub(super) struct Scan {
    items: Vec<Best>,
}

impl Scan {
    pub(super) fn run(document: &Document, index: &Index, query: &Query) -> Scan {
        let everything = Best {
            rank: TITLE,
            passage: None,
        };
        let mut items = vec![everything; document.items.len()];
        let mut word_items = vec![NOWHERE; document.items.len()];
        for word in query.words() {
            word_items.fill(NOWHERE);
            scan_word(document, index, word, &mut word_items);
            let mut any = false;
            for (all, one) in items.iter_mut().zip(&word_items) {
                all.rank = all.rank.max(one.rank);
                all.passage = all.passage.or(one.passage);
                any |= all.rank != ABSENT;
            }
            if !any {
                break;
            }
        }
        Scan { items }
    }

    /// The rank of an item and the clause to show, if the item has every word.
    pub(super) fn item(&self, position: usize) -> Option<(usize, Option<Place>)> {
        let best = self.items.get(position)?;
        (best.rank != ABSENT).then_some((best.rank.into(), best.passage))
    }
}

/// Finds a word's best place in each item.
fn scan_word(document: &Document, index: &Index, word: &[char], items: &mut [Best]) {
    // Only where its rarest character stands can the word stand.
    let rarest = (0..word.len()).min_by_key(|at| index.places(word[*at]).len());
    let Some(rarest) = rarest else { return };
    let mut categories_found = [0u64; 4];
    let mut departments_found = [0u64; 4];
    let mut shared = false;
    let mut field = 0;
    let mut skip_to = 0;
    for &place in index.places(word[rarest]) {
        let Some(start) = (place as usize).checked_sub(rarest) else {
            continue;
        };
        if start < skip_to || !index.symbols[start..].starts_with(word) {
            continue;
        }
        if start >= index.end(field) {
            field += index.fields[field..].partition_point(|f| f.start as usize <= start) - 1;
        }
        let here = index.fields[field];
        if here.latin && !begins_word(&index.symbols, start) {
            continue;
        }
        skip_to = index.end(field);
        let mut put = |item: u32, rank: u8, passage: Option<Place>| {
            if let Some(best) = items.get_mut(item as usize)
                && rank < best.rank
            {
                *best = Best { rank, passage };
            }
        };
        match here.owner {
            Owner::Category(id) => {
                categories_found[usize::from(id.0) / 64] |= 1 << (id.0 % 64);
                shared = true;
            }
            Owner::Department(id) => {
                departments_found[usize::from(id.0) / 64] |= 1 << (id.0 % 64);
                shared = true;
            }
            Owner::OtherDepartments(item) => put(item, NAMES, None),
            Owner::Title(item) => put(item, TITLE, None),
            Owner::Superior(item, _) | Owner::Township(item, _) => {
                put(item, DUTIES, here.owner.place());
            }
        }
    }
    if !shared {
        return;
    }
    let has = |set: &[u64; 4], id: u8| set[usize::from(id) / 64] >> (id % 64) & 1 == 1;
    for (best, item) in items.iter_mut().zip(&document.items) {
        let named = has(&categories_found, item.category.0)
            || item
                .departments
                .iter()
                .any(|id| has(&departments_found, id.0));
        if named && best.rank > NAMES {
            *best = Best {
                rank: NAMES,
                passage: None,
            };
        }
    }
}
