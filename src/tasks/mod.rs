//! A task beside the list: a notice, a message or a call is cut into its orders,
//! and each is compared with the items.

mod analysis;
mod input;
mod noise;
mod orders;

pub use analysis::{Analysis, Order, Step, TaskAnalysis, Verdict, analyse};
pub use input::{InputProblem, MAX_BYTES};
pub use noise::{Ignored, IgnoredKind};
