//! Some of an item's superior's duties.

use leptos::prelude::*;

use crate::duty_list::Item;
use crate::views::detail::clause_text;

/// The clauses with these indices into [`Item::superior`]; each numbered heading
/// once above its own.
#[component]
pub fn SuperiorClauses(item: Item, clauses: Vec<usize>) -> impl IntoView {
    let mut above = None;
    let clauses = clauses
        .into_iter()
        .filter_map(|at| Some((at, &item.superior.get(at)?.clause)));
    let clauses = clauses.map(|(at, clause)| {
        let section = clause.section.as_ref();
        let heading = section.filter(|_| section != above);
        above = section;
        // The column's head already names the department.
        let heading = heading
            .filter(|heading| heading.is_numbered())
            .map(|heading| view! { <li class="section">{heading.text.clone()}</li> });
        view! {
            {heading}
            <li class="clause" data-clause=(at + 1).to_string()>
                {clause_text(clause)}
            </li>
        }
    });
    let clauses = clauses.collect_view();
    view! {
        <ol class="clauses" role="list" lang="zh-CN">
            {clauses}
        </ol>
    }
}
