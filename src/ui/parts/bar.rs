//! Numbers as they are drawn.

use crate::compare::Tally;
use crate::ui::dom::{El, el};

/// A bar of several parts, each with the class of its colour. It says nothing
/// to those who do not see it: the numbers have to stand beside it.
pub fn bar(parts: &[(&str, usize)]) -> El {
    let mut bar = el("span").class("bar").attr("aria-hidden", "true");
    for (class, length) in parts {
        if *length > 0 {
            let part = el("i").class(class);
            bar = bar.child(part.variable("--n", &length.to_string()));
        }
    }
    bar
}

/// One mark for each item, in the hue of its list.
pub fn tally_bar(tally: Tally) -> El {
    bar(&[
        ("supporting", tally.supporting),
        ("reclaimed", tally.reclaimed),
    ])
}
