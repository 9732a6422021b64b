//! Parts that several views use.

pub mod lazy;
