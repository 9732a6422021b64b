//! The shipped list, longer than it is.

use duty_atlas::duty_list::DutyList;
use duty_atlas::embedded;

/// No list is as long as this, so a copy's numbers begin after the last one's.
const NUMBERS_A_COPY: u32 = 200;

/// So many copies of the shipped list's items, at most 300, each copy under new
/// numbers.
pub fn renumbered(copies: u32) -> DutyList {
    let mut duty_list = embedded::duty_list();
    let once = duty_list.items.clone();
    for copy in 1..copies {
        duty_list.items.extend(once.iter().cloned().map(|mut item| {
            item.id.number += copy * NUMBERS_A_COPY;
            item
        }));
    }
    duty_list
}
