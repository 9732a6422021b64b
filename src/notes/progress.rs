//! How far the review has got, and where it goes on.

use super::{Mark, ReviewBook, item_version};
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

impl ReviewBook {
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
                let shown = self.shown(item.id);
                shown
                    .filter(|shown| shown.mark != Mark::Unreviewed)
                    .is_some_and(|shown| {
                        let reviewed = shown.item_version.as_deref();
                        reviewed.is_some_and(|version| version != item_version(duty_list, item))
                    })
            })
            .map(|item| item.id)
            .collect()
    }

    /// The items in one of whose notes every word of `query` occurs, whatever
    /// its case and width. An empty query finds every note that is not empty.
    pub fn find_in_notes(&self, query: &str) -> Vec<ItemId> {
        let query = folded(query);
        let words: Vec<&str> = query.split_whitespace().collect();
        let has = |note: &str| {
            let note = folded(note);
            !note.is_empty() && words.iter().all(|word| note.contains(word))
        };
        self.annotated()
            .filter(|item| match self.entry(*item) {
                Some(entry) => entry.revisions().iter().any(|r| has(&r.note)),
                None => has(self.note(*item)),
            })
            .collect()
    }
}

fn folded(text: &str) -> String {
    let narrow = text.chars().map(|c| match c {
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        _ => c,
    });
    narrow.flat_map(char::to_lowercase).collect()
}
