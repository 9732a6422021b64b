//! Joins the keeper of the notes to the browser: what happens there reaches the
//! keeper, and what the keeper wants done there is done. No decision is made here.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::lifecycle::{self, LeaveWarning};
use super::local_storage::{self, Change, LocalStorage};
use super::mirror::IndexedDb;
use crate::duty_list::Document;
use crate::notes::{Event, Keeper, Review, Store};

/// How long to wait before trying again to save, in milliseconds.
const RETRY: i32 = 3_000;

/// More notes than these are read after the page has been drawn, for reading
/// them takes longer than a frame.
const MANY: usize = 1_000;

/// The keeper of the page's notes.
pub type PageKeeper = Keeper<LocalStorage, IndexedDb>;

/// The page's notes. Clones are the same ones.
#[derive(Clone)]
pub struct Notes(Rc<Inner>);

struct Inner {
    keeper: RefCell<PageKeeper>,
    changed: Box<dyn Fn(Review, Vec<Event>)>,
    loaded: Cell<bool>,
    waiting: RefCell<Vec<Box<dyn FnOnce()>>>,
    warning: RefCell<LeaveWarning>,
    retrying: Cell<bool>,
}

impl Notes {
    /// Loads the notes on a document and keeps them in step with storage, the
    /// mirror and other tabs for as long as the page lives. `changed` is called
    /// with the state after loading and after everything that may change it.
    pub fn start(document: &Document, changed: impl Fn(Review, Vec<Event>) + 'static) -> Notes {
        let inner = Rc::new_cyclic(|inner: &std::rc::Weak<Inner>| {
            let inner = inner.clone();
            let mirror = IndexedDb::new(move || {
                if let Some(inner) = inner.upgrade() {
                    Notes(inner).act(|keeper, _| keeper.mirror_failed());
                }
            });
            let writer = lifecycle::random_name();
            Inner {
                keeper: RefCell::new(Keeper::new(document, &writer, LocalStorage, mirror.clone())),
                changed: Box::new(changed),
                loaded: Cell::new(false),
                waiting: RefCell::default(),
                warning: RefCell::default(),
                retrying: Cell::new(false),
            }
        });
        let notes = Notes(inner);
        let prefix = notes.0.keeper.borrow().keys().notes();
        match LocalStorage.keys(&prefix) {
            Ok(keys) if keys.len() > MANY => {
                let notes = notes.clone();
                lifecycle::after_paint(move || notes.load());
            }
            _ => notes.load(),
        }
        notes.listen();
        notes
    }

    fn load(&self) {
        self.act(|keeper, _| keeper.load());
        self.read_mirror();
        self.0.loaded.set(true);
        for waiting in self.0.waiting.take() {
            waiting();
        }
    }

    /// Calls back once the saved notes have been read: now, if they have been.
    pub fn on_loaded(&self, callback: impl FnOnce() + 'static) {
        match self.0.loaded.get() {
            true => callback(),
            false => self.0.waiting.borrow_mut().push(Box::new(callback)),
        }
    }

    /// Does something with the notes. The second argument is the time, as the
    /// keeper wants it. Not to be called from within itself.
    pub fn act<T>(&self, act: impl FnOnce(&mut PageKeeper, &str) -> T) -> T {
        let result = act(&mut self.0.keeper.borrow_mut(), &lifecycle::now());
        self.follow_up();
        result
    }

    /// Shows what was done, and sees to what it calls for.
    fn follow_up(&self) {
        let (review, events) = {
            let mut keeper = self.0.keeper.borrow_mut();
            (keeper.review(), keeper.take_events())
        };
        self.0.warning.borrow_mut().set(review.saving.at_risk());
        if review.saving.can_retry() {
            self.retry_soon();
        }
        if events.contains(&Event::FirstSave) {
            lifecycle::ask_to_persist();
        }
        (self.0.changed)(review, events);
    }

    fn read_mirror(&self) {
        let notes = self.clone();
        let mirror = self.0.keeper.borrow().mirror().clone();
        let prefix = self.0.keeper.borrow().keys().notes();
        spawn_local(async move {
            let values = mirror.open(&prefix).await;
            notes.act(|keeper, _| match values {
                Ok(values) => keeper.mirror_loaded(values),
                Err(_) => keeper.mirror_failed(),
            });
        });
    }

    fn listen(&self) {
        let notes = self.clone();
        local_storage::on_change(move |change| {
            notes.act(|keeper, _| match change {
                Change::Cleared => keeper.storage_cleared(),
                Change::Key(key, value) => keeper.storage_changed(&key, value.as_ref()),
            });
        });
        let notes = self.clone();
        lifecycle::on_leaving(move || {
            notes.act(|keeper, _| {
                keeper.seal();
                keeper.retry();
            });
        });
        let notes = self.clone();
        lifecycle::on_return(move || notes.act(|keeper, _| keeper.refresh()));
    }

    fn retry_soon(&self) {
        if self.0.retrying.replace(true) {
            return;
        }
        let notes = self.clone();
        lifecycle::after(RETRY, move || {
            notes.0.retrying.set(false);
            notes.act(|keeper, _| keeper.retry());
        });
    }
}
