//! What the tests of the search share: the document, prepared once.

#![allow(dead_code)]

use std::sync::LazyLock;

use duty_atlas::duty_list::{DutyList, Item, ItemId};
use duty_atlas::notes::Mark;
use duty_atlas::search::{Filters, Index, Query, Results, search};

pub static DOCUMENT: LazyLock<DutyList> = LazyLock::new(duty_atlas::embedded::duty_list);
pub static INDEX: LazyLock<Index> = LazyLock::new(|| Index::new(&DOCUMENT));

pub fn query(text: &str) -> Query {
    Query::parse(text, &INDEX)
}

pub fn unreviewed(_: ItemId) -> Mark {
    Mark::Unreviewed
}

/// Searches without filters.
pub fn find(text: &str) -> Results {
    let filters = Filters::default();
    search(&DOCUMENT, &INDEX, &query(text), &filters, &unreviewed)
}

/// The positions that a search gives, in the document's order.
pub fn positions(text: &str) -> Vec<usize> {
    let mut positions: Vec<_> = find(text).hits.iter().map(|hit| hit.position).collect();
    positions.sort_unstable();
    positions
}

/// The ids that a search gives, in the order of the results.
pub fn ids(text: &str) -> Vec<String> {
    let id = |position: usize| DOCUMENT.items[position].id.to_string();
    find(text).hits.iter().map(|hit| id(hit.position)).collect()
}

/// Every Chinese text of an item that can be searched.
pub fn texts(item: &Item) -> Vec<&str> {
    let mut texts = vec![item.title.as_str(), DOCUMENT.category_of(item)];
    for id in &item.departments {
        texts.extend(DOCUMENT.department(*id).forms());
    }
    texts.extend(item.other_departments.as_deref());
    let superior = item.superior.iter().map(|superior| &superior.clause);
    for clause in superior.chain(&item.township) {
        texts.extend(clause.section.as_ref().map(|heading| heading.text.as_str()));
        texts.push(&clause.text);
    }
    texts
}
