//! `xtask dist`: the folder that Trunk made becomes what a host publishes. Every
//! file that the page loads gets a name with the hash of its content, so that
//! files of two builds never meet in one page.

use std::error::Error;
use std::path::{Path, PathBuf};

use duty_atlas::{embedded, open_data};

use crate::dist_files::{self, hashed_name};
use crate::page::{self, Loads, page};
use crate::script::{self, MAIN, script};
use crate::{compress, lists, not_found, one_file, precache, wasm};

/// Finishes the build in the folder that Trunk names.
///
/// # Errors
/// Where something is missing, or not as the steps expect.
pub fn dist() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(variable("TRUNK_STAGING_DIR")?);
    let is_release = variable("TRUNK_PROFILE")? == "release";
    let target = std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
    let target = Path::new(&target);

    let trunk = std::fs::read_to_string(folder.join("index.html"))?;
    for name in page::unsplit_files(&trunk)? {
        std::fs::remove_file(folder.join(name))?;
    }
    let profile = if is_release { "release" } else { "debug" };
    let linked = target.join(format!("wasm32-unknown-unknown/{profile}/duty-atlas.wasm"));
    let program = wasm::program(&linked, &target.join("split"), is_release)?;

    let duty_list = embedded::duty_list();
    let json = open_data::json(&duty_list)?;
    let csv = open_data::csv(&duty_list);
    let open_data = [
        ("duties.json", json.as_bytes()),
        ("duties.csv", csv.as_bytes()),
    ];
    for (name, bytes) in open_data {
        std::fs::write(folder.join(name), bytes)?;
    }
    // The other lists of the site, see `make build LISTS=…`.
    match std::env::var_os("LISTS").filter(|folder| !folder.is_empty()) {
        Some(lists) => lists::publish(Path::new(&lists), &folder)?,
        None => lists::none(&folder)?,
    }
    if is_release {
        let style = std::fs::read_to_string(target.join("style/atlas.css"))?;
        let page = one_file::one_file(&trunk, &style, &program, &open_data)?;
        std::fs::write(folder.join("duty-atlas.html"), page)?;
        std::fs::write(folder.join("404.html"), not_found::not_found()?)?;
    }

    let published = |name: &str| match program.chunks.iter().find(|chunk| chunk.name == name) {
        Some(chunk) => hashed_name(name, &chunk.wasm),
        None => hashed_name("duty-atlas_bg.wasm", &program.main),
    };
    for chunk in &program.chunks {
        std::fs::write(folder.join(published(&chunk.name)), &chunk.wasm)?;
    }
    std::fs::write(folder.join(published(MAIN)), &program.main)?;
    let script = script(&program, script::SITE, published)?;
    let script_name = hashed_name("duty-atlas.js", script.as_bytes());
    std::fs::write(folder.join(&script_name), &script)?;
    let loader_name = hashed_name("loader.js", script::LOADER.as_bytes());
    std::fs::write(folder.join(&loader_name), script::LOADER)?;
    let loads = Loads {
        loader: (&loader_name, script::LOADER.as_bytes()),
        script: (&script_name, script.as_bytes()),
        wasm: &published(MAIN),
    };
    let page = page(&trunk, &rendered(), &loads)?;
    std::fs::write(folder.join("index.html"), page)?;
    name_icons(&folder)?;

    if !is_release {
        std::fs::write(folder.join("sw.js"), precache::KILL_SWITCH)?;
        return Ok(());
    }
    precache::stamp(&folder)?;
    compress::all(&folder)
}

fn variable(name: &str) -> Result<String, Box<dyn Error>> {
    std::env::var(name).map_err(|_| format!("{name} is not set; Trunk sets it").into())
}

/// The program as it looks before it runs; a development build starts empty.
fn rendered() -> String {
    #[cfg(feature = "prerender")]
    return duty_atlas::app::render_to_html();
    #[cfg(not(feature = "prerender"))]
    String::new()
}

/// Gives the icons names with their hashes too, and tells the page and the
/// manifest.
fn name_icons(folder: &Path) -> Result<(), Box<dyn Error>> {
    for naming in ["index.html", "manifest.webmanifest"] {
        let mut text = std::fs::read_to_string(folder.join(naming))?;
        for icon in icons(folder)? {
            text = text.replace(
                &format!("\"{}\"", icon.name),
                &format!("\"{}\"", hashed_name(&icon.name, &icon.bytes)),
            );
        }
        std::fs::write(folder.join(naming), text)?;
    }
    for icon in icons(folder)? {
        let hashed = hashed_name(&icon.name, &icon.bytes);
        std::fs::rename(folder.join(&icon.name), folder.join(hashed))?;
    }
    Ok(())
}

fn icons(folder: &Path) -> std::io::Result<Vec<dist_files::DistFile>> {
    let files = dist_files::files(folder)?;
    Ok(files
        .into_iter()
        .filter(|file| file.name.starts_with("icons/"))
        .collect())
}

#[cfg(all(test, feature = "prerender"))]
mod tests {
    #[test]
    fn the_rendered_program_has_a_row_for_each_item() {
        let html = super::rendered();
        assert_eq!(html.matches("data-item=\"").count(), 239);
        assert!(html.contains("type=\"search\""));
        assert!(!html.contains("<script") && !html.contains("<style"));
    }
}
