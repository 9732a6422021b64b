//! The views, one folder a screen.

pub mod about;
pub mod changes;
pub mod compare;
pub mod departments;
pub mod detail;
pub mod items;
pub mod lists;
pub mod review;
pub mod task;

use leptos::prelude::*;

use crate::components::MissingList;
use crate::route::View;
use crate::state::{DocState, use_page};
use about::About;
use changes::ChangesView;
use compare::Compare;
use departments::Departments;
use items::Items;
use lists::Lists;
use review::Review;
use task::TaskView;

/// The view that the route asks for.
#[component]
pub fn ViewSwitch() -> impl IntoView {
    let page = use_page();
    // Without a list there is nothing to show but the way to it.
    let has_list = page.doc_state() == DocState::Ready;
    move || match page.view.get() {
        _ if !has_list => view! { <MissingList /> }.into_any(),
        View::Items => view! { <Items /> }.into_any(),
        View::Departments => view! { <Departments /> }.into_any(),
        View::Compare => view! { <Compare /> }.into_any(),
        View::Review => view! { <Review /> }.into_any(),
        View::Task => view! { <TaskView /> }.into_any(),
        View::Changes => view! { <ChangesView /> }.into_any(),
        View::About => view! { <About /> }.into_any(),
        View::Lists => view! { <Lists /> }.into_any(),
    }
}
