//! The signals that the views read, provided through context.
//!
//! [`AppState`] lives as long as the program: the lists, the notes, the
//! settings. [`Page`] lives as long as one list is shown in one language; when
//! either changes, the page is rendered anew from the route. So a view can
//! treat list and language as constants.

mod announce;
mod library;
mod navigation;
mod notes;
mod page;
mod records;
mod settings;
mod toast;

use leptos::prelude::*;

pub use library::{Library, OpenList};
pub use notes::NotesState;
pub use page::Page;
pub use records::{AllRecords, Kept, Records};
pub use settings::Settings;
pub use toast::{Toast, Toasts};

use std::sync::Arc;

use crate::platform::offline::Offline;
use crate::platform::{history, media, printing};
use crate::route::{Ignored, Route};

/// What lives as long as the program.
#[derive(Clone, Copy)]
pub struct AppState {
    /// The list and the route with which the page is rendered.
    pub shown: RwSignal<Shown>,
    pub library: Library,
    /// What the reader writes, about each list.
    pub records: AllRecords,
    pub settings: Settings,
    pub toasts: Toasts,
    /// The copy of the program on this device.
    pub offline: Offline,
    /// Whether the detail has room beside the results.
    pub wide: ReadSignal<bool>,
    /// Whether the page is being printed.
    pub printing: RwSignal<bool>,
}

/// What the page is rendered from.
#[derive(Clone)]
pub struct Shown {
    pub list: Arc<OpenList>,
    pub route: Route,
    /// What of the address could not be read.
    pub ignored: Vec<Ignored>,
}

impl Shown {
    /// What a query string asks for, of this list.
    pub fn of(list: Arc<OpenList>, query_string: &str) -> Shown {
        let (route, ignored) = Route::parse(query_string, &list);
        Shown {
            list,
            route,
            ignored,
        }
    }
}

impl AppState {
    /// The state that the address bar asks for, with the page's own list.
    pub fn new(own: Arc<OpenList>) -> AppState {
        AppState {
            shown: RwSignal::new(Shown::of(own.clone(), &history::query_string())),
            library: Library::new(own),
            records: AllRecords::new(),
            settings: Settings::new(),
            toasts: Toasts::new(),
            offline: Offline::new(),
            // 1,100 px at the usual text size; the style sheets say the same.
            wide: media::matches("(min-width: 68.75em)"),
            printing: printing::is_printing(),
        }
    }
}

impl AppState {
    /// Shows what a query string asks for, whichever list it is of.
    pub fn open_address(self, query_string: &str) {
        self.shown.set(Shown::of(self.library.own(), query_string));
    }
}

/// The state of the program.
pub fn use_app() -> AppState {
    expect_context()
}

/// The page that a component is part of.
pub fn use_page() -> Page {
    expect_context()
}
