//! OpenDocument spreadsheets: a grid for each visible sheet.

use std::collections::{BTreeMap, HashSet};

use calamine::Dimensions;
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

use super::archive::Archive;
use super::docx::{attribute, core_title};
use super::workbook::{grid, number_text};
use super::{Block, LeftOut, Limits, Refusal, SourceDocument, SourceKind};
use crate::duty_list::problem::{Location, ProblemKind};

#[derive(Default)]
struct Sheet {
    name: String,
    hidden: bool,
    row: u32,
    column: u32,
    row_repeat: u32,
    values: BTreeMap<(u32, u32), String>,
    merged: Vec<Dimensions>,
    cell: String,
    cell_repeat: u32,
    in_cell: bool,
}

pub fn read(archive: &mut Archive, name: &str) -> Result<SourceDocument, Refusal> {
    let xml = archive.text("content.xml")?.ok_or(Refusal::Damaged)?;
    let mut document = SourceDocument::new(name, SourceKind::Ods);
    document.title = archive.text("meta.xml")?.and_then(|xml| core_title(&xml));
    let mut reader = Reader::from_str(&xml);
    let mut hidden_styles = HashSet::new();
    let mut style = String::new();
    let mut sheet = None::<Sheet>;
    // Notes and pictures inside a cell are not part of its text.
    let mut skipped = 0usize;
    let mut in_text = 0usize;
    let mut cells = 0u64;
    loop {
        let event = reader.read_event().map_err(|_| Refusal::Damaged)?;
        match &event {
            Event::Eof => break,
            Event::Start(e) | Event::Empty(e) => {
                let opens = matches!(event, Event::Start(_));
                if skipped > 0 {
                    skipped += usize::from(opens);
                    continue;
                }
                let number =
                    |name: &str| attribute(e, name).and_then(|text| text.parse::<u32>().ok());
                match e.local_name().as_ref() {
                    "annotation" | "shapes" | "tracked-changes" => skipped += usize::from(opens),
                    "style" => style = attribute(e, "name").unwrap_or_default(),
                    "table-properties" if attribute(e, "display").as_deref() == Some("false") => {
                        hidden_styles.insert(style.clone());
                    }
                    "table" => {
                        sheet = Some(Sheet {
                            name: attribute(e, "name").unwrap_or_default(),
                            hidden: attribute(e, "style-name")
                                .is_some_and(|style| hidden_styles.contains(&style)),
                            ..Sheet::default()
                        });
                    }
                    "table-row" => {
                        if let Some(sheet) = &mut sheet {
                            sheet.column = 0;
                            sheet.row_repeat = number("number-rows-repeated").unwrap_or(1).max(1);
                            if !opens {
                                sheet.row = sheet.row.saturating_add(sheet.row_repeat);
                            }
                        }
                    }
                    "table-cell" | "covered-table-cell" => {
                        if let Some(sheet) = &mut sheet {
                            sheet.begin_cell(e);
                            if !opens {
                                cells += sheet.end_cell();
                            }
                        }
                    }
                    "p" | "h" => {
                        if let Some(sheet) = sheet.as_mut().filter(|sheet| sheet.in_cell) {
                            if !sheet.cell.is_empty() {
                                sheet.cell.push('\n');
                            }
                            in_text += usize::from(opens);
                        }
                    }
                    "s" => {
                        if let Some(sheet) = &mut sheet {
                            let count = number("c").unwrap_or(1).min(64) as usize;
                            sheet.cell += &" ".repeat(count);
                        }
                    }
                    "line-break" => {
                        if let Some(sheet) = &mut sheet {
                            sheet.cell.push('\n');
                        }
                    }
                    "tab" => {
                        if let Some(sheet) = &mut sheet {
                            sheet.cell.push('\t');
                        }
                    }
                    _ => {}
                }
            }
            Event::End(e) => {
                if skipped > 0 {
                    skipped -= 1;
                    continue;
                }
                match e.local_name().as_ref() {
                    "p" | "h" => in_text = in_text.saturating_sub(1),
                    "table-cell" | "covered-table-cell" => {
                        if let Some(sheet) = &mut sheet {
                            cells += sheet.end_cell();
                        }
                    }
                    "table-row" => {
                        if let Some(sheet) = &mut sheet {
                            sheet.row = sheet.row.saturating_add(sheet.row_repeat);
                        }
                    }
                    "table" => {
                        if let Some(sheet) = sheet.take() {
                            finish(&mut document, sheet);
                        }
                    }
                    _ => {}
                }
            }
            Event::Text(text) if in_text > 0 && skipped == 0 => {
                push(&mut sheet, &text.xml10_content())
            }
            Event::CData(text) if in_text > 0 && skipped == 0 => {
                push(&mut sheet, &text.xml10_content())
            }
            Event::GeneralRef(entity) if in_text > 0 && skipped == 0 => {
                let text = format!("&{};", entity.xml10_content());
                let text = unescape(&text)
                    .map(|text| text.into_owned())
                    .unwrap_or(text);
                push(&mut sheet, &text);
            }
            _ => {}
        }
        if cells > Limits::CELLS {
            return Err(Refusal::TooManyCells {
                limit: Limits::CELLS,
            });
        }
    }
    Ok(document)
}

fn push(sheet: &mut Option<Sheet>, text: &str) {
    if let Some(sheet) = sheet {
        // Line ends of the file are white space.
        sheet.cell += &text.replace(['\n', '\r'], " ");
    }
}

impl Sheet {
    fn begin_cell(&mut self, e: &BytesStart) {
        let number = |name: &str| attribute(e, name).and_then(|text| text.parse::<u32>().ok());
        self.cell.clear();
        self.in_cell = true;
        self.cell_repeat = number("number-columns-repeated").unwrap_or(1).max(1);
        let rows = number("number-rows-spanned").unwrap_or(1).max(1);
        let columns = number("number-columns-spanned").unwrap_or(1).max(1);
        if rows > 1 || columns > 1 {
            self.merged.push(Dimensions {
                start: (self.row, self.column),
                end: (
                    self.row.saturating_add(rows - 1),
                    self.column.saturating_add(columns - 1),
                ),
            });
        }
        if let Some(value) = attribute(e, "value").and_then(|text| text.parse::<f64>().ok()) {
            // Used where the cell has no displayed text.
            if attribute(e, "value-type").as_deref() == Some("float") {
                self.values
                    .insert((self.row, self.column), number_text(value));
            }
        }
    }

    /// Keeps the cell, and returns how many places it takes.
    fn end_cell(&mut self) -> u64 {
        self.in_cell = false;
        let text = std::mem::take(&mut self.cell);
        let mut places = 0;
        if !text.trim().is_empty() {
            // Repeated text is in each of its places, within reason.
            for row in 0..self.row_repeat.min(1_000) {
                for column in 0..self.cell_repeat.min(Limits::COLUMNS) {
                    self.values
                        .insert((self.row + row, self.column + column), text.clone());
                    places += 1;
                }
            }
        }
        self.column = self.column.saturating_add(self.cell_repeat);
        places
    }
}

fn finish(document: &mut SourceDocument, sheet: Sheet) {
    if sheet.hidden {
        let text: Vec<&str> = sheet.values.values().map(|text| text.trim()).collect();
        document.left_out.push(LeftOut {
            kind: ProblemKind::Hidden,
            location: Location {
                sheet: Some(sheet.name),
                ..Location::default()
            },
            text: text.join(" "),
        });
        return;
    }
    let grid = grid(Some(sheet.name), sheet.values, &sheet.merged);
    document.blocks.push(Block::Grid(grid));
}
