//! A table of figures, and heads that sort it.

use leptos::prelude::*;

use super::ScrollFrame;

/// A table in a frame that scrolls where the page is too narrow for it. The
/// children are the `thead` and `tbody`.
#[component]
pub fn DataTable(
    /// The table's name.
    #[prop(into)]
    label: String,
    /// Further classes.
    #[prop(optional)]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    view! {
        <ScrollFrame label=label.clone()>
            <table class=format!("data-table {class}") aria-label=label>
                {children()}
            </table>
        </ScrollFrame>
    }
}

/// The head of a column that the table can be sorted by.
#[component]
pub fn SortHeading(
    /// What the column has.
    #[prop(into)]
    label: String,
    /// `ascending` or `descending` where the table is sorted by this column.
    #[prop(into)]
    sorted: Signal<Option<&'static str>>,
    /// Sorts by the column; sorts it the other way where it is sorted.
    on_sort: Callback<()>,
) -> impl IntoView {
    view! {
        <th scope="col" aria-sort=move || sorted.get()>
            <button type="button" class="sort" on:click=move |_| on_sort.run(())>
                {label}
            </button>
        </th>
    }
}
