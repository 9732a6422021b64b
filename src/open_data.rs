//! A list as open data: `duties.json` and `duties.csv`. Their schema is public
//! and stable; docs/duties.md documents it. `duties.json` is also read back.

use std::collections::HashMap;

use serde::de::Error;
use serde::{Deserialize, Serialize};

use crate::csv::Csv;
use crate::duty_list::identity::content_id;
use crate::duty_list::{
    Attribution, CategoryId, Clause, Correction, Department, DepartmentId, DutyList, Heading, Item,
    ItemId, List, Location, Problem, ProblemKind, Severity, SourceFile, SuperiorClause,
};
use crate::i18n::{Language, reader};

#[derive(Deserialize, Serialize)]
struct OpenData {
    document: About,
    #[serde(default)]
    lists: Vec<ListCount>,
    #[serde(default)]
    categories: Vec<String>,
    #[serde(default)]
    departments: Vec<Department>,
    items: Vec<OpenItem>,
    #[serde(default)]
    corrections: Vec<Correction>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    problems: Vec<OpenProblem>,
}

#[derive(Deserialize, Serialize)]
struct About {
    id: String,
    title: String,
    #[serde(default)]
    place: Vec<String>,
    #[serde(default)]
    date: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source: Option<SourceFile>,
}

#[derive(Deserialize, Serialize)]
struct ListCount {
    id: String,
    name: String,
    count: usize,
}

#[derive(Deserialize, Serialize)]
struct OpenItem {
    id: String,
    list: String,
    number: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    printed_number: Option<String>,
    category: Option<String>,
    title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    title_en: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    departments: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    other_departments: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    superior_duties: Option<Vec<OpenSuperiorClause>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    township_duties: Option<Vec<OpenClause>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    action: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    remark: Option<String>,
}

#[derive(Deserialize, Serialize)]
struct OpenClause {
    section: Option<String>,
    number: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    label: Option<String>,
    text: String,
}

#[derive(Deserialize, Serialize)]
struct OpenSuperiorClause {
    #[serde(flatten)]
    clause: OpenClause,
    departments: Vec<String>,
    attribution: String,
}

#[derive(Deserialize, Serialize)]
struct OpenProblem {
    #[serde(rename = "where")]
    place: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    item: Option<String>,
    what: String,
}

/// The whole list as `duties.json`.
///
/// # Errors
/// None in practice: the model has nothing that JSON cannot hold.
pub fn json(duty_list: &DutyList) -> serde_json::Result<String> {
    let list = |list: List| ListCount {
        id: list.id().to_owned(),
        name: list.name().to_owned(),
        count: duty_list.list(list).count(),
    };
    serde_json::to_string_pretty(&OpenData {
        document: About {
            id: duty_list.id.clone(),
            title: duty_list.title.clone(),
            place: duty_list.place.clone(),
            date: (!duty_list.date.is_empty()).then(|| duty_list.date.clone()),
            source: duty_list.source.clone(),
        },
        lists: List::ALL.map(list).into(),
        categories: duty_list.categories.clone(),
        departments: duty_list.departments.clone(),
        items: duty_list
            .items
            .iter()
            .map(|item| open_item(duty_list, item))
            .collect(),
        corrections: duty_list.corrections.clone(),
        problems: duty_list.problems.iter().map(open_problem).collect(),
    })
}

fn open_problem(problem: &Problem) -> OpenProblem {
    OpenProblem {
        place: reader::problem_place(problem, Language::Chinese),
        item: problem.item.map(|id| id.to_string()),
        what: reader::problem_what(problem, Language::Chinese),
    }
}

fn open_item(duty_list: &DutyList, item: &Item) -> OpenItem {
    let list = item.id.list;
    let led = list != List::Basic;
    let superior = |duty: &SuperiorClause| OpenSuperiorClause {
        clause: open_clause(&duty.clause),
        departments: ids(duty_list, item.acting(&duty.attribution)),
        attribution: duty.attribution.id().to_owned(),
    };
    OpenItem {
        id: item.id.to_string(),
        list: list.id().to_owned(),
        number: item.id.number,
        printed_number: item.printed_number.clone(),
        category: item.category.map(|id| duty_list.category(id).to_owned()),
        title: item.title.clone(),
        title_en: item.title_en.clone(),
        departments: (led || !item.departments.is_empty())
            .then(|| ids(duty_list, &item.departments)),
        other_departments: item.other_departments.clone(),
        superior_duties: (led || !item.superior.is_empty())
            .then(|| item.superior.iter().map(superior).collect()),
        township_duties: (list == List::Supporting || !item.township.is_empty())
            .then(|| item.township.iter().map(open_clause).collect()),
        action: item.action.clone(),
        remark: item.remark.clone(),
    }
}

fn open_clause(clause: &Clause) -> OpenClause {
    OpenClause {
        section: clause.section.as_ref().map(|heading| heading.text.clone()),
        number: clause.number,
        label: clause.label.clone(),
        text: clause.text.clone(),
    }
}

fn ids(duty_list: &DutyList, departments: &[DepartmentId]) -> Vec<String> {
    let id = |id: &DepartmentId| duty_list.department(*id).id.clone();
    departments.iter().map(id).collect()
}

/// Reads `duties.json` back. Which paragraph of a cell a clause was in is not
/// in the file.
///
/// # Errors
/// Why the file is not the open data of a Duty Atlas.
pub fn read_json(text: &str) -> serde_json::Result<DutyList> {
    let data: OpenData = serde_json::from_str(text)?;
    let mut reader = JsonReader {
        departments: HashMap::new(),
        categories: data.categories,
    };
    for (at, department) in (0u32..).zip(&data.departments) {
        if reader
            .departments
            .insert(department.id.clone(), DepartmentId(at))
            .is_some()
        {
            return Err(serde_json::Error::custom(format!(
                "the department `{}` stands twice",
                department.id
            )));
        }
    }
    let mut items = data
        .items
        .into_iter()
        .map(|item| reader.item(item))
        .collect::<serde_json::Result<Vec<_>>>()?;
    items.sort_by_key(|item| item.id);
    if let Some(pair) = items.windows(2).find(|pair| pair[0].id == pair[1].id) {
        return Err(serde_json::Error::custom(format!(
            "the item `{}` stands twice",
            pair[0].id
        )));
    }
    let problem = |problem: OpenProblem| Problem {
        severity: Severity::Check,
        kind: ProblemKind::Worded {
            place: problem.place,
            what: problem.what,
        },
        location: Location::default(),
        item: problem.item.and_then(|id| id.parse().ok()),
        text: String::new(),
    };
    let mut list = DutyList {
        id: data.document.id,
        title: data.document.title,
        place: data.document.place,
        date: data.document.date.unwrap_or_default(),
        categories: reader.categories,
        departments: data.departments,
        items,
        corrections: data.corrections,
        source: data.document.source,
        problems: data.problems.into_iter().map(problem).collect(),
    };
    let is_name = |id: &str| {
        !id.is_empty()
            && id.len() <= 80
            && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    // A list that was edited by hand is another list.
    if list.id.starts_with("list-") || !is_name(&list.id) {
        list.id = content_id(&list);
    }
    Ok(list)
}

struct JsonReader {
    departments: HashMap<String, DepartmentId>,
    categories: Vec<String>,
}

impl JsonReader {
    fn item(&mut self, item: OpenItem) -> serde_json::Result<Item> {
        let error = |reason: String| serde_json::Error::custom(format!("{}: {reason}", item.id));
        let id: ItemId = item
            .id
            .parse()
            .map_err(|()| error("no item id".to_owned()))?;
        if id.list.id() != item.list || id.number != item.number {
            return Err(error("list or number differ from the id".to_owned()));
        }
        let departments = self
            .all(item.departments.as_deref().unwrap_or_default())
            .map_err(&error)?;
        let mut superior = Vec::new();
        for duty in item.superior_duties.unwrap_or_default() {
            let acting = self.all(&duty.departments).map_err(&error)?;
            let attribution = match (duty.attribution.as_str(), &acting[..]) {
                ("sole", [only]) => Attribution::Sole(*only),
                ("named", _) => Attribution::Named(acting),
                ("joint", _) => Attribution::Joint,
                ("other", _) => Attribution::Other,
                (other, _) => {
                    return Err(error(format!("`{other}` is no attribution of this clause")));
                }
            };
            superior.push(SuperiorClause {
                clause: clause(duty.clause),
                attribution,
            });
        }
        let category = item.category.map(|name| {
            let known = self
                .categories
                .iter()
                .position(|category| *category == name);
            CategoryId(known.unwrap_or_else(|| {
                self.categories.push(name);
                self.categories.len() - 1
            }) as u32)
        });
        Ok(Item {
            id,
            printed_number: item.printed_number,
            category,
            title: item.title,
            title_en: item.title_en,
            departments,
            other_departments: item.other_departments,
            superior,
            township: item
                .township_duties
                .unwrap_or_default()
                .into_iter()
                .map(clause)
                .collect(),
            action: item.action,
            remark: item.remark,
        })
    }

    fn all(&self, ids: &[String]) -> Result<Vec<DepartmentId>, String> {
        let find = |id: &String| {
            self.departments
                .get(id)
                .copied()
                .ok_or_else(|| format!("`{id}` is no department"))
        };
        ids.iter().map(find).collect()
    }
}

fn clause(open: OpenClause) -> Clause {
    Clause {
        section: open.section.map(|text| Heading { text, paragraph: 0 }),
        number: open.number,
        label: open.label,
        text: open.text,
        paragraph: 0,
    }
}

/// One row an item as `duties.csv`: the departments by their full names, the
/// duties with their headings and numbers, a line each.
pub fn csv(duty_list: &DutyList) -> String {
    let mut csv = Csv::new();
    csv.row([
        "id",
        "list",
        "number",
        "category",
        "title",
        "departments",
        "superior_duties",
        "township_duties",
    ]);
    for item in &duty_list.items {
        let mut departments: Vec<&str> = Vec::new();
        departments.extend(
            item.departments
                .iter()
                .map(|id| duty_list.department(*id).name.as_str()),
        );
        departments.extend(item.other_departments.as_deref());
        csv.row([
            item.id.to_string().as_str(),
            item.id.list.name(),
            &item.id.number.to_string(),
            duty_list.category_of(item),
            &item.title,
            &departments.join("、"),
            &lines(item.superior.iter().map(|duty| &duty.clause)),
            &lines(&item.township),
        ]);
    }
    csv.finish()
}

/// Clauses as lines of text.
fn lines<'a>(clauses: impl IntoIterator<Item = &'a Clause>) -> String {
    let mut lines = Vec::new();
    let mut section = None;
    for clause in clauses {
        if let Some(heading) = clause
            .section
            .as_ref()
            .filter(|heading| section != Some(*heading))
        {
            section = Some(heading);
            lines.push(heading.text.clone());
        }
        let number = match (&clause.label, clause.number) {
            (Some(label), _) => label.clone(),
            (None, Some(number)) => format!("{number}."),
            (None, None) => String::new(),
        };
        lines.push(number + &clause.text);
    }
    lines.join("\n")
}
