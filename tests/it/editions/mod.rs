//! One edition of a list beside the next.

mod development;
mod support;
