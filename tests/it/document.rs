//! The model loses nothing of the published document.

use std::collections::{BTreeMap, HashMap};

use duty_atlas::duty_list::{shipped, *};

fn duty_list() -> DutyList {
    duty_atlas::embedded::duty_list()
}

#[test]
fn counts_are_those_of_the_document() {
    let duty_list = duty_list();
    let count = |list| duty_list.list(list).count();
    assert_eq!(
        [List::Basic, List::Supporting, List::Reclaimed].map(count),
        [106, 103, 30]
    );
    assert_eq!(duty_list.categories.len(), 21);
    assert_eq!(duty_list.departments.len(), 39);
    let mentions = |list| {
        duty_list
            .list(list)
            .map(|i| i.departments.len())
            .sum::<usize>()
    };
    assert_eq!(mentions(List::Supporting), 168);
    assert_eq!(mentions(List::Reclaimed), 31);
    let shared = duty_list
        .list(List::Supporting)
        .filter(|i| i.departments.len() > 1);
    assert_eq!(shared.count(), 28);
}

#[test]
fn the_cover_is_read() {
    let duty_list = duty_list();
    assert_eq!(duty_list.id, "laotai-2025-07");
    assert_eq!(
        duty_list.title,
        "新疆维吾尔自治区昌吉回族自治州吉木萨尔县老台乡履职事项清单"
    );
    assert_eq!(
        duty_list.place,
        ["新疆维吾尔自治区", "昌吉回族自治州", "吉木萨尔县", "老台乡"]
    );
    assert_eq!(duty_list.date, "2025-07");
}

#[test]
fn categories_that_occur_once_are_real() {
    let duty_list = duty_list();
    let mut counts = BTreeMap::new();
    for item in &duty_list.items {
        *counts.entry(duty_list.category_of(item)).or_insert(0) += 1;
    }
    for once in ["安全稳定", "教育培训监管", "投资促进"] {
        assert_eq!(counts[once], 1, "{once}");
    }
}

#[test]
fn unnamed_departments_are_kept_beside_the_named_one() {
    let duty_list = duty_list();
    let item = duty_list.item("supporting-85".parse().unwrap()).unwrap();
    assert_eq!(item.departments.len(), 1);
    let others = item.other_departments.as_deref();
    assert_eq!(others, Some("其他负有安全生产监督管理职责的部门"));
}

#[test]
fn every_department_is_named_somewhere() {
    let duty_list = duty_list();
    for id in duty_list.department_ids() {
        let named = duty_list
            .items
            .iter()
            .any(|item| item.departments.contains(&id));
        assert!(named, "{}", duty_list.department(id).name);
    }
}

/// Writes the cells of an item as they were published.
fn published_cells(duty_list: &DutyList, item: &Item) -> Vec<String> {
    let full = |id: &DepartmentId| duty_list.department(*id).name.clone();
    let mut cells = vec![
        (None, item.id.number.to_string()),
        (
            Some(Field::Category),
            duty_list.category_of(item).to_owned(),
        ),
        (Some(Field::Title), item.title.clone()),
    ];
    match item.id.list {
        List::Basic => {}
        List::Supporting => {
            let mut departments = item
                .departments
                .iter()
                .map(full)
                .collect::<Vec<_>>()
                .join("、");
            if let Some(others) = &item.other_departments {
                departments += "及";
                departments += others;
            }
            cells.push((Some(Field::Departments), departments));
            let superior = cell(item.superior.iter().map(|duty| &duty.clause));
            cells.push((Some(Field::SuperiorDuties), superior));
            cells.push((Some(Field::TownshipDuties), cell(&item.township)));
        }
        List::Reclaimed => {
            let ways = item.superior.iter().map(|duty| {
                let who = item.acting(&duty.attribution).iter().map(full);
                format!("{}： {}", who.collect::<String>(), duty.clause.text)
            });
            cells.push((
                Some(Field::SuperiorDuties),
                ways.collect::<Vec<_>>().join(" "),
            ));
        }
    }
    let print = |(field, text): (Option<Field>, String)| {
        let corrections = duty_list
            .corrections_of(item.id)
            .filter(|c| Some(c.field) == field);
        corrections.fold(text, |text, correction| {
            assert_eq!(
                text.matches(&correction.read_as).count(),
                1,
                "{correction:?}"
            );
            text.replacen(&correction.read_as, &correction.published, 1)
        })
    };
    cells.into_iter().map(print).collect()
}

/// Writes clauses as a cell, markup included.
fn cell<'a>(clauses: impl IntoIterator<Item = &'a Clause>) -> String {
    let mut out = String::new();
    let mut open = 0;
    let mut section = None;
    let mut put = |paragraph: u32, text: &str| {
        if paragraph != open {
            out += if open == 0 { "<p>" } else { "</p> <p>" };
            open = paragraph;
        } else if !out.is_empty() {
            out += " ";
        }
        out += text;
    };
    for clause in clauses {
        if let Some(heading) = clause.section.as_ref().filter(|h| section != Some(*h)) {
            put(heading.paragraph, &heading.text);
            section = Some(heading);
        }
        let number = clause
            .number
            .map_or(String::new(), |number| format!("{number}."));
        put(clause.paragraph, &(number + &clause.text));
    }
    if open > 0 {
        out += "</p>";
    }
    out
}

fn without_white_space(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn every_published_cell_can_be_rebuilt() {
    let duty_list = duty_list();
    let mut rebuilt: HashMap<String, usize> = HashMap::new();
    for item in &duty_list.items {
        let row = published_cells(&duty_list, item).join("|");
        *rebuilt.entry(without_white_space(&row)).or_insert(0) += 1;
    }
    let mut rows = 0;
    for line in shipped::SOURCE.lines().filter(|line| line.starts_with('|')) {
        let row = line.trim_matches(|c: char| c == '|' || c.is_whitespace());
        let number = row.split('|').next().unwrap_or_default();
        if number.trim().parse::<u32>().is_err() {
            continue;
        }
        // The markup of a cell's only paragraph says nothing.
        let cells = row
            .split('|')
            .map(|cell| match cell.matches("<p>").count() {
                1 => cell.replace("<p>", "").replace("</p>", ""),
                _ => cell.to_owned(),
            });
        let row = without_white_space(&cells.collect::<Vec<_>>().join("|"));
        let left = rebuilt
            .get_mut(&row)
            .unwrap_or_else(|| panic!("not rebuilt: {row}"));
        assert!(*left > 0, "rebuilt too seldom: {row}");
        *left -= 1;
        rows += 1;
    }
    assert_eq!(rows, 239);
}

/// Reads the list with one change and expects a problem that says so.
fn check_problem(from: &str, to: &str, problem: &str) {
    assert!(shipped::SOURCE.contains(from), "{from}");
    let text = shipped::SOURCE.replacen(from, to, 1);
    let problems = shipped::read_with(&text, shipped::CORRECTIONS, "").expect_err(to);
    assert!(
        problems.iter().any(|found| found.contains(problem)),
        "{problem}: {problems:#?}"
    );
}

#[test]
fn what_cannot_be_read_stops_the_build() {
    check_problem(
        "| 2 | 党的建设 | 以铸牢",
        "| 3 | 党的建设 | 以铸牢",
        "NumberGap",
    );
    check_problem(
        "| 2 | 党的建设 | 以铸牢",
        "| 二x | 党的建设 | 以铸牢",
        "NumberUnclear",
    );
    check_problem(
        "| 吉木萨尔县水利局 |",
        "| 吉木萨尔县水利 |",
        "DepartmentUnclear",
    );
    check_problem("| 22 | 党的建设 | 负责本乡“双拥”工作 |", "", "NumberGap");
    check_problem(
        "| 序号 | 事项类别 | 事项名称 | 对应上级部门",
        "| 序号 | 权力类型 | 事项名单 | 对应",
        "ColumnIgnored",
    );
}

#[test]
fn a_correction_must_correct_something() {
    let corrections = shipped::CORRECTIONS.replace("开展技术培训等工作。 。", "没有这句话");
    let problems = shipped::read_with(shipped::SOURCE, &corrections, "")
        .expect_err("a correction that fits nowhere");
    assert!(
        problems
            .iter()
            .any(|problem| problem.contains("没有这句话")),
        "{problems:?}"
    );

    let corrections = shipped::CORRECTIONS.replacen(
        '[',
        r#"[{"item": "basic-1", "field": "departments", "published": "甲", "read_as": "乙",
            "reason": "", "reason_en": ""},"#,
        1,
    );
    let problems =
        shipped::read_with(shipped::SOURCE, &corrections, "").expect_err("a correction of no cell");
    assert!(
        problems
            .iter()
            .any(|problem| problem.contains("CorrectionUnused")),
        "{problems:?}"
    );
}

#[test]
fn glosses_belong_to_items() {
    let list = shipped::read_with(shipped::SOURCE, shipped::CORRECTIONS, "basic-1\tA gloss\n")
        .expect("readable");
    assert_eq!(list.items[0].title_en.as_deref(), Some("A gloss"));
    shipped::read_with(
        shipped::SOURCE,
        shipped::CORRECTIONS,
        "basic-999\tA gloss\n",
    )
    .expect_err("no such item");
}

#[test]
fn item_ids_have_one_form() {
    let check = |text: &str, readable: bool| {
        assert_eq!(text.parse::<ItemId>().is_ok(), readable, "{text}");
    };
    check("basic-1", true);
    check("supporting-103", true);
    check("supporting-0", true);
    check("basic-01", false);
    check("basic-+1", false);
    check("basic-", false);
    check("basic", false);
    check("other-1", false);
    check("", false);
}
