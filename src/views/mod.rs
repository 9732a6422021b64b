//! The views, one folder a screen.

pub mod about;
pub mod detail;
pub mod items;
pub mod review;

use leptos::prelude::*;

use crate::route::View;
use crate::state::use_page;
use about::About;
use items::Items;
use review::Review;

/// The view that the route asks for.
#[component]
pub fn ViewSwitch() -> impl IntoView {
    let page = use_page();
    move || match page.view.get() {
        View::Items => view! { <Items /> }.into_any(),
        View::Review => view! { <Review /> }.into_any(),
        View::About => view! { <About /> }.into_any(),
        _ => view! { <main id="main"></main> }.into_any(),
    }
}
