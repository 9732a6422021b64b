//! `duty-atlas.html`: the whole program in one file, for where there is no
//! server. It carries the program and the open data gzipped, since a file on a
//! disk may load nothing from beside itself.

use std::error::Error;
use std::fmt::Write;

use crate::compress;
use crate::dist_files::{base64, sha256};
use crate::page::replace;
use crate::script::{self, MAIN};
use crate::wasm::Program;

/// Replaces what the page says where the program cannot be loaded: this one
/// needs no connection, but a browser that can unpack it.
const TROUBLE: &str = r#"
      <p>程序没有能够运行：浏览器太旧（需要 Chrome 或 Edge 97、Firefox 113、Safari 16.4 以上），或者关闭了脚本。请换用新版浏览器打开本文件。</p>
      <p lang="en">The program could not run: the browser is too old (it takes Chrome or Edge 97, Firefox 113, Safari 16.4 or newer), or scripts are off. Please open this file in a current browser.</p>
    "#;

/// Where the page of one opened list has the list, as
/// `<script type="application/json" id="duty-atlas-list">`.
const LIST: &str = "<!-- duty-atlas-list -->";

/// The page with everything in it.
///
/// # Errors
/// Where Trunk's page or a tool's output is not as expected.
pub fn one_file(
    trunk: &str,
    style: &str,
    program: &Program,
    open_data: &[(&str, &[u8])],
) -> Result<String, Box<dyn Error>> {
    let script = script::script(program, script::ONE_FILE, str::to_owned)?;
    let script = format!("{}\n{script}", script::LOADER);
    // Nothing in an inline script or style may look like markup.
    for (inline, content) in [("script", &script[..]), ("style", style)] {
        let marks = ["<!--", "</script", "<script", "</style"];
        if marks.iter().any(|mark| content.contains(mark)) {
            return Err(format!("the {inline} contains markup and cannot be inlined").into());
        }
    }
    let policy = format!(
        "default-src 'none'; script-src '{}' 'wasm-unsafe-eval'; style-src '{}'; img-src data:; base-uri 'none'; form-action 'none'",
        sha256(script.as_bytes()),
        sha256(style.as_bytes()),
    );

    let modules = program
        .chunks
        .iter()
        .map(|chunk| (&chunk.name[..], &chunk.wasm[..]));
    let mut data = String::new();
    for (name, bytes) in [(MAIN, &program.main[..])]
        .into_iter()
        .chain(modules)
        .chain(open_data.iter().copied())
    {
        let packed = base64(&compress::gzip(bytes)?);
        // A type that is not a script's makes it a block of data.
        writeln!(
            data,
            r#"<script type="application/gzip" data-file="{name}">{packed}</script>"#
        )?;
    }

    let mut page = trunk.to_owned();
    for tag in [
        r#"<link rel="apple-touch-icon""#,
        r#"<link rel="manifest""#,
        r#"<link rel="stylesheet""#,
        "<!-- loader -",
        "<!-- app -",
        "<!-- script:",
    ] {
        page = replace(&page, tag, ">", "")?;
    }
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
        "",
        &format!("<style>{style}</style>\n  </head>"),
    )?;
    // The style cannot be missing.
    page = replace(&page, r#"<div class="unstyled">"#, "</div>", "")?;
    let trouble = r#"<div class="trouble" role="alert">"#;
    page = replace(
        &page,
        trouble,
        "</div>",
        &format!("{trouble}{TROUBLE}</div>"),
    )?;
    let end = format!("{LIST}\n{data}<script type=\"module\">{script}</script>\n  </body>");
    replace(&page, "</body>", "", &end)
}
