//! The page's script: what wasm-bindgen wrote, what loads the chunks and what
//! starts the program, as one module. Apart they would import each other, and
//! then no name could carry the hash of its own content.

use std::error::Error;
use std::fmt::Write;

use crate::wasm::Program;

/// The first script of the page.
pub const LOADER: &str = include_str!("../js/loader.js");
const START: &str = include_str!("../js/start.js");
/// Where the modules come from on a site, and in the page that is one file.
pub const SITE: &str = include_str!("../js/site.js");
pub const ONE_FILE: &str = include_str!("../js/one_file.js");

/// The name of the main module in `start.js`.
pub const MAIN: &str = "main.wasm";

/// The script, with `source` saying where the modules come from, and
/// `file_name` how each of them is called there.
///
/// # Errors
/// Where a tool wrote something else than this expects.
pub fn script(
    program: &Program,
    source: &str,
    file_name: impl Fn(&str) -> String,
) -> Result<String, Box<dyn Error>> {
    let (bindings, glue) = without_imports(&program.glue, "link.js");
    let (_, link) = without_imports(&program.link, "./main.js");
    let loaders: Vec<_> = link
        .lines()
        .filter_map(|line| line.strip_prefix("export const ")?.split_once(" ="))
        .map(|(name, _)| name)
        .collect();
    let mut link = link
        .replace("export const ", "const ")
        .replace("WebAssembly.instantiateStreaming(", "instantiateChunk(");
    for chunk in &program.chunks {
        let asked = format!("fetch(new URL(\"./{}\", import.meta.url))", chunk.name);
        if !link.contains(&asked) {
            return Err(format!("nothing loads {}", chunk.name).into());
        }
        let name = file_name(&chunk.name);
        link = link.replace(&asked, &format!("loadFile(\"{name}\")"));
    }
    if link.contains("import.meta") {
        return Err("a chunk is loaded that is not there".into());
    }
    for binding in bindings {
        writeln!(link, "const {binding} = {{ {} }};", loaders.join(", "))?;
    }
    let main = format!("'{MAIN}'");
    if START.matches(&main).count() != 1 {
        return Err(format!("start.js must name {main} once").into());
    }
    let start = START.replace(&main, &format!("'{}'", file_name(MAIN)));
    Ok(format!("{glue}\n{link}\n{source}\n{start}"))
}

/// A module's text without its imports from `module`, and what these are
/// called, where each is a single name. There is one for each loader.
fn without_imports<'a>(text: &'a str, module: &str) -> (Vec<&'a str>, String) {
    let ending = format!("from \"{module}\"");
    let is_import = |line: &&str| {
        line.starts_with("import ") && line.trim_end().trim_end_matches(';').ends_with(&ending)
    };
    let name = |import: &&'a str| {
        let rest = import.strip_prefix("import * as ")?;
        Some(rest.split_once(' ')?.0)
    };
    let names = text.lines().filter(is_import).filter_map(|it| name(&it));
    let rest = text.lines().filter(|line| !is_import(line));
    let rest = rest.flat_map(|line| [line, "\n"]).collect();
    (names.collect(), rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wasm::Chunk;

    fn program(glue: &str, link: &str, chunks: &[&str]) -> Program {
        let chunk = |name: &&str| Chunk {
            name: (*name).to_owned(),
            wasm: Vec::new(),
        };
        Program {
            glue: glue.to_owned(),
            link: link.to_owned(),
            main: Vec::new(),
            chunks: chunks.iter().map(chunk).collect(),
        }
    }

    const GLUE: &str = "import * as import1 from \"link.js\"\nuse(import1);\n";
    const LINK: &str = "import { initSync } from \"./main.js\";\n\
        export const load_a = make(() => {\n\
        const src = fetch(new URL(\"./split_a.wasm\", import.meta.url));\n\
        return WebAssembly.instantiateStreaming(src, imports);\n});\n";

    #[test]
    fn the_parts_become_one_module() {
        let program = program(GLUE, LINK, &["split_a.wasm"]);
        let script = script(&program, SITE, |name| format!("hashed-{name}")).unwrap();
        assert!(!script.contains("import * as") && !script.contains("import {"));
        assert!(script.contains("const load_a = make("));
        assert!(script.contains("const import1 = { load_a };"));
        assert!(script.contains("const src = loadFile(\"hashed-split_a.wasm\");"));
        assert!(script.contains("return instantiateChunk(src, imports);"));
        assert!(script.contains("loadFile('hashed-main.wasm')"));
    }

    #[test]
    fn each_import_of_the_loaders_gets_them() {
        let glue = format!("import * as import2 from \"link.js\"\n{GLUE}");
        let program = program(&glue, LINK, &["split_a.wasm"]);
        let script = script(&program, SITE, str::to_owned).unwrap();
        assert!(!script.contains("import * as"));
        for binding in ["import1", "import2"] {
            assert!(script.contains(&format!("const {binding} = {{ load_a }};")));
        }
    }

    #[test]
    fn a_chunk_that_nothing_loads_is_refused() {
        let program = program(GLUE, LINK, &["split_a.wasm", "split_b.wasm"]);
        assert!(script(&program, SITE, str::to_owned).is_err());
    }

    #[test]
    fn a_loaded_chunk_that_is_not_there_is_refused() {
        assert!(script(&program(GLUE, LINK, &[]), SITE, str::to_owned).is_err());
    }
}
