//! The mark of an item: shown, and chosen.

use leptos::prelude::*;

use crate::document::ItemId;
use crate::review::Mark;
use crate::ui::dom::{El, el, with_class};
use crate::ui::state::Atlas;

/// The mark in a sign and a word; a colour alone would not tell it.
pub fn mark_label(atlas: Atlas, mark: Mark) -> El {
    let sign = match mark {
        Mark::Unreviewed => "○",
        Mark::Reviewed => "✓",
        Mark::Questioned => "？",
        Mark::FollowUp => "！",
    };
    let sign = with_class("span", "sign", sign).attr("aria-hidden", "true");
    with_class("span", "mark", sign)
        .attr("data-mark", mark.id())
        .child(mark.label().get(atlas.language))
}

/// The four marks, one of which an item has.
pub fn marks(atlas: Atlas, id: ItemId) -> El {
    let notes = atlas.notes;
    let group = el("div")
        .class("marks")
        .attr("role", "radiogroup")
        .attr("aria-label", atlas.say("核对状态", "Review"));
    Mark::ALL.into_iter().fold(group, |group, mark| {
        let radio = el("input")
            .attr("type", "radio")
            .attr("name", &format!("mark-{id}"))
            .attr("value", mark.id())
            .live_property("checked", move || notes.mark(id) == mark)
            .live_property("disabled", move || notes.is_read_only(id))
            .on("change", move |_| notes.set_mark(id, mark));
        let name = mark.label().get(atlas.language);
        group.child(el("label").child(radio).child(name))
    })
}

/// What a row says of the reader's own: the mark, that there is a note, that
/// something is not saved.
pub fn row_marks(atlas: Atlas, id: ItemId) -> El {
    let notes = atlas.notes;
    let own = move || {
        notes.review.with(|review| {
            let noted = !review.book.note(id).is_empty();
            let unsaved = review.saving.of(id).is_err();
            (review.book.mark(id), noted, unsaved)
        })
    };
    let key = move || {
        let (mark, noted, unsaved) = own();
        let flag = |is| if is { "1" } else { "" };
        [mark.id(), flag(noted), "/", flag(unsaved)].concat()
    };
    with_class("span", "row-marks", ()).region_by(key, move || {
        let (mark, noted, unsaved) = own();
        let mark = (mark != Mark::Unreviewed).then(|| mark_label(atlas, mark));
        let noted = noted.then(|| atlas.say("有笔记", "note"));
        let unsaved = unsaved.then(|| atlas.say("未保存", "not saved"));
        let word = |text| with_class("span", "noted", text);
        let words = [noted, unsaved].into_iter().flatten().map(word);
        mark.into_iter().chain(words).collect::<Vec<El>>()
    })
}
