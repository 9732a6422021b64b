//! 履职一览 · Duty Atlas: a township's published duty list, readable,
//! searchable and comparable in a browser.
//!
//! Without the feature `web` only the pure half is built: it knows no browser,
//! no clock and no signals. ARCHITECTURE.md has the map.

#![recursion_limit = "512"]

pub mod compare;
pub mod csv;
pub mod duty_list;
pub mod editions;
pub mod embedded;
pub mod i18n;
pub mod notes;
pub mod office;
pub mod open_data;
pub mod report;
pub mod route;
pub mod search;
pub mod suggestions;
pub mod tasks;

#[cfg(feature = "web")]
pub mod app;
#[cfg(feature = "web")]
mod components;
#[cfg(feature = "web")]
pub mod platform;
#[cfg(feature = "web")]
mod shortcuts;
#[cfg(feature = "web")]
mod state;
#[cfg(feature = "web")]
mod views;
