//! The reader's own part of an item's detail: its mark and its note.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

use super::{conflict, export_notes, marks};
use crate::browser::{page, text};
use crate::document::{Item, ItemId};
use crate::review::{Mark, Reason, Step, item_version};
use crate::ui::dom::{El, button, el, watch, with_class};
use crate::ui::state::Atlas;

pub fn own_part(atlas: Atlas, item: &'static Item) -> El {
    let id = item.id;
    atlas.notes.opened(id);
    let name = atlas.say("我的核对", "My review");
    with_class("section", "own-part", marks(atlas, id))
        .attr("aria-label", name)
        .child(changed(atlas, item))
        .child(note(atlas, id))
        .child(conflict(atlas, id, false))
}

/// The note. What is typed is saved at once; the field is made once and written
/// only where it says something else, so that neither typing nor an input
/// method is disturbed.
fn note(atlas: Atlas, id: ItemId) -> Vec<El> {
    let notes = atlas.notes;
    // Whether the field has half of a character pair, which cannot be kept: the
    // note then has a sign for it, and the page says so.
    let inexact = RwSignal::new(false);
    let field_id = format!("note-{id}");
    let label = el("label")
        .attr("for", &field_id)
        .child(atlas.say("笔记", "Note"));
    let field = el("textarea")
        .attr("id", &field_id)
        .attr("rows", "2")
        .attr("spellcheck", "false")
        .live_property("readOnly", move || notes.is_read_only(id));
    let area: HtmlTextAreaElement = field.element().clone().unchecked_into();
    let typed = area.clone();
    let field = field
        .on("input", move |_| {
            inexact.set(text::exact_value(&typed).is_none());
            notes.set_note(id, &typed.value());
        })
        .on("blur", move |_| notes.seal());
    watch(move || {
        let text = notes.note(id);
        if area.value() != text {
            area.set_value(&text);
            inexact.set(false);
        }
    });
    let head = with_class("div", "note-head", label)
        .child(save_state(atlas, id, inexact))
        .child(undo(atlas, id));
    vec![head, field]
}

/// Whether the item's mark and note are saved, why not, and what can be done.
fn save_state(atlas: Atlas, id: ItemId, inexact: RwSignal<bool>) -> Vec<El> {
    let notes = atlas.notes;
    let is_written = move || notes.review.with(|review| review.book.record(id).is_some());
    let is_unsaved = move || inexact.get() || notes.unsaved(id).is_some();
    let status = with_class("span", "save-state", ())
        .attr("role", "status")
        .live_class("unsaved", is_unsaved)
        .live_text(move || {
            let text = match (is_unsaved(), is_written()) {
                (true, _) => atlas.say("未保存", "Not saved"),
                (false, true) => atlas.say("已保存", "Saved"),
                (false, false) => "",
            };
            text.to_owned()
        });
    let why = with_class("span", "why", ()).live_text(move || match notes.unsaved(id) {
        Some(reason) => reason.message(atlas.language),
        None if inexact.get() => atlas
            .say(
                "含有半个字符，无法原样保存；其余文字已保存，该处记为 �",
                "It has half of a character pair, which cannot be kept; the rest is saved, with � in its place",
            )
            .to_owned(),
        None if notes.is_read_only(id) => atlas
            .say(
                "由更新版本的程序写成，此处只读",
                "Written by a newer version of this program; read-only here",
            )
            .to_owned(),
        None => String::new(),
    });
    let removed = move || notes.unsaved(id) == Some(Reason::RemovedElsewhere);
    let retry = button("quiet", atlas.say("重试", "Try again"), move || {
        notes.retry();
    })
    .live_property("hidden", move || notes.unsaved(id).is_none() || removed());
    let restore = button("quiet", atlas.say("恢复", "Restore"), move || {
        notes.settle_removed(true);
        page::focus_soon(format!("#note-{id}"));
    })
    .live_property("hidden", move || !removed());
    let export =
        export_notes(atlas, "quiet").live_property("hidden", move || notes.unsaved(id).is_none());
    vec![status, why, retry, restore, export]
}

/// Undoing and redoing where the last step was one on this item.
fn undo(atlas: Atlas, id: ItemId) -> El {
    let notes = atlas.notes;
    let offered = move |redo: bool| {
        let step = notes.review.with(|review| match redo {
            true => review.can_redo,
            false => review.can_undo,
        });
        let here = [Step::Mark(id), Step::Note(id), Step::Resolve(id)];
        step.is_some_and(|step| here.contains(&step))
    };
    let offer = |redo: bool| {
        let name = match redo {
            true => atlas.say("重做", "Redo"),
            false => atlas.say("撤销", "Undo"),
        };
        let act = move || {
            match redo {
                true => notes.redo(),
                false => notes.undo(),
            }
            // The button may go with its step; the field stays.
            page::focus_soon(format!("#note-{id}"));
        };
        button("quiet", name, act).live_property("hidden", move || !offered(redo))
    };
    with_class("span", "undo", vec![offer(false), offer(true)])
}

/// Says that the item is no longer what was reviewed.
fn changed(atlas: Atlas, item: &'static Item) -> El {
    let id = item.id;
    let version = item_version(atlas.document, item);
    let notes = atlas.notes;
    let changed = move || {
        notes.review.with(|review| {
            let shown = review.book.shown(id);
            let shown = shown.filter(|shown| shown.mark != Mark::Unreviewed);
            let reviewed = shown.and_then(|shown| shown.item_version.as_deref());
            reviewed.is_some_and(|reviewed| reviewed != version)
        })
    };
    let text = atlas.say(
        "核对之后，本事项的文字有变动。",
        "The text of this item has changed since it was reviewed.",
    );
    with_class("p", "notice", text)
        .live_property("hidden", move || !changed())
        .child(confirm(atlas, id))
}

/// The button that says that a mark holds for the item's present text.
pub fn confirm(atlas: Atlas, id: ItemId) -> El {
    let name = atlas.say("标记仍然有效", "The mark still holds");
    button("quiet", name, move || {
        let notes = atlas.notes;
        notes.set_mark(id, untrack(|| notes.mark(id)));
        page::focus_if_lost("#main".to_owned());
    })
}
