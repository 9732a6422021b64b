//! The reader's settings.

use leptos::prelude::*;

use crate::platform::settings;

/// The setting that switches single-key shortcuts off.
const SHORTCUTS: &str = "shortcuts";

/// The setting that makes a mark lead to the next item of the review.
const NEXT_AFTER_MARK: &str = "next-after-mark";

#[derive(Clone, Copy)]
pub struct Settings {
    /// Whether single keys are shortcuts.
    shortcuts: RwSignal<bool>,
    /// Whether a mark leads to the next item while the list is gone through.
    next_after_mark: RwSignal<bool>,
}

impl Settings {
    pub fn new() -> Settings {
        Settings {
            shortcuts: RwSignal::new(settings::get(SHORTCUTS).as_deref() != Some("off")),
            next_after_mark: RwSignal::new(settings::get(NEXT_AFTER_MARK).as_deref() == Some("on")),
        }
    }

    /// Whether single keys are shortcuts, tracked.
    pub fn shortcuts(self) -> Signal<bool> {
        self.shortcuts.into()
    }

    /// Switches the single-key shortcuts, for this visit and the next ones.
    pub fn set_shortcuts(self, on: bool) {
        self.shortcuts.set(on);
        settings::set(SHORTCUTS, if on { "on" } else { "off" });
    }

    /// Whether a mark leads to the next item of the review, tracked.
    pub fn next_after_mark(self) -> Signal<bool> {
        self.next_after_mark.into()
    }

    /// Switches that, for this visit and the next ones.
    pub fn set_next_after_mark(self, on: bool) {
        self.next_after_mark.set(on);
        settings::set(NEXT_AFTER_MARK, if on { "on" } else { "off" });
    }
}

impl Default for Settings {
    fn default() -> Settings {
        Settings::new()
    }
}
