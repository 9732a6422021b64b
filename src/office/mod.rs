//! Files that offices use: spreadsheets (.xlsx) and texts (.docx).
//!
//! The callers say what is in them; this module knows no duty lists and
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

impl Day {
    /// Reads `2026-07-31`; none where it is not a day, or one that spreadsheets do
    /// not know.
    pub fn parse(text: &str) -> Option<Day> {
        let is_form = text.len() == 10 && text.bytes().filter(u8::is_ascii_digit).count() == 8;
        let mut parts = text.split('-').filter(|_| is_form);
        let day = Day {
            year: parts.next()?.parse().ok()?,
            month: parts.next()?.parse().ok()?,
            day: parts.next()?.parse().ok()?,
        };
        let leap = day.year.is_multiple_of(4)
            && (!day.year.is_multiple_of(100) || day.year.is_multiple_of(400));
        let days = match day.month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => 0,
        };
        let is_day = day.year > 1900 && (1..=days).contains(&day.day);
        (parts.next().is_none() && is_day).then_some(day)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
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
