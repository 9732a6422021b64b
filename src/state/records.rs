//! What a reader writes about one list, behind one signal a kind of record:
//! notes, tasks, suggestions.
//!
//! Whatever is done goes through the store, which saves it at once; what the
//! page shows follows from [`Snapshot`], the one value that the store gives out.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::{OpenList, TaskWork, forget_gone_readers};
use crate::notes::{
    Book, Event, Note, Payload, Phase, SaveState, Snapshot, StorageIssue, Suggestion, Task,
    stored_book,
};
use crate::platform::IN_BROWSER;
use crate::platform::local_storage::BrowserStorage;
use crate::platform::notes::{BrowserStore, Changed, Driver};

/// A payload that signals can hold.
pub trait Kept:
    Payload<Id: Send + Sync + 'static, Field: Send + Sync + 'static> + Send + Sync + 'static
{
}

impl<P> Kept for P where
    P: Payload<Id: Send + Sync + 'static, Field: Send + Sync + 'static> + Send + Sync + 'static
{
}

/// The records of one kind about one list.
pub struct Records<P: Kept> {
    pub snapshot: RwSignal<Snapshot<P>>,
    /// What happened and has not been said yet.
    pub events: RwSignal<Vec<Event<P::Id>>>,
    driver: StoredValue<Option<Driver<P>>, LocalStorage>,
}

impl<P: Kept> Clone for Records<P> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<P: Kept> Copy for Records<P> {}

impl<P: Kept> Records<P> {
    /// Before anything has been read.
    fn new() -> Self {
        Records {
            snapshot: RwSignal::new(Snapshot::loading()),
            events: RwSignal::new(Vec::new()),
            driver: StoredValue::new_local(None),
        }
    }

    /// Whether they are read and written by now.
    pub fn is_started(self) -> bool {
        self.driver.with_value(Option::is_some)
    }

    /// Reads what is saved, and keeps what is written from now on. Without a
    /// browser there is nothing to read, and nothing is kept.
    fn start(self, drive: impl FnOnce(Box<Changed<P>>) -> Driver<P>) {
        if !IN_BROWSER || self.is_started() {
            return;
        }
        let Records {
            snapshot, events, ..
        } = self;
        self.driver.set_value(Some(drive(Box::new(move |now, news| {
            if snapshot.with_untracked(|shown| *shown != now) {
                snapshot.set(now);
            }
            if !news.is_empty() {
                events.update(|events| events.extend(news));
            }
        }))));
    }

    /// Calls back once what is saved has been read; at once, where nothing is
    /// kept.
    pub fn on_loaded(self, callback: impl FnOnce() + 'static) {
        match self.driver.get_value() {
            Some(driver) => driver.on_loaded(callback),
            None => callback(),
        }
    }

    /// Does something with the store, and returns what it returned; nothing
    /// where there is no store. The second argument is the time.
    pub fn act<T>(self, act: impl FnOnce(&mut BrowserStore<P>, &str) -> T) -> Option<T> {
        Some(self.driver.get_value()?.act(act))
    }

    /// Whether a record is saved, tracked.
    pub fn save_state(self, id: &P::Id) -> SaveState {
        self.snapshot
            .with(|snapshot| snapshot.save_state(id).clone())
    }

    /// Tries again to save what is not saved.
    pub fn retry(self) {
        self.act(|store, _| store.retry());
    }

    /// Hides an issue until it comes again.
    pub fn dismiss(self, issue: &StorageIssue<P::Id>) {
        self.act(|store, _| store.dismiss(issue));
    }

    /// Writes again what another tab deleted.
    pub fn restore_deleted(self) {
        self.act(|store, _| store.restore_deleted());
    }

    /// Lets go what another tab deleted.
    pub fn accept_deleted(self) {
        self.act(|store, _| store.accept_deleted());
    }
}

/// What a reader writes about each list, by the ids of the lists. It is kept for
/// as long as the program lives, and with it what can be undone.
struct ByList<T: Copy + Send + Sync + 'static>(StoredValue<BTreeMap<String, T>>);

impl<T: Copy + Send + Sync> Clone for ByList<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Copy + Send + Sync> Copy for ByList<T> {}

impl<T: Copy + Send + Sync> ByList<T> {
    fn new() -> ByList<T> {
        ByList(StoredValue::new(BTreeMap::new()))
    }

    fn get(self, document: &str) -> Option<T> {
        self.0.with_value(|known| known.get(document).copied())
    }

    fn get_or_add(self, document: &str, owner: StoredValue<Owner>, add: impl FnOnce() -> T) -> T {
        self.get(document).unwrap_or_else(|| {
            let added = owner.get_value().with(add);
            self.0.update_value(|known| {
                known.insert(document.to_owned(), added);
            });
            added
        })
    }
}

/// Everything that a reader writes. Each kind of records about a list is read
/// from storage when it is first needed.
#[derive(Clone, Copy)]
pub struct AllRecords {
    /// The owner of the signals: the program, not the page that asks first.
    owner: StoredValue<Owner>,
    notes: ByList<Records<Note>>,
    tasks: ByList<Records<Task>>,
    task_work: ByList<TaskWork>,
    suggestions: ByList<Records<Suggestion>>,
}

impl AllRecords {
    /// To be called where the program starts.
    pub fn new() -> AllRecords {
        AllRecords {
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
            notes: ByList::new(),
            tasks: ByList::new(),
            task_work: ByList::new(),
            suggestions: ByList::new(),
        }
    }

    /// The marks and notes on a list, as far as they have been read. The rows
    /// show them; what reads and writes them is in a lazy chunk.
    pub fn notes(self, list: &OpenList) -> Records<Note> {
        self.notes.get_or_add(&list.id, self.owner, Records::new)
    }

    /// The marks and notes on a list, read. For lazy chunks only.
    pub fn started_notes(self, list: &OpenList) -> Records<Note> {
        let notes = self.notes(list);
        self.in_owner(|| notes.start(|changed| Driver::of_notes(list, changed)));
        notes
    }

    /// The tasks that were checked against a list. For lazy chunks only.
    pub fn tasks(self, list: &OpenList) -> Records<Task> {
        let tasks = self.tasks.get_or_add(&list.id, self.owner, Records::new);
        self.start(tasks, list);
        tasks
    }

    /// The task that is being checked against a list. For lazy chunks only.
    pub fn task_work(self, list: &OpenList) -> TaskWork {
        let restored = || TaskWork::restored(&list.id);
        self.task_work.get_or_add(&list.id, self.owner, restored)
    }

    /// The suggestions for changing a list. For lazy chunks only.
    pub fn suggestions(self, list: &OpenList) -> Records<Suggestion> {
        let suggestions = self
            .suggestions
            .get_or_add(&list.id, self.owner, Records::new);
        self.start(suggestions, list);
        suggestions
    }

    /// The suggestions as they are now, untracked; from storage where they have
    /// not been asked for yet, so that the notes can be exported without the
    /// code that keeps suggestions.
    pub fn suggestions_now(self, list: &OpenList) -> Book<Suggestion> {
        let known = self.suggestions.get(&list.id);
        let read = known.and_then(|records| {
            let snapshot = records.snapshot.get_untracked();
            (snapshot.phase != Phase::Loading).then_some(snapshot.book)
        });
        read.unwrap_or_else(|| stored_book(&BrowserStorage, &list.id))
    }

    /// Forgets the readers of a list's records that are gone.
    pub fn forget_gone_readers(self, document: &str) {
        if let Some(notes) = self.notes.get(document) {
            forget_gone_readers(notes.snapshot);
        }
        if let Some(tasks) = self.tasks.get(document) {
            forget_gone_readers(tasks.snapshot);
        }
        if let Some(suggestions) = self.suggestions.get(document) {
            forget_gone_readers(suggestions.snapshot);
        }
    }

    fn start<P: Kept>(self, records: Records<P>, list: &OpenList) {
        self.in_owner(|| records.start(|changed| Driver::of_document(&list.id, changed)));
    }

    fn in_owner(self, start: impl FnOnce()) {
        self.owner.get_value().with(start);
    }
}

impl Default for AllRecords {
    fn default() -> AllRecords {
        AllRecords::new()
    }
}
