//! Long lists, rendered over several frames.

use leptos::prelude::*;

use crate::platform::{IN_BROWSER, lifecycle};

/// How many rows are rendered at once: more than a screenful.
const FIRST: usize = 24;
/// How many follow in each of the next frames.
const EACH_FRAME: usize = 60;

/// So many rows were there, and so many of them were rendered.
type Rendered = (usize, usize);

/// How many of `count` rows are rendered: the first screenful at once, the rest
/// in the following frames, so that nobody waits for rows that are out of sight.
/// All of them end up in the page, for the browser's own search and for print.
/// The first `already` do not wait.
pub fn in_frames(count: Memo<usize>, already: usize) -> Memo<usize> {
    let rendered = RwSignal::new((already, already));
    if IN_BROWSER {
        Effect::new(move || {
            let count = count.get();
            let now = rows(count, rendered.get_untracked());
            rendered.set((count, now));
            if now < count {
                next_frame(rendered);
            }
        });
    }
    Memo::new(move |_| rows(count.get(), rendered.get()))
}

/// How many of `count` rows are rendered now. Rows that are there already cost
/// nothing.
fn rows(count: usize, (known, rendered): Rendered) -> usize {
    if count == known {
        rendered
    } else if count > known.saturating_add(FIRST) {
        known.max(FIRST)
    } else {
        count
    }
}

fn next_frame(rendered: RwSignal<Rendered>) {
    lifecycle::after_paint(move || {
        let more = rendered.try_update(|(count, rendered)| {
            *rendered = rendered.saturating_add(EACH_FRAME).min(*count);
            *rendered < *count
        });
        if more == Some(true) {
            next_frame(rendered);
        }
    });
}
