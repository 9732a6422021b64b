//! Excel workbooks: a grid for each visible sheet.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{
    Data, DataRef, Dimensions, ExcelDateTime, Reader, SheetType, SheetVisible, Xls, XlsError, Xlsx,
    XlsxError,
};

use super::archive::Archive;
use super::docx::core_title;
use super::{
    Block, Cell, Grid, LeftOut, Limits, Refusal, SourceDocument, SourceKind, lines, visible,
};
use crate::duty_list::problem::{Location, ProblemKind};

/// The cells of a sheet by row and column.
type Values = BTreeMap<(u32, u32), String>;

pub fn xlsx(bytes: &[u8], name: &str) -> Result<SourceDocument, Refusal> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| xlsx_refusal(&error))?;
    let mut document = SourceDocument::new(name, SourceKind::Xlsx);
    document.title = Archive::open(bytes)?
        .text("docProps/core.xml")?
        .and_then(|xml| core_title(&xml));
    let mut cells = 0u64;
    for sheet in book.sheets_metadata().to_vec() {
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        let mut values = Values::new();
        let mut unread = Vec::new();
        let mut reader = match book.worksheet_cells_reader(&sheet.name) {
            Ok(reader) => reader,
            Err(error) => return Err(xlsx_refusal(&error)),
        };
        while let Some(cell) = reader
            .next_cell_with_formula_metadata()
            .map_err(|error| xlsx_refusal(&error))?
        {
            let text = match &cell.value {
                DataRef::SharedString(text) => (*text).to_owned(),
                DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
                    text.clone()
                }
                DataRef::Float(number) => number_text(*number),
                DataRef::Int(number) => number.to_string(),
                DataRef::Bool(value) => if *value { "TRUE" } else { "FALSE" }.to_owned(),
                DataRef::DateTime(date) => date_text(date),
                DataRef::Error(error) => {
                    unread.push((cell.pos, error.to_string()));
                    error.to_string()
                }
                DataRef::Empty => {
                    if cell.formula.is_some() {
                        unread.push((cell.pos, String::new()));
                    }
                    continue;
                }
            };
            cells += 1;
            if cells > Limits::CELLS {
                return Err(Refusal::TooManyCells {
                    limit: Limits::CELLS,
                });
            }
            values.insert(cell.pos, text);
        }
        drop(reader);
        let merged = book
            .merge_cells_by_sheet_name(&sheet.name)
            .unwrap_or_default();
        let hidden = sheet.visible != SheetVisible::Visible;
        add(&mut document, &sheet.name, hidden, values, &merged, unread);
    }
    Ok(document)
}

pub fn xls(bytes: &[u8], name: &str) -> Result<SourceDocument, Refusal> {
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsError::Password => Refusal::Encrypted,
        _ => Refusal::Damaged,
    })?;
    let mut document = SourceDocument::new(name, SourceKind::Xls);
    document.title = book
        .workbook_properties()
        .ok()
        .and_then(|properties| properties.title);
    for sheet in book.sheets_metadata().to_vec() {
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        let Ok(range) = book.worksheet_range(&sheet.name) else {
            continue;
        };
        let (first_row, first_column) = range.start().unwrap_or_default();
        let mut values = Values::new();
        let mut unread = Vec::new();
        for (row, column, value) in range.used_cells() {
            let at = (first_row + row as u32, first_column + column as u32);
            let text = match value {
                Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => {
                    text.clone()
                }
                Data::Float(number) => number_text(*number),
                Data::Int(number) => number.to_string(),
                Data::Bool(value) => if *value { "TRUE" } else { "FALSE" }.to_owned(),
                Data::DateTime(date) => date_text(date),
                Data::Error(error) => {
                    unread.push((at, error.to_string()));
                    error.to_string()
                }
                Data::Empty => continue,
            };
            values.insert(at, text);
            if values.len() as u64 > Limits::CELLS {
                return Err(Refusal::TooManyCells {
                    limit: Limits::CELLS,
                });
            }
        }
        let merged = book
            .merge_cells_by_sheet_name(&sheet.name)
            .unwrap_or_default();
        let hidden = sheet.visible != SheetVisible::Visible;
        add(&mut document, &sheet.name, hidden, values, &merged, unread);
    }
    Ok(document)
}

/// Adds a sheet, or what a hidden one holds to what was left out.
fn add(
    document: &mut SourceDocument,
    name: &str,
    hidden: bool,
    values: Values,
    merged: &[Dimensions],
    unread: Vec<((u32, u32), String)>,
) {
    let number = document.grids().count() as u32 + 1;
    if hidden {
        let text: Vec<&str> = values.values().map(|text| text.trim()).collect();
        document.left_out.push(LeftOut {
            kind: ProblemKind::Hidden,
            location: Location {
                sheet: Some(name.to_owned()),
                ..Location::default()
            },
            text: text.join(" "),
        });
        return;
    }
    for ((row, column), text) in unread {
        document.left_out.push(LeftOut {
            kind: ProblemKind::FormulaUnread,
            location: Location {
                table: Some(number),
                sheet: Some(name.to_owned()),
                row: Some(row + 1),
                column: Some(column + 1),
                paragraph: None,
            },
            text,
        });
    }
    let grid = grid(Some(name.to_owned()), values, merged);
    document.blocks.push(Block::Grid(grid));
}

/// A grid from single cells and the areas that are merged.
pub fn grid(sheet: Option<String>, mut values: Values, merged: &[Dimensions]) -> Grid {
    let last_row = values.keys().map(|(row, _)| *row).max().unwrap_or(0);
    let last_column = values.keys().map(|(_, column)| *column).max().unwrap_or(0);
    let mut spans = BTreeMap::new();
    let mut places = 0u64;
    for area in merged {
        let (row, column) = area.start;
        // What lies beyond the last value is empty anyway.
        let end_row = area.end.0.min(last_row);
        let end_column = area.end.1.min(last_column);
        if end_row < row || end_column < column {
            continue;
        }
        places += u64::from(end_row - row + 1) * u64::from(end_column - column + 1);
        if places > Limits::CELLS {
            break;
        }
        // Values under a merged area are not displayed, but are not lost either.
        let covered: Vec<(u32, u32)> = values
            .range((row, column)..=(end_row, end_column))
            .map(|(at, _)| *at)
            .filter(|at| at.1 >= column && at.1 <= end_column && *at != (row, column))
            .collect();
        for at in covered {
            if let Some(text) = values.remove(&at)
                && !text.trim().is_empty()
            {
                let origin = values.entry((row, column)).or_default();
                if !origin.is_empty() {
                    origin.push('\n');
                }
                *origin += &text;
            }
        }
        values.entry((row, column)).or_default();
        spans.insert((row, column), (end_row - row + 1, end_column - column + 1));
    }
    let mut grid = Grid {
        sheet,
        ..Grid::default()
    };
    for ((row, column), text) in values {
        let (row_span, column_span) = spans.get(&(row, column)).copied().unwrap_or((1, 1));
        let paragraphs = lines(&visible(&text));
        grid.push(Cell {
            row,
            column,
            row_span,
            column_span,
            paragraphs,
        });
    }
    grid
}

/// `1.0` is displayed as `1`.
pub fn number_text(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        format!("{number:.0}")
    } else {
        number.to_string()
    }
}

fn date_text(date: &ExcelDateTime) -> String {
    if !date.is_datetime() {
        return number_text(date.as_f64());
    }
    let (year, month, day, ..) = date.to_ymd_hms_milli();
    format!("{year}年{month}月{day}日")
}

fn xlsx_refusal(error: &XlsxError) -> Refusal {
    match error {
        XlsxError::Password => Refusal::Encrypted,
        _ => Refusal::Damaged,
    }
}
