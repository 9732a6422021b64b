//! Adapters to the browser, and nothing else: no decision is made here.

pub mod address_bar;
pub mod clipboard;
pub mod files;
pub mod handover;
pub mod keyboard;
pub mod lifecycle;
pub mod local_storage;
pub mod media;
pub mod mirror;
pub mod notes;
pub mod offline;
pub mod page;
pub mod printing;
pub mod settings;
pub mod text;
