//! Two tabs on one storage, as browsers have it: each with a copy of its own
//! that the other's writes reach late, and in which its own pending writes win.

use super::*;
use proptest::prelude::*;
use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

#[derive(Default)]
struct Copy {
    values: BTreeMap<String, Stored>,
    /// Writes that the browser has not confirmed yet, by key.
    pending: BTreeMap<String, usize>,
    outgoing: VecDeque<(String, Option<Stored>)>,
}

/// The storage as one tab sees it.
#[derive(Clone, Default)]
struct TabStore(Rc<RefCell<Copy>>);

impl TabStore {
    fn change(&self, key: &str, value: Option<Stored>) {
        let mut copy = self.0.borrow_mut();
        match value.clone() {
            Some(value) => drop(copy.values.insert(key.to_owned(), value)),
            None => drop(copy.values.remove(key)),
        }
        *copy.pending.entry(key.to_owned()).or_default() += 1;
        copy.outgoing.push_back((key.to_owned(), value));
    }
}

impl Store for TabStore {
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        let copy = self.0.borrow();
        let keys = copy.values.keys().filter(|key| key.starts_with(prefix));
        Ok(keys.cloned().collect())
    }

    fn read(&self, key: &str) -> Result<Option<Stored>, StoreError> {
        Ok(self.0.borrow().values.get(key).cloned())
    }

    fn write(&mut self, key: &str, value: &Stored) -> Result<(), StoreError> {
        self.change(key, Some(value.clone()));
        Ok(())
    }

    fn remove(&mut self, key: &str) -> Result<(), StoreError> {
        self.change(key, None);
        Ok(())
    }
}

/// A browser with two tabs.
struct Browser {
    tabs: [NotesStore<TabStore, MemoryReplica>; 2],
    stores: [TabStore; 2],
    /// What the browser itself holds, and what reaches the disk.
    truth: BTreeMap<String, Stored>,
    /// Changes on their way from the browser to each tab.
    incoming: [VecDeque<(usize, String, Option<Stored>)>; 2],
}

impl Browser {
    fn new() -> Browser {
        let stores = [TabStore::default(), TabStore::default()];
        let open = |at: usize, name: &str| {
            let replica = MemoryReplica::default();
            let mut notes = NotesStore::new(DOCUMENT_ID, name, stores[at].clone(), replica);
            notes.load();
            notes.replica_loaded(Vec::new());
            notes
        };
        let mut browser = Browser {
            tabs: [open(0, "tab-a"), open(1, "tab-b")],
            stores: stores.clone(),
            truth: BTreeMap::new(),
            incoming: Default::default(),
        };
        browser.settle();
        browser
    }

    /// The browser takes one change from a tab and passes it on to both.
    fn take(&mut self, tab: usize) -> bool {
        let Some((key, value)) = self.stores[tab].0.borrow_mut().outgoing.pop_front() else {
            return false;
        };
        match value.clone() {
            Some(value) => drop(self.truth.insert(key.clone(), value)),
            None => drop(self.truth.remove(&key)),
        }
        for incoming in &mut self.incoming {
            incoming.push_back((tab, key.clone(), value.clone()));
        }
        true
    }

    /// A tab hears of one change.
    fn hear(&mut self, tab: usize) -> bool {
        let Some((from, key, value)) = self.incoming[tab].pop_front() else {
            return false;
        };
        {
            let mut copy = self.stores[tab].0.borrow_mut();
            let pending = copy.pending.get(&key).copied().unwrap_or_default();
            if from == tab {
                copy.pending.insert(key.clone(), pending - 1);
            } else if pending == 0 {
                match value.clone() {
                    Some(value) => drop(copy.values.insert(key.clone(), value)),
                    None => drop(copy.values.remove(&key)),
                }
            }
        }
        if from != tab {
            self.tabs[tab].on_remote_write(&key, value.as_ref());
        }
        true
    }

    fn settle(&mut self) {
        for _ in 0..1000 {
            if !(self.take(0) | self.take(1) | self.hear(0) | self.hear(1)) {
                return;
            }
        }
        panic!("the tabs answer each other for ever");
    }

    fn note(&mut self, tab: usize, text: &str) {
        self.tabs[tab].set_note(id("basic-1"), text, NOW);
    }

    fn texts(&self, tab: usize) -> Vec<String> {
        let entry = self.tabs[tab].book().register(&id("basic-1"));
        let revisions = entry.map(|entry| entry.siblings()).unwrap_or_default();
        revisions.iter().map(|r| r.payload.text.clone()).collect()
    }
}

#[test]
fn fault_10_the_same_note_edited_in_two_tabs_exists_twice() {
    let mut browser = Browser::new();
    browser.note(0, "甲");
    browser.note(1, "乙");
    browser.settle();
    for tab in [0, 1] {
        assert_eq!(browser.texts(tab), ["乙", "甲"]);
        assert_eq!(browser.tabs[tab].book().conflicts().count(), 1);
    }
    assert_eq!(browser.tabs[0].book().note(id("basic-1")), "甲");
    assert_eq!(browser.tabs[1].book().note(id("basic-1")), "乙");

    // The reader decides in one tab, and the other follows.
    let item = id("basic-1");
    browser.tabs[1].resolve(&item, &Resolution::Both, NOW);
    browser.settle();
    for tab in [0, 1] {
        assert_eq!(browser.texts(tab), ["乙\n\n———\n\n甲"]);
        assert_eq!(browser.tabs[tab].book().conflicts().count(), 0);
    }
}

#[test]
fn fault_10_a_text_of_another_tab_is_not_written_over_unread() {
    let check = |opened: bool, second: &str, expected: &[&str]| {
        let mut browser = Browser::new();
        browser.note(0, "甲");
        browser.settle();
        assert_eq!(browser.tabs[1].book().note(id("basic-1")), "甲");
        if opened {
            browser.tabs[1].opened(&id("basic-1"));
        }
        browser.note(1, second);
        browser.settle();
        assert_eq!(browser.texts(0), expected, "{opened} {second}");
        assert_eq!(browser.texts(1), expected, "{opened} {second}");
        // Typing on makes no more copies.
        browser.note(1, &format!("{second}!"));
        browser.settle();
        assert_eq!(browser.texts(1).len(), expected.len());
    };
    check(false, "乙", &["乙", "甲"]);
    check(false, "甲乙", &["甲乙"]);
    check(false, "", &["", "甲"]);
    check(true, "乙", &["乙"]);
}

#[test]
fn fault_10_a_write_that_another_tab_has_not_heard_of_is_merged_before_writing() {
    let store = MemoryStore::default();
    let (mut a, mut b) = (open("a", &store), open("b", &store));
    a.set_note(id("basic-1"), "甲", NOW);
    b.set_note(id("basic-1"), "乙", NOW);
    assert_eq!(texts(&b, "basic-1"), ["乙", "甲"]);
    tell(&mut a, &store, &key("basic-1"));
    assert_eq!(texts(&a, "basic-1"), ["乙", "甲"]);
    assert_eq!(texts(&open("c", &store), "basic-1"), ["乙", "甲"]);
}

#[test]
fn a_mark_set_in_one_tab_is_seen_in_the_other() {
    let mut browser = Browser::new();
    browser.tabs[0].set_mark(id("basic-1"), Mark::Reviewed, NOW);
    browser.settle();
    assert_eq!(browser.tabs[1].book().mark(id("basic-1")), Mark::Reviewed);
    browser.tabs[1].set_mark(id("basic-1"), Mark::FollowUp, NOW);
    browser.settle();
    for notes in &browser.tabs {
        assert_eq!(notes.book().mark(id("basic-1")), Mark::FollowUp);
        assert_eq!(notes.book().conflicts().count(), 0);
    }
}

#[test]
fn another_tab_that_writes_other_bytes_for_the_same_gets_no_answer() {
    let store = MemoryStore::default();
    let mut notes = open("a", &store);
    notes.set_note(id("basic-1"), "甲", NOW);
    let raw = store.text(&key("basic-1")).expect("saved");
    let spaced = raw.replacen(',', ", ", 1);
    store.plant(&key("basic-1"), &spaced);
    let writes = store.writes().len();
    tell(&mut notes, &store, &key("basic-1"));
    assert_eq!(store.writes().len(), writes);
    assert_eq!(store.text(&key("basic-1")), Some(spaced));
}

#[test]
fn a_corrupt_value_of_another_tab_is_quarantined_and_the_note_written_again() {
    let store = MemoryStore::default();
    let mut notes = open("a", &store);
    notes.set_note(id("basic-1"), "甲", NOW);
    store.plant(&key("basic-1"), "坏");
    tell(&mut notes, &store, &key("basic-1"));
    assert_eq!(quarantined_texts(&notes), ["坏"]);
    assert_eq!(open("b", &store).book().note(id("basic-1")), "甲");
}

#[derive(Clone, Debug)]
enum Happening {
    Write(usize, String),
    Take(usize),
    Hear(usize),
}

fn happening() -> impl Strategy<Value = Happening> {
    prop_oneof![
        3 => (0..2_usize, "[a-e]{1,3}").prop_map(|(tab, text)| Happening::Write(tab, text)),
        2 => (0..2_usize).prop_map(Happening::Take),
        2 => (0..2_usize).prop_map(Happening::Hear),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn whenever_events_arrive_both_tabs_agree_and_keep_the_last_text_of_each(
        happenings in proptest::collection::vec(happening(), 0..30),
    ) {
        let mut browser = Browser::new();
        let mut last = [None, None];
        for (at, happening) in happenings.into_iter().enumerate() {
            match happening {
                Happening::Write(tab, text) => {
                    // No text twice: a tab that writes what the other wrote,
                    // and then goes on from it, has gone on from both.
                    let text = format!("{text}#{at}");
                    browser.note(tab, &text);
                    last[tab] = Some(text);
                }
                Happening::Take(tab) => drop(browser.take(tab)),
                Happening::Hear(tab) => drop(browser.hear(tab)),
            }
        }
        browser.settle();
        let entry = |tab: usize| browser.tabs[tab].book().register(&id("basic-1")).cloned();
        prop_assert_eq!(entry(0), entry(1));
        prop_assert_eq!(&browser.stores[0].0.borrow().values, &browser.truth);
        prop_assert_eq!(&browser.stores[1].0.borrow().values, &browser.truth);
        let texts = browser.texts(0);
        for text in last.iter().flatten() {
            prop_assert!(texts.iter().any(|kept| kept.contains(text)), "{} not in {:?}", text, texts);
        }
        let on_disk = browser.truth.get(&key("basic-1")).map(Stored::lossy);
        let written = entry(0).map(|entry| encode(&id("basic-1"), &entry));
        prop_assert_eq!(on_disk, written);
        for notes in &browser.tabs {
            prop_assert!(notes.snapshot().is_saved());
        }
    }
}
