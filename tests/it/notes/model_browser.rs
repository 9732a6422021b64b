//! localStorage as several tabs see it: each has a copy that the others' writes
//! reach late and in which its own pending writes win; the disk is later still.

use super::*;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StorageFault {
    #[default]
    None,
    /// No value may grow.
    Full,
    /// Writing does nothing and claims success.
    Silent,
    Blocked,
}

/// What a tab is told.
#[derive(Clone, Debug)]
pub enum Heard {
    Write(String, Option<Stored>),
    Clear,
}

#[derive(Default)]
struct Copy {
    values: BTreeMap<String, Stored>,
    /// Writes that the browser has not confirmed yet, by key.
    pending: BTreeMap<String, usize>,
    outgoing: VecDeque<(String, Option<Stored>)>,
    incoming: VecDeque<Incoming>,
    /// All values that the tab wrote over.
    replaced: Vec<Stored>,
}

struct Incoming {
    from: Option<usize>,
    heard: Heard,
    /// Whether the tab's copy has it already: that is before the tab is told,
    /// for instance where two tabs share a process.
    applied: bool,
}

impl Copy {
    fn apply(&mut self, at: usize) {
        let incoming = &mut self.incoming[at];
        if std::mem::replace(&mut incoming.applied, true) {
            return;
        }
        let pending = &self.pending;
        let is_pending = |key: &str| pending.get(key).is_some_and(|n| *n > 0);
        match &incoming.heard {
            Heard::Clear => self.values.retain(|key, _| is_pending(key)),
            Heard::Write(key, _) if is_pending(key) => {}
            Heard::Write(key, Some(value)) => {
                self.values.insert(key.clone(), value.clone());
            }
            Heard::Write(key, None) => drop(self.values.remove(key)),
        }
    }

    fn push(&mut self, from: Option<usize>, heard: Heard) {
        self.incoming.push_back(Incoming {
            from,
            heard,
            applied: false,
        });
    }
}

#[derive(Default)]
struct State {
    truth: BTreeMap<String, Stored>,
    disk: BTreeMap<String, Stored>,
    fault: StorageFault,
    copies: BTreeMap<usize, Copy>,
}

#[derive(Clone, Default)]
pub struct Browser(Rc<RefCell<State>>);

/// The storage as one tab sees it.
#[derive(Clone)]
pub struct TabStore {
    browser: Browser,
    tab: usize,
}

impl Browser {
    pub fn truth(&self) -> BTreeMap<String, Stored> {
        self.0.borrow().truth.clone()
    }

    pub fn break_with(&self, fault: StorageFault) {
        self.0.borrow_mut().fault = fault;
    }

    pub fn open(&self, tab: usize) -> TabStore {
        let mut state = self.0.borrow_mut();
        let values = state.truth.clone();
        let copy = Copy {
            values,
            ..Copy::default()
        };
        state.copies.insert(tab, copy);
        TabStore {
            browser: self.clone(),
            tab,
        }
    }

    pub fn close(&self, tab: usize) {
        self.take_all(tab);
        self.0.borrow_mut().copies.remove(&tab);
    }

    pub fn flush(&self) {
        let mut state = self.0.borrow_mut();
        state.disk = state.truth.clone();
    }

    pub fn kill(&self) {
        let mut state = self.0.borrow_mut();
        state.copies.clear();
        state.truth = state.disk.clone();
    }

    /// The browser takes all changes of a tab and passes them on.
    pub fn take_all(&self, tab: usize) {
        let mut state = self.0.borrow_mut();
        while let Some((key, value)) = state
            .copies
            .get_mut(&tab)
            .and_then(|copy| copy.outgoing.pop_front())
        {
            state.change(Some(tab), &key, value);
        }
    }

    /// The next change that a tab hears of. Its own changes are confirmed on
    /// the way.
    pub fn hear(&self, tab: usize) -> Option<Heard> {
        self.take_all(tab);
        let mut state = self.0.borrow_mut();
        let copy = state.copies.get_mut(&tab)?;
        loop {
            let own = copy.incoming.front()?.from == Some(tab);
            if own {
                if let Some(Heard::Write(key, _)) = copy.incoming.pop_front().map(|i| i.heard) {
                    *copy.pending.entry(key).or_default() -= 1;
                }
                continue;
            }
            copy.apply(0);
            return copy.incoming.pop_front().map(|incoming| incoming.heard);
        }
    }

    /// The tab's copy gets what is on its way before the tab is told.
    pub fn receive(&self, tab: usize) {
        let mut state = self.0.borrow_mut();
        let Some(copy) = state.copies.get_mut(&tab) else {
            return;
        };
        for at in 0..copy.incoming.len() {
            match copy.incoming[at].from == Some(tab) {
                // Its own writes are confirmed in order.
                true => break,
                false => copy.apply(at),
            }
        }
    }

    /// All values that the tab wrote over.
    pub fn replaced(&self, tab: usize) -> Vec<String> {
        let state = self.0.borrow();
        let copy = state.copies.get(&tab);
        copy.map_or_else(Vec::new, |copy| {
            copy.replaced.iter().map(Stored::lossy).collect()
        })
    }

    pub fn has_news(&self, tab: usize) -> bool {
        let state = self.0.borrow();
        let copy = state.copies.get(&tab);
        copy.is_some_and(|copy| !copy.incoming.is_empty() || !copy.outgoing.is_empty())
    }

    /// The values that open tabs are still to hear of.
    pub fn in_transit(&self) -> Vec<String> {
        let state = self.0.borrow();
        let incoming = state.copies.values().flat_map(|copy| &copy.incoming);
        let values = incoming.filter_map(|incoming| match &incoming.heard {
            Heard::Write(_, value) => value.as_ref().map(Stored::lossy),
            Heard::Clear => None,
        });
        values.collect()
    }

    /// The values that a tab sees and that are not JSON.
    pub fn damaged(&self, tab: usize) -> Vec<String> {
        let state = self.0.borrow();
        let copy = state.copies.get(&tab);
        let values = copy.into_iter().flat_map(|copy| copy.values.values());
        let texts = values.map(Stored::lossy);
        texts
            .filter(|text| serde_json::from_str::<serde_json::Value>(text).is_err())
            .collect()
    }

    pub fn foreign_write(&self, key: &str, value: Option<Stored>) {
        self.0.borrow_mut().change(None, key, value);
    }

    pub fn foreign_clear(&self) {
        let mut state = self.0.borrow_mut();
        state.truth.clear();
        for copy in state.copies.values_mut() {
            copy.push(None, Heard::Clear);
        }
    }
}

impl State {
    fn change(&mut self, from: Option<usize>, key: &str, value: Option<Stored>) {
        match value.clone() {
            Some(value) => drop(self.truth.insert(key.to_owned(), value)),
            None => drop(self.truth.remove(key)),
        }
        for copy in self.copies.values_mut() {
            let heard = Heard::Write(key.to_owned(), value.clone());
            copy.push(from, heard);
        }
    }
}

impl TabStore {
    fn with<T>(&self, act: impl FnOnce(&mut Copy) -> T) -> Result<T, StoreError> {
        let mut state = self.browser.0.borrow_mut();
        if state.fault == StorageFault::Blocked {
            return Err(StoreError::Blocked);
        }
        // A tab that was closed sees nothing any more.
        Ok(match state.copies.get_mut(&self.tab) {
            Some(copy) => act(copy),
            None => act(&mut Copy::default()),
        })
    }

    fn change(&self, key: &str, value: Option<Stored>) -> Result<(), StoreError> {
        if self.browser.0.borrow().fault == StorageFault::Silent {
            return Ok(());
        }
        self.with(|copy| {
            let old = match value.clone() {
                Some(value) => copy.values.insert(key.to_owned(), value),
                None => copy.values.remove(key),
            };
            copy.replaced.extend(old);
            *copy.pending.entry(key.to_owned()).or_default() += 1;
            copy.outgoing.push_back((key.to_owned(), value));
        })
    }
}

impl Store for TabStore {
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        self.with(|copy| {
            let keys = copy.values.keys().filter(|key| key.starts_with(prefix));
            keys.cloned().collect()
        })
    }

    fn read(&self, key: &str) -> Result<Option<Stored>, StoreError> {
        self.with(|copy| copy.values.get(key).cloned())
    }

    fn write(&mut self, key: &str, value: &Stored) -> Result<(), StoreError> {
        if self.browser.0.borrow().fault == StorageFault::Full {
            let old = self.read(key)?.map_or(0, |old| old.lossy().len());
            if value.lossy().len() > old {
                return Err(StoreError::Full);
            }
        }
        self.change(key, Some(value.clone()))
    }

    fn remove(&mut self, key: &str) -> Result<(), StoreError> {
        self.change(key, None)
    }
}
