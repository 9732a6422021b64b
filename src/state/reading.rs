//! The source that is being read. It lives longer than the view, so that a look
//! elsewhere or another language does not lose what was read and corrected.

use std::sync::Arc;

use leptos::prelude::*;

use crate::duty_list::reader::Overrides;
use crate::duty_list::source::SourceDocument;

/// A source that was taken apart.
#[derive(Clone)]
pub struct Opened {
    pub name: String,
    pub bytes: Arc<[u8]>,
    pub document: Arc<SourceDocument>,
}

/// How far the reading of a source is.
#[derive(Clone)]
pub enum Progress {
    Nothing,
    Working { name: String },
    Refused { name: String, text: String },
    Opened(Opened),
}

/// The reading of one source.
#[derive(Clone, Copy)]
pub struct ReadingWork {
    pub progress: RwSignal<Progress>,
    /// What the reader corrected.
    pub overrides: RwSignal<Overrides>,
    /// Counts the sources, so that a cancelled one is not shown.
    turn: StoredValue<u32>,
}

impl ReadingWork {
    pub fn new() -> ReadingWork {
        ReadingWork {
            progress: RwSignal::new(Progress::Nothing),
            overrides: RwSignal::new(Overrides::default()),
            turn: StoredValue::new(0),
        }
    }

    /// Begins with a source, in place of the one before.
    pub fn begin(self, name: String) -> u32 {
        self.cancel();
        self.progress.set(Progress::Working { name });
        self.turn.get_value()
    }

    /// Whether this source is still the one that is being read.
    pub fn is_at(self, turn: u32) -> bool {
        self.turn.get_value() == turn
    }

    /// Stops what is being read, and forgets what was.
    pub fn cancel(self) {
        self.turn.update_value(|turn| *turn += 1);
        self.progress.set(Progress::Nothing);
        self.overrides.set(Overrides::default());
    }
}
