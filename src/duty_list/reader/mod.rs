//! Tables become a list: which table is which list, which column is what,
//! which rows are items. Whatever is not understood is a problem with its
//! position, and every cell ends in exactly one state.

mod caption;
mod clauses;
mod columns;
mod departments;
mod directory;
mod header;
mod items;
mod outcome;
mod place;
mod records;
mod rows;
mod table;
mod table_lines;
mod takeover;
mod text;
mod title;
mod walk;

pub use header::ColumnRole;
pub use outcome::*;

use super::model::DutyList;
use super::source::SourceDocument;

/// Reads a source. Never fails: what cannot be read is in the problems.
pub fn read(source: &SourceDocument, overrides: &Overrides) -> Outcome {
    if let Some(list) = &source.open_data {
        return items::from_open_data(list, overrides);
    }
    let walked = walk::walk(source, overrides);
    items::assemble(source, walked, overrides)
}

/// A list without anything in it.
fn empty_list() -> DutyList {
    DutyList {
        id: String::new(),
        title: String::new(),
        place: Vec::new(),
        date: String::new(),
        categories: Vec::new(),
        departments: Vec::new(),
        items: Vec::new(),
        corrections: Vec::new(),
        source: None,
        problems: Vec::new(),
    }
}
