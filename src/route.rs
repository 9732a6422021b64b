//! The state that is worth sharing, and the query string that carries it.
//!
//! The parameters are public and stable; docs/addresses.md lists them.

use crate::compare::{ComparisonView, Group, Sort};
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
    /// 任务: what the list says about a pasted task; the ledger.
    Task,
    /// 核对: progress, notes, export.
    Review,
    /// 清单: the lists on this device and on this site.
    Lists,
    /// 变动: one edition beside an earlier one.
    Changes,
    /// 说明: source, corrections, downloads.
    About,
}

impl View {
    /// All views.
    pub const ALL: [View; 8] = [
        View::Items,
        View::Departments,
        View::Compare,
        View::Task,
        View::Review,
        View::Lists,
        View::Changes,
        View::About,
    ];

    /// The views in the navigation, in its order. The lists are reached through
    /// the list's name, the changes through the lists.
    pub const NAVIGATION: [View; 6] = [
        View::Items,
        View::Departments,
        View::Compare,
        View::Task,
        View::Review,
        View::About,
    ];

    /// The name in addresses.
    pub fn id(self) -> &'static str {
        match self {
            View::Items => "items",
            View::Departments => "departments",
            View::Compare => "compare",
            View::Task => "task",
            View::Review => "review",
            View::Lists => "lists",
            View::Changes => "changes",
            View::About => "about",
        }
    }

    /// The view with this [`id`](View::id).
    pub fn from_id(id: &str) -> Option<View> {
        View::ALL.into_iter().find(|view| view.id() == id)
    }
}

/// What the page shows. In the compare view the included departments are the
/// compared ones, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Route {
    pub view: View,
    /// The id of the list that is shown; none for the page's own list.
    pub doc: Option<String>,
    /// In the changes view: the id of the earlier list.
    pub base: Option<String>,
    /// The search text, as typed.
    pub query: String,
    pub filters: Filters,
    /// In the compare view: which of the rows are shown (`group`: `shared`, or
    /// the id of the department that alone has a part) and their order (`sort`:
    /// `list`, `category`, `clauses`).
    pub comparison: ComparisonView,
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

/// How a change of the route enters the browser's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryStep {
    /// As a new entry, to which "back" returns.
    Push,
    /// In place of the current entry.
    Replace,
}

impl Route {
    /// Reads a query string, with or without `?`, for a list, and returns the
    /// parameters that it could not read.
    pub fn parse(query_string: &str, list: &DutyList) -> (Route, Vec<Ignored>) {
        let mut route = Route::default();
        let mut ignored = Vec::new();
        for (parameter, value) in pairs(query_string) {
            if route.read(&parameter, &value, list).is_none() {
                ignored.push(Ignored {
                    parameter: parameter.into_owned(),
                    value: value.into_owned(),
                });
            }
        }
        (route, ignored)
    }

    /// The id of the list that a query string asks for; none for the page's own.
    pub fn doc_of(query_string: &str) -> Option<String> {
        let doc = pairs(query_string).find(|(parameter, _)| parameter == "doc")?;
        Some(doc.1.into_owned()).filter(|id| !id.is_empty())
    }

    /// Whether a query string asks for an item, of whichever list.
    pub fn opens_item(query_string: &str) -> bool {
        pairs(query_string).any(|(parameter, value)| parameter == "item" && !value.is_empty())
    }

    /// Reads one parameter; `None` if it or its value is unknown.
    fn read(&mut self, parameter: &str, value: &str, list: &DutyList) -> Option<()> {
        let filters = &mut self.filters;
        match parameter {
            "view" => self.view = View::from_id(value)?,
            "doc" => self.doc = Some(value.to_owned()).filter(|id| !id.is_empty()),
            "base" => self.base = Some(value.to_owned()).filter(|id| !id.is_empty()),
            "q" => self.query = value.to_owned(),
            "list" => choose(&mut filters.lists, value, List::from_id)?,
            "cat" => choose(&mut filters.categories, value, |name| {
                list.category_named(name)
            })?,
            "dept" => choose(&mut filters.departments, value, |id| {
                list.department_with_id(id)
            })?,
            "mark" => choose(&mut filters.marks, value, Mark::from_id)?,
            "group" => self.comparison.group = Some(Group::from_id(value, list)?),
            "sort" => self.comparison.sort = Sort::from_id(value)?,
            "item" => self.item = Some(list.item(value.parse().ok()?)?.id),
            "lang" => self.language = Language::from_id(value)?,
            _ => return None,
        }
        Some(())
    }

    /// The query string that leads here: empty, or beginning with `?`.
    pub fn to_query(&self, list: &DutyList) -> String {
        let mut out = form_urlencoded::Serializer::new(String::new());
        if self.view != View::default() {
            out.append_pair("view", self.view.id());
        }
        if let Some(doc) = &self.doc {
            out.append_pair("doc", doc);
        }
        if let Some(base) = &self.base {
            out.append_pair("base", base);
        }
        if !self.query.is_empty() {
            out.append_pair("q", &self.query);
        }
        let filters = &self.filters;
        let categories = |id| list.category(id);
        let departments = |id| list.department(id).id.as_str();
        for (parameter, values) in [
            ("list", values(&filters.lists, List::id)),
            ("cat", values(&filters.categories, categories)),
            ("dept", values(&filters.departments, departments)),
            ("mark", values(&filters.marks, Mark::id)),
        ] {
            for value in values {
                out.append_pair(parameter, &value);
            }
        }
        if self.view == View::Compare {
            if let Some(group) = self.comparison.group {
                out.append_pair("group", group.id(list));
            }
            if self.comparison.sort != Sort::default() {
                out.append_pair("sort", self.comparison.sort.id());
            }
        }
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
    pub fn listed_departments(query_string: &str, list: &DutyList) -> Vec<DepartmentId> {
        pairs(query_string)
            .filter(|(parameter, _)| parameter == "dept")
            .filter_map(|(_, id)| list.department_with_id(&id))
            .collect()
    }

    /// The department whose page is shown: in the view of departments the only
    /// one that is included.
    pub fn department_page(&self) -> Option<DepartmentId> {
        match (self.view, self.filters.departments.included()) {
            (View::Departments, [only]) => Some(*only),
            _ => None,
        }
    }

    /// The route of another view of the same list, in the same language. The
    /// search stays, so that coming back finds it again; departments do not,
    /// because they mean something else in each view.
    pub fn to_view(&self, view: View) -> Route {
        let mut route = Route {
            view,
            base: None,
            item: None,
            ..self.clone()
        };
        let is_other = self.view != view
            && [self.view, view]
                .iter()
                .any(|view| view.has_own_departments());
        // From a department's page, the view of departments is its directory.
        if is_other || view == View::Departments {
            route.filters.departments = FacetSelection::default();
            route.comparison = ComparisonView::default();
        }
        route
    }

    /// The route of one view of these departments, without any other condition:
    /// the page of one, or the comparison of several, in this order.
    pub fn of_departments(&self, view: View, departments: &[DepartmentId]) -> Route {
        let mut route = self.fresh(view);
        for id in departments {
            route.filters.departments.set(*id, Some(FacetMode::Include));
        }
        route
    }

    /// The route of a view of the same list without search and filters.
    pub fn fresh(&self, view: View) -> Route {
        Route {
            view,
            doc: self.doc.clone(),
            language: self.language,
            ..Route::default()
        }
    }

    /// Opens an item's detail. A review is one of the whole list, so it leaves
    /// search and filters behind.
    pub fn open(&mut self, item: ItemId) {
        match self.view {
            View::Items => {}
            View::Review => *self = self.fresh(View::Items),
            _ => *self = self.to_view(View::Items),
        }
        self.item = Some(item);
    }

    /// How the history takes the step from `before` to here: opening an item, a
    /// department's page or another list and changing the view can be gone back
    /// from; typing and ticking cannot.
    pub fn step_from(&self, before: &Route) -> HistoryStep {
        let opens_item = self.item.is_some() && self.item != before.item;
        let turns_page = self.department_page() != before.department_page();
        let turns_list = self.doc != before.doc || self.base != before.base;
        if opens_item || turns_page || turns_list || self.view != before.view {
            HistoryStep::Push
        } else {
            HistoryStep::Replace
        }
    }
}

impl View {
    /// Whether the departments in its address are shown and not filtered by.
    fn has_own_departments(self) -> bool {
        matches!(self, View::Departments | View::Compare)
    }
}

fn pairs(query_string: &str) -> form_urlencoded::Parse<'_> {
    let query_string = query_string.strip_prefix('?').unwrap_or(query_string);
    form_urlencoded::parse(query_string.as_bytes())
}

/// Reads `name` or `-name` into a choice.
fn choose<T: Copy + PartialEq>(
    choice: &mut FacetSelection<T>,
    value: &str,
    option: impl Fn(&str) -> Option<T>,
) -> Option<()> {
    let (stance, name) = match value.strip_prefix('-') {
        Some(name) => (FacetMode::Exclude, name),
        None => (FacetMode::Include, value),
    };
    choice.set(option(name)?, Some(stance));
    Some(())
}

/// Writes a choice as `choose` reads it.
fn values<'a, T: Copy + PartialEq>(
    choice: &FacetSelection<T>,
    name: impl Fn(T) -> &'a str,
) -> Vec<String> {
    let included = choice.included().iter().map(|id| name(*id).to_owned());
    let excluded = choice.excluded().iter().map(|id| format!("-{}", name(*id)));
    included.chain(excluded).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::embedded;

    fn check(query_string: &str, canonical: &str, ignored: usize) {
        let list = embedded::duty_list();
        let (route, unread) = Route::parse(query_string, &list);
        assert_eq!(route.to_query(&list), canonical);
        assert_eq!(unread.len(), ignored, "{unread:?}");
    }

    #[test]
    fn a_comparison_keeps_its_filter_and_its_order() {
        let two = "?view=compare&dept=water&dept=health";
        check(
            &format!("{two}&group=shared"),
            &format!("{two}&group=shared"),
            0,
        );
        check(
            &format!("{two}&sort=clauses&group=water"),
            &format!("{two}&group=water&sort=clauses"),
            0,
        );
        check(&format!("{two}&sort=list"), two, 0);
        check(&format!("{two}&group=nobody&sort=size"), two, 2);
        // They mean nothing elsewhere.
        check("?group=shared&sort=clauses", "", 0);
    }

    #[test]
    fn from_a_departments_page_its_view_is_the_directory() {
        let list = embedded::duty_list();
        let page = Route::parse("?view=departments&dept=water&q=河", &list).0;
        let there = page.to_view(View::Departments);
        assert_eq!(there.to_query(&list), "?view=departments&q=%E6%B2%B3");
    }

    #[test]
    fn another_view_leaves_the_filter_of_the_comparison_behind() {
        let list = embedded::duty_list();
        let two = "?view=compare&dept=water&dept=health&group=shared&sort=clauses";
        let compared = Route::parse(two, &list).0;
        let there = compared.to_view(View::Items).to_view(View::Compare);
        assert_eq!(there.to_query(&list), "?view=compare");
    }
}
