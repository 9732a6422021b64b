//! The choice of departments: added by typing, put in order, removed.

use leptos::prelude::*;

use super::change;
use super::chosen::ChosenDepartments;
use crate::compare::{Selection, find_departments, suggestions};
use crate::components::{ComboOption, Combobox};
use crate::duty_list::DepartmentId;
use crate::i18n::ui::compare;
use crate::state::{Page, use_page};

/// The id of the field, to which the focus goes when a department is removed.
pub const FIELD: &str = "add-department";

#[component]
pub fn Picker(selection: Memo<Selection>) -> impl IntoView {
    let page = use_page();
    let add = move |id: String| {
        if let Some(department) = page.list().department_with_id(&id) {
            change(page, |selection| {
                selection.add(department);
            });
        }
    };
    let find = move |text: String| selection.with(|chosen| options(page, &text, chosen));
    let found = move |count| match count {
        0 => page.t(compare::NONE_OF_THIS_NAME).to_owned(),
        count => compare::found(page.language, count),
    };
    let full = move || {
        let is_full = selection.with(Selection::is_full);
        is_full.then(|| page.t(compare::FULL).to_owned())
    };
    view! {
        <div class="picker">
            <ChosenDepartments selection />
            <Combobox
                id=FIELD
                label=page.t(compare::ADD_DEPARTMENT)
                hint=page.t(compare::ADD_HINT)
                found=Callback::new(found)
                find=Callback::new(find)
                unavailable=Signal::derive(full)
                on_choose=Callback::new(add)
            />
        </div>
    }
}

/// The departments that fit and are not chosen yet. While nothing is typed those
/// come first that share most with the chosen ones.
fn options(page: Page, text: &str, chosen: &Selection) -> Vec<ComboOption> {
    let list = page.list();
    let option = |id: DepartmentId, shared: Option<usize>| ComboOption {
        key: list.department(id).id.clone(),
        name: page.department(id),
        note: shared.map(|shared| compare::shares(page.language, shared)),
    };
    let chosen = chosen.departments();
    let suggested = match text.trim().is_empty() && !chosen.is_empty() {
        true => suggestions(&list, chosen),
        false => Vec::new(),
    };
    let is_suggested = |id: &DepartmentId| suggested.iter().any(|it| it.department == *id);
    let rest = find_departments(&list, text)
        .into_iter()
        .filter(|id| !chosen.contains(id) && !is_suggested(id));
    let first = suggested
        .iter()
        .map(|it| option(it.department, Some(it.shared)));
    first.chain(rest.map(|id| option(id, None))).collect()
}
