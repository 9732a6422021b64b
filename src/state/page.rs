//! One list in one language: the route, and what follows from it.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::notes::RowSummary;
use super::{
    AppState, Approximate, DocState, NotesState, OpenList, Shown, after_paint, approximate,
    part_of, scoped_memo,
};
use crate::duty_list::{DepartmentId, DutyList, Item, ItemId, List};
use crate::i18n::report::{self, Origin};
use crate::i18n::ui::{common, detail, items};
use crate::i18n::{Language, Phrase, date, join, names};
use crate::notes::{Keys, Mark, Note, Step, Store};
use crate::platform::local_storage::BrowserStorage;
use crate::platform::{history, lifecycle};
use crate::report::Field;
use crate::route::{Ignored, Route, View};
use crate::search::{FacetMode, Facets, FilterOption, Filters, Nearest, Query, Results, search};

/// What a row of the results shows besides the item and its link.
#[derive(Clone, Debug, PartialEq)]
pub struct RowState {
    /// Whether the item's detail is open.
    pub is_current: bool,
    pub summary: RowSummary,
    pub query: Arc<Query>,
}

/// A page of the program. List and language stay the same for as long as it is
/// shown.
#[derive(Clone, Copy)]
pub struct Page {
    pub app: AppState,
    pub language: Language,
    /// Where the reader is; everything on the page follows from it.
    pub route: RwSignal<Route>,
    /// What of the address could not be read.
    pub ignored: RwSignal<Vec<Ignored>>,
    pub view: Memo<View>,
    pub query: Memo<Arc<Query>>,
    pub filters: Memo<Filters>,
    pub results: Memo<Results>,
    /// The nearest items, while the search finds nothing.
    pub approximate: ReadSignal<Approximate>,
    /// The items that the results show, in their order: those that the search
    /// finds, or the nearest.
    pub shown: Memo<Vec<ItemId>>,
    /// The counts beside the filter options.
    pub facets: Memo<Facets>,
    /// The item whose detail is open.
    pub open: Memo<Option<ItemId>>,
    /// The reader's marks and notes on this list.
    pub notes: NotesState,
    /// Whether the code that reads and writes the notes did not arrive.
    pub notes_missing: RwSignal<bool>,
    /// The step that a message offers to undo.
    pub(super) undo_offered: StoredValue<Option<Step<Note>>>,
    /// What the link to an item has before and after the id.
    item_link: Memo<(String, String)>,
    /// Whether the list is the one that the address asks for.
    doc: StoredValue<DocState>,
    pub(super) list: StoredValue<Arc<OpenList>>,
    /// The mark of each item, in the order of the list.
    marks: Memo<Vec<Mark>>,
    /// What the rows say of the reader's own. Typing on in a note changes
    /// nothing of it, so it wakes no row.
    row_summaries: ReadSignal<BTreeMap<ItemId, RowSummary>>,
}

impl Page {
    pub fn new(app: AppState, shown: Shown) -> Page {
        let Shown {
            list,
            route,
            ignored,
            doc,
        } = shown;
        let (approximate, set_approximate) = signal(Approximate::default());
        let language = route.language;
        let route = RwSignal::new(route);
        let notes = app.records.notes(&list);
        let query = Memo::new({
            let list = list.clone();
            move |_| route.with(|route| Arc::new(Query::parse(&route.query, &list.index)))
        });
        let filters = Memo::new(move |_| route.with(|route| route.filters.clone()));
        // Typing in a note changes no mark, so it triggers no search.
        let marks = Memo::new({
            let list = list.clone();
            move |_| notes.marks(&list)
        });
        // The detail shows a mark at once, rows and counts after the paint.
        let painted_marks = after_paint(marks);
        let row_summaries = Memo::new(move |_| notes.row_summaries());
        let results = Memo::new({
            let list = list.clone();
            move |_| {
                let filters = filters.read();
                let search = |marks: &Vec<Mark>| search_with(&list, &query.read(), &filters, marks);
                // Only where marks are filtered by does one change what is found.
                match filters.marks.is_empty() {
                    true => painted_marks.with(search),
                    false => marks.with(search),
                }
            }
        });
        let shown = Memo::new({
            let list = list.clone();
            move |_| {
                let id = |position: usize| list.items[position].id;
                let (results, approximate) = (results.read(), approximate.read());
                match nearest_instead(&results, &approximate) {
                    Some(nearest) => nearest.items.iter().map(|it| id(it.position)).collect(),
                    None => results.hits.iter().map(|hit| id(hit.position)).collect(),
                }
            }
        });
        let facets = Memo::new(move |_| {
            let (results, approximate) = (results.read(), approximate.read());
            match nearest_instead(&results, &approximate) {
                Some(nearest) => nearest.facets.clone(),
                None => results.facets.clone(),
            }
        });
        let open = Memo::new(move |_| route.with(|route| route.item));
        let item_link = Memo::new({
            let list = list.clone();
            move |_| route.with(|route| item_link(route, &list))
        });
        let page = Page {
            app,
            language,
            route,
            ignored: RwSignal::new(ignored),
            view: Memo::new(move |_| route.with(|route| route.view)),
            query,
            filters,
            results,
            approximate,
            shown,
            facets,
            open,
            notes,
            notes_missing: RwSignal::new(false),
            undo_offered: StoredValue::new(None),
            item_link,
            doc: StoredValue::new(doc),
            list: StoredValue::new(list),
            marks,
            row_summaries: after_paint(row_summaries),
        };
        approximate::follow(page, set_approximate);
        page
    }

    /// The mark of each item, in the order of the list.
    pub fn marks_untracked(self) -> Vec<Mark> {
        self.marks.get_untracked()
    }

    /// How many items have a mark, tracked.
    pub fn marked(self) -> usize {
        let is_marked = |mark: &&Mark| **mark != Mark::Unreviewed;
        self.marks.read().iter().filter(is_marked).count()
    }

    /// What an item's row shows besides the item and its link.
    pub fn row(self, id: ItemId) -> Memo<RowState> {
        scoped_memo(move || RowState {
            is_current: self.open.get() == Some(id),
            summary: self.row_summaries.with(|known| summary_of(known, id)),
            query: self.query.get(),
        })
    }

    /// What an item's row says of the reader's own.
    pub fn row_summary(self, item: ItemId) -> Memo<RowSummary> {
        scoped_memo(move || self.row_summaries.with(|known| summary_of(known, item)))
    }

    /// The list that is shown.
    pub fn list(self) -> Arc<OpenList> {
        self.list.get_value()
    }

    /// Whether the list is the one that the address asks for.
    pub fn doc_state(self) -> DocState {
        self.doc.get_value()
    }

    /// How many items of a list have notes on this device; none where storage
    /// cannot be read.
    pub fn saved_notes(self, id: &str) -> Option<usize> {
        let keys = BrowserStorage.keys(&Keys::<Note>::new(id).records());
        keys.ok().map(|keys| keys.len())
    }

    /// Whether the interface is English.
    pub fn english(self) -> bool {
        self.language == Language::English
    }

    /// A text of the interface.
    pub fn t(self, phrase: Phrase) -> &'static str {
        phrase.get(self.language)
    }

    /// A department's short name, or its English one.
    pub fn department(self, id: DepartmentId) -> String {
        let list = self.list();
        let department = list.department(id);
        match self.language {
            Language::Chinese => department.short.clone(),
            Language::English => department.english().to_owned(),
        }
    }

    /// The names of some departments.
    pub fn departments(self, ids: &[DepartmentId]) -> String {
        let names = ids.iter().map(|id| self.department(*id));
        // English names have commas of their own.
        let between = if self.english() { "; " } else { "、" };
        names.collect::<Vec<_>>().join(between)
    }

    /// The name of an item's category; empty where the list has none.
    pub fn category(self, item: &Item) -> String {
        names::category(self.list().category_of(item), self.language).to_owned()
    }

    /// What a filter option is called.
    pub fn option(self, option: FilterOption) -> String {
        match option {
            FilterOption::List(list) => names::list(list, self.language).to_owned(),
            FilterOption::Category(id) => {
                names::category(self.list().category(id), self.language).to_owned()
            }
            FilterOption::Department(id) => self.department(id),
            FilterOption::Mark(mark) => self.t(names::mark(mark)).to_owned(),
        }
    }

    /// A filter option with what is done to it.
    pub fn chosen(self, option: FilterOption, stance: FacetMode) -> String {
        let name = self.option(option);
        match stance {
            FacetMode::Include => name,
            FacetMode::Exclude => items::excluded(self.language, &name),
        }
    }

    /// An item in a word: `配合 19`.
    pub fn item_name(self, id: ItemId) -> String {
        format!("{} {}", self.list_short(id.list), self.printed_number(id))
    }

    /// A list's name in a word.
    pub fn list_short(self, list: List) -> &'static str {
        self.t(names::list_short(list))
    }

    /// The number that is printed before an item.
    pub fn printed_number(self, id: ItemId) -> String {
        let list = self.list();
        let printed = list.item(id).and_then(|item| item.printed_number.clone());
        printed.unwrap_or_else(|| id.number.to_string())
    }

    /// The link to an item from the present route.
    pub fn item_href(self, id: ItemId) -> Memo<String> {
        part_of(self.item_link, move |(before, after)| {
            format!("{before}{id}{after}")
        })
    }

    /// How many items there would be with a change to the route.
    pub fn count_with(self, change: impl FnOnce(&mut Route)) -> usize {
        let mut route = self.route.get_untracked();
        change(&mut route);
        let list = self.list();
        let query = Query::parse(&route.query, &list.index);
        let marks = self.marks.read_untracked();
        search_with(&list, &query, &route.filters, &marks)
            .hits
            .len()
    }

    /// The address of the screen.
    pub fn address(self) -> String {
        let list = self.list();
        history::absolute(&self.route.with_untracked(|route| route.to_query(&list)))
    }

    /// What was searched for and filtered by, in words.
    pub fn conditions(self) -> String {
        untrack(|| {
            let query = self.quoted_query().into_iter();
            join(self.language, query.chain(self.filter_names()))
        })
    }

    /// What is searched for, in quotes, tracked; none where nothing is.
    pub fn quoted_query(self) -> Option<String> {
        let query = self.route.with(|route| route.query.trim().to_owned());
        (!query.is_empty()).then(|| common::quoted(&query))
    }

    /// The names of the chosen filters, tracked.
    pub fn filter_names(self) -> Vec<String> {
        let chosen = self.filters.read().chosen().into_iter();
        chosen
            .map(|(option, mode)| self.chosen(option, mode))
            .collect()
    }

    /// What a file says of where it is from. `shown` is how many there are, as
    /// the screen says it.
    pub fn about(self, conditions: String, shown: String) -> Vec<Field> {
        let origin = Origin {
            conditions,
            shown,
            address: self.address(),
            day: lifecycle::today(),
        };
        report::about(&self.list(), &origin, self.language)
    }

    /// A citation of what the screen shows.
    pub fn citation_of_screen(self, conditions: &str, shown: &str) -> String {
        let list = self.list();
        let date = date(self.language, &list.date);
        let what = [conditions, shown].into_iter().filter(|it| !it.is_empty());
        let what = join(self.language, what);
        detail::citation_of_list(self.language, &list.title, &date, &what, &self.address())
    }

    /// What a citation of the item says: where it is printed, what it is, its
    /// address.
    pub fn citation(self, item: &Item) -> String {
        let list = self.list();
        let mut route = self.route.with_untracked(|route| route.fresh(View::Items));
        route.item = Some(item.id);
        let link = history::absolute(&route.to_query(&list));
        let name = names::list(item.id.list, self.language);
        let number = self.printed_number(item.id);
        let (category, title) = (self.category(item), &item.title);
        match self.language {
            Language::Chinese => format!(
                "《{}》（{}），{name}第{number}项〔{category}〕：{title}。{link}",
                list.title,
                list.date_in_chinese(),
            ),
            Language::English => format!(
                "{} ({}), {name}, no. {number} [{category}]: {title}. {link}",
                list.title, list.date,
            ),
        }
    }
}

/// The nearest items, where they replace the results. Those of the query before
/// may still be there while the present one finds something.
fn nearest_instead<'a>(results: &Results, approximate: &'a Approximate) -> Option<&'a Nearest> {
    let nearest = approximate.found();
    nearest.filter(|_| results.hits.is_empty())
}

/// The link to an item from a route, with the id left out.
fn item_link(route: &Route, list: &DutyList) -> (String, String) {
    const SOME: ItemId = ItemId {
        list: List::Basic,
        number: 1,
    };
    let mut there = route.clone();
    there.open(SOME);
    let link = there.to_query(list);
    // In the search text the equals sign is encoded.
    let (before, after) = link.split_once("item=basic-1").unwrap_or((&link, ""));
    (format!("{before}item="), after.to_owned())
}

fn summary_of(known: &BTreeMap<ItemId, RowSummary>, id: ItemId) -> RowSummary {
    known.get(&id).copied().unwrap_or_default()
}

fn search_with(list: &OpenList, query: &Query, filters: &Filters, marks: &[Mark]) -> Results {
    let mark = |item| mark_of(list, marks, item);
    search(list, &list.index, query, filters, &mark)
}

fn mark_of(list: &DutyList, marks: &[Mark], item: ItemId) -> Mark {
    let mark = list.position(item).and_then(|at| marks.get(at));
    mark.copied().unwrap_or_default()
}
