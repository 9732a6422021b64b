//! The notes and the list as files for the reader.

use super::{OpenList, Page};
use crate::duty_list::DutyList;
use crate::i18n::Phrase;
use crate::i18n::notes::notes_table;
use crate::i18n::ui::{common, lists, review};
use crate::notes::{Book, Task, to_json};
use crate::open_data;
use crate::platform::{files, lifecycle, one_file};

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

    /// Hands a list over as its open data, or says that it could not.
    pub fn download_data(self, list: &DutyList) {
        let json = open_data::json(list).ok();
        let name = format!("{}.duties.json", list.id);
        let done = json.and_then(|json| files::download(&name, files::JSON, &json).ok());
        self.say_unless(done.is_some(), common::COULD_NOT_DOWNLOAD);
    }

    /// Hands a list over as a table, or says that it could not.
    pub fn download_table(self, list: &DutyList) {
        let name = format!("{}.duties.csv", list.id);
        let done = files::download(&name, files::CSV, &open_data::csv(list));
        self.say_unless(done.is_ok(), common::COULD_NOT_DOWNLOAD);
    }

    /// Hands the program over in one file with a list as its own, or says that
    /// it could not.
    pub async fn download_one_file(self, list: &DutyList) {
        let text = match open_data::json(list) {
            Ok(json) => one_file::with_list(&json).await,
            Err(_) => None,
        };
        let done = text.and_then(|text| files::download(one_file::NAME, files::HTML, &text).ok());
        self.say_unless(done.is_some(), lists::ONE_FILE_FAILED);
    }

    fn say_unless(self, done: bool, what: Phrase) {
        if !done {
            self.app.toasts.show(self.t(what));
        }
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
