//! Adapters to the browser, and nothing else: no decision is made here.

pub mod offline;
pub mod startup;
