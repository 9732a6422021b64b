//! What a reader typed, read as words.

use std::ops::Range;

use super::fold::{begins_word, fold, fold_into, is_latin, is_separator};

/// So many words are heeded; a pasted page shall not block the screen.
const MOST_WORDS: usize = 64;

/// A search text, read. Words stand between white space, and an item must have
/// all of them. Every text can be read; one without words finds everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    words: Vec<Vec<char>>,
}

impl Query {
    /// Reads a search text.
    pub fn parse(text: &str) -> Query {
        let folded: Vec<char> = text.chars().map(fold).collect();
        let mut words: Vec<Vec<char>> = Vec::new();
        for word in folded.split(|c| is_separator(*c)) {
            let known = words.iter().any(|known| known == word);
            if !word.is_empty() && !known && words.len() < MOST_WORDS {
                words.push(word.to_vec());
            }
        }
        Query { words }
    }

    /// Whether there is nothing to search for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The folded words.
    pub(super) fn words(&self) -> &[Vec<char>] {
        &self.words
    }

    /// The byte ranges of `text` that match, in order and not overlapping:
    /// from the left, at each place the longest word that stands there.
    pub fn highlights(&self, text: &str) -> Vec<Range<usize>> {
        if self.is_empty() {
            return Vec::new();
        }
        let latin = is_latin(text);
        let mut symbols = Vec::with_capacity(text.len() / 3);
        fold_into(&mut symbols, text);
        let offsets: Vec<usize> = text.char_indices().map(|(offset, _)| offset).collect();
        let offset = |at: usize| offsets.get(at).copied().unwrap_or(text.len());
        let mut found = Vec::new();
        let mut at = 0;
        while at < symbols.len() {
            let longest = self
                .words
                .iter()
                .filter(|word| symbols[at..].starts_with(word))
                .map(Vec::len)
                .max()
                .filter(|_| !latin || begins_word(&symbols, at));
            if let Some(length) = longest {
                found.push(offset(at)..offset(at + length));
            }
            at += longest.unwrap_or(1);
        }
        found
    }
}
