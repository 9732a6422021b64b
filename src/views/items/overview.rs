//! What is shown in the place of the detail while no item is open: the results
//! as figures, each of them a link that narrows them further.

use std::time::Duration;

use leptos::prelude::*;
use leptos::{ev, html};

use crate::compare::{EverydayMatter, ListCounts, Overview as Figures, overview};
use crate::duty_list::{CategoryId, DepartmentId, List};
use crate::i18n::compare::everyday_matter;
use crate::i18n::names;
use crate::i18n::ui::{items, review};
use crate::route::{Route, View};
use crate::search::{FacetMode, FilterOption};
use crate::state::{Page, after_paint, use_page};

/// The results in figures, and the route that its links narrow.
#[derive(Clone, PartialEq)]
struct Shown {
    route: Route,
    figures: Figures,
}

impl Shown {
    /// The link that adds a filter to these results.
    fn filter_link(&self, page: Page, option: FilterOption) -> String {
        let mut route = self.route.clone();
        route.filters.set(option, Some(FacetMode::Include));
        page.href(&route)
    }
}

#[component]
pub fn Overview() -> impl IntoView {
    let page = use_page();
    let shown = Memo::new(move |_| {
        let items = page.shown.read();
        Shown {
            route: page.route.get(),
            figures: overview(&page.list(), items.iter().copied()),
        }
    });
    // It accompanies the results, and is as much work as they are.
    let shown = after_paint(shown);
    let count = Memo::new(move |_| shown.with(|shown| shown.figures.lists.total()));
    let title = move || {
        let whole = count.get() == page.list().items.len();
        items::overview_of(page.language, count.get(), whole)
    };
    view! {
        <section class="overview" aria-label=page.t(items::OVERVIEW)>
            <Show
                when=move || count.get() != 0
                fallback=move || view! { <h2 class="visually-hidden">{page.t(items::OVERVIEW)}</h2> }
            >
                <h2>{title}</h2>
                <ThreeLists shown />
            </Show>
            <ReviewProgress />
            <TaskField />
            <EverydayMatters />
            <Categories shown />
            <Departments shown />
        </section>
    }
}

/// One stacked bar, and what each list means.
#[component]
fn ThreeLists(shown: ReadSignal<Shown>) -> impl IntoView {
    let page = use_page();
    let count = move |list: List| shown.with(|shown| shown.figures.lists.in_list(list));
    let parts = List::ALL.map(|list| {
        view! {
            <span
                class=format!("part {}", list.id())
                style:flex-grow=move || count(list).to_string()
                class:none=move || count(list) == 0
            ></span>
        }
    });
    let meanings = List::ALL.map(|list| {
        let href = move || {
            let link = |shown: &Shown| shown.filter_link(page, FilterOption::List(list));
            (count(list) != 0).then(|| shown.with(link))
        };
        view! {
            <li>
                <a href=href>
                    <span class=format!("swatch {}", list.id()) aria-hidden="true"></span>
                    <span class="name">{names::list(list, page.language)}</span>
                    " "
                    <span class="count">{move || count(list)}</span>
                </a>
                <span class="meaning">{page.t(names::list_meaning(list))}</span>
            </li>
        }
    });
    view! {
        <div class="stacked-bar" aria-hidden="true">
            {parts}
        </div>
        <ul class="three-lists" aria-label=page.t(items::THREE_LISTS)>
            {meanings}
        </ul>
    }
}

/// How far the review is, once it has begun.
#[component]
fn ReviewProgress() -> impl IntoView {
    let page = use_page();
    let done = Memo::new(move |_| page.marked());
    let text = move || review::bar(page.language, done.get(), page.list().items.len());
    let href = move || page.link(|route| *route = route.fresh(View::Review));
    view! {
        <Show when=move || done.get() != 0>
            <p class="review-link">
                <a href=href>{text} " →"</a>
            </p>
        </Show>
    }
}

/// What is pasted or written here is read in the view of tasks.
#[component]
fn TaskField() -> impl IntoView {
    let page = use_page();
    let field = NodeRef::<html::Textarea>::new();
    let go = move || {
        let text = field.get_untracked().map(|field| field.value());
        let text = text.filter(|text| !text.trim().is_empty());
        page.app.task_text.set(text);
        page.turn_to(View::Task);
    };
    let on_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
            go();
        }
    };
    view! {
        <div class="task-field">
            // With more than one line, as an input would not keep the breaks.
            <textarea
                rows="1"
                aria-label=page.t(items::PASTE_TASK)
                placeholder=page.t(items::PASTE_TASK)
                node_ref=field
                on:keydown=on_key
                // The text is in the field only after this event.
                on:paste=move |_| set_timeout(go, Duration::ZERO)
            ></textarea>
            <button type="button" on:click=move |_| go()>
                {page.t(items::CHECK_TASK)}
            </button>
        </div>
    }
}

/// What people ask for most, each a search.
#[component]
fn EverydayMatters() -> impl IntoView {
    let page = use_page();
    let matters = EverydayMatter::ALL.map(|matter| {
        let search = move |route: &mut Route| {
            *route = Route {
                query: matter.query().to_owned(),
                ..route.fresh(View::Items)
            };
        };
        view! {
            <li>
                <a href=move || page.link(search)>{page.t(everyday_matter(matter))}</a>
            </li>
        }
    });
    view! {
        <h3>{page.t(items::EVERYDAY_MATTERS)}</h3>
        <ul class="matters">{matters}</ul>
    }
}

#[component]
fn Categories(shown: ReadSignal<Shown>) -> impl IntoView {
    let page = use_page();
    let bars = move || {
        let list = page.list();
        let of = |&(id, counts): &(CategoryId, ListCounts)| {
            let name = names::category(list.category(id), page.language).to_owned();
            (name, FilterOption::Category(id), counts)
        };
        shown.with(|shown| {
            let categories = shown.figures.categories.iter();
            bars(page, shown, categories.map(of).collect())
        })
    };
    view! {
        <Show when=move || shown.with(|shown| !shown.figures.categories.is_empty())>
            <h3>{page.t(items::CATEGORIES)}</h3>
            <ul class="bars">{bars}</ul>
        </Show>
    }
}

#[component]
fn Departments(shown: ReadSignal<Shown>) -> impl IntoView {
    let page = use_page();
    let bars = move || {
        let of = |&(id, counts): &(DepartmentId, ListCounts)| {
            (page.department(id), FilterOption::Department(id), counts)
        };
        shown.with(|shown| {
            let departments = shown.figures.departments.iter();
            bars(page, shown, departments.map(of).collect())
        })
    };
    view! {
        <Show when=move || shown.with(|shown| !shown.figures.departments.is_empty())>
            <h3>{page.t(items::TOP_DEPARTMENTS)}</h3>
            <ul class="bars">{bars}</ul>
        </Show>
    }
}

/// For each option its name, its count, and a bar in the hues of the three
/// lists, as long as the count is beside the largest.
fn bars(
    page: Page,
    shown: &Shown,
    options: Vec<(String, FilterOption, ListCounts)>,
) -> impl IntoView + use<> {
    let most = options.iter().map(|(.., counts)| counts.total()).max();
    let most = most.unwrap_or(1) as f64;
    let bars = options.into_iter().map(|(name, option, counts)| {
        let parts = List::ALL.map(|list| {
            let share = 100.0 * counts.in_list(list) as f64 / most;
            view! { <span class=format!("part {}", list.id()) style:width=format!("{share:.1}%")></span> }
        });
        view! {
            <li>
                <a href=shown.filter_link(page, option)>
                    <span class="name">{name}</span>
                    <span class="bar" aria-hidden="true">
                        {parts}
                    </span>
                    <span class="count">{counts.total()}</span>
                </a>
            </li>
        }
    });
    bars.collect::<Vec<_>>()
}
