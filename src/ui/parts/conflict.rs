//! Two texts of one note, side by side, until the reader has chosen.

use leptos::prelude::*;

use super::mark_label;
use crate::browser::page;
use crate::document::ItemId;
use crate::review::{Resolution, Revision};
use crate::ui::dom::{El, button, el, with_class};
use crate::ui::state::Atlas;

/// The texts of an item's note that differ, and the choice between them. Where
/// the note's own field stands above, `with_own` leaves that text out.
pub fn conflict(atlas: Atlas, id: ItemId, with_own: bool) -> El {
    let texts = move || texts(atlas, id, with_own);
    let key = move || {
        let texts = texts().into_iter();
        let stamps = texts.map(|(text, _)| [text.content(), text.stamp.writer].concat());
        stamps.collect::<String>()
    };
    with_class("div", "conflict", ()).region_by(key, move || {
        let texts = texts();
        (!texts.is_empty()).then(|| choice(atlas, id, texts, with_own))
    })
}

/// The texts, each with whether it is the one that this page shows.
fn texts(atlas: Atlas, id: ItemId, with_own: bool) -> Vec<(Revision, bool)> {
    atlas.notes.review.with(|review| {
        let book = &review.book;
        let Some(entry) = book.entry(id).filter(|entry| entry.in_conflict()) else {
            return Vec::new();
        };
        let mut texts = Vec::new();
        if with_own {
            texts.push((entry.shown(book.writer()).clone(), true));
        }
        for other in entry.others(book.writer()) {
            texts.push((other.clone(), false));
        }
        texts
    })
}

fn choice(atlas: Atlas, id: ItemId, texts: Vec<(Revision, bool)>, with_own: bool) -> Vec<El> {
    let explanation = atlas.say(
        "这条笔记在两处各自改过，两个版本都保留着，请选择。",
        "This note was changed in two places. Both texts are kept; please choose.",
    );
    let versions = texts.into_iter();
    let versions = versions.map(|(text, own)| version(atlas, id, text, own));
    let versions = versions.collect::<Vec<_>>();
    let mut actions = el("div").class("actions");
    if !with_own {
        let keep = move || {
            let own = atlas
                .notes
                .review
                .with_untracked(|review| review.book.shown(id).map(|shown| shown.stamp.clone()));
            if let Some(stamp) = own {
                decide(atlas, id, &Resolution::Keep(stamp));
            }
        };
        actions = actions.child(button(
            "",
            atlas.say("保留上面这个", "Keep the one above"),
            keep,
        ));
    }
    let both = button("", atlas.say("两个都保留", "Keep both"), move || {
        decide(atlas, id, &Resolution::Both);
    });
    vec![
        with_class("p", "caption", explanation),
        with_class("div", "versions", versions),
        actions.child(both),
    ]
}

fn version(atlas: Atlas, id: ItemId, text: Revision, own: bool) -> El {
    let (name, choose) = match own {
        true => (
            atlas.say("本页的版本", "The text here"),
            atlas.say("用本页的版本", "Use the text here"),
        ),
        false => (
            atlas.say("另一版本", "The other text"),
            atlas.say("用另一版本", "Use the other text"),
        ),
    };
    let head = with_class("p", "version-head", el("b").child(name))
        .child(mark_label(atlas, text.mark))
        .child(with_class("span", "time", atlas.time(&text.updated)));
    let stamp = text.stamp;
    let keep = button("", choose, move || {
        decide(atlas, id, &Resolution::Keep(stamp.clone()));
    });
    el("div")
        .child(head)
        .child(with_class("p", "note-text", text.note))
        .child(keep)
}

fn decide(atlas: Atlas, id: ItemId, how: &Resolution) {
    atlas.notes.resolve(id, how);
    // The buttons go with the conflict.
    page::focus_soon(format!("#note-{id}, #main"));
}
