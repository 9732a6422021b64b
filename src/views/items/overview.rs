//! What is shown in the place of the detail while no item is open: the results
//! as figures, each of them a link that narrows them further.

use leptos::prelude::*;

use crate::compare::{EverydayMatter, ListCounts, Overview as Figures, overview};
use crate::duty_list::{CategoryId, DepartmentId, List};
use crate::i18n::compare::everyday_matter;
use crate::i18n::names;
use crate::i18n::ui::items;
use crate::route::{Route, View};
use crate::search::{FacetMode, FilterOption};
use crate::state::{Page, use_page};

#[component]
pub fn Overview() -> impl IntoView {
    let page = use_page();
    let figures = Memo::new(move |_| {
        let list = page.list();
        page.results.with(|results| {
            let hits = results.hits.iter();
            overview(&list, hits.map(|hit| list.items[hit.position].id))
        })
    });
    let title = move || {
        let whole = figures.read().lists.total() == page.list().items.len();
        items::overview_of(page.language, figures.read().lists.total(), whole)
    };
    view! {
        <section class="overview" aria-label=page.t(items::OVERVIEW)>
            <h2>{title}</h2>
            <ThreeLists figures />
            <EverydayMatters />
            <Categories figures />
            <Departments figures />
        </section>
    }
}

/// The link that adds a filter to the present results.
fn filter_link(page: Page, option: FilterOption) -> String {
    page.link(|route| route.filters.set(option, Some(FacetMode::Include)))
}

/// One stacked bar, and what each list means.
#[component]
fn ThreeLists(figures: Memo<Figures>) -> impl IntoView {
    let page = use_page();
    let count = move |list: List| figures.read().lists.in_list(list);
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
        view! {
            <li>
                <a href=move || filter_link(page, FilterOption::List(list))>
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
    let task = move || page.link(|route| *route = route.fresh(View::Task));
    view! {
        <p class="task-link">
            <a href=task>{page.t(items::PASTE_TASK)} " →"</a>
        </p>
        <h3>{page.t(items::EVERYDAY_MATTERS)}</h3>
        <ul class="matters">{matters}</ul>
    }
}

#[component]
fn Categories(figures: Memo<Figures>) -> impl IntoView {
    let page = use_page();
    let rows = move || {
        let list = page.list();
        let figures = figures.read();
        let most = figures
            .categories
            .iter()
            .map(|(_, counts)| counts.total())
            .max();
        let row = |&(id, counts): &(CategoryId, _)| {
            let name = names::category(list.category(id), page.language).to_owned();
            bar(
                page,
                name,
                FilterOption::Category(id),
                counts,
                most.unwrap_or(1),
            )
        };
        figures.categories.iter().map(row).collect_view()
    };
    view! {
        <Show when=move || !figures.read().categories.is_empty()>
            <h3>{page.t(items::CATEGORIES)}</h3>
            <ul class="bars">{rows}</ul>
        </Show>
    }
}

#[component]
fn Departments(figures: Memo<Figures>) -> impl IntoView {
    let page = use_page();
    let rows = move || {
        let figures = figures.read();
        let most = figures
            .departments
            .iter()
            .map(|(_, counts)| counts.total())
            .max();
        let row = |&(id, counts): &(DepartmentId, _)| {
            bar(
                page,
                page.department(id),
                FilterOption::Department(id),
                counts,
                most.unwrap_or(1),
            )
        };
        figures.departments.iter().map(row).collect_view()
    };
    view! {
        <Show when=move || !figures.read().departments.is_empty()>
            <h3>{page.t(items::TOP_DEPARTMENTS)}</h3>
            <ul class="bars">{rows}</ul>
        </Show>
    }
}

/// A name, its count, and a bar in the hues of the three lists.
fn bar(
    page: Page,
    name: String,
    option: FilterOption,
    counts: ListCounts,
    most: usize,
) -> impl IntoView {
    let parts = List::ALL.map(|list| {
        let share = 100.0 * counts.in_list(list) as f64 / most as f64;
        view! { <span class=format!("part {}", list.id()) style:width=format!("{share:.1}%")></span> }
    });
    view! {
        <li>
            <a href=move || filter_link(page, option)>
                <span class="name">{name}</span>
                <span class="bar" aria-hidden="true">
                    {parts}
                </span>
                <span class="count">{counts.total()}</span>
            </a>
        </li>
    }
}
