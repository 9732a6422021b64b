//! One adapter a format: bytes become a [`SourceDocument`], paragraphs and
//! grids in order. Formats are recognised by their content, not by the name.

mod archive;
mod delimited;
mod detect;
mod document;
mod docx;
mod html;
pub mod markdown;
mod numbering;
mod ods;
mod open_data;
mod refusal;
mod text;
mod workbook;

pub use document::*;
pub use refusal::Refusal;

use detect::Format;

/// What a source may at most be. A list of 239 items is 90 KB, 1,300 cells.
pub struct Limits;

impl Limits {
    /// Bytes of the file.
    pub const FILE: u64 = 32 << 20;
    /// Bytes of one file in an archive, unpacked.
    pub const ENTRY: u64 = 64 << 20;
    /// Bytes of everything in an archive that is read, unpacked.
    pub const UNPACKED: u64 = 128 << 20;
    /// Cells, merged ones counted by the places that they take.
    pub const CELLS: u64 = 400_000;
    /// Places of a merged cell, and columns of a grid.
    pub const COLUMNS: u32 = 512;
    pub const ROWS: u32 = 200_000;
}

/// Takes a source apart. `name` is the file's name, empty for pasted text.
///
/// # Errors
/// Why nothing of it can be read.
pub fn open(bytes: &[u8], name: &str) -> Result<SourceDocument, Refusal> {
    if bytes.len() as u64 > Limits::FILE {
        return Err(Refusal::TooLarge {
            bytes: bytes.len() as u64,
            limit: Limits::FILE,
        });
    }
    let is_wps = name.to_lowercase().ends_with(".wps");
    let format = detect::format(bytes).map_err(|refusal| match refusal {
        // WPS's own files are made like .doc.
        Refusal::OldWord | Refusal::Unknown if is_wps => Refusal::Wps,
        other => other,
    })?;
    let document = match format {
        Format::Zip => open_archive(bytes, name)?,
        Format::Xls => workbook::xls(bytes, name)?,
        Format::Text => open_text(bytes, name)?,
    };
    let mut places = 0u64;
    for (_, grid) in document.grids() {
        let cells = grid.cells.iter();
        places += cells
            .map(|cell| u64::from(cell.row_span) * u64::from(cell.column_span))
            .sum::<u64>();
        if places > Limits::CELLS || grid.rows > Limits::ROWS {
            return Err(Refusal::TooManyCells {
                limit: Limits::CELLS,
            });
        }
    }
    Ok(document)
}

fn open_archive(bytes: &[u8], name: &str) -> Result<SourceDocument, Refusal> {
    let mut archive = archive::Archive::open(bytes)?;
    match archive.office_format()? {
        archive::Office::Docx => docx::read(&mut archive, name),
        archive::Office::Xlsx => {
            archive.check_all()?;
            workbook::xlsx(bytes, name)
        }
        archive::Office::Ods => ods::read(&mut archive, name),
    }
}

fn open_text(bytes: &[u8], name: &str) -> Result<SourceDocument, Refusal> {
    let decoded = text::decode(bytes);
    if decoded.text.trim_matches(is_blank).is_empty() {
        return Err(Refusal::Empty);
    }
    let mut document = match detect::text_format(&decoded.text)? {
        SourceKind::OpenData => open_data::read(&decoded.text, name)?,
        SourceKind::Html => html::read(&decoded.text, name)?,
        SourceKind::Markdown => markdown::read(&decoded.text, name),
        kind => delimited::read(&decoded.text, name, kind)?,
    };
    if decoded.undecodable > 0 {
        document.left_out.push(LeftOut {
            kind: crate::duty_list::problem::ProblemKind::Undecodable {
                count: decoded.undecodable,
            },
            location: crate::duty_list::problem::Location::default(),
            text: String::new(),
        });
    }
    Ok(document)
}
