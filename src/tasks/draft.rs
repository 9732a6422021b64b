//! What a reader has made of a text, whether or not it is in the ledger.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use crate::notes::{Involvement, RecordId, Responsibility, Task};

/// How much of two texts must be the same, in per cent, for the later one to be
/// the earlier one, edited.
const LEAST_SHARE: usize = 50;

/// A text with what was said of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    pub text: String,
    /// The text that was checked last; it may have been changed since.
    pub checked: String,
    /// By the ids of the items.
    pub verdicts: BTreeMap<String, Involvement>,
    pub responsibility: Responsibility,
    pub reply: String,
    pub office: String,
    pub date: String,
    /// The task of the ledger that it is.
    pub record: Option<RecordId>,
}

impl Draft {
    /// An empty draft of this day.
    pub fn new(today: String) -> Draft {
        Draft {
            date: today,
            ..Draft::default()
        }
    }

    /// A task of the ledger, to be worked on.
    pub fn of_record(id: RecordId, task: Task) -> Draft {
        Draft {
            checked: task.text.clone(),
            text: task.text,
            verdicts: task.verdicts,
            responsibility: task.responsibility,
            reply: task.conclusion,
            office: task.office,
            date: task.date,
            record: Some(id),
        }
    }

    /// What was kept as JSON with a text; of another text, only that text.
    pub fn read(text: String, kept: &str, today: String) -> Draft {
        let kept = serde_json::from_str(kept).ok();
        let kept = kept.filter(|kept: &Draft| kept.text == text);
        kept.unwrap_or_else(|| Draft {
            text,
            ..Draft::new(today)
        })
    }

    /// As JSON; empty where there is no more than a text.
    pub fn to_json(&self) -> String {
        if !self.is_filled_in() && self.record.is_none() {
            return String::new();
        }
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Whether the reader has said something of the text.
    pub fn is_filled_in(&self) -> bool {
        let has_words = |text: &String| !text.trim().is_empty();
        !self.verdicts.is_empty()
            || self.responsibility != Responsibility::default()
            || [&self.reply, &self.office].into_iter().any(has_words)
    }

    /// Whether there is nothing that a reader would miss.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty() && self.record.is_none() && !self.is_filled_in()
    }

    /// Whether a task of the ledger says all of this.
    pub fn is_in(&self, task: &Task) -> bool {
        self.text == task.text
            && self.checked == task.text
            && self.verdicts == task.verdicts
            && self.responsibility == task.responsibility
            && self.reply == task.conclusion
            && self.office == task.office
            && self.date == task.date
    }

    /// This text with what was said of another one.
    pub fn with_entries_of(self, other: &Draft) -> Draft {
        Draft {
            text: self.text,
            checked: self.checked,
            ..other.clone()
        }
    }
}

/// Whether a text is an edited form of an earlier one and no other task: at
/// least half of the pairs of neighbouring characters are the same.
pub fn continues(before: &str, after: &str) -> bool {
    let (left, right) = (pairs(before), pairs(after));
    let common: usize = right
        .iter()
        .map(|(pair, count)| left.get(pair).map_or(0, |known| *count.min(known)))
        .sum();
    let all: usize = left.values().chain(right.values()).sum();
    before == after || common > 0 && 2 * common >= LEAST_SHARE * all / 100
}

/// How often each pair of neighbouring characters occurs, white space aside.
fn pairs(text: &str) -> HashMap<(char, char), usize> {
    let characters = text.chars().filter(|c| !c.is_whitespace());
    let next = characters.clone().skip(1);
    let mut pairs: HashMap<(char, char), usize> = HashMap::new();
    for pair in characters.zip(next) {
        *pairs.entry(pair).or_default() += 1;
    }
    pairs
}
