//! A task beside the list: a notice, a message or a call is cut into its orders,
//! and each is compared with the items. What the reader makes of it is a draft.

mod analysis;
mod draft;
mod input;
mod noise;
mod orders;

pub use analysis::{Analysis, Order, Step, TaskAnalysis, Verdict, analyse};
pub use draft::{Draft, continues};
pub use input::{InputProblem, MAX_BYTES};
pub use noise::{Ignored, IgnoredKind};
