//! A suggestion for changing the list (动态调整建议).

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::fields::{Fields, ObjectWriter};
use super::payload::joined;
use super::{Payload, RecordId};

/// What kind of change is suggested.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum SuggestionKind {
    /// 增加
    Add,
    /// 取消
    Remove,
    /// 移出/移入另一清单
    Move,
    /// 调整部门
    Departments,
    /// 修改表述
    Reword,
    /// 其他
    #[default]
    Other,
}

impl SuggestionKind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [SuggestionKind; 6] = [
        SuggestionKind::Add,
        SuggestionKind::Remove,
        SuggestionKind::Move,
        SuggestionKind::Departments,
        SuggestionKind::Reword,
        SuggestionKind::Other,
    ];
}

/// A suggestion as it is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Suggestion {
    /// The id of the item; none for an item that is to be added.
    pub item: Option<String>,
    /// The id of the task of the ledger that it came from.
    pub task: Option<String>,
    pub kind: SuggestionKind,
    /// The id of the list that an item is to be added or moved to.
    pub list: Option<String>,
    /// The proposed wording.
    pub proposal: String,
    pub reason: String,
    /// The law or document that it rests on.
    pub basis: String,
    pub updated: String,
    /// Whether this is a tombstone.
    pub deleted: bool,
}

/// What an edit of a suggestion changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SuggestionField {
    /// The whole suggestion, for instance when it is added.
    All,
    Item,
    Kind,
    List,
    Proposal,
    Reason,
    Basis,
}

impl Payload for Suggestion {
    type Id = RecordId;
    type Field = SuggestionField;
    type Context = ();

    const KIND: &'static str = "suggestion";
    const ID_FIELD: &'static str = "id";
    const ID_IS_REQUIRED: bool = false;
    const LIST_FIELD: &'static str = "suggestions";
    const DRAFTS_FIELD: &'static str = "suggestion_drafts";

    fn read(fields: &mut Fields<'_>) -> Suggestion {
        Suggestion {
            item: fields.required("item").unwrap_or_default(),
            task: fields.optional("task"),
            kind: fields.required("kind").unwrap_or_default(),
            list: fields.optional("list"),
            proposal: fields.required("proposal").unwrap_or_default(),
            reason: fields.required("reason").unwrap_or_default(),
            basis: fields.required("basis").unwrap_or_default(),
            updated: fields.required("updated").unwrap_or_default(),
            deleted: fields.optional("deleted").unwrap_or_default(),
        }
    }

    fn write(&self, out: &mut ObjectWriter) {
        out.field("item", &self.item);
        if let Some(task) = &self.task {
            out.field("task", task);
        }
        out.field("kind", self.kind);
        if let Some(list) = &self.list {
            out.field("list", list);
        }
        out.field("proposal", &self.proposal);
        out.field("reason", &self.reason);
        out.field("basis", &self.basis);
        out.field("updated", &self.updated);
        if self.deleted {
            out.field("deleted", true);
        }
    }

    fn hashed(&self) -> Vec<Cow<'_, str>> {
        let mut out = ObjectWriter::default();
        self.write(&mut out);
        vec![Cow::Owned(out.finish())]
    }

    fn updated(&self) -> &str {
        &self.updated
    }

    fn set_updated(&mut self, now: &str) {
        now.clone_into(&mut self.updated);
    }

    fn is_blank(&self) -> bool {
        self.item.is_none()
            && self.task.is_none()
            && self.proposal.is_empty()
            && self.reason.is_empty()
            && self.basis.is_empty()
    }

    fn reads_like(&self, other: &Suggestion) -> bool {
        let plain = |suggestion: &Suggestion| Suggestion {
            updated: String::new(),
            ..suggestion.clone()
        };
        plain(self) == plain(other)
    }

    fn contains_texts_of(&self, other: &Suggestion) -> bool {
        self.proposal.contains(&other.proposal)
            && self.reason.contains(&other.reason)
            && self.basis.contains(&other.basis)
    }

    fn clear(&mut self) {
        *self = Suggestion {
            updated: std::mem::take(&mut self.updated),
            ..Suggestion::default()
        };
    }

    fn join_texts(&mut self, all: &[&Suggestion]) {
        self.proposal = joined(all.iter().map(|s| s.proposal.as_str()));
        self.reason = joined(all.iter().map(|s| s.reason.as_str()));
        self.basis = joined(all.iter().map(|s| s.basis.as_str()));
    }

    fn tombstone() -> Suggestion {
        Suggestion {
            deleted: true,
            ..Suggestion::default()
        }
    }

    fn is_tombstone(&self) -> bool {
        self.deleted
    }

    fn is_typed(field: SuggestionField) -> bool {
        matches!(
            field,
            SuggestionField::Proposal | SuggestionField::Reason | SuggestionField::Basis
        )
    }
}
