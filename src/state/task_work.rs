//! The task that is being checked against a list: its text, what was found, what
//! the reader says of it. It lives longer than the view, and what the reader
//! wrote is there again at the next visit.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::duty_list::ItemId;
use crate::notes::{Involvement, RecordId, Responsibility};
use crate::platform::{lifecycle, settings};
use crate::tasks::{Draft, InputProblem, TaskAnalysis};

/// How far the check is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Outcome {
    #[default]
    Nothing,
    /// Characters that are done, of all.
    Working {
        done: usize,
        total: usize,
    },
    Problem(InputProblem),
    Done(TaskAnalysis),
}

/// The signals of the work on one task.
#[derive(Clone, Copy)]
pub struct TaskWork {
    pub text: RwSignal<String>,
    /// The text that the outcome belongs to.
    pub checked: RwSignal<String>,
    pub outcome: RwSignal<Outcome>,
    /// What the reader said of each item.
    pub verdicts: RwSignal<BTreeMap<ItemId, Involvement>>,
    pub responsibility: RwSignal<Responsibility>,
    pub reply: RwSignal<String>,
    pub office: RwSignal<String>,
    pub date: RwSignal<String>,
    /// The task of the ledger that is open here.
    pub record: RwSignal<Option<RecordId>>,
    /// Whether the reader is asked if the open task is to be written over.
    pub asking: RwSignal<bool>,
    /// Counts the checks, so that one that was overtaken stops.
    turn: StoredValue<u32>,
}

impl TaskWork {
    /// The work as the last visit left it; kept from now on.
    pub fn restored(document: &str) -> TaskWork {
        let text_key = format!("task-draft:{document}");
        let entries_key = format!("task-entries:{document}");
        let text = settings::get(&text_key).unwrap_or_default();
        let entries = settings::get(&entries_key).unwrap_or_default();
        let work = TaskWork::new();
        work.set(Draft::read(text, &entries, lifecycle::today()));
        Effect::new(move |before: Option<Draft>| {
            let now = work.draft();
            if before.is_some_and(|before| before != now) {
                settings::set(&text_key, &now.text);
                settings::set(&entries_key, &now.to_json());
            }
            now
        });
        work
    }

    fn new() -> TaskWork {
        TaskWork {
            text: RwSignal::default(),
            checked: RwSignal::default(),
            outcome: RwSignal::default(),
            verdicts: RwSignal::default(),
            responsibility: RwSignal::default(),
            reply: RwSignal::default(),
            office: RwSignal::default(),
            date: RwSignal::default(),
            record: RwSignal::default(),
            asking: RwSignal::new(false),
            turn: StoredValue::new(0),
        }
    }

    /// What the reader wrote, tracked.
    pub fn draft(self) -> Draft {
        let verdicts = self.verdicts.read();
        Draft {
            text: self.text.get(),
            checked: self.checked.get(),
            verdicts: verdicts
                .iter()
                .map(|(id, verdict)| (id.to_string(), *verdict))
                .collect(),
            responsibility: self.responsibility.get(),
            reply: self.reply.get(),
            office: self.office.get(),
            date: self.date.get(),
            record: self.record.get(),
        }
    }

    /// Puts another draft in the place of this one. A check that is running
    /// stops.
    pub fn set(self, draft: Draft) {
        self.start_turn();
        self.asking.set(false);
        self.text.set(draft.text);
        self.checked.set(draft.checked);
        let verdicts = draft.verdicts.into_iter();
        let verdicts = verdicts.filter_map(|(id, verdict)| Some((id.parse().ok()?, verdict)));
        self.verdicts.set(verdicts.collect());
        self.responsibility.set(draft.responsibility);
        self.reply.set(draft.reply);
        self.office.set(draft.office);
        self.date.set(draft.date);
        self.record.set(draft.record);
    }

    /// Begins a check; what an earlier one still finds is too late.
    pub fn start_turn(self) -> u32 {
        self.turn.update_value(|turn| *turn += 1);
        self.turn.get_value()
    }

    pub fn is_turn(self, turn: u32) -> bool {
        self.turn.get_value() == turn
    }
}
