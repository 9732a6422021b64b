//! What the list says about the task.

use leptos::prelude::*;

use super::card::ItemCard;
use super::check::Check;
use super::conclusion::Conclusion;
use crate::duty_list::{ItemId, List};
use crate::i18n::ui::task;
use crate::platform::dom;
use crate::state::{Outcome, use_page};
use crate::tasks::{TaskAnalysis, Verdict};

#[component]
pub fn CheckResult() -> impl IntoView {
    let check: Check = expect_context();
    let is_done = Memo::new(move |_| check.work.outcome.with(|it| matches!(it, Outcome::Done(_))));
    let problem = move || match check.work.outcome.get() {
        Outcome::Problem(problem) => {
            let text = task::problem(&problem, check.page.language);
            Some(view! { <p role="alert">{text}</p> })
        }
        _ => None,
    };
    view! {
        <div class="task-result">
            {problem}
            <Show when=move || is_done.get()>
                <VerdictRegion />
                <ItemList />
                <NextStep />
                <Conclusion />
            </Show>
        </div>
    }
}

/// In one sentence: found, not sure, or on none of the lists.
#[component]
fn VerdictRegion() -> impl IntoView {
    let page = use_page();
    let check: Check = expect_context();
    let found = move || match check.work.outcome.get() {
        Outcome::Done(found) => Some(found),
        _ => None,
    };
    let verdict = move || found().map(|found| found.verdict.id());
    let text = move || found().map(|found| sentence(&check, &found));
    view! {
        <section
            class="verdict-region"
            aria-label=page.t(task::VERDICT)
            data-verdict=verdict
            role="region"
        >
            <h2>{page.t(task::VERDICT)}</h2>
            <p role="status">{text}</p>
            <ToConclusion />
        </section>
    }
}

/// The bar that stays at the foot of a phone until the conclusion is reached.
#[component]
fn NextStep() -> impl IntoView {
    let page = use_page();
    let check: Check = expect_context();
    let involved = Memo::new(move |_| check.involved().len());
    view! {
        <p class="next-step screen-only">
            <span>{move || task::involved(page.language, involved.get())}</span>
            <ToConclusion />
        </p>
    }
}

#[component]
fn ToConclusion() -> impl IntoView {
    let page = use_page();
    view! {
        <button
            type="button"
            class="quiet"
            on:click=move |_| dom::focus(".conclusion input:checked")
        >
            {page.t(task::WRITE_CONCLUSION)}
            <span aria-hidden="true">" ↓"</span>
        </button>
    }
}

fn sentence(check: &Check, found: &TaskAnalysis) -> String {
    let page = check.page;
    let language = page.language;
    let count = |items: &[ItemId]| {
        List::ALL.map(|list| (list, items.iter().filter(|id| id.list == list).count()))
    };
    match found.verdict {
        Verdict::Found => task::touches(language, &count(&check.involved())),
        Verdict::Unsure => page.t(task::UNSURE).to_owned(),
        Verdict::None => {
            let closest = found.items.first().map(|item| {
                let list = page.list();
                let item = &list.items[item.position];
                format!("{} {}", page.item_name(item.id), item.title)
            });
            task::not_found(language, closest.as_deref())
        }
    }
}

/// The items, best first.
#[component]
fn ItemList() -> impl IntoView {
    let page = use_page();
    let check: Check = expect_context();
    let items = Memo::new(move |_| check.items());
    let orders = move || match check.work.outcome.get() {
        Outcome::Done(found) if found.orders.len() > 1 => Some(view! { <Orders found /> }),
        _ => None,
    };
    view! {
        {orders}
        <ol class="task-items" role="list" aria-label=page.t(task::RELATED)>
            {move || {
                let items = items.get().into_iter().enumerate();
                items
                    .map(|(at, ranked)| view! { <ItemCard number=at + 1 ranked /> })
                    .collect_view()
            }}
        </ol>
    }
}

/// A notice with several orders: each with the items that it touches.
#[component]
fn Orders(found: TaskAnalysis) -> impl IntoView {
    let page = use_page();
    let check: Check = expect_context();
    let list = page.list();
    let text = check.work.checked.get_untracked();
    let orders = found.orders.iter().map(|order| {
        let words = text
            .get(order.range.clone())
            .unwrap_or_default()
            .trim()
            .to_owned();
        let items = order.items.iter().take(3).map(|ranked| {
            let id = list.items[ranked.position].id;
            let href = page.href(&{
                let mut route = page.route.get_untracked();
                route.open(id);
                route
            });
            view! { <a href=href class=format!("number {}", id.list.id())>{page.item_name(id)}</a> }
        });
        let items = items.collect_view();
        let nothing = (order.verdict == Verdict::None).then(|| page.t(task::ORDER_NOT_FOUND));
        view! {
            <li data-verdict=order.verdict.id()>
                <q lang="zh-CN">{words}</q>
                " "
                {items}
                {nothing}
            </li>
        }
    });
    let orders = orders.collect_view();
    view! {
        <details class="orders">
            <summary>{task::orders(page.language, found.orders.len())}</summary>
            <ol>{orders}</ol>
        </details>
    }
}
