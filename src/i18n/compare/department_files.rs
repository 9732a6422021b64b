//! The directory, the matrices and one department's items as files for a
//! spreadsheet.

use super::cells::{TOWNSHIP, ids, item_cells, item_headings, name_with_id, superior, township};
use crate::compare::{CoOccurrence, Column, DepartmentItem, DirectoryRow, Matrix, Profile};
use crate::csv::Csv;
use crate::duty_list::{CategoryId, DepartmentId, DutyList, Item};
use crate::i18n::ui::compare as ui;
use crate::i18n::{Language, Phrase, compare, join, names};

const DEPARTMENT_ID: Phrase = Phrase::new("部门编号", "Department id");
const DEPARTMENT: Phrase = Phrase::new("部门", "Department");
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
