//! The sheet as it is read, and as files. The screen, the print and all files
//! are made from one [`SheetTexts`], so they say the same.

use crate::csv::Csv;
use crate::editions::Span;
use crate::office::{
    Block, Cell, Column, Day, Footer, OfficeError, Paragraph, Run, Table, TextDocument, Workbook,
};

/// The sheet with its words, in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetTexts {
    pub title: String,
    /// Whose list it is, and which edition; one line each.
    pub about: Vec<String>,
    /// The headings over a group, where it is in a table with the others:
    /// list, kind.
    pub group_columns: [String; 2],
    /// Number, what is there, what it would become, reason, basis.
    pub columns: [String; 5],
    pub groups: Vec<GroupTexts>,
    /// What is to be filled in by hand.
    pub signatures: Vec<String>,
    /// Around the number of a page and the number of pages.
    pub pages: [String; 3],
}

/// The suggestions of one kind for one list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroupTexts {
    pub list: String,
    /// Whether this is the first group of its list, so that the list's name
    /// is over it.
    pub begins_list: bool,
    pub kind: String,
    pub rows: Vec<RowTexts>,
}

/// One suggestion.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowTexts {
    /// The id of the suggestion.
    pub id: String,
    pub number: String,
    /// What is there; what would go is marked.
    pub present: Vec<Span>,
    /// What it would become; what is new is marked.
    pub proposal: Vec<Span>,
    pub reason: String,
    pub basis: String,
}

/// How the width is divided: number, present, proposal, reason, basis.
const WIDTHS: [u32; 5] = [8, 26, 26, 24, 16];

impl SheetTexts {
    /// A table for a spreadsheet, one row a suggestion.
    pub fn csv(&self) -> String {
        let mut table = Csv::new();
        table.row(self.group_columns.iter().chain(&self.columns));
        for group in &self.groups {
            for row in &group.rows {
                table.row([
                    &group.list,
                    &group.kind,
                    &row.number,
                    &text(&row.present),
                    &text(&row.proposal),
                    &row.reason,
                    &row.basis,
                ]);
            }
        }
        table.finish()
    }

    /// A text on A4 paper (.docx).
    ///
    /// # Errors
    /// None in practice: it is written into memory.
    pub fn docx(&self, made: Day) -> Result<Vec<u8>, OfficeError> {
        let mut blocks = vec![Block::Title(self.title.clone())];
        let about = self.about.iter();
        blocks.extend(about.map(|line| Block::Paragraph(line.as_str().into())));
        for group in &self.groups {
            if group.begins_list {
                blocks.push(Block::Heading(1, group.list.clone()));
            }
            blocks.push(Block::Heading(2, group.kind.clone()));
            blocks.push(Block::Table(Table {
                widths: WIDTHS.to_vec(),
                header: self.columns.to_vec(),
                rows: group.rows.iter().map(paragraphs).collect(),
            }));
        }
        blocks.push(Block::Signatures(self.signatures.clone()));
        let document = TextDocument {
            title: self.title.clone(),
            made,
            landscape: false,
            footer: Footer {
                text: self.title.clone(),
                pages: self.pages.clone(),
            },
            blocks,
        };
        document.to_bytes()
    }

    /// A spreadsheet (.xlsx), one row a suggestion.
    ///
    /// # Errors
    /// Where there are more rows than the format can hold.
    pub fn xlsx(&self, made: Day) -> Result<Vec<u8>, OfficeError> {
        let widths = [16.0, 14.0, 8.0, 40.0, 40.0, 36.0, 28.0];
        let headings = self.group_columns.iter().chain(&self.columns);
        let columns = headings.zip(widths).map(|(header, width)| Column {
            header: header.clone(),
            width,
        });
        let rows = self.groups.iter().flat_map(|group| {
            group.rows.iter().map(|row| {
                vec![
                    Cell::from(group.list.as_str()),
                    Cell::from(group.kind.as_str()),
                    number(&row.number),
                    Cell::Rich(runs(&row.present, Run::struck)),
                    Cell::Rich(runs(&row.proposal, Run::underlined)),
                    Cell::from(row.reason.as_str()),
                    Cell::from(row.basis.as_str()),
                ]
            })
        });
        let mut caption = vec![self.title.clone()];
        caption.extend(self.about.iter().cloned());
        let workbook = Workbook {
            title: self.title.clone(),
            made,
            sheets: vec![crate::office::Sheet {
                name: self.title.clone(),
                caption,
                columns: columns.collect(),
                rows: rows.collect(),
                footer: self.title.clone(),
            }],
        };
        workbook.to_bytes()
    }
}

fn text(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}

fn runs(spans: &[Span], marked: fn(String) -> Run) -> Vec<Run> {
    let run = |span: &Span| match span.changed {
        true => marked(span.text.clone()),
        false => Run::plain(span.text.clone()),
    };
    spans.iter().map(run).collect()
}

fn paragraphs(row: &RowTexts) -> Vec<Vec<Paragraph>> {
    vec![
        vec![row.number.as_str().into()],
        vec![runs(&row.present, Run::struck).into()],
        vec![runs(&row.proposal, Run::underlined).into()],
        vec![row.reason.as_str().into()],
        vec![row.basis.as_str().into()],
    ]
}

/// A number where the text is one and would be written the same.
fn number(text: &str) -> Cell {
    match text.parse::<u32>() {
        Ok(number) if number.to_string() == text => Cell::Number(f64::from(number)),
        _ => Cell::from(text),
    }
}
