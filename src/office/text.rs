//! What is in a text file.

use super::Day;

/// A text on A4 paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextDocument {
    /// For the file's properties; a heading repeats it where it is to be read.
    pub title: String,
    pub made: Day,
    pub landscape: bool,
    pub footer: Footer,
    pub blocks: Vec<Block>,
}

/// The foot of every page: a text on the left, page numbers on the right.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Footer {
    pub text: String,
    /// Before the page's number, between it and the number of pages, after
    /// both: `["第 ", " 页，共 ", " 页"]`.
    pub pages: [String; 3],
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// The title over the whole text.
    Title(String),
    /// A heading of level 1, 2 or 3.
    Heading(u8, String),
    Paragraph(Paragraph),
    Table(Table),
    /// Lines to be filled in by hand, each after its label.
    Signatures(Vec<String>),
    PageBreak,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    pub runs: Vec<Run>,
    pub alignment: Alignment,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Alignment {
    #[default]
    Start,
    Center,
    End,
}

/// A stretch of text. A line feed in it begins a new line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    pub text: String,
    pub bold: bool,
    pub strike: bool,
    pub underline: bool,
}

/// A table whose header is repeated on every page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// How the width is divided, in any unit; one for each column.
    pub widths: Vec<u32>,
    /// Empty when the table has no header.
    pub header: Vec<String>,
    /// Rows of cells of paragraphs.
    pub rows: Vec<Vec<Vec<Paragraph>>>,
}

impl Run {
    pub fn plain(text: impl Into<String>) -> Run {
        Run {
            text: text.into(),
            ..Run::default()
        }
    }

    pub fn bold(text: impl Into<String>) -> Run {
        Run {
            bold: true,
            ..Run::plain(text)
        }
    }

    /// What was taken out.
    pub fn struck(text: impl Into<String>) -> Run {
        Run {
            strike: true,
            ..Run::plain(text)
        }
    }

    /// What was put in.
    pub fn underlined(text: impl Into<String>) -> Run {
        Run {
            underline: true,
            ..Run::plain(text)
        }
    }
}

impl From<&str> for Paragraph {
    fn from(text: &str) -> Paragraph {
        Paragraph::from(text.to_owned())
    }
}

impl From<String> for Paragraph {
    fn from(text: String) -> Paragraph {
        Paragraph::from(vec![Run::plain(text)])
    }
}

impl From<Vec<Run>> for Paragraph {
    fn from(runs: Vec<Run>) -> Paragraph {
        Paragraph {
            runs,
            alignment: Alignment::Start,
        }
    }
}
