//! The chosen departments, each with the buttons that move and remove it.

use leptos::prelude::*;

use super::change;
use super::picker::FIELD;
use crate::compare::Selection;
use crate::duty_list::DepartmentId;
use crate::i18n::ui::{common, compare};
use crate::platform::dom;
use crate::state::use_page;

#[component]
pub fn ChosenDepartments(selection: Memo<Selection>) -> impl IntoView {
    let page = use_page();
    let departments = move || selection.with(|chosen| chosen.departments().to_vec());
    view! {
        <ol
            class="chosen"
            role="list"
            aria-label=page.t(compare::CHOSEN)
            hidden=move || departments().is_empty()
        >
            <For each=departments key=|id| *id let(id)>
                <Chosen id selection />
            </For>
        </ol>
    }
}

#[component]
fn Chosen(id: DepartmentId, selection: Memo<Selection>) -> impl IntoView {
    let page = use_page();
    let name = page.department(id);
    let department_id = page.list().department(id).id.clone();
    let column = Memo::new(move |_| {
        let position = |chosen: &Selection| chosen.departments().iter().position(|own| *own == id);
        selection.with(position).unwrap_or_default()
    });
    let last = move || selection.with(|chosen| chosen.departments().len().saturating_sub(1));
    let is_first = Signal::derive(move || column.get() == 0);
    let is_last = Signal::derive(move || column.get() >= last());
    let remove = move |_| {
        change(page, |selection| selection.remove(id));
        dom::focus_soon(format!("#{FIELD}"));
    };
    view! {
        <li data-chosen=department_id tabindex="-1">
            <span class="name">{name.clone()}</span>
            <Move id column by=-1 is_end=is_first label=compare::move_left(page.language, &name) />
            <Move id column by=1 is_end=is_last label=compare::move_right(page.language, &name) />
            <button
                type="button"
                class="remove"
                aria-label=common::remove(page.language, &name)
                on:click=remove
            >
                <span aria-hidden="true">"×"</span>
            </button>
        </li>
    }
}

/// The button that moves a department one column to the left or right.
#[component]
fn Move(
    id: DepartmentId,
    column: Memo<usize>,
    by: isize,
    is_end: Signal<bool>,
    label: String,
) -> impl IntoView {
    let page = use_page();
    let department = page.list().department(id).id.clone();
    let class = if by < 0 { "left" } else { "right" };
    let step = move |_| {
        let there = column.get_untracked().saturating_add_signed(by);
        change(page, |selection| selection.move_to(id, there));
        // The focus goes on with the department; where the button has come to
        // the end of its way, to the department itself.
        let chosen = format!("[data-chosen='{department}']");
        dom::focus_soon(chosen.clone());
        dom::focus_soon(format!("{chosen} .{class}:not(:disabled)"));
    };
    view! {
        <button
            type="button"
            class=class
            aria-label=label
            prop:disabled=is_end
            on:click=step
        >
            <span aria-hidden="true">{if by < 0 { "←" } else { "→" }}</span>
        </button>
    }
}
