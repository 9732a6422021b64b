//! The directory: a row of figures for each department.

use std::rc::Rc;

use leptos::prelude::*;

use crate::compare::{Column, Direction, Directory};
use crate::ui::dom::{El, button, el, value_of, with_class};
use crate::ui::parts::figures::{FIGURES, department_row, scrolling, section, table};
use crate::ui::state::Atlas;

/// Which rows are shown, and in which order.
#[derive(Default)]
struct View {
    name: String,
    column: Column,
    direction: Direction,
}

pub fn directory(atlas: Atlas, directory: Directory) -> El {
    let directory = Rc::new(directory);
    let view = RwSignal::new(View::default());
    let rows = move |directory: &Directory| {
        view.with(|view| directory.rows(atlas.document, &view.name, view.column, view.direction))
    };
    let figures = directory.clone();
    let says = move || match (atlas.english(), rows(&figures).len()) {
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
        .on("input", move |event| {
            view.update(|view| view.name = value_of(&event))
        });
    let label = atlas.say("按名称筛选", "Filter by name");
    let label = with_class("label", "by-name", (el("span").child(label), field));
    let status = with_class("p", "result-count", ())
        .attr("role", "status")
        .live_text(says);

    let mut columns = el("tr").child(heading(atlas, view, Column::Name));
    for &column in FIGURES {
        columns = columns.child(heading(atlas, view, column));
    }
    let body = el("tbody").region(move || {
        let mut shown = Vec::new();
        for row in rows(&directory) {
            shown.push(department_row(atlas, &row));
        }
        shown
    });
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
fn heading(atlas: Atlas, view: RwSignal<View>, column: Column) -> El {
    let sorted = move || {
        let direction = |view: &View| (view.column == column).then(|| view.direction.aria());
        view.with(direction).map(str::to_owned)
    };
    let sort = move || {
        view.update(|view| {
            view.direction = match view.column == column {
                true => view.direction.reversed(),
                false => column.first_direction(),
            };
            view.column = column;
        });
    };
    el("th")
        .attr("scope", "col")
        .live_attr("aria-sort", sorted)
        .child(button("sort", column.label().get(atlas.language), sort))
}
