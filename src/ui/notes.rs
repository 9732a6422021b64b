//! The reader's marks and notes on the page: the keeper behind one signal.
//!
//! Whatever is done goes through the keeper, which saves it at once; what the
//! page shows follows from [`Review`], the one value that the keeper gives out.

use leptos::prelude::*;

use crate::browser::notes::{self, PageKeeper};
use crate::browser::page;
use crate::document::{Document, ItemId};
use crate::review::{Deleted, Event, Import, Mark, Reason, Resolution, Review, ReviewBook, Undone};

/// Something that happened and is to be said once.
#[derive(Clone, Debug, PartialEq)]
pub enum News {
    Marked(ItemId, Mark),
    Undone(Undone),
    Redone(Undone),
    Resolved(ItemId),
    Imported(usize),
    Deleted(Deleted),
    ChangedElsewhere(ItemId),
    Recovered(usize),
    /// There is no item left without a mark.
    NoneLeft,
}

/// The marks and notes, for all parts of the page.
#[derive(Clone, Copy)]
pub struct Notes {
    pub review: RwSignal<Review>,
    pub news: RwSignal<Option<News>>,
    kept: StoredValue<Option<notes::Notes>, LocalStorage>,
}

impl Notes {
    /// No notes, and nothing that keeps any.
    pub fn none() -> Notes {
        Notes {
            review: RwSignal::new(Review::loading()),
            news: RwSignal::new(None),
            kept: StoredValue::new_local(None),
        }
    }

    /// Reads what is saved, and keeps step with the browser from then on.
    pub fn start(document: &Document) -> Notes {
        let notes = Notes::none();
        let Notes { review, news, kept } = notes;
        let keeps = notes::Notes::start(document, move |now, events| {
            if review.with_untracked(|shown| *shown != now) {
                review.set(now);
            }
            for event in events {
                match event {
                    Event::ChangedElsewhere(item) => news.set(Some(News::ChangedElsewhere(item))),
                    Event::Recovered(items) => news.set(Some(News::Recovered(items))),
                    // These stand on the page until they are settled.
                    Event::Conflict(_) | Event::RemovedElsewhere(_) | Event::FirstSave => {}
                }
            }
        });
        kept.set_value(Some(keeps));
        page::on_flush(move || notes.retry());
        notes
    }

    /// Calls back once what is saved has been read; at once, where nothing is kept.
    pub fn on_loaded(self, callback: impl FnOnce() + 'static) {
        match self.kept.get_value() {
            Some(kept) => kept.on_loaded(callback),
            None => callback(),
        }
    }

    /// All marks and notes, tracked.
    pub fn book(self) -> ReviewBook {
        self.review.with(|review| review.book.clone())
    }

    /// The item's mark, tracked.
    pub fn mark(self, item: ItemId) -> Mark {
        self.review.with(|review| review.book.mark(item))
    }

    /// The item's note, tracked.
    pub fn note(self, item: ItemId) -> String {
        self.review.with(|review| review.book.note(item).to_owned())
    }

    /// Whether the item's notes can only be read, tracked.
    pub fn is_read_only(self, item: ItemId) -> bool {
        self.review.with(|review| review.book.is_read_only(item))
    }

    /// Why what was written on the item is not saved, tracked.
    pub fn unsaved(self, item: ItemId) -> Option<Reason> {
        self.review
            .with(|review| review.saving.of(item).err().cloned())
    }

    pub fn set_mark(self, item: ItemId, mark: Mark) {
        self.act(&mut |keeper, now| {
            keeper.set_mark(item, mark, now);
        });
    }

    pub fn set_note(self, item: ItemId, note: &str) {
        self.act(&mut |keeper, now| {
            keeper.set_note(item, note, now);
        });
    }

    pub fn resolve(self, item: ItemId, how: &Resolution) {
        self.act(&mut |keeper, now| {
            keeper.resolve(item, how, now);
        });
        self.tell(Some(News::Resolved(item)));
    }

    /// The reader has opened the item, and reads what it says now.
    pub fn opened(self, item: ItemId) {
        self.act(&mut |keeper, _| keeper.opened(item));
    }

    /// The reader has left the field: what is typed next is undone by itself.
    pub fn seal(self) {
        self.act(&mut |keeper, _| keeper.seal());
    }

    pub fn undo(self) {
        self.act(&mut |keeper, now| self.tell(keeper.undo(now).map(News::Undone)));
    }

    pub fn redo(self) {
        self.act(&mut |keeper, now| self.tell(keeper.redo(now).map(News::Redone)));
    }

    /// Tries again to save what is not saved.
    pub fn retry(self) {
        self.act(&mut |keeper, _| keeper.retry());
    }

    /// All notes as a file's text. Once it is handed over, call `exported`.
    pub fn export(self) -> String {
        let mut file = String::new();
        self.act(&mut |keeper, now| file = keeper.export(now));
        file
    }

    pub fn exported(self) {
        self.act(&mut |keeper, now| keeper.exported(now));
    }

    pub fn import(self, import: &Import, copies: bool) {
        self.act(&mut |keeper, _| {
            let items = keeper.import(import, copies);
            self.tell(Some(News::Imported(items)));
        });
    }

    pub fn delete(self) {
        self.act(&mut |keeper, _| {
            let deleted = keeper.delete_notes();
            self.tell(Some(News::Deleted(deleted)));
        });
    }

    /// Writes again what another tab deleted, or lets it go.
    pub fn settle_removed(self, restore: bool) {
        self.act(&mut |keeper, _| match restore {
            true => keeper.restore_removed(),
            false => keeper.accept_removed(),
        });
    }

    /// Says something, in place of what was said before.
    #[inline(never)]
    pub fn tell(self, news: Option<News>) {
        self.news.set(news);
    }

    /// Lets the keeper do something; what has become of it is shown.
    fn act(self, act: &mut dyn FnMut(&mut PageKeeper, &str)) {
        if let Some(kept) = self.kept.get_value() {
            kept.act(act);
        }
    }
}
