//! Everyday words that are always searched, and what lists say for them.

use super::fold::folded;

/// An entry of `data/synonyms.txt`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Synonym {
    /// The everyday word, as shown and folded.
    pub word: &'static str,
    pub folded: Vec<char>,
    /// What is searched as well, likewise.
    pub also: Vec<(&'static str, Vec<char>)>,
}

/// Reads the file: a line has a word and what is searched as well, separated
/// by spaces.
pub(super) fn synonyms() -> Vec<Synonym> {
    let file = include_str!(concat!(env!("OUT_DIR"), "/synonyms.txt"));
    let entries = file.lines().filter_map(|line| {
        let mut words = line.split(' ').map(|word| (word, folded(word)));
        let (word, folded) = words.next()?;
        Some(Synonym {
            word,
            folded,
            also: words.collect(),
        })
    });
    entries.collect()
}
