//! What reading a source leads to, and what a person may correct in it.

use serde::{Deserialize, Serialize};

use super::header::ColumnRole;
use crate::duty_list::model::{Correction, DutyList, List};
use crate::duty_list::problem::{Problem, Severity};

/// A list and what there is to say about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    pub list: DutyList,
    pub reading: Reading,
}

/// How much of a source was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Complete,
    /// Something of the source is not in the list.
    Partial,
    /// It has no duty list.
    Refused,
}

impl State {
    /// The name in the page.
    pub fn id(self) -> &'static str {
        match self {
            State::Complete => "complete",
            State::Partial => "partial",
            State::Refused => "refused",
        }
    }
}

impl Outcome {
    pub fn state(&self) -> State {
        let unread = |problem: &Problem| problem.severity == Severity::NotRead;
        if self.list.items.is_empty() {
            State::Refused
        } else if self.reading.problems.iter().any(unread) {
            State::Partial
        } else {
            State::Complete
        }
    }
}

/// How a source was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// Everything, mere notes included, in the order of the source.
    pub problems: Vec<Problem>,
    pub tables: Vec<TableReading>,
    /// The state of each cell of each grid, in the order of the grid's cells.
    pub cell_states: Vec<Vec<CellState>>,
    pub cells: CellCounts,
    /// The numbers of items that the document states, and what was found.
    pub declared: Vec<DeclaredCount>,
    /// Lines that are captions: list names, sections, the title.
    pub captions: Vec<String>,
    pub title_from: Origin,
    pub place_from: Origin,
    pub date_from: Origin,
}

/// Where a value was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// In the document.
    Text,
    /// In the name of the file.
    FileName,
    /// A person has set it.
    Reader,
    #[default]
    Nowhere,
}

/// What a cell became.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellState {
    /// A field of an item.
    Item,
    Header,
    /// The name of a list or a section, the title, the place or the date.
    Caption,
    /// Notes, page numbers, totals, blanks outside the rows.
    Note,
    Unread,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CellCounts {
    pub total: u32,
    pub item: u32,
    pub header: u32,
    pub caption: u32,
    pub note: u32,
    pub unread: u32,
}

impl CellCounts {
    pub fn of(states: &[Vec<CellState>]) -> CellCounts {
        let mut counts = CellCounts::default();
        for state in states.iter().flatten() {
            counts.total += 1;
            *match state {
                CellState::Item => &mut counts.item,
                CellState::Header => &mut counts.header,
                CellState::Caption => &mut counts.caption,
                CellState::Note => &mut counts.note,
                CellState::Unread => &mut counts.unread,
            } += 1;
        }
        counts
    }
}

/// How a table was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableReading {
    /// From 1.
    pub number: u32,
    pub sheet: Option<String>,
    /// The lists that its rows belong to.
    pub lists: Vec<List>,
    pub items: u32,
    pub rows: u32,
    pub columns: Vec<ColumnReading>,
    pub verdict: Verdict,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    DutyList,
    /// A table of something else.
    Other,
    /// A layout, a cover or a table of contents.
    Blank,
}

/// How a column was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnReading {
    /// From 1.
    pub column: u32,
    pub header: String,
    /// None for a column that was ignored.
    pub role: Option<ColumnRole>,
}

/// A number of items that the document states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeclaredCount {
    /// None for all lists together.
    pub list: Option<List>,
    /// The section or category that it is stated for.
    pub section: Option<String>,
    pub declared: u32,
    pub found: u32,
}

/// What a person corrects before a list is kept. It is stored beside the
/// source, never in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub struct Overrides {
    /// An id of its own, for the list that the program ships with.
    pub id: Option<String>,
    pub title: Option<String>,
    /// From the province down to the township.
    pub place: Option<Vec<String>>,
    /// `2025-07`
    pub date: Option<String>,
    pub columns: Vec<ColumnOverride>,
    pub lists: Vec<ListOverride>,
    pub dropped_rows: Vec<RowRef>,
    pub departments: Vec<DepartmentOverride>,
    pub corrections: Vec<Correction>,
    pub acknowledged: Vec<Acknowledged>,
}

/// What a column of a table holds; none to ignore it. Both counted from 1.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct ColumnOverride {
    pub table: u32,
    pub column: u32,
    pub role: Option<ColumnRole>,
}

/// The list that a table's rows belong to.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct ListOverride {
    pub table: u32,
    pub list: List,
}

/// A row of a table. Both counted from 1.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct RowRef {
    pub table: u32,
    pub row: u32,
}

/// A department's name as printed, and the name that it is read as.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct DepartmentOverride {
    pub printed: String,
    pub name: String,
}

/// A problem that is known: its kind by name, and the text that it is about.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Acknowledged {
    pub kind: String,
    #[serde(default)]
    pub text: String,
}

impl Acknowledged {
    /// Whether this is about the problem.
    pub fn covers(&self, problem: &Problem) -> bool {
        self.kind == problem.kind.id()
            && (self.text.is_empty() || problem.text.contains(&self.text))
    }
}

impl Overrides {
    /// The problems that nobody has acknowledged, notes aside.
    pub fn open_problems<'p>(&'p self, reading: &'p Reading) -> impl Iterator<Item = &'p Problem> {
        reading
            .problems
            .iter()
            .filter(|problem| problem.severity > Severity::Note)
            .filter(|problem| !self.acknowledged.iter().any(|known| known.covers(problem)))
    }
}
