//! How long comparisons take. Run by hand, in release:
//! `cargo test --release --no-default-features --test it editions::speed -- --ignored --nocapture`

use duty_atlas::duty_list::*;
use duty_atlas::editions::{Choices, Comparison};

use super::copies::copied;
use super::support::*;

/// The time that this thread has had a processor, in milliseconds.
fn busy() -> f64 {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").expect("Linux");
    let first = stat.split(' ').next().expect("a number");
    first.parse::<f64>().expect("a number") / 1e6
}

/// The whole time, and that of the longest step of one unit.
fn time(name: &str, old: &DutyList, new: &DutyList) {
    let begin = busy();
    let mut comparison = Comparison::new(old, new, &Choices::default());
    let mut before = busy();
    let mut longest = (before - begin, 0);
    let mut units = 0;
    while !comparison.step(1).finished {
        units += 1;
        let now = busy();
        if now - before > longest.0 {
            longest = (now - before, units);
        }
        before = now;
    }
    let counts = comparison.finish().counts();
    let all = busy() - begin;
    println!(
        "{name}: {all:.0} ms, longest unit {:.1} ms ({} of {units}); {} to be checked",
        longest.0, longest.1, counts.to_be_checked
    );
}

#[test]
#[ignore = "measures; run in release"]
fn times() {
    let (old, new) = (shipped(), edition());
    time("warm up", &old, &new);
    time("editions of 239", &old, &new);
    let stranger = other("01-baiyang");
    time("unrelated, 239", &old, &stranger);
    time("editions of 2,390", &copied(&old, 10), &copied(&new, 10));
    time(
        "unrelated, 2,390",
        &copied(&old, 10),
        &copied(&stranger, 10),
    );
}
