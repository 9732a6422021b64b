//! Compressed copies beside the files, for hosts that serve them as they are.

use std::error::Error;
use std::io::{self, Write};
use std::path::Path;

use rayon::prelude::*;

use crate::dist_files;

/// What becomes smaller by compression.
fn is_worth_it(name: &str) -> bool {
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

fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut compressed = Vec::new();
    // The best quality, and a window that holds every file of the build.
    let mut encoder = brotli::CompressorWriter::new(&mut compressed, 1 << 16, 11, 22);
    encoder.write_all(bytes)?;
    drop(encoder);
    Ok(compressed)
}

/// Puts compressed copies beside all files of the folder that become smaller.
///
/// # Errors
/// Where a file cannot be read or written.
pub fn all(folder: &Path) -> Result<(), Box<dyn Error>> {
    let mut files = dist_files::files(folder)?;
    files.retain(|file| is_worth_it(&file.name));
    files.par_iter().try_for_each(|file| {
        let copy = |ending| folder.join(format!("{}.{ending}", file.name));
        std::fs::write(copy("br"), brotli(&file.bytes)?)?;
        std::fs::write(copy("gz"), gzip(&file.bytes)?)
    })?;
    Ok(())
}
