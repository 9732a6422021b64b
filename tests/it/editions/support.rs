//! Lists for the tests of editions.

use duty_atlas::duty_list::*;
use duty_atlas::editions::{Changes, Choices, compare};
use serde_json::Value;

pub fn id(text: &str) -> ItemId {
    text.parse().expect(text)
}

/// The list that the program ships with.
pub fn shipped() -> DutyList {
    duty_atlas::embedded::duty_list()
}

/// The made-up edition of July 2026, as the reader reads it.
pub fn edition() -> DutyList {
    let name = "laotai-2026-07-a.md";
    let text = include_bytes!("../../editions/laotai-2026-07-a.md");
    let document = source::open(text, name).expect(name);
    let list = reader::read(&document, &reader::Overrides::default()).list;
    DutyList {
        id: "laotai-2026-07-a".to_owned(),
        ..list
    }
}

pub fn changes(old: &DutyList, new: &DutyList) -> Changes {
    compare(old, new, &Choices::default())
}

/// The names of the made-up lists of other townships.
pub const OTHERS: [&str; 8] = [
    "01-baiyang",
    "02-donghu",
    "04-liulin",
    "07-dayan",
    "09-shiqiao",
    "10-maan",
    "12a-zhouyuan",
    "12b-taiping",
];

/// A made-up list of another township, from what must be read of it.
pub fn other(name: &str) -> DutyList {
    let json = match name {
        "01-baiyang" => include_str!("../../editions/lists/01-baiyang.truth.json"),
        "02-donghu" => include_str!("../../editions/lists/02-donghu.truth.json"),
        "04-liulin" => include_str!("../../editions/lists/04-liulin.truth.json"),
        "07-dayan" => include_str!("../../editions/lists/07-dayan.truth.json"),
        "09-shiqiao" => include_str!("../../editions/lists/09-shiqiao.truth.json"),
        "10-maan" => include_str!("../../editions/lists/10-maan.truth.json"),
        "12a-zhouyuan" => include_str!("../../editions/lists/12a-zhouyuan.truth.json"),
        "12b-taiping" => include_str!("../../editions/lists/12b-taiping.truth.json"),
        _ => panic!("no list {name}"),
    };
    from_truth(name, &serde_json::from_str(json).expect(name))
}

fn texts(value: &Value) -> Vec<String> {
    let array = value.as_array().map_or(&[][..], Vec::as_slice);
    array.iter().map(text).collect()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn from_truth(name: &str, truth: &Value) -> DutyList {
    let departments: Vec<Department> = truth["departments"]
        .as_array()
        .expect("departments")
        .iter()
        .map(|department| Department {
            id: text(&department["short"]),
            name: text(&department["name"]),
            short: text(&department["short"]),
            en: None,
            kind: DepartmentKind::Government,
            aliases: Vec::new(),
        })
        .collect();
    let mut list = DutyList {
        id: name.to_owned(),
        title: text(&truth["title"]),
        place: texts(&truth["place"]),
        date: text(&truth["date"]),
        categories: Vec::new(),
        departments,
        items: Vec::new(),
        corrections: Vec::new(),
        source: None,
        problems: Vec::new(),
    };
    for item in truth["items"].as_array().expect("items") {
        let category = text(&item["category"]);
        let at = list.categories.iter().position(|known| *known == category);
        let at = at.unwrap_or_else(|| {
            list.categories.push(category);
            list.categories.len() - 1
        });
        let named = texts(&item["departments"]);
        let departments = named
            .iter()
            .filter_map(|name| list.departments.iter().position(|d| d.name == *name))
            .map(|at| DepartmentId(at as u32))
            .collect();
        list.items.push(Item {
            id: ItemId {
                list: List::from_id(&text(&item["list"])).expect("a list"),
                number: item["ordinal"].as_u64().expect("a number") as u32,
            },
            printed_number: None,
            category: Some(CategoryId(at as u32)),
            title: text(&item["title"]),
            title_en: None,
            departments,
            other_departments: None,
            superior: clauses(&text(&item["superior"]))
                .into_iter()
                .map(|clause| SuperiorClause {
                    clause,
                    attribution: Attribution::Joint,
                })
                .collect(),
            township: clauses(&text(&item["township"])),
            action: None,
            remark: None,
        });
    }
    list.items.sort_by_key(|item| item.id);
    list
}

/// Cuts a cell before `1.`, `2.` and so on.
fn clauses(cell: &str) -> Vec<Clause> {
    let mut starts: Vec<(usize, usize)> = Vec::new();
    let mut from = 0;
    for number in 1.. {
        let printed = [format!("{number}."), format!("{number}．")];
        let found = printed
            .iter()
            .filter_map(|p| {
                cell[from..]
                    .find(p)
                    .map(|at| (from + at, from + at + p.len()))
            })
            .min();
        let Some(found) = found else { break };
        starts.push(found);
        from = found.1;
    }
    let clause = |number: Option<u32>, text: &str| Clause {
        section: None,
        number,
        label: None,
        text: text.to_owned(),
        paragraph: 0,
    };
    if starts.first().is_none_or(|first| first.0 > 0) {
        let whole = Some(clause(None, cell)).filter(|clause| !clause.text.is_empty());
        return whole.into_iter().collect();
    }
    let ends = starts.iter().skip(1).map(|next| next.0).chain([cell.len()]);
    let texts = starts
        .iter()
        .zip(ends)
        .map(|(start, end)| &cell[start.1..end]);
    (1..)
        .zip(texts)
        .map(|(number, text)| clause(Some(number), text))
        .collect()
}
