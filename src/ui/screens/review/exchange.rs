//! Files out and in.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{preview, section};
use crate::browser::{files, page, printing};
use crate::review::{Import, ImportError};
use crate::ui::dom::{El, button, el, with_class};
use crate::ui::parts::{export_notes, export_table};
use crate::ui::state::Atlas;

/// After so many changed items the reminder becomes urgent.
const MANY: usize = 20;

/// A file that the reader chose, and what it was read as.
pub type Chosen = (String, Result<Arc<Import>, ImportError>);

pub fn exchange(atlas: Atlas) -> El {
    let chosen = RwSignal::new(None::<Chosen>);
    let import = button("", atlas.say("导入笔记", "Import notes"), move || {
        let _ = files::choose(".json,application/json", move |file| {
            spawn_local(async move {
                let result = match Import::check_size(files::size(&file)) {
                    Err(error) => Err(error),
                    Ok(()) => match files::read(&file).await {
                        Ok(bytes) => Import::read(&bytes, &atlas.document.id).map(Arc::new),
                        Err(_) => Err(ImportError::NotText),
                    },
                };
                chosen.try_set(Some((file.name(), result)));
                page::focus_soon(".preview h3".to_owned());
            });
        });
    });
    let print = button(
        "",
        atlas.say("打印核对表", "Print the checklist"),
        move || {
            printing::print(atlas.printing);
        },
    );
    let buttons = vec![export_notes(atlas, ""), import, export_table(atlas), print];
    let preview = el("div").region(move || {
        chosen
            .get()
            .map(|file| preview::preview(atlas, file, chosen))
    });
    section(
        "exchange",
        atlas.say("导出与导入", "Files"),
        vec![
            reminder(atlas),
            with_class("div", "actions", buttons),
            preview,
        ],
    )
}

/// When the notes were last exported, and how much has changed since.
fn reminder(atlas: Atlas) -> El {
    let state = move || {
        atlas.notes.review.with(|review| {
            let exported = review.book.exported().map(|exported| exported.at.clone());
            (exported, review.book.changed_since_export())
        })
    };
    with_class("p", "reminder", ())
        .live_class("urgent", move || state().1 >= MANY)
        .live_text(move || {
            let (exported, changed) = state();
            let mut text = match exported {
                Some(at) => {
                    let last = atlas.say("上次导出：", "Last export: ");
                    [last, &atlas.time(&at), atlas.say("。", ". ")].concat()
                }
                None => atlas
                    .say(
                        "笔记只保存在这个浏览器里；导出为文件，才能备份或交给别人。",
                        "Notes are kept in this browser only; export them to back them up or to hand them on. ",
                    )
                    .to_owned(),
            };
            if changed > 0 {
                text += atlas.say("还未导出的改动：", "Changes not exported yet: ");
                text += &changed.to_string();
                text += atlas.say(" 项。", ".");
            }
            text
        })
}
