//! Reads the list that the program ships with once, at build time: one that
//! cannot be read completely stops the build here. Packs the tables of the
//! search likewise.

#[allow(dead_code, unused_imports)]
#[path = "build/duty_list.rs"]
mod duty_list;

#[path = "build/characters.rs"]
mod characters;

#[path = "build/lexicon.rs"]
mod lexicon;

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    // What splitting the program into chunks takes: `xtask` removes it again.
    if std::env::var("CARGO_CFG_TARGET_ARCH").as_deref() == Ok("wasm32") {
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=src/duty_list");
    println!("cargo::rerun-if-changed=build");
    let duty_list = match duty_list::shipped::read() {
        Ok(duty_list) => duty_list,
        Err(problems) => {
            for problem in problems {
                println!("cargo::error={}: {problem}", duty_list::shipped::FILE);
            }
            return ExitCode::FAILURE;
        }
    };
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let packed = postcard::to_allocvec(&duty_list).expect("the model can be packed");
    std::fs::write(out.join("duty_list.bin"), packed).expect("OUT_DIR can be written");
    if let Err(error) = characters::pack_all(&out).and_then(|()| lexicon::pack_all(&out)) {
        println!("cargo::error={error}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}
