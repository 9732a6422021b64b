//! Finding items: the filters, the query, the order of results.

mod facets;
mod filter;
mod fold;
mod index;
mod option;
mod query;
mod scan;

pub use facets::Facets;
pub use filter::{Choice, Filters, Stance};
pub use index::Index;
pub use option::FilterOption;
pub use query::Query;

use crate::document::{DepartmentId, Document, ItemId};
use crate::review::Mark;

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

/// An item that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Where it stands in the document's `items`.
    pub position: usize,
    /// The clause to show with it, where a word was found only in the duties.
    pub passage: Option<Place>,
}

/// What a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Results {
    /// First the items that have every word in the title, then those that have
    /// every word in title, category or departments, then the rest; otherwise
    /// in the document's order.
    pub hits: Vec<Hit>,
    pub facets: Facets,
}

/// Finds the items that match the query and pass the filters. `mark` tells the
/// mark of an item; `index` is the one made from `document`.
pub fn search(
    document: &Document,
    index: &Index,
    query: &Query,
    filters: &Filters,
    mark: &dyn Fn(ItemId) -> Mark,
) -> Results {
    let scan = Scan::run(document, index, query);
    let mut facets = Facets::new(document);
    let mut ranked: [Vec<Hit>; scan::RANKS] = Default::default();
    for (position, item) in document.items.iter().enumerate() {
        let Some((rank, passage)) = scan.item(position) else {
            continue;
        };
        if facets.count(item, mark(item.id), filters) {
            ranked[rank].push(Hit { position, passage });
        }
    }
    let hits = ranked.into_iter().flatten().collect();
    Results { hits, facets }
}
