//! Comma- and tab-separated values, and plain text.

use super::{Grid, Limits, Refusal, SourceDocument, SourceKind, lines};

/// What a text without markup is: the separator that most lines have.
pub fn kind(text: &str) -> SourceKind {
    match separator(text) {
        Some(b'\t') => SourceKind::Tsv,
        Some(_) => SourceKind::Csv,
        None => SourceKind::Text,
    }
}

/// The first separator that cuts many lines. Captions between tables are lines
/// of one cell, so the widths need not be alike.
fn separator(text: &str) -> Option<u8> {
    let head: String = text.chars().take(200_000).collect();
    let cuts = |separator: u8| {
        let mut reader = reader(&head, separator);
        let records = reader.byte_records().flatten().take(2_000);
        let widths: Vec<usize> = records.map(|record| record.len()).collect();
        let wide = widths.iter().filter(|width| **width > 1).count();
        // Nobody types tabs; commas are also in sentences.
        wide * if separator == b'\t' { 5 } else { 2 } > widths.len()
    };
    [b'\t', b',', b';', b'|']
        .into_iter()
        .find(|separator| cuts(*separator))
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

/// Reads the records of a text; plain text becomes paragraphs.
pub fn read(text: &str, name: &str, kind: SourceKind) -> Result<SourceDocument, Refusal> {
    let mut document = SourceDocument::new(name, kind);
    if kind == SourceKind::Text {
        for line in text.lines() {
            document.push_paragraph(line);
        }
        return Ok(document);
    }
    // `sep=,` in the first line is for Excel.
    let text = match text.split_once('\n') {
        Some((first, rest)) if first.starts_with("sep=") => rest,
        _ => text,
    };
    let separator = separator(text).unwrap_or(b',');
    let mut rows: Vec<Vec<Vec<String>>> = Vec::new();
    let mut cells = 0u64;
    let mut reader = reader(text, separator);
    let mut last_line = 1;
    for record in reader.byte_records() {
        let record = record.map_err(|_| Refusal::Damaged)?;
        let line = record.position().map_or(last_line, csv::Position::line);
        // A blank line between tables stays a blank row.
        if line > last_line + 1 && !rows.is_empty() {
            rows.push(Vec::new());
        }
        let row: Vec<Vec<String>> = record
            .iter()
            .map(|cell| lines(&String::from_utf8_lossy(cell)))
            .collect();
        last_line = line
            + record
                .iter()
                .map(|cell| cell.iter().filter(|byte| **byte == b'\n').count() as u64)
                .sum::<u64>();
        cells += row.len() as u64;
        if cells > Limits::CELLS {
            return Err(Refusal::TooManyCells {
                limit: Limits::CELLS,
            });
        }
        rows.push(row);
    }
    document
        .blocks
        .push(super::Block::Grid(Grid::from_rows(rows)));
    Ok(document)
}
