//! What a reader makes of the items: marks and notes.
//!
//! [`ReviewBook`] holds them and is a plain value. [`Keeper`] decides when they
//! are written and says what is saved; it reaches the browser through the ports
//! [`Store`] and [`Mirror`] alone. Nothing here knows a clock: the time comes
//! in as text and is only shown, and which of two texts is the later one follows
//! from what each of them has seen ([`Entry`]).

mod agreement;
mod book;
mod codec;
mod edits;
mod entry;
mod export;
mod fingerprint;
mod import;
mod import_error;
mod json;
mod keeper;
mod memory;
mod merge;
mod preview;
mod problem;
mod progress;
mod sorted;
mod store;

pub use agreement::Agreement;
pub use book::{Exported, Record, ReviewBook};
pub use codec::{Decoded, Newer, VERSION, decode, encode};
pub use edits::{Context, Resolution};
pub use entry::{Entry, Rest, Revision, Seen, Stamp};
pub use export::{to_csv, to_json};
pub use fingerprint::{fingerprint, item_version};
pub use import::{Import, Unreadable};
pub use import_error::{ImportError, MOST_BYTES, Notice};
pub use keeper::*;
pub use memory::{Fault, MemoryMirror, MemoryStore};
pub use merge::{Relation, merge, relation};
pub use preview::{Preview, Verdict};
pub use problem::{Damage, Problem};
pub use progress::Progress;
pub use sorted::{Map, Set};
pub use store::{Key, Keys, Mirror, Store, StoreError, Stored};

use crate::i18n::Phrase;

/// How far a reader has got with an item (核对状态).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// 未核
    #[default]
    Unreviewed,
    /// 已核
    Reviewed,
    /// 存疑
    Questioned,
    /// 待办
    FollowUp,
}

impl Mark {
    /// All marks, in the order in which they are offered.
    pub const ALL: [Mark; 4] = [
        Mark::Unreviewed,
        Mark::Reviewed,
        Mark::Questioned,
        Mark::FollowUp,
    ];

    /// The name in addresses and in saved notes.
    pub fn id(self) -> &'static str {
        match self {
            Mark::Unreviewed => "unreviewed",
            Mark::Reviewed => "reviewed",
            Mark::Questioned => "questioned",
            Mark::FollowUp => "follow-up",
        }
    }

    /// What it is called on the page.
    pub fn label(self) -> Phrase {
        match self {
            Mark::Unreviewed => Phrase {
                zh: "未核",
                en: "Not reviewed",
            },
            Mark::Reviewed => Phrase {
                zh: "已核",
                en: "Reviewed",
            },
            Mark::Questioned => Phrase {
                zh: "存疑",
                en: "Questioned",
            },
            Mark::FollowUp => Phrase {
                zh: "待办",
                en: "Follow up",
            },
        }
    }

    /// The mark with this [`id`](Mark::id).
    pub fn from_id(id: &str) -> Option<Mark> {
        Mark::ALL.into_iter().find(|mark| mark.id() == id)
    }
}
