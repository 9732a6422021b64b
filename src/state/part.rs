//! Reading what lives longer than the reader, and reading later.

use leptos::prelude::*;
use leptos::reactive::computed::ArcMemo;
use leptos::reactive::graph::{Source, Subscriber, ToAnySubscriber};

use crate::platform::{IN_BROWSER, lifecycle};

/// A memo that reads what lives longer than the present owner.
///
/// A memo keeps its subscribers also after they are gone (reactive_graph 0.2), so
/// what comes and goes as often as rows do would fill the memory. This one
/// unsubscribes with the present owner.
pub fn scoped_memo<T>(read: impl Fn() -> T + Send + Sync + 'static) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    let memo = ArcMemo::new(move |_| read());
    on_cleanup({
        let memo = memo.clone();
        move || memo.clear_sources(&memo.to_any_subscriber())
    });
    memo.into()
}

/// A scoped memo of a part of another memo.
pub fn part_of<Whole, Part>(
    whole: Memo<Whole>,
    read: impl Fn(&Whole) -> Part + Send + Sync + 'static,
) -> Memo<Part>
where
    Whole: Send + Sync + 'static,
    Part: PartialEq + Send + Sync + 'static,
{
    scoped_memo(move || whole.with(&read))
}

/// Lets a signal forget the readers that are gone. It remembers them for as long
/// as it lives (reactive_graph 0.2); those that are not gone are told that it has
/// changed, so that they read it again and are remembered again.
pub fn forget_gone_readers<T: Send + Sync + 'static>(signal: RwSignal<T>) {
    signal.notify();
    signal.clear_subscribers();
}

/// A memo's value as of the last paint: what only accompanies an answer does not
/// hold up the paint that shows it.
pub fn after_paint<T>(memo: Memo<T>) -> ReadSignal<T>
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let (value, set_value) = signal(memo.get_untracked());
    if IN_BROWSER {
        let is_waiting = StoredValue::new(false);
        Effect::new(move || {
            let is_shown = *memo.read() == *value.read_untracked();
            if is_shown || is_waiting.get_value() {
                return;
            }
            is_waiting.set_value(true);
            lifecycle::after_paint(move || {
                is_waiting.try_set_value(false);
                if let Some(now) = memo.try_get_untracked() {
                    set_value.try_set(now);
                }
            });
        });
    }
    value
}
