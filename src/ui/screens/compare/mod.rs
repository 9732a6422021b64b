//! 对比: two to four departments side by side.

mod overview;
mod picker;
mod table;

use std::rc::Rc;

use leptos::prelude::*;

use crate::address::Address;
use crate::browser::{address_bar, files, page};
use crate::compare::{Comparison, Narrowing, Selection};
use crate::document::DepartmentId;
use crate::ui::dom::{El, button, el, with_class};
use crate::ui::parts::figures::{item_count, section};
use crate::ui::parts::follow;
use crate::ui::state::Atlas;

pub fn compare(atlas: Atlas) -> El {
    let chosen = Memo::new(move |_| {
        let listed = |address: &Address| Selection::read(address.filters.departments.included()).0;
        atlas.address.with(listed).departments().to_vec()
    });
    let narrowing = RwSignal::new(Narrowing::All);
    let title = el("h2")
        .attr("tabindex", "-1")
        .child(atlas.say("部门对比", "Comparing departments"));
    let notes = with_class("div", "notes", ())
        .attr("role", "status")
        .region(move || notes(atlas));
    el("main")
        .attr("id", "main")
        .class("compare sheet")
        .on("click", follow(atlas))
        .child((title, (picker::picker(atlas, chosen), notes)))
        .region(move || {
            let comparison = Comparison::new(atlas.document, &chosen.get());
            match comparison {
                Some(comparison) => result(atlas, comparison, narrowing),
                None => picker::nothing_yet(atlas),
            }
        })
}

/// What the reader should know about how the address was taken.
fn notes(atlas: Atlas) -> Vec<El> {
    let included = atlas
        .address
        .with(|address| address.filters.departments.included().to_vec());
    // The address keeps each department once; what was pasted may not have.
    let typed = Address::listed_departments(&address_bar::query_string(), atlas.document);
    let listed = match once_each(&typed) == included {
        true => typed,
        false => included,
    };
    let mut notes = Vec::new();
    for note in Selection::read(&listed).1 {
        let text = note.text(atlas.document, atlas.language);
        notes.push(with_class("p", "notice", text));
    }
    notes
}

fn once_each(listed: &[DepartmentId]) -> Vec<DepartmentId> {
    let mut once = Vec::new();
    for id in listed {
        if !once.contains(id) {
            once.push(*id);
        }
    }
    once
}

/// The sentence first, then the figures, the distribution, and the table.
fn result(atlas: Atlas, comparison: Comparison, narrowing: RwSignal<Narrowing>) -> El {
    let (document, language) = (atlas.document, atlas.language);
    let names = atlas.departments(&comparison.departments);
    let summary = with_class("p", "summary", comparison.summary(document, language));
    let overview = overview::overview(atlas, &comparison);
    let comparison = Rc::new(comparison);
    let shown = comparison.clone();
    let count = move || {
        let all = shown.rows.len();
        let shown = shown.narrowed(narrowing.get()).count();
        let of = atlas.say(" 项，共 ", " of ");
        let shown = [atlas.say("显示 ", "Shown: "), &shown.to_string(), of];
        [&shown.concat(), item_count(atlas, all).as_str()].concat()
    };
    let count = with_class("p", "result-count", ())
        .attr("role", "status")
        .live_text(count);
    let written = comparison.clone();
    let name = [atlas.say("部门对比 ", "Comparison "), &names, ".csv"].concat();
    let download = move || {
        let text = written.to_csv(document, narrowing.get_untracked(), language);
        let _ = files::download(&name, files::CSV, &text);
    };
    let download = button(
        "",
        atlas.say("下载表格（CSV）", "Download table (CSV)"),
        download,
    );
    let print = button("", atlas.say("打印", "Print"), page::print);
    let tools = with_class(
        "div",
        "tools",
        (narrowings(atlas, narrowing), (count, (download, print))),
    );
    let body = el("div")
        .class("wide-table")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-labelledby", "item-by-item")
        .region(move || table::table(atlas, &comparison, narrowing.get()));
    let title = atlas.say("逐项对比", "Item by item");
    let table = section("item-by-item", title, (tools, body));
    with_class("div", "result", (summary, overview)).child(table)
}

/// Which rows are shown, as a group of radio buttons.
fn narrowings(atlas: Atlas, narrowing: RwSignal<Narrowing>) -> El {
    let legend = el("legend").child(atlas.say("显示", "Show"));
    let mut group = with_class("fieldset", "narrowings", legend);
    for option in Narrowing::ALL {
        let radio = el("input")
            .attr("type", "radio")
            .attr("name", "narrowing")
            .live_property("checked", move || narrowing.get() == option)
            .on("change", move |_| narrowing.set(option));
        group = group.child(el("label").child((radio, option.label().get(atlas.language))));
    }
    group
}
