//! What a screen hands over, described once. The CSV file, the workbook and the
//! text are all made from a [`Report`], so they cannot differ.
//!
//! A report has no words of its own: [`Words`] brings those that the formats
//! need.

use crate::csv::Csv;
use crate::office::{
    Block, Cell, Column as SheetColumn, Day, Footer, Paragraph, Run, Sheet, Table as TextTable,
    TextDocument, Workbook,
};

/// What a screen hands over.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    pub title: String,
    /// Of which list it is, what was chosen, where it is from: labels with texts.
    pub about: Vec<Field>,
    pub parts: Vec<Part>,
    /// Whether the text needs a page on its side.
    pub landscape: bool,
}

/// A text with a label before it.
pub type Field = (String, String);

/// A part of a report, in the order of the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    Fields(Vec<Field>),
    Table(Table),
    /// Lines to be filled in by hand, only in the text.
    Signatures(Vec<String>),
}

/// A table: a sheet of the workbook, a table of the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    pub name: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    pub heading: String,
    /// In characters of Latin text; a Chinese character takes two.
    pub width: f64,
    pub reading: Reading,
}

/// What becomes of a column in the text, which is read on paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reading {
    #[default]
    InPlace,
    /// It is before the others, whose order in data files is not to change.
    First,
    /// It is there even where it is empty, to be written in by hand.
    Always,
    /// It is for other programs, such as an id, and left out.
    LeftOut,
}

impl Column {
    /// A column that is read.
    pub fn new(heading: impl Into<String>, width: f64) -> Column {
        Column {
            heading: heading.into(),
            width,
            reading: Reading::InPlace,
        }
    }

    /// A column for other programs.
    pub fn data(heading: impl Into<String>, width: f64) -> Column {
        Column {
            reading: Reading::LeftOut,
            ..Column::new(heading, width)
        }
    }
}

/// The words that the formats need, in the language of the interface.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Words {
    /// The name of the sheet with [`Report::about`].
    pub about: &'static str,
    /// The headings of a sheet of fields: label, text.
    pub field: [&'static str; 2],
    /// Between a label and its text.
    pub colon: &'static str,
    /// Around the page's number and the number of pages.
    pub pages: [&'static str; 3],
}

/// A label whose text is longer becomes a heading over it.
const LONG_FIELD: usize = 60;

impl Table {
    /// The table as CSV.
    pub fn csv(&self) -> String {
        csv([self])
    }
}

/// Tables as CSV, one below the other; the headings are repeated only where
/// they differ.
fn csv<'a>(tables: impl IntoIterator<Item = &'a Table>) -> String {
    let mut csv = Csv::new();
    let mut above: Option<&Table> = None;
    for table in tables {
        if above.is_none_or(|above| above.columns != table.columns) {
            csv.row(table.columns.iter().map(|column| &column.heading));
        }
        for row in &table.rows {
            csv.row(row.iter().map(Cell::text));
        }
        above = Some(table);
    }
    csv.finish()
}

impl Report {
    /// A report of one table, named by it.
    pub fn of(table: Table, about: Vec<Field>) -> Report {
        Report {
            title: table.name.clone(),
            about,
            parts: vec![Part::Table(table)],
            landscape: true,
        }
    }

    /// The tables, in order.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.parts.iter().filter_map(|part| match part {
            Part::Table(table) => Some(table),
            _ => None,
        })
    }

    /// The tables as one CSV file.
    pub fn csv(&self) -> String {
        csv(self.tables())
    }

    /// The workbook: the fields, a sheet for each table, and what it is about.
    /// Headings are in the first row, where other programs look for them.
    pub fn workbook(&self, made: Day, words: &Words) -> Workbook {
        let mut sheets = Vec::new();
        let fields = self.parts.iter().filter_map(|part| match part {
            Part::Fields(fields) => Some(fields),
            _ => None,
        });
        let fields: Vec<&Field> = fields.flatten().collect();
        if !fields.is_empty() {
            sheets.push(self.sheet_of_fields(&self.title, &fields, words));
        }
        sheets.extend(self.tables().map(|table| self.sheet(table)));
        if !self.about.is_empty() {
            let about: Vec<&Field> = self.about.iter().collect();
            sheets.push(self.sheet_of_fields(words.about, &about, words));
        }
        Workbook {
            title: self.title.clone(),
            made,
            sheets,
        }
    }

    fn sheet(&self, table: &Table) -> Sheet {
        let columns = table.columns.iter().map(|column| SheetColumn {
            header: column.heading.clone(),
            width: column.width,
        });
        Sheet {
            name: table.name.clone(),
            caption: Vec::new(),
            columns: columns.collect(),
            rows: table.rows.clone(),
            footer: self.title.clone(),
        }
    }

    fn sheet_of_fields(&self, name: &str, fields: &[&Field], words: &Words) -> Sheet {
        let [label, text] = words.field;
        let columns = [(label, 16.0), (text, 80.0)].map(|(header, width)| SheetColumn {
            header: header.to_owned(),
            width,
        });
        let rows = fields.iter();
        let rows = rows.map(|(label, text)| vec![label.as_str().into(), text.as_str().into()]);
        Sheet {
            name: name.to_owned(),
            caption: Vec::new(),
            columns: columns.into(),
            rows: rows.collect(),
            footer: self.title.clone(),
        }
    }

    /// The text: the title, what it is about, and the parts in their order.
    pub fn text(&self, made: Day, words: &Words) -> TextDocument {
        let mut blocks = vec![Block::Title(self.title.clone())];
        for part in &self.parts {
            match part {
                Part::Fields(fields) => push_fields(&mut blocks, fields, words),
                Part::Table(table) => self.push_table(&mut blocks, table),
                Part::Signatures(labels) => blocks.push(Block::Signatures(labels.clone())),
            }
        }
        // Before the first table, and after a form, where it is in nobody's way.
        let at = match self.parts.first() {
            Some(Part::Table(_)) => 1,
            _ => blocks.len(),
        };
        let about: Vec<Block> = self
            .about
            .iter()
            .map(|field| field_line(field, words))
            .collect();
        blocks.splice(at..at, about);
        TextDocument {
            title: self.title.clone(),
            made,
            landscape: self.landscape,
            footer: Footer {
                text: self.title.clone(),
                pages: words.pages.map(str::to_owned),
            },
            blocks,
        }
    }

    /// A table of the text: without the columns for other programs, and without
    /// those that are empty in all rows.
    fn push_table(&self, blocks: &mut Vec<Block>, table: &Table) {
        let is_read = |at: &usize| {
            let mut cells = table.rows.iter().filter_map(|row| row.get(*at));
            match table.columns[*at].reading {
                Reading::Always => true,
                Reading::LeftOut => false,
                Reading::InPlace | Reading::First => cells.any(|cell| !cell.is_empty()),
            }
        };
        let mut columns: Vec<usize> = (0..table.columns.len()).filter(is_read).collect();
        columns.sort_by_key(|at| table.columns[*at].reading != Reading::First);
        if table.name != self.title {
            blocks.push(Block::Heading(1, table.name.clone()));
        }
        if columns.is_empty() {
            return;
        }
        let rows = table.rows.iter().map(|row| {
            let cells = columns.iter().map(|at| row.get(*at).map(paragraphs));
            cells.map(Option::unwrap_or_default).collect()
        });
        let heads = columns.iter().map(|at| &table.columns[*at]);
        blocks.push(Block::Table(TextTable {
            widths: heads.clone().map(|head| text_width(head.width)).collect(),
            header: heads.map(|head| head.heading.clone()).collect(),
            rows: rows.collect(),
        }));
    }
}

/// How wide a column is on paper: a narrow one has room for a number, and a wide
/// one leaves room for others.
fn text_width(width: f64) -> u32 {
    width.clamp(14.0, 40.0) as u32
}

/// The lines of a cell.
fn paragraphs(cell: &Cell) -> Vec<Paragraph> {
    match cell {
        Cell::Rich(runs) => vec![runs.clone().into()],
        _ => cell.text().lines().map(Paragraph::from).collect(),
    }
}

/// Fields of a form. One whose text is long has its label over it.
fn push_fields(blocks: &mut Vec<Block>, fields: &[Field], words: &Words) {
    for field in fields {
        let (label, text) = field;
        if text.contains('\n') || text.chars().count() > LONG_FIELD {
            blocks.push(Block::Heading(2, label.clone()));
            let lines = text.lines().map(|line| Block::Paragraph(line.into()));
            blocks.extend(lines);
        } else {
            blocks.push(field_line(field, words));
        }
    }
}

/// A field in a line: its label, and the text.
fn field_line((label, text): &Field, words: &Words) -> Block {
    let runs = vec![
        Run::bold(format!("{label}{}", words.colon)),
        Run::plain(text.as_str()),
    ];
    Block::Paragraph(runs.into())
}
