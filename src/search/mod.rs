//! Finding items: the filters, the query, the order of results.

mod filter;

pub use filter::{Choice, Filters, Stance};
