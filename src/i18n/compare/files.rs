//! Comparisons, departments and matrices as files for a spreadsheet. Headings,
//! names and remarks are in the language of the interface; the document's own
//! sentences stay Chinese.

use crate::compare::{
    CoOccurrence, Column, Comparison, ComparisonView, DepartmentItem, DirectoryRow, Matrix, Part,
    Profile, Row, Span, SpanKind, TownshipPart,
};
use crate::csv::Csv;
use crate::duty_list::{
    Attribution, CategoryId, Clause, DepartmentId, DutyList, Item, SuperiorClause,
};
use crate::i18n::ui::compare as ui;
use crate::i18n::{Language, Phrase, compare, join, names};

const ITEM_ID: Phrase = Phrase::new("事项编号", "Duty id");
const LIST: Phrase = Phrase::new("清单", "List");
const NUMBER: Phrase = Phrase::new("序号", "Number");
const CATEGORY: Phrase = Phrase::new("类别", "Category");
const TITLE: Phrase = Phrase::new("事项名称", "Title");
const GROUP: Phrase = Phrase::new("分组", "Group");
const DEPARTMENT_ID: Phrase = Phrase::new("部门编号", "Department id");
const DEPARTMENT_IDS: Phrase = Phrase::new("部门编号", "Department ids");
const DEPARTMENT: Phrase = Phrase::new("部门", "Department");
const DEPARTMENTS: Phrase = Phrase::new("部门", "Departments");
const JOINT: Phrase = Phrase::new("共同（joint）", "Joint");
const OTHER: Phrase = Phrase::new("其他主体", "Other actors");
const TOWNSHIP: Phrase = Phrase::new("乡镇配合职责", "Township’s duties");
const SUPERIOR: Phrase = Phrase::new("上级部门职责", "County departments’ duties");
const IN_JOINT: Phrase = Phrase::new("见“共同”栏", "See the joint column");
const SIDE: Phrase = Phrase::new("职责", "Duties");
const POSITION: Phrase = Phrase::new("第几条", "Clause");
const SECTION: Phrase = Phrase::new("小标题", "Section");
const PRINTED_NUMBER: Phrase = Phrase::new("条号", "Printed number");
const ATTRIBUTION: Phrase = Phrase::new("归属", "Attribution");
const TEXT: Phrase = Phrase::new("条文", "Text");
const SHARING: Phrase = Phrase::new("独有或共有", "Own or shared");
const OWN: Phrase = Phrase::new("独有", "Own");
const SHARED: Phrase = Phrase::new("共有", "Shared");
const PARTNERS: Phrase = Phrase::new("同列部门", "Shared with");
const PARTNER_IDS: Phrase = Phrase::new("同列部门编号", "Shared with (ids)");
const OWN_CLAUSES: Phrase = Phrase::new("本部门职责", "Own clauses");
const JOINT_CLAUSES: Phrase = Phrase::new("未写明部门的职责", "Unassigned clauses");
const RECLAIMED_OWN: Phrase = Phrase::new("收回：独有", "Taken back: own");
const RECLAIMED_SHARED: Phrase = Phrase::new("收回：共有", "Taken back: shared");
const TOTAL: Phrase = Phrase::new("合计", "Total");

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

/// The directory: one row a department, in the order of `rows`.
pub fn directory_csv(duty_list: &DutyList, rows: &[DirectoryRow], language: Language) -> String {
    let mut csv = Csv::new();
    let heading = |phrase: Phrase| phrase.get(language);
    let figures = Column::FIGURES.iter();
    let figures = figures.map(|column| heading(compare::column(*column)));
    let reclaimed = [heading(RECLAIMED_OWN), heading(RECLAIMED_SHARED)];
    let before = [heading(DEPARTMENT_ID), heading(DEPARTMENT)];
    csv.row(before.into_iter().chain(figures).chain(reclaimed));
    for row in rows {
        let department = duty_list.department(row.department);
        let before = [
            department.id.clone(),
            names::department(department, language).to_owned(),
        ];
        let figures = Column::FIGURES.iter();
        let figures = figures.filter_map(|column| column.number(row));
        let figures = figures.chain([row.reclaimed_alone, row.reclaimed_shared]);
        let figures = figures.map(|number| number.to_string());
        csv.row(before.into_iter().chain(figures));
    }
    csv.finish()
}

/// Department × category: numbers of items of both lists, with rows and columns
/// in these orders.
pub fn category_matrix_csv(
    duty_list: &DutyList,
    matrix: &Matrix,
    departments: &[DepartmentId],
    categories: &[CategoryId],
    language: Language,
) -> String {
    let mut csv = Csv::new();
    let before = [DEPARTMENT_ID, DEPARTMENT].map(|heading| heading.get(language));
    let headings = categories
        .iter()
        .map(|id| names::category(duty_list.category(*id), language));
    let total = TOTAL.get(language);
    csv.row(before.into_iter().chain(headings).chain([total]));
    for id in departments {
        let cells = categories
            .iter()
            .map(|category| matrix.cell(*id, *category));
        let cells = cells.chain([matrix.department(*id)]);
        let cells = cells.map(|tally| tally.both().to_string());
        csv.row(
            department_cells(duty_list, *id, language)
                .into_iter()
                .chain(cells),
        );
    }
    csv.finish()
}

/// Department × department: numbers of items that name both, in this order. The
/// diagonal has all items of the department.
pub fn shared_matrix_csv(
    duty_list: &DutyList,
    counts: &CoOccurrence,
    departments: &[DepartmentId],
    language: Language,
) -> String {
    let mut csv = Csv::new();
    let before = [DEPARTMENT_ID, DEPARTMENT].map(|heading| heading.get(language).to_owned());
    let headings = departments
        .iter()
        .map(|id| name_with_id(duty_list, *id, language));
    csv.row(before.into_iter().chain(headings));
    for one in departments {
        let cells = departments
            .iter()
            .map(|other| counts.cell(*one, *other).both().to_string());
        csv.row(
            department_cells(duty_list, *one, language)
                .into_iter()
                .chain(cells),
        );
    }
    csv.finish()
}

fn department_cells(duty_list: &DutyList, id: DepartmentId, language: Language) -> [String; 2] {
    let department = duty_list.department(id);
    let name = names::department(department, language);
    [department.id.clone(), name.to_owned()]
}

/// One department's items: one row an item, with whom it is shared, the clauses
/// of the department and the township's.
pub fn department_csv(duty_list: &DutyList, profile: &Profile, language: Language) -> String {
    let mut csv = Csv::new();
    let headings = [
        SHARING,
        PARTNER_IDS,
        PARTNERS,
        OWN_CLAUSES,
        JOINT_CLAUSES,
        TOWNSHIP,
    ];
    let headings = headings.map(|heading| heading.get(language).to_owned());
    csv.row(item_headings(language).into_iter().chain(headings));
    for on_page in profile.items(duty_list) {
        if let Some(item) = duty_list.item(on_page.item) {
            csv.row(department_item_cells(duty_list, item, &on_page, language));
        }
    }
    csv.finish()
}

fn department_item_cells(
    duty_list: &DutyList,
    item: &Item,
    on_page: &DepartmentItem,
    language: Language,
) -> Vec<String> {
    let sharing = match on_page.is_shared {
        true => SHARED,
        false => OWN,
    };
    let named = names::departments(duty_list, on_page.partners.iter().copied(), language);
    let unnamed = item.other_departments.clone().unwrap_or_default();
    let partners = [named, unnamed].into_iter().filter(|name| !name.is_empty());
    let own = match on_page.is_without_clause() {
        true => ui::NO_CLAUSE.get(language).to_owned(),
        false => superior(item, &on_page.own),
    };
    let mut cells = item_cells(duty_list, item, language);
    cells.extend([
        sharing.get(language).to_owned(),
        ids(duty_list, &on_page.partners),
        join(language, partners),
        own,
        superior(item, &on_page.joint),
        township(item, on_page.township, language),
    ]);
    cells
}

fn item_headings(language: Language) -> Vec<String> {
    let headings = [ITEM_ID, LIST, NUMBER, CATEGORY, TITLE];
    headings
        .map(|heading| heading.get(language).to_owned())
        .to_vec()
}

fn item_cells(duty_list: &DutyList, item: &Item, language: Language) -> Vec<String> {
    let number = item.printed_number.clone();
    vec![
        item.id.to_string(),
        names::list(item.id.list, language).to_owned(),
        number.unwrap_or_else(|| item.id.number.to_string()),
        names::category(duty_list.category_of(item), language).to_owned(),
        item.title.clone(),
    ]
}

/// Ids separated by spaces, as the page's attributes have them.
fn ids(duty_list: &DutyList, departments: &[DepartmentId]) -> String {
    let ids: Vec<&str> = departments
        .iter()
        .map(|id| duty_list.department(*id).id.as_str())
        .collect();
    ids.join(" ")
}

fn name_with_id(duty_list: &DutyList, id: DepartmentId, language: Language) -> String {
    let department = duty_list.department(id);
    let name = names::department(department, language);
    match language {
        Language::Chinese => format!("{name}（{}）", department.id),
        Language::English => format!("{name} ({})", department.id),
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

fn township(item: &Item, part: TownshipPart, language: Language) -> String {
    match compare::township_note(part) {
        Some(note) => note.get(language).to_owned(),
        None => lines(item.township.iter()),
    }
}

fn superior(item: &Item, clauses: &[usize]) -> String {
    let clauses = clauses.iter().filter_map(|index| item.superior.get(*index));
    lines(clauses.map(|superior| &superior.clause))
}

fn printed_number(clause: &Clause) -> Option<String> {
    let number = clause.number.map(|number| number.to_string());
    clause.label.clone().or(number)
}

/// Clauses with their numbers, each on a line, each heading once above its own.
fn lines<'a>(clauses: impl Iterator<Item = &'a Clause>) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut above = None;
    for clause in clauses {
        let section = clause.section.as_ref();
        if section != above {
            lines.extend(section.map(|heading| heading.text.clone()));
            above = section;
        }
        lines.push(match (&clause.label, clause.number) {
            (Some(label), _) => format!("{label}{}", clause.text),
            (None, Some(number)) => format!("{number}.{}", clause.text),
            (None, None) => clause.text.clone(),
        });
    }
    lines.join("\n")
}

fn joined_lines(parts: [String; 2]) -> String {
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<String>>().join("\n")
}
