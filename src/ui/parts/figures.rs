//! Figures in words and in tables.

use super::place::{items_of, place, turned_to};
use crate::address::Screen;
use crate::compare::{Column, DirectoryRow, Tally};
use crate::document::List;
use crate::ui::dom::{Content, El, el, with_class};
use crate::ui::state::Atlas;

/// The columns of figures that a department has, after its name.
pub const FIGURES: &[Column] = Column::ALL.split_at(2).1;

/// `3 项`, `1 item`.
pub fn item_count(atlas: Atlas, count: usize) -> String {
    counted(atlas, count, " 项", " item")
}

/// `3 条`, `1 clause`.
pub fn clause_count(atlas: Atlas, count: usize) -> String {
    counted(atlas, count, " 条", " clause")
}

fn counted(atlas: Atlas, count: usize, zh: &'static str, en: &'static str) -> String {
    let plural = if atlas.english() && count != 1 {
        "s"
    } else {
        ""
    };
    [&count.to_string(), atlas.say(zh, en), plural].concat()
}

/// `县公安局 · 平安法治：3 项（配合 2，收回 1）`.
pub fn tally_text(atlas: Atlas, one: &str, other: &str, tally: Tally) -> String {
    let items = item_count(atlas, tally.both());
    let (supporting, reclaimed) = (tally.supporting, tally.reclaimed);
    match atlas.english() {
        false => format!("{one} · {other}：{items}（配合 {supporting}，收回 {reclaimed}）"),
        true => {
            format!("{one} · {other}: {items} ({supporting} supporting, {reclaimed} taken back)")
        }
    }
}

/// The head of a table, a cell for each column.
pub fn table_head(columns: &[&str]) -> El {
    let mut cells = el("tr");
    for name in columns {
        cells = cells.child(el("th").attr("scope", "col").child(*name));
    }
    el("thead").child(cells)
}

/// A table with a name.
pub fn table(class: &str, name: &str, head: El, body: El) -> El {
    with_class("table", class, (head, body)).attr("aria-label", name)
}

/// Room in which a wide table scrolls by itself, by keyboard too. `heading` is
/// the id of the heading that names it.
pub fn scrolling(class: &str, heading: &str, content: El) -> El {
    with_class("div", "scroll", content)
        .class(&["scroll ", class].concat())
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-labelledby", heading)
}

/// A section with a heading that can be referred to.
pub fn section(id: &str, title: &str, content: impl Content) -> El {
    let heading = el("h3").attr("id", id).child(title);
    el("section").child((heading, content))
}

/// A department's figures as a row, its name linked to its page.
pub fn department_row(atlas: Atlas, row: &DirectoryRow) -> El {
    let id = row.department;
    let page = turned_to(atlas, Screen::Departments, &[id]);
    let name = place(atlas, &page, atlas.department(id));
    let mut cells = el("tr")
        .attr("data-dept", &atlas.document.department(id).id)
        .child(el("th").attr("scope", "row").child(name));
    for &column in FIGURES {
        cells = cells.child(el("td").child(figure(atlas, row, column)));
    }
    cells
}

/// A figure, linked to the items that it counts where an address shows them.
pub fn figure(atlas: Atlas, row: &DirectoryRow, column: Column) -> El {
    let number = column.number(row).unwrap_or_default();
    let list = match column {
        Column::Supporting => Some(List::Supporting),
        Column::Reclaimed => Some(List::Reclaimed),
        _ => None,
    };
    let text = number.to_string();
    match list.filter(|_| number > 0) {
        Some(list) => {
            let items = items_of(atlas, Some(row.department), None, &[list]);
            place(atlas, &items, &text)
        }
        None => el("span").child(text),
    }
}
