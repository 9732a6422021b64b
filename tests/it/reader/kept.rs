//! The form in which a list is kept on a reader's device.

use sha2::{Digest, Sha256};

use super::support::read_sample;

/// Of the bytes that are kept of a sample. With another value `READING` in
/// `src/state/library.rs` has to be raised, so that the lists that people keep
/// are read from their sources again.
const KEPT: &str = "e6852e1038ca1ae0eeac687276370ad398785008cee1548f0b108ff819b5096c";

#[test]
fn a_list_is_kept_as_the_last_version_kept_it() {
    let list = read_sample("10-maan.csv").list;
    let bytes = postcard::to_allocvec(&list).expect("a list can be written");
    let digest = Sha256::digest(&bytes);
    let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(digest, KEPT, "raise READING");
}
