//! How long comparisons take. Run by hand, in release:
//! `cargo test --release --no-default-features --test it editions::speed -- --ignored --nocapture`

use duty_atlas::duty_list::*;
use duty_atlas::editions::{Choices, Comparison};

use super::support::*;

/// Ten lists in one; every copy has words of its own in every text.
fn tenfold(list: &DutyList) -> DutyList {
    let mut items = Vec::new();
    for (copy, mark) in (0_u32..).zip("甲乙丙丁戊己庚辛壬癸".chars()) {
        for item in &list.items {
            let mut item = item.clone();
            item.id.number += copy * 1000;
            item.title = format!("{mark}{mark}{}{mark}", item.title);
            for clause in &mut item.township {
                clause.text = clause.text.replace('乡', &format!("{mark}乡"));
            }
            items.push(item);
        }
    }
    items.sort_by_key(|item| item.id);
    DutyList {
        items,
        ..list.clone()
    }
}

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
    time("editions of 2,390", &tenfold(&old), &tenfold(&new));
    time("unrelated, 2,390", &tenfold(&old), &tenfold(&stranger));
}
