//! Spreadsheets, written with `rust_xlsxwriter`.

use std::collections::BTreeSet;

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook as Writer, Worksheet,
    XlsxError,
};

use super::text::Run;
use super::{Day, OfficeError, printable};

/// A spreadsheet file.
#[derive(Clone, Debug, PartialEq)]
pub struct Workbook {
    pub title: String,
    pub made: Day,
    pub sheets: Vec<Sheet>,
}

/// A table with a header that stays in sight.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// What a sheet's name cannot have is left out; equal names are numbered.
    pub name: String,
    /// Lines over the table: what it is, and what was filtered.
    pub caption: Vec<String>,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
    /// The page footer, as text; page numbers are added.
    pub footer: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    pub header: String,
    /// In characters of Latin text; a Chinese character takes two.
    pub width: f64,
}

/// A cell with its type.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Empty,
    Text(String),
    Number(f64),
    Day(Day),
    /// Text with marked stretches.
    Rich(Vec<Run>),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        Cell::from(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Cell {
        if text.is_empty() {
            Cell::Empty
        } else {
            Cell::Text(text)
        }
    }
}

impl Cell {
    /// A number.
    pub fn count(number: usize) -> Cell {
        Cell::Number(number as f64)
    }

    /// A whole number where the text is one and would be written the same, or
    /// else the text: `19`, but not `019` or `（一）`.
    pub fn number_or_text(text: &str) -> Cell {
        match text.parse::<u32>() {
            Ok(number) if number.to_string() == text => Cell::Number(f64::from(number)),
            _ => Cell::from(text),
        }
    }

    /// A day where the text is one (`2026-07-31`), or else the text.
    pub fn day_or_text(text: &str) -> Cell {
        Day::parse(text).map_or_else(|| Cell::from(text), Cell::Day)
    }

    /// What is in it, as text.
    pub fn text(&self) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Text(text) => text.clone(),
            Cell::Number(number) => number.to_string(),
            Cell::Day(day) => day.to_string(),
            Cell::Rich(runs) => runs.iter().map(|run| run.text.as_str()).collect(),
        }
    }

    pub fn is_empty(&self) -> bool {
        match self {
            Cell::Empty => true,
            Cell::Text(text) => text.is_empty(),
            Cell::Number(_) | Cell::Day(_) => false,
            Cell::Rich(runs) => runs.iter().all(|run| run.text.is_empty()),
        }
    }
}

/// The most that a cell can hold.
const LONGEST_TEXT: usize = 32_767;
const LONGEST_NAME: usize = 31;
const ROWS: usize = 1_048_576;
const COLUMNS: usize = 16_384;
const A4: u8 = 9;
const FONT: &str = "宋体";

impl Workbook {
    /// The file.
    ///
    /// # Errors
    /// Without sheets, or when a table is larger than the format allows.
    pub fn to_bytes(&self) -> Result<Vec<u8>, OfficeError> {
        if self.sheets.is_empty() {
            return Err(OfficeError::NoSheets);
        }
        let mut writer = Writer::new();
        let created = date(self.made)?.and_hms(0, 0, 0)?;
        let properties = DocProperties::new()
            .set_title(printable(&self.title))
            .set_creation_datetime(&created);
        writer.set_properties(&properties);
        let mut names = BTreeSet::new();
        let formats = Formats::new();
        for sheet in &self.sheets {
            let name = sheet_name(&sheet.name, &names);
            names.insert(name.to_lowercase());
            let worksheet = writer.add_worksheet();
            worksheet.set_name(name)?;
            write_sheet(worksheet, sheet, &formats)?;
        }
        Ok(writer.save_to_buffer()?)
    }
}

struct Formats {
    caption: Format,
    header: Format,
    text: Format,
    number: Format,
    day: Format,
}

impl Formats {
    fn new() -> Formats {
        let plain = Format::new().set_font_name(FONT).set_font_size(11);
        let cell = plain
            .clone()
            .set_border(FormatBorder::Thin)
            .set_align(FormatAlign::Top);
        Formats {
            caption: plain.clone().set_bold(),
            header: cell
                .clone()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter)
                .set_background_color("EDEDED"),
            // `@` keeps a text a text when somebody edits the cell.
            text: cell.clone().set_text_wrap().set_num_format("@"),
            number: cell.clone().set_align(FormatAlign::Right),
            day: cell.set_num_format("yyyy-mm-dd"),
        }
    }
}

fn write_sheet(
    worksheet: &mut Worksheet,
    sheet: &Sheet,
    formats: &Formats,
) -> Result<(), OfficeError> {
    let header = sheet.caption.len();
    let last = header + sheet.rows.len();
    let widest = sheet.rows.iter().map(Vec::len).max().unwrap_or(0);
    if last >= ROWS || sheet.columns.len().max(widest) > COLUMNS {
        return Err(OfficeError::TooLarge);
    }
    for (row, line) in (0..).zip(&sheet.caption) {
        worksheet.write_string_with_format(row, 0, fitting(line), &formats.caption)?;
    }
    let header = header as u32;
    for (at, column) in (0..).zip(&sheet.columns) {
        worksheet.set_column_width(at, column.width.clamp(1.0, 255.0))?;
        worksheet.write_string_with_format(header, at, fitting(&column.header), &formats.header)?;
    }
    for (row, cells) in (header + 1..).zip(&sheet.rows) {
        for (at, cell) in (0..).zip(cells) {
            write_cell(worksheet, row, at, cell, formats)?;
        }
    }
    worksheet.set_freeze_panes(header + 1, 0)?;
    if let Some(last_column) = sheet.columns.len().checked_sub(1) {
        worksheet.autofilter(header, 0, last as u32, last_column as u16)?;
    }
    worksheet
        .set_repeat_rows(header, header)?
        .set_landscape()
        .set_paper_size(A4)
        .set_print_fit_to_pages(1, 0)
        // In a footer `&` begins a code.
        .set_footer(format!(
            "&L{}&R&P / &N",
            printable(&sheet.footer).replace('&', "&&")
        ));
    Ok(())
}

fn write_cell(
    worksheet: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    formats: &Formats,
) -> Result<(), OfficeError> {
    match cell {
        Cell::Empty => worksheet.write_blank(row, column, &formats.text)?,
        Cell::Text(text) => {
            worksheet.write_string_with_format(row, column, fitting(text), &formats.text)?
        }
        Cell::Number(number) => {
            worksheet.write_number_with_format(row, column, *number, &formats.number)?
        }
        Cell::Day(day) => {
            worksheet.write_datetime_with_format(row, column, date(*day)?, &formats.day)?
        }
        Cell::Rich(runs) => return write_runs(worksheet, row, column, runs, &formats.text),
    };
    Ok(())
}

/// Writes marked text. The format wants at least one stretch, and none empty;
/// a text that is too long is written without marks.
fn write_runs(
    worksheet: &mut Worksheet,
    row: u32,
    column: u16,
    runs: &[Run],
    format: &Format,
) -> Result<(), OfficeError> {
    let runs: Vec<(Format, String)> = runs
        .iter()
        .filter(|run| !run.text.is_empty())
        .map(|run| (run_format(run), printable(&run.text)))
        .collect();
    let length: usize = runs
        .iter()
        .map(|(_, text)| text.encode_utf16().count())
        .sum();
    if runs.is_empty() {
        worksheet.write_blank(row, column, format)?;
    } else if length > LONGEST_TEXT {
        let text: String = runs.into_iter().map(|(_, text)| text).collect();
        worksheet.write_string_with_format(row, column, fitting(&text), format)?;
    } else {
        let runs: Vec<(&Format, &str)> = runs
            .iter()
            .map(|(format, text)| (format, text.as_str()))
            .collect();
        worksheet.write_rich_string_with_format(row, column, &runs, format)?;
    }
    Ok(())
}

fn run_format(run: &Run) -> Format {
    let mut format = Format::new().set_font_name(FONT).set_font_size(11);
    if run.bold {
        format = format.set_bold();
    }
    if run.strike {
        format = format.set_font_strikethrough();
    }
    if run.underline {
        format = format.set_underline(rust_xlsxwriter::FormatUnderline::Single);
    }
    format
}

/// A text that a cell can hold; one that was cut ends in an ellipsis.
fn fitting(text: &str) -> String {
    let text = printable(text);
    if text.encode_utf16().count() <= LONGEST_TEXT {
        return text;
    }
    let mut length = 1;
    let kept: String = text
        .chars()
        .take_while(|c| {
            length += c.len_utf16();
            length <= LONGEST_TEXT
        })
        .collect();
    kept + "…"
}

/// A name that a sheet can have and that no other one has.
fn sheet_name(name: &str, taken: &BTreeSet<String>) -> String {
    let allowed: String = printable(name)
        .chars()
        .map(|c| match c {
            '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\n' | '\t' => ' ',
            c => c,
        })
        .collect();
    let allowed = allowed.trim_matches(['\'', ' ']);
    let base = if allowed.is_empty() { "1" } else { allowed };
    let cut = |suffix: &str| -> String {
        let room = LONGEST_NAME - suffix.chars().count();
        let kept: String = base.chars().take(room).collect();
        kept.trim_end_matches(['\'', ' ']).to_owned() + suffix
    };
    std::iter::once(cut(""))
        .chain((2..).map(|number| cut(&format!(" ({number})"))))
        .find(|name| !taken.contains(&name.to_lowercase()))
        .unwrap_or_default()
}

fn date(day: Day) -> Result<ExcelDateTime, OfficeError> {
    Ok(ExcelDateTime::from_ymd(day.year, day.month, day.day)?)
}

impl From<XlsxError> for OfficeError {
    fn from(error: XlsxError) -> OfficeError {
        OfficeError::Writer(error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheet_names_are_allowed_and_different() {
        let mut taken = BTreeSet::new();
        let mut check = |name: &str, expected: &str| {
            let found = sheet_name(name, &taken);
            assert_eq!(found, expected);
            taken.insert(found.to_lowercase());
        };
        check("配合履职事项", "配合履职事项");
        check("配合履职事项", "配合履职事项 (2)");
        check("基本/配合[1]", "基本 配合 1");
        check("''", "1");
        check("List", "List");
        check("LIST", "LIST (2)");
        check(&"长".repeat(40), &"长".repeat(31));
        check(&"长".repeat(41), &format!("{} (2)", "长".repeat(27)));
    }

    #[test]
    fn a_text_that_is_too_long_is_cut_visibly() {
        assert_eq!(fitting("甲"), "甲");
        let cut = fitting(&"甲".repeat(40_000));
        assert_eq!(cut.chars().count(), LONGEST_TEXT);
        assert!(cut.ends_with('…'));
    }
}
