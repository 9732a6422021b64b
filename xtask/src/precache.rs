//! `sw.js`: the service worker with the list of the files that it keeps, and
//! the name of the build, which the page carries too.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

use crate::dist_files::{self, DistFile, sha384, short_hash};
use crate::page::replace;

const WORKER: &str = include_str!("../../public/sw.js");
const NO_VERSION: &str = "const version = '';\n";
const NO_FILES: &str = "const files = {};\n";

/// What a development build publishes as its worker: one that an earlier
/// release left on the same address would hide what was just built.
pub const KILL_SWITCH: &str = include_str!("../../docs/hosting/kill-switch/sw.js");

/// Names the build in the folder's `index.html`, and writes its `sw.js`.
///
/// # Errors
/// Where the page is missing, or a place that is filled in.
pub fn stamp(folder: &Path) -> Result<(), Box<dyn Error>> {
    let mut files = dist_files::files(folder)?;
    let page = files.iter_mut().find(|file| file.name == "index.html");
    let page = page.ok_or("there is no index.html")?;
    // The name that is there already must not lead to another one.
    let unnamed = without_build(std::str::from_utf8(&page.bytes)?)?;
    page.bytes = unnamed.clone().into_bytes();
    let build = short_hash(format!("{WORKER}{}", list(&files)?).as_bytes());
    let named = replace(
        &unnamed,
        "<html ",
        "",
        &format!("<html data-build=\"{build}\" "),
    )?;
    std::fs::write(folder.join("index.html"), &named)?;
    if let Some(page) = files.iter_mut().find(|file| file.name == "index.html") {
        page.bytes = named.into_bytes();
    }
    std::fs::write(folder.join("sw.js"), worker(&build, &files)?)?;
    Ok(())
}

fn without_build(page: &str) -> Result<String, Box<dyn Error>> {
    let start = "<html data-build=\"";
    match page.contains(start) {
        true => replace(page, start, "\" ", "<html "),
        false => Ok(page.to_owned()),
    }
}

/// The service worker of a build with these files.
fn worker(build: &str, files: &[DistFile]) -> Result<String, Box<dyn Error>> {
    for line in [NO_VERSION, NO_FILES] {
        if WORKER.matches(line).count() != 1 {
            return Err(format!("sw.js must have this line once: {line}").into());
        }
    }
    Ok(WORKER
        .replace(NO_VERSION, &format!("const version = '{build}';\n"))
        .replace(NO_FILES, &format!("const files = {};\n", list(files)?)))
}

/// The kept files with their hashes, as JSON.
fn list(files: &[DistFile]) -> serde_json::Result<String> {
    let kept = files.iter().filter(|file| is_kept(&file.name));
    let kept: BTreeMap<_, _> = kept
        .map(|file| (address(&file.name), sha384(&file.bytes)))
        .collect();
    serde_json::to_string_pretty(&kept)
}

/// Whether a file is needed without a connection. The worker does not keep
/// itself (the browser does), nor the page for wrong addresses, which only a
/// server shows, nor the other lists of the site, which are kept when they are
/// opened. The one-file page is kept: lists are saved with it.
fn is_kept(name: &str) -> bool {
    !["sw.js", "404.html"].contains(&name)
        && (!name.starts_with("lists/") || name == "lists/index.json")
}

/// The page is asked for by the folder's address: some hosts redirect
/// `index.html` there, and a redirected answer cannot be kept for a page.
fn address(name: &str) -> &str {
    match name {
        "index.html" => "./",
        name => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(names: &[&str]) -> Vec<DistFile> {
        let file = |name: &&str| DistFile {
            name: (*name).to_owned(),
            bytes: name.as_bytes().to_vec(),
        };
        names.iter().map(file).collect()
    }

    #[test]
    fn lists_what_is_needed_offline_with_hashes() {
        let names = ["404.html", "icons/a.png", "index.html", "loader-1.js"];
        let worker = worker("0123", &files(&names)).unwrap();
        assert!(worker.contains("const version = '0123';\n"));
        assert!(worker.contains("const files = {\n  \"./\": \"sha384-"));
        assert!(worker.contains("\"loader-1.js\": \"sha384-"));
        assert!(worker.contains("\"icons/a.png\": \"sha384-"));
        assert!(!worker.contains("404.html"));
    }

    /// The name of the build in a folder with these files.
    fn stamped(files: &[(&str, &str)]) -> String {
        let unique = short_hash(format!("{files:?}").as_bytes());
        let folder = std::env::temp_dir().join(format!("duty-atlas-stamp-{unique}"));
        std::fs::create_dir_all(&folder).unwrap();
        for (name, text) in files {
            std::fs::write(folder.join(name), text).unwrap();
        }
        stamp(&folder).unwrap();
        let page = std::fs::read_to_string(folder.join("index.html")).unwrap();
        let worker = std::fs::read_to_string(folder.join("sw.js")).unwrap();
        std::fs::remove_dir_all(&folder).unwrap();
        let build = page.split('"').nth(1).unwrap().to_owned();
        assert!(page.starts_with(&format!("<html data-build=\"{build}\" lang>")));
        assert!(worker.contains(&format!("const version = '{build}';")));
        build
    }

    #[test]
    fn the_page_and_the_worker_name_the_same_build() {
        let plain = stamped(&[("index.html", "<html lang>")]);
        let named = stamped(&[("index.html", "<html data-build=\"an older one\" lang>")]);
        assert_eq!(plain, named);
        let more = stamped(&[("index.html", "<html lang>"), ("a.js", "")]);
        assert_ne!(plain, more);
        let unkept = stamped(&[("index.html", "<html lang>"), ("404.html", "")]);
        assert_eq!(plain, unkept);
    }
}
