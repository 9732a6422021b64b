//! The results: a row for each item.

use leptos::prelude::*;

use super::highlighted;
use crate::document::{DepartmentId, Item};
use crate::search::{Hit, Place};
use crate::ui::state::Atlas;

#[component]
pub fn ResultList() -> impl IntoView {
    let atlas = Atlas::get();
    view! {
        <ol class="rows" role="list" aria-label=atlas.say("事项列表", "Duties")>
            <For
                each=move || atlas.results.with(|results| results.hits.clone())
                key=|hit| (hit.position, hit.passage)
                children=|hit| view! { <Row hit/> }
            />
        </ol>
    }
}

#[component]
fn Row(hit: Hit) -> impl IntoView {
    let atlas = Atlas::get();
    let item = &atlas.document.items[hit.position];
    let id = item.id;
    let current = Memo::new(move |_| atlas.open.get() == Some(id));
    view! {
        <li class="row" class:current=current data-item=id.to_string()>
            <a
                href=move || atlas.link(|address| address.item = Some(id))
                aria-current=move || current.get().then_some("true")
                on:click=move |event| {
                    // A click that asks for a new tab or window is the browser's.
                    if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
                        event.prevent_default();
                        atlas.open_item(id);
                    }
                }
            >
                <span class=format!("number {}", id.list.id())>
                    {atlas.list_short(id.list)}" "{id.number}
                </span>
                " "
                <span class="title" lang="zh-CN">{highlighted(&item.title)}</span>
            </a>
            <p class="meta">
                <span>{highlighted(atlas.category(item.category))}</span>
                <Departments item/>
            </p>
            {hit.passage.and_then(|place| passage(item, place)).map(|text| view! {
                <p class="passage" lang="zh-CN">{highlighted(text)}</p>
            })}
        </li>
    }
}

/// The departments of an item by their short names, and others that the print adds.
#[component]
pub fn Departments(item: &'static Item) -> impl IntoView {
    let atlas = Atlas::get();
    let name = |id: &DepartmentId| view! { <span>{highlighted(atlas.department(*id))}</span> };
    let others = item.other_departments.as_ref();
    let others = others.map(|others| match atlas.english() {
        false => format!("及{others}"),
        true => "and others".to_owned(),
    });
    let others = others.map(|others| view! { <span>{others}</span> });
    view! { {item.departments.iter().map(name).collect_view()} {others} }
}

/// The clause that a match in the duties stands in.
fn passage(item: &'static Item, place: Place) -> Option<&'static str> {
    match place {
        Place::Superior(at) => item.superior.get(at).map(|duty| duty.clause.text.as_str()),
        Place::Township(at) => item.township.get(at).map(|clause| clause.text.as_str()),
        Place::Title | Place::Category | Place::Department(_) => None,
    }
}
