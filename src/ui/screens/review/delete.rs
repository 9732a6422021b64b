//! Deleting all notes: asked first, with the offer of a file.

use leptos::prelude::*;

use super::section;
use crate::browser::page;
use crate::ui::dom::{El, button, el, with_class};
use crate::ui::parts::export_notes;
use crate::ui::state::Atlas;

pub fn delete(atlas: Atlas) -> El {
    let asking = RwSignal::new(false);
    let text = atlas.say(
        "标记和笔记只在这个浏览器里。清除浏览数据或卸载浏览器会一并删除它们。",
        "Marks and notes are in this browser only. Clearing its data or removing it deletes them.",
    );
    let name = atlas.say("删除我的笔记", "Delete my notes");
    let ask = move || {
        asking.set(true);
        page::focus_soon(".confirm button".to_owned());
    };
    let start = button("", name, ask).live_property("disabled", move || asking.get());
    let back = move || {
        asking.set(false);
        page::focus_soon(".delete h2".to_owned());
    };
    let delete = move || {
        atlas.notes.delete();
        back();
    };
    let buttons = vec![
        export_notes(atlas, ""),
        button("danger", atlas.say("删除", "Delete"), delete),
        button("", atlas.say("取消", "Cancel"), back),
    ];
    let question = el("p").live_text(move || {
        let count = |review: &crate::review::Review| review.book.annotated().count();
        let count = atlas.notes.review.with(count).to_string();
        match atlas.english() {
            false => [
                "删除这个浏览器里 ",
                &count,
                " 项标记和笔记？关闭本页之前可以撤销。",
            ],
            true => [
                "Delete the marks and notes in this browser? Items: ",
                &count,
                ". It can be undone until this page is closed.",
            ],
        }
        .concat()
    });
    let confirm = with_class("div", "confirm", question)
        .attr("role", "group")
        .attr("aria-label", name)
        .child(with_class("div", "actions", buttons))
        .live_property("hidden", move || !asking.get());
    let title = atlas.say("笔记存放在哪里", "Where the notes are");
    section("delete", title, vec![el("p").child(text), start, confirm])
}
