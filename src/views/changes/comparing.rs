//! The comparison of two editions, in slices, and what the reader decided about
//! pairs that are in doubt.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::duty_list::ItemId;
use crate::editions::{Change, Changes, Choices, Comparison, Progress};
use crate::i18n::{Language, editions as wording};
use crate::platform::{lifecycle, settings};
use crate::report::Table;
use crate::state::{OpenList, Page};

/// How long a slice may take, in milliseconds.
const SLICE: f64 = 12.0;
/// Units of the budget between two looks at the clock.
const UNITS: usize = 20;

/// How far the comparison is.
#[derive(Clone)]
pub enum State {
    /// The address names no earlier list.
    NoBase,
    /// The earlier list is being loaded.
    Loading,
    Missing,
    /// Steps that are done, of all.
    Working {
        done: usize,
        total: usize,
    },
    Done(Arc<Compared>),
}

/// Two editions and what has changed.
pub struct Compared {
    pub old: Arc<OpenList>,
    pub new: Arc<OpenList>,
    pub changes: Changes,
}

impl Compared {
    /// Some of the changes as a table.
    pub fn table(&self, language: Language, entries: &[Change]) -> Table {
        wording::table(entries, &self.old, &self.new, language)
    }
}

/// The comparison, as the parts of the view share it.
#[derive(Clone, Copy)]
pub struct Comparing {
    pub page: Page,
    pub state: RwSignal<State>,
    choices: RwSignal<Choices>,
    turn: StoredValue<u32>,
}

impl Comparing {
    /// Follows the address.
    pub fn start(page: Page) -> Comparing {
        let comparing = Comparing {
            page,
            state: RwSignal::new(State::NoBase),
            choices: RwSignal::new(Choices::default()),
            turn: StoredValue::new(0),
        };
        let base = Memo::new(move |_| page.route.with(|route| route.base.clone()));
        Effect::new(move || match base.get() {
            None => comparing.state.set(State::NoBase),
            Some(base) => spawn_local(comparing.load(base)),
        });
        comparing
    }

    async fn load(self, base: String) {
        self.turn.update_value(|turn| *turn += 1);
        let turn = self.turn.get_value();
        self.state.set(State::Loading);
        let found = self.page.app.library.find(&base).await;
        if self.turn.try_get_value() != Some(turn) {
            return;
        }
        match found {
            Err(_) => self.state.set(State::Missing),
            Ok(old) => {
                let saved = settings::get(&self.key(&old.id)).unwrap_or_default();
                self.choices
                    .set(serde_json::from_str(&saved).unwrap_or_default());
                self.compare(old, turn).await;
            }
        }
    }

    /// Compares a slice at a time, so that the page keeps answering.
    async fn compare(self, old: Arc<OpenList>, turn: u32) {
        let new = self.page.list();
        let choices = self.choices.get_untracked();
        let mut comparison = Comparison::new(&old, &new, &choices);
        loop {
            let begun = lifecycle::milliseconds();
            let mut progress = comparison.step(UNITS);
            while !progress.finished && lifecycle::milliseconds() - begun < SLICE {
                progress = comparison.step(UNITS);
            }
            let Progress {
                done,
                total,
                finished,
            } = progress;
            if finished {
                break;
            }
            self.state.set(State::Working { done, total });
            lifecycle::pause(Duration::ZERO).await;
            if self.turn.try_get_value() != Some(turn) {
                return;
            }
        }
        let changes = comparison.finish();
        self.state.set(State::Done(Arc::new(Compared {
            old: old.clone(),
            new: new.clone(),
            changes,
        })));
    }

    /// Notes that two items are the same duty, or that they are not, and
    /// compares again.
    pub fn decide(self, old: ItemId, new: ItemId, same: bool) {
        let State::Done(compared) = self.state.get_untracked() else {
            return;
        };
        self.choices.update(|choices| match same {
            true => choices.confirm(old, new),
            false => choices.reject(old, new),
        });
        if let Ok(text) = self.choices.with_untracked(serde_json::to_string) {
            settings::set(&self.key(&compared.old.id), &text);
        }
        self.turn.update_value(|turn| *turn += 1);
        let turn = self.turn.get_value();
        spawn_local(self.compare(compared.old.clone(), turn));
    }

    fn key(self, base: &str) -> String {
        format!("pairs:{base}:{}", self.page.list().id)
    }
}
