//! The comparison as a file.

use crate::compare_support::{choose, duty_list};
use duty_atlas::compare::{Comparison, Narrowing};
use duty_atlas::duty_list::DepartmentId;
use duty_atlas::i18n::Language;
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

#[test]
fn the_comparison_as_a_file() {
    const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/compare.csv");
    let duty_list = duty_list();
    let chosen = choose(
        &duty_list,
        &["agriculture", "market-regulation", "taxation", "red-cross"],
    );
    let comparison = Comparison::new(&duty_list, &chosen).expect("a usable choice");
    let seen = comparison.to_csv(&duty_list, Narrowing::All, Language::Chinese);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(GOLDEN, &seen).expect("the golden file can be written");
    }
    let golden = std::fs::read_to_string(GOLDEN).expect("the golden file is there");
    assert_eq!(seen, golden);
}

#[test]
fn english_headings_and_narrowing_in_the_file() {
    let duty_list = duty_list();
    let chosen = choose(&duty_list, &["civil-affairs", "red-cross"]);
    let comparison = Comparison::new(&duty_list, &chosen).expect("a usable choice");
    let rows = read_csv(&comparison.to_csv(&duty_list, Narrowing::SharedOnly, Language::English));
    let headings = "List|Number|Category|Title|Civil Affairs Bureau|County Red Cross Society|Joint|Other actors|Township’s duties";
    assert_eq!(rows[0].join("|"), headings);
    assert_eq!(rows.len(), 2);
    let first = [
        "Supporting duties",
        "44",
        "Social security",
        "做好慈善募捐救助工作",
    ];
    assert_eq!(rows[1][..4], first);
    assert_eq!(rows[1][4], "See the joint column");
    assert!(rows[1][5].starts_with("1.县红十字会开展公开募捐"));
    let joint = "[Civil Affairs Bureau; County Red Cross Society: no department named]\n2.及时";
    assert!(rows[1][6].starts_with(joint), "{}", rows[1][6]);
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
        let rows = read_csv(&comparison.to_csv(&duty_list, Narrowing::All, language));
        let row = rows.iter().find(|row| row[1] == "85").expect("the row");
        assert_eq!(row[6..8], ["", expected]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn every_file_has_its_rows_and_columns(
        chosen in proptest::sample::subsequence((0..39).collect::<Vec<u32>>(), 2..=4),
    ) {
        let duty_list = duty_list();
        let chosen: Vec<DepartmentId> = chosen.into_iter().map(DepartmentId).collect();
        let comparison = Comparison::new(&duty_list, &chosen).expect("a usable choice");
        for narrowing in Narrowing::ALL {
            let text = comparison.to_csv(&duty_list, narrowing, Language::Chinese);
            let rows = read_csv(&text);
            prop_assert_eq!(rows.len(), 1 + comparison.narrowed(narrowing).count());
            for (cells, row) in rows[1..].iter().zip(comparison.narrowed(narrowing)) {
                prop_assert_eq!(cells.len(), 7 + chosen.len());
                prop_assert!(cells.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@'])));
                let item = row.get(&duty_list);
                prop_assert_eq!(&cells[3], &item.title);
                let dashes = cells.iter().filter(|cell| *cell == "—").count();
                prop_assert_eq!(dashes, chosen.len() - row.columns.len());
                // A clause of one of them is somewhere in the row, once.
                for superior in &item.superior {
                    let acting = item.acting(&superior.attribution);
                    if acting.iter().any(|id| chosen.contains(id)) {
                        let text = &superior.clause.text;
                        let cells = &cells[4..5 + chosen.len()];
                        let holding = cells.iter().filter(|cell| cell.contains(text.as_str()));
                        prop_assert_eq!(holding.count(), 1);
                    }
                }
            }
        }
    }
}
