//! What is said of an item beside its title.

use leptos::prelude::*;

use super::{Highlight, departments_href};
use crate::duty_list::ItemId;
use crate::i18n::ui::items;
use crate::route::View;
use crate::state::use_page;

/// An item's list and number: `配合 19`.
#[component]
pub fn ItemNumber(id: ItemId) -> impl IntoView {
    let page = use_page();
    view! { <span class=format!("number {}", id.list.id())>{page.item_name(id)}</span> }
}

/// The departments of an item by their short names, and others that the print
/// adds without naming them.
#[component]
pub fn DepartmentNames(
    id: ItemId,
    /// Whether each name leads to the department's page.
    #[prop(optional)]
    linked: bool,
) -> impl IntoView {
    let page = use_page();
    let list = page.list();
    let item = list.item(id)?;
    let between = if page.english() { "; " } else { "、" };
    let named = item.departments.iter().enumerate().map(|(at, &id)| {
        let name = page.department(id);
        let href = linked.then(|| departments_href(page, View::Departments, &[id]));
        let name = match href {
            Some(href) => view! { <a href=href><Highlight text=name /></a> }.into_any(),
            None => view! { <span><Highlight text=name /></span> }.into_any(),
        };
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
    Some((named, others))
}
