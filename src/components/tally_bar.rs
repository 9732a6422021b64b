//! Items as a bar.

use leptos::prelude::*;

use crate::compare::Tally;
use crate::duty_list::List;

/// A mark for each item, in the hue of its list. The number is beside it,
/// so a screen reader passes over the bar.
#[component]
pub fn TallyBar(tally: Tally) -> impl IntoView {
    let parts = [List::Supporting, List::Reclaimed].map(|list| {
        let count = tally.in_list(list);
        (count > 0).then(|| {
            view! { <span class=format!("marks {}", list.id()) style:--n=count.to_string()></span> }
        })
    });
    view! {
        <span class="tally-bar" aria-hidden="true">
            {parts}
        </span>
    }
}
