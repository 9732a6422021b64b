//! The list that the program ships with, read from its files in `data/`. The
//! build packs it; the program unpacks it and does not read it again.

use super::identity::DOCUMENT_ID;
use super::model::{Correction, DutyList};
use super::problem::Severity;
use super::reader::{self, Overrides};
use super::source::markdown;

/// The list as published.
pub const FILE: &str = "data/lists/laotai-2025-07/source.md";

/// The text of [`FILE`].
pub const SOURCE: &str = include_str!("../../data/lists/laotai-2025-07/source.md");

/// `corrections.json`.
pub const CORRECTIONS: &str = include_str!("../../data/lists/laotai-2025-07/corrections.json");

/// `titles_en.tsv`: an English gloss for each item.
const TITLES_EN: &str = include_str!("../../data/lists/laotai-2025-07/titles_en.tsv");

/// Reads the list.
///
/// # Errors
/// Everything that is not read, or that would have to be checked.
pub fn read() -> Result<DutyList, Vec<String>> {
    read_with(SOURCE, CORRECTIONS, TITLES_EN)
}

/// Reads the list from other texts.
///
/// # Errors
/// As [`read`].
pub fn read_with(
    source: &str,
    corrections: &str,
    titles_en: &str,
) -> Result<DutyList, Vec<String>> {
    let corrections: Vec<Correction> = serde_json::from_str(corrections)
        .map_err(|error| vec![format!("corrections.json: {error}")])?;
    let overrides = Overrides {
        id: Some(DOCUMENT_ID.to_owned()),
        corrections,
        ..Overrides::default()
    };
    let outcome = reader::read(&markdown::read(source, "source.md"), &overrides);
    let problems = outcome
        .reading
        .problems
        .iter()
        .filter(|problem| problem.severity > Severity::Note);
    let mut problems: Vec<String> = problems.map(|problem| format!("{problem:?}")).collect();
    let mut list = outcome.list;
    if list.items.is_empty() {
        problems.push("no item was found".to_owned());
    }
    for line in titles_en.lines().filter(|line| !line.trim().is_empty()) {
        let item = line
            .split_once('\t')
            .and_then(|(id, gloss)| Some((list.position(id.trim().parse().ok()?)?, gloss.trim())));
        match item {
            Some((at, gloss)) if !gloss.is_empty() => {
                list.items[at].title_en = Some(gloss.to_owned())
            }
            _ => problems.push(format!("titles_en.tsv: `{line}` is no gloss of an item")),
        }
    }
    if problems.is_empty() {
        Ok(list)
    } else {
        Err(problems)
    }
}
