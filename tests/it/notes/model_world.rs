//! The world of the model: a reader, some tabs, and what the reader wants to
//! find again.

use super::model::Act;
use super::model_browser::*;
use super::model_tab::*;
use super::*;
use std::collections::BTreeSet;

pub const ITEMS: [&str; 2] = ["basic-1", "supporting-2"];
pub const TABS: usize = 3;

#[derive(Default)]
pub struct World {
    pub browser: Browser,
    pub replica: MemoryReplica,
    pub tabs: [Option<Tab>; TABS],
    pub files: Vec<String>,
    pub opened: usize,
    pub written: usize,
    /// Every text that was written and that the reader has not removed.
    pub wanted: BTreeSet<String>,
    /// Texts that another program, or a tab that had not heard of them, removed
    /// from localStorage when the replica did not have them: only open pages
    /// still had them.
    pub exposed: BTreeSet<String>,
    /// Texts that the replica had: no kill takes these away.
    pub secured: BTreeSet<String>,
    /// Texts that were removed and came back: what the replica has of these may
    /// be from before.
    pub returned: BTreeSet<String>,
}

impl World {
    fn new_token(&mut self) -> String {
        self.written += 1;
        self.wanted.insert(self.written.to_string());
        format!("⟦{}⟧", self.written)
    }

    /// What a page would find that is opened now, whatever becomes of the tabs.
    fn durable(&self) -> BTreeSet<String> {
        self.found_in(self.browser.truth())
    }

    /// What is found with these values in localStorage.
    fn found_in(&self, local: BTreeMap<String, Stored>) -> BTreeSet<String> {
        let (store, replica) = (MemoryStore::default(), MemoryReplica::default());
        for (key, value) in local {
            store.plant(&key, &value.lossy());
        }
        for (key, value) in self.replica.values() {
            replica.plant(&key, value);
        }
        let mut notes = NotesStore::new(DOCUMENT_ID, "found", store, replica);
        notes.load();
        let values = notes.replica().read(&notes.replica_prefixes());
        notes.replica_loaded(values);
        let contents = notes.book().records().map(|(_, record)| &record.content);
        let mut found: BTreeSet<String> = contents.flat_map(tokens_of_content).collect();
        let quarantined = notes.quarantined();
        found.extend(
            quarantined
                .values()
                .flat_map(|value| tokens(&value.lossy())),
        );
        found
    }

    /// The tab ends. What is lost with it must have been said.
    fn crash(&mut self, at: usize) {
        let before = self.browser.truth();
        self.browser.take_all(at);
        let unheard = self.browser.in_transit();
        let replaced = self.browser.replaced(at);
        let replaced: BTreeSet<String> = replaced.iter().flat_map(|text| tokens(text)).collect();
        let Some(tab) = self.tabs[at].take() else {
            return;
        };
        self.browser.close(at);
        let overwritten: BTreeSet<String> = before
            .values()
            .map(Stored::lossy)
            .chain(unheard)
            .flat_map(|value| tokens(&value))
            // What the tab wrote over, it must have merged before.
            .filter(|token| !replaced.contains(token))
            .collect();
        let mut safe = self.durable();
        self.exposed.extend(overwritten.difference(&safe).cloned());
        for other in self.tabs.iter().flatten() {
            safe.extend(other.tokens());
        }
        let transit = self.browser.in_transit();
        let transit: BTreeSet<String> = transit.iter().flat_map(|text| tokens(text)).collect();
        // Two tabs that wrote at the same moment and ended before either heard
        // of the other or had opened the replica.
        let exposed = &self.exposed;
        self.wanted.retain(|token| {
            let excused = overwritten.contains(token) || exposed.contains(token);
            !excused || safe.contains(token) || transit.contains(token)
        });
        let snapshot = tab.notes.snapshot();
        let lost: Vec<String> = tab
            .tokens()
            .into_iter()
            .chain(tab.quarantine_tokens())
            .filter(|token| self.wanted.contains(token) && !safe.contains(token))
            .collect();
        if lost.iter().all(|token| transit.contains(token)) && !snapshot.at_risk() {
            return;
        }
        let undecided = tab.notes.book().deleted_elsewhere().count() > 0;
        assert!(
            snapshot.at_risk() || undecided || lost.iter().all(|t| self.exposed.contains(t)),
            "{lost:?} are only in a tab that says that all is saved"
        );
        // What storage had of these may be covered by a later deletion.
        let unsaved: BTreeSet<String> = snapshot
            .unsaved()
            .filter_map(|(item, _)| snapshot.book.content(item))
            .flat_map(tokens_of_content)
            .collect();
        self.wanted
            .retain(|token| !lost.contains(token) && !unsaved.contains(token));
    }

    /// Does something in a tab. What leaves its notes is what `removes` says.
    fn in_tab(&mut self, at: usize, act: impl FnOnce(&mut Tab)) -> Option<Change> {
        let tab = self.tabs[at].as_mut()?;
        let before = tab.tokens();
        act(tab);
        let after = tab.tokens();
        Some(Change { before, after })
    }

    pub fn act(&mut self, act: &Act) {
        let (before, written) = (self.wanted.clone(), self.written);
        self.apply(act);
        self.secured.retain(|token| self.wanted.contains(token));
        let new = self.wanted.difference(&before);
        self.returned.extend(
            new.filter(|token| token.parse().is_ok_and(|n: usize| n <= written))
                .cloned(),
        );
    }

    fn apply(&mut self, act: &Act) {
        match *act {
            Act::Open(at) => self.open(at),
            Act::Crash(at) => self.crash(at),
            Act::Kill => self.kill(),
            Act::Flush => self.browser.flush(),
            Act::Append(at, item) => {
                let token = self.new_token();
                self.write(at, item, |shown| format!("{shown}{token}"), &token);
            }
            Act::Rewrite(at, item) => {
                let token = self.new_token();
                self.write(at, item, |_| token.clone(), &token);
            }
            Act::Mark(at, item, mark) => {
                self.in_tab(at, |tab| {
                    tab.notes.set_mark(id(ITEMS[item]), Mark::ALL[mark], NOW);
                });
            }
            Act::Look(at, item) => {
                self.in_tab(at, |tab| {
                    tab.notes.opened(&id(ITEMS[item]));
                    tab.notes
                        .book()
                        .note(id(ITEMS[item]))
                        .clone_into(&mut tab.read[item]);
                });
            }
            Act::Seal(at) => drop(self.in_tab(at, |tab| tab.notes.seal())),
            Act::Undo(at) => self.undo(at, |notes| notes.undo(DAY_BEFORE).is_some()),
            Act::Redo(at) => self.undo(at, |notes| notes.redo(NOW).is_some()),
            Act::Delete(at, item) => self.delete(at, &[item], |notes| {
                notes.delete(&id(ITEMS[item]));
            }),
            Act::DeleteAll(at) => self.delete(at, &[0, 1], |notes| {
                notes.delete_all();
            }),
            Act::Accept(at) => {
                let undecided = self.undecided(at);
                let change = self.in_tab(at, |tab| tab.notes.accept_deleted());
                self.removed(change, &undecided);
            }
            Act::Restore(at) => {
                self.wanted.extend(self.undecided(at));
                self.in_tab(at, |tab| {
                    tab.reading(|notes| notes.restore_deleted());
                });
            }
            Act::Resolve(at, item, both) => self.resolve(at, item, both),
            Act::Export(at) => {
                if let Some(tab) = &self.tabs[at] {
                    self.files
                        .push(notes_to_json(tab.notes.book(), DOCUMENT_ID, NOW));
                }
            }
            Act::Import(at, file, keep) => {
                let Some(file) = self.files.get(file).cloned() else {
                    return;
                };
                let mode = match keep {
                    true => ImportMode::KeepOlder,
                    false => ImportMode::Merge,
                };
                let informed = self.is_informed(at);
                let change = self.in_tab(at, |tab| {
                    tab.reading(|notes| drop_count(notes.import(&super::read(&file).notes, mode)));
                });
                // What another tab has gone on from is older, and stays out.
                if let Some(change) = change.filter(|_| informed) {
                    let new = change.after.difference(&change.before);
                    let from_file = tokens(&file);
                    let new = new.filter(|token| from_file.contains(*token));
                    self.wanted.extend(new.cloned());
                }
            }
            Act::Adopt(at, item) => {
                let token = self.new_token();
                let adopted = Adopted {
                    id: id(ITEMS[item]),
                    payload: Note {
                        text: token.clone(),
                        ..Note::default()
                    },
                    unknown: UnknownFields::new(),
                };
                let change = self.in_tab(at, |tab| {
                    tab.reading(|notes| drop_count(notes.adopt(&[adopted], NOW)));
                });
                if change
                    .is_none_or(|change| !change.after.contains(token.trim_matches(['⟦', '⟧'])))
                {
                    self.written_nowhere(&token);
                }
            }
            Act::Receive(at) => self.browser.receive(at),
            Act::Hear(at) => self.hear(at),
            Act::Refresh(at) => drop(self.in_tab(at, |tab| tab.notes.refresh())),
            Act::Retry(at) => drop(self.in_tab(at, |tab| tab.notes.retry())),
            Act::OpenReplica(at) => self.open_replica(at),
            Act::Deliver(at) => {
                if let Some(tab) = &mut self.tabs[at] {
                    MemoryReplica::deliver(&mut tab.notes);
                    self.secured.extend(self.found_in(BTreeMap::new()));
                    self.secured.retain(|token| !self.returned.contains(token));
                }
            }
            Act::TimeOut(at) => drop(self.in_tab(at, |tab| tab.notes.replica_timed_out())),
            Act::Storage(fault) => self.browser.break_with(fault),
            Act::Replica(fault) => self.replica.break_with(fault),
            Act::ForeignClear => self.foreign(|browser| browser.foreign_clear()),
            Act::ForeignRemove(item) => {
                self.foreign(|browser| browser.foreign_write(&key(ITEMS[item]), None));
            }
            Act::ForeignDamage(item) => {
                let token = self.new_token();
                let value = Stored::Text(format!("{{\"v\":1, {token}"));
                self.foreign(|browser| browser.foreign_write(&key(ITEMS[item]), Some(value)));
            }
        }
    }

    fn open(&mut self, at: usize) {
        if self.tabs[at].is_some() {
            return;
        }
        self.opened += 1;
        let store = self.browser.open(at);
        let name = format!("tab{}", self.opened);
        let mut notes = NotesStore::new(DOCUMENT_ID, &name, store, self.replica.clone());
        notes.load();
        self.tabs[at] = Some(Tab {
            notes,
            read: Default::default(),
            replica_open: false,
        });
        self.tabs[at].as_mut().expect("just opened").read();
    }

    fn kill(&mut self) {
        let mut tabs = BTreeSet::new();
        for tab in self.tabs.iter_mut().flat_map(Option::take) {
            tabs.extend(tab.tokens());
            tabs.extend(tab.quarantine_tokens());
        }
        self.browser.kill();
        let safe = self.durable();
        for token in self.secured.intersection(&self.wanted) {
            assert!(safe.contains(token), "the replica had {token}");
        }
        // The last writes, and what was in localStorage alone.
        self.wanted.retain(|token| safe.contains(token));
    }

    /// Another program changes localStorage. What was only there is lost; so
    /// are quarantined bytes that the replica does not have.
    fn foreign(&mut self, change: impl FnOnce(&mut Browser)) {
        change(&mut self.browser);
        let mut safe = self.durable();
        self.exposed.extend(self.wanted.difference(&safe).cloned());
        for tab in self.tabs.iter().flatten() {
            safe.extend(tab.tokens());
        }
        self.wanted.retain(|token| safe.contains(token));
    }

    fn hear(&mut self, at: usize) {
        if let Some(change) = self.browser.hear(at)
            && let Some(tab) = &mut self.tabs[at]
        {
            match change {
                Heard::Write(key, value) => tab.notes.on_remote_write(&key, value.as_ref()),
                Heard::Clear => tab.notes.on_remote_clear(),
            }
        }
    }

    fn open_replica(&mut self, at: usize) {
        if let Some(tab) = &mut self.tabs[at]
            && !tab.replica_open
        {
            tab.replica_open = true;
            let values = tab.notes.replica().read(&tab.notes.replica_prefixes());
            tab.notes.replica_loaded(values);
        }
    }

    /// All faults end, and all that is on its way arrives.
    fn settle(&mut self) {
        self.browser.break_with(StorageFault::None);
        self.replica.break_with(ReplicaFault::None);
        for _ in 0..4 {
            for at in 0..TABS {
                self.open_replica(at);
                self.in_tab(at, |tab| {
                    tab.notes.retry();
                    MemoryReplica::deliver_all(&mut tab.notes);
                });
                self.browser.take_all(at);
            }
            for at in 0..TABS {
                let mut heard = 0;
                while self.browser.has_news(at) {
                    self.hear(at);
                    heard += 1;
                    assert!(heard < 10_000, "the tabs answer each other for ever");
                }
            }
        }
    }

    /// Finds every text that is wanted.
    pub fn check(&mut self) {
        self.settle();
        let mut found = BTreeSet::new();
        for tab in self.tabs.iter().flatten() {
            // What another tab deleted waits for the reader's answer.
            for deleted in tab.notes.book().deleted_elsewhere() {
                let content = tab.notes.book().content(deleted);
                found.extend(content.map_or_else(BTreeSet::new, tokens_of_content));
            }
        }
        for at in 0..TABS {
            self.tabs[at] = None;
            self.browser.close(at);
        }
        self.open(0);
        self.open_replica(0);
        self.settle();
        let tab = self.tabs[0].as_ref().expect("just opened");
        found.extend(tab.tokens());
        found.extend(tab.quarantine_tokens());
        let lost: Vec<&String> = self.wanted.difference(&found).collect();
        assert!(lost.is_empty(), "{lost:?} are lost; {found:?} are there");
        assert!(tab.notes.snapshot().is_saved());
    }
}

fn drop_count(_: usize) {}
