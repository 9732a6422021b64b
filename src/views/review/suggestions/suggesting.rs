//! The suggestions as the parts of the region share them.

use leptos::prelude::*;

use super::HEADING;
use crate::duty_list::ItemId;
use crate::i18n::suggestions::sheet_texts;
use crate::i18n::ui::{common, suggestions};
use crate::notes::{RecordId, Step, Suggestion, SuggestionField, SuggestionKind, Task};
use crate::platform::{dom, lifecycle};
use crate::state::{Page, Records};
use crate::suggestions::{Sheet, SheetTexts, for_item, for_task, set_item};

/// The field that takes the focus when a suggestion is opened.
pub const FIRST_FIELD: &str = "suggestion-kind";

#[derive(Clone, Copy)]
pub struct Suggesting {
    pub page: Page,
    pub records: Records<Suggestion>,
    pub tasks: Records<Task>,
    /// The suggestion in the form. It need not be there yet: the first input
    /// makes it.
    pub current: RwSignal<RecordId>,
    /// The sheet that all suggestions make.
    pub sheet: Memo<SheetTexts>,
    /// How many suggestions there are.
    pub count: Memo<usize>,
}

impl Suggesting {
    pub fn new(page: Page) -> Suggesting {
        let list = page.list();
        let records = page.app.records.suggestions(&list);
        let sheet = Memo::new(move |_| {
            records
                .snapshot
                .with(|snapshot| Sheet::new(&snapshot.book, &page.list()))
        });
        Suggesting {
            page,
            records,
            tasks: page.app.records.tasks(&list),
            current: RwSignal::new(RecordId(lifecycle::random_name())),
            sheet: Memo::new(move |_| {
                sheet.with(|sheet| sheet_texts(sheet, &page.list(), page.language))
            }),
            count: Memo::new(move |_| sheet.with(Sheet::count)),
        }
    }

    /// Takes up the item that another view has sent here.
    pub fn take_item(self) {
        let Some(item) = self.page.app.suggestion_for.get_untracked() else {
            return;
        };
        self.page.app.suggestion_for.set(None);
        self.records.on_loaded(move || {
            self.page.notes.on_loaded(move || self.propose_item(item));
        });
    }

    /// The suggestion in the form, tracked.
    pub fn suggestion(self) -> Suggestion {
        self.records.snapshot.with(|snapshot| {
            let payload = self.current.with(|id| snapshot.book.payload(id).cloned());
            payload.unwrap_or_else(new_suggestion)
        })
    }

    /// Whether the suggestion in the form can only be read, tracked.
    pub fn is_read_only(self) -> bool {
        self.records
            .snapshot
            .with(|snapshot| self.current.with(|id| snapshot.book.is_read_only(id)))
    }

    /// Changes the suggestion in the form; to be called on every input.
    pub fn edit(self, field: SuggestionField, change: impl FnOnce(&mut Suggestion)) {
        let id = self.current.get_untracked();
        // A message with an offer to undo means an earlier step.
        self.page.app.toasts.withdraw_offer();
        self.records.act(|store, now| {
            let is_new = store.book().payload(&id).is_none();
            store.edit(&id, field, now, |suggestion| {
                if is_new {
                    *suggestion = new_suggestion();
                }
                change(suggestion);
            })
        });
    }

    /// The reader has left a field: what is typed next is undone by itself.
    pub fn seal(self) {
        self.records.act(|store, _| store.seal());
    }

    /// Empties the form for another suggestion.
    pub fn start_another(self) {
        self.current.set(RecordId(lifecycle::random_name()));
        focus_form();
    }

    /// Opens a suggestion in the form.
    pub fn open(self, id: RecordId) {
        self.records.act(|store, _| store.opened(&id));
        self.current.set(id);
        focus_form();
    }

    /// Opens the suggestion for an item; makes one where there is none.
    pub fn propose_item(self, item: ItemId) {
        let name = item.to_string();
        match self.find(|suggestion| suggestion.item.as_deref() == Some(&name)) {
            Some(known) => self.open(known),
            None => self.add(for_item(item, &self.note(item))),
        }
    }

    /// Gives the suggestion in the form an item where it has none yet; makes
    /// another one for it otherwise.
    pub fn choose_item(self, item: ItemId) {
        let current = untrack(|| self.suggestion());
        let is_open = current.item.is_none() && current.task.is_none();
        if is_open && current.proposal.is_empty() {
            let (list, note) = (self.page.list(), self.note(item));
            self.edit(SuggestionField::Item, |suggestion| {
                set_item(suggestion, &list, item, &note);
            });
            focus_form();
        } else {
            self.add(for_item(item, &self.note(item)));
        }
    }

    /// Makes a suggestion to add what a task asks for.
    pub fn propose_task(self, id: &RecordId) {
        let tasks = self.tasks.snapshot.get_untracked();
        if let Some(task) = tasks.book.payload(id) {
            self.add(for_task(id, task));
        }
    }

    /// Deletes a suggestion and offers to undo it.
    pub fn delete(self, id: &RecordId) {
        self.records.act(|store, _| store.delete(id));
        if self.current.with_untracked(|current| current == id) {
            self.current.set(RecordId(lifecycle::random_name()));
        }
        let page = self.page;
        page.app.toasts.show_with(
            page.t(suggestions::DELETED),
            page.t(common::UNDO),
            move || {
                self.undo();
                page.app.toasts.dismiss();
            },
        );
        dom::focus_if_lost(format!("#{HEADING}"));
    }

    /// Takes the last step back, and shows the suggestion that it was about.
    pub fn undo(self) {
        let undone = self.records.act(|store, now| store.undo(now)).flatten();
        if let Some(undone) = undone {
            self.show_step(&undone.step);
        }
    }

    /// Does again what was undone.
    pub fn redo(self) {
        let redone = self.records.act(|store, now| store.redo(now)).flatten();
        if let Some(redone) = redone {
            self.show_step(&redone.step);
        }
    }

    fn show_step(self, step: &Step<Suggestion>) {
        if let Step::Edit(id, _) | Step::Resolve(id) = step {
            self.current.set(id.clone());
        }
    }

    fn note(self, item: ItemId) -> String {
        untrack(|| self.page.notes.note(item))
    }

    fn find(self, is_it: impl Fn(&Suggestion) -> bool) -> Option<RecordId> {
        self.records.snapshot.with_untracked(|snapshot| {
            let book = &snapshot.book;
            let mut ids = book.annotated();
            ids.find(|id| book.payload(id).is_some_and(&is_it)).cloned()
        })
    }

    fn add(self, suggestion: Suggestion) {
        self.current.set(RecordId(lifecycle::random_name()));
        self.seal();
        self.edit(SuggestionField::All, |it| *it = suggestion);
        self.seal();
        focus_form();
    }
}

/// What the empty form has: something that is on no list.
fn new_suggestion() -> Suggestion {
    Suggestion {
        kind: SuggestionKind::Add,
        ..Suggestion::default()
    }
}

/// Brings the form into view. After the next frame, because a view that has just
/// been turned to gives its heading the focus then.
fn focus_form() {
    lifecycle::after_paint(|| dom::focus_in_view_soon(format!("#{FIRST_FIELD}")));
}
