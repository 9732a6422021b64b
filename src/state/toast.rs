//! What has just happened, said once, with the way back.

use std::sync::Arc;

use leptos::prelude::*;

/// What a toast's button does. It outlives the part of the page that shows the
/// message, so it is not a `Callback`.
pub type ToastAction = Arc<dyn Fn() + Send + Sync>;

/// A short message, and what can be done about it.
#[derive(Clone)]
pub struct Toast {
    pub text: String,
    /// The button's label, and what it does.
    pub action: Option<(&'static str, ToastAction)>,
    /// Whether it goes by itself after a while.
    pub is_passing: bool,
}

#[derive(Clone, Copy)]
pub struct Toasts {
    current: RwSignal<Option<Toast>>,
}

impl Toasts {
    pub fn new() -> Toasts {
        Toasts {
            current: RwSignal::new(None),
        }
    }

    /// The message that is shown, tracked.
    pub fn current(self) -> Signal<Option<Toast>> {
        self.current.into()
    }

    /// Shows a message in place of the one before. It goes after a while.
    pub fn show(self, text: impl Into<String>) {
        self.current.set(Some(Toast {
            text: text.into(),
            action: None,
            is_passing: true,
        }));
    }

    /// Shows a message that stays until it is dismissed, for instance because
    /// the reader does something with its text.
    pub fn show_lasting(self, text: impl Into<String>) {
        self.current.set(Some(Toast {
            text: text.into(),
            action: None,
            is_passing: false,
        }));
    }

    /// Shows a message with a button, which stays.
    pub fn show_with(
        self,
        text: impl Into<String>,
        label: &'static str,
        action: impl Fn() + Send + Sync + 'static,
    ) {
        self.current.set(Some(Toast {
            text: text.into(),
            action: Some((label, Arc::new(action))),
            is_passing: false,
        }));
    }

    /// Takes a message with a button away, because the button would do something
    /// else by now.
    pub fn withdraw_offer(self) {
        let is_offer = |toast: &Option<Toast>| toast.as_ref().is_some_and(|it| it.action.is_some());
        if self.current.with_untracked(is_offer) {
            self.current.set(None);
        }
    }

    pub fn dismiss(self) {
        self.current.set(None);
    }
}

impl Default for Toasts {
    fn default() -> Toasts {
        Toasts::new()
    }
}
