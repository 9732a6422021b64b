//! The directory, the matrices and one department's items as tables.

use super::cells::{TOWNSHIP, ids, item_cells, item_columns, name_with_id, superior, township};
use crate::compare::{
    Balance, CoOccurrence, Column as Figure, DepartmentItem, DirectoryRow, Matrix, Profile,
};
use crate::duty_list::{CategoryId, DepartmentId, DutyList, Item};
use crate::i18n::ui::{common, compare as ui, departments as screen};
use crate::i18n::{Language, Phrase, compare, join, names};
use crate::office::Cell;
use crate::report::{Column, Table};

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
pub fn directory_table(duty_list: &DutyList, rows: &[DirectoryRow], language: Language) -> Table {
    let figures = Figure::FIGURES.iter();
    let figures = figures.map(|figure| compare::column(*figure));
    let figures = figures.chain([RECLAIMED_OWN, RECLAIMED_SHARED]);
    let figures = figures.map(|heading| Column::new(heading.get(language), 12.0));
    let cells = |row: &DirectoryRow| {
        let figures = Figure::FIGURES.iter();
        let figures = figures.filter_map(|figure| figure.number(row));
        let figures = figures.chain([row.reclaimed_alone, row.reclaimed_shared]);
        let before = department_cells(duty_list, row.department, language);
        before.into_iter().chain(figures.map(Cell::count)).collect()
    };
    Table {
        name: screen::DIRECTORY.get(language).to_owned(),
        columns: department_columns(language).chain(figures).collect(),
        rows: rows.iter().map(cells).collect(),
    }
}

/// Department × category: numbers of items of both lists, with rows and columns
/// in these orders.
pub fn category_matrix_table(
    duty_list: &DutyList,
    matrix: &Matrix,
    departments: &[DepartmentId],
    categories: &[CategoryId],
    language: Language,
) -> Table {
    let headings = categories
        .iter()
        .map(|id| names::category(duty_list.category(*id), language))
        .chain([TOTAL.get(language)])
        .map(|heading| Column::new(heading, 9.0));
    let row = |id: &DepartmentId| {
        let cells = categories
            .iter()
            .map(|category| matrix.cell(*id, *category))
            .chain([matrix.department(*id)])
            .map(|tally| Cell::count(tally.both()));
        let before = department_cells(duty_list, *id, language);
        before.into_iter().chain(cells).collect()
    };
    Table {
        name: screen::BY_CATEGORY_TABLE.get(language).to_owned(),
        columns: department_columns(language).chain(headings).collect(),
        rows: departments.iter().map(row).collect(),
    }
}

/// Department × department: numbers of items that name both, in this order. The
/// diagonal has all items of the department.
pub fn shared_matrix_table(
    duty_list: &DutyList,
    counts: &CoOccurrence,
    departments: &[DepartmentId],
    language: Language,
) -> Table {
    let headings = departments
        .iter()
        .map(|id| Column::new(name_with_id(duty_list, *id, language), 12.0));
    let row = |one: &DepartmentId| {
        let cells = departments
            .iter()
            .map(|other| Cell::count(counts.cell(*one, *other).both()));
        let before = department_cells(duty_list, *one, language);
        before.into_iter().chain(cells).collect()
    };
    Table {
        name: screen::LISTED_TOGETHER_TABLE.get(language).to_owned(),
        columns: department_columns(language).chain(headings).collect(),
        rows: departments.iter().map(row).collect(),
    }
}

/// How many clauses each category has, of the county and of the township.
pub fn balance_table(duty_list: &DutyList, matrix: &Matrix, language: Language) -> Table {
    let figures = [
        common::ITEMS,
        screen::COUNTY_CLAUSES,
        screen::TOWNSHIP_CLAUSES,
    ];
    let figures = figures.map(|heading| Column::new(heading.get(language), 16.0));
    let category = Column::new(common::CATEGORY.get(language), 24.0);
    let row = |id: CategoryId| {
        let Balance { county, township } = Balance::of_category(duty_list, id);
        let items = matrix.category_items(id).both();
        let name = names::category(duty_list.category(id), language);
        let figures = [items, county, township].map(Cell::count);
        [Cell::from(name)].into_iter().chain(figures).collect()
    };
    Table {
        name: screen::BALANCE.get(language).to_owned(),
        columns: [category].into_iter().chain(figures).collect(),
        rows: matrix.categories().map(row).collect(),
    }
}

fn department_columns(language: Language) -> impl Iterator<Item = Column> {
    [
        Column::data(DEPARTMENT_ID.get(language), 18.0),
        Column::new(DEPARTMENT.get(language), 24.0),
    ]
    .into_iter()
}

fn department_cells(duty_list: &DutyList, id: DepartmentId, language: Language) -> [Cell; 2] {
    let department = duty_list.department(id);
    let name = names::department(department, language);
    [department.id.as_str().into(), name.into()]
}

/// One department's items: one row an item, with whom it is shared, the clauses
/// of the department and the township's.
pub fn department_table(duty_list: &DutyList, profile: &Profile, language: Language) -> Table {
    let mut columns = item_columns(language);
    columns.extend([
        Column::new(SHARING.get(language), 9.0),
        Column::data(PARTNER_IDS.get(language), 20.0),
        Column::new(PARTNERS.get(language), 24.0),
        Column::new(OWN_CLAUSES.get(language), 48.0),
        Column::new(JOINT_CLAUSES.get(language), 32.0),
        Column::new(TOWNSHIP.get(language), 48.0),
    ]);
    let rows = profile.items(duty_list).into_iter();
    let rows = rows.filter_map(|on_page| {
        let item = duty_list.item(on_page.item)?;
        Some(department_item_cells(duty_list, item, &on_page, language))
    });
    let department = duty_list.department(profile.department);
    Table {
        name: names::department(department, language).to_owned(),
        columns,
        rows: rows.collect(),
    }
}

fn department_item_cells(
    duty_list: &DutyList,
    item: &Item,
    on_page: &DepartmentItem,
    language: Language,
) -> Vec<Cell> {
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
        sharing.get(language).into(),
        ids(duty_list, &on_page.partners).into(),
        join(language, partners).into(),
        own.into(),
        superior(item, &on_page.joint).into(),
        township(item, on_page.township, language).into(),
    ]);
    cells
}
