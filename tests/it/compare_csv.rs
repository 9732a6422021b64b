//! Comparisons, departments and matrices as files.

use std::collections::BTreeSet;

use crate::compare_support::{choose, duty_list};
use duty_atlas::compare::*;
use duty_atlas::duty_list::{DepartmentId, DutyList, List};
use duty_atlas::i18n::Language;
use duty_atlas::i18n::compare::*;
use proptest::prelude::*;

/// Takes a CSV file apart again.
fn read_csv(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{FEFF}').expect("a byte order mark");
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let row = rows.last_mut().expect("a row");
        match (c, quoted) {
            ('"', true) if chars.peek() == Some(&'"') => {
                chars.next();
                row.last_mut().expect("a cell").push('"');
            }
            ('"', _) => quoted = !quoted,
            (',', false) => row.push(String::new()),
            ('\r', false) => {
                assert_eq!(chars.next(), Some('\n'));
                rows.push(vec![String::new()]);
            }
            ('\n', false) => panic!("a bare line feed between rows"),
            (c, _) => row.last_mut().expect("a cell").push(c),
        }
    }
    assert_eq!(
        rows.pop(),
        Some(vec![String::new()]),
        "the file ends with a line end"
    );
    rows
}

fn shared_only() -> ComparisonView {
    ComparisonView {
        group: Some(Group::Shared),
        ..ComparisonView::default()
    }
}

#[test]
fn the_comparison_as_a_file() {
    let duty_list = duty_list();
    let chosen = choose(
        &duty_list,
        &["agriculture", "market-regulation", "taxation", "red-cross"],
    );
    let comparison = Comparison::new(&duty_list, &chosen).expect("a usable choice");
    let view = ComparisonView::default();
    check_golden(
        "compare.csv",
        &comparison_table(&comparison, &duty_list, view, Language::Chinese).csv(),
    );
    check_golden(
        "compare_clauses.csv",
        &comparison_table_by_clause(&comparison, &duty_list, shared_only(), Language::Chinese)
            .csv(),
    );
}

/// Compares with a golden file, which `UPDATE_GOLDEN=1` writes.
#[track_caller]
fn check_golden(file: &str, seen: &str) {
    let path = format!("{}/tests/golden/{file}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, seen).expect("the golden file can be written");
    }
    let golden = std::fs::read_to_string(&path).expect("the golden file is there");
    assert_eq!(seen, golden);
}

#[test]
fn english_headings_and_a_group_in_the_file() {
    let duty_list = duty_list();
    let chosen = choose(&duty_list, &["civil-affairs", "red-cross"]);
    let comparison = Comparison::new(&duty_list, &chosen).expect("a usable choice");
    let text = comparison_table(&comparison, &duty_list, shared_only(), Language::English).csv();
    let rows = read_csv(&text);
    let headings = "Duty id|List|Number|Category|Title|Group|Department ids|Civil Affairs Bureau (civil-affairs)|County Red Cross Society (red-cross)|Joint|Other actors|Township’s duties";
    assert_eq!(rows[0].join("|"), headings);
    assert_eq!(rows.len(), 2);
    let first = [
        "supporting-44",
        "Supporting duties",
        "44",
        "Social security",
        "做好慈善募捐救助工作",
        "Shared",
        "civil-affairs red-cross",
        "See the joint column",
    ];
    assert_eq!(rows[1][..8], first);
    assert!(rows[1][8].starts_with("1.县红十字会开展公开募捐"));
    let joint = "[Civil Affairs Bureau; County Red Cross Society: no department named]\n2.及时";
    assert!(rows[1][9].starts_with(joint), "{}", rows[1][9]);
}

/// supporting-85 names one department and "others" without their names.
#[test]
fn unnamed_departments_stand_with_the_other_actors() {
    let duty_list = duty_list();
    let chosen = choose(&duty_list, &["emergency", "science"]);
    let comparison = Comparison::new(&duty_list, &chosen).expect("a usable choice");
    for (language, expected) in [
        (Language::Chinese, "另有其他负有安全生产监督管理职责的部门"),
        (
            Language::English,
            "Further: 其他负有安全生产监督管理职责的部门",
        ),
    ] {
        let text =
            comparison_table(&comparison, &duty_list, ComparisonView::default(), language).csv();
        let rows = read_csv(&text);
        let row = rows.iter().find(|row| row[0] == "supporting-85");
        let row = row.expect("the row");
        assert_eq!(row[10].lines().last(), Some(expected));
    }
}

#[test]
fn a_department_that_is_listed_without_a_clause() {
    let duty_list = duty_list();
    let chosen = choose(&duty_list, &["public-security", "education", "water"]);
    let comparison = Comparison::new(&duty_list, &chosen).expect("a usable choice");
    let view = ComparisonView::default();
    let rows = read_csv(&comparison_table(&comparison, &duty_list, view, Language::Chinese).csv());
    let row = rows.iter().find(|row| row[0] == "supporting-103");
    let row = row.expect("the row");
    assert_eq!(row[7], "无条文");
    assert_eq!(row[9], "—");
    let reclaimed = rows.iter().filter(|row| row[0].starts_with("reclaimed-"));
    let mut township: Vec<&str> = reclaimed.map(|row| row[12].as_str()).collect();
    township.dedup();
    assert_eq!(township, ["已收回，乡镇不再承担。"]);
}

/// All clauses of some items as (item, side, position, departments, attribution, text).
fn clauses(duty_list: &DutyList, comparison: &Comparison) -> BTreeSet<[String; 6]> {
    let mut clauses = BTreeSet::new();
    for row in &comparison.rows {
        let item = row.get(duty_list);
        for (at, superior) in item.superior.iter().enumerate() {
            let acting = item.acting(&superior.attribution).iter();
            let ids: Vec<String> = acting
                .map(|id| duty_list.department(*id).id.clone())
                .collect();
            clauses.insert([
                item.id.to_string(),
                "上级部门职责".to_owned(),
                (at + 1).to_string(),
                ids.join(" "),
                superior.attribution.id().to_owned(),
                superior.clause.text.clone(),
            ]);
        }
        for (at, clause) in item.township.iter().enumerate() {
            clauses.insert([
                item.id.to_string(),
                "乡镇配合职责".to_owned(),
                (at + 1).to_string(),
                String::new(),
                String::new(),
                clause.text.clone(),
            ]);
        }
    }
    clauses
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn every_file_has_its_rows_and_columns(
        chosen in proptest::sample::subsequence((0..39).collect::<Vec<u32>>(), 2..=4),
        sort in proptest::sample::select(Sort::ALL.to_vec()),
    ) {
        let duty_list = duty_list();
        let chosen: Vec<DepartmentId> = chosen.into_iter().map(DepartmentId).collect();
        let comparison = Comparison::new(&duty_list, &chosen).expect("a usable choice");
        let groups = comparison.groups().into_iter().map(|count| Some(count.group));
        for group in groups.chain([None]) {
            let view = ComparisonView { group, sort };
            let text = comparison_table(&comparison, &duty_list, view, Language::Chinese).csv();
            let rows = read_csv(&text);
            let shown = comparison.shown(&duty_list, view);
            prop_assert_eq!(rows.len(), 1 + shown.len());
            for (cells, row) in rows[1..].iter().zip(shown) {
                prop_assert_eq!(cells.len(), 10 + chosen.len());
                prop_assert!(cells.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@'])));
                let item = row.get(&duty_list);
                prop_assert_eq!(&cells[0], &item.id.to_string());
                prop_assert_eq!(&cells[4], &item.title);
                let dashes = cells.iter().filter(|cell| *cell == "—").count();
                prop_assert_eq!(dashes, chosen.len() - row.columns.len());
                // A clause of one of them is somewhere in the row, once.
                for superior in &item.superior {
                    let acting = item.acting(&superior.attribution);
                    if acting.iter().any(|id| chosen.contains(id)) {
                        let text = &superior.clause.text;
                        let cells = &cells[7..8 + chosen.len()];
                        let holding = cells.iter().filter(|cell| cell.contains(text.as_str()));
                        prop_assert_eq!(holding.count(), 1);
                    }
                }
            }
        }
    }

    /// Clause by clause, nothing is left out and nothing stands twice.
    #[test]
    fn every_clause_has_its_row(
        chosen in proptest::sample::subsequence((0..39).collect::<Vec<u32>>(), 2..=4),
    ) {
        let duty_list = duty_list();
        let chosen: Vec<DepartmentId> = chosen.into_iter().map(DepartmentId).collect();
        let comparison = Comparison::new(&duty_list, &chosen).expect("a usable choice");
        let view = ComparisonView::default();
        let text = comparison_table_by_clause(&comparison, &duty_list, view, Language::Chinese).csv();
        let rows = read_csv(&text);
        let expected = clauses(&duty_list, &comparison);
        prop_assert_eq!(rows.len(), 1 + expected.len());
        let seen = rows[1..].iter().map(|cells| {
            let attribution = cells[12].rsplit('（').next().unwrap_or_default();
            let attribution = attribution.trim_end_matches('）').to_owned();
            [
                cells[0].clone(),
                cells[6].clone(),
                cells[7].clone(),
                cells[10].clone(),
                attribution,
                cells[13].clone(),
            ]
        });
        prop_assert_eq!(seen.collect::<BTreeSet<_>>(), expected);
    }
}

#[test]
fn the_directory_and_the_matrices_as_files() {
    let duty_list = duty_list();
    let directory = Directory::new(&Profiles::new(&duty_list));
    let rows = directory.rows(&duty_list, &DirectoryView::default());
    let text = directory_table(&duty_list, &rows, Language::Chinese).csv();
    let cells = read_csv(&text);
    assert_eq!(
        cells[0].join("|"),
        "部门编号|部门|配合事项|独有|共有|收回事项|本部门职责（条）|未写明部门（条）|乡镇职责（条）|类别数|收回：独有|收回：共有"
    );
    assert_eq!(cells.len(), 40);
    for (cells, row) in cells[1..].iter().zip(&rows) {
        assert_eq!(cells[0], duty_list.department(row.department).id);
        let number = |at: usize| cells[at].parse::<usize>().expect("a number");
        assert_eq!(number(2), row.supporting);
        assert_eq!(number(2), number(3) + number(4));
        assert_eq!(number(5), number(10) + number(11));
        assert_eq!(number(9), row.categories);
    }

    let matrix = Matrix::new(&duty_list);
    let departments = matrix.departments_in_order(Order::Size);
    let categories = matrix.categories_in_order(Order::Document);
    let text = category_matrix_table(
        &duty_list,
        &matrix,
        &departments,
        &categories,
        Language::English,
    )
    .csv();
    let cells = read_csv(&text);
    assert_eq!(cells[0].len(), 3 + categories.len());
    assert_eq!(
        cells[0][..3],
        ["Department id", "Department", "Party building"]
    );
    for (cells, id) in cells[1..].iter().zip(&departments) {
        assert_eq!(cells[0], duty_list.department(*id).id);
        let numbers = cells[2..].iter().map(|cell| cell.parse::<usize>());
        let numbers: Vec<usize> = numbers.map(|number| number.expect("a number")).collect();
        let (total, numbers) = numbers.split_last().expect("a total");
        assert_eq!(*total, matrix.department(*id).both());
        assert_eq!(*total, numbers.iter().sum::<usize>());
    }

    let counts = CoOccurrence::new(&duty_list);
    let departments = counts.departments_in_order(Order::Document);
    let text = shared_matrix_table(&duty_list, &counts, &departments, Language::Chinese).csv();
    let cells = read_csv(&text);
    assert_eq!(cells.len(), 1 + departments.len());
    for (row, one) in cells[1..].iter().zip(&departments) {
        for (cell, other) in row[2..].iter().zip(&departments) {
            assert_eq!(*cell, counts.cell(*one, *other).both().to_string());
        }
    }
    let name = duty_list.department(departments[0]);
    assert_eq!(cells[0][2], format!("{}（{}）", name.short, name.id));
}

#[test]
fn a_department_s_items_as_a_file() {
    let duty_list = duty_list();
    let profiles = Profiles::new(&duty_list);
    for profile in profiles.iter() {
        let rows = read_csv(&department_table(&duty_list, profile, Language::Chinese).csv());
        assert_eq!(rows.len(), 1 + profile.tally().both());
        let own = profile.own.iter();
        let own =
            own.filter_map(|clause| Some(&duty_list.item(clause.item)?.superior[clause.clause]));
        let text: String = rows.iter().map(|cells| cells[8].as_str()).collect();
        for clause in own {
            assert!(text.contains(&clause.clause.text));
        }
        for cells in &rows[1..] {
            let item = duty_list.item(cells[0].parse().expect("an id"));
            let item = item.expect("an item");
            assert_eq!(cells[6].is_empty(), item.departments.len() == 1);
            assert_eq!(cells[5] == "独有", cells[7].is_empty());
            let taken_back = cells[10] == "已收回，乡镇不再承担。";
            assert_eq!(taken_back, item.id.list == List::Reclaimed);
        }
    }
    let emergency = duty_list.department_with_id("emergency").expect("known");
    let rows =
        read_csv(&department_table(&duty_list, profiles.get(emergency), Language::English).csv());
    let row = rows.iter().find(|row| row[0] == "supporting-85");
    let row = row.expect("the row");
    assert_eq!(
        row[5..8],
        ["Shared", "", "其他负有安全生产监督管理职责的部门"]
    );
}
