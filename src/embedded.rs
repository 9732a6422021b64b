//! The list that the program ships with, as `build.rs` packed it.

use crate::duty_list::DutyList;

const PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/duty_list.bin"));

/// Unpacks the list.
pub fn duty_list() -> DutyList {
    postcard::from_bytes(PACKED).expect("build.rs and the program share the model")
}

#[cfg(test)]
mod tests {
    #[test]
    fn packing_changes_nothing() {
        assert_eq!(Ok(super::duty_list()), crate::duty_list::shipped::read());
    }
}
