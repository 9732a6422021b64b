//! Adapters to the browser, and nothing else: no decision is made here.

pub mod address_bar;
pub mod clipboard;
pub mod keyboard;
pub mod media;
pub mod offline;
pub mod page;
pub mod settings;
