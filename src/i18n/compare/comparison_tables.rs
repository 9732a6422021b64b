//! A comparison as tables. Headings, names and remarks are in the language of
//! the interface; the document's own sentences stay Chinese.

use super::cells::{
    SUPERIOR, TOWNSHIP, ids, item_cells, item_columns, name_with_id, printed_number, superior,
    township,
};
use crate::compare::{Comparison, ComparisonView, Part, Row, Span, SpanKind};
use crate::duty_list::{Attribution, Clause, DutyList, Item, SuperiorClause};
use crate::i18n::ui::compare as ui;
use crate::i18n::{Language, Phrase, compare, names};
use crate::office::Cell;
use crate::report::{Column, Reading, Table};

const GROUP: Phrase = Phrase::new("分组", "Group");
const DEPARTMENT_IDS: Phrase = Phrase::new("部门编号", "Department ids");
const DEPARTMENTS: Phrase = Phrase::new("部门", "Departments");
const JOINT: Phrase = Phrase::new("共同（joint）", "Joint");
const OTHER: Phrase = Phrase::new("其他主体", "Other actors");
const IN_JOINT: Phrase = Phrase::new("见“共同”栏", "See the joint column");
const SIDE: Phrase = Phrase::new("职责", "Duties");
const POSITION: Phrase = Phrase::new("第几条", "Clause");
const SECTION: Phrase = Phrase::new("小标题", "Section");
const PRINTED_NUMBER: Phrase = Phrase::new("条号", "Printed number");
const ATTRIBUTION: Phrase = Phrase::new("归属", "Attribution");
const TEXT: Phrase = Phrase::new("条文", "Text");

/// The rows that a view shows: one row an item, with a column for each
/// department's own clauses, the clauses that several share, those of other
/// actors and the township's.
///
/// A shared clause appears once, in the joint column, after the departments that
/// share it. Clauses of departments that are not compared are left out.
pub fn comparison_table(
    comparison: &Comparison,
    duty_list: &DutyList,
    view: ComparisonView,
    language: Language,
) -> Table {
    let mut columns = item_columns(language);
    columns.push(Column::new(GROUP.get(language), 14.0));
    columns.push(Column::data(DEPARTMENT_IDS.get(language), 20.0));
    let departments = comparison.departments.iter();
    columns.extend(departments.map(|id| {
        let name = name_with_id(duty_list, *id, language);
        Column::new(name, 40.0)
    }));
    columns.extend([JOINT, OTHER, TOWNSHIP].map(|it| Column::new(it.get(language), 40.0)));
    let rows = comparison.shown(duty_list, view).into_iter();
    Table {
        name: ui::TITLE.get(language).to_owned(),
        columns,
        rows: rows
            .map(|row| comparison_row(comparison, duty_list, row, language))
            .collect(),
    }
}

fn comparison_row(
    comparison: &Comparison,
    duty_list: &DutyList,
    row: &Row,
    language: Language,
) -> Vec<Cell> {
    let item = row.get(duty_list);
    let mut cells = item_cells(duty_list, item, language);
    cells.push(compare::group(row.group, duty_list, language).into());
    cells.push(ids(duty_list, &item.departments).into());
    cells.extend(row.parts.iter().map(|part| match part {
        Part::Absent => Cell::from(ui::NOT_LISTED),
        Part::Listed => ui::NO_CLAUSE.get(language).into(),
        Part::Shared => IN_JOINT.get(language).into(),
        Part::Own(clauses) => superior(item, clauses).into(),
    }));
    let spans = row.spans.iter().map(|span| {
        let sharers = sharers(comparison, duty_list, span, language);
        format!("{sharers}\n{}", superior(item, &span.clauses))
    });
    cells.push(spans.collect::<Vec<String>>().join("\n").into());
    let other = [superior(item, &row.other), unnamed(item, language)];
    cells.push(joined_lines(other).into());
    cells.push(township(item, row.township, language).into());
    cells
}

/// The rows that a view shows: one row a clause, the county's and the
/// township's, no matter who acts. An item without clauses has one row.
pub fn comparison_table_by_clause(
    comparison: &Comparison,
    duty_list: &DutyList,
    view: ComparisonView,
    language: Language,
) -> Table {
    let mut columns = item_columns(language);
    columns.push(Column::new(GROUP.get(language), 14.0));
    columns.extend(clause_columns(language));
    let mut rows = Vec::new();
    for row in comparison.shown(duty_list, view) {
        let item = row.get(duty_list);
        let mut before = item_cells(duty_list, item, language);
        before.push(compare::group(row.group, duty_list, language).into());
        let clauses = clause_rows(duty_list, item, language).into_iter();
        rows.extend(clauses.map(|cells| before.iter().cloned().chain(cells).collect()));
    }
    Table {
        name: ui::BY_CLAUSE.get(language).to_owned(),
        columns,
        rows,
    }
}

/// The clauses of one item: one row a clause.
pub fn clause_table(duty_list: &DutyList, item: &Item, language: Language) -> Table {
    let mut columns = item_columns(language);
    for column in &mut columns {
        column.reading = Reading::LeftOut;
    }
    columns.extend(clause_columns(language));
    let before = item_cells(duty_list, item, language);
    let clauses = clause_rows(duty_list, item, language).into_iter();
    Table {
        name: ui::CLAUSES.get(language).to_owned(),
        columns,
        rows: clauses
            .map(|cells| before.iter().cloned().chain(cells).collect())
            .collect(),
    }
}

/// The columns of [`clause_rows`].
fn clause_columns(language: Language) -> Vec<Column> {
    vec![
        Column::new(SIDE.get(language), 14.0),
        Column::data(POSITION.get(language), 8.0),
        Column::new(SECTION.get(language), 20.0),
        Column::new(PRINTED_NUMBER.get(language), 8.0),
        Column::data(DEPARTMENT_IDS.get(language), 20.0),
        Column::new(DEPARTMENTS.get(language), 20.0),
        Column::new(ATTRIBUTION.get(language), 18.0),
        Column::new(TEXT.get(language), 60.0),
    ]
}

/// The county's clauses and the township's; one empty row where there are none.
fn clause_rows(duty_list: &DutyList, item: &Item, language: Language) -> Vec<[Cell; 8]> {
    let superior = item.superior.iter().enumerate();
    let superior = superior.map(|(at, it)| superior_cells(duty_list, item, at, it, language));
    let township = item.township.iter().enumerate();
    let township = township.map(|(at, clause)| {
        let [position, section, number] = place_cells(at, clause);
        [
            TOWNSHIP.get(language).into(),
            position,
            section,
            number,
            Cell::Empty,
            Cell::Empty,
            Cell::Empty,
            clause.text.as_str().into(),
        ]
    });
    let mut rows: Vec<[Cell; 8]> = superior.chain(township).collect();
    if rows.is_empty() {
        rows.push([const { Cell::Empty }; 8]);
    }
    rows
}

fn superior_cells(
    duty_list: &DutyList,
    item: &Item,
    at: usize,
    superior: &SuperiorClause,
    language: Language,
) -> [Cell; 8] {
    let acting = item.acting(&superior.attribution);
    let [position, section, number] = place_cells(at, &superior.clause);
    [
        SUPERIOR.get(language).into(),
        position,
        section,
        number,
        ids(duty_list, acting).into(),
        names::departments(duty_list, acting.iter().copied(), language).into(),
        attribution(&superior.attribution, language).into(),
        superior.clause.text.as_str().into(),
    ]
}

/// The clause's position from 1, its heading and its printed number.
fn place_cells(at: usize, clause: &Clause) -> [Cell; 3] {
    let section = clause.section.as_ref();
    [
        Cell::count(at + 1),
        section.map_or(Cell::Empty, |heading| heading.text.as_str().into()),
        printed_number(clause),
    ]
}

/// How the departments of a clause are known, with the name in the open data.
fn attribution(attribution: &Attribution, language: Language) -> String {
    let words = match attribution {
        Attribution::Sole(_) => Phrase::new("唯一部门", "only department"),
        Attribution::Named(_) => Phrase::new("写明部门", "named"),
        Attribution::Joint => Phrase::new("未写明部门", "not named"),
        Attribution::Other => Phrase::new("其他主体", "another actor"),
    };
    let id = attribution.id();
    match language {
        Language::Chinese => format!("{}（{id}）", words.zh),
        Language::English => format!("{} ({id})", words.en),
    }
}

/// `【县民政局、县红十字会】`, with those outside the comparison, and a remark
/// where the text names none of them.
fn sharers(
    comparison: &Comparison,
    duty_list: &DutyList,
    span: &Span,
    language: Language,
) -> String {
    let sharers = comparison.departments_in(span.columns);
    let sharers = sharers.chain(span.outside.iter().copied());
    let names = names::departments(duty_list, sharers, language);
    match (span.kind, language) {
        (SpanKind::Named, Language::Chinese) => format!("【{names}】"),
        (SpanKind::Joint, Language::Chinese) => format!("【{names}；未写明部门】"),
        (SpanKind::Named, Language::English) => format!("[{names}]"),
        (SpanKind::Joint, Language::English) => format!("[{names}: no department named]"),
    }
}

/// The departments that an item adds without naming them.
fn unnamed(item: &Item, language: Language) -> String {
    match (&item.other_departments, language) {
        (None, _) => String::new(),
        (Some(unnamed), Language::Chinese) => format!("另有{unnamed}"),
        (Some(unnamed), Language::English) => format!("Further: {unnamed}"),
    }
}

fn joined_lines(parts: [String; 2]) -> String {
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<String>>().join("\n")
}
