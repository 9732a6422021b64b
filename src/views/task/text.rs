//! The text of the task.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::Range;

use leptos::either::Either;
use leptos::prelude::*;

use super::card::circled;
use super::check::Check;
use crate::i18n::ui::{common, task};
use crate::search::RankedItem;
use crate::state::{Outcome, use_page};

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
            .work
            .outcome
            .with(|it| matches!(it, Outcome::Working { .. }))
    };
    let progress = move || match check.work.outcome.get() {
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
                prop:value=check.work.text
                on:input=move |event| check.work.text.set(event_target_value(&event))
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
        let Outcome::Done(found) = check.work.outcome.get() else {
            return None;
        };
        let text = check.work.checked.get();
        let mut items = check.items();
        items.truncate(MARKED_ITEMS);
        let words = numbered_words(&text, &items);
        let ignored = found.ignored.iter();
        let ignored = ignored.filter_map(|it| {
            let part = text.get(it.range.clone())?.trim().to_owned();
            let kind = page.t(task::ignored(it.kind));
            (!part.is_empty()).then(|| view! { <li>{kind} <q lang="zh-CN">{part}</q></li> })
        });
        let ignored = ignored.collect_view();
        let unmatched = found.unmatched.iter();
        let mut unmatched: Vec<&str> = unmatched
            .filter_map(|range| text.get(range.clone()))
            .collect();
        let mut seen = BTreeSet::new();
        unmatched.retain(|word| seen.insert(*word));
        let has_ignored = !found.ignored.is_empty();
        Some(view! {
            <p class="checked-text" lang="zh-CN">
                {words}
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

/// The text with the words that led to the items marked, each with the numbers
/// of the cards that it led to.
fn numbered_words(text: &str, items: &[RankedItem]) -> impl IntoView + use<> {
    let evidence = items.iter().flat_map(|item| &item.evidence);
    let mut ranges: Vec<Range<usize>> = evidence
        .map(|evidence| evidence.range.clone())
        .filter(|range| text.get(range.clone()).is_some())
        .collect();
    ranges.sort_by_key(|range| (range.start, Reverse(range.end)));
    let mut pieces = Vec::new();
    let mut end = 0;
    for range in ranges {
        if range.start < end {
            continue;
        }
        let led_here = |item: &RankedItem| {
            let mut evidence = item.evidence.iter();
            evidence.any(|it| it.range.start < range.end && range.start < it.range.end)
        };
        let numbers: String = (1..)
            .zip(items)
            .filter(|(_, item)| led_here(item))
            .map(|(number, _)| circled(number))
            .take(NUMBERS)
            .collect();
        pieces.push(Either::Left(text[end..range.start].to_owned()));
        let word = text[range.clone()].to_owned();
        pieces.push(Either::Right(view! {
            <mark>{word}</mark>
            <span class="card-number" aria-hidden="true">
                {numbers}
            </span>
        }));
        end = range.end;
    }
    pieces.push(Either::Left(text[end..].to_owned()));
    pieces
}

/// So many cards are named at a word.
const NUMBERS: usize = 3;

/// The words of so many items are marked.
const MARKED_ITEMS: usize = 5;
