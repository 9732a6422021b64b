//! A comparison as a file for a spreadsheet. Headings, names and remarks are in
//! the language of the interface; the document's own sentences stay Chinese.

use super::cells::{
    TOWNSHIP, ids, item_cells, item_headings, name_with_id, printed_number, superior, township,
};
use crate::compare::{Comparison, ComparisonView, Part, Row, Span, SpanKind};
use crate::csv::Csv;
use crate::duty_list::{Attribution, Clause, DutyList, Item, SuperiorClause};
use crate::i18n::ui::compare as ui;
use crate::i18n::{Language, Phrase, compare, names};

const GROUP: Phrase = Phrase::new("分组", "Group");
const DEPARTMENT_IDS: Phrase = Phrase::new("部门编号", "Department ids");
const DEPARTMENTS: Phrase = Phrase::new("部门", "Departments");
const JOINT: Phrase = Phrase::new("共同（joint）", "Joint");
const OTHER: Phrase = Phrase::new("其他主体", "Other actors");
const SUPERIOR: Phrase = Phrase::new("上级部门职责", "County departments’ duties");
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
/// A shared clause stands once, in the joint column, after the departments that
/// share it. Clauses of departments that are not compared are left out.
pub fn comparison_csv(
    comparison: &Comparison,
    duty_list: &DutyList,
    view: ComparisonView,
    language: Language,
) -> String {
    let mut csv = Csv::new();
    let before = item_headings(language).into_iter().chain([
        GROUP.get(language).to_owned(),
        DEPARTMENT_IDS.get(language).to_owned(),
    ]);
    let departments = comparison.departments.iter();
    let departments = departments.map(|id| name_with_id(duty_list, *id, language));
    let after = [JOINT, OTHER, TOWNSHIP].map(|heading| heading.get(language).to_owned());
    csv.row(before.chain(departments).chain(after));
    for row in comparison.shown(duty_list, view) {
        csv.row(comparison_row(comparison, duty_list, row, language));
    }
    csv.finish()
}

fn comparison_row(
    comparison: &Comparison,
    duty_list: &DutyList,
    row: &Row,
    language: Language,
) -> Vec<String> {
    let item = row.get(duty_list);
    let mut cells = item_cells(duty_list, item, language);
    cells.push(compare::group(row.group, duty_list, language));
    cells.push(ids(duty_list, &item.departments));
    cells.extend(row.parts.iter().map(|part| match part {
        Part::Absent => ui::NOT_LISTED.to_owned(),
        Part::Listed => ui::NO_CLAUSE.get(language).to_owned(),
        Part::Shared => IN_JOINT.get(language).to_owned(),
        Part::Own(clauses) => superior(item, clauses),
    }));
    let spans = row.spans.iter().map(|span| {
        let sharers = sharers(comparison, duty_list, span, language);
        format!("{sharers}\n{}", superior(item, &span.clauses))
    });
    cells.push(spans.collect::<Vec<String>>().join("\n"));
    let other = [superior(item, &row.other), unnamed(item, language)];
    cells.push(joined_lines(other));
    cells.push(township(item, row.township, language));
    cells
}

/// The rows that a view shows: one row a clause, the county's and the
/// township's, whoever acts. An item without clauses has one row.
pub fn comparison_csv_by_clause(
    comparison: &Comparison,
    duty_list: &DutyList,
    view: ComparisonView,
    language: Language,
) -> String {
    let mut csv = Csv::new();
    let headings = [
        GROUP,
        SIDE,
        POSITION,
        SECTION,
        PRINTED_NUMBER,
        DEPARTMENT_IDS,
        DEPARTMENTS,
        ATTRIBUTION,
        TEXT,
    ];
    let headings = headings.map(|heading| heading.get(language).to_owned());
    csv.row(item_headings(language).into_iter().chain(headings));
    for row in comparison.shown(duty_list, view) {
        let item = row.get(duty_list);
        let before = || {
            let mut cells = item_cells(duty_list, item, language);
            cells.push(compare::group(row.group, duty_list, language));
            cells
        };
        if item.superior.is_empty() && item.township.is_empty() {
            csv.row(before().into_iter().chain(vec![String::new(); 8]));
        }
        for (at, superior) in item.superior.iter().enumerate() {
            let cells = superior_cells(duty_list, item, at, superior, language);
            csv.row(before().into_iter().chain(cells));
        }
        for (at, clause) in item.township.iter().enumerate() {
            let [position, section, number] = place_cells(at, clause);
            let side = TOWNSHIP.get(language).to_owned();
            let none = String::new;
            let text = clause.text.clone();
            let cells = [
                side,
                position,
                section,
                number,
                none(),
                none(),
                none(),
                text,
            ];
            csv.row(before().into_iter().chain(cells));
        }
    }
    csv.finish()
}

fn superior_cells(
    duty_list: &DutyList,
    item: &Item,
    at: usize,
    superior: &SuperiorClause,
    language: Language,
) -> [String; 8] {
    let acting = item.acting(&superior.attribution);
    let [position, section, number] = place_cells(at, &superior.clause);
    [
        SUPERIOR.get(language).to_owned(),
        position,
        section,
        number,
        ids(duty_list, acting),
        names::departments(duty_list, acting.iter().copied(), language),
        attribution(&superior.attribution, language),
        superior.clause.text.clone(),
    ]
}

/// The clause's position from 1, its heading and its printed number.
fn place_cells(at: usize, clause: &Clause) -> [String; 3] {
    let section = clause.section.as_ref();
    let section = section.map(|heading| heading.text.clone());
    [
        (at + 1).to_string(),
        section.unwrap_or_default(),
        printed_number(clause).unwrap_or_default(),
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
