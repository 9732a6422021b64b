//! A bar whose parts are choices, one of which is taken.

use leptos::prelude::*;

/// A part of the bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment<K> {
    pub key: K,
    pub name: String,
    pub count: usize,
}

/// Parts as wide as their counts, as far as their names leave room. Each is a
/// button that takes it.
#[component]
pub fn SegmentedBar<K>(
    /// What the choice is about.
    #[prop(into)]
    label: String,
    segments: Vec<Segment<K>>,
    #[prop(into)] chosen: Signal<K>,
    on_choose: Callback<K>,
) -> impl IntoView
where
    K: Clone + PartialEq + Send + Sync + 'static,
{
    let segments = segments.into_iter().map(|segment| {
        let Segment { key, name, count } = segment;
        let own = key.clone();
        let is_chosen = move || chosen.with(|chosen| *chosen == own).to_string();
        view! {
            <button
                type="button"
                class="segment"
                aria-pressed=is_chosen
                style:--count=count.to_string()
                on:click=move |_| on_choose.run(key.clone())
            >
                {name}
                " "
                <span class="count">{count}</span>
            </button>
        }
    });
    view! {
        <div class="segmented-bar" role="group" aria-label=label>
            {segments.collect_view()}
        </div>
    }
}
