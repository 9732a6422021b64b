//! What an import would do, before it does it.

use std::sync::Arc;

use leptos::prelude::*;

use super::agreement::agreement;
use super::exchange::Chosen;
use super::notes::cell;
use super::{column, item_head, item_name, table};
use crate::browser::page;
use crate::review::{Import, Preview, Verdict};
use crate::ui::dom::{El, button, el, is_checked, with_class};
use crate::ui::state::Atlas;

pub fn preview(atlas: Atlas, (name, result): Chosen, chosen: RwSignal<Option<Chosen>>) -> El {
    let title = match result {
        Ok(_) => atlas.say("导入预览：", "Import preview: "),
        Err(_) => atlas.say("无法导入：", "Cannot be imported: "),
    };
    let heading = el("h3")
        .attr("tabindex", "-1")
        .child([title, &name].concat());
    let put_aside = move || {
        chosen.set(None);
        page::focus_soon(".exchange h2".to_owned());
    };
    let frame = with_class("div", "preview", heading);
    match result {
        Err(error) => {
            let message = el("p")
                .attr("role", "alert")
                .child(error.message(atlas.language));
            let close = button("", atlas.say("知道了", "Dismiss"), put_aside);
            frame.child(message).child(close)
        }
        Ok(import) => frame.child(contents(atlas, import, chosen)),
    }
}

fn contents(atlas: Atlas, import: Arc<Import>, chosen: RwSignal<Option<Chosen>>) -> Vec<El> {
    let notes = atlas.notes;
    let preview = import.preview(&untrack(|| notes.book()));
    let mut parts = Vec::new();
    if !import.exported.is_empty() {
        let at = atlas.time(&import.exported);
        let when = [atlas.say("导出于 ", "Exported "), &at].concat();
        parts.push(with_class("p", "caption", when));
    }
    for notice in &import.notices {
        parts.push(with_class("p", "caption", notice.message(atlas.language)));
    }
    parts.push(summary(atlas, &import, &preview));
    if preview.count(Verdict::Differs) > 0 {
        parts.push(differing(atlas, &import, &preview));
    }
    parts.extend(agreement(atlas, &preview.agreement));

    let copies = RwSignal::new(false);
    if preview.count(Verdict::Older) > 0 {
        let tick = el("input")
            .attr("type", "checkbox")
            .on("change", move |event| copies.set(is_checked(&event)));
        let text = atlas.say(
            "也保留文件中较旧的文字（作为另一版本）",
            "Keep the file’s older texts, too (as other versions)",
        );
        parts.push(with_class("label", "switch", tick).child(text));
    }
    let changes = [Verdict::New, Verdict::Newer, Verdict::Differs];
    let changes: usize = changes.map(|verdict| preview.count(verdict)).iter().sum();
    let go = [
        atlas.say("导入 ", "Import "),
        &changes.to_string(),
        atlas.say(" 项", ""),
    ];
    let close = move || {
        chosen.set(None);
        page::focus_soon(".exchange h2".to_owned());
    };
    let apply = move || {
        notes.import(&import, copies.get_untracked());
        close();
    };
    let go = button("primary", go.concat(), apply)
        .live_property("disabled", move || changes == 0 && !copies.get());
    let cancel = button("", atlas.say("取消", "Cancel"), close);
    parts.push(with_class("div", "actions", vec![go, cancel]));
    parts
}

/// How many notes in the file are what.
fn summary(atlas: Atlas, import: &Import, preview: &Preview) -> El {
    let mut lines = Vec::new();
    for verdict in Verdict::ALL {
        let (zh, en) = match verdict {
            Verdict::New => (" 项新的，将加入", " new, will be added"),
            Verdict::Same => (" 项相同，无变化", " the same, nothing changes"),
            Verdict::Newer => (
                " 项比这里新，将更新",
                " go on from what is here, will be updated",
            ),
            Verdict::Older => (
                " 项比这里旧，不变",
                " older than what is here, nothing changes",
            ),
            Verdict::Differs => (
                " 项不同：两处各自改过，两个版本都保留，由您选择",
                " differ: changed in both places; both texts are kept for you to choose",
            ),
            Verdict::Incomparable => (
                " 项由更新版本写成，无法合并，不变",
                " written by a newer version, cannot be merged, nothing changes",
            ),
        };
        let items = preview.with(verdict);
        let items = items.map(|id| el("li").child(item_name(atlas, id)));
        lines.extend(details(atlas.say(zh, en), items.collect()));
    }
    let unreadable = import.unreadable.iter().map(|note| {
        let mut text = note.position.to_string();
        text += atlas.say("：", ": ");
        if let Some(item) = &note.item {
            text += item;
            text += " ";
        }
        el("li").child(text + &note.damage.message(atlas.language))
    });
    let text = atlas.say(
        " 项无法读取，将跳过",
        " cannot be read and will be left out",
    );
    lines.extend(details(text, unreadable.collect()));
    if lines.is_empty() {
        let text = atlas.say("文件中没有笔记。", "There are no notes in the file.");
        lines.push(el("p").child(text));
    }
    with_class("div", "verdicts", lines)
}

fn details(summary: &str, items: Vec<El>) -> Option<El> {
    if items.is_empty() {
        return None;
    }
    let summary = [&*items.len().to_string(), summary].concat();
    let list = el("ul").attr("role", "list").child(items);
    Some(
        el("details")
            .child(el("summary").child(summary))
            .child(list),
    )
}

/// The notes that differ, those here beside those in the file.
fn differing(atlas: Atlas, import: &Import, preview: &Preview) -> El {
    let here = untrack(|| atlas.notes.book());
    let file = import.book();
    let rows = preview.with(Verdict::Differs).map(|id| {
        let cells = [&here, &file].map(|book| cell(atlas, book.mark(id), book.note(id)));
        el("tr").child(item_head(atlas, id)).child(Vec::from(cells))
    });
    let rows = rows.collect::<Vec<_>>();
    let caption = atlas.say("两处不同的笔记", "Notes that differ");
    table("", caption, columns(atlas), vec![el("tbody").child(rows)])
}

/// The columns of a comparison with the file.
pub fn columns(atlas: Atlas) -> Vec<El> {
    vec![
        column(atlas.say("事项", "Duty")),
        column(atlas.say("这里", "Here")),
        column(atlas.say("文件中", "In the file")),
    ]
}
