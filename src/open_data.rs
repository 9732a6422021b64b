//! The document as open data: `duties.json` and `duties.csv`. Their schema is
//! public and stable; the README documents it.

use serde::Serialize;

use crate::csv::Csv;
use crate::duty_list::{
    Clause, Correction, Department, DepartmentId, DutyList, Item, List, SuperiorClause,
};

#[derive(Serialize)]
struct OpenData<'a> {
    document: About<'a>,
    lists: Vec<ListCount>,
    categories: &'a [String],
    departments: &'a [Department],
    items: Vec<OpenItem<'a>>,
    corrections: &'a [Correction],
}

#[derive(Serialize)]
struct About<'a> {
    id: &'a str,
    title: &'a str,
    place: &'a [String],
    date: &'a str,
}

#[derive(Serialize)]
struct ListCount {
    id: &'static str,
    name: &'static str,
    count: usize,
}

#[derive(Serialize)]
struct OpenItem<'a> {
    id: String,
    list: &'static str,
    number: u32,
    category: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    departments: Option<Vec<&'a str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    other_departments: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    superior_duties: Option<Vec<OpenSuperiorClause<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    township_duties: Option<Vec<OpenClause<'a>>>,
}

#[derive(Serialize)]
struct OpenClause<'a> {
    section: Option<&'a str>,
    number: Option<u32>,
    text: &'a str,
}

#[derive(Serialize)]
struct OpenSuperiorClause<'a> {
    #[serde(flatten)]
    clause: OpenClause<'a>,
    departments: Vec<&'a str>,
    attribution: &'static str,
}

/// The whole document as `duties.json`.
pub fn json(duty_list: &DutyList) -> serde_json::Result<String> {
    let list = |list: List| ListCount {
        id: list.id(),
        name: list.name(),
        count: duty_list.list(list).count(),
    };
    serde_json::to_string_pretty(&OpenData {
        document: About {
            id: &duty_list.id,
            title: &duty_list.title,
            place: &duty_list.place,
            date: &duty_list.date,
        },
        lists: List::ALL.map(list).into(),
        categories: &duty_list.categories,
        departments: &duty_list.departments,
        items: duty_list
            .items
            .iter()
            .map(|item| open_item(duty_list, item))
            .collect(),
        corrections: &duty_list.corrections,
    })
}

fn open_item<'a>(duty_list: &'a DutyList, item: &'a Item) -> OpenItem<'a> {
    let list = item.id.list;
    let led = list != List::Basic;
    let superior = |duty: &'a SuperiorClause| OpenSuperiorClause {
        clause: open_clause(&duty.clause),
        departments: ids(duty_list, item.acting(&duty.attribution)),
        attribution: duty.attribution.id(),
    };
    OpenItem {
        id: item.id.to_string(),
        list: list.id(),
        number: item.id.number,
        category: duty_list.category_of(item),
        title: &item.title,
        departments: led.then(|| ids(duty_list, &item.departments)),
        other_departments: item.other_departments.as_deref(),
        superior_duties: led.then(|| item.superior.iter().map(superior).collect()),
        township_duties: (list == List::Supporting)
            .then(|| item.township.iter().map(open_clause).collect()),
    }
}

fn open_clause(clause: &Clause) -> OpenClause<'_> {
    OpenClause {
        section: clause.section.as_ref().map(|heading| heading.text.as_str()),
        number: clause.number,
        text: &clause.text,
    }
}

fn ids<'a>(duty_list: &'a DutyList, departments: &[DepartmentId]) -> Vec<&'a str> {
    let id = |id: &DepartmentId| duty_list.department(*id).id.as_str();
    departments.iter().map(id).collect()
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
        let number = clause
            .number
            .map_or(String::new(), |number| format!("{number}."));
        lines.push(number + &clause.text);
    }
    lines.join("\n")
}

/// Reads `duties.json` back (replaced when the reader is merged).
pub fn read_json(_text: &str) -> Result<DutyList, serde_json::Error> {
    Err(serde::de::Error::custom("not yet"))
}
