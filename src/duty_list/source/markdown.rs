//! Markdown with tables, the form of the list that the program ships with:
//! `<p>` and `<br>` in cells, escaped bars, emphasis.

use super::document::{Block, Cell, Grid, SourceDocument, SourceKind, lines};

pub fn read(text: &str, name: &str) -> SourceDocument {
    let mut document = SourceDocument::new(name, SourceKind::Markdown);
    let mut rows: Vec<&str> = Vec::new();
    for line in text.lines().chain([""]) {
        let line = line.trim();
        if line.starts_with('|') || (!rows.is_empty() && line.contains('|')) {
            rows.push(line);
            continue;
        }
        if !rows.is_empty() {
            document.blocks.push(Block::Grid(grid(&rows)));
            rows.clear();
        }
        document.push_paragraph(&plain(line.trim_start_matches('#')));
    }
    document
}

fn grid(rows: &[&str]) -> Grid {
    let mut grid = Grid::default();
    let rows = rows.iter().filter(|row| !is_table_rule(row));
    for (row, line) in (0u32..).zip(rows) {
        for (column, cell) in (0u32..).zip(cells(line)) {
            grid.push(Cell {
                row,
                column,
                row_span: 1,
                column_span: 1,
                paragraphs: paragraphs(cell),
            });
        }
    }
    grid
}

/// The cells of a row, split at bars that are not escaped.
fn cells(row: &str) -> Vec<&str> {
    let row = row.strip_prefix('|').unwrap_or(row);
    let mut cells = Vec::new();
    let mut start = 0;
    let mut escaped = false;
    for (at, c) in row.char_indices() {
        if c == '|' && !escaped {
            cells.push(&row[start..at]);
            start = at + 1;
        }
        escaped = c == '\\' && !escaped;
    }
    if !row[start..].trim().is_empty() {
        cells.push(&row[start..]);
    }
    cells
}

fn paragraphs(cell: &str) -> Vec<String> {
    let mut text = cell.trim().to_owned();
    for (tag, with) in [
        ("<p>", "\n"),
        ("</p>", "\n"),
        ("<br>", "\n"),
        ("<br/>", "\n"),
        ("<br />", "\n"),
    ] {
        text = text.replace(tag, with);
    }
    lines(&plain(&text))
}

/// Markdown without emphasis, escapes and the commonest entities.
fn plain(text: &str) -> String {
    let text = text
        .replace("**", "")
        .replace("&nbsp;", "\u{a0}")
        .replace("&lt;", "<")
        .replace("&gt;", ">");
    let text = text.replace("&amp;", "&");
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c == '\\' && chars.peek().is_some_and(|next| next.is_ascii_punctuation()) {
            out.extend(chars.next());
        } else {
            out.push(c);
        }
    }
    out
}

/// `|---|:--:|`: the line under the header of a table.
pub fn is_table_rule(line: &str) -> bool {
    let line = line.trim();
    line.contains("--")
        && line.contains('|')
        && line
            .chars()
            .all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t'))
}
