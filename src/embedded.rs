//! The document that the program carries, as `build.rs` packed it.

use crate::document::Document;

const PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/document.bin"));

/// Unpacks the document.
pub fn document() -> Document {
    postcard::from_bytes(PACKED).expect("build.rs and the program share the model")
}

#[cfg(test)]
mod tests {
    use crate::document::{SOURCE, parse};

    #[test]
    fn the_packed_document_is_the_published_one() {
        assert_eq!(Ok(super::document()), parse(&SOURCE));
    }
}
