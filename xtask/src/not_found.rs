//! `404.html`: what a host shows for an address that it does not have.

use std::error::Error;

use crate::dist_files::sha256;

const SOURCE: &str = include_str!("../../public/404.html");

/// The page, with the hashes of its script and style in its policy.
///
/// # Errors
/// Where the source has no script or style.
pub fn not_found() -> Result<String, Box<dyn Error>> {
    let hash = |start: &str, end: &str| {
        let content = SOURCE.split_once(start)?.1.split_once(end)?.0;
        Some(sha256(content.as_bytes()))
    };
    let script = hash("<script type=\"module\">", "</script>").ok_or("404.html has no script")?;
    let style = hash("<style>", "</style>").ok_or("404.html has no style")?;
    Ok(SOURCE
        .replace("'SCRIPT'", &format!("'{script}'"))
        .replace("'STYLE'", &format!("'{style}'")))
}
