//! What is said of an item beside its title.

use leptos::prelude::*;

use super::{Highlight, departments_href};
use crate::duty_list::{DepartmentId, Item, ItemId};
use crate::i18n::ui::items;
use crate::route::View;
use crate::state::{Page, use_page};

/// An item's list and number: `配合 19`.
#[component]
pub fn ItemNumber(id: ItemId) -> impl IntoView {
    let page = use_page();
    view! { <span class=format!("number {}", id.list.id())>{page.item_name(id)}</span> }
}

/// The departments of an item, each leading to its page.
#[component]
pub fn DepartmentNames(id: ItemId) -> impl IntoView {
    let page = use_page();
    let list = page.list();
    let item = list.item(id)?;
    let link = |id, name| {
        let href = departments_href(page, View::Departments, &[id]);
        view! { <a href=href><Highlight text=name /></a> }
    };
    Some(department_names(page, item, link))
}

/// The departments of an item, one after the other, each as `show` shows its
/// name; then others that the print adds without naming them.
pub fn department_names<V: IntoView + 'static>(
    page: Page,
    item: &Item,
    show: impl Fn(DepartmentId, String) -> V,
) -> AnyView {
    let between = if page.english() { "; " } else { "、" };
    let named = item.departments.iter().enumerate().map(|(at, &id)| {
        let name = show(id, page.department(id));
        ((at > 0).then_some(between), name)
    });
    let named = named.collect_view();
    let others = item.other_departments.as_ref().map(|others| {
        let others = items::and_others(page.language, others);
        (
            page.english().then_some(" "),
            view! { <span>{others}</span> },
        )
    });
    (named, others).into_any()
}
