//! Finding items: filters, queries, ranking.
//!
//! Layers, each using only those before it: `characters`, `fold`, `kind`;
//! `pattern`, `word`, `text`; `index`, `boundaries`, `matches`; `query`, `scan`,
//! `search`; `lexicon`, `rank`, `nearest`.

mod boundaries;
mod characters;
mod facets;
mod field_filter;
mod filter;
mod fold;
mod index;
mod kind;
pub mod lexicon;
mod matches;
mod nearest;
mod option;
mod pattern;
mod query;
mod rank;
mod scan;
mod synonyms;
pub mod text;
mod tokens;
mod word;

pub use facets::Facets;
pub use filter::{FacetMode, FacetSelection, Filters};
pub use fold::fold;
pub use index::Index;
pub use kind::{Location, MatchReason};
pub use lexicon::Lexicon;
pub use nearest::{Nearest, QueryPart, nearest};
pub use option::FilterOption;
pub use query::{AlsoSearched, Query};
pub use rank::{Evidence, ListPrior, RankedItem};
pub(crate) use rank::{Folded, Found, Ranker, is_word_char};

use crate::duty_list::{DutyList, ItemId};
use crate::notes::Mark;

use scan::Scan;

/// An item that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Hit {
    /// Its position in the list's `items`.
    pub position: usize,
    /// The clause to show with it, where a word was found only in the duties.
    pub passage: Option<Location>,
    /// What to explain, where a word is not there literally.
    pub reason: Option<MatchReason>,
}

/// What a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Results {
    /// First the items that have every word literally: in the title, then in
    /// title, category or departments, then anywhere; then those that have one
    /// only across word boundaries; then those found by pinyin or an everyday
    /// word, in the title first. Otherwise in the list's order.
    pub hits: Vec<Hit>,
    pub facets: Facets,
}

/// Finds the items that match the query and pass the filters. `mark` gives the
/// mark of an item; `index` was made from `duty_list`, and `query` was parsed for
/// `index`.
pub fn search(
    duty_list: &DutyList,
    index: &Index,
    query: &Query,
    filters: &Filters,
    mark: &dyn Fn(ItemId) -> Mark,
) -> Results {
    let scan = Scan::run(duty_list, index, query);
    let mut facets = Facets::new(duty_list);
    let mut ranked: [Vec<Hit>; scan::RANKS] = Default::default();
    for (position, item) in duty_list.items.iter().enumerate() {
        let Some(best) = scan.item(position) else {
            continue;
        };
        let mark = mark(item.id);
        let admitted = query.field_filters().iter().all(|f| f.admits(item, mark));
        if admitted && facets.count(item, mark, filters) {
            ranked[usize::from(best.rank)].push(Hit {
                position,
                passage: best.passage,
                reason: best.reason,
            });
        }
    }
    let hits = ranked.into_iter().flatten().collect();
    Results { hits, facets }
}
