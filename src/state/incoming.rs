//! A source that the reader dropped, chose or pasted, on its way to the view
//! that reads it.

use std::sync::Arc;

/// The bytes of a source, and the file's name; empty for what was pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Incoming {
    Source {
        name: String,
        bytes: Arc<[u8]>,
    },
    /// It was not read, because it is larger than any list.
    TooLarge {
        name: String,
        bytes: u64,
    },
    /// The browser could not read the file.
    Unreadable {
        name: String,
    },
}
