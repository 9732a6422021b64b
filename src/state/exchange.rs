//! The notes as files for the reader.

use super::Page;
use crate::i18n::notes::notes_table;
use crate::i18n::ui::review;
use crate::notes::notes_to_json;
use crate::platform::{files, lifecycle};

impl Page {
    /// Hands all marks and notes over as a file, unsaved ones too, and says so.
    pub fn export_notes(self) {
        let book = self.notes.book_now();
        let text = self.notes_json();
        let name = format!("{}-{}.json", self.t(review::NOTES_FILE), lifecycle::today());
        if self.hand_over(&name, files::JSON, &text, book.annotated().count()) {
            self.notes.mark_exported();
        }
    }

    /// All marks and notes as JSON, which can be imported.
    pub fn notes_json(self) -> String {
        let book = self.notes.book_now();
        notes_to_json(&book, &self.list().id, &lifecycle::now())
    }

    /// Hands all marks and notes over as a table, and says so.
    pub fn export_table(self) {
        let book = self.notes.book_now();
        let text = notes_table(&book, &self.list(), self.language).csv();
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
