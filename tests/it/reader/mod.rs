//! Reading lists from files of many kinds.

mod lists;
mod support;
