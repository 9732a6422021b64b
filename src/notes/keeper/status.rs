//! What the page shows of the keeper: plain values.

use crate::notes::sorted::{Map, Set};
use std::sync::Arc;

use super::Step;
use crate::duty_list::ItemId;
use crate::i18n::Language;
use crate::notes::{Problem, ReviewBook, StoreError};

/// How far loading has got.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Nothing has been read yet, so nothing is written.
    Loading,
    Ready,
    /// Storage could not be read, so nothing is written.
    Blocked(StoreError),
}

/// Why an item's notes are not saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Loading has not ended.
    Loading,
    Store(StoreError),
    /// What stands there cannot be read, and could not be kept aside.
    Quarantine(StoreError),
    /// A newer version of the program has written there.
    NewerVersion,
    /// Another tab has deleted them, and the reader has not yet said what is
    /// to become of them.
    RemovedElsewhere,
}

impl Reason {
    /// Whether trying again can help.
    pub(super) fn can_pass(&self) -> bool {
        match self {
            Reason::Loading | Reason::Store(_) | Reason::Quarantine(_) => true,
            Reason::NewerVersion | Reason::RemovedElsewhere => false,
        }
    }

    pub fn message(&self, language: Language) -> String {
        match (self, language) {
            (Reason::Loading, Language::Chinese) => "正在读取已有的笔记".to_owned(),
            (Reason::Loading, Language::English) => "saved notes are still being read".to_owned(),
            (Reason::Store(error), _) => error.message(language),
            (Reason::Quarantine(error), Language::Chinese) => {
                format!(
                    "原有内容无法读取，也未能另存（{}）",
                    error.message(language)
                )
            }
            (Reason::Quarantine(error), Language::English) => format!(
                "what was saved cannot be read and could not be kept aside ({})",
                error.message(language)
            ),
            (Reason::NewerVersion, Language::Chinese) => "已由更新版本的程序写入".to_owned(),
            (Reason::NewerVersion, Language::English) => {
                "a newer version of this program has written there".to_owned()
            }
            (Reason::RemovedElsewhere, Language::Chinese) => "已在另一标签页中删除".to_owned(),
            (Reason::RemovedElsewhere, Language::English) => "deleted in another tab".to_owned(),
        }
    }
}

/// 已保存 or 未保存.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveState {
    Saved,
    Unsaved,
}

/// What is saved and what is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saving {
    pub phase: Phase,
    /// What a trial said: notes that will be written cannot be saved.
    pub warning: Option<StoreError>,
    pub unsaved: Arc<Map<ItemId, Reason>>,
}

impl Saving {
    /// Whether all that was written is saved.
    pub fn state(&self) -> SaveState {
        match self.unsaved.is_empty() {
            true => SaveState::Saved,
            false => SaveState::Unsaved,
        }
    }

    /// Whether a text would be lost if the page were closed now. What another
    /// tab deleted is no such text: there, somebody meant it.
    pub fn at_risk(&self) -> bool {
        let mut reasons = self.unsaved.values();
        reasons.any(|reason| *reason != Reason::RemovedElsewhere)
    }

    /// Whether it makes sense to try again.
    pub fn can_retry(&self) -> bool {
        self.unsaved.values().any(Reason::can_pass)
    }

    /// Whether what was written on this item is saved, and why not.
    pub fn of(&self, item: ItemId) -> Result<(), &Reason> {
        self.unsaved.get(&item).map_or(Ok(()), Err)
    }

    /// Why notes cannot be saved at all, to be said before somebody writes one.
    pub fn obstacle(&self) -> Option<&StoreError> {
        match &self.phase {
            Phase::Blocked(error) => Some(error),
            _ => self.warning.as_ref(),
        }
    }
}

/// All that the page shows of marks and notes, as one value that is cheap to
/// clone and to compare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    pub book: ReviewBook,
    pub saving: Saving,
    /// Items that another tab deleted: to be restored or let go.
    pub removed: Arc<Set<ItemId>>,
    pub problems: Arc<Vec<Problem>>,
    /// What undoing would undo.
    pub can_undo: Option<Step>,
    /// What redoing would do again.
    pub can_redo: Option<Step>,
}

impl Review {
    /// Before anything has been read.
    pub fn loading() -> Review {
        Review {
            book: ReviewBook::new(""),
            saving: Saving {
                phase: Phase::Loading,
                warning: None,
                unsaved: Arc::default(),
            },
            removed: Arc::default(),
            problems: Arc::default(),
            can_undo: None,
            can_redo: None,
        }
    }
}

/// Something to be said or done once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The first edit of this visit was saved: the time to ask the browser to
    /// keep this origin's data.
    FirstSave,
    /// Another tab changed the shown text of this item.
    ChangedElsewhere(ItemId),
    /// A second text of this item appeared.
    Conflict(ItemId),
    /// Another tab deleted notes on so many items.
    RemovedElsewhere(usize),
    /// So many items had something in the mirror that storage had lost.
    Recovered(usize),
}
