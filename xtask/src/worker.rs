//! `sw.js`: the service worker with the list of the files that it keeps.

use std::collections::BTreeMap;
use std::error::Error;

use crate::published::{Published, sha384};

const SOURCE: &str = include_str!("../../../sw.js");
const NO_VERSION: &str = "const version = '';\n";
const NO_FILES: &str = "const files = {};\n";

/// What a development build publishes in its place: a worker that an earlier
/// release left on the same address would hide what was just built.
pub const KILL_SWITCH: &str = include_str!("../../../hosting/kill-switch/sw.js");

/// The service worker for these files.
///
/// # Errors
/// Where the source lacks the lines that are filled in, or there is no page.
pub fn worker(files: &[Published]) -> Result<String, Box<dyn Error>> {
    for line in [NO_VERSION, NO_FILES] {
        if SOURCE.matches(line).count() != 1 {
            return Err(format!("sw.js must have this line once: {line}").into());
        }
    }
    if !files.iter().any(|file| file.name == "index.html") {
        return Err("there is no index.html".into());
    }
    let kept = files.iter().filter(|file| is_kept(&file.name));
    let kept: BTreeMap<_, _> = kept
        .map(|file| (address(&file.name), sha384(&file.bytes)))
        .collect();
    let list = serde_json::to_string_pretty(&kept)?;
    let version = &sha384(format!("{SOURCE}{list}").as_bytes())["sha384-".len()..][..16];
    Ok(SOURCE
        .replace(NO_VERSION, &format!("const version = '{version}';\n"))
        .replace(NO_FILES, &format!("const files = {list};\n")))
}

/// Whether a file is needed without a connection. The worker keeps neither
/// itself (the browser does) nor the page for wrong addresses, which only a
/// server shows, nor the one-file page, which holds all of this once more.
fn is_kept(name: &str) -> bool {
    !["sw.js", "404.html", "duty-atlas.html"].contains(&name)
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

    fn files(names: &[&str]) -> Vec<Published> {
        let file = |name: &&str| Published {
            name: (*name).to_owned(),
            bytes: name.as_bytes().to_vec(),
        };
        names.iter().map(file).collect()
    }

    #[test]
    fn lists_what_is_needed_offline_with_hashes() {
        let worker = worker(&files(&[
            "404.html",
            "boot.js",
            "icons/a.png",
            "index.html",
        ]))
        .unwrap();
        assert!(worker.contains("const files = {\n  \"./\": \"sha384-"));
        assert!(worker.contains("\"boot.js\": \"sha384-"));
        assert!(worker.contains("\"icons/a.png\": \"sha384-"));
        assert!(!worker.contains("404.html"));
    }

    #[test]
    fn another_file_makes_another_version() {
        let version = |names: &[&str]| {
            let worker = worker(&files(names)).unwrap();
            let line = worker
                .lines()
                .find(|line| line.starts_with("const version"));
            line.unwrap().to_owned()
        };
        assert_eq!(version(&["index.html"]), version(&["index.html", "sw.js"]));
        assert_ne!(version(&["index.html"]), version(&["index.html", "a.js"]));
    }

    #[test]
    fn a_build_without_a_page_is_refused() {
        assert!(worker(&files(&["boot.js"])).is_err());
    }
}
