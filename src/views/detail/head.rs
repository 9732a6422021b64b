//! The head of an item: its list and number, its title, the verdict in a line,
//! where to go from here.

use leptos::prelude::*;

use super::{Corrections, TITLE};
use crate::compare::MOST;
use crate::components::{DepartmentNames, Highlight};
use crate::duty_list::{Field, Item, List};
use crate::i18n::names;
use crate::i18n::ui::detail;
use crate::route::View;
use crate::search::{FacetMode, FilterOption};
use crate::state::{Page, part_of, use_page};

#[component]
pub fn DetailHead(item: Item) -> impl IntoView {
    let page = use_page();
    let id = item.id;
    let number = format!(
        "{} {}",
        names::list(id.list, page.language),
        page.printed_number(id)
    );
    let gloss = item.title_en.clone().filter(|_| page.english());
    let has_departments = !item.departments.is_empty();
    let led_by = match id.list {
        List::Reclaimed => page.t(detail::TAKEN_OVER_BY),
        _ => page.t(detail::LEADING),
    };
    view! {
        <header>
            <p class=format!("number {}", id.list.id())>
                {number} <CategoryLink item=item.clone() />
            </p>
            <h2 id=TITLE tabindex="-1" lang="zh-CN">
                <Highlight text=item.title.clone() />
            </h2>
            {gloss
                .map(|gloss| {
                    view! {
                        <p class="gloss">
                            {gloss} " " <small>{page.t(detail::UNOFFICIAL_GLOSS)}</small>
                        </p>
                    }
                })}
            <p class="verdict">{verdict(page, &item)}</p>
            <OutsideResults item=item.clone() />
            {has_departments
                .then(|| {
                    view! {
                        <p class="departments">
                            <span class="label">{led_by}</span>
                            <DepartmentNames id=item.id />
                        </p>
                    }
                })}
            <Related item=item.clone() />
            <Corrections id fields=&[Field::Category, Field::Title, Field::Departments] />
        </header>
    }
}

/// The category, linked to its items.
#[component]
fn CategoryLink(item: Item) -> impl IntoView {
    let page = use_page();
    item.category.map(|id| {
        let href = page.route.with_untracked(|route| {
            let mut route = route.fresh(View::Items);
            let option = FilterOption::Category(id);
            route.filters.set(option, Some(FacetMode::Include));
            page.href(&route)
        });
        view! {
            " · "
            <a href=href title=page.t(detail::SAME_CATEGORY)>
                <Highlight text=page.category(&item) />
            </a>
        }
    })
}

/// Whose the item is, in a line: `配合 · 县公安局等 5 个部门牵头 · 本乡 1 条`.
fn verdict(page: Page, item: &Item) -> String {
    let language = page.language;
    let first = item.departments.first().map(|id| page.department(*id));
    let departments = item.departments.len() + usize::from(item.other_departments.is_some());
    let mut parts = vec![page.list_short(item.id.list).to_owned()];
    match (item.id.list, first) {
        (List::Basic, _) => parts.push(page.t(detail::OURS_FULLY).to_owned()),
        (List::Supporting, Some(first)) => {
            parts.push(detail::led_by(language, &first, departments));
            parts.push(detail::ours(language, item.township.len()));
        }
        (List::Reclaimed, Some(first)) => {
            parts.push(detail::taken_over_by(language, &first, departments));
            parts.push(page.t(detail::NO_LONGER_OURS).to_owned());
        }
        (List::Supporting, None) => parts.push(detail::ours(language, item.township.len())),
        (List::Reclaimed, None) => parts.push(page.t(detail::NO_LONGER_OURS).to_owned()),
    }
    parts.join(" · ")
}

/// Says that the results do not have the item.
#[component]
fn OutsideResults(item: Item) -> impl IntoView {
    let page = use_page();
    let outside = part_of(page.shown, move |shown| !shown.contains(&item.id));
    view! {
        <Show when=move || outside.get()>
            <p class="caption">{page.t(detail::OUTSIDE_RESULTS)}</p>
        </Show>
    }
}

/// To the comparison of the item's departments.
#[component]
fn Related(item: Item) -> impl IntoView {
    let page = use_page();
    (item.departments.len() > 1).then(|| {
        let compared = &item.departments[..item.departments.len().min(MOST)];
        let href = page
            .route
            .with_untracked(|route| page.href(&route.of_departments(View::Compare, compared)));
        view! {
            <p class="related">
                <a href=href>{page.t(detail::COMPARE_THESE)}</a>
            </p>
        }
    })
}
