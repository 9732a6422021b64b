//! The search as the benchmark calls it. It is an example so that nothing of it
//! is in the program.

use duty_atlas::duty_list::DutyList;
use duty_atlas::embedded;
use duty_atlas::notes::Mark;
use duty_atlas::search::{Filters, Index, Query, search};
use wasm_bindgen::prelude::*;

/// No list is as long as this, so a copy's numbers begin after the last one's.
const NUMBERS_A_COPY: u32 = 200;

/// The document, some number of times over, prepared for searching.
#[wasm_bindgen]
pub struct Atlas {
    duty_list: DutyList,
    index: Option<Index>,
}

#[wasm_bindgen]
impl Atlas {
    /// Takes so many copies of the document's items, at most 300, each copy
    /// under new numbers. Nothing can be found yet: `build` comes apart, so
    /// that its time can be taken.
    #[wasm_bindgen(constructor)]
    pub fn new(copies: u32) -> Atlas {
        let mut duty_list = embedded::duty_list();
        let once = duty_list.items.clone();
        for copy in 1..copies {
            duty_list.items.extend(once.iter().cloned().map(|mut item| {
                item.id.number += copy * NUMBERS_A_COPY;
                item
            }));
        }
        Atlas {
            duty_list,
            index: None,
        }
    }

    /// Makes the index.
    pub fn build(&mut self) {
        self.index = Some(Index::new(&self.duty_list));
    }

    /// The positions of the items that match, with everything that a keystroke
    /// costs: reading the query, matching, ranking, all facet counts.
    pub fn find(&self, text: &str) -> Vec<u32> {
        let index = self.index.as_ref().expect("the index is built first");
        let query = Query::parse(text, index);
        let mark = |_| Mark::Unreviewed;
        let results = search(&self.duty_list, index, &query, &Filters::default(), &mark);
        // Whatever is not asked for may be left out by the compiler.
        std::hint::black_box(&results.facets);
        let hits = results.hits.iter();
        hits.map(|hit| hit.position as u32).collect()
    }
}
