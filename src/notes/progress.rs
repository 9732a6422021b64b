//! How far the review has got, and where it goes on.

use super::{Book, Mark, Note, Sibling, item_version};
use crate::duty_list::{CategoryId, DutyList, Item, ItemId, List};

/// How many items stand where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    pub unreviewed: usize,
    pub reviewed: usize,
    pub questioned: usize,
    pub follow_up: usize,
}

impl Progress {
    /// All items counted.
    pub fn total(&self) -> usize {
        self.unreviewed + self.done()
    }

    /// The items with any mark but 未核: they have been looked at.
    pub fn done(&self) -> usize {
        self.reviewed + self.questioned + self.follow_up
    }

    /// The items with this mark.
    pub fn count(&self, mark: Mark) -> usize {
        match mark {
            Mark::Unreviewed => self.unreviewed,
            Mark::Reviewed => self.reviewed,
            Mark::Questioned => self.questioned,
            Mark::FollowUp => self.follow_up,
        }
    }

    fn add(&mut self, mark: Mark) {
        *match mark {
            Mark::Unreviewed => &mut self.unreviewed,
            Mark::Reviewed => &mut self.reviewed,
            Mark::Questioned => &mut self.questioned,
            Mark::FollowUp => &mut self.follow_up,
        } += 1;
    }
}

impl Book<Note> {
    /// The mark as this page shows it.
    pub fn mark(&self, item: ItemId) -> Mark {
        self.payload(&item)
            .map(|note| note.mark)
            .unwrap_or_default()
    }

    /// The text of the note as this page shows it; empty where there is none.
    pub fn note(&self, item: ItemId) -> &str {
        self.payload(&item).map_or("", |note| &note.text)
    }

    /// The items whose note was carried over from an earlier edition and is to
    /// be looked at again.
    pub fn to_look_at_again(&self) -> impl Iterator<Item = ItemId> {
        let again = |item: &ItemId| self.shown(item).is_some_and(Sibling::is_to_look_at_again);
        self.annotated().copied().filter(again)
    }

    /// The progress over some items of the document.
    pub fn progress<'a>(&self, items: impl IntoIterator<Item = &'a Item>) -> Progress {
        let mut progress = Progress::default();
        for item in items {
            progress.add(self.mark(item.id));
        }
        progress
    }

    /// The progress in each list, in the document's order.
    pub fn progress_by_list(&self, duty_list: &DutyList) -> [(List, Progress); 3] {
        List::ALL.map(|list| (list, self.progress(duty_list.list(list))))
    }

    /// The progress in each category, in the document's order.
    pub fn progress_by_category(&self, duty_list: &DutyList) -> Vec<(CategoryId, Progress)> {
        let of = |id| {
            duty_list
                .items
                .iter()
                .filter(move |item| item.category == Some(id))
        };
        let categories = duty_list.category_ids();
        categories.map(|id| (id, self.progress(of(id)))).collect()
    }

    /// The items without a mark, in the document's order.
    pub fn unreviewed(&self, duty_list: &DutyList) -> Vec<ItemId> {
        let items = duty_list.items.iter().map(|item| item.id);
        items
            .filter(|item| self.mark(*item) == Mark::Unreviewed)
            .collect()
    }

    /// The next item without a mark after `after` (from the start, if it is
    /// none); past the end it goes on from the start.
    pub fn next_unreviewed(&self, duty_list: &DutyList, after: Option<ItemId>) -> Option<ItemId> {
        let left = self.unreviewed(duty_list);
        let next = left
            .iter()
            .find(|item| after.is_none_or(|after| **item > after));
        next.or(left.first()).copied()
    }

    /// The items whose text is no longer the one that was reviewed.
    pub fn changed_since_review(&self, duty_list: &DutyList) -> Vec<ItemId> {
        let items = duty_list.items.iter();
        items
            .filter(|item| {
                let shown = self.shown(&item.id).map(|shown| &shown.payload);
                shown
                    .filter(|note| note.mark != Mark::Unreviewed)
                    .and_then(|note| note.item_version.as_deref())
                    .is_some_and(|reviewed| reviewed != item_version(duty_list, item))
            })
            .map(|item| item.id)
            .collect()
    }

    /// The items with a note, one of whose texts fits.
    pub fn find_in_notes(&self, fits: impl Fn(&str) -> bool) -> Vec<ItemId> {
        let fits = |text: &str| !text.is_empty() && fits(text);
        self.annotated()
            .filter(|item| match self.register(item) {
                Some(register) => register.siblings().iter().any(|s| fits(&s.payload.text)),
                None => fits(self.note(**item)),
            })
            .copied()
            .collect()
    }
}
