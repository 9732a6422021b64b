//! The sentences of the screens, Chinese and English side by side: one file an
//! area. Texts with numbers or names in them are functions.

pub mod about;
pub mod changes;
pub mod common;
pub mod compare;
pub mod departments;
pub mod detail;
pub mod footer;
pub mod header;
pub mod items;
pub mod lists;
pub mod review;
pub mod task;
