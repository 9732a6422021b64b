//! Joins a store of records to the browser: what happens there reaches the
//! store, and what the store wants is done there. No decision is made here. The
//! same code drives notes, tasks and suggestions.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use std::time::Duration;

use leptos::prelude::set_timeout;
use wasm_bindgen_futures::spawn_local;

use super::lifecycle::{self, LeaveWarning};
use super::local_storage::{self, BrowserStorage, RemoteChange};
use super::replica::IndexedDb;
use crate::duty_list::DutyList;
use crate::notes::{Event, Note, Payload, RecordStore, Snapshot};

/// How long to wait before trying again to save.
const RETRY: Duration = Duration::from_secs(3);

/// A replica that has not answered by then is said to be silent.
const SILENT: Duration = Duration::from_secs(5);

/// With more values than these in the store, records are read after the page has
/// been drawn, because reading them takes longer than a frame.
const MANY: usize = 1_000;

/// A store of records in this browser.
pub type BrowserStore<P> = RecordStore<P, BrowserStorage, IndexedDb>;

/// Keeps a store in step with the browser for as long as the page lives.
/// Clones are the same one.
pub struct Driver<P: Payload>(Rc<Inner<P>>);

impl<P: Payload> Clone for Driver<P> {
    fn clone(&self) -> Self {
        Driver(self.0.clone())
    }
}

struct Inner<P: Payload> {
    store: RefCell<BrowserStore<P>>,
    changed: Box<Changed<P>>,
    loaded: Cell<bool>,
    waiting: RefCell<Vec<Box<dyn FnOnce()>>>,
    warning: LeaveWarning,
    retrying: Cell<bool>,
}

/// Called with the state of the store after everything that may change it, and
/// with what is to be said once.
pub type Changed<P> = dyn Fn(Snapshot<P>, Vec<Event<<P as Payload>::Id>>);

impl Driver<Note> {
    /// The notes on a list.
    pub fn of_notes(list: &DutyList, changed: Box<Changed<Note>>) -> Self {
        let make = |name: &str, replica| RecordStore::for_list(list, name, BrowserStorage, replica);
        Driver::start(make, changed)
    }
}

impl<P: Payload + 'static> Driver<P> {
    /// The records of one kind about a document.
    pub fn of_document(document: &str, changed: Box<Changed<P>>) -> Self {
        let make = |name: &str, replica| RecordStore::new(document, name, BrowserStorage, replica);
        Driver::start(make, changed)
    }

    /// Makes the store under a name of its own, loads it and listens.
    fn start(
        make: impl FnOnce(&str, IndexedDb) -> BrowserStore<P>,
        changed: Box<Changed<P>>,
    ) -> Self {
        let inner = Rc::new_cyclic(|inner: &Weak<Inner<P>>| {
            let inner = inner.clone();
            let replica = IndexedDb::new(move |id, outcome| {
                if let Some(inner) = inner.upgrade() {
                    Driver(inner).act(|store, _| store.replica_written(id, outcome));
                }
            });
            Inner {
                store: RefCell::new(make(&lifecycle::random_name(), replica)),
                changed,
                loaded: Cell::new(false),
                waiting: RefCell::default(),
                warning: LeaveWarning::default(),
                retrying: Cell::new(false),
            }
        });
        let driver = Driver(inner);
        match BrowserStorage.values() {
            Ok(values) if values > MANY => {
                let driver = driver.clone();
                lifecycle::after_paint(move || driver.load());
            }
            _ => driver.load(),
        }
        driver.listen();
        driver
    }

    fn load(&self) {
        self.act(|store, _| store.load());
        self.read_replica();
        self.0.loaded.set(true);
        for waiting in self.0.waiting.take() {
            waiting();
        }
    }

    /// Calls back once the store has been read: now, if it has been.
    pub fn on_loaded(&self, callback: impl FnOnce() + 'static) {
        match self.0.loaded.get() {
            true => callback(),
            false => self.0.waiting.borrow_mut().push(Box::new(callback)),
        }
    }

    /// Does something with the store. The second argument is the time, as the
    /// store wants it. Not to be called from within itself.
    pub fn act<T>(&self, act: impl FnOnce(&mut BrowserStore<P>, &str) -> T) -> T {
        let result = act(&mut self.0.store.borrow_mut(), &lifecycle::now());
        self.follow_up();
        result
    }

    /// Shows what was done, and does what it calls for.
    fn follow_up(&self) {
        let (snapshot, events) = {
            let mut store = self.0.store.borrow_mut();
            (store.snapshot(), store.take_events())
        };
        self.0.warning.set(snapshot.at_risk());
        if snapshot.can_retry() {
            self.retry_soon();
        }
        if events.contains(&Event::FirstSave) {
            lifecycle::ask_to_persist();
        }
        (self.0.changed)(snapshot, events);
    }

    fn read_replica(&self) {
        let (replica, prefixes) = {
            let store = self.0.store.borrow();
            (store.replica().clone(), store.replica_prefixes())
        };
        let answered = Rc::new(Cell::new(false));
        let (driver, has_answered) = (self.clone(), answered.clone());
        let report_silence = move || {
            if !has_answered.get() {
                driver.act(|store, _| store.replica_timed_out());
            }
        };
        set_timeout(report_silence, SILENT);
        let driver = self.clone();
        spawn_local(async move {
            let values = replica.open(&prefixes).await;
            answered.set(true);
            driver.act(|store, _| match values {
                Ok(values) => store.replica_loaded(values),
                Err(error) => store.replica_failed(error),
            });
        });
    }

    fn listen(&self) {
        let driver = self.clone();
        local_storage::on_remote_change(move |change| {
            driver.act(|store, _| match change {
                RemoteChange::Cleared => store.on_remote_clear(),
                RemoteChange::Key(key, value) => store.on_remote_write(&key, value.as_ref()),
            });
        });
        let driver = self.clone();
        lifecycle::on_leaving(move || driver.act(|store, _| store.flush()));
        let driver = self.clone();
        lifecycle::on_return(move || driver.act(|store, _| store.refresh()));
    }

    fn retry_soon(&self) {
        if self.0.retrying.replace(true) {
            return;
        }
        let driver = self.clone();
        let retry = move || {
            driver.0.retrying.set(false);
            driver.act(|store, _| store.retry());
        };
        set_timeout(retry, RETRY);
    }
}
