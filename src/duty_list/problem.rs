//! What the reader has to say about a source: what must be checked, what was
//! not read, and what it left out on purpose. The wording is in `i18n::reader`.

use serde::{Deserialize, Serialize};

use super::model::{ItemId, List};

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub enum Severity {
    /// Left out or completed on purpose; nothing is wrong.
    Note,
    /// Read, but a person should look at it.
    Check,
    /// Not read: its text is not in the list.
    NotRead,
}

/// A place in the source. Everything is counted from 1.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub struct Location {
    /// The table of the document, or the sheet of the workbook.
    pub table: Option<u32>,
    /// The name of the sheet.
    pub sheet: Option<String>,
    /// The row of the table; for text outside tables, none.
    pub row: Option<u32>,
    pub column: Option<u32>,
    /// The paragraph outside tables.
    pub paragraph: Option<u32>,
}

/// What is the matter.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
pub enum ProblemKind {
    /// A table with rows that is not a duty list, with the headers that say so.
    OtherTable {
        columns: Vec<String>,
    },
    /// A row of a duty list that fits no item.
    RowUnread,
    /// A cell of an item's row that is in no known column.
    CellUnread,
    /// A column whose header is not known.
    ColumnIgnored,
    /// Text before, between or after the tables that is part of no item.
    TextOutside,
    /// A row of notes, a page number or a repeated title inside a table.
    NoteRow,
    /// A table that goes on without a header of its own.
    TableWithoutHeader,
    /// The document says that a part has so many items, and it has others.
    /// `section` is the heading or category that says so; none for a list or all.
    CountMismatch {
        list: Option<List>,
        section: Option<String>,
        declared: u32,
        found: u32,
    },
    /// Numbers are missing before this item.
    NumberGap {
        before: u32,
        number: u32,
    },
    /// The number was used before.
    NumberRepeated {
        number: u32,
    },
    /// The number is lower than the one before.
    NumberOutOfOrder {
        before: u32,
        number: u32,
    },
    /// The item has no number, while others have.
    NumberAbsent,
    /// What is printed as the number is not one.
    NumberUnclear,
    /// The item has no title.
    NoTitle,
    /// The item has no department.
    NoDepartment,
    /// The item has no duties.
    NoDuties,
    /// A part of a department cell that does not look like a department.
    DepartmentUnclear,
    /// The row goes on with the item of the row before it.
    RowJoined,
    /// A list that the document does not have.
    ListAbsent {
        list: List,
    },
    /// It is not clear which list a table belongs to.
    ListUnclear,
    /// The document's title, place or date was not found.
    TitleAbsent,
    PlaceAbsent,
    DateAbsent,
    /// A hidden sheet, row or text.
    Hidden,
    /// Text that tracked changes mark as deleted.
    Deleted,
    /// Bytes that are not a character in the file's encoding.
    Undecodable {
        count: u32,
    },
    /// A formula without a stored value, or with an error.
    FormulaUnread,
    /// A picture inside a cell, whose text cannot be read.
    Picture,
    /// A correction that fits nowhere.
    CorrectionUnused {
        correction: u32,
    },
    /// As another Duty Atlas worded it in the open data.
    Worded {
        place: String,
        what: String,
    },
}

/// What could not be read, or was read but must be checked.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
pub struct Problem {
    pub severity: Severity,
    pub kind: ProblemKind,
    pub location: Location,
    pub item: Option<ItemId>,
    /// The text that it is about, as the source has it.
    pub text: String,
}

impl ProblemKind {
    /// The name in `corrections.json`.
    pub fn id(&self) -> &'static str {
        match self {
            ProblemKind::OtherTable { .. } => "other-table",
            ProblemKind::RowUnread => "row-unread",
            ProblemKind::CellUnread => "cell-unread",
            ProblemKind::ColumnIgnored => "column-ignored",
            ProblemKind::TextOutside => "text-outside",
            ProblemKind::NoteRow => "note-row",
            ProblemKind::TableWithoutHeader => "table-without-header",
            ProblemKind::CountMismatch { .. } => "count-mismatch",
            ProblemKind::NumberGap { .. } => "number-gap",
            ProblemKind::NumberRepeated { .. } => "number-repeated",
            ProblemKind::NumberOutOfOrder { .. } => "number-out-of-order",
            ProblemKind::NumberAbsent => "number-absent",
            ProblemKind::NumberUnclear => "number-unclear",
            ProblemKind::NoTitle => "no-title",
            ProblemKind::NoDepartment => "no-department",
            ProblemKind::NoDuties => "no-duties",
            ProblemKind::DepartmentUnclear => "department-unclear",
            ProblemKind::RowJoined => "row-joined",
            ProblemKind::ListAbsent { .. } => "list-absent",
            ProblemKind::ListUnclear => "list-unclear",
            ProblemKind::TitleAbsent => "title-absent",
            ProblemKind::PlaceAbsent => "place-absent",
            ProblemKind::DateAbsent => "date-absent",
            ProblemKind::Hidden => "hidden",
            ProblemKind::Deleted => "deleted",
            ProblemKind::Undecodable { .. } => "undecodable",
            ProblemKind::FormulaUnread => "formula-unread",
            ProblemKind::Picture => "picture",
            ProblemKind::CorrectionUnused { .. } => "correction-unused",
            ProblemKind::Worded { .. } => "worded",
        }
    }
}
