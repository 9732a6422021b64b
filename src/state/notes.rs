//! The reader's marks and notes on one list (stand-in until the store is there).

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::OpenList;
use crate::duty_list::{DutyList, ItemId};
use crate::notes::Mark;

/// What a row says of the reader's own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RowSummary {
    pub mark: Mark,
    pub has_note: bool,
    pub unsaved: bool,
}

#[derive(Clone, Copy)]
pub struct NotesState {
    book: RwSignal<BTreeMap<ItemId, (Mark, String)>>,
}

impl NotesState {
    pub fn of(_list: &OpenList) -> NotesState {
        NotesState {
            book: RwSignal::new(BTreeMap::new()),
        }
    }

    pub fn marks(self, list: &DutyList) -> Vec<Mark> {
        self.book.with(|book| {
            let mark = |id| book.get(&id).map(|(mark, _)| *mark).unwrap_or_default();
            list.items.iter().map(|item| mark(item.id)).collect()
        })
    }

    pub fn mark(self, item: ItemId) -> Mark {
        self.book
            .with(|book| book.get(&item).map(|it| it.0).unwrap_or_default())
    }

    pub fn mark_untracked(self, item: ItemId) -> Mark {
        untrack(|| self.mark(item))
    }

    pub fn is_read_only(self, _item: ItemId) -> bool {
        false
    }

    pub fn set_mark(self, item: ItemId, mark: Mark) {
        self.book
            .update(|book| book.entry(item).or_default().0 = mark);
    }

    pub fn row_summary(self, item: ItemId) -> RowSummary {
        RowSummary {
            mark: self.mark(item),
            ..RowSummary::default()
        }
    }

    pub fn on_loaded(self, callback: impl FnOnce() + 'static) {
        callback();
    }
}
