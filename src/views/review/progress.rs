//! How far the review is: over all, by list, by category.

use leptos::prelude::*;

use super::history::History;
use super::parts::MARKS;
use crate::components::{MarkLabel, ScrollFrame};
use crate::duty_list::{DutyList, Item, List};
use crate::i18n::ui::{common, review};
use crate::notes::{Mark, Progress};
use crate::route::View;
use crate::search::{FacetMode, FilterOption};
use crate::shortcuts;
use crate::state::{Page, use_page};
use crate::views::detail::NextAfterMark;

/// The id of the heading that names the table.
const TABLE: &str = "progress-table";

/// The progress over all items or over those of a list or category, tracked.
fn progress_of(page: Page, list: &DutyList, part: Option<FilterOption>) -> Progress {
    let is_in = |item: &&Item| match part {
        Some(FilterOption::List(list)) => item.id.list == list,
        Some(FilterOption::Category(category)) => item.category == Some(category),
        _ => true,
    };
    let snapshot = page.notes.snapshot;
    snapshot.with(|it| it.book.progress(list.items.iter().filter(is_in)))
}

#[component]
pub fn Overall() -> impl IntoView {
    let page = use_page();
    let title = page.t(review::PROGRESS);
    let progress = Memo::new(move |_| progress_of(page, &page.list(), None));
    let text = move || {
        let progress = progress.get();
        review::progress(page.language, progress.done(), progress.total())
    };
    let counts = MARKS.map(|mark| {
        view! {
            <li>
                <MarkLabel mark />
                <CountLink part=None mark count=Signal::derive(move || progress.get().count(mark)) />
            </li>
        }
    });
    let hint = move || {
        let shortcuts = page.app.settings.shortcuts().get();
        shortcuts.then(|| page.t(review::KEY_HINT))
    };
    view! {
        <section class="overall" aria-label=title>
            <p class="figure">{text}</p>
            <div
                role="progressbar"
                aria-label=title
                aria-valuemin="0"
                aria-valuemax=move || progress.get().total().to_string()
                aria-valuenow=move || progress.get().done().to_string()
                aria-valuetext=text
            >
                <ProgressBar progress />
            </div>
            <ul class="counts">{counts}</ul>
            <div class="actions">
                <button
                    type="button"
                    class="primary"
                    prop:disabled=move || progress.get().unreviewed == 0
                    on:click=move |_| shortcuts::open_next_unreviewed(page)
                >
                    {page.t(review::NEXT_UNREVIEWED)}
                </button>
                <NextAfterMark />
                <span class="caption">{hint}</span>
                <History />
            </div>
        </section>
    }
}

/// A bar in parts that are as wide as their counts.
#[component]
fn ProgressBar(progress: Memo<Progress>) -> impl IntoView {
    let parts = MARKS.map(|mark| {
        let count = move || progress.get().count(mark);
        view! {
            <span
                data-mark=mark.id()
                class:none=move || count() == 0
                style:flex-grow=move || count().to_string()
            ></span>
        }
    });
    view! {
        <div class="progress-bar" aria-hidden="true">
            {parts}
        </div>
    }
}

#[component]
pub fn ProgressTable() -> impl IntoView {
    let page = use_page();
    let list = page.list();
    let title = page.t(review::BY_LIST_AND_CATEGORY);
    let lists = List::ALL.map(FilterOption::List).to_vec();
    let categories: Vec<_> = list.category_ids().map(FilterOption::Category).collect();
    let columns = MARKS.map(|mark| {
        view! {
            <th scope="col">
                <MarkLabel mark />
            </th>
        }
    });
    view! {
        <section class="by-category">
            <h2 id=TABLE>{title}</h2>
            <ScrollFrame label=title>
                <table class="progress" aria-labelledby=TABLE>
                    <thead>
                        <tr>
                            <th scope="col">{page.t(review::PART)}</th>
                            <th scope="col">{page.t(review::DONE)}</th>
                            {columns}
                        </tr>
                    </thead>
                    <Group name=page.t(common::LIST) parts=lists />
                    {(!categories.is_empty())
                        .then(|| view! { <Group name=page.t(common::CATEGORY) parts=categories /> })}
                </table>
            </ScrollFrame>
        </section>
    }
}

/// The rows of the lists, or of the categories.
#[component]
fn Group(name: &'static str, parts: Vec<FilterOption>) -> impl IntoView {
    let rows = parts.into_iter().map(|part| view! { <Row part /> });
    view! {
        <tbody>
            <tr class="group-name">
                <th scope="rowgroup" colspan="6">
                    {name}
                </th>
            </tr>
            {rows.collect_view()}
        </tbody>
    }
}

#[component]
fn Row(part: FilterOption) -> impl IntoView {
    let page = use_page();
    let progress = Memo::new(move |_| progress_of(page, &page.list(), Some(part)));
    let class = match part {
        FilterOption::List(list) => list.id(),
        _ => "",
    };
    let done = move || {
        let progress = progress.get();
        format!("{} / {}", progress.done(), progress.total())
    };
    let counts = MARKS.map(|mark| {
        view! {
            <td>
                <CountLink
                    part=Some(part)
                    mark
                    count=Signal::derive(move || progress.get().count(mark))
                />
            </td>
        }
    });
    view! {
        <tr>
            <th scope="row">
                <span class=class>{page.option(part)}</span>
            </th>
            <td>{done} <ProgressBar progress /></td>
            {counts}
        </tr>
    }
}

/// A number that leads to the items that it counts; nothing leads to none.
#[component]
fn CountLink(part: Option<FilterOption>, mark: Mark, count: Signal<usize>) -> impl IntoView {
    let page = use_page();
    let link = move || {
        let options = part.into_iter().chain([FilterOption::Mark(mark)]);
        page.link(|route| {
            *route = route.fresh(View::Items);
            for option in options {
                route.filters.set(option, Some(FacetMode::Include));
            }
        })
    };
    let between = if page.english() { ", " } else { "，" };
    let name = move || {
        let options = part.into_iter().chain([FilterOption::Mark(mark)]);
        let mut names: Vec<String> = options.map(|option| page.option(option)).collect();
        names.push(count.get().to_string());
        names.join(between)
    };
    move || match count.get() {
        0 => view! { <span class="none">"0"</span> }.into_any(),
        count => view! {
            <a href=link aria-label=name>
                {count}
            </a>
        }
        .into_any(),
    }
}
