//! The state of the page: one signal for the address, memos of the pure half.

use std::ops::Deref;

use leptos::prelude::*;

use super::notes::{News, Notes};
use super::program::{More, Program};
use crate::address::{Address, Ignored, Screen};
use crate::browser::offline::Offline;
use crate::browser::{address_bar, media, page, printing, settings};
use crate::document::{CategoryId, Correction, DepartmentId, Document, Item, ItemId, List};
use crate::language::{Language, Phrase};
use crate::names;
use crate::review::{Mark, Review};
use crate::search::{FilterOption, Filters, Index, Query, Results, Stance, search};

/// The setting that switches single-key shortcuts off.
const SHORTCUTS: &str = "shortcuts";

/// What of an open item takes the focus.
const DETAIL: &str = "[data-detail] h2";

/// What all parts of the page share. There is one, which lives as long as the
/// page, so that a closure needs to keep no more than a reference to it.
pub struct State {
    pub document: &'static Document,
    /// What this program can do.
    pub program: &'static Program,
    /// Where the reader is; everything on the page follows from it.
    pub address: RwSignal<Address>,
    /// What of the address could not be read.
    pub ignored: RwSignal<Vec<Ignored>>,
    pub screen: Memo<Screen>,
    pub query: Memo<Query>,
    pub filters: Memo<Filters>,
    pub results: Memo<Results>,
    /// The item whose detail is open.
    pub open: Memo<Option<ItemId>>,
    /// Whether the detail has room beside the results.
    pub wide: RwSignal<bool>,
    /// Whether single keys are shortcuts.
    pub shortcuts: RwSignal<bool>,
    /// The copy of the program on this device.
    pub offline: Offline,
    /// Whether the page is being printed.
    pub printing: RwSignal<bool>,
    /// The whole program, where this is not it.
    pub more: RwSignal<More>,
    /// The reader's marks and notes.
    pub notes: Notes,
    /// The mark of each item, in the document's order.
    marks: Memo<Vec<Mark>>,
    index: &'static Index,
}

impl State {
    /// The state that the address bar asks for.
    pub fn new(document: &'static Document, program: &'static Program) -> &'static State {
        let (address, ignored) = Address::parse(&address_bar::query_string(), document);
        let address = RwSignal::new(address);
        // The index lives as long as the page.
        let index: &'static Index = Box::leak(Box::new(Index::new(document)));
        let query = Memo::new(move |_| address.with(|address| Query::parse(&address.query, index)));
        let filters = Memo::new(move |_| address.with(|address| address.filters.clone()));
        let notes = (program.notes)(document);
        // Typing in a note changes no mark, so it searches nothing anew.
        let marks = Memo::new(move |_| {
            let marks = |review: &Review| {
                let items = document.items.iter();
                items
                    .map(|item| review.book.mark(item.id))
                    .collect::<Vec<Mark>>()
            };
            notes.review.with(marks)
        });
        let results = Memo::new(move |_| {
            marks.with(|marks| {
                let mark = |item| mark_of(document, marks, item);
                query.with(|query| filters.with(|f| search(document, index, query, f, &mark)))
            })
        });
        Box::leak(Box::new(State {
            document,
            program,
            address,
            ignored: RwSignal::new(ignored),
            screen: Memo::new(move |_| address.with(|address| address.screen)),
            query,
            filters,
            results,
            open: Memo::new(move |_| address.with(|address| address.item)),
            // 1,100 px at the usual text size; the style sheets say the same.
            wide: media::matches("(min-width: 68.75em)"),
            shortcuts: RwSignal::new(settings::get(SHORTCUTS).as_deref() != Some("off")),
            offline: Offline::new(),
            printing: printing::is_printing(),
            more: RwSignal::new(More::NotAsked),
            notes,
            marks,
            index,
        }))
    }

    /// Keeps the address bar and the state the same, in both directions.
    pub fn follow_address_bar(&'static self) {
        let State {
            document,
            address,
            ignored,
            ..
        } = *self;
        address_bar::on_navigation(move |query_string| {
            let (there, unread) = Address::parse(&query_string, document);
            ignored.set(unread);
            if address.with_untracked(|here| *here != there) {
                address.set(there);
            }
        });
        Effect::new(move |before: Option<Address>| {
            let now = address.get();
            let shown = Address::parse(&address_bar::query_string(), document).0;
            if shown != now {
                let before = before.unwrap_or(shown);
                let (query, from) = (now.to_query(document), before.to_query(document));
                address_bar::write(&query, &from, now.step_from(&before));
                ignored.set(Vec::new());
            } else {
                address_bar::settle();
            }
            now
        });
    }

    /// Moves the focus into an item that opens, and back to its row when it
    /// closes, by whatever way: a key, a button, the history. Where this program
    /// `took_over`, the item has just been opened.
    pub fn follow_open_item(&'static self, took_over: bool) {
        Effect::new(move |before: Option<Option<ItemId>>| {
            let now = self.open.get();
            match (before, now) {
                (Some(before), Some(_)) if before != now => page::focus_soon(DETAIL.to_owned()),
                // On a page that opens with a detail, only if nothing else can be reached.
                (None, Some(_)) if took_over || untrack(|| self.covered()) => {
                    page::focus_soon(DETAIL.to_owned())
                }
                (Some(Some(id)), None) if self.screen.get_untracked() == Screen::Items => {
                    page::focus_in_view_soon(format!("[data-item='{id}'] a"));
                }
                _ => {}
            }
            now
        });
    }

    /// Changes the address.
    pub fn go(&'static self, change: impl FnOnce(&mut Address)) {
        self.address.update(change);
    }

    /// The query string of the present address with a change.
    pub fn link(&'static self, change: impl FnOnce(&mut Address)) -> String {
        let mut address = self.address.get();
        change(&mut address);
        self.href(&address)
    }

    /// The query string that leads to an address.
    pub fn href(&self, address: &Address) -> String {
        match address.to_query(self.document) {
            // An empty link would be the present address with its query.
            query if query.is_empty() => "?".to_owned(),
            query => query,
        }
    }

    /// Goes where a link on the page leads, and shows it from its top.
    pub fn follow(&self, query: &str) {
        let address = Address::parse(query, self.document).0;
        let selector = match (address.item, address.screen) {
            (Some(_), _) => "[data-detail] h2",
            (None, Screen::Items) => ".rows a",
            _ => "main h2",
        };
        self.address.set(address);
        page::show_top_soon(selector);
    }

    /// Opens an item's detail.
    pub fn open_item(&'static self, id: ItemId) {
        self.go(|address| address.open(id));
    }

    /// Closes the detail.
    pub fn close_item(&'static self) {
        let mut closed = self.address.get_untracked();
        closed.item = None;
        if address_bar::came_from(&closed.to_query(self.document)) {
            address_bar::back();
        } else {
            self.address.set(closed);
        }
    }

    /// Whether there is a detail on the list's screen.
    pub fn shows_detail(&'static self) -> bool {
        self.program.is_whole && self.open.get().is_some()
    }

    /// Whether the detail covers everything else, so that nothing else can be reached.
    pub fn covered(&'static self) -> bool {
        self.shows_detail() && self.screen.get() == Screen::Items && !self.wide.get()
    }

    /// Takes away search and filters.
    pub fn clear(&'static self) {
        self.go(|address| {
            address.query.clear();
            address.filters = Filters::default();
        });
    }

    /// Switches the single-key shortcuts, for this visit and the next ones.
    pub fn switch_shortcuts(&'static self, on: bool) {
        self.shortcuts.set(on);
        settings::set(SHORTCUTS, if on { "on" } else { "off" });
    }

    /// The item `by` places after `here` in the results; where `here` is not
    /// among them, the next one in the document's order.
    pub fn neighbour(&'static self, here: Option<ItemId>, by: isize) -> Option<ItemId> {
        self.results.with_untracked(|results| {
            let id = |position: usize| self.document.items[position].id;
            let at =
                here.and_then(|here| results.hits.iter().position(|hit| id(hit.position) == here));
            let mut hits = results.hits.iter().map(|hit| id(hit.position));
            match (at, here) {
                (Some(at), _) => hits.nth(at.checked_add_signed(by)?),
                // A mark that was just given has taken the item out of the results.
                (None, Some(here)) if by > 0 => hits.find(|id| *id > here),
                (None, Some(here)) => hits.rfind(|id| *id < here),
                (None, None) => hits.next(),
            }
        })
    }

    /// Opens the next item without a mark: of the results while they are looked
    /// at, otherwise of the whole document.
    pub fn open_next_unreviewed(&'static self) {
        let opened = self.open.get_untracked();
        let here =
            opened.or_else(|| page::focused_data("data-item").and_then(|id| id.parse().ok()));
        let in_results = self.screen.get_untracked() == Screen::Items;
        let next = self.notes.review.with_untracked(|review| match in_results {
            true => self.results.with_untracked(|results| {
                let items = results
                    .hits
                    .iter()
                    .map(|hit| self.document.items[hit.position].id);
                let items: Vec<ItemId> = items.collect();
                let at = here.and_then(|here| items.iter().position(|id| *id == here));
                let (before, after) = items.split_at(at.map_or(0, |at| at + 1));
                let left = |id: &&ItemId| review.book.mark(**id) == Mark::Unreviewed;
                after.iter().chain(before).find(left).copied()
            }),
            false => review.book.next_unreviewed(self.document, here),
        });
        match next {
            Some(next) => self.open_item(next),
            None => self.notes.tell(Some(News::NoneLeft)),
        }
    }

    /// How many items there would be with a change to query and filters.
    pub fn count_with(&'static self, change: impl FnOnce(&mut Address)) -> usize {
        let mut address = self.address.get_untracked();
        change(&mut address);
        let query = Query::parse(&address.query, self.index);
        let document = self.document;
        self.marks.with_untracked(|marks| {
            let mark = |item| mark_of(document, marks, item);
            let found = search(document, self.index, &query, &address.filters, &mark);
            found.hits.len()
        })
    }
}

fn mark_of(document: &Document, marks: &[Mark], item: ItemId) -> Mark {
    let mark = document.position(item).and_then(|at| marks.get(at));
    mark.copied().unwrap_or_default()
}

/// The state, and the language in which it is shown.
#[derive(Clone, Copy)]
pub struct Atlas {
    state: &'static State,
    pub language: Language,
}

impl Deref for Atlas {
    type Target = &'static State;

    fn deref(&self) -> &&'static State {
        &self.state
    }
}

impl Atlas {
    /// In the language of the address, which is tracked.
    pub fn new(state: &'static State) -> Atlas {
        let language = Memo::new(move |_| state.address.with(|address| address.language));
        Atlas {
            state,
            language: language.get(),
        }
    }

    /// One of two texts, by language.
    pub fn say(self, zh: &'static str, en: &'static str) -> &'static str {
        Phrase { zh, en }.get(self.language)
    }

    pub fn english(self) -> bool {
        self.language == Language::English
    }

    /// A time as it is shown.
    pub fn time(self, time: &str) -> String {
        page::local_time(time)
    }

    pub fn list(self, list: List) -> &'static str {
        names::list(list, self.language)
    }

    pub fn list_short(self, list: List) -> &'static str {
        names::list_short(list).get(self.language)
    }

    pub fn category(self, id: CategoryId) -> &'static str {
        names::category(self.document.category(id), self.language)
    }

    /// A department's short name, or its English one.
    pub fn department(self, id: DepartmentId) -> &'static str {
        let department = self.document.department(id);
        match self.language {
            Language::Chinese => &department.short,
            Language::English => &department.en,
        }
    }

    /// The names of some departments.
    pub fn departments(self, ids: &[DepartmentId]) -> String {
        let mut names = String::new();
        for id in ids {
            if !names.is_empty() {
                // English names have commas of their own.
                names.push_str(self.say("、", "; "));
            }
            names.push_str(self.department(*id));
        }
        names
    }

    /// What a filter option is called.
    pub fn option(self, option: FilterOption) -> &'static str {
        match option {
            FilterOption::List(list) => self.list(list),
            FilterOption::Category(category) => self.category(category),
            FilterOption::Department(department) => self.department(department),
            FilterOption::Mark(mark) => mark.label().get(self.language),
        }
    }

    /// A filter option with what is done to it.
    pub fn chosen(self, option: FilterOption, stance: Stance) -> String {
        let not = match stance {
            Stance::Include => "",
            Stance::Exclude => self.say("非 ", "not "),
        };
        format!("{not}{}", self.option(option))
    }

    /// Why the print is read differently somewhere.
    pub fn reason(self, correction: &'static Correction) -> &'static str {
        match self.language {
            Language::Chinese => &correction.reason,
            Language::English => &correction.reason_en,
        }
    }

    /// What a citation of the item says: where it stands, what it is, its address.
    pub fn citation(self, item: &Item) -> String {
        let document = self.document;
        let address = Address {
            item: Some(item.id),
            language: self.language,
            ..Address::default()
        };
        let link = address_bar::absolute(&address.to_query(document));
        let (list, category) = (self.list(item.id.list), self.category(item.category));
        let (title, number) = (&item.title, item.id.number);
        match self.language {
            Language::Chinese => format!(
                "《{}》（{}），{list}第{number}项〔{category}〕：{title}。{link}",
                document.title,
                document.date_in_chinese(),
            ),
            Language::English => format!(
                "{} ({}), {list}, no. {number} [{category}]: {title}. {link}",
                document.title, document.date,
            ),
        }
    }
}
