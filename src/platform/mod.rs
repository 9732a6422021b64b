//! Adapters to the browser, and nothing else: no decision is made here.
//!
//! The same components are rendered natively when `index.html` is made. What
//! runs there (and not only in an effect or an event) asks [`IN_BROWSER`] first.

pub mod answers;
pub mod clipboard;
pub mod dom;
pub mod files;
pub mod history;
pub mod keyboard;
pub mod lifecycle;
pub mod list_store;
pub mod local_storage;
pub mod media;
pub mod notes;
pub mod offline;
pub mod one_file;
pub mod printing;
pub mod replica;
pub mod resize;
pub mod settings;
pub mod startup;
pub mod text;

/// Whether there is a browser at all.
pub const IN_BROWSER: bool = cfg!(target_arch = "wasm32");
