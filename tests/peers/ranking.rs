//! Ranking queries and tasks, and comparing editions, as the benchmark calls
//! them. Apart from `atlas.rs`, whose module is weighed as the search alone.

use duty_atlas::duty_list::{DutyList, reader, source};
use duty_atlas::editions::{Choices, compare};
use duty_atlas::embedded;
use duty_atlas::notes::Mark;
use duty_atlas::search::{Filters, Index, Lexicon, Query, lexicon, nearest, search};
use duty_atlas::tasks::analyse;
use wasm_bindgen::prelude::*;

/// The shipped list, some number of times over, with its index and the lexicon.
#[wasm_bindgen]
pub struct Ranking {
    duty_list: DutyList,
    index: Index,
    lexicon: Lexicon,
}

#[wasm_bindgen]
impl Ranking {
    /// Copies get numbers of their own; no list has 200 items.
    #[wasm_bindgen(constructor)]
    pub fn new(copies: u32) -> Ranking {
        let mut duty_list = embedded::duty_list();
        let once = duty_list.items.clone();
        for copy in 1..copies {
            duty_list.items.extend(once.iter().cloned().map(|mut item| {
                item.id.number += copy * 200;
                item
            }));
        }
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

/// Each copy has words of its own: copies that are alike would pair at random.
/// As `tenfold` in `tests/it/editions/speed.rs`.
fn copied(list: &DutyList, copies: usize) -> DutyList {
    if copies == 1 {
        return list.clone();
    }
    let mut items = Vec::new();
    for (copy, mark) in (0_u32..).zip("甲乙丙丁戊己庚辛壬癸".chars().take(copies)) {
        for item in &list.items {
            let mut item = item.clone();
            item.id.number += copy * 1000;
            item.title = format!("{mark}{mark}{}{mark}", item.title);
            for clause in &mut item.township {
                clause.text = clause.text.replace('乡', &format!("{mark}乡"));
            }
            items.push(item);
        }
    }
    items.sort_by_key(|item| item.id);
    DutyList {
        items,
        ..list.clone()
    }
}
