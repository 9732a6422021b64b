//! Finding items: the filters, the query, the order of results.

mod characters;
mod facets;
mod filter;
mod fold;
mod index;
mod matches;
mod narrow;
mod option;
mod pattern;
mod query;
mod scan;
mod synonyms;
mod tokens;
mod word;

pub use facets::Facets;
pub use filter::{Choice, Filters, Stance};
pub use fold::fold;
pub use index::Index;
pub use option::FilterOption;
pub use query::{AlsoSearched, Query};

use crate::duty_list::{DepartmentId, DutyList, ItemId};
use crate::notes::Mark;

use scan::Scan;

/// Where in an item a word was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    Title,
    Category,
    Department(DepartmentId),
    /// An index into the item's `superior`. A heading counts to the first
    /// clause under it.
    Superior(usize),
    /// An index into the item's `township`, likewise.
    Township(usize),
}

/// Why an item was found that does not have a word to the letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// 繁简: it has the simplified form of a word that was typed in the
    /// traditional one.
    Variant,
    /// 近义: it has what the document says for an everyday word.
    Synonym,
    /// 拼音: it is read like the word.
    Pinyin,
    /// 首字母: the word has the first letters of its readings.
    Initials,
}

/// An item that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Hit {
    /// Where it stands in the document's `items`.
    pub position: usize,
    /// The clause to show with it, where a word was found only in the duties.
    pub passage: Option<Place>,
    /// What to explain, where a word is not there to the letter.
    pub reason: Option<Reason>,
}

/// What a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Results {
    /// First the items that have every word to the letter: in the title, then
    /// in title, category or departments, then anywhere. After them those that
    /// were found by pinyin or by an everyday word, in the title first.
    /// Otherwise in the document's order.
    pub hits: Vec<Hit>,
    pub facets: Facets,
}

/// Finds the items that match the query and pass the filters. `mark` tells the
/// mark of an item; `index` is the one made from `document`, and `query` was
/// parsed for it.
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
        let mut narrowed = query.narrowed().iter();
        if narrowed.all(|narrow| narrow.admits(item, mark)) && facets.count(item, mark, filters) {
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
