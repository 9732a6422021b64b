//! The files of a build.

use std::io;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};

/// A file of the build: its name below the folder with `/` between the parts,
/// and its bytes.
pub struct DistFile {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// All files below `folder` except the compressed copies, in the order of their
/// names.
pub fn files(folder: &Path) -> io::Result<Vec<DistFile>> {
    let mut paths = Vec::new();
    collect(folder, &mut paths)?;
    let mut files = Vec::new();
    for path in paths {
        let below = path.strip_prefix(folder).expect("it was found there");
        let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
        let name = parts.join("/");
        if !name.ends_with(".br") && !name.ends_with(".gz") {
            let bytes = std::fs::read(&path)?;
            files.push(DistFile { name, bytes });
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

/// The name of a file with the hash of its content: `a/b.js` becomes
/// `a/b-0123456789abcdef.js`.
pub fn hashed_name(name: &str, bytes: &[u8]) -> String {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    format!("{stem}-{}.{ending}", short_hash(bytes))
}

/// Sixteen hexadecimal digits that stand for these bytes.
pub fn short_hash(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

pub fn base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}
