//! Writers for the formats that offices make, small but true to form.

use std::io::{Cursor, Write};

use duty_atlas::duty_list::source::{Block, Cell, Grid, SourceDocument};
use zip::write::SimpleFileOptions;

pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// An archive of parts.
pub fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default())
            .expect("a part can be begun");
        zip.write_all(bytes).expect("a part can be written");
    }
    zip.finish().expect("the archive can be ended").into_inner()
}

/// A Word document with this body, and this `numbering.xml`.
pub fn docx(body: &str, numbering: &str) -> Vec<u8> {
    let namespaces = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml""#;
    let head = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
    let document =
        format!("{head}<w:document {namespaces}><w:body>{body}<w:sectPr/></w:body></w:document>");
    let numbering = format!("{head}<w:numbering {namespaces}>{numbering}</w:numbering>");
    let types = format!(
        r#"{head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#
    );
    let relations = format!(
        r#"{head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#
    );
    archive(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", relations.as_bytes()),
        ("word/document.xml", document.as_bytes()),
        ("word/numbering.xml", numbering.as_bytes()),
    ])
}

/// A paragraph of Word; line breaks in the text become `w:br`.
pub fn paragraph(text: &str) -> String {
    let runs: Vec<String> = text
        .split('\n')
        .map(|line| format!(r#"<w:t xml:space="preserve">{}</w:t>"#, escape(line)))
        .collect();
    format!("<w:p><w:r>{}</w:r></w:p>", runs.join("<w:br/>"))
}

/// A cell of Word.
pub fn word_cell(properties: &str, paragraphs: &[String]) -> String {
    let body: String = if paragraphs.is_empty() {
        "<w:p/>".to_owned()
    } else {
        paragraphs.iter().map(|text| paragraph(text)).collect()
    };
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{body}</w:tc>")
}

pub fn word_row(cells: &str) -> String {
    format!("<w:tr>{cells}</w:tr>")
}

/// A table of Word from rows of plain cells.
pub fn word_table(rows: &[&[&str]]) -> String {
    let rows: String = rows
        .iter()
        .map(|row| {
            word_row(
                &row.iter()
                    .map(|cell| word_cell("", &cell.lines().map(str::to_owned).collect::<Vec<_>>()))
                    .collect::<String>(),
            )
        })
        .collect();
    format!("<w:tbl>{rows}</w:tbl>")
}

/// Every cell of a grid by rows, with blanks where a cell reaches into.
fn by_rows(grid: &Grid) -> Vec<Vec<Option<&Cell>>> {
    let mut rows = vec![vec![None; grid.columns as usize]; grid.rows as usize];
    for cell in &grid.cells {
        rows[cell.row as usize][cell.column as usize] = Some(cell);
    }
    rows
}

pub fn document_as_docx(source: &SourceDocument) -> Vec<u8> {
    let mut body = String::new();
    for block in &source.blocks {
        match block {
            Block::Paragraph(text) => body += &paragraph(&text.text),
            Block::Grid(grid) => {
                body += "<w:tbl>";
                for row in by_rows(grid) {
                    let cells: String = row
                        .into_iter()
                        .flatten()
                        .map(|cell| word_cell("", &cell.paragraphs))
                        .collect();
                    body += &word_row(&cells);
                }
                body += "</w:tbl>";
            }
        }
    }
    docx(&body, "")
}

pub fn document_as_html(source: &SourceDocument) -> Vec<u8> {
    let mut body = String::new();
    for block in &source.blocks {
        match block {
            Block::Paragraph(text) => body += &format!("<p>{}</p>\n", escape(&text.text)),
            Block::Grid(grid) => {
                body += "<table>\n";
                for row in by_rows(grid) {
                    body += "<tr>";
                    for cell in row.into_iter().flatten() {
                        let text: Vec<String> = cell
                            .paragraphs
                            .iter()
                            .map(|text| format!("<p>{}</p>", escape(text)))
                            .collect();
                        body += &format!("<td>{}</td>", text.concat());
                    }
                    body += "</tr>\n";
                }
                body += "</table>\n";
            }
        }
    }
    format!(
        "<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body>\n{body}</body></html>"
    )
    .into_bytes()
}

/// The rows of all blocks; paragraphs are rows of one cell.
fn all_rows(source: &SourceDocument) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for block in &source.blocks {
        match block {
            Block::Paragraph(text) => rows.push(vec![text.text.clone()]),
            Block::Grid(grid) => {
                for row in by_rows(grid) {
                    rows.push(
                        row.into_iter()
                            .map(|cell| cell.map_or(String::new(), Cell::text))
                            .collect(),
                    );
                }
            }
        }
    }
    rows
}

pub fn document_as_separated(source: &SourceDocument, separator: u8) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(separator)
        .flexible(true)
        .from_writer(Vec::new());
    for row in all_rows(source) {
        writer.write_record(row).expect("a record can be written");
    }
    writer.into_inner().expect("the file can be ended")
}

pub fn document_as_xlsx(source: &SourceDocument) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0u32..).zip(all_rows(source)) {
        for (column, text) in (0u16..).zip(cells) {
            match text.parse::<f64>() {
                Ok(number) => sheet.write_number(row, column, number),
                Err(_) => sheet.write_string(row, column, text),
            }
            .expect("a cell can be written");
        }
    }
    book.save_to_buffer().expect("the workbook can be written")
}
