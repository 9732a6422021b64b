//! Reading what lives longer than the reader.

use leptos::prelude::*;
use leptos::reactive::computed::ArcMemo;
use leptos::reactive::graph::{Source, ToAnySource, ToAnySubscriber};

/// A memo of a part of what lives longer.
///
/// A memo keeps its subscribers also after they are gone (reactive_graph 0.2), so
/// what comes and goes as often as rows do would fill the memory. This one
/// unsubscribes with the present owner.
pub fn part_of<Whole, Part>(
    whole: Memo<Whole>,
    read: impl Fn(&Whole) -> Part + Send + Sync + 'static,
) -> Memo<Part>
where
    Whole: Send + Sync + 'static,
    Part: PartialEq + Send + Sync + 'static,
{
    let part = ArcMemo::new(move |_| whole.with(&read));
    let subscriber = part.to_any_subscriber();
    let source = ArcMemo::from(whole).to_any_source();
    on_cleanup(move || source.remove_subscriber(&subscriber));
    part.into()
}
