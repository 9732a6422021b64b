//! Files that offices use: spreadsheets (.xlsx) and texts (.docx).
//!
//! The callers say what stands in them; this module knows no duty lists and
//! has no words of its own. A text is always written as text, so that no cell
//! can become a formula, and what XML cannot hold becomes U+FFFD.

mod docx;
mod docx_parts;
mod text;
mod workbook;

pub use text::{Alignment, Block, Footer, Paragraph, Run, Table, TextDocument};
pub use workbook::{Cell, Column, Sheet, Workbook};

use std::fmt;

/// The day on which a file was made, for its properties.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    pub year: u16,
    pub month: u8,
    pub day: u8,
}

/// Why a file cannot be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OfficeError {
    /// A workbook needs a sheet.
    NoSheets,
    /// More rows or columns than the format can hold.
    TooLarge,
    /// The writer failed; its own message.
    Writer(String),
}

impl fmt::Display for OfficeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            OfficeError::NoSheets => f.write_str("a workbook needs a sheet"),
            OfficeError::TooLarge => f.write_str("more rows or columns than the format can hold"),
            OfficeError::Writer(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for OfficeError {}

/// A text without the characters that XML cannot hold. Line ends are `\n`.
fn printable(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .map(|c| match c {
            '\r' => '\n',
            '\t' | '\n' => c,
            '\u{0}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => '\u{FFFD}',
            c => c,
        })
        .collect()
}
