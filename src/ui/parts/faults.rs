//! What is wrong with saving, above the content, until it is settled.

use leptos::prelude::*;

use super::export_notes;
use crate::address::Screen;
use crate::browser::page;
use crate::review::{Problem, Reason};
use crate::ui::dom::{El, button, el, with_class};
use crate::ui::state::Atlas;

/// What the reader has to know, and what can be done about it.
#[derive(Clone, Copy)]
enum Remedy {
    /// The texts are on this page only: export them, or try again.
    Retry,
    /// Another tab has deleted them: restore them, or let them go.
    Restore,
    /// There are conflicts to decide.
    Choose,
    /// Nothing is to be done.
    Read,
}

pub fn faults(atlas: Atlas) -> El {
    // How many problems the reader has put aside.
    let read = RwSignal::new(0);
    let faults = move || faults_now(atlas, read.get());
    let key = move || {
        let texts = faults().into_iter().map(|(text, _)| text);
        texts.collect::<String>()
    };
    with_class("div", "notices", ())
        .attr("role", "alert")
        .region_by(key, move || {
            let notices = faults().into_iter();
            let notices = notices.map(|(text, remedy)| notice(atlas, text, remedy, read));
            notices.collect::<Vec<_>>()
        })
}

fn faults_now(atlas: Atlas, read: usize) -> Vec<(String, Remedy)> {
    let say = |zh: [&str; 2], en: [&str; 2], what: &str| {
        let [before, after] = if atlas.english() { en } else { zh };
        [before, what, after].concat()
    };
    atlas.notes.review.with(|review| {
        let mut faults = Vec::new();
        let saving = &review.saving;
        let waiting = |reason: &&Reason| **reason != Reason::RemovedElsewhere;
        let reason = saving.unsaved.values().find(waiting);
        let why = match saving.obstacle() {
            Some(error) => Some(error.message(atlas.language)),
            None => reason.map(|reason| reason.message(atlas.language)),
        };
        if let Some(why) = why {
            let text = match reason {
                None => say(
                    ["笔记将无法保存：", "。写下的内容在本页关闭后就会丢失，请及时导出。"],
                    [
                        "Notes cannot be saved: ",
                        ". What you write is lost when this page is closed; please export it.",
                    ],
                    &why,
                ),
                Some(_) => say(
                    ["有笔记未保存：", "。内容还在本页，请导出；问题消除后会自动重试。"],
                    [
                        "Notes are not saved: ",
                        ". The texts are still on this page; please export them. Saving is tried again by itself.",
                    ],
                    &why,
                ),
            };
            faults.push((text, Remedy::Retry));
        }
        if !review.removed.is_empty() {
            let text = say(
                ["另一标签页删除了笔记，本页还留有 ", " 项。"],
                [
                    "Another tab has deleted notes; this page still has so many: ",
                    ".",
                ],
                &review.removed.len().to_string(),
            );
            faults.push((text, Remedy::Restore));
        }
        let conflicts = review.book.conflicts().count();
        if conflicts > 0 {
            let text = say(
                ["有 ", " 项笔记在两处各自改过，两个版本都保留着。"],
                ["Notes changed in two places, with both texts kept: ", "."],
                &conflicts.to_string(),
            );
            faults.push((text, Remedy::Choose));
        }
        let problems = review.problems.iter().skip(read);
        // Where nothing can be saved, a second copy is the least.
        let obstacle = saving.obstacle().is_some();
        let problems = problems.filter(|problem| !obstacle || **problem != Problem::MirrorFailed);
        let texts = problems.map(|problem| problem.message(atlas.language));
        let texts = texts.collect::<Vec<_>>().join(" ");
        if !texts.is_empty() {
            faults.push((texts, Remedy::Read));
        }
        faults
    })
}

fn notice(atlas: Atlas, text: String, remedy: Remedy, read: RwSignal<usize>) -> El {
    let notes = atlas.notes;
    let settle = |name: &str, act: fn(Atlas)| {
        button("quiet", name, move || {
            act(atlas);
            page::focus_if_lost("#main".to_owned());
        })
    };
    let mut actions = match remedy {
        Remedy::Retry => vec![settle(atlas.say("重试", "Try again"), |atlas| {
            atlas.notes.retry();
        })],
        Remedy::Restore => vec![
            settle(atlas.say("恢复", "Restore"), |atlas| {
                atlas.notes.settle_removed(true);
            }),
            settle(
                atlas.say("也在本页删除", "Delete here, too"),
                |atlas| {
                    atlas.notes.settle_removed(false);
                },
            ),
        ],
        Remedy::Choose => vec![settle(atlas.say("去选择", "Choose"), |atlas| {
            atlas.go(|address| {
                address.screen = Screen::Review;
                address.item = None;
            });
            page::focus_soon("#conflicts".to_owned());
        })],
        Remedy::Read => {
            let dismiss = move || {
                read.set(notes.review.with_untracked(|review| review.problems.len()));
                page::focus_if_lost("#main".to_owned());
            };
            vec![button("quiet", atlas.say("知道了", "Dismiss"), dismiss)]
        }
    };
    if matches!(remedy, Remedy::Retry | Remedy::Restore) {
        actions.push(export_notes(atlas, "quiet"));
    }
    with_class("p", "notice", el("span").child(text)).child(actions)
}
