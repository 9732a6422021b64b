//! The published duty list (履职事项清单) as a typed model that loses nothing,
//! and how it is read: bytes become tables (`source`), tables become a list
//! and its problems (`reader`).

mod attribution;
pub mod identity;
mod model;
mod problem;
pub mod reader;
pub mod shipped;
pub mod source;

pub use identity::DOCUMENT_ID;
pub use model::*;
pub use problem::*;
pub use reader::{Outcome, Overrides, State};
pub use source::{Refusal, SourceDocument};
