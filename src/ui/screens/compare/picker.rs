//! The choice of departments: added by typing, put in order, removed.

use leptos::prelude::*;

use crate::address::Screen;
use crate::browser::page;
use crate::compare::{CoOccurrence, Selection, suggestions};
use crate::document::DepartmentId;
use crate::ui::dom::{El, button, el, with_class};
use crate::ui::parts::figures::item_count;
use crate::ui::parts::{department_box, place, turned_to};
use crate::ui::state::Atlas;

/// How many suggestions are made.
const SUGGESTED: usize = 6;

type Chosen = Memo<Vec<DepartmentId>>;

pub fn picker(atlas: Atlas, chosen: Chosen) -> El {
    let field = department_box(atlas, chosen, move |id| {
        change(atlas, chosen, &|selection| {
            selection.add(id);
        });
    });
    let list = with_class("ol", "chosen", ())
        .attr("role", "list")
        .attr(
            "aria-label",
            atlas.say("对比的部门", "Departments compared"),
        )
        .region(move || {
            let mut entries = Vec::new();
            for id in chosen.get() {
                entries.push(entry(atlas, chosen, id));
            }
            entries
        });
    let suggested = with_class("div", "suggestions", ()).region(move || suggested(atlas, chosen));
    with_class("div", "picker", (field, (list, suggested)))
}

fn change(atlas: Atlas, chosen: Chosen, change: &dyn Fn(&mut Selection)) {
    let mut selection = Selection::read(&chosen.get_untracked()).0;
    change(&mut selection);
    atlas.go(|address| address.turn_to(Screen::Compare, selection.departments()));
}

/// A chosen department with the buttons that move and remove it.
fn entry(atlas: Atlas, chosen: Chosen, id: DepartmentId) -> El {
    let department_id = &atlas.document.department(id).id;
    let name = atlas.department(id);
    let columns = chosen.get_untracked();
    let at = columns.iter().position(|own| *own == id).unwrap_or(0);
    let left = (at > 0).then(|| at - 1);
    let left = step(
        atlas,
        chosen,
        id,
        left,
        atlas.say("左移", "Move left: "),
        "←",
    );
    let right = (at + 1 < columns.len()).then_some(at + 1);
    let right = step(
        atlas,
        chosen,
        id,
        right,
        atlas.say("右移", "Move right: "),
        "→",
    );
    let cross = el("span").attr("aria-hidden", "true").child("×");
    let remove = button("remove", cross, move || {
        change(atlas, chosen, &|selection| selection.remove(id));
        page::focus_soon("#add-department".to_owned());
    });
    let label = [atlas.say("移除", "Remove "), name].concat();
    with_class("li", "", with_class("span", "name", name))
        .attr("data-chosen", department_id)
        .attr("tabindex", "-1")
        .child((left, (right, remove.attr("aria-label", &label))))
}

/// The button that moves a department to another column, if there is one.
fn step(
    atlas: Atlas,
    chosen: Chosen,
    id: DepartmentId,
    there: Option<usize>,
    label: &'static str,
    mark: &str,
) -> El {
    let mark = el("span").attr("aria-hidden", "true").child(mark);
    let label = [label, atlas.department(id)].concat();
    let own_label = label.clone();
    let move_there = move || {
        if let Some(there) = there {
            change(atlas, chosen, &|selection| selection.move_to(id, there));
            // The focus goes on with the department; where the button has come
            // to the end of its way, to the department itself.
            let own = &atlas.document.department(id).id;
            let selector = [
                "[data-chosen='",
                own,
                "'] [aria-label='",
                &own_label,
                "']:not(:disabled)",
            ];
            page::focus_soon(["[data-chosen='", own, "']"].concat());
            page::focus_soon(selector.concat());
        }
    };
    let button = button("", mark, move_there).attr("aria-label", &label);
    match there {
        Some(_) => button,
        None => button.attr("disabled", ""),
    }
}

/// Who is worth adding.
fn suggested(atlas: Atlas, chosen: Chosen) -> Option<El> {
    let chosen_now = chosen.get();
    let suggestions = match chosen_now.is_empty() {
        true => Vec::new(),
        false => suggestions(atlas.document, &chosen_now),
    };
    let mut list = el("ul").attr("role", "list");
    for suggestion in suggestions.iter().take(SUGGESTED) {
        let id = suggestion.department;
        let count = with_class("span", "count", item_count(atlas, suggestion.shared));
        let add = move || {
            change(atlas, chosen, &|selection| {
                selection.add(id);
            });
            let added = &atlas.document.department(id).id;
            page::focus_soon(["[data-chosen='", added, "']"].concat());
        };
        list = list.child(el("li").child(button("chip", (atlas.department(id), count), add)));
    }
    let label = atlas.say("共同事项较多的部门", "Departments that share most items");
    let label = with_class("p", "caption", label);
    (!suggestions.is_empty()).then(|| with_class("div", "", (label, list)))
}

/// What stands there before there is anything to compare.
pub fn nothing_yet(atlas: Atlas) -> El {
    let text = atlas.say(
        "选择两到四个部门，看它们各自承担什么、在哪些事项上相遇、条文把每一项分给谁。下面是共同事项最多的几对：",
        "Choose two to four departments to see what each of them does, where they meet, and to whom the text gives each duty. These pairs share most items:",
    );
    let mut list = with_class("ul", "pairs", ()).attr("role", "list");
    for (one, other, count) in pairs(atlas) {
        let there = turned_to(atlas, Screen::Compare, &[one, other]);
        let between = atlas.say(" 与 ", " and ");
        let names = [atlas.department(one), between, atlas.department(other)].concat();
        let count = with_class("span", "count", item_count(atlas, count));
        list = list.child(el("li").child((place(atlas, &there, &names), count)));
    }
    with_class("div", "nothing-yet", (el("p").child(text), list))
}

/// The pairs that share most items, and among equals in the document's order.
fn pairs(atlas: Atlas) -> Vec<(DepartmentId, DepartmentId, usize)> {
    let counts = CoOccurrence::new(atlas.document);
    let mut pairs = Vec::new();
    for wanted in (1..=counts.largest()).rev() {
        for one in atlas.document.department_ids() {
            for other in atlas.document.department_ids() {
                let count = counts.cell(one, other).both();
                if one < other && count == wanted && pairs.len() < SUGGESTED {
                    pairs.push((one, other, count));
                }
            }
        }
    }
    pairs
}
