//! Office files are zip archives. Nothing is unpacked without a limit.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::{Limits, Refusal};

/// An archive whose unpacked size is bounded.
pub struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    /// Bytes that may still be unpacked.
    left: u64,
}

/// What an archive holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Office {
    Docx,
    Xlsx,
    Ods,
}

impl<'b> Archive<'b> {
    pub fn open(bytes: &'b [u8]) -> Result<Archive<'b>, Refusal> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Damaged)?;
        if zip.len() > 20_000 {
            return Err(Refusal::Bomb);
        }
        Ok(Archive {
            zip,
            left: Limits::UNPACKED,
        })
    }

    pub fn contains(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// Tells by its parts what the archive is.
    pub fn office_format(&mut self) -> Result<Office, Refusal> {
        let other = |ending: &str| {
            Err(Refusal::OtherFormat {
                ending: ending.to_owned(),
            })
        };
        if self.contains("mimetype") {
            let kind = self.text("mimetype")?.unwrap_or_default();
            return match kind.trim() {
                "application/vnd.oasis.opendocument.spreadsheet" => {
                    if self
                        .text("META-INF/manifest.xml")?
                        .is_some_and(|text| text.contains("encryption-data"))
                    {
                        return Err(Refusal::Encrypted);
                    }
                    Ok(Office::Ods)
                }
                "application/vnd.oasis.opendocument.text" => other("odt"),
                _ => other("zip"),
            };
        }
        let names: Vec<String> = self
            .zip
            .file_names()
            .flatten()
            .map(|name| name.into_owned())
            .collect();
        let has = |start: &str| names.iter().any(|name| name.starts_with(start));
        if names.iter().any(|name| name == "xl/workbook.bin") {
            return other("xlsb");
        }
        if has("xl/") {
            Ok(Office::Xlsx)
        } else if has("word/") {
            Ok(Office::Docx)
        } else if has("ppt/") {
            other("pptx")
        } else {
            other("zip")
        }
    }

    /// The text of a part in UTF-8; none where the archive has no such part.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, Refusal> {
        let Some(index) = self.zip.index_for_name(name) else {
            return Ok(None);
        };
        let bytes = self.bytes(index)?;
        // Office writes UTF-8; the standard also allows UTF-16.
        let (text, _, _) = encoding_rs::UTF_8.decode(&bytes);
        Ok(Some(text.into_owned()))
    }

    fn bytes(&mut self, index: usize) -> Result<Vec<u8>, Refusal> {
        let limit = self.left.min(Limits::ENTRY);
        let entry = match self.zip.by_index(index) {
            Ok(entry) => entry,
            Err(ZipError::UnsupportedArchive(reason)) if reason.contains("assword") => {
                return Err(Refusal::Encrypted);
            }
            Err(ZipError::InvalidPassword) => return Err(Refusal::Encrypted),
            Err(_) => return Err(Refusal::Damaged),
        };
        if entry.size() > limit {
            return Err(Refusal::Bomb);
        }
        let mut bytes = Vec::new();
        let read = entry.take(limit + 1).read_to_end(&mut bytes);
        if bytes.len() as u64 > limit {
            return Err(Refusal::Bomb);
        }
        read.map_err(|_| Refusal::Damaged)?;
        self.left -= bytes.len() as u64;
        Ok(bytes)
    }

    /// Unpacks every part that another library will read, to know its size.
    pub fn check_all(&mut self) -> Result<(), Refusal> {
        for index in 0..self.zip.len() {
            let Some(Ok(name)) = self.zip.name_for_index(index) else {
                return Err(Refusal::Damaged);
            };
            let name = name.to_lowercase();
            if name.ends_with(".xml") || name.ends_with(".rels") {
                self.bytes(index)?;
            }
        }
        Ok(())
    }
}
