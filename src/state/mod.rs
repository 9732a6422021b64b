//! The signals that the views read, provided through context.
//!
//! [`AppState`] lives as long as the program: the lists, the notes, the
//! settings. [`Page`] lives as long as one list is shown in one language; when
//! either changes, the page is rendered anew from the route. So a view can
//! treat list and language as constants.

mod announce;
mod approximate;
mod exchange;
mod library;
mod navigation;
mod notes;
mod page;
mod part;
mod reading;
mod records;
mod reviewing;
mod settings;
mod task_work;
mod toast;
mod writing;

use leptos::prelude::*;
use leptos::task::spawn_local;

pub use approximate::{Approximate, plain_words};
pub use library::{Description, Library, Missing, OpenList, read_duties};
pub use notes::{NotesState, RowSummary};
pub use page::{Page, RowState};
pub use part::{after_paint, forget_gone_readers, part_of, scoped_memo};
pub use reading::{Opened, Progress, ReadingWork};
pub use records::{AllRecords, Kept, Records};
pub use settings::Settings;
pub use task_work::{Outcome, TaskWork};
pub use toast::Toasts;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use crate::duty_list::ItemId;
use crate::editions::ChangeFilter;
use crate::platform::files::Incoming;
use crate::platform::offline::Offline;
use crate::platform::{history, media, printing};
use crate::route::{HistoryStep, Ignored, Route};

/// What lives as long as the program.
#[derive(Clone, Copy)]
pub struct AppState {
    /// The list and the route with which the page is rendered.
    pub shown: RwSignal<Shown>,
    pub library: Library,
    /// What the reader writes, about each list.
    pub records: AllRecords,
    /// Whether the reader goes through the list item by item, from the view 核对.
    pub reviewing: RwSignal<bool>,
    pub settings: Settings,
    pub toasts: Toasts,
    /// What the view of lists is reading.
    pub reading: ReadingWork,
    /// A source on its way to the view of lists.
    pub incoming: RwSignal<Option<Incoming>>,
    /// A text on its way to the view of tasks.
    pub task_text: RwSignal<Option<String>>,
    /// What of the changes is shown, by the ids of the two editions, so that it
    /// is the same when the reader comes back from an item.
    pub change_filters: StoredValue<BTreeMap<(String, String), ChangeFilter>>,
    /// An item on its way to the suggestions of the view 核对.
    pub suggestion_for: RwSignal<Option<ItemId>>,
    /// The copy of the program on this device.
    pub offline: Offline,
    /// Whether the detail has room beside the results.
    pub wide: ReadSignal<bool>,
    /// Whether the page is being printed.
    pub printing: RwSignal<bool>,
}

/// How long a list may take before the page says that it is loading.
const PATIENCE: Duration = Duration::from_millis(300);

/// What the page is rendered from.
#[derive(Clone)]
pub struct Shown {
    pub list: Arc<OpenList>,
    pub route: Route,
    /// What of the address could not be read.
    pub ignored: Vec<Ignored>,
    /// Whether it is the list that the address asks for.
    pub doc: DocState,
}

/// Whether the list on the page is the one that the address asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum DocState {
    /// It is that list.
    #[default]
    Ready,
    /// That list is being loaded.
    Loading,
    /// That list cannot be shown.
    Missing(Missing),
}

impl Shown {
    /// What a query string asks for, of this list.
    pub fn of(list: Arc<OpenList>, query_string: &str) -> Shown {
        let (route, ignored) = Route::parse(query_string, &list);
        Shown {
            list,
            route,
            ignored,
            doc: DocState::Ready,
        }
    }

    /// What is shown while there is no list: of the address only what holds for
    /// any list.
    fn without_list(own: Arc<OpenList>, query_string: &str, doc: DocState) -> Shown {
        Shown {
            ignored: Vec::new(),
            doc,
            ..Shown::of(own, query_string)
        }
    }
}

impl AppState {
    /// The state that the address bar asks for, with the page's own list.
    pub fn new(own: Arc<OpenList>) -> AppState {
        let query_string = history::query_string();
        let library = Library::new(own.clone());
        let shown = match Route::doc_of(&query_string) {
            Some(id) if library.opened(&id).is_none() => {
                Shown::without_list(own, &query_string, DocState::Loading)
            }
            _ => Shown::of(own, &query_string),
        };
        AppState {
            shown: RwSignal::new(shown),
            library,
            records: AllRecords::new(),
            reviewing: RwSignal::new(false),
            settings: Settings::new(),
            toasts: Toasts::new(),
            reading: ReadingWork::new(),
            incoming: RwSignal::new(None),
            task_text: RwSignal::new(None),
            change_filters: StoredValue::new(BTreeMap::new()),
            suggestion_for: RwSignal::new(None),
            offline: Offline::new(),
            // 1,100 px at the usual text size; the style sheets say the same.
            wide: media::matches("(min-width: 68.75em)"),
            printing: printing::is_printing(),
        }
    }
}

impl AppState {
    /// Shows what the address bar asks for, `query_string`, whichever list it is
    /// of, and calls back then. A list that is on this device arrives before the
    /// page would have to say that it is loading.
    pub fn open_address(self, query_string: &str, shown: impl FnOnce() + 'static) {
        let own = self.library.own();
        let Some(id) = Route::doc_of(query_string) else {
            self.shown.set(Shown::of(own, query_string));
            return shown();
        };
        if let Some(list) = self.library.opened(&id) {
            self.shown.set(Shown::of(list, query_string));
            return shown();
        }
        self.load_list(id.clone(), shown);
        let query_string = query_string.to_owned();
        let say_loading = move || {
            if self.is_awaited(&id) {
                let loading = Shown::without_list(own, &query_string, DocState::Loading);
                self.shown.set(loading);
            }
        };
        set_timeout(say_loading, PATIENCE);
    }

    /// Goes to an address as a new entry of the history, and calls back when it
    /// is shown. `before` is the query string of the present one.
    pub fn push_address(self, query: &str, before: &str, shown: impl FnOnce() + 'static) {
        history::write(query, before, HistoryStep::Push);
        self.open_address(query, shown);
    }

    /// Loads a list that the address bar asks for, and shows it unless the reader
    /// has gone elsewhere meanwhile.
    pub fn load_list(self, id: String, shown: impl FnOnce() + 'static) {
        spawn_local(async move {
            let found = self.library.find(&id).await;
            if !self.is_awaited(&id) {
                return;
            }
            let query_string = history::asked();
            self.shown.set(match found {
                Ok(list) => Shown::of(list, &query_string),
                Err(missing) => {
                    let own = self.library.own();
                    Shown::without_list(own, &query_string, DocState::Missing(missing))
                }
            });
            shown();
        });
    }

    /// Whether the address bar asks for a list that is not shown yet.
    fn is_awaited(self, id: &str) -> bool {
        let is_shown = self
            .shown
            .with_untracked(|shown| shown.doc == DocState::Ready && shown.list.id == id);
        !is_shown && Route::doc_of(&history::asked()).as_deref() == Some(id)
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
