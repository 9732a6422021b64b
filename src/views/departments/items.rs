//! A department's items on its page, with its clauses in each.

use leptos::prelude::*;

use crate::compare::{DepartmentItem, Profile, TownshipPart};
use crate::components::{ItemNumber, SuperiorClauses, departments_href};
use crate::duty_list::{DepartmentId, Item, List};
use crate::i18n::Phrase;
use crate::i18n::compare::township_note;
use crate::i18n::ui::{common, departments, items};
use crate::route::View;
use crate::state::{Page, use_page};
use crate::views::detail::TownshipClauses;

/// The items by list, its own before those that it shares.
#[component]
pub fn ItemSections(profile: Profile) -> impl IntoView {
    let page = use_page();
    let id = profile.department;
    let on_page = profile.items(&page.list());
    let sections = [
        (
            List::Supporting,
            false,
            "of-alone",
            departments::OWN_SUPPORTING,
        ),
        (
            List::Supporting,
            true,
            "of-shared",
            departments::SHARED_SUPPORTING,
        ),
        (
            List::Reclaimed,
            false,
            "of-reclaimed-alone",
            departments::OWN_RECLAIMED,
        ),
        (
            List::Reclaimed,
            true,
            "of-reclaimed-shared",
            departments::SHARED_RECLAIMED,
        ),
    ];
    sections
        .into_iter()
        .map(|(list, is_shared, anchor, title)| {
            let of_section =
                |it: &&DepartmentItem| it.item.list == list && it.is_shared == is_shared;
            let items: Vec<_> = on_page.iter().filter(of_section).cloned().collect();
            (!items.is_empty()).then(|| view! { <ItemSection department=id anchor title items /> })
        })
        .collect_view()
}

#[component]
fn ItemSection(
    department: DepartmentId,
    anchor: &'static str,
    title: Phrase,
    items: Vec<DepartmentItem>,
) -> impl IntoView {
    let page = use_page();
    let count = common::count_items(page.language, items.len());
    let title = common::labelled(page.language, page.t(title), &count);
    let items = items
        .into_iter()
        .map(|on_page| view! { <OneItem department on_page /> })
        .collect_view();
    view! {
        <section>
            <h2 id=anchor>{title}</h2>
            <ul class="its-items" role="list">
                {items}
            </ul>
        </section>
    }
}

#[component]
fn OneItem(department: DepartmentId, on_page: DepartmentItem) -> impl IntoView {
    let page = use_page();
    let item = page.list().item(on_page.item).cloned()?;
    let without_clause = on_page.is_without_clause().then(|| {
        view! { <p class="caption">{page.t(departments::LISTED_WITHOUT_CLAUSE)}</p> }
    });
    let own = (!on_page.own.is_empty())
        .then(|| view! { <SuperiorClauses item=item.clone() clauses=on_page.own /> });
    let joint = (!on_page.joint.is_empty()).then(|| {
        view! {
            <p class="caption">{page.t(departments::JOINT_CLAUSES)}</p>
            <SuperiorClauses item=item.clone() clauses=on_page.joint />
        }
    });
    Some(view! {
        <li data-item=item.id.to_string()>
            <h3>
                <a class="item-link" href=item_href(page, department, &item)>
                    <ItemNumber id=item.id />
                    " "
                    <span lang="zh-CN">{item.title.clone()}</span>
                </a>
            </h3>
            <SharedWith item=item.clone() partners=on_page.partners />
            {own}
            {joint}
            {without_clause}
            <TownshipPartOf item=item.clone() part=on_page.township />
        </li>
    })
}

/// The item among the department's items.
fn item_href(page: Page, department: DepartmentId, item: &Item) -> String {
    let mut route = page
        .route
        .with_untracked(|route| route.of_departments(View::Items, &[department]));
    route.item = Some(item.id);
    page.href(&route)
}

#[component]
fn SharedWith(item: Item, partners: Vec<DepartmentId>) -> impl IntoView {
    let page = use_page();
    let others = item
        .other_departments
        .as_ref()
        .map(|others| items::and_others(page.language, others));
    let separator = if page.english() { "; " } else { "、" };
    let names = partners.iter().enumerate().map(|(at, id)| {
        let href = departments_href(page, View::Departments, &[*id]);
        view! {
            {(at > 0).then_some(separator)}
            <a href=href>{page.department(*id)}</a>
        }
    });
    (!partners.is_empty() || others.is_some()).then(|| {
        view! {
            <p class="meta">
                {page.t(departments::SHARED_WITH)} {names.collect_view()}
                {others.map(|others| view! { <span>" " {others}</span> })}
            </p>
        }
    })
}

/// What the item leaves to the township, folded.
#[component]
fn TownshipPartOf(item: Item, part: TownshipPart) -> impl IntoView {
    let page = use_page();
    match (part, township_note(part)) {
        (TownshipPart::Clauses(count), _) => {
            let count = common::count_clauses(page.language, count);
            view! {
                <details class="township">
                    <summary>{page.t(departments::TOWNSHIP_PART)} " · " {count}</summary>
                    <TownshipClauses item />
                </details>
            }
            .into_any()
        }
        (_, Some(note)) => {
            let text = common::labelled(
                page.language,
                page.t(departments::TOWNSHIP_PART),
                page.t(note),
            );
            view! { <p class="caption">{text}</p> }.into_any()
        }
        (_, None) => ().into_any(),
    }
}
