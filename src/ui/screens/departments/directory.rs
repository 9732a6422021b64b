//! The directory: a row of figures for each department.

use leptos::prelude::*;

use crate::compare::{Column, Direction, Directory};
use crate::ui::dom::{El, button, el, value_of, with_class};
use crate::ui::parts::figures::{FIGURES, department_row, scrolling, section, table};
use crate::ui::state::Atlas;

/// By which column the rows are sorted, and which way.
type Order = RwSignal<(Column, Direction)>;

pub fn directory(atlas: Atlas, directory: Directory) -> El {
    let name = RwSignal::new(String::new());
    let order: Order = RwSignal::new(Default::default());
    let figures = directory.clone();
    let rows = Memo::new(move |_| {
        let (column, direction) = order.get();
        let rows = name.with(|name| directory.rows(atlas.document, name, column, direction));
        rows.iter().map(|row| row.department).collect::<Vec<_>>()
    });
    let count = move || rows.with(|rows| rows.len());
    let says = move || match (atlas.english(), count()) {
        (false, 0) => "没有名称相符的部门".to_owned(),
        (true, 0) => "No department of this name".to_owned(),
        (false, count) => format!("{count} 个部门"),
        (true, 1) => "1 department".to_owned(),
        (true, count) => format!("{count} departments"),
    };
    let field = el("input")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false")
        .on("input", move |event| name.set(value_of(&event)));
    let label = atlas.say("按名称筛选", "Filter by name");
    let label = with_class("label", "by-name", (el("span").child(label), field));
    let status = with_class("p", "result-count", ())
        .attr("role", "status")
        .live_text(says);

    let mut columns = el("tr").child(heading(atlas, order, Column::Name));
    for column in FIGURES {
        columns = columns.child(heading(atlas, order, column));
    }
    let body = el("tbody").rows(
        move || rows.get(),
        move |id| department_row(atlas, figures.get(id)),
    );
    let title = atlas.say("部门一览", "Directory of departments");
    let table = table("figures", title, el("thead").child(columns), body);
    let explanation = atlas.say(
        "单独、共同指配合事项只列一个部门或列多个部门；职责条数是条文写明由该部门承担的，共同条数是没有写明由哪个部门承担的，乡镇条数是同一事项中乡镇的配合职责。",
        "Alone and shared: supporting items that name this department only, or others too. Own clauses say that this department acts; joint clauses do not say which one acts; the township’s clauses are those of the same items.",
    );
    let above = with_class("div", "above", (label, status));
    let scrolling = scrolling("", "directory", table);
    let explanation = with_class("p", "caption", explanation);
    section("directory", title, (explanation, (above, scrolling)))
}

/// The head of a column: a button that sorts by it, and by it the other way.
fn heading(atlas: Atlas, order: Order, column: Column) -> El {
    let sorted = move || {
        let (by, direction) = order.get();
        (by == column).then(|| direction.aria().to_owned())
    };
    let sort = move || {
        order.update(|(by, direction)| {
            *direction = match *by == column {
                true => direction.reversed(),
                false => column.first_direction(),
            };
            *by = column;
        });
    };
    el("th")
        .attr("scope", "col")
        .live_attr("aria-sort", sorted)
        .child(button("sort", column.label().get(atlas.language), sort))
}
