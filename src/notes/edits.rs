//! Edits of the book: each gives what is written a new stamp.

use super::sorted::sort;
use std::sync::Arc;

use super::entry::{Entry, Rest, Revision, Stamp};
use super::{Mark, Record, ReviewBook};
use crate::duty_list::ItemId;

/// What an edit needs from outside.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// Now: ISO 8601, UTC.
    pub now: &'a str,
    /// The present [`item_version`](super::item_version) of the item, if the
    /// document has it.
    pub item_version: Option<&'a str>,
}

/// Which text a reader chose in a conflict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// The text with this stamp.
    Keep(Stamp),
    /// All texts, one below the other, with the mark that is shown.
    Both,
}

impl ReviewBook {
    /// Marks the item, and notes which text of it was reviewed. Marking again
    /// what has changed since confirms it. Returns whether anything changed.
    pub fn set_mark(&mut self, item: ItemId, mark: Mark, context: &Context) -> bool {
        let shown = self.shown(item);
        let version = context.item_version;
        let known = shown.and_then(|shown| shown.item_version.as_deref());
        let confirms = mark != Mark::Unreviewed && version.is_some() && known != version;
        if self.mark(item) == mark && !confirms {
            return false;
        }
        self.edit(item, context, None, |revision| {
            revision.mark = mark;
            if let Some(version) = version {
                revision.item_version = Some(version.to_owned());
            }
        })
    }

    /// Writes the note. Returns whether anything changed.
    pub fn set_note(&mut self, item: ItemId, note: &str, context: &Context) -> bool {
        if self.note(item) == note {
            return false;
        }
        self.edit(item, context, None, |revision| {
            note.clone_into(&mut revision.note)
        })
    }

    /// Writes the note as a text of its own beside the shown one.
    pub fn set_note_beside(&mut self, item: ItemId, note: &str, context: &Context) -> bool {
        if self.note(item) == note {
            return false;
        }
        let beside = self.shown(item).map(|shown| shown.stamp.clone());
        self.edit(item, context, beside, |revision| {
            note.clone_into(&mut revision.note)
        })
    }

    /// Decides a conflict. Returns whether anything changed.
    pub fn resolve(&mut self, item: ItemId, how: &Resolution, context: &Context) -> bool {
        let Some(entry) = self.entry(item).filter(|entry| entry.in_conflict()) else {
            return false;
        };
        let mut chosen = entry.shown(&self.writer).clone();
        match how {
            Resolution::Keep(stamp) => {
                let Some(kept) = entry.revisions().iter().find(|r| r.stamp == *stamp) else {
                    return false;
                };
                chosen = kept.clone();
            }
            Resolution::Both => {
                let notes = entry.revisions().iter().map(|r| r.note.as_str());
                chosen.note = in_one_text(notes);
                for other in entry.revisions() {
                    for (name, raw) in other.rest.iter() {
                        chosen.rest.or_insert(name.clone(), raw.clone());
                    }
                }
            }
        }
        chosen.stamp = self.next_stamp(item);
        context.now.clone_into(&mut chosen.updated);
        let resolved = self.entry(item).map(|entry| entry.resolved(chosen));
        self.put_entry(item, resolved)
    }

    /// Gives the item's notes the texts of `like`, as new edits on top of what
    /// is there. Returns whether there was anything to edit.
    pub fn restore(&mut self, item: ItemId, like: &Entry) -> bool {
        let Some(seen) = self.entry(item).map(|entry| entry.seen().clone()) else {
            return false;
        };
        let shown = like.shown(&self.writer).stamp.clone();
        let mut texts: Vec<Revision> = like.revisions().to_vec();
        // The shown text comes last, so that it stays the shown one.
        sort(&mut texts, |a, b| a.stamp == shown && b.stamp != shown);
        for text in texts.iter_mut().rev() {
            text.stamp = self.next_stamp(item);
        }
        let mut texts = texts.into_iter();
        let restored = texts
            .next()
            .map(|first| Entry::from_parts(first, texts.collect(), seen));
        self.put_entry(item, restored)
    }

    /// Adds the texts of `other` as copies beside those here, even if those here
    /// go on from them, and keeps showing what is shown.
    pub fn add_copies(&mut self, item: ItemId, other: &Entry) -> bool {
        let Some(mut entry) = self.entry(item).cloned() else {
            return false;
        };
        for text in other.revisions().iter().rev() {
            if !entry.revisions().iter().any(|r| r.reads_like(text)) {
                let mut copy = text.clone();
                copy.stamp = Stamp {
                    writer: format!("x{}", self.writer),
                    ..self.next_stamp(item)
                };
                entry = entry.adding(copy);
            }
        }
        self.put_entry(item, Some(entry)) && self.keep_in_front(item)
    }

    /// Puts `other` in, which goes on from what is here. What is here and blank
    /// gives way even to what has not seen it.
    pub fn take_over(&mut self, item: ItemId, other: &Entry) -> bool {
        let entry = match self.entry(item) {
            Some(here) if here.is_blank() => other.knowing(here.seen()),
            _ => return self.absorb(item, Record::Entry(other.clone())),
        };
        self.put_entry(item, Some(entry))
    }

    /// Puts a record in beside what is here, and keeps showing what is shown.
    pub fn absorb_behind(&mut self, item: ItemId, record: Record) -> bool {
        // Once more afterwards, for the record may bring greater stamps.
        self.keep_in_front(item);
        self.absorb(item, record) && self.keep_in_front(item)
    }

    /// Gives the shown text the greatest stamp, so that it is also the one that
    /// is shown after the page was opened anew.
    pub fn keep_in_front(&mut self, item: ItemId) -> bool {
        let Some(mut shown) = self.shown(item).cloned() else {
            return false;
        };
        let old = shown.clone();
        shown.stamp = self.next_stamp(item);
        let entry = self.entry(item).map(|entry| entry.replacing(&old, shown));
        self.put_entry(item, entry)
    }

    fn next_stamp(&mut self, item: ItemId) -> Stamp {
        self.top = self.top.saturating_add(1);
        Stamp {
            sequence: self.top,
            writer: match self.removals.get(&item) {
                Some(times) => format!("{}-{times}", self.writer),
                None => self.writer.to_string(),
            },
        }
    }

    fn edit(
        &mut self,
        item: ItemId,
        context: &Context,
        beside: Option<Stamp>,
        change: impl FnOnce(&mut Revision),
    ) -> bool {
        if self.is_read_only(item) {
            return false;
        }
        let stamp = self.next_stamp(item);
        let old = self.shown(item).cloned();
        let mut revision = old.clone().unwrap_or_else(|| Revision {
            mark: Mark::default(),
            note: String::new(),
            item_version: context.item_version.map(str::to_owned),
            updated: String::new(),
            stamp: stamp.clone(),
            rest: Rest::new(),
        });
        change(&mut revision);
        revision.stamp = stamp;
        context.now.clone_into(&mut revision.updated);
        let entry = match (self.entry(item), old) {
            (Some(entry), Some(_)) if beside.is_some() => entry.adding(revision),
            (Some(entry), Some(old)) => entry.replacing(&old, revision),
            _ => Entry::new(revision),
        };
        self.put_entry(item, Some(entry))
    }

    fn put_entry(&mut self, item: ItemId, entry: Option<Entry>) -> bool {
        let Some(entry) = entry else { return false };
        self.put(item, Arc::new(Record::Entry(entry)));
        true
    }
}

/// Several notes in one, each once, with a line between them.
fn in_one_text<'a>(notes: impl Iterator<Item = &'a str>) -> String {
    let mut different: Vec<&str> = Vec::new();
    for note in notes {
        if !note.is_empty() && !different.contains(&note) {
            different.push(note);
        }
    }
    different.join("\n\n———\n\n")
}
