//! Links to addresses that stay as they are while the link stands.

use leptos::prelude::*;
use web_sys::Event;

use super::highlighted;
use crate::address::{Address, Screen};
use crate::browser::page;
use crate::document::{CategoryId, DepartmentId, Item, List};
use crate::search::Stance;
use crate::ui::dom::{El, el, with_class};
use crate::ui::state::Atlas;

/// A link to an address. The screen that it stands on has to [`follow`] it.
pub fn place(atlas: Atlas, address: &Address, text: &str) -> El {
    with_class("a", "", text).attr("href", &atlas.href(address))
}

/// Listens to the clicks on an element, and goes where the links in it lead.
pub fn follow(atlas: Atlas) -> impl Fn(Event) {
    move |event| {
        if let Some(query) = page::followed_link(&event) {
            event.prevent_default();
            atlas.follow(&query);
        }
    }
}

/// The address of one screen of these departments.
pub fn turned_to(atlas: Atlas, screen: Screen, departments: &[DepartmentId]) -> Address {
    let mut address = Address {
        language: atlas.language,
        ..Address::default()
    };
    address.turn_to(screen, departments);
    address
}

/// The address of the items of a department, of a category, of some lists.
pub fn items_of(
    atlas: Atlas,
    department: Option<DepartmentId>,
    category: Option<CategoryId>,
    lists: &[List],
) -> Address {
    let departments = department.as_slice();
    let mut address = turned_to(atlas, Screen::Items, departments);
    if let Some(category) = category {
        let categories = &mut address.filters.categories;
        categories.set(category, Some(Stance::Include));
    }
    for list in lists {
        address.filters.lists.set(*list, Some(Stance::Include));
    }
    address
}

/// A link to an item's detail: its list and number, and its title.
pub fn item_link(atlas: Atlas, item: &'static Item) -> El {
    let id = item.id;
    let mut there = atlas.address.get_untracked();
    there.open(id);
    let number = [atlas.list_short(id.list), " ", &id.number.to_string()].concat();
    let number = with_class("span", &["number ", id.list.id()].concat(), number);
    let title = highlighted(atlas, "span", &item.title).attr("lang", "zh-CN");
    el("a")
        .class("item-link")
        .attr("href", &atlas.href(&there))
        .child((number, title))
}
