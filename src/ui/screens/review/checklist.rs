//! The checklist on paper: all items with mark and note.

use leptos::prelude::*;

use super::column;
use crate::document::{Item, List};
use crate::review::ReviewBook;
use crate::ui::dom::{El, el, with_class};
use crate::ui::parts::mark_label;
use crate::ui::state::Atlas;

/// The checklist, which is there only while the page is printed.
pub fn checklist(atlas: Atlas) -> El {
    with_class("div", "checklist", ()).region(move || {
        let mut parts = Vec::new();
        if atlas.printing.get() {
            let book = untrack(|| atlas.notes.book());
            parts.push(el("h2").child(atlas.say("核对表", "Checklist")));
            for list in List::ALL {
                parts.push(table(atlas, list, &book));
            }
            let signed = atlas.say(
                "核对人：＿＿＿＿＿＿　日期：＿＿＿＿＿＿",
                "Reviewed by: ____________  Date: ____________",
            );
            parts.push(with_class("p", "signed", signed));
        }
        parts
    })
}

fn table(atlas: Atlas, list: List, book: &ReviewBook) -> El {
    let columns = vec![
        column(atlas.say("序号", "No.")),
        column(atlas.say("事项", "Duty")),
        column(atlas.say("核对状态", "Review")),
        column(atlas.say("笔记", "Note")),
    ];
    let rows = atlas.document.list(list).map(|item| row(atlas, item, book));
    let rows = rows.collect::<Vec<_>>();
    el("table")
        .child(el("caption").child(atlas.list(list)))
        .child(el("thead").child(el("tr").child(columns)))
        .child(el("tbody").child(rows))
}

fn row(atlas: Atlas, item: &'static Item, book: &ReviewBook) -> El {
    let id = item.id;
    let departments = item.departments.iter().map(|id| atlas.department(*id));
    let departments = departments.collect::<Vec<_>>();
    let departments = departments.join(atlas.say("、", ", "));
    let title = el("span").attr("lang", "zh-CN").child(&*item.title);
    let mut note = book.note(id).to_owned();
    if let Some(entry) = book.entry(id) {
        for other in entry.others(book.writer()) {
            note += "\n———\n";
            note += &other.note;
        }
    }
    let cells = vec![
        el("td").child(id.number.to_string()),
        el("td")
            .child(title)
            .child(with_class("span", "departments", departments)),
        el("td").child(mark_label(atlas, book.mark(id))),
        with_class("td", "note-text", note),
    ];
    el("tr").child(cells)
}
