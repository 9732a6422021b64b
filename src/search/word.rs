//! A word of a query: everything that counts as finding it.

use super::Reason;
use super::characters::{Sound, characters};
use super::index::Index;
use super::pattern::{Cut, Letters, Pattern, Strip};

/// A word, with what is searched for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// What stands in the text where the word is found to the letter; nothing
    /// for syllables that were typed apart and mean one place.
    pub plain: Vec<char>,
    /// Why a place that is found to the letter needs explaining: it was typed
    /// in other characters, or as a part of a longer word.
    pub plain_reason: Option<Reason>,
    /// What else the document says for it.
    pub also: Vec<Vec<char>>,
    /// Its cuts as pinyin, the better ones first.
    pub patterns: Vec<(Pattern, Reason)>,
}

impl Word {
    /// A word that is searched to the letter and in no other way.
    pub fn exact(plain: Vec<char>) -> Word {
        Word {
            plain,
            plain_reason: None,
            also: Vec::new(),
            patterns: Vec::new(),
        }
    }

    /// A folded word, read as pinyin too if it can be. Letters that would find
    /// nothing are cut more freely.
    pub fn new(plain: Vec<char>, index: &Index) -> Word {
        let letters = Letters::read(&plain);
        let mut word = Word::exact(plain);
        if let Some(letters) = letters {
            word.patterns = patterns(&letters);
            if !index.has(&word) {
                let loose = Pattern::new(&letters, Cut::Loose);
                word.patterns = loose.map(|p| (p, Reason::Pinyin)).into_iter().collect();
            }
        }
        word
    }

    /// Syllables that were typed apart and stand together.
    pub fn phrase(letters: &Letters) -> Word {
        Word {
            patterns: patterns(letters),
            ..Word::exact(Vec::new())
        }
    }

    /// How many characters the word takes of a text from `at` on, at most.
    pub fn length_at(&self, strip: Strip, at: usize) -> Option<usize> {
        let here = &strip.symbols[at..];
        let words = [&self.plain].into_iter().chain(&self.also);
        let plain = words
            .filter(|word| !word.is_empty() && here.starts_with(word))
            .map(Vec::len);
        let patterns = self.patterns.iter();
        let patterns = patterns.filter_map(|(pattern, _)| pattern.length_at(strip, at));
        plain.chain(patterns).max()
    }

    /// Whether the word reads like all of this folded text.
    pub fn reads_like(&self, text: &[char]) -> bool {
        let mut sounds: Vec<Sound> = Vec::with_capacity(text.len());
        characters().read(text, &mut sounds);
        let strip = Strip {
            symbols: text,
            sounds: &sounds,
        };
        let mut patterns = self.patterns.iter();
        patterns.any(|(pattern, _)| pattern.length_at(strip, 0) == Some(text.len()))
    }
}

/// The usual cuts.
fn patterns(letters: &Letters) -> Vec<(Pattern, Reason)> {
    let cuts = [
        (Cut::Syllables, Reason::Pinyin),
        (Cut::Initials, Reason::Initials),
        (Cut::Mixed, Reason::Pinyin),
    ];
    let patterns = cuts.into_iter();
    let patterns = patterns.map(|(cut, reason)| Some((Pattern::new(letters, cut)?, reason)));
    patterns.flatten().collect()
}
