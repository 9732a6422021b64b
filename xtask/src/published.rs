//! The files of a build.

use std::io;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};

/// A file of the build: its name below the folder with `/` between the parts,
/// and its bytes.
pub struct Published {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// All files below `folder`, in the order of their names, but for the
/// compressed copies.
pub fn files(folder: &Path) -> io::Result<Vec<Published>> {
    let mut paths = Vec::new();
    collect(folder, &mut paths)?;
    let mut files = Vec::new();
    for path in paths {
        let below = path.strip_prefix(folder).expect("it was found there");
        let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
        let name = parts.join("/");
        if !name.ends_with(".br") && !name.ends_with(".gz") {
            let bytes = std::fs::read(&path)?;
            files.push(Published { name, bytes });
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        match path.is_dir() {
            true => collect(&path, paths)?,
            false => paths.push(path),
        }
    }
    Ok(())
}

/// What the `integrity` of a request or of an element says.
pub fn sha384(bytes: &[u8]) -> String {
    format!("sha384-{}", base64(&Sha384::digest(bytes)))
}

/// What a security policy says of an inline script or style.
pub fn sha256(bytes: &[u8]) -> String {
    format!("sha256-{}", base64(&Sha256::digest(bytes)))
}

pub fn base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}
