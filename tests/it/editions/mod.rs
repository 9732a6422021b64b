//! One edition of a list beside the next.

mod carrying;
mod copies;
mod development;
mod files;
mod properties;
mod simulated;
mod speed;
mod support;
mod traps;
mod unrelated;
