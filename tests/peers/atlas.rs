//! The search as the benchmark calls it. It is an example so that nothing of it
//! is in the program.

use duty_atlas::duty_list::DutyList;
use duty_atlas::notes::Mark;
use duty_atlas::search::{Filters, Index, Query, search};
use wasm_bindgen::prelude::*;

mod shipped;

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
        Atlas {
            duty_list: shipped::renumbered(copies),
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
