//! The form into which every format is brought before it is interpreted:
//! paragraphs and grids, in the document's order.

use serde::{Deserialize, Serialize};

use crate::duty_list::model::DutyList;
use crate::duty_list::problem::{Location, ProblemKind};

/// The formats that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
pub enum SourceKind {
    Docx,
    Xlsx,
    Xls,
    Ods,
    Html,
    Csv,
    Tsv,
    Text,
    Markdown,
    OpenData,
}

impl SourceKind {
    /// The name in the open data.
    pub fn id(self) -> &'static str {
        match self {
            SourceKind::Docx => "docx",
            SourceKind::Xlsx => "xlsx",
            SourceKind::Xls => "xls",
            SourceKind::Ods => "ods",
            SourceKind::Html => "html",
            SourceKind::Csv => "csv",
            SourceKind::Tsv => "tsv",
            SourceKind::Text => "text",
            SourceKind::Markdown => "markdown",
            SourceKind::OpenData => "duties.json",
        }
    }
}

/// A source, taken apart but not interpreted.
#[derive(Clone, Debug, PartialEq)]
pub struct SourceDocument {
    /// The file's name; empty for pasted text.
    pub name: String,
    pub kind: SourceKind,
    /// The title in the file's properties.
    pub title: Option<String>,
    pub blocks: Vec<Block>,
    /// What the adapter left out, with its text.
    pub left_out: Vec<LeftOut>,
    /// The list itself, where the source is the open data of a Duty Atlas.
    pub open_data: Option<Box<DutyList>>,
}

impl SourceDocument {
    pub fn new(name: &str, kind: SourceKind) -> SourceDocument {
        SourceDocument {
            name: name.to_owned(),
            kind,
            title: None,
            blocks: Vec::new(),
            left_out: Vec::new(),
            open_data: None,
        }
    }

    /// The grids with their numbers, from 1.
    pub fn grids(&self) -> impl Iterator<Item = (u32, &Grid)> {
        let grids = self.blocks.iter().filter_map(|block| match block {
            Block::Grid(grid) => Some(grid),
            Block::Paragraph(_) => None,
        });
        (1..).zip(grids)
    }

    /// Adds a paragraph, unless it is blank.
    pub fn push_paragraph(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.blocks.push(Block::Paragraph(Paragraph {
                text: text.trim().to_owned(),
                contents: false,
            }));
        }
    }
}

/// Something that the adapter did not pass on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    pub kind: ProblemKind,
    pub location: Location,
    pub text: String,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    Paragraph(Paragraph),
    Grid(Grid),
}

/// A paragraph outside tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    pub text: String,
    /// Whether it is a line of the table of contents.
    pub contents: bool,
}

/// A table, or a sheet of a workbook.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    /// The sheet's name.
    pub sheet: Option<String>,
    pub rows: u32,
    pub columns: u32,
    /// By row and column. Merged cells appear once, at their origin.
    pub cells: Vec<Cell>,
}

/// A cell with everything that is merged into it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    pub row: u32,
    pub column: u32,
    pub row_span: u32,
    pub column_span: u32,
    /// The cell's paragraphs, none of them blank. A line break ends a paragraph.
    pub paragraphs: Vec<String>,
}

impl Cell {
    pub fn is_blank(&self) -> bool {
        self.paragraphs.is_empty()
    }

    /// The paragraphs, a line each.
    pub fn text(&self) -> String {
        self.paragraphs.join("\n")
    }
}

/// Splits a cell's text into lines without those that are blank.
pub fn lines(text: &str) -> Vec<String> {
    let lines = text.split(['\n', '\r', '\u{b}', '\u{2028}', '\u{2029}']);
    let lines = lines.map(|line| line.trim_matches(is_blank));
    lines
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

/// White space and what is invisible.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || is_invisible(c)
}

/// Characters without width: they do not count as text.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '\u{202a}'..='\u{202e}')
}

/// Removes the characters without width.
pub fn visible(text: &str) -> String {
    text.chars().filter(|c| !is_invisible(*c)).collect()
}

impl Grid {
    /// A grid from rows of cells without spans.
    pub fn from_rows(rows: Vec<Vec<Vec<String>>>) -> Grid {
        let mut grid = Grid::default();
        for (row, cells) in (0u32..).zip(rows) {
            for (column, paragraphs) in (0u32..).zip(cells) {
                grid.push(Cell {
                    row,
                    column,
                    row_span: 1,
                    column_span: 1,
                    paragraphs,
                });
            }
            grid.rows = row + 1;
        }
        grid
    }

    /// Adds a cell after all others.
    pub fn push(&mut self, cell: Cell) {
        self.rows = self.rows.max(cell.row.saturating_add(cell.row_span));
        self.columns = self
            .columns
            .max(cell.column.saturating_add(cell.column_span));
        self.cells.push(cell);
    }
}
