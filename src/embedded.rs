//! The document that the program carries, as `build.rs` packed it.

use crate::duty_list::DutyList;

const PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/duty_list.bin"));

/// Unpacks the document.
pub fn duty_list() -> DutyList {
    postcard::from_bytes(PACKED).expect("build.rs and the program share the model")
}

#[cfg(test)]
mod tests {
    use crate::duty_list::{SOURCE, parse};

    #[test]
    fn the_packed_document_is_the_published_one() {
        assert_eq!(Ok(super::duty_list()), parse(&SOURCE));
    }
}
