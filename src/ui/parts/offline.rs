//! The copy on this device: that it is there, that it is used, that a new
//! version is ready.

use leptos::prelude::*;

use crate::ui::dom::{El, button, el, with_class};
use crate::ui::state::Atlas;

/// A quiet word in the header.
pub fn offline_state(atlas: Atlas) -> El {
    let offline = atlas.offline;
    el("p")
        .class("offline-state")
        .attr("role", "status")
        .live_text(move || {
            let (unreachable, ready) = (offline.unreachable.get(), offline.ready.get());
            let text = match (unreachable, ready) {
                (true, _) => atlas.say("现在离线，照常可用", "Offline now; everything still works"),
                (false, true) => atlas.say("可离线使用", "Ready for offline use"),
                (false, false) => "",
            };
            text.to_owned()
        })
}

/// The offer of a new version.
pub fn update_offer(atlas: Atlas) -> El {
    let offline = atlas.offline;
    el("div")
        .class("notices")
        .attr("role", "status")
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
