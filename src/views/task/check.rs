//! A task that is being checked, as the parts of the view share it: the work, and
//! the ledger that it goes into. Whatever is put in the place of the reader's
//! words can be taken back.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use crate::duty_list::{ItemId, List};
use crate::i18n::Phrase;
use crate::i18n::ui::{common, task};
use crate::notes::{Involvement, RecordId, Responsibility, Task, TaskField, TaskStatus};
use crate::platform::{dom, lifecycle};
use crate::search::RankedItem;
use crate::state::{OpenList, Outcome, Page, Records, TaskWork, plain_words};
use crate::tasks::{Analysis, Draft, Step, continues};

/// How many characters are compared before the page may draw again.
const SLICE: usize = 400;

const VERDICT: &str = ".verdict-region";

/// What the focus goes to where a button that was pressed has gone.
const TEXT_FIELD: &str = "#task-text";

/// The check, as the parts of the view share it.
#[derive(Clone, Copy)]
pub struct Check {
    pub page: Page,
    pub work: TaskWork,
    pub tasks: Records<Task>,
}

/// The work as it was at one time.
#[derive(Clone)]
struct Kept {
    draft: Draft,
    outcome: Outcome,
}

impl Check {
    pub fn new(page: Page) -> Check {
        let list = page.list();
        Check {
            page,
            work: page.app.records.task_work(&list),
            tasks: page.app.records.tasks(&list),
        }
    }

    /// Takes the text that another view sent here, or goes on with the work.
    pub fn take_up(self) {
        let sent = self.page.app.task_text.get_untracked();
        if let Some(text) = sent {
            self.page.app.task_text.set(None);
            self.work.text.set(text);
            self.run();
        } else {
            self.check_restored(Reveal::Not);
        }
    }

    fn reveal(self) -> Reveal {
        match self.page.app.wide.get_untracked() {
            true => Reveal::Nearest,
            false => Reveal::FromTop,
        }
    }

    /// Finds again what the work had found, where that was not kept.
    fn check_restored(self, reveal: Reveal) {
        if self
            .work
            .outcome
            .with_untracked(|it| *it != Outcome::Nothing)
        {
            return;
        }
        let checked = self.work.checked.get_untracked();
        let text = match checked.is_empty() {
            true => self.work.text.get_untracked(),
            false => checked,
        };
        if let Ok(analysis) = Analysis::new(&text) {
            self.work.checked.set(text);
            self.start(analysis, reveal);
        }
    }

    /// Empties the form for another task.
    pub fn clear(self) {
        self.replace(Kept::new(), Some(task::CLEARED));
    }

    /// Compares the text with the list. Another text than the one before is
    /// another task: what was said of that one does not go along unasked.
    pub fn run(self) {
        let work = self.work;
        let text = work.text.get_untracked();
        let analysis = match Analysis::new(&text) {
            Ok(analysis) => analysis,
            Err(problem) => {
                work.start_turn();
                work.outcome.set(Outcome::Problem(problem));
                return;
            }
        };
        let before = work.checked.get_untracked();
        if before.is_empty() || continues(&before, &text) {
            work.asking.set(false);
            work.checked.set(text);
        } else {
            self.start_another(text);
        }
        self.start(analysis, self.reveal());
    }

    fn start_another(self, text: String) {
        let before = untrack(|| self.work.draft());
        self.work.set(Draft {
            checked: text.clone(),
            text,
            ..Draft::new(lifecycle::today())
        });
        if before.is_filled_in() || before.record.is_some() {
            let keep = move || {
                let now = self.now();
                let draft = now.draft.clone().with_entries_of(&before);
                self.replace(Kept { draft, ..now }, Some(task::ENTRIES_KEPT));
            };
            let toasts = self.page.app.toasts;
            let said = self.page.t(task::ANOTHER_TASK);
            toasts.show_with(said, self.page.t(task::KEEP_ENTRIES), keep);
        }
    }

    /// Begins to compare, a slice a frame.
    fn start(self, analysis: Analysis, reveal: Reveal) {
        let turn = self.work.start_turn();
        self.work
            .outcome
            .set(Outcome::Working { done: 0, total: 1 });
        let list = self.page.list();
        let steps = Steps {
            analysis,
            turn,
            reveal,
        };
        set_timeout(move || steps.go_on(self.work, list), Duration::ZERO);
    }

    /// Stops the check.
    pub fn cancel(self) {
        self.work.start_turn();
        self.work.outcome.set(Outcome::Nothing);
    }

    /// The items that were found, best first, tracked. One that is only beside
    /// another, without a word of its own, is left out.
    pub fn items(self) -> Vec<RankedItem> {
        self.work.outcome.with(|outcome| match outcome {
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
        self.work.verdicts.with(|verdicts| {
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
            self.work
                .verdicts
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
            .work
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
        self.work.verdicts.update(|verdicts| {
            match verdict {
                Some(verdict) => verdicts.insert(item, verdict),
                None => verdicts.remove(&item),
            };
        });
    }

    /// The task as it was checked, untracked.
    pub fn task(self) -> Task {
        let items = untrack(|| self.concluded());
        let draft = untrack(|| self.work.draft());
        Task {
            text: draft.checked,
            items: items.iter().map(ItemId::to_string).collect(),
            verdicts: draft.verdicts,
            conclusion: draft.reply,
            responsibility: draft.responsibility,
            date: draft.date,
            office: draft.office,
            ..Task::default()
        }
    }

    /// Keeps the task in the ledger. Where it would be written over one with
    /// another text, the reader is asked first.
    pub fn save(self) {
        let checked = self.work.checked.get_untracked();
        if self.work.text.with_untracked(|text| *text != checked) {
            let toasts = self.page.app.toasts;
            let (said, label) = (self.page.t(task::CHECK_FIRST), self.page.t(task::CHECK_NOW));
            toasts.show_with(said, label, move || {
                toasts.dismiss();
                self.run();
            });
            return;
        }
        match self.kept_task() {
            Some(kept) if kept.text != checked => {
                self.work.asking.set(true);
                dom::focus_soon(".conclusion .confirm button");
            }
            _ => self.save_over(),
        }
    }

    /// Keeps the task beside the one that is open.
    pub fn save_as_new(self) {
        self.work.record.set(None);
        self.save_over();
    }

    /// Writes the task over the one that is open; as a new one where none is.
    pub fn save_over(self) {
        let task = self.task();
        let former = self.kept_task();
        let id = self.work.record.get_untracked();
        let id = id.unwrap_or_else(|| RecordId(lifecycle::random_name()));
        let changed = self.tasks.act(|store, now| {
            store.seal();
            let changed = store.edit(&id, TaskField::All, now, |kept| {
                *kept = Task {
                    updated: std::mem::take(&mut kept.updated),
                    status: kept.status,
                    ..task
                };
            });
            store.seal();
            changed
        });
        self.work.asking.set(false);
        self.work.record.set(Some(id.clone()));
        match former.filter(|_| changed == Some(true)) {
            Some(former) => self.offer_undo(task::UPDATED, id, former),
            None => self
                .page
                .app
                .toasts
                .show(self.page.t(task::SAVED_TO_LEDGER)),
        }
    }

    /// Opens a task of the ledger.
    pub fn open(self, id: RecordId, task: Task) {
        self.tasks.act(|store, _| store.opened(&id));
        let opened = Kept {
            draft: Draft::of_record(id, task),
            outcome: Outcome::Nothing,
        };
        self.replace(opened, None);
        dom::focus_soon(TEXT_FIELD);
    }

    /// Changes whether a task of the ledger is done.
    pub fn toggle_status(self, id: &RecordId) {
        self.tasks.act(|store, now| {
            store.edit(id, TaskField::Status, now, |task| {
                task.status = match task.status {
                    TaskStatus::Open => TaskStatus::Done,
                    TaskStatus::Done => TaskStatus::Open,
                };
            })
        });
    }

    /// Deletes a task of the ledger. What is open of it stays.
    pub fn delete(self, id: RecordId, task: Task) {
        self.tasks.act(|store, _| store.delete(&id));
        self.offer_undo(task::DELETED, id, task);
        // The button is gone with its row.
        dom::focus_if_lost(".toast button");
    }

    /// Says what was done to a task of the ledger, with the way back.
    fn offer_undo(self, said: Phrase, id: RecordId, former: Task) {
        let last = move || {
            let snapshot = self.tasks.snapshot;
            snapshot.with_untracked(|snapshot| snapshot.can_undo.clone())
        };
        let step = last();
        let page = self.page;
        let undo = move || {
            self.tasks.act(|store, now| {
                if last() == step {
                    store.undo(now);
                } else {
                    // Something else was done since; that stays.
                    store.edit(&id, TaskField::All, now, |task| task.clone_from(&former));
                }
            });
            page.app.toasts.show(page.t(task::UNDONE));
            dom::focus_if_lost(format!("[data-task='{id}'] button"));
        };
        let label = page.t(common::UNDO);
        page.app.toasts.show_with(page.t(said), label, undo);
    }

    /// Puts other work in the place of this one. What was there and is not in
    /// the ledger can be brought back.
    fn replace(self, with: Kept, said: Option<Phrase>) {
        let page = self.page;
        let before = self.now();
        self.work.set(with.draft);
        self.work.outcome.set(with.outcome);
        self.check_restored(self.reveal());
        if !before.draft.is_blank() && (said.is_some() || !self.is_in_ledger(&before.draft)) {
            let said = page.t(said.unwrap_or(task::REPLACED));
            let undo = move || {
                self.replace(before.clone(), Some(task::UNDONE));
                dom::focus_if_lost(TEXT_FIELD);
            };
            page.app.toasts.show_with(said, page.t(common::UNDO), undo);
        } else if let Some(said) = said {
            page.app.toasts.show(page.t(said));
        }
    }

    /// The work as it is now.
    fn now(self) -> Kept {
        let outcome = self.work.outcome.get_untracked();
        Kept {
            draft: untrack(|| self.work.draft()),
            outcome: match outcome {
                Outcome::Working { .. } => Outcome::Nothing,
                outcome => outcome,
            },
        }
    }

    /// The open task, as the ledger has it.
    fn kept_task(self) -> Option<Task> {
        let id = self.work.record.get_untracked()?;
        self.task_of_ledger(&id)
    }

    fn task_of_ledger(self, id: &RecordId) -> Option<Task> {
        self.tasks
            .snapshot
            .with_untracked(|snapshot| snapshot.book.payload(id).cloned())
    }

    fn is_in_ledger(self, draft: &Draft) -> bool {
        let kept = draft.record.as_ref().and_then(|id| self.task_of_ledger(id));
        kept.is_some_and(|kept| draft.is_in(&kept))
    }
}

impl Kept {
    fn new() -> Kept {
        Kept {
            draft: Draft::new(lifecycle::today()),
            outcome: Outcome::Nothing,
        }
    }
}

/// A check on its way. It goes on where the reader leaves the view.
struct Steps {
    analysis: Analysis,
    turn: u32,
    reveal: Reveal,
}

/// How what was found is brought into view.
#[derive(Clone, Copy)]
enum Reveal {
    Not,
    Nearest,
    /// Where the items are below it.
    FromTop,
}

impl Steps {
    fn go_on(mut self, work: TaskWork, list: Arc<OpenList>) {
        if !work.is_turn(self.turn) {
            return;
        }
        match self.analysis.step(&list, &list.index, plain_words(), SLICE) {
            Step::Working { done, total } => {
                work.outcome.set(Outcome::Working { done, total });
                set_timeout(move || self.go_on(work, list), Duration::ZERO);
            }
            Step::Done => {
                let found = self.analysis.finish(&list, &list.index, plain_words());
                work.outcome.set(Outcome::Done(found));
                match self.reveal {
                    Reveal::Not => {}
                    Reveal::Nearest => dom::reveal_soon(VERDICT.to_owned()),
                    Reveal::FromTop => dom::reveal_from_top_soon(VERDICT.to_owned()),
                }
            }
        }
    }
}
