//! What the reader of the model does in a tab, and what is wanted afterwards.

use super::model_tab::*;
use super::model_world::{ITEMS, TABS, World};
use super::*;
use std::collections::BTreeSet;

impl World {
    /// The reader writes. What was read before and is not in the new text, is
    /// removed; what was not read is not.
    pub fn write(
        &mut self,
        at: usize,
        item: usize,
        text: impl FnOnce(&str) -> String,
        token: &str,
    ) {
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
            self.wanted
                .retain(|token| !removed.contains(token) || kept.contains(token));
        }
        tab.notes
            .book()
            .note(id(ITEMS[item]))
            .clone_into(&mut tab.read[item]);
    }

    pub fn written_nowhere(&mut self, token: &str) {
        self.wanted.remove(token.trim_matches(['⟦', '⟧']));
    }

    /// Whether the tab knows all that was written elsewhere.
    pub fn is_informed(&self, at: usize) -> bool {
        (0..TABS).for_each(|tab| self.browser.take_all(tab));
        let others = self.tabs.iter().flatten();
        self.tabs[at].as_ref().is_some_and(|tab| tab.replica_open)
            && !self.browser.has_news(at)
            && others
                .map(|tab| tab.notes.snapshot())
                .all(|snapshot| snapshot.is_saved())
    }

    /// The texts that another tab deleted and that wait for an answer.
    pub fn undecided(&self, at: usize) -> BTreeSet<String> {
        let Some(tab) = &self.tabs[at] else {
            return BTreeSet::new();
        };
        let book = tab.notes.book();
        let contents = book.deleted_elsewhere().filter_map(|id| book.content(id));
        contents.flat_map(tokens_of_content).collect()
    }

    /// What left the notes and was meant, was removed by the reader.
    pub fn removed(&mut self, change: Option<Change>, meant: &BTreeSet<String>) {
        if let Some(change) = change {
            self.wanted.retain(|token| {
                !change.before.contains(token)
                    || change.after.contains(token)
                    || !meant.contains(token)
            });
        }
    }

    pub fn undo(&mut self, at: usize, undo: impl FnOnce(&mut TabNotes) -> bool) {
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
        // Merging may also bring what another tab has removed since.
        let new = after.difference(&before);
        self.wanted
            .extend(new.filter(|token| known.contains(*token)).cloned());
    }

    pub fn delete(&mut self, at: usize, items: &[usize], delete: impl FnOnce(&mut TabNotes)) {
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
        let mut meant = before.clone();
        for other in (0..ITEMS.len()).filter(|item| !items.contains(item)) {
            for token in tab.item_tokens(other) {
                meant.remove(&token);
            }
        }
        delete(&mut tab.notes);
        let after = everything(tab);
        let undoable = tab.undoable();
        for token in before.difference(&after) {
            assert!(
                undoable.contains(token) || !self.wanted.contains(token),
                "the deletion of {token} cannot be undone"
            );
        }
        self.removed(Some(Change { before, after }), &meant);
    }

    pub fn resolve(&mut self, at: usize, item: usize, both: bool) {
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
        let meant = before.clone();
        match both {
            true => assert!(after.is_superset(&before)),
            false => self.removed(Some(Change { before, after }), &meant),
        }
    }
}
