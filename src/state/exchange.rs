//! The notes as files for the reader.

use super::Page;
use crate::i18n::notes::notes_csv;
use crate::i18n::ui::review;
use crate::notes::notes_to_json;
use crate::platform::{files, lifecycle};

impl Page {
    /// Hands all marks and notes over as a file, unsaved ones too, and says so.
    pub fn export_notes(self) {
        let book = self.notes.book_now();
        let text = notes_to_json(&book, &self.list().id, &lifecycle::now());
        let name = format!("{}-{}.json", self.t(review::NOTES_FILE), lifecycle::today());
        if self.hand_over(&name, files::JSON, &text, book.annotated().count()) {
            self.notes.mark_exported();
        }
    }

    /// Hands all marks and notes over as a table, and says so.
    pub fn export_table(self) {
        let book = self.notes.book_now();
        let text = notes_csv(&book, &self.list(), self.language);
        let name = format!("{}-{}.csv", self.t(review::TABLE_FILE), lifecycle::today());
        self.hand_over(&name, files::CSV, &text, book.annotated().count());
    }

    fn hand_over(self, name: &str, kind: &str, text: &str, records: usize) -> bool {
        let done = files::download(name, kind, text).is_ok();
        let text = match done {
            true => review::exported(self.language, records, name),
            false => self.t(review::COULD_NOT_EXPORT).to_owned(),
        };
        self.app.toasts.show(text);
        done
    }
}
