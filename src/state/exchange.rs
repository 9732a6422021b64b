//! The notes as files for the reader.

use super::{OpenList, Page};
use crate::i18n::notes::notes_table;
use crate::i18n::ui::review;
use crate::notes::{Book, Task, to_json};
use crate::platform::{files, lifecycle};

impl Page {
    /// Hands all marks, notes and suggestions over as a file, unsaved ones too,
    /// and says so.
    pub fn export_notes(self) {
        self.export_notes_then(|| {});
    }

    /// Does the same, and calls back where the file was handed over.
    pub fn export_notes_then(self, exported: impl FnOnce()) {
        self.export_records(&self.list(), exported);
    }

    /// Does the same with what is about any list whose notes have been read.
    pub(super) fn export_records(self, list: &OpenList, exported: impl FnOnce()) {
        let text = self.records_json(list);
        let notes = self.app.records.notes(list);
        let book = notes.book_now();
        let suggestions = self.app.records.suggestions_now(list);
        let name = format!("{}-{}.json", self.t(review::NOTES_FILE), lifecycle::today());
        let counts = [book.annotated().count(), suggestions.annotated().count()];
        if self.hand_over(&name, files::JSON, &text, counts) {
            notes.mark_exported();
            exported();
        }
    }

    /// All marks, notes and suggestions as JSON, which can be imported.
    pub fn notes_json(self) -> String {
        self.records_json(&self.list())
    }

    fn records_json(self, list: &OpenList) -> String {
        let book = self.app.records.notes(list).book_now();
        let suggestions = self.app.records.suggestions_now(list);
        // The ledger has a file of its own.
        let tasks = Book::<Task>::new("");
        to_json(&book, &tasks, &suggestions, &list.id, &lifecycle::now())
    }

    /// Hands all marks and notes over as a table, and says so.
    pub fn export_table(self) {
        let book = self.notes.book_now();
        let text = notes_table(&book, &self.list(), self.language).csv();
        let name = format!("{}-{}.csv", self.t(review::TABLE_FILE), lifecycle::today());
        self.hand_over(&name, files::CSV, &text, [book.annotated().count(), 0]);
    }

    /// Hands over a file with so many notes and suggestions.
    fn hand_over(
        self,
        name: &str,
        kind: &str,
        text: &str,
        [notes, suggestions]: [usize; 2],
    ) -> bool {
        let done = files::download(name, kind, text).is_ok();
        let text = match done {
            true => review::exported(self.language, notes, suggestions, name),
            false => self.t(review::COULD_NOT_EXPORT).to_owned(),
        };
        self.app.toasts.show(text);
        done
    }
}
