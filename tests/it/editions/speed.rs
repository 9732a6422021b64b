//! How long comparisons take. Run by hand, in release:
//! `cargo test --release --no-default-features --test it editions::speed -- --ignored --nocapture`

use std::time::{Duration, Instant};

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

/// The whole time and that of the longest step of one unit.
fn time(old: &DutyList, new: &DutyList) -> (Duration, Duration) {
    let begin = Instant::now();
    let mut comparison = Comparison::new(old, new, &Choices::default());
    let mut longest = begin.elapsed();
    println!("new {longest:?}");
    let mut n = 0;
    loop {
        let step = Instant::now();
        let progress = comparison.step(1);
        n += 1;
        if step.elapsed() > longest || step.elapsed() > Duration::from_millis(4) {
            println!("  unit {n} of {}: {:?}", progress.total, step.elapsed());
        }
        longest = longest.max(step.elapsed());
        if progress.finished {
            break;
        }
    }
    let f = Instant::now();
    let changes = comparison.finish();
    println!("finish {:?} {:?}", f.elapsed(), changes.counts());
    (begin.elapsed(), longest)
}

#[test]
#[ignore = "measures; run in release"]
fn times() {
    let (old, new) = (shipped(), edition());
    println!("editions of 239: {:?}", time(&old, &new));
    println!("unrelated, 239: {:?}", time(&old, &other("01-baiyang")));
    println!(
        "editions of 2,390: {:?}",
        time(&tenfold(&old), &tenfold(&new))
    );
    println!(
        "unrelated, 2,390: {:?}",
        time(&tenfold(&old), &tenfold(&other("01-baiyang")))
    );
}
