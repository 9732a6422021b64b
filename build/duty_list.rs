//! The part of the reader that the build needs: the model, the Markdown form
//! and the interpretation, without the formats that need large libraries.

#[path = "../src/duty_list/attribution.rs"]
mod attribution;
#[path = "../src/duty_list/identity.rs"]
pub mod identity;
#[path = "../src/duty_list/model.rs"]
pub mod model;
#[path = "../src/duty_list/problem.rs"]
pub mod problem;
#[path = "../src/duty_list/reader/mod.rs"]
pub mod reader;
#[path = "../src/duty_list/shipped.rs"]
pub mod shipped;

#[path = "source.rs"]
pub mod source;
