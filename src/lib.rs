//! 履职一览 · Duty Atlas: a township's published duty list, readable,
//! searchable and comparable in a browser.
//!
//! The pure half (everything here but `browser` and `ui`) knows no browser, no
//! clock and no signals. ARCHITECTURE.md has the map.

pub mod address;
#[cfg(feature = "web")]
pub mod browser;
pub mod compare;
pub mod csv;
pub mod document;
pub mod embedded;
pub mod language;
pub mod names;
pub mod open_data;
pub mod review;
pub mod search;
#[cfg(feature = "web")]
pub mod ui;
