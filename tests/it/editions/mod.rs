//! One edition of a list beside the next.

mod development;
mod speed;
mod support;
mod unrelated;
