//! 履职一览 · Duty Atlas: a township's published duty list, readable,
//! searchable and comparable in a browser.
//!
//! Without features only the pure half is built: it knows no browser, no clock
//! and no signals. `web` adds the browser, `app` the components and views.
//! ARCHITECTURE.md has the map.

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

#[cfg(feature = "app")]
pub mod app;
#[cfg(feature = "app")]
mod components;
#[cfg(feature = "web")]
pub mod platform;
#[cfg(feature = "app")]
mod shortcuts;
#[cfg(feature = "app")]
mod state;
#[cfg(feature = "app")]
mod views;
