//! Turns a finished build into what a host publishes. Trunk runs it after each
//! build and names the folder in `TRUNK_STAGING_DIR`.
//!
//! `finish stamp <folder>` only writes `sw.js` anew, after files of a finished
//! build were changed by hand.

mod compress;
mod first_paint;
mod not_found;
mod one_file;
mod published;
mod worker;

use std::error::Error;
use std::path::{Path, PathBuf};

use duty_atlas::{embedded, open_data};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => {
            let folder = std::env::var_os("TRUNK_STAGING_DIR")
                .ok_or("TRUNK_STAGING_DIR is not set; Trunk sets it")?;
            let is_release = std::env::var("TRUNK_PROFILE").as_deref() == Ok("release");
            finish(&PathBuf::from(folder), is_release)
        }
        ["stamp", folder] => stamp(Path::new(folder)),
        _ => Err("usage: finish [stamp <folder>]".into()),
    }
}

fn finish(folder: &Path, is_release: bool) -> Result<(), Box<dyn Error>> {
    let duty_list = embedded::duty_list();
    std::fs::write(folder.join("duties.json"), open_data::json(&duty_list)?)?;
    std::fs::write(folder.join("duties.csv"), open_data::csv(&duty_list))?;
    if !is_release {
        std::fs::write(folder.join("sw.js"), worker::KILL_SWITCH)?;
        return Ok(());
    }
    std::fs::write(folder.join("404.html"), not_found::not_found()?)?;
    let one_file = one_file::one_file(&published::files(folder)?)?;
    std::fs::write(folder.join("duty-atlas.html"), one_file)?;
    // Not before: the one file has no way to wait for, and no room for two lists.
    let page = folder.join("index.html");
    let with_rows = first_paint::with_rows(&std::fs::read_to_string(&page)?, &duty_list)?;
    std::fs::write(page, with_rows)?;
    stamp(folder)?;
    for file in published::files(folder)? {
        if compress::is_worth_it(&file.name) {
            let copy = |ending| folder.join(format!("{}.{ending}", file.name));
            std::fs::write(copy("br"), compress::brotli(&file.bytes)?)?;
            std::fs::write(copy("gz"), compress::gzip(&file.bytes)?)?;
        }
    }
    Ok(())
}

fn stamp(folder: &Path) -> Result<(), Box<dyn Error>> {
    let worker = worker::worker(&published::files(folder)?)?;
    std::fs::write(folder.join("sw.js"), worker)?;
    Ok(())
}
