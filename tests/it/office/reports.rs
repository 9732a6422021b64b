//! What the screens hand over: the CSV file, the workbook and the text of each
//! say the same.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use duty_atlas::compare::{
    CoOccurrence, Comparison, ComparisonView, Directory, DirectoryView, Matrix, Order, Profiles,
};
use duty_atlas::duty_list::{DutyList, ItemId};
use duty_atlas::editions::{Changes, Choices};
use duty_atlas::i18n::Language;
use duty_atlas::i18n::report::{self as words, Origin};
use duty_atlas::i18n::{compare, editions, notes};
use duty_atlas::notes::{Book, Mark, Note, Responsibility, Task};
use duty_atlas::office::{Cell, Day, Run};
use duty_atlas::report::{Field, Part, Reading, Report, Table};

use super::{MADE, check_xml, part, spreadsheets, texts};
use crate::compare_support::{choose, duty_list};

const LANGUAGES: [Language; 2] = [Language::Chinese, Language::English];

fn about(list: &DutyList, language: Language) -> Vec<Field> {
    let origin = Origin {
        conditions: "“犬”".to_owned(),
        shown: "共 3 项".to_owned(),
        address: "http://localhost:8080/?q=犬".to_owned(),
        day: "2026-07-31".to_owned(),
    };
    words::about(list, &origin, language)
}

/// The reader's own: a mark, and a note that a spreadsheet would run.
fn book(texts: &[(&str, &str)]) -> Book<Note> {
    let mut store = crate::notes::memory_notes();
    for (item, text) in texts {
        let item: ItemId = item.parse().expect("an id");
        store.set_mark(item, Mark::Questioned, "2026-07-31T08:00:00Z");
        store.set_note(item, text, "2026-07-31T08:00:00Z");
    }
    store.book().clone()
}

fn task() -> Task {
    Task {
        text: "请处理\n养犬投诉".to_owned(),
        items: vec![
            "supporting-19".to_owned(),
            "reclaimed-22".to_owned(),
            "basic-1".to_owned(),
        ],
        conclusion: "=由县公安局牵头".to_owned(),
        responsibility: Responsibility::Supporting,
        date: "2026-07-30".to_owned(),
        office: "县住建局".to_owned(),
        ..Task::default()
    }
}

fn changes(old: &DutyList, new: &DutyList) -> Changes {
    duty_atlas::editions::compare(old, new, &Choices::default())
}

/// What every screen hands over.
fn reports(language: Language) -> Vec<Report> {
    let list = duty_list();
    let about = || about(&list, language);
    let shown: Vec<(usize, Mark)> = (0..list.items.len())
        .map(|at| (at, Mark::Reviewed))
        .collect();
    let found = [
        (150, Mark::Unreviewed),
        (3, Mark::FollowUp),
        (230, Mark::Questioned),
    ];
    let book = book(&[("supporting-19", "笔记\n第二行"), ("basic-1", "二")]);
    let mut all = vec![
        words::items_report(&list, &shown, false, about(), language),
        words::items_report(&list, &found, true, about(), language),
        words::checklist_report(&list, &book, about(), language),
        words::task_sheet(&list, &task(), "t1", about(), language),
    ];
    for id in ["basic-1", "supporting-19", "supporting-79", "reclaimed-22"] {
        let item = list.item(id.parse().expect("an id")).expect("an item");
        let own = (Mark::Questioned, "一\n二");
        let citation = "出处".to_owned();
        all.push(words::item_report(
            &list,
            item,
            own,
            citation,
            about(),
            language,
        ));
    }
    let chosen = choose(
        &list,
        &["public-security", "market-regulation", "red-cross"],
    );
    let comparison = Comparison::new(&list, &chosen).expect("a usable choice");
    let view = ComparisonView::default();
    let profiles = Profiles::new(&list);
    let directory = Directory::new(&profiles);
    let rows = directory.rows(&list, &DirectoryView::default());
    let matrix = Matrix::new(&list);
    let counts = CoOccurrence::new(&list);
    let departments = matrix.departments_in_order(Order::Document);
    let partners = counts.departments_in_order(Order::Size);
    let categories = matrix.categories_in_order(Order::Size);
    let mut edition = DutyList::clone(&list);
    edition.items[3].title = edition.items[3]
        .title
        .replace('工', "功")
        .replace('作', "做");
    edition.items[130].township[0].text.push_str("前10日");
    edition.items.remove(60);
    let changes = changes(&list, &edition);
    let tables = [
        compare::comparison_table(&comparison, &list, view, language),
        compare::comparison_table_by_clause(&comparison, &list, view, language),
        compare::directory_table(&list, &rows, language),
        compare::category_matrix_table(&list, &matrix, &departments, &categories, language),
        compare::shared_matrix_table(&list, &counts, &partners, language),
        compare::balance_table(&list, &matrix, language),
        compare::department_table(&list, profiles.get(chosen[0]), language),
        editions::table(&changes.entries, &list, &edition, language),
        notes::notes_table(&book, &list, language),
    ];
    all.extend(tables.map(|table| Report::of(table, about())));
    all
}

fn workbook(report: &Report, language: Language) -> Vec<u8> {
    let workbook = report.workbook(MADE, &words::words(language));
    workbook.to_bytes().expect("a file")
}

fn text(report: &Report, language: Language) -> String {
    let document = report.text(MADE, &words::words(language));
    let file = document.to_bytes().expect("a file");
    check_xml(&file);
    texts::text(&part(&file, "word/document.xml"))
}

/// The cells of a CSV file.
fn csv_rows(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{FEFF}').expect("a byte order mark");
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let rows = reader.records().map(|row| row.expect("a row"));
    rows.map(|row| row.iter().map(str::to_owned).collect())
        .collect()
}

/// The texts of a table with its headings.
fn rows_of(table: &Table) -> Vec<Vec<String>> {
    let heads = table.columns.iter().map(|column| column.heading.clone());
    let rows = table.rows.iter();
    let rows = rows.map(|row| row.iter().map(Cell::text).collect());
    [heads.collect()].into_iter().chain(rows).collect()
}

#[test]
fn every_row_has_a_cell_for_every_column() {
    for report in LANGUAGES.into_iter().flat_map(reports) {
        for table in report.tables() {
            assert!(!table.name.is_empty());
            for row in &table.rows {
                assert_eq!(row.len(), table.columns.len(), "{}", table.name);
            }
        }
    }
}

#[test]
fn the_csv_file_has_the_cells_of_the_tables() {
    for report in LANGUAGES.into_iter().flat_map(reports) {
        let mut expected: Vec<Vec<String>> = Vec::new();
        for table in report.tables() {
            let rows = rows_of(table);
            let repeated = usize::from(expected.first() == rows.first());
            expected.extend(rows.into_iter().skip(repeated));
        }
        assert_eq!(csv_rows(&report.csv()), expected, "{}", report.title);
    }
}

#[test]
fn the_workbook_has_a_sheet_for_each_table_with_its_texts_and_types() {
    for language in LANGUAGES {
        for report in reports(language) {
            let file = workbook(&report, language);
            check_xml(&file);
            let workbook: Xlsx<_> =
                calamine::open_workbook_from_rs(Cursor::new(&file)).expect("a workbook");
            let names = workbook.sheet_names();
            let has_fields = report
                .parts
                .iter()
                .any(|part| matches!(part, Part::Fields(_)));
            let sheets = usize::from(has_fields) + report.tables().count() + 1;
            assert_eq!(names.len(), sheets, "{names:?}");
            let first = usize::from(has_fields);
            for (at, table) in report.tables().enumerate() {
                let sheet = first + at;
                let name = &names[sheet];
                let seen = spreadsheets::read(&file, name);
                for (row, cells) in rows_of(table).iter().enumerate() {
                    for (column, expected) in cells.iter().enumerate() {
                        let seen = seen.get_value((row as u32, column as u32));
                        let typed = row.checked_sub(1).map(|row| &table.rows[row][column]);
                        check_cell(seen, typed, expected);
                    }
                }
                let xml = part(&file, &format!("xl/worksheets/sheet{}.xml", sheet + 1));
                assert!(xml.contains(r#"ySplit="1""#) && xml.contains(r#"state="frozen""#));
                assert!(xml.contains("<cols>"), "widths");
                assert_eq!(spreadsheets::formulas(&file, name), 0);
            }
            let about = spreadsheets::read(&file, &names[sheets - 1]);
            for (row, (label, text)) in (1..).zip(&report.about) {
                check_cell(about.get_value((row, 0)), None, label);
                check_cell(about.get_value((row, 1)), None, text);
            }
        }
    }
}

fn check_cell(seen: Option<&Data>, typed: Option<&Cell>, expected: &str) {
    let seen = seen.unwrap_or(&Data::Empty);
    match (typed, seen) {
        (Some(Cell::Number(number)), Data::Float(seen)) => assert_eq!(seen, number),
        (Some(Cell::Day(day)), Data::DateTime(seen)) => {
            let (year, month, of_month, ..) = seen.to_ymd_hms_milli();
            assert_eq!((year, month, of_month), (day.year, day.month, day.day));
        }
        (Some(Cell::Number(_) | Cell::Day(_)), other) => panic!("{expected}: {other:?}"),
        (_, Data::Empty) => assert_eq!(expected, ""),
        (_, Data::String(seen)) => assert_eq!(seen, expected),
        (_, other) => panic!("{expected}: {other:?}"),
    }
}

/// What the text has of a table: without ids, and without empty columns.
fn read_columns(table: &Table) -> Vec<usize> {
    let is_read = |at: &usize| {
        let is_filled = table.rows.iter().any(|row| !row[*at].text().is_empty());
        match table.columns[*at].reading {
            Reading::Always => true,
            Reading::LeftOut => false,
            Reading::InPlace | Reading::First => is_filled,
        }
    };
    let columns = (0..table.columns.len()).filter(is_read);
    let (first, others): (Vec<_>, Vec<_>) =
        columns.partition(|at| table.columns[*at].reading == Reading::First);
    [first, others].concat()
}

#[test]
fn the_text_has_the_same_rows_without_the_columns_for_programs() {
    for language in LANGUAGES {
        for report in reports(language) {
            let seen = text(&report, language);
            assert!(seen.starts_with(&format!("{}\n", report.title)));
            for table in report.tables() {
                let columns = read_columns(table);
                for row in &table.rows {
                    let cells = columns.iter().map(|at| match &row[*at] {
                        Cell::Rich(_) => row[*at].text().replace('\n', "↵") + "\n|",
                        cell if cell.text().is_empty() => "\n|".to_owned(),
                        cell => cell.text() + "\n|",
                    });
                    let row: String = cells.chain(["/".to_owned()]).collect();
                    if !columns.is_empty() {
                        assert!(seen.contains(&row), "{}: {row}", report.title);
                    }
                }
            }
            for (label, _) in &report.about {
                assert!(seen.contains(label.as_str()), "{label}");
            }
        }
    }
}

#[test]
fn numbers_and_days_are_typed_and_other_texts_stay() {
    let check = |text: &str, expected: Cell| assert_eq!(Cell::number_or_text(text), expected);
    check("19", Cell::Number(19.0));
    check("0", Cell::Number(0.0));
    check("019", Cell::Text("019".to_owned()));
    check("-1", Cell::Text("-1".to_owned()));
    check("（一）", Cell::Text("（一）".to_owned()));
    check("99999999999", Cell::Text("99999999999".to_owned()));
    check("", Cell::Empty);
    let day = |year, month, day| Some(Day { year, month, day });
    let check =
        |text: &str, expected: Option<Day>| assert_eq!(Day::parse(text), expected, "{text}");
    check("2026-07-31", day(2026, 7, 31));
    check("2024-02-29", day(2024, 2, 29));
    for text in [
        "2025-02-29",
        "2026-13-01",
        "2026-00-10",
        "1900-01-01",
        "2026-7-31",
        "",
        "二〇二六年",
    ] {
        check(text, None);
    }
    check("2026-07-31T08:00:00Z", None);
    check("+026-07-31", None);
}

#[test]
fn the_lists_have_sheets_of_their_own_and_a_search_keeps_its_order() {
    let list = duty_list();
    let all: Vec<(usize, Mark)> = (0..list.items.len())
        .map(|at| (at, Mark::Unreviewed))
        .collect();
    let report = words::items_report(&list, &all, false, Vec::new(), Language::Chinese);
    let names: Vec<&str> = report.tables().map(|table| table.name.as_str()).collect();
    assert_eq!(names, ["基本履职事项", "配合履职事项", "上级部门收回事项"]);
    let counts: Vec<usize> = report.tables().map(|table| table.rows.len()).collect();
    assert_eq!(counts, [106, 103, 30]);
    let found = [(200, Mark::Unreviewed), (3, Mark::Unreviewed)];
    let report = words::items_report(&list, &found, true, Vec::new(), Language::Chinese);
    let ids: Vec<String> = report
        .tables()
        .flat_map(|table| &table.rows)
        .map(|row| row[0].text())
        .collect();
    assert_eq!(
        ids,
        [list.items[200].id.to_string(), list.items[3].id.to_string()]
    );
}

/// `text` in a note, a task and a title: as text in the workbook and the text,
/// with an apostrophe in the CSV file.
fn check_no_formula(formula: &str) {
    let mut list = DutyList::clone(&duty_list());
    list.items[0].title = formula.to_owned();
    let book = book(&[("basic-1", formula)]);
    let sheet = Task {
        text: formula.to_owned(),
        date: formula.to_owned(),
        items: vec!["basic-1".to_owned()],
        ..task()
    };
    let language = Language::Chinese;
    for report in [
        words::items_report(&list, &[(0, Mark::Unreviewed)], false, Vec::new(), language),
        words::checklist_report(&list, &book, Vec::new(), language),
        words::task_sheet(&list, &sheet, formula, Vec::new(), language),
        Report::of(notes::notes_table(&book, &list, language), Vec::new()),
    ] {
        let file = workbook(&report, language);
        let workbook: Xlsx<_> =
            calamine::open_workbook_from_rs(Cursor::new(&file)).expect("a workbook");
        let mut found = 0;
        for name in workbook.sheet_names() {
            assert_eq!(spreadsheets::formulas(&file, &name), 0);
            let range = spreadsheets::read(&file, &name);
            let is_it = |cell: &Data| *cell == Data::String(formula.to_owned());
            found += range.cells().filter(|(_, _, cell)| is_it(cell)).count();
        }
        assert!(found > 0, "{formula:?} in {}", report.title);
        let bare = format!(",{formula},");
        assert!(!report.csv().contains(&bare), "{formula:?}");
    }
}

#[test]
fn no_formula_gets_into_a_file() {
    for formula in [
        "=1+1",
        "@SUM(A1)",
        "\t=1",
        "+86",
        "-1+1",
        "=HYPERLINK(\"http://x\")",
    ] {
        check_no_formula(formula);
    }
}

#[test]
fn what_went_and_came_is_marked_in_the_changes() {
    let list = duty_list();
    let mut edition = DutyList::clone(&list);
    let clause = &mut edition.items[130].township[0].text;
    clause.insert_str(clause.len() - '。'.len_utf8(), "并新增文字");
    let changes = changes(&list, &edition);
    let table = editions::table(&changes.entries, &list, &edition, Language::Chinese);
    let row = table.rows.iter().find(|row| row[4].text() == "职责改动");
    let Some(Cell::Rich(runs)) = row.map(|row| &row[8]) else {
        panic!("{row:?}");
    };
    let is_new = |run: &&Run| run.underline && run.text.contains("新增文字");
    assert_eq!(runs.iter().filter(is_new).count(), 1);
    assert_eq!(
        row.map(|row| row[11].text()),
        Some(format!("配合 {}", list.items[130].id.number))
    );
}
