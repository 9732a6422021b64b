//! Compressed copies beside the files, for hosts that serve them as they are.

use std::io::{self, Write};

/// What becomes smaller by compression.
pub fn is_worth_it(name: &str) -> bool {
    let endings = [
        ".html",
        ".js",
        ".css",
        ".wasm",
        ".json",
        ".csv",
        ".svg",
        ".webmanifest",
    ];
    endings.iter().any(|ending| name.ends_with(ending))
}

pub fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut compressed = Vec::new();
    zopfli::compress(
        zopfli::Options::default(),
        zopfli::Format::Gzip,
        bytes,
        &mut compressed,
    )?;
    Ok(compressed)
}

pub fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut compressed = Vec::new();
    // The best quality, and a window that holds every file of the build.
    let mut encoder = brotli::CompressorWriter::new(&mut compressed, 1 << 16, 11, 22);
    encoder.write_all(bytes)?;
    drop(encoder);
    Ok(compressed)
}
