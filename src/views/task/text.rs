//! The text of the task.

use leptos::prelude::*;

use super::check::{Check, Outcome};
use crate::components::highlighted;
use crate::i18n::ui::{common, task};
use crate::state::use_page;

#[component]
pub fn TextPanel() -> impl IntoView {
    let page = use_page();
    let check: Check = expect_context();
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            check.run();
        }
    };
    let is_working = move || {
        check
            .outcome
            .with(|it| matches!(it, Outcome::Working { .. }))
    };
    let progress = move || match check.outcome.get() {
        Outcome::Working { done, total } => task::progress(page.language, done, total),
        _ => String::new(),
    };
    view! {
        <section class="task-text" aria-label=page.t(task::TEXT)>
            <label for="task-text">{page.t(task::TEXT_HINT)}</label>
            <textarea
                id="task-text"
                aria-label=page.t(task::TEXT)
                rows="8"
                spellcheck="false"
                prop:value=check.text
                on:input=move |event| check.write(event_target_value(&event))
                on:keydown=on_key
            ></textarea>
            <p class="caption">{page.t(task::STAYS_HERE)}</p>
            <div class="actions">
                <button type="button" class="primary" on:click=move |_| check.run()>
                    {page.t(task::CHECK)}
                </button>
                <kbd>{page.t(task::CHECK_KEY)}</kbd>
                <button type="button" class="quiet" on:click=move |_| check.clear()>
                    {page.t(task::CLEAR)}
                </button>
            </div>
            <Show when=is_working>
                <p role="status">
                    {progress}
                    <button type="button" class="quiet" on:click=move |_| check.cancel()>
                        {page.t(common::CANCEL)}
                    </button>
                </p>
            </Show>
            <CheckedText />
        </section>
    }
}

/// The text as it was read: the words that led to items are marked, what is no
/// order is set back.
#[component]
fn CheckedText() -> impl IntoView {
    let page = use_page();
    let check: Check = expect_context();
    let shown = move || {
        let Outcome::Done(found) = check.outcome.get() else {
            return None;
        };
        let text = check.checked.get();
        let mut ranges: Vec<_> = found
            .items
            .iter()
            .take(MARKED_ITEMS)
            .flat_map(|item| item.evidence.iter().map(|it| it.range.clone()))
            .collect();
        ranges.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
        let mut end = 0;
        ranges.retain(|range| {
            let is_new = range.start >= end && text.is_char_boundary(range.start);
            if is_new {
                end = range.end;
            }
            is_new && text.get(range.clone()).is_some()
        });
        let ignored = found.ignored.iter();
        let ignored = ignored.filter_map(|it| {
            let part = text.get(it.range.clone())?.trim().to_owned();
            let kind = page.t(task::ignored(it.kind));
            (!part.is_empty()).then(|| view! { <li>{kind} <q lang="zh-CN">{part}</q></li> })
        });
        let ignored = ignored.collect_view();
        let unmatched = found.unmatched.iter();
        let unmatched: Vec<String> = unmatched
            .filter_map(|range| text.get(range.clone()).map(str::to_owned))
            .collect();
        let has_ignored = !found.ignored.is_empty();
        Some(view! {
            <p class="checked-text" lang="zh-CN">
                {highlighted(&text, &ranges)}
            </p>
            {(!unmatched.is_empty())
                .then(|| {
                    view! {
                        <p class="caption">
                            {page.t(task::UNMATCHED_WORDS)}
                            <span lang="zh-CN">{unmatched.join("、")}</span>
                        </p>
                    }
                })}
            {has_ignored
                .then(|| {
                    view! {
                        <details class="ignored">
                            <summary>{task::ignored_parts(page.language, found.ignored.len())}</summary>
                            <ul>{ignored}</ul>
                        </details>
                    }
                })}
        })
    };
    view! { <div class="checked">{shown}</div> }
}

/// The words of so many items are marked.
const MARKED_ITEMS: usize = 5;
