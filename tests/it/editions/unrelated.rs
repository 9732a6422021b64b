//! Lists of townships that have nothing to do with each other.

use super::support::*;

#[test]
fn dump() {
    let mut lists: Vec<_> = OTHERS.iter().map(|name| other(name)).collect();
    lists.push(shipped());
    for (at, a) in lists.iter().enumerate() {
        for b in &lists[at + 1..] {
            let changes = changes(a, b);
            println!(
                "## {} {} {:?} {:?}",
                a.id,
                b.id,
                changes.counts(),
                changes.renamed_departments
            );
            for change in &changes.entries {
                if change.old.is_empty() || change.new.is_empty() {
                    continue;
                }
                let t = |l: &duty_atlas::duty_list::DutyList,
                         ids: &[duty_atlas::duty_list::ItemId]| {
                    ids.iter()
                        .map(|i| {
                            format!(
                                "{i} {}",
                                l.item(*i)
                                    .unwrap()
                                    .title
                                    .chars()
                                    .take(44)
                                    .collect::<String>()
                            )
                        })
                        .collect::<Vec<_>>()
                        .join(" + ")
                };
                println!(
                    "{:?}\t{} || {}\t{}",
                    change.reason,
                    t(a, &change.old),
                    t(b, &change.new),
                    change.to_be_checked()
                );
            }
        }
    }
}
