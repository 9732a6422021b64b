//! A task of the ledger (任务台账): a text that came in, the items that it
//! touches, and what was concluded.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::Payload;
use super::fields::{Fields, ObjectWriter};
use super::payload::joined;

/// Names a record that has no name of its own: a random text without colons.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RecordId(pub String);

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for RecordId {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text.is_empty() {
            true => Err(()),
            false => Ok(RecordId(text.to_owned())),
        }
    }
}

/// Whether a task concerns an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Involvement {
    /// 涉及
    Involved,
    /// 不涉及
    NotInvolved,
    /// 存疑
    Unsure,
}

/// Whose task it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Responsibility {
    /// 未定
    #[default]
    Open,
    /// 本乡负责
    Own,
    /// 本乡配合
    Supporting,
    /// 已收回，建议转办
    Reclaimed,
    /// 清单未列，请示
    NotListed,
}

/// How far a task has got.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TaskStatus {
    #[default]
    Open,
    Done,
}

/// A task as the ledger keeps it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Task {
    /// The task, notice or complaint, as it was pasted.
    pub text: String,
    /// The ids of the items that it concerns.
    pub items: Vec<String>,
    /// What the reader said of each proposed item, by id.
    pub verdicts: BTreeMap<String, Involvement>,
    /// The conclusion or answer, in the reader's words.
    pub conclusion: String,
    pub responsibility: Responsibility,
    pub status: TaskStatus,
    /// The date of the task (YYYY-MM-DD).
    pub date: String,
    /// The office that it came from (来文单位).
    pub office: String,
    pub updated: String,
    /// Whether this is a tombstone.
    pub deleted: bool,
}

/// What an edit of a task changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskField {
    /// The whole task, for instance when it is added.
    All,
    Text,
    Items,
    Conclusion,
    Responsibility,
    Status,
    Date,
    Office,
}

impl Payload for Task {
    type Id = RecordId;
    type Field = TaskField;
    type Context = ();

    const KIND: &'static str = "task";
    const ID_FIELD: &'static str = "id";
    const ID_IS_REQUIRED: bool = false;
    const LIST_FIELD: &'static str = "tasks";
    const DRAFTS_FIELD: &'static str = "task_drafts";

    fn read(fields: &mut Fields<'_>) -> Task {
        Task {
            text: fields.required("text").unwrap_or_default(),
            items: fields.required("items").unwrap_or_default(),
            verdicts: fields.optional("verdicts").unwrap_or_default(),
            conclusion: fields.required("conclusion").unwrap_or_default(),
            responsibility: fields.optional("responsibility").unwrap_or_default(),
            status: fields.optional("status").unwrap_or_default(),
            date: fields.optional("date").unwrap_or_default(),
            office: fields.optional("office").unwrap_or_default(),
            updated: fields.required("updated").unwrap_or_default(),
            deleted: fields.optional("deleted").unwrap_or_default(),
        }
    }

    fn write(&self, out: &mut ObjectWriter) {
        out.field("text", &self.text);
        out.field("items", &self.items);
        out.field("verdicts", &self.verdicts);
        out.field("conclusion", &self.conclusion);
        out.field("responsibility", self.responsibility);
        out.field("status", self.status);
        out.field("date", &self.date);
        out.field("office", &self.office);
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
        self.text.is_empty()
            && self.items.is_empty()
            && self.verdicts.is_empty()
            && self.conclusion.is_empty()
            && self.office.is_empty()
    }

    fn reads_like(&self, other: &Task) -> bool {
        let plain = |task: &Task| Task {
            updated: String::new(),
            ..task.clone()
        };
        plain(self) == plain(other)
    }

    fn contains_texts_of(&self, other: &Task) -> bool {
        self.text.contains(&other.text)
            && self.conclusion.contains(&other.conclusion)
            && self.office.contains(&other.office)
    }

    fn clear(&mut self) {
        *self = Task {
            updated: std::mem::take(&mut self.updated),
            ..Task::default()
        };
    }

    fn join_texts(&mut self, all: &[&Task]) {
        self.text = joined(all.iter().map(|task| task.text.as_str()));
        self.conclusion = joined(all.iter().map(|task| task.conclusion.as_str()));
        for other in all {
            for item in &other.items {
                if !self.items.contains(item) {
                    self.items.push(item.clone());
                }
            }
            for (item, verdict) in &other.verdicts {
                self.verdicts.entry(item.clone()).or_insert(*verdict);
            }
        }
    }

    fn tombstone() -> Task {
        Task {
            deleted: true,
            ..Task::default()
        }
    }

    fn is_tombstone(&self) -> bool {
        self.deleted
    }

    fn is_typed(field: TaskField) -> bool {
        matches!(
            field,
            TaskField::Text | TaskField::Conclusion | TaskField::Office
        )
    }
}
