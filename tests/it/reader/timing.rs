//! How long reading takes; run by hand: `cargo test --release -- --ignored timing`.

use std::time::Instant;

use duty_atlas::duty_list::reader::{Overrides, read};
use duty_atlas::duty_list::source::open;

use super::support::{SAMPLES, sample};

#[test]
#[ignore = "measures"]
fn timing() {
    for (name, _) in SAMPLES {
        let bytes = sample(name);
        let begun = Instant::now();
        let document = open(&bytes, name).expect(name);
        let opened = begun.elapsed();
        let outcome = read(&document, &Overrides::default());
        println!(
            "{name}: open {opened:?}, in all {:?}, {} items",
            begun.elapsed(),
            outcome.list.items.len()
        );
    }
}
