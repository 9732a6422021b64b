//! `LISTS=<folder>`: the lists that a site publishes besides its own, read from
//! files of any form, and the index of them.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};

use duty_atlas::duty_list::reader::{self, Overrides};
use duty_atlas::duty_list::source;
use duty_atlas::duty_list::{DutyList, List};
use duty_atlas::i18n::{Language, reader as wording};
use duty_atlas::open_data;
use serde::Serialize;

/// The folder in the build, and the index in it.
const FOLDER: &str = "lists";
const INDEX: &str = "index.json";

/// What the index says of a list.
#[derive(Serialize)]
struct Entry {
    id: String,
    title: String,
    place: Vec<String>,
    date: String,
    counts: BTreeMap<&'static str, usize>,
    file: String,
}

/// Reads every list in a folder and writes it into the build. What a person has
/// looked at and accepts, and what is read otherwise, is in
/// `<file name>.corrections.json` beside a list.
///
/// # Errors
/// Where a list cannot be read completely: the file, the position, the reason.
pub fn publish(lists: &Path, build: &Path) -> Result<(), Box<dyn Error>> {
    let mut entries = Vec::new();
    let mut trouble = Vec::new();
    for file in sources(lists)? {
        match read(&file) {
            Err(error) => trouble.push(format!("{}: {error}", file.display())),
            Ok(list) => entries.push(write(&list, build)?),
        }
    }
    if !trouble.is_empty() {
        return Err(trouble.join("\n").into());
    }
    entries.sort_by(|a, b| (&a.place, &a.date, &a.id).cmp(&(&b.place, &b.date, &b.id)));
    entries.dedup_by(|a, b| a.id == b.id);
    let folder = build.join(FOLDER);
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join(INDEX), serde_json::to_string_pretty(&entries)?)?;
    Ok(())
}

/// Publishes an empty index, so that asking for it is not an error.
///
/// # Errors
/// Where it cannot be written.
pub fn none(build: &Path) -> std::io::Result<()> {
    let folder = build.join(FOLDER);
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join(INDEX), "[]")
}

/// The files of the folder, by name; those beside a list are not lists.
fn sources(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_file() && !name.starts_with('.') && !name.ends_with(".corrections.json") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn read(file: &Path) -> Result<DutyList, Box<dyn Error>> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let overrides = file.with_file_name(format!("{name}.corrections.json"));
    let overrides: Overrides = match overrides.exists() {
        true => serde_json::from_str(&std::fs::read_to_string(&overrides)?)
            .map_err(|error| format!("{}: {error}", overrides.display()))?,
        false => Overrides::default(),
    };
    let document = source::open(&std::fs::read(file)?, &name)
        .map_err(|refusal| wording::refusal(&refusal, Language::English))?;
    let outcome = reader::read(&document, &overrides);
    let open: Vec<String> = overrides
        .open_problems(&outcome.reading)
        .map(|problem| {
            let place = wording::problem_place(problem, Language::English);
            let what = wording::problem_what(problem, Language::English);
            format!("{place}: {what} [{}] {}", problem.kind.id(), problem.text)
        })
        .collect();
    match open.is_empty() && !outcome.list.items.is_empty() {
        true => Ok(outcome.list),
        false if open.is_empty() => Err("there is no duty list in it".into()),
        false => Err(open.join("\n  ").into()),
    }
}

fn write(list: &DutyList, build: &Path) -> Result<Entry, Box<dyn Error>> {
    let file = format!("{FOLDER}/{}.json", list.id);
    let path = build.join(&file);
    std::fs::create_dir_all(build.join(FOLDER))?;
    std::fs::write(path, open_data::json(list)?)?;
    let count = |kind: List| (kind.id(), list.list(kind).count());
    Ok(Entry {
        id: list.id.clone(),
        title: list.title.clone(),
        place: list.place.clone(),
        date: list.date.clone(),
        counts: List::ALL.map(count).into(),
        file,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The folder of the lists that `make demo` shows.
    fn demo() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/demo")
    }

    fn build_folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("duty-atlas-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        folder
    }

    #[test]
    fn the_lists_of_the_demo_are_read_completely_and_stand_in_the_index() {
        let build = build_folder("lists");
        publish(&demo(), &build).unwrap();
        let index = std::fs::read_to_string(build.join("lists/index.json")).unwrap();
        let index: Vec<serde_json::Value> = serde_json::from_str(&index).unwrap();
        assert_eq!(index.len(), 7);
        for entry in index {
            let file = build.join(entry["file"].as_str().unwrap());
            let list = open_data::read_json(&std::fs::read_to_string(file).unwrap()).unwrap();
            assert_eq!(entry["id"], list.id);
        }
        std::fs::remove_dir_all(&build).unwrap();
    }

    #[test]
    fn a_problem_that_nobody_has_acknowledged_stops_the_build() {
        let (lists, build) = (build_folder("unread"), build_folder("stopped"));
        std::fs::copy(demo().join("02-donghu.docx"), lists.join("02-donghu.docx")).unwrap();
        let error = publish(&lists, &build).unwrap_err().to_string();
        assert!(error.contains("02-donghu.docx: table 1, row 19"), "{error}");
        assert!(error.contains("[count-mismatch]"), "{error}");
        assert!(!build.join("lists/index.json").exists());
        for folder in [lists, build] {
            std::fs::remove_dir_all(folder).unwrap();
        }
    }
}
