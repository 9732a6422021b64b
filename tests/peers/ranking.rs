//! Ranking queries and tasks, and comparing editions, as the benchmark calls
//! them. Apart from `atlas.rs`, whose module is weighed as the search alone.

use duty_atlas::duty_list::{DutyList, reader, source};
use duty_atlas::editions::{Choices, compare};
use duty_atlas::embedded;
use duty_atlas::notes::Mark;
use duty_atlas::search::{Filters, Index, Lexicon, Query, lexicon, nearest, search};
use duty_atlas::tasks::analyse;
use wasm_bindgen::prelude::*;

#[path = "../it/editions/copies.rs"]
mod copies;
mod shipped;

use copies::copied;

/// The shipped list, some number of times over, with its index and the lexicon.
#[wasm_bindgen]
pub struct Ranking {
    duty_list: DutyList,
    index: Index,
    lexicon: Lexicon,
}

#[wasm_bindgen]
impl Ranking {
    #[wasm_bindgen(constructor)]
    pub fn new(copies: u32) -> Ranking {
        let duty_list = shipped::renumbered(copies);
        Ranking {
            index: Index::new(&duty_list),
            lexicon: Lexicon::parse(lexicon::TEXT).with_english(lexicon::ENGLISH),
            duty_list,
        }
    }

    /// What the page shows for a query, as positions of items: the exact
    /// results, or else the nearest items. As in `tests/it/ranking_eval.rs`.
    pub fn query(&self, text: &str) -> Vec<u32> {
        let (list, index, filters) = (&self.duty_list, &self.index, Filters::default());
        let mark = |_| Mark::Unreviewed;
        let query = Query::parse_with(text, index, Some(&self.lexicon));
        let exact = search(list, index, &query, &filters, &mark).hits;
        if !exact.is_empty() {
            return exact.iter().map(|hit| hit.position as u32).collect();
        }
        let nearest = nearest(list, index, &self.lexicon, text, &filters, &mark);
        let items = nearest.items.iter();
        items.map(|item| item.position as u32).collect()
    }

    /// The items of a task, as positions, best first.
    pub fn task(&self, text: &str) -> Vec<u32> {
        let analysis = analyse(text, &self.duty_list, &self.index, &self.lexicon);
        let items = analysis.expect("the text can be analysed").items;
        items.iter().map(|item| item.position as u32).collect()
    }
}

/// The shipped list and a later edition of it, each some number of times over.
#[wasm_bindgen]
pub struct Editions {
    old: DutyList,
    new: DutyList,
}

#[wasm_bindgen]
impl Editions {
    /// Reads the later edition from Markdown; at most ten copies.
    #[wasm_bindgen(constructor)]
    pub fn new(markdown: &str, copies: usize) -> Editions {
        let document = source::open(markdown.as_bytes(), "edition.md").expect("Markdown");
        let mut new = reader::read(&document, &reader::Overrides::default()).list;
        new.id = "later".to_owned();
        Editions {
            old: copied(&embedded::duty_list(), copies),
            new: copied(&new, copies),
        }
    }

    /// How many items the two lists have.
    pub fn sizes(&self) -> Vec<u32> {
        vec![self.old.items.len() as u32, self.new.items.len() as u32]
    }

    /// Compares them; the number of items that are not the same in both.
    pub fn compare(&self) -> usize {
        let changes = compare(&self.old, &self.new, &Choices::default());
        let entries = changes.entries.iter();
        entries.filter(|change| !change.is_unchanged()).count()
    }
}
