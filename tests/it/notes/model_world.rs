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
    browser: Browser,
    replica: MemoryReplica,
    tabs: [Option<Tab>; TABS],
    files: Vec<String>,
    opened: usize,
    written: usize,
    /// Every text that was written and that the reader has not removed.
    wanted: BTreeSet<String>,
    /// Texts that another program, or a tab that had not heard of them, removed
    /// from localStorage when the replica did not have them: only open pages
    /// still had them.
    exposed: BTreeSet<String>,
}

impl World {
    fn new_token(&mut self) -> String {
        self.written += 1;
        self.wanted.insert(self.written.to_string());
        format!("⟦{}⟧", self.written)
    }

    /// What a page would find that is opened now, whatever becomes of the tabs.
    fn durable(&self) -> BTreeSet<String> {
        let (store, replica) = (MemoryStore::default(), MemoryReplica::default());
        for (key, value) in self.browser.truth() {
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
        let Some(tab) = self.tabs[at].take() else {
            return;
        };
        self.browser.close(at);
        let overwritten: BTreeSet<String> = before
            .values()
            .map(Stored::lossy)
            .chain(unheard)
            .flat_map(|value| tokens(&value))
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
        self.wanted.retain(|token| {
            !overwritten.contains(token) || safe.contains(token) || transit.contains(token)
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
            Act::Delete(at, item) => self.delete(at, |notes| {
                notes.delete(&id(ITEMS[item]));
            }),
            Act::DeleteAll(at) => self.delete(at, |notes| {
                notes.delete_all();
            }),
            Act::Accept(at) => {
                let change = self.in_tab(at, |tab| tab.notes.accept_deleted());
                self.removed(change);
            }
            Act::Restore(at) => {
                let change = self.in_tab(at, |tab| {
                    tab.reading(|notes| notes.restore_deleted());
                });
                self.returned(change);
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
                self.returned(change.filter(|_| informed));
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
            Act::Hear(at) => self.hear(at),
            Act::Refresh(at) => drop(self.in_tab(at, |tab| tab.notes.refresh())),
            Act::Retry(at) => drop(self.in_tab(at, |tab| tab.notes.retry())),
            Act::OpenReplica(at) => self.open_replica(at),
            Act::Deliver(at) => {
                if let Some(tab) = &mut self.tabs[at] {
                    MemoryReplica::deliver(&mut tab.notes);
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

    /// The reader writes. What was read before and is not in the new text, is
    /// removed; what was not read is not.
    fn write(&mut self, at: usize, item: usize, text: impl FnOnce(&str) -> String, token: &str) {
        let Some(tab) = &mut self.tabs[at] else {
            return self.written_nowhere(token);
        };
        let shown = tab.notes.book().note(id(ITEMS[item])).to_owned();
        let was_read = tab.read[item] == shown;
        let new = text(&shown);
        if !tab.notes.set_note(id(ITEMS[item]), &new, NOW) {
            return self.written_nowhere(token);
        }
        if was_read {
            let kept = tokens(&new);
            let removed = tokens(&shown);
            let others = tab.item_tokens(item);
            self.wanted.retain(|token| {
                !removed.contains(token) || kept.contains(token) || others.contains(token)
            });
        }
        tab.notes
            .book()
            .note(id(ITEMS[item]))
            .clone_into(&mut tab.read[item]);
    }

    fn written_nowhere(&mut self, token: &str) {
        self.wanted.remove(token.trim_matches(['⟦', '⟧']));
    }

    /// Whether the tab knows all that was written elsewhere.
    fn is_informed(&self, at: usize) -> bool {
        (0..TABS).for_each(|tab| self.browser.take_all(tab));
        let others = self.tabs.iter().flatten();
        self.tabs[at].as_ref().is_some_and(|tab| tab.replica_open)
            && !self.browser.has_news(at)
            && others
                .map(|tab| tab.notes.snapshot())
                .all(|snapshot| snapshot.is_saved())
    }

    /// What left the notes was removed by the reader.
    fn removed(&mut self, change: Option<Change>) {
        if let Some(change) = change {
            self.wanted
                .retain(|token| !change.before.contains(token) || change.after.contains(token));
        }
    }

    /// What came into the notes is wanted (again).
    fn returned(&mut self, change: Option<Change>) {
        if let Some(change) = change {
            let new = change.after.difference(&change.before);
            self.wanted.extend(new.cloned());
        }
    }

    fn undo(&mut self, at: usize, undo: impl FnOnce(&mut TabNotes) -> bool) {
        let Some(tab) = &mut self.tabs[at] else {
            return;
        };
        let known = tab.undoable();
        let mut before = tab.tokens();
        before.extend(tab.quarantine_tokens());
        let mut undone = false;
        tab.reading(|notes| undone = undo(notes));
        if !undone {
            return;
        }
        let mut after = tab.tokens();
        after.extend(tab.quarantine_tokens());
        // Only what a step has changed may go, and redoing brings it back.
        let gone: BTreeSet<String> = before.difference(&after).cloned().collect();
        for token in &gone {
            assert!(
                known.contains(token),
                "undoing removed {token}, which no step has"
            );
            assert!(
                tab.undoable().contains(token),
                "{token} cannot be brought back"
            );
        }
        self.wanted.retain(|token| !gone.contains(token));
        self.wanted.extend(after.difference(&before).cloned());
    }

    fn delete(&mut self, at: usize, delete: impl FnOnce(&mut TabNotes)) {
        let Some(tab) = &mut self.tabs[at] else {
            return;
        };
        // Damaged values, which no tab can read, are deleted too.
        let browser = self.browser.clone();
        let everything = |tab: &Tab| -> BTreeSet<String> {
            let damaged = browser.damaged(at);
            let damaged = damaged.iter().flat_map(|text| tokens(text));
            let notes = tab.tokens().into_iter().chain(tab.quarantine_tokens());
            notes.chain(damaged).collect()
        };
        let before = everything(tab);
        delete(&mut tab.notes);
        let after = everything(tab);
        let undoable = tab.undoable();
        for token in before.difference(&after) {
            assert!(
                undoable.contains(token) || !self.wanted.contains(token),
                "the deletion of {token} cannot be undone"
            );
        }
        self.removed(Some(Change { before, after }));
    }

    fn resolve(&mut self, at: usize, item: usize, both: bool) {
        let Some(tab) = &mut self.tabs[at] else {
            return;
        };
        let Some(dot) = tab
            .notes
            .book()
            .shown(&id(ITEMS[item]))
            .map(|s| s.dot.clone())
        else {
            return;
        };
        let before = tab.item_tokens(item);
        let how = match both {
            true => Resolution::Both,
            false => Resolution::Keep(dot),
        };
        tab.notes.resolve(&id(ITEMS[item]), &how, NOW);
        tab.notes
            .book()
            .note(id(ITEMS[item]))
            .clone_into(&mut tab.read[item]);
        let after = tab.item_tokens(item);
        match both {
            true => assert!(after.is_superset(&before)),
            false => self.removed(Some(Change { before, after })),
        }
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
                while self.browser.has_news(at) {
                    self.hear(at);
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

/// The texts in a tab's notes before and after an act.
struct Change {
    before: BTreeSet<String>,
    after: BTreeSet<String>,
}

fn drop_count(_: usize) {}
