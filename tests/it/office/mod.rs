//! Office files, read back with independent readers.

mod reports;
mod spreadsheets;
mod texts;

use std::io::{Cursor, Read};

use duty_atlas::office::Day;

const MADE: Day = Day {
    year: 2026,
    month: 7,
    day: 31,
};

/// The parts of an office file by name, in their order.
fn parts(file: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).expect("a zip file");
    (0..archive.len())
        .map(|at| {
            let mut part = archive.by_index(at).expect("a part");
            let mut text = String::new();
            part.read_to_string(&mut text).expect("text");
            (part.name().expect("a name").into_owned(), text)
        })
        .collect()
}

fn part(file: &[u8], name: &str) -> String {
    let found = parts(file).into_iter().find(|part| part.0 == name);
    found.expect(name).1
}

/// Every part must be well-formed.
fn check_xml(file: &[u8]) {
    for (name, text) in parts(file) {
        let mut reader = quick_xml::Reader::from_str(&text);
        reader.config_mut().check_end_names = true;
        loop {
            match reader.read_event() {
                Ok(quick_xml::events::Event::Eof) => break,
                Ok(_) => {}
                Err(error) => panic!("{name}: {error}"),
            }
        }
    }
}
