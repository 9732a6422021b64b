//! A word of a query, with everything that counts as finding it.

use super::characters::{Reading, characters};
use super::kind::MatchKind;
use super::pattern::{Letters, Pattern, Segmentation, TextView};

/// A word, with what is searched for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// What is in the text where the word is found literally; empty for
    /// syllables that were typed apart and mean one phrase.
    pub plain: Vec<char>,
    /// How that is found: literally, unless the word had to be changed.
    pub plain_kind: MatchKind,
    /// What lists say for it.
    pub also: Vec<Vec<char>>,
    /// Its segmentations as pinyin, better ones first.
    pub patterns: Vec<(Pattern, MatchKind)>,
}

impl Word {
    /// A word that is searched literally only.
    pub fn exact(plain: Vec<char>) -> Word {
        Word {
            plain,
            plain_kind: MatchKind::Plain,
            also: Vec::new(),
            patterns: Vec::new(),
        }
    }

    /// A folded word, also read as pinyin if it can be. Letters that spell no
    /// syllables are segmented more freely, unless `is_found` says that the
    /// word is found as it is.
    pub fn new(plain: Vec<char>, is_found: impl FnOnce(&Word) -> bool) -> Word {
        let letters = Letters::read(&plain);
        let mut word = Word::exact(plain);
        if let Some(letters) = letters {
            word.patterns = patterns(&letters);
            let spells = Pattern::new(&letters, Segmentation::Prefix).is_some();
            if !spells && !is_found(&word) {
                let loose = Pattern::new(&letters, Segmentation::Loose);
                word.patterns = loose.map(|p| (p, MatchKind::Prefix)).into_iter().collect();
            }
        }
        word
    }

    /// Syllables that were typed apart and are adjacent in a text.
    pub fn phrase(letters: &Letters) -> Word {
        Word {
            patterns: patterns(letters),
            ..Word::exact(Vec::new())
        }
    }

    /// The length of the longest match that begins at `at`, in characters.
    pub fn length_at(&self, view: TextView, at: usize) -> Option<usize> {
        let here = &view.symbols[at..];
        let words = [&self.plain].into_iter().chain(&self.also);
        let plain = words
            .filter(|word| !word.is_empty() && here.starts_with(word))
            .map(Vec::len);
        let patterns = self.patterns.iter();
        let patterns = patterns.filter_map(|(pattern, _)| pattern.length_at(view, at));
        plain.chain(patterns).max()
    }

    /// Whether the word reads like all of this folded text.
    pub fn reads_like(&self, text: &[char]) -> bool {
        if self.patterns.is_empty() {
            return false;
        }
        let mut readings: Vec<Reading> = Vec::with_capacity(text.len());
        characters().read(text, &mut readings);
        let view = TextView {
            symbols: text,
            readings: &readings,
        };
        let mut patterns = self.patterns.iter();
        patterns.any(|(pattern, _)| pattern.length_at(view, 0) == Some(text.len()))
    }
}

/// The usual segmentations.
fn patterns(letters: &Letters) -> Vec<(Pattern, MatchKind)> {
    let kinds = [
        (Segmentation::Whole, MatchKind::Pinyin),
        (Segmentation::Initials, MatchKind::Initials),
        (Segmentation::Prefix, MatchKind::Prefix),
        (Segmentation::Mixed, MatchKind::Prefix),
    ];
    let patterns = kinds.into_iter();
    let patterns =
        patterns.map(|(segmentation, kind)| Some((Pattern::new(letters, segmentation)?, kind)));
    patterns.flatten().collect()
}
