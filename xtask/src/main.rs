//! Turns what Trunk built into what a host publishes: `xtask dist`, which Trunk
//! runs after each build. `xtask stamp <folder>` only names the build and
//! writes `sw.js`, for a folder whose files were changed. `xtask lists <lists>
//! <folder>` puts the lists of one folder into a finished build in another.

mod compress;
mod dist;
mod dist_files;
mod lists;
mod not_found;
mod one_file;
mod page;
mod precache;
mod script;
mod wasm;

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["dist"] => dist::dist(),
        ["stamp", folder] => precache::stamp(Path::new(folder)),
        ["lists", from, folder] => {
            lists::publish(Path::new(from), Path::new(folder))?;
            precache::stamp(Path::new(folder))
        }
        _ => Err("usage: xtask dist | stamp <folder> | lists <lists> <folder>".into()),
    }
}
