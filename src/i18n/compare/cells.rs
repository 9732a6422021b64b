//! Cells that several tables have in common.

use crate::compare::TownshipPart;
use crate::duty_list::{Clause, DepartmentId, DutyList, Item};
use crate::i18n::ui::items;
use crate::i18n::{Language, Phrase, compare, join, names};
use crate::office::Cell;
use crate::report::{Column, Reading};

pub const TOWNSHIP: Phrase = Phrase::new("乡镇配合职责", "Township’s duties");
pub const SUPERIOR: Phrase = Phrase::new("上级部门职责", "County departments’ duties");
const ITEM_ID: Phrase = Phrase::new("事项编号", "Duty id");
const LIST: Phrase = Phrase::new("清单", "List");
const NUMBER: Phrase = Phrase::new("序号", "Number");
const CATEGORY: Phrase = Phrase::new("类别", "Category");
const TITLE: Phrase = Phrase::new("事项名称", "Title");

/// The columns of [`item_cells`].
pub fn item_columns(language: Language) -> Vec<Column> {
    vec![
        Column::data(ITEM_ID.get(language), 15.0),
        Column::new(LIST.get(language), 14.0),
        Column::new(NUMBER.get(language), 7.0),
        Column::new(CATEGORY.get(language), 12.0),
        Column::new(TITLE.get(language), 32.0),
    ]
}

/// The columns of an item in a table of one list, whose name says the rest.
pub fn item_columns_of_one_list(language: Language) -> Vec<Column> {
    let mut columns = item_columns(language);
    columns[1].reading = Reading::LeftOut;
    columns
}

pub fn item_cells(duty_list: &DutyList, item: &Item, language: Language) -> Vec<Cell> {
    let number = item.printed_number.as_deref();
    vec![
        item.id.to_string().into(),
        names::list(item.id.list, language).into(),
        number.map_or(
            Cell::Number(f64::from(item.id.number)),
            Cell::number_or_text,
        ),
        names::category(duty_list.category_of(item), language).into(),
        item.title.as_str().into(),
    ]
}

/// The departments of an item as the screen names them, with those that the
/// print adds without naming them.
pub fn departments(duty_list: &DutyList, item: &Item, language: Language) -> String {
    let named = names::departments(duty_list, item.departments.iter().copied(), language);
    let others = item.other_departments.as_ref();
    let Some(others) = others.map(|others| items::and_others(language, others)) else {
        return named;
    };
    match language {
        Language::Chinese => named + &others,
        Language::English => join(language, [named, others].iter().filter(|it| !it.is_empty())),
    }
}

/// Ids separated by spaces, as the page's attributes have them.
pub fn ids(duty_list: &DutyList, departments: &[DepartmentId]) -> String {
    let ids: Vec<&str> = departments
        .iter()
        .map(|id| duty_list.department(*id).id.as_str())
        .collect();
    ids.join(" ")
}

pub fn name_with_id(duty_list: &DutyList, id: DepartmentId, language: Language) -> String {
    let department = duty_list.department(id);
    let name = names::department(department, language);
    match language {
        Language::Chinese => format!("{name}（{}）", department.id),
        Language::English => format!("{name} ({})", department.id),
    }
}

pub fn township(item: &Item, part: TownshipPart, language: Language) -> String {
    match compare::township_note(part) {
        Some(note) => note.get(language).to_owned(),
        None => lines(item.township.iter()),
    }
}

pub fn superior(item: &Item, clauses: &[usize]) -> String {
    let clauses = clauses.iter().filter_map(|index| item.superior.get(*index));
    lines(clauses.map(|superior| &superior.clause))
}

pub fn printed_number(clause: &Clause) -> Cell {
    match (&clause.label, clause.number) {
        (Some(label), _) => label.as_str().into(),
        (None, Some(number)) => Cell::Number(f64::from(number)),
        (None, None) => Cell::Empty,
    }
}

/// Clauses with their numbers, each on a line, each heading once above its own.
pub fn lines<'a>(clauses: impl Iterator<Item = &'a Clause>) -> String {
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
