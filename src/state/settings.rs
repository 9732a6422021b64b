//! The reader's settings.

use leptos::prelude::*;

use crate::platform::settings;

/// The setting that switches single-key shortcuts off.
const SHORTCUTS: &str = "shortcuts";

#[derive(Clone, Copy)]
pub struct Settings {
    /// Whether single keys are shortcuts.
    shortcuts: RwSignal<bool>,
}

impl Settings {
    pub fn new() -> Settings {
        Settings {
            shortcuts: RwSignal::new(settings::get(SHORTCUTS).as_deref() != Some("off")),
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
}

impl Default for Settings {
    fn default() -> Settings {
        Settings::new()
    }
}
