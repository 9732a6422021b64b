//! What has just happened to the notes, said once, with the way back.

use leptos::prelude::*;

use crate::document::ItemId;
use crate::review::{Step, Undone};
use crate::ui::dom::{El, button, el, with_class};
use crate::ui::notes::News;
use crate::ui::state::Atlas;

pub fn news(atlas: Atlas) -> El {
    let notes = atlas.notes;
    let text = move || match notes.news.get() {
        Some(news) => told(atlas, news),
        None => String::new(),
    };
    let can_undo = move || {
        let undoable = |news: &Option<News>| {
            matches!(
                news,
                Some(News::Marked(..) | News::Imported(1..) | News::Deleted(_) | News::Resolved(_))
            )
        };
        notes.news.with(undoable)
    };
    let undo = button("quiet", atlas.say("撤销", "Undo"), move || notes.undo())
        .live_property("hidden", move || !can_undo());
    let cross = el("span").attr("aria-hidden", "true").child("×");
    let dismiss = button("quiet", cross, move || notes.tell(None))
        .attr("aria-label", atlas.say("知道了", "Dismiss"));
    with_class("div", "news", ())
        .live_class("empty", move || notes.news.with(Option::is_none))
        .child(el("span").attr("role", "status").live_text(text))
        .child(undo)
        .child(dismiss)
}

/// An item in a word: `配合 19`.
fn named(atlas: Atlas, item: ItemId) -> String {
    [atlas.list_short(item.list), " ", &item.number.to_string()].concat()
}

/// What a step in the history does.
pub fn step_name(atlas: Atlas, step: Step) -> String {
    let (zh, en, what) = match step {
        Step::Mark(item) => ("标记 ", "mark on ", named(atlas, item)),
        Step::Note(item) => ("笔记 ", "note on ", named(atlas, item)),
        Step::Resolve(item) => ("选择版本 ", "choice of text on ", named(atlas, item)),
        Step::Import(items) => ("导入项数 ", "import, items: ", items.to_string()),
        Step::Delete(items) => ("删除项数 ", "deletion, items: ", items.to_string()),
    };
    [atlas.say(zh, en), &what].concat()
}

fn told(atlas: Atlas, news: News) -> String {
    let colon = atlas.say("：", ": ");
    match news {
        News::Marked(item, mark) => {
            [&named(atlas, item), colon, mark.label().get(atlas.language)].concat()
        }
        News::Undone(done) => undone(atlas, atlas.say("已撤销：", "Undone: "), done),
        News::Redone(done) => undone(atlas, atlas.say("已重做：", "Done again: "), done),
        News::Resolved(item) => {
            [&named(atlas, item), colon, atlas.say("已选定", "chosen")].concat()
        }
        News::Imported(items) => [
            atlas.say("已导入项数：", "Items imported: "),
            &items.to_string(),
        ]
        .concat(),
        News::Deleted(done) => {
            let text = atlas.say(
                "已删除笔记，关闭本页前可以撤销。项数：",
                "Deleted; it can be undone until this page is closed. Items: ",
            );
            let left = done.left.len();
            let mut text = [text, &done.items.to_string()].concat();
            if left > 0 {
                text += atlas.say("；未能删除：", "; could not be deleted: ");
                text += &left.to_string();
            }
            text
        }
        News::ChangedElsewhere(item) => {
            let text = atlas.say("另一标签页有更新", "changed in another tab");
            [&named(atlas, item), colon, text].concat()
        }
        News::Recovered(items) => {
            let text = atlas.say(
                "从备份中找回了浏览器未及写入的笔记，项数：",
                "Restored from the backup what the browser had not written yet; items: ",
            );
            [text, &items.to_string()].concat()
        }
        News::NoneLeft => atlas
            .say("没有未核的事项了", "Nothing is left to review")
            .to_owned(),
    }
}

fn undone(atlas: Atlas, done_text: &str, done: Undone) -> String {
    let text = match done.items {
        0 => atlas.say(
            "没有改动，因为之后另有修改：",
            "Left alone, since it was edited in between: ",
        ),
        _ => done_text,
    };
    [text, &step_name(atlas, done.step)].concat()
}
