//! The choice of departments to compare.

use crate::duty_list::{Department, DepartmentId, DutyList};
use crate::i18n::Language;

/// The fewest departments that can be compared.
pub const LEAST: usize = 2;

/// The most departments that can be compared: more columns cannot be read.
pub const MOST: usize = 4;

/// What a reader should know about how a list of departments was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// These stood there more than once and were taken once.
    Repeated(Vec<DepartmentId>),
    /// These came after the last that can be taken and were left out.
    LeftOut(Vec<DepartmentId>),
    /// There is only this one, which cannot be compared with itself.
    OneOnly(DepartmentId),
}

impl Note {
    /// The note in words.
    pub fn text(&self, duty_list: &DutyList, language: Language) -> String {
        let names = |ids: &[DepartmentId]| {
            let departments = ids.iter().map(|id| duty_list.department(*id));
            let names: Vec<&str> = departments.map(|d| name(d, language)).collect();
            // English names contain commas of their own.
            names.join(match language {
                Language::Chinese => "、",
                Language::English => "; ",
            })
        };
        match (self, language) {
            (Note::Repeated(ids), Language::Chinese) => {
                format!("重复的部门只列一次：{}。", names(ids))
            }
            (Note::Repeated(ids), Language::English) => {
                format!("Named more than once, shown once: {}.", names(ids))
            }
            (Note::LeftOut(ids), Language::Chinese) => {
                format!("最多可对比四个部门，以下部门未列入：{}。", names(ids))
            }
            (Note::LeftOut(ids), Language::English) => format!(
                "No more than four departments can be compared. Left out: {}.",
                names(ids)
            ),
            (Note::OneOnly(id), Language::Chinese) => format!(
                "目前只选择了一个部门（{}），请至少再添加一个部门。",
                names(&[*id])
            ),
            (Note::OneOnly(id), Language::English) => format!(
                "Only one department is chosen ({}). Add at least one more to compare.",
                names(&[*id])
            ),
        }
    }
}

/// A department's name in running text and in table headings.
pub(super) fn name(department: &Department, language: Language) -> &str {
    match language {
        Language::Chinese => &department.short,
        Language::English => department.english(),
    }
}

/// Up to four different departments, in the reader's order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection(Vec<DepartmentId>);

impl Selection {
    /// Takes the first usable departments of a list, as an address may hold it,
    /// and notes what was not taken as it stood.
    pub fn read(listed: &[DepartmentId]) -> (Selection, Vec<Note>) {
        let mut chosen = Vec::new();
        let mut repeated = Vec::new();
        let mut left_out = Vec::new();
        for &department in listed {
            let list = if chosen.contains(&department) {
                &mut repeated
            } else if chosen.len() < MOST {
                &mut chosen
            } else {
                &mut left_out
            };
            if !list.contains(&department) {
                list.push(department);
            }
        }
        let mut notes = Vec::new();
        if !repeated.is_empty() {
            notes.push(Note::Repeated(repeated));
        }
        if !left_out.is_empty() {
            notes.push(Note::LeftOut(left_out));
        }
        if let [only] = chosen[..] {
            notes.push(Note::OneOnly(only));
        }
        (Selection(chosen), notes)
    }

    pub fn departments(&self) -> &[DepartmentId] {
        &self.0
    }

    /// Whether no further department can be added.
    pub fn is_full(&self) -> bool {
        self.0.len() >= MOST
    }

    /// Whether there are enough departments to compare.
    pub fn is_comparable(&self) -> bool {
        self.0.len() >= LEAST
    }

    /// Adds a department at the end; says whether it was added.
    pub fn add(&mut self, department: DepartmentId) -> bool {
        let fits = !self.is_full() && !self.0.contains(&department);
        if fits {
            self.0.push(department);
        }
        fits
    }

    /// Removes a department if it is there.
    pub fn remove(&mut self, department: DepartmentId) {
        self.0.retain(|own| *own != department);
    }

    /// Moves a department to a column, counted from 0; beyond the last means
    /// to the last. The others keep their order.
    pub fn move_to(&mut self, department: DepartmentId, column: usize) {
        if let Some(at) = self.0.iter().position(|own| *own == department) {
            self.0.remove(at);
            self.0.insert(column.min(self.0.len()), department);
        }
    }
}
