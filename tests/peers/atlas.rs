//! The search as the benchmark in `tests/peers` calls it. It is an example so
//! that nothing of it is in the product.

use duty_atlas::document::Document;
use duty_atlas::embedded;
use duty_atlas::review::Mark;
use duty_atlas::search::{Filters, Index, Query, search};
use wasm_bindgen::prelude::*;

/// The document, some number of times over, prepared for searching.
#[wasm_bindgen]
pub struct Atlas {
    document: Document,
    index: Index,
    query: Query,
}

#[wasm_bindgen]
impl Atlas {
    /// Prepares a corpus of so many copies of the document.
    #[wasm_bindgen(constructor)]
    pub fn new(copies: usize) -> Atlas {
        let mut document = embedded::document();
        let once = document.items.clone();
        for _ in 1..copies {
            document.items.extend_from_slice(&once);
        }
        let index = Index::new(&document);
        Atlas {
            document,
            index,
            query: Query::default(),
        }
    }

    /// The positions of the items that match, with everything that a keystroke
    /// costs: reading the query, matching, ranking, all facet counts.
    pub fn find(&mut self, text: &str) -> Vec<u32> {
        self.query = Query::parse(text, &self.index);
        let mark = |_| Mark::Unreviewed;
        let filters = Filters::default();
        let results = search(&self.document, &self.index, &self.query, &filters, &mark);
        let hits = results.hits.iter();
        hits.map(|hit| hit.position as u32).collect()
    }

    /// How many stretches of the titles the last query marks.
    pub fn highlights(&self) -> usize {
        let titles = self.document.items.iter().map(|item| &item.title);
        titles.map(|title| self.query.highlights(title).len()).sum()
    }

    /// All texts of each item: title, category, departments, duties.
    pub fn texts(&self) -> Vec<String> {
        let document = &self.document;
        let items = document.items.iter().map(|item| {
            let mut texts = vec![item.title.as_str(), document.category(item.category)];
            for id in &item.departments {
                texts.extend(document.department(*id).forms());
            }
            texts.extend(item.other_departments.as_deref());
            let superior = item.superior.iter().map(|superior| &superior.clause);
            for clause in superior.chain(&item.township) {
                texts.extend(clause.section.as_ref().map(|heading| heading.text.as_str()));
                texts.push(&clause.text);
            }
            texts.join("\n")
        });
        items.collect()
    }
}
