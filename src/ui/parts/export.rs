//! Taking the notes along.

use crate::browser::{files, page};
use crate::review::to_csv;
use crate::ui::dom::{El, button};
use crate::ui::state::Atlas;

/// The button that saves all notes as a file, unsaved ones too.
pub fn export_notes(atlas: Atlas, class: &str) -> El {
    button(
        class,
        atlas.say("导出笔记", "Export notes"),
        move || {
            let text = atlas.notes.export();
            let name = file_name(atlas, "json");
            if files::download(&name, files::JSON, &text).is_ok() {
                atlas.notes.exported();
            }
        },
    )
}

/// The button that saves all notes as a table.
pub fn export_table(atlas: Atlas) -> El {
    button(
        "",
        atlas.say("导出表格（CSV）", "Export table (CSV)"),
        move || {
            let book = atlas.notes.book();
            let text = to_csv(&book, atlas.document, atlas.language);
            let _ = files::download(&file_name(atlas, "csv"), files::CSV, &text);
        },
    )
}

fn file_name(atlas: Atlas, ending: &str) -> String {
    let name = atlas.say("履职核对", "duty-atlas-notes");
    format!("{name}-{}.{ending}", page::today())
}
