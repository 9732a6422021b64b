//! Cells that several files have in common.

use crate::compare::TownshipPart;
use crate::duty_list::{Clause, DepartmentId, DutyList, Item};
use crate::i18n::{Language, Phrase, compare, names};

pub const TOWNSHIP: Phrase = Phrase::new("乡镇配合职责", "Township’s duties");
const ITEM_ID: Phrase = Phrase::new("事项编号", "Duty id");
const LIST: Phrase = Phrase::new("清单", "List");
const NUMBER: Phrase = Phrase::new("序号", "Number");
const CATEGORY: Phrase = Phrase::new("类别", "Category");
const TITLE: Phrase = Phrase::new("事项名称", "Title");

pub fn item_headings(language: Language) -> Vec<String> {
    let headings = [ITEM_ID, LIST, NUMBER, CATEGORY, TITLE];
    headings
        .map(|heading| heading.get(language).to_owned())
        .to_vec()
}

pub fn item_cells(duty_list: &DutyList, item: &Item, language: Language) -> Vec<String> {
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

pub fn printed_number(clause: &Clause) -> Option<String> {
    let number = clause.number.map(|number| number.to_string());
    clause.label.clone().or(number)
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
