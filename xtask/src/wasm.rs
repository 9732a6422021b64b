//! The linked program becomes modules for the browser: split into chunks,
//! bound to JavaScript, optimised.

use std::error::Error;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use rayon::prelude::*;

/// What wasm-opt may use: what rustc uses. `--all-features` makes modules that
/// browsers refuse.
const WASM_FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// The program for the browser.
pub struct Program {
    /// What wasm-bindgen wrote for the main module.
    pub glue: String,
    /// What loads the chunks.
    pub link: String,
    pub main: Vec<u8>,
    pub chunks: Vec<Chunk>,
}

/// Code that is loaded when it is needed.
pub struct Chunk {
    /// The file name by which `Program::link` asks for it.
    pub name: String,
    pub wasm: Vec<u8>,
}

/// Makes the browser's modules from what rustc linked.
///
/// # Errors
/// Where a tool is missing or refuses the module.
pub fn program(linked: &Path, work: &Path, is_release: bool) -> Result<Program, Box<dyn Error>> {
    if work.exists() {
        std::fs::remove_dir_all(work)?;
    }
    std::fs::create_dir_all(work)?;
    let input = std::fs::read(linked).map_err(|error| format!("{}: {error}", linked.display()))?;
    let unbound = work.join("main.wasm");
    let mut options = wasm_split_cli_support::Options::new(&input);
    options.output_dir = work;
    options.main_out_path = &unbound;
    options.main_module = "./main.js";
    options.link_name = "link.js";
    let split = wasm_split_cli_support::transform(options)
        .map_err(|error| format!("the program cannot be split: {error:#}"))?;

    let bound = work.join("bound");
    let mut bindgen = Command::new("wasm-bindgen");
    bindgen.args(["--target", "web", "--no-typescript", "--keep-lld-exports"]);
    bindgen
        .args(["--out-name", "main", "--out-dir"])
        .arg(&bound)
        .arg(&unbound);
    if !is_release {
        bindgen.arg("--debug");
    }
    run(&mut bindgen)?;

    let mut chunks = split
        .split_modules
        .into_par_iter()
        .map(|path| {
            let name = path
                .file_name()
                .ok_or_else(|| io::Error::other("a chunk has no name"))?;
            let name = name.to_string_lossy().into_owned();
            let wasm = optimised(path, is_release)?;
            Ok(Chunk { name, wasm })
        })
        .collect::<io::Result<Vec<_>>>()?;
    chunks.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(Program {
        glue: std::fs::read_to_string(bound.join("main.js"))?,
        link: std::fs::read_to_string(work.join("link.js"))?,
        main: optimised(bound.join("main_bg.wasm"), is_release)?,
        chunks,
    })
}

fn optimised(path: PathBuf, is_release: bool) -> io::Result<Vec<u8>> {
    if is_release {
        let mut optimise = Command::new("wasm-opt");
        optimise.arg("-Oz").args(WASM_FEATURES).arg("--output");
        run(optimise.arg(&path).arg(&path))?;
    }
    std::fs::read(path)
}

fn run(command: &mut Command) -> io::Result<()> {
    let program = command.get_program().to_string_lossy().into_owned();
    let status = command
        .status()
        .map_err(|error| io::Error::other(format!("{program}: {error}")))?;
    if status.success() {
        Ok(())
    } else {
        Err(io::Error::other(format!("{program}: {status}")))
    }
}
