//! The views, one folder a screen.

pub mod compare;
pub mod departments;
pub mod detail;
pub mod items;

use leptos::prelude::*;

use crate::route::View;
use crate::state::use_page;
use compare::Compare;
use departments::Departments;
use items::Items;

/// The view that the route asks for.
#[component]
pub fn ViewSwitch() -> impl IntoView {
    let page = use_page();
    move || match page.view.get() {
        View::Items => view! { <Items /> }.into_any(),
        View::Departments => view! { <Departments /> }.into_any(),
        View::Compare => view! { <Compare /> }.into_any(),
        _ => view! { <main id="main"></main> }.into_any(),
    }
}
