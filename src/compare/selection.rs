//! The choice of departments to compare.

use crate::duty_list::DepartmentId;

/// The fewest departments that can be compared.
pub const LEAST: usize = 2;

/// The most departments that can be compared: more columns cannot be read.
pub const MOST: usize = 4;

/// What a reader has to know about how a list of departments was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// These were listed more than once and are chosen once.
    Repeated(Vec<DepartmentId>),
    /// These were listed after the last that can be chosen.
    LeftOut(Vec<DepartmentId>),
    /// Only this one is listed, and one alone cannot be compared.
    OneOnly(DepartmentId),
}

/// Up to four different departments, in the reader's order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection(Vec<DepartmentId>);

impl Selection {
    /// Chooses the first four different departments of a list, which an address
    /// may hold in any form, and says how the choice differs from the list.
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

    /// Moves a department to a column, counted from 0; a column beyond the last
    /// means the last. The others keep their order.
    pub fn move_to(&mut self, department: DepartmentId, column: usize) {
        if let Some(at) = self.0.iter().position(|own| *own == department) {
            self.0.remove(at);
            self.0.insert(column.min(self.0.len()), department);
        }
    }
}
