//! A tab of the model, and the texts in it.

use super::model_browser::TabStore;
use super::model_world::ITEMS;
use super::*;
use std::collections::BTreeSet;

/// The notes as a tab has them.
pub type TabNotes = NotesStore<TabStore, MemoryReplica>;

pub struct Tab {
    pub notes: TabNotes,
    /// For each item, the text that the reader has last read here.
    pub read: [String; 2],
    pub replica_open: bool,
}

/// The texts (⟦7⟧) in a piece of text or JSON.
pub fn tokens(text: &str) -> BTreeSet<String> {
    let parts = text.split('⟦').skip(1);
    parts
        .filter_map(|part| part.split_once('⟧'))
        .map(|(token, _)| token.to_owned())
        .collect()
}

pub fn tokens_of_content(content: &Content<Note>) -> BTreeSet<String> {
    match content {
        Content::Register(register) => tokens_of(register),
        Content::Newer { newer, draft } => {
            let mut found = tokens(&newer.raw);
            found.extend(draft.iter().flat_map(tokens_of));
            found
        }
    }
}

pub fn tokens_of(register: &Register<Note>) -> BTreeSet<String> {
    let siblings = register.siblings().iter();
    siblings.flat_map(|s| tokens(&s.payload.text)).collect()
}

impl Tab {
    pub fn item_tokens(&self, item: usize) -> BTreeSet<String> {
        let content = self.notes.book().content(&id(ITEMS[item]));
        content.map_or_else(BTreeSet::new, tokens_of_content)
    }

    pub fn tokens(&self) -> BTreeSet<String> {
        (0..ITEMS.len())
            .flat_map(|item| self.item_tokens(item))
            .collect()
    }

    pub fn quarantine_tokens(&self) -> BTreeSet<String> {
        let values = self.notes.quarantined();
        values
            .values()
            .flat_map(|value| tokens(&value.lossy()))
            .collect()
    }

    /// What undoing could bring back here.
    pub fn undoable(&self) -> BTreeSet<String> {
        let (contents, values) = self.notes.undoable();
        let contents = contents.into_iter().flat_map(tokens_of_content);
        let values = values.into_iter().flat_map(|value| tokens(&value.lossy()));
        contents.chain(values).collect()
    }

    /// Does something that changes notes before the reader's eyes.
    pub fn reading(&mut self, act: impl FnOnce(&mut TabNotes)) {
        let shown = |tab: &Tab| ITEMS.map(|item| tab.notes.book().note(id(item)).to_owned());
        let before = shown(self);
        act(&mut self.notes);
        let after = shown(self);
        for item in 0..ITEMS.len() {
            if before[item] != after[item] {
                self.read[item].clone_from(&after[item]);
            }
        }
    }

    pub fn read(&mut self) {
        for (item, read) in self.read.iter_mut().enumerate() {
            self.notes.book().note(id(ITEMS[item])).clone_into(read);
        }
    }
}

/// The texts in a tab's notes before and after an act.
pub struct Change {
    pub before: BTreeSet<String>,
    pub after: BTreeSet<String>,
}
