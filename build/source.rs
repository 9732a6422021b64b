//! The one format that the build reads.

#[path = "../src/duty_list/source/document.rs"]
mod document;
#[path = "../src/duty_list/source/markdown.rs"]
pub mod markdown;

pub use document::*;
