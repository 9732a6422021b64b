//! Reads the published document once, at build time: one that cannot be read
//! stops the build here, and the page carries no parser. Packs the tables of
//! the search likewise.

#[allow(dead_code, unused_imports)]
#[path = "src/document/mod.rs"]
mod document;

#[path = "build/characters.rs"]
mod characters;

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=src/document");
    println!("cargo::rerun-if-changed=build");
    let document = match document::parse(&document::SOURCE) {
        Ok(document) => document,
        Err(error) => {
            println!("cargo::error={error}");
            return ExitCode::FAILURE;
        }
    };
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let packed = postcard::to_allocvec(&document).expect("the model can be packed");
    std::fs::write(out.join("document.bin"), packed).expect("OUT_DIR can be written");
    // The page can find only what the document has; the tests see all.
    let is_page = std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32");
    let needed = is_page.then(|| {
        let texts = [document::SOURCE.text, document::SOURCE.departments];
        texts.iter().flat_map(|text| text.chars()).collect()
    });
    if let Err(error) = characters::pack_all(&out, needed.as_ref()) {
        println!("cargo::error={error}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}
