//! `index.html`: the page that Trunk made, with the program rendered into it
//! and the files named that it loads.

use std::error::Error;

use crate::dist_files::sha384;

const APP: &str = "<!-- app -->";
const LOADER: &str = "<!-- loader -->";
const SCRIPT_START: &str = "<!-- script: ";

/// What the page loads, by the names that carry the content's hash.
pub struct Loads<'a> {
    pub loader: (&'a str, &'a [u8]),
    pub script: (&'a str, &'a [u8]),
    /// The main module, which the script asks for.
    pub wasm: &'a str,
}

/// The files that Trunk made for the program as a whole, from its page.
///
/// # Errors
/// Where the page does not name them.
pub fn unsplit_files(page: &str) -> Result<[String; 2], Box<dyn Error>> {
    let names = page
        .split_once(SCRIPT_START)
        .and_then(|(_, rest)| rest.split_once(" -->"));
    let names = names.and_then(|(names, _)| names.split_once(' '));
    let (script, wasm) = names.ok_or("index.html does not name the program")?;
    Ok([script, wasm].map(|name| name.trim_start_matches(['.', '/']).to_owned()))
}

/// The finished page, except for the name of the build.
///
/// # Errors
/// Where Trunk's page lacks a place that is filled in.
pub fn page(trunk: &str, app: &str, loads: &Loads) -> Result<String, Box<dyn Error>> {
    let (name, bytes) = loads.loader;
    // The first paint waits for it, reading the page does not.
    let loader = format!(
        r#"<script async blocking="render" fetchpriority="high" src="{name}" integrity="{}"></script>"#,
        sha384(bytes)
    );
    let (name, bytes) = loads.script;
    // At the end of the page: what is read comes before what runs.
    let script = format!(
        r#"<link rel="preload" as="fetch" type="application/wasm" crossorigin href="{}">
    <script type="module" src="{name}" integrity="{}"></script>"#,
        loads.wasm,
        sha384(bytes),
    );
    let page = replace(trunk, APP, "", app)?;
    let page = replace(&page, LOADER, "", &loader)?;
    replace(&page, SCRIPT_START, "-->", &script)
}

/// Puts `new` in the place of the one stretch from `start` to `end`, both included.
///
/// # Errors
/// Where `start` is not there exactly once, or `end` does not follow.
pub fn replace(page: &str, start: &str, end: &str, new: &str) -> Result<String, Box<dyn Error>> {
    if page.matches(start).count() != 1 {
        return Err(format!("the page must have this once: {start}").into());
    }
    let (before, rest) = page.split_once(start).expect("it was counted");
    let (_, after) = rest
        .split_once(end)
        .ok_or_else(|| format!("{start} does not end"))?;
    Ok(format!("{before}{new}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TRUNK: &str =
        "<!-- loader -->|<!-- app -->|<!-- script: ./duty-atlas-1.js ./duty-atlas-1_bg.wasm -->";

    #[test]
    fn fills_in_the_program_and_its_files() {
        let loads = Loads {
            loader: ("loader-1.js", b"loader"),
            script: ("script-2.js", b"script"),
            wasm: "main-3.wasm",
        };
        let page = page(TRUNK, "<main></main>", &loads).unwrap();
        let parts: Vec<_> = page.split('|').collect();
        assert!(parts[0].contains(r#"async blocking="render""#));
        assert!(parts[0].contains(r#"src="loader-1.js" integrity="sha384-"#));
        assert_eq!(parts[1], "<main></main>");
        assert!(parts[2].contains(r#"href="main-3.wasm""#));
        assert!(parts[2].contains(r#"type="module" src="script-2.js" integrity="sha384-"#));
    }

    #[test]
    fn names_what_trunk_made() {
        let files = unsplit_files(TRUNK).unwrap();
        assert_eq!(files, ["duty-atlas-1.js", "duty-atlas-1_bg.wasm"]);
        assert!(unsplit_files("").is_err());
    }

    #[test]
    fn replaces_from_start_to_end() {
        assert_eq!(replace("a <b c> d", "<b", ">", "x").unwrap(), "a x d");
    }

    #[test]
    fn what_is_not_there_once_is_an_error() {
        assert!(replace("a", "<b", ">", "x").is_err());
        assert!(replace("<b> <b>", "<b", ">", "x").is_err());
        assert!(replace("<b", "<b", ">", "x").is_err());
    }
}
