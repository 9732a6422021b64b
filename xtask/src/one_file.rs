//! `duty-atlas.html`: the whole program in one file, for where there is no
//! server. It carries the program and the open data gzipped, since a file on a
//! disk may load nothing from beside itself.

use std::error::Error;
use std::fmt::Write;

use crate::compress;
use crate::published::{Published, base64, sha256};

/// Appended to the script that wasm-bindgen writes, in the same module.
const START: &str = include_str!("one_file.js");

/// Said in place of what the page says where the program cannot be loaded:
/// this one needs no connection, but a browser that can unpack it.
const TROUBLE: &str = r#"
      <p>程序没有能够运行：浏览器太旧（需要 Chrome 或 Edge 97、Firefox 113、Safari 16.4 以上），或者关闭了脚本。请换用新版浏览器打开本文件。</p>
      <p lang="en">The program could not run: the browser is too old (it takes Chrome or Edge 97, Firefox 113, Safari 16.4 or newer), or scripts are off. Please open this file in a current browser.</p>
    "#;

/// The page of a finished build with everything in it.
///
/// # Errors
/// Where the build is not as expected: a file is missing, or a tag is.
pub fn one_file(files: &[Published]) -> Result<String, Box<dyn Error>> {
    let find = |fits: &dyn Fn(&str) -> bool, what: &str| {
        let mut found = files.iter().filter(|file| fits(&file.name));
        match (found.next(), found.next()) {
            (Some(file), None) => Ok(&file.bytes[..]),
            (None, _) => Err(format!("the build has no {what}")),
            _ => Err(format!("the build has more than one {what}")),
        }
    };
    let text = |bytes| std::str::from_utf8(bytes);
    let page = text(find(&|name| name == "index.html", "page")?)?;
    let style = text(find(&|name| name.ends_with(".css"), "stylesheet")?)?;
    let glue = text(find(
        &|name| name == "duty-atlas-whole.js",
        "script of the program",
    )?)?;
    let wasm = find(&|name| name == "duty-atlas-whole_bg.wasm", "WebAssembly")?;

    let script = format!("\n{glue}\n{START}");
    // Nothing in an inline script or style may look like markup.
    for (inline, content) in [("script", &script[..]), ("style", style)] {
        if ["<!--", "</script", "<script", "</style"]
            .iter()
            .any(|mark| content.contains(mark))
        {
            return Err(format!("the {inline} contains markup and cannot be inlined").into());
        }
    }
    let policy = format!(
        "default-src 'none'; script-src '{}' 'wasm-unsafe-eval'; style-src '{}'; img-src data:; base-uri 'none'; form-action 'none'",
        sha256(script.as_bytes()),
        sha256(style.as_bytes()),
    );

    let mut data = String::new();
    for (name, bytes) in [
        ("program.wasm", wasm),
        (
            "duties.json",
            find(&|name| name == "duties.json", "duties.json")?,
        ),
        (
            "duties.csv",
            find(&|name| name == "duties.csv", "duties.csv")?,
        ),
    ] {
        let packed = base64(&compress::gzip(bytes)?);
        // A type that is no script's makes it a block of data.
        writeln!(
            data,
            r#"<script type="application/gzip" data-file="{name}">{packed}</script>"#
        )?;
    }

    let mut page = page.to_owned();
    for tag in [
        r#"<link rel="apple-touch-icon""#,
        r#"<link rel="manifest""#,
        r#"<link rel="modulepreload""#,
        r#"<link rel="preload""#,
        r#"<link rel="stylesheet""#,
    ] {
        page = replace(&page, tag, ">", "")?;
    }
    page = replace(&page, r#"<script type="module""#, "</script>", "")?;
    page = replace(&page, "<html ", "lang", "<html data-one-file lang")?;
    let meta = format!(r#"<meta http-equiv="Content-Security-Policy" content="{policy}">"#);
    page = replace(
        &page,
        r#"<meta http-equiv="Content-Security-Policy""#,
        ">",
        &meta,
    )?;
    page = replace(
        &page,
        "</head>",
        ">",
        &format!("<style>{style}</style>\n  </head>"),
    )?;
    let trouble = r#"<div class="trouble" role="alert">"#;
    page = replace(
        &page,
        trouble,
        "</div>",
        &format!("{trouble}{TROUBLE}</div>"),
    )?;
    let end = format!("{data}<script type=\"module\">{script}</script>\n  </body>");
    replace(&page, "</body>", ">", &end)
}

/// Puts `new` in the place of the one stretch from `start` to `end`, both included.
fn replace(page: &str, start: &str, end: &str, new: &str) -> Result<String, Box<dyn Error>> {
    if page.matches(start).count() != 1 {
        return Err(format!("the page must have this once: {start}").into());
    }
    let from = page.find(start).expect("it was counted");
    let length = page[from..]
        .find(end)
        .ok_or_else(|| format!("{start} does not end"))?;
    Ok(format!(
        "{}{new}{}",
        &page[..from],
        &page[from + length + end.len()..]
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replaces_from_start_to_end() {
        let page = replace("a <b c> d", "<b", ">", "x").unwrap();
        assert_eq!(page, "a x d");
    }

    #[test]
    fn what_is_not_there_once_is_an_error() {
        assert!(replace("a", "<b", ">", "x").is_err());
        assert!(replace("<b> <b>", "<b", ">", "x").is_err());
        assert!(replace("<b", "<b", ">", "x").is_err());
    }
}
