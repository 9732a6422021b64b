//! The state that is worth sharing, and the query string that carries it.
//!
//! The parameters are public and stable; the README lists them.

use crate::duty_list::{DepartmentId, DutyList, ItemId, List};
use crate::i18n::Language;
use crate::notes::Mark;
use crate::search::{FacetMode, FacetSelection, Filters};

/// One of the main views.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum View {
    /// 事项: search, filters, results, detail.
    #[default]
    Items,
    /// 部门: the directory and the matrices.
    Departments,
    /// 对比: departments side by side.
    Compare,
    /// 核对: progress, notes, export.
    Review,
    /// 说明: source, corrections, downloads.
    About,
}

impl View {
    /// All screens, in the order of the navigation.
    pub const ALL: [View; 5] = [
        View::Items,
        View::Departments,
        View::Compare,
        View::Review,
        View::About,
    ];

    /// The name in addresses.
    pub fn id(self) -> &'static str {
        match self {
            View::Items => "items",
            View::Departments => "departments",
            View::Compare => "compare",
            View::Review => "review",
            View::About => "about",
        }
    }

    /// The screen with this [`id`](Screen::id).
    pub fn from_id(id: &str) -> Option<View> {
        View::ALL.into_iter().find(|screen| screen.id() == id)
    }
}

/// What the page shows. On the compare screen the included departments are the
/// compared ones, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Route {
    pub screen: View,
    /// The search text, as typed.
    pub query: String,
    pub filters: Filters,
    /// The item whose detail is open.
    pub item: Option<ItemId>,
    pub language: Language,
}

/// A parameter of a query string that means nothing here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignored {
    pub parameter: String,
    pub value: String,
}

/// How a change of state enters the browser's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// As a new entry, to which "back" returns.
    Push,
    /// In place of the current entry.
    Replace,
}

impl Route {
    /// Reads a query string, with or without `?`, and lists what it could not read.
    pub fn parse(query_string: &str, duty_list: &DutyList) -> (Route, Vec<Ignored>) {
        let mut address = Route::default();
        let mut ignored = Vec::new();
        let query_string = query_string.strip_prefix('?').unwrap_or(query_string);
        for (parameter, value) in form_urlencoded::parse(query_string.as_bytes()) {
            if address.read(&parameter, &value, duty_list).is_none() {
                ignored.push(Ignored {
                    parameter: parameter.into_owned(),
                    value: value.into_owned(),
                });
            }
        }
        (address, ignored)
    }

    /// Takes in one parameter; none if it or its value is unknown.
    fn read(&mut self, parameter: &str, value: &str, duty_list: &DutyList) -> Option<()> {
        let filters = &mut self.filters;
        match parameter {
            "view" => self.screen = View::from_id(value)?,
            "q" => self.query = value.to_owned(),
            "list" => choose(&mut filters.lists, value, List::from_id)?,
            "cat" => choose(&mut filters.categories, value, |name| {
                duty_list.category_named(name)
            })?,
            "dept" => choose(&mut filters.departments, value, |id| {
                duty_list.department_with_id(id)
            })?,
            "mark" => choose(&mut filters.marks, value, Mark::from_id)?,
            "item" => {
                let id = value.parse().ok()?;
                self.item = Some(duty_list.item(id)?.id);
            }
            "lang" => self.language = Language::from_id(value)?,
            _ => return None,
        }
        Some(())
    }

    /// The query string that leads here: empty, or beginning with `?`.
    pub fn to_query(&self, duty_list: &DutyList) -> String {
        let mut out = form_urlencoded::Serializer::new(String::new());
        if self.screen != View::default() {
            out.append_pair("view", self.screen.id());
        }
        if !self.query.is_empty() {
            out.append_pair("q", &self.query);
        }
        let mut write = |parameter: &str, values: Vec<String>| {
            for value in values {
                out.append_pair(parameter, &value);
            }
        };
        let filters = &self.filters;
        write("list", values(&filters.lists, |list| list.id()));
        write(
            "cat",
            values(&filters.categories, |id| duty_list.category(id)),
        );
        write(
            "dept",
            values(&filters.departments, |id| &duty_list.department(id).id),
        );
        write("mark", values(&filters.marks, |mark| mark.id()));
        if let Some(item) = self.item {
            out.append_pair("item", &item.to_string());
        }
        if self.language != Language::default() {
            out.append_pair("lang", self.language.id());
        }
        match out.finish() {
            query if query.is_empty() => query,
            query => format!("?{query}"),
        }
    }

    /// The included departments as a query string lists them, repeated ones too.
    pub fn listed_departments(query_string: &str, duty_list: &DutyList) -> Vec<DepartmentId> {
        let query_string = query_string.strip_prefix('?').unwrap_or(query_string);
        form_urlencoded::parse(query_string.as_bytes())
            .filter(|(parameter, _)| parameter == "dept")
            .filter_map(|(_, id)| duty_list.department_with_id(&id))
            .collect()
    }

    /// The department whose page is shown: on the screen of departments the
    /// only one that is included.
    pub fn department_page(&self) -> Option<DepartmentId> {
        match (self.screen, self.filters.departments.included()) {
            (View::Departments, [only]) => Some(*only),
            _ => None,
        }
    }

    /// Turns to one screen of these departments: the page of one, or the
    /// comparison of several, in this order.
    pub fn turn_to(&mut self, screen: View, departments: &[DepartmentId]) {
        self.screen = screen;
        self.item = None;
        self.filters.departments = FacetSelection::default();
        for id in departments {
            self.filters.departments.set(*id, Some(FacetMode::Include));
        }
    }

    /// Turns to an item's detail.
    pub fn open(&mut self, item: ItemId) {
        self.screen = View::Items;
        self.item = Some(item);
    }

    /// How the history takes the step from `before` to here: opening an item
    /// or a department's page and changing the screen can be gone back from,
    /// typing and ticking not.
    pub fn step_from(&self, before: &Route) -> Step {
        let opens_item = self.item.is_some() && self.item != before.item;
        let turns_page = self.department_page() != before.department_page();
        if opens_item || turns_page || self.screen != before.screen {
            Step::Push
        } else {
            Step::Replace
        }
    }
}

/// Reads `name` or `-name` into a selection.
fn choose<T: Copy + PartialEq>(
    selection: &mut FacetSelection<T>,
    value: &str,
    option: impl Fn(&str) -> Option<T>,
) -> Option<()> {
    let (mode, name) = match value.strip_prefix('-') {
        Some(name) => (FacetMode::Exclude, name),
        None => (FacetMode::Include, value),
    };
    selection.set(option(name)?, Some(mode));
    Some(())
}

/// Writes a selection as `choose` reads it.
fn values<'a, T: Copy + PartialEq>(
    selection: &FacetSelection<T>,
    name: impl Fn(T) -> &'a str,
) -> Vec<String> {
    let included = selection.included().iter().map(|id| name(*id).to_owned());
    let excluded = selection
        .excluded()
        .iter()
        .map(|id| format!("-{}", name(*id)));
    included.chain(excluded).collect()
}
