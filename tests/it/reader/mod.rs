//! Reading lists from files of many kinds.

mod conversion;
mod formats;
mod kept;
mod lists;
mod lossless;
mod open_data;
mod robustness;
mod support;
mod timing;
mod traps;
mod write;
