//! The copy on this device: that it is there, that it is used, that a new
//! version is ready.

use leptos::prelude::*;

use crate::address::{Address, Screen};
use crate::browser::page;
use crate::ui::dom::{El, button, el, with_class};
use crate::ui::state::Atlas;

/// A quiet word in the header.
pub fn offline_state(atlas: Atlas) -> El {
    if page::is_one_file() {
        return one_file_state(atlas);
    }
    let offline = atlas.offline;
    let offline_now = atlas.say("现在离线，照常可用", "Offline now; everything still works");
    let text = move || {
        let text = match (offline.unreachable.get(), offline.ready.get()) {
            (true, _) => offline_now,
            (false, true) => atlas.say("可离线使用", "Ready for offline use"),
            (false, false) => "",
        };
        text.to_owned()
    };
    // The longest text keeps the room from the start: when it turns out late that
    // the copy is there, the page must not move under the reader's eyes.
    with_class("p", "offline-state", ())
        .attr("data-room", offline_now)
        .child(el("span").attr("aria-live", "polite").live_text(text))
}

/// The program in one file is always offline; where its notes are is the question.
fn one_file_state(atlas: Atlas) -> El {
    let text = atlas.say(
        "单文件版 · 笔记存在哪里？",
        "One-file version: where are the notes?",
    );
    let to_about = |address: &mut Address| {
        address.screen = Screen::About;
        address.item = None;
    };
    let link = el("a")
        .live_attr("href", move || Some(atlas.link(to_about)))
        .on("click", move |event| {
            if !page::asks_for_new_tab(&event) {
                event.prevent_default();
                atlas.go(to_about);
                page::focus_soon("#one-file".to_owned());
            }
        })
        .child(text);
    with_class("p", "offline-state", link)
}

/// The offer of a new version.
pub fn update_offer(atlas: Atlas) -> El {
    let offline = atlas.offline;
    el("div")
        .class("notices")
        .attr("aria-live", "polite")
        .region(move || {
            offline.update.get().then(|| {
                let text = atlas.say(
                    "新版本已就绪。更新时，所有打开的本页会一起刷新，您输入的内容会先保存。",
                    "A new version is ready. All open pages of this address reload together; what you have typed is saved first.",
                );
                let update = button("update", atlas.say("更新", "Update"), move || offline.accept());
                let later = button("quiet", atlas.say("以后再说", "Later"), move || {
                    offline.update.set(false);
                });
                with_class("p", "notice", (text, (update, later)))
            })
        })
}
