//! A task that is being checked: its text, what was found, what the reader says
//! of it. The text is kept as a draft until it is cleared.

use std::collections::BTreeMap;
use std::time::Duration;

use leptos::prelude::*;

use crate::duty_list::{ItemId, List};
use crate::notes::{Involvement, RecordId, Responsibility, Task, TaskField, TaskStatus};
use crate::platform::{lifecycle, settings};
use crate::search::RankedItem;
use crate::state::{Page, Records, plain_words};
use crate::tasks::{Analysis, InputProblem, Step, TaskAnalysis};

/// How many characters are compared before the page may draw again.
const SLICE: usize = 400;

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

/// The check, as the parts of the view share it.
#[derive(Clone, Copy)]
pub struct Check {
    pub page: Page,
    pub text: RwSignal<String>,
    /// The text that the outcome belongs to.
    pub checked: RwSignal<String>,
    pub outcome: RwSignal<Outcome>,
    /// What the reader said of each item.
    pub verdicts: RwSignal<BTreeMap<ItemId, Involvement>>,
    pub responsibility: RwSignal<Responsibility>,
    pub status: RwSignal<TaskStatus>,
    pub reply: RwSignal<String>,
    pub office: RwSignal<String>,
    pub date: RwSignal<String>,
    /// The task of the ledger that is open here.
    pub record: RwSignal<Option<RecordId>>,
    pub tasks: Records<Task>,
    /// Counts the checks, so that one that was overtaken stops.
    turn: StoredValue<u32>,
}

impl Check {
    pub fn new(page: Page) -> Check {
        let list = page.list();
        let draft = settings::get(&draft_key(&list.id)).unwrap_or_default();
        Check {
            page,
            text: RwSignal::new(draft),
            checked: RwSignal::new(String::new()),
            outcome: RwSignal::new(Outcome::default()),
            verdicts: RwSignal::new(BTreeMap::new()),
            responsibility: RwSignal::new(Responsibility::default()),
            status: RwSignal::new(TaskStatus::default()),
            reply: RwSignal::new(String::new()),
            office: RwSignal::new(String::new()),
            date: RwSignal::new(lifecycle::today()),
            record: RwSignal::new(None),
            tasks: page.app.records.tasks(&list),
            turn: StoredValue::new(0),
        }
    }

    /// Takes the text that another view sent here.
    pub fn follow_ledger(self) {
        if let Some(text) = self.page.app.task_text.get_untracked() {
            self.page.app.task_text.set(None);
            self.write(text);
            self.run();
        } else if !self.text.with_untracked(|text| text.trim().is_empty()) {
            self.run();
        }
    }

    /// Changes the text and keeps it as a draft.
    pub fn write(self, text: String) {
        settings::set(&draft_key(&self.page.list().id), &text);
        self.text.set(text);
    }

    /// Forgets the text and all that was said of it.
    pub fn clear(self) {
        self.turn.update_value(|turn| *turn += 1);
        self.write(String::new());
        self.checked.set(String::new());
        self.outcome.set(Outcome::Nothing);
        self.verdicts.set(BTreeMap::new());
        self.responsibility.set(Responsibility::default());
        self.status.set(TaskStatus::default());
        self.reply.set(String::new());
        self.office.set(String::new());
        self.date.set(lifecycle::today());
        self.record.set(None);
    }

    /// Compares the text with the list, a slice a frame.
    pub fn run(self) {
        self.turn.update_value(|turn| *turn += 1);
        let turn = self.turn.get_value();
        let text = self.text.get_untracked();
        match Analysis::new(&text) {
            Err(problem) => self.outcome.set(Outcome::Problem(problem)),
            Ok(analysis) => {
                if self.checked.with_untracked(|checked| *checked != text) {
                    self.verdicts.set(BTreeMap::new());
                }
                self.checked.set(text);
                self.outcome.set(Outcome::Working { done: 0, total: 1 });
                set_timeout(move || self.go_on(analysis, turn), Duration::ZERO);
            }
        }
    }

    fn go_on(self, mut analysis: Analysis, turn: u32) {
        if self.turn.try_get_value() != Some(turn) {
            return;
        }
        let list = self.page.list();
        match analysis.step(&list, &list.index, plain_words(), SLICE) {
            Step::Working { done, total } => {
                self.outcome.set(Outcome::Working { done, total });
                set_timeout(move || self.go_on(analysis, turn), Duration::ZERO);
            }
            Step::Done => {
                let found = analysis.finish(&list, &list.index, plain_words());
                self.outcome.set(Outcome::Done(found));
            }
        }
    }

    /// Stops the check.
    pub fn cancel(self) {
        self.turn.update_value(|turn| *turn += 1);
        self.outcome.set(Outcome::Nothing);
    }

    /// The items that were found, best first, tracked. One that is only beside
    /// another, without a word of its own, is left out.
    pub fn items(self) -> Vec<RankedItem> {
        self.outcome.with(|outcome| match outcome {
            Outcome::Done(found) => {
                let items = found.items.iter();
                items
                    .filter(|item| !item.evidence.is_empty())
                    .cloned()
                    .collect()
            }
            _ => Vec::new(),
        })
    }

    /// The items that the reader has not ruled out, tracked.
    pub fn involved(self) -> Vec<ItemId> {
        let list = self.page.list();
        let found = self.items();
        let found = found.iter().map(|item| list.items[item.position].id);
        self.verdicts.with(|verdicts| {
            let of_ledger = verdicts.keys().copied();
            let mut items: Vec<ItemId> = found.collect();
            items.extend(of_ledger.filter(|id| list.item(*id).is_some()));
            let mut kept = Vec::new();
            for id in items {
                let ruled_out = verdicts.get(&id) == Some(&Involvement::NotInvolved);
                if !ruled_out && !kept.contains(&id) {
                    kept.push(id);
                }
            }
            kept
        })
    }

    /// The items that the conclusion rests on: those confirmed, or else all that
    /// are not ruled out. Tracked.
    pub fn concluded(self) -> Vec<ItemId> {
        let involved = self.involved();
        let is_confirmed = |id: &ItemId| {
            self.verdicts
                .with(|verdicts| verdicts.get(id) == Some(&Involvement::Involved))
        };
        let confirmed: Vec<ItemId> = involved.iter().copied().filter(is_confirmed).collect();
        if confirmed.is_empty() {
            involved
        } else {
            confirmed
        }
    }

    /// What the items suggest, tracked; never set without the reader.
    pub fn suggested(self) -> Option<Responsibility> {
        match self
            .outcome
            .with(|outcome| matches!(outcome, Outcome::Done(_)))
        {
            false => None,
            true => Some(match self.concluded().first().map(|id| id.list) {
                Some(List::Basic) => Responsibility::Own,
                Some(List::Supporting) => Responsibility::Supporting,
                Some(List::Reclaimed) => Responsibility::Reclaimed,
                None => Responsibility::NotListed,
            }),
        }
    }

    pub fn say(self, item: ItemId, verdict: Option<Involvement>) {
        self.verdicts.update(|verdicts| {
            match verdict {
                Some(verdict) => verdicts.insert(item, verdict),
                None => verdicts.remove(&item),
            };
        });
    }

    /// The task as it stands here, untracked.
    pub fn task(self) -> Task {
        let items = untrack(|| self.concluded());
        Task {
            text: self.text.get_untracked(),
            items: items.iter().map(ItemId::to_string).collect(),
            verdicts: self.verdicts.with_untracked(|verdicts| {
                let said = verdicts.iter();
                said.map(|(id, verdict)| (id.to_string(), *verdict))
                    .collect()
            }),
            conclusion: self.reply.get_untracked(),
            responsibility: self.responsibility.get_untracked(),
            status: self.status.get_untracked(),
            date: self.date.get_untracked(),
            office: self.office.get_untracked(),
            ..Task::default()
        }
    }

    /// Writes the task into the ledger: as a new one, or over the one that is
    /// open here.
    pub fn save(self) {
        let task = self.task();
        let id = self.record.get_untracked();
        let id = id.unwrap_or_else(|| RecordId(lifecycle::random_name()));
        self.tasks.act(|store, now| {
            store.seal();
            store.edit(&id, TaskField::All, now, |kept| {
                *kept = Task {
                    updated: std::mem::take(&mut kept.updated),
                    ..task
                };
            });
            store.seal();
        });
        self.record.set(Some(id));
    }

    /// Opens a task of the ledger.
    pub fn open(self, id: RecordId, task: Task) {
        self.write(task.text);
        let verdicts = task.verdicts.into_iter();
        let verdicts = verdicts.filter_map(|(id, verdict)| Some((id.parse().ok()?, verdict)));
        let verdicts: BTreeMap<ItemId, Involvement> = verdicts.collect();
        // The check would forget them, as those of another text.
        self.checked.set(self.text.get_untracked());
        self.verdicts.set(verdicts);
        self.responsibility.set(task.responsibility);
        self.status.set(task.status);
        self.reply.set(task.conclusion);
        self.office.set(task.office);
        self.date.set(task.date);
        self.record.set(Some(id));
        self.run();
    }
}

fn draft_key(list: &str) -> String {
    format!("task-draft:{list}")
}
