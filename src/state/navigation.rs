//! Moving about: the route, the address bar, the focus.

use leptos::prelude::*;

use super::{Page, Shown, forget_gone_readers};
use crate::duty_list::ItemId;
use crate::i18n::Language;
use crate::notes::Mark;
use crate::platform::{answers, dom, history, lifecycle};
use crate::route::{HistoryStep, Ignored, Route, View};
use crate::search::Filters;

/// The part of an open item that takes the focus.
const DETAIL: &str = "[data-detail] h2";

impl Page {
    /// Keeps the address bar and the route the same, in both directions.
    pub fn follow_address_bar(self) {
        let navigation = history::on_navigation(move |query_string| self.navigate(&query_string));
        on_cleanup(move || navigation.remove());
        Effect::new(move |before: Option<Route>| {
            let now = self.route.get();
            let shown = Route::parse(&history::query_string(), &self.list()).0;
            if shown == now {
                history::settle();
            } else {
                self.write_address(&now, &before.unwrap_or(shown));
                self.ignored.set(Vec::new());
            }
            now
        });
    }

    fn write_address(self, now: &Route, before: &Route) {
        let list = self.list();
        let (query, from) = (now.to_query(&list), before.to_query(&list));
        history::write(&query, &from, now.step_from(before));
    }

    /// Shows what the address bar asks for after a step in the history.
    fn navigate(self, query_string: &str) {
        answers::forget();
        let (doc, language) = self
            .route
            .with_untracked(|route| (route.doc.clone(), route.language));
        if Route::doc_of(query_string) != doc {
            self.app.open_address(query_string, || {});
            return;
        }
        let (there, unread) = Route::parse(query_string, &self.list());
        if there.language != language {
            self.show_in_language(there, unread);
            return;
        }
        self.ignored.set(unread);
        if self.route.with_untracked(|here| *here != there) {
            self.route.set(there);
        }
    }

    /// Moves the focus into an item that opens, and back to its row when it
    /// closes, however that happens: a key, a button, the history.
    pub fn follow_open_item(self) {
        Effect::new(move |before: Option<Option<ItemId>>| {
            let now = self.open.get();
            match (before, now) {
                (Some(before), Some(id)) if before != now => {
                    dom::focus_soon(DETAIL);
                    // The list follows the open item.
                    dom::reveal_soon(format!("[data-item='{id}']"));
                }
                // On a page that opens with a detail, only if nothing else can be reached.
                (None, Some(_)) if untrack(|| self.is_covered()) => dom::focus_soon(DETAIL),
                (None, Some(id)) => dom::reveal_soon(format!("[data-item='{id}']")),
                (Some(Some(id)), None) if self.view.get_untracked() == View::Items => {
                    dom::focus_in_view_soon(format!("[data-item='{id}'] a"));
                }
                (Some(Some(_)), None) if self.view.get_untracked() == View::Review => {
                    dom::focus_if_lost("main h1");
                }
                // In another view, to the item there, or to the heading.
                (Some(Some(id)), None) => {
                    let link = format!("[data-item='{id}'] a");
                    dom::focus_if_lost(format!("main {link}, main:not(:has({link})) h1"));
                }
                _ => {}
            }
            now
        });
    }

    /// Forgets now and then the views and details that were shown.
    pub fn forget_what_was_shown(self) {
        /// After so many turns.
        const TURNS: usize = 4;
        Effect::new(move |turns: Option<usize>| {
            self.view.track();
            self.open.track();
            let turns = turns.map_or(0, |turns| turns + 1);
            if turns.is_multiple_of(TURNS) {
                // At first, those of the page before.
                lifecycle::after_paint(move || {
                    if self.route.is_disposed() {
                        return;
                    }
                    self.app.records.forget_gone_readers(&self.list().id);
                    forget_gone_readers(self.app.printing);
                    if turns > 0 {
                        forget_gone_readers(self.route);
                    }
                });
            }
            turns
        });
    }

    /// Changes the route.
    pub fn go(self, change: impl FnOnce(&mut Route)) {
        self.route.update(change);
    }

    /// Changes the route after the next paint.
    pub fn go_after_paint(self, change: impl FnOnce(&mut Route) + 'static) {
        self.after_paint(move || self.go(change));
    }

    /// Writes a step of the history at once, so that going back at once takes it
    /// back. What only replaces the address is written when it is shown.
    fn write_step(self, route: &Route) {
        let here = self.route.get_untracked();
        if route.step_from(&here) == HistoryStep::Push {
            self.write_address(route, &here);
        }
    }

    /// Answers after the next paint, so that what the browser shows by itself, a
    /// ticked box or a pressed link, does not wait for the answer. A page that
    /// has gone by then does not answer.
    fn after_paint(self, answer: impl FnOnce() + 'static) {
        answers::after_paint(move || {
            if !self.route.is_disposed() {
                answer();
            }
        });
    }

    /// The link to the present route with a change, tracked.
    pub fn link(self, change: impl FnOnce(&mut Route)) -> String {
        let mut route = self.route.get();
        change(&mut route);
        self.href(&route)
    }

    /// The link to a route.
    pub fn href(self, route: &Route) -> String {
        match route.to_query(&self.list()) {
            // An empty link would be the present address with its query.
            query if query.is_empty() => "?".to_owned(),
            query => query,
        }
    }

    /// The link to what has changed from one list to another, given by their ids.
    /// It can be made also when the page has gone.
    pub fn changes_href(self, base: &str, doc: &str) -> String {
        let own = self.app.library.own();
        let route = Route {
            view: View::Changes,
            doc: (own.id != doc).then(|| doc.to_owned()),
            base: Some(base.to_owned()),
            language: self.language,
            ..Route::default()
        };
        route.to_query(&own)
    }

    /// Goes where a link within the page leads, and shows it from its top.
    pub fn follow(self, query: &str) {
        let here = self.route.get_untracked();
        if Route::doc_of(query) != here.doc {
            self.go_to_address(query);
            return;
        }
        let route = Route::parse(query, &self.list()).0;
        if route.language != here.language {
            self.after_paint(move || self.set_language(route.language));
            return;
        }
        let selector = match (route.item, route.view) {
            (Some(_), _) => DETAIL,
            (None, View::Items) if here.view == View::Items => "#main",
            _ => "main h1",
        };
        let turns = route.view != here.view || route.department_page() != here.department_page();
        self.write_step(&route);
        self.after_paint(move || {
            self.ignored.set(Vec::new());
            self.route.set(route);
            if turns {
                dom::show_top_soon(selector);
            } else {
                dom::focus_soon(selector);
            }
        });
    }

    /// Goes to an address, whichever list it is of, and shows it from its top.
    pub fn go_to_address(self, query: &str) {
        let here = self.href(&self.route.get_untracked());
        history::write(query, &here, HistoryStep::Push);
        let query = query.to_owned();
        self.after_paint(move || {
            let top = match Route::opens_item(&query) {
                true => DETAIL,
                false => "main h1",
            };
            self.app
                .open_address(&query, move || dom::show_top_soon(top));
        });
    }

    /// Turns to another view.
    pub fn turn_to(self, view: View) {
        self.go(|route| *route = route.to_view(view));
    }

    /// Shows the page in another language.
    pub fn set_language(self, language: Language) {
        let mut route = self.route.get_untracked();
        route.language = language;
        self.show_in_language(route, Vec::new());
    }

    fn show_in_language(self, route: Route, ignored: Vec<Ignored>) {
        self.app.shown.set(Shown {
            list: self.list(),
            route,
            ignored,
            doc: self.doc_state(),
        });
    }

    /// Opens an item's detail.
    pub fn open_item(self, id: ItemId) {
        self.go(|route| route.open(id));
    }

    /// Closes the detail: back to where the item was opened, in whichever view
    /// that was.
    pub fn close_item(self) {
        let list = self.list();
        let mut closed = self.route.get_untracked();
        closed.item = None;
        if self.app.reviewing.get_untracked() {
            closed = closed.fresh(View::Review);
        }
        let is_origin = |query: &String| {
            let origin = Route::parse(query, &list).0;
            let is_other_view = origin.view != View::Items
                && origin.doc == closed.doc
                && origin.language == closed.language;
            *query == closed.to_query(&list) || is_other_view
        };
        if history::came_from().as_ref().is_some_and(is_origin) {
            history::back();
        } else {
            self.route.set(closed);
        }
    }

    /// Whether the detail covers everything else, so that nothing else can be
    /// reached. Tracked.
    pub fn is_covered(self) -> bool {
        self.open.get().is_some() && self.view.get() == View::Items && !self.app.wide.get()
    }

    /// Removes search and filters.
    pub fn clear(self) {
        self.go_after_paint(|route| {
            route.query.clear();
            route.filters = Filters::default();
        });
    }

    /// The item `by` places after `here` in the results; where `here` is not
    /// among them, the next one in the order of the list.
    pub fn neighbour(self, here: Option<ItemId>, by: isize) -> Option<ItemId> {
        let shown = self.shown.read_untracked();
        let mut shown = shown.iter().copied();
        let at = here.and_then(|here| shown.clone().position(|id| id == here));
        match (at, here) {
            (Some(at), _) => shown.nth(at.checked_add_signed(by)?),
            // A mark that was just given has removed the item from the results.
            (None, Some(here)) if by > 0 => shown.find(|id| *id > here),
            (None, Some(here)) => shown.rfind(|id| *id < here),
            (None, None) => shown.next(),
        }
    }

    /// The item that is open, or has the focus.
    pub fn current_item(self) -> Option<ItemId> {
        let focused = || dom::focused_data("data-item").and_then(|id| id.parse().ok());
        self.open.get_untracked().or_else(focused)
    }

    /// The next item without a mark: of the results while they are looked at,
    /// otherwise of the whole list.
    pub fn next_unreviewed(self, here: Option<ItemId>) -> Option<ItemId> {
        let list = self.list();
        let items: Vec<ItemId> = match self.view.get_untracked() {
            View::Items => self.shown.get_untracked(),
            _ => list.items.iter().map(|item| item.id).collect(),
        };
        let at = here.and_then(|here| items.iter().position(|id| *id == here));
        let (before, after) = items.split_at(at.map_or(0, |at| at + 1));
        let is_left = |id: &&ItemId| self.notes.mark_untracked(**id) == Mark::Unreviewed;
        after.iter().chain(before).find(is_left).copied()
    }
}
