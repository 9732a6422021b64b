//! What bytes are, by their content.

use super::markdown::is_table_rule;
use super::{Refusal, SourceKind};

/// A container, or text.
pub enum Format {
    Zip,
    Xls,
    Text,
}

/// Tells containers apart and names what cannot be read.
pub fn format(bytes: &[u8]) -> Result<Format, Refusal> {
    let other = |ending: &str| {
        Err(Refusal::OtherFormat {
            ending: ending.to_owned(),
        })
    };
    let begins = |start: &[u8]| bytes.starts_with(start);
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Refusal::Empty);
    }
    if begins(b"PK\x03\x04") || begins(b"PK\x05\x06") || begins(b"PK\x07\x08") {
        return Ok(Format::Zip);
    }
    if begins(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return compound(bytes);
    }
    let head = &bytes[..bytes.len().min(1024)];
    if head.windows(5).any(|window| window == b"%PDF-") {
        return Err(Refusal::Pdf);
    }
    let images: [&[u8]; 8] = [
        b"\x89PNG",
        b"\xFF\xD8\xFF",
        b"GIF8",
        b"BM\x36",
        b"II*\0",
        b"MM\0*",
        b"\0\0\x01\0",
        b"%!PS",
    ];
    let boxed = bytes.get(4..12).unwrap_or_default();
    if images.iter().any(|start| begins(start))
        || (begins(b"RIFF") && bytes.get(8..12) == Some(b"WEBP"))
        || (begins(b"BM") && bytes.get(6..10) == Some(&[0; 4]))
        || [b"ftypheic", b"ftypheix", b"ftypavif", b"ftypmif1"]
            .iter()
            .any(|kind| boxed == *kind)
    {
        return Err(Refusal::Image);
    }
    if begins(b"{\\rtf") {
        return other("rtf");
    }
    if begins(b"Rar!") {
        return other("rar");
    }
    if begins(b"7z\xBC\xAF\x27\x1C") {
        return other("7z");
    }
    if begins(b"\x1F\x8B") {
        return other("gz");
    }
    let lower = head.to_ascii_lowercase();
    let has = |part: &[u8]| lower.windows(part.len()).any(|window| window == part);
    if has(b"mime-version:") && has(b"content-type: multipart") {
        return other("mht");
    }
    if has(b"progid=\"word.document\"") || has(b"progid=\"excel.sheet\"") {
        return other("xml");
    }
    Ok(Format::Text)
}

/// OLE compound files: the old office formats, and encrypted new ones.
fn compound(bytes: &[u8]) -> Result<Format, Refusal> {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if has("EncryptedPackage") || has("EncryptionInfo") {
        Err(Refusal::Encrypted)
    } else if has("WordDocument") {
        Err(Refusal::OldWord)
    } else if has("Workbook") || has("Book") {
        Ok(Format::Xls)
    } else if has("PowerPoint Document") {
        Err(Refusal::OtherFormat {
            ending: "ppt".to_owned(),
        })
    } else {
        Err(Refusal::Unknown)
    }
}

/// What a text is.
pub fn text_format(text: &str) -> Result<SourceKind, Refusal> {
    let start = text.trim_start_matches(super::is_blank);
    if start.starts_with('{') || start.starts_with('[') {
        return Ok(SourceKind::OpenData);
    }
    if is_binary(text) {
        return Err(Refusal::Unknown);
    }
    let lower: String = start
        .chars()
        .take(200_000)
        .collect::<String>()
        .to_ascii_lowercase();
    let tagged = [
        "<table",
        "<html",
        "<!doctype html",
        "<td",
        "<tr",
        "<body",
        "<p>",
        "<p ",
        "<div",
    ];
    let markdown = text.lines().any(is_table_rule);
    if !markdown && tagged.iter().any(|tag| lower.contains(tag)) {
        return Ok(SourceKind::Html);
    }
    if markdown {
        return Ok(SourceKind::Markdown);
    }
    Ok(super::delimited::kind(text))
}

/// Control characters are in no text.
fn is_binary(text: &str) -> bool {
    let controls = text
        .chars()
        .filter(|c| c.is_control() && !c.is_whitespace())
        .count();
    controls > 8 && controls * 100 > text.chars().count()
}
