//! Reading lists from files of many kinds.

mod conversion;
mod lists;
mod support;
mod traps;
mod write;
