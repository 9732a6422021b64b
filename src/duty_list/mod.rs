//! The published duty list (履职事项清单) as a typed model that loses nothing.

mod attribution;
mod clause;
mod model;
mod parse;

pub use model::*;
pub use parse::{ParseError, Source, parse};

/// The id of the document that the program carries.
pub const DOCUMENT_ID: &str = "laotai-2025-07";

/// The files of the document that the program carries, as they are in `data/`.
pub const SOURCE: Source = Source {
    id: DOCUMENT_ID,
    text: include_str!("../../data/lists/laotai-2025-07/source.md"),
    departments: include_str!("../../data/departments.json"),
    corrections: include_str!("../../data/lists/laotai-2025-07/corrections.json"),
};
