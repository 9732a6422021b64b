//! A word of a query: everything that counts as finding it.

use super::MatchReason;
use super::characters::{Sound, characters};
use super::index::Index;
use super::pattern::{Cut, Letters, Pattern, Strip};

/// How a word is found, the better ways first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    /// To the letter.
    Plain,
    /// To the letter, but for traditional and simplified forms.
    Variant,
    /// By what the document says for it, or as a part of a longer word.
    Synonym,
    /// By whole syllables.
    Pinyin,
    /// By the first letters of the syllables.
    Initials,
    /// By pinyin that is not typed to its end, or partly by first letters.
    Begun,
}

impl Way {
    /// What is to be explained.
    pub fn reason(self) -> Option<MatchReason> {
        match self {
            Way::Plain => None,
            Way::Variant => Some(MatchReason::Variant),
            Way::Synonym => Some(MatchReason::Synonym),
            Way::Pinyin | Way::Begun => Some(MatchReason::Pinyin),
            Way::Initials => Some(MatchReason::Initials),
        }
    }
}

/// A word, with what is searched for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// What stands in the text where the word is found to the letter; nothing
    /// for syllables that were typed apart and mean one place.
    pub plain: Vec<char>,
    /// How that is found: to the letter, if nothing had to be done to the word.
    pub plain_way: Way,
    /// What else the document says for it.
    pub also: Vec<Vec<char>>,
    /// Its cuts as pinyin, the better ones first.
    pub patterns: Vec<(Pattern, Way)>,
}

impl Word {
    /// A word that is searched to the letter and in no other way.
    pub fn exact(plain: Vec<char>) -> Word {
        Word {
            plain,
            plain_way: Way::Plain,
            also: Vec::new(),
            patterns: Vec::new(),
        }
    }

    /// A folded word, read as pinyin too if it can be. Letters that spell no
    /// syllables and would find nothing are cut more freely.
    pub fn new(plain: Vec<char>, index: &Index) -> Word {
        let letters = Letters::read(&plain);
        let mut word = Word::exact(plain);
        if let Some(letters) = letters {
            word.patterns = patterns(&letters);
            let spells = Pattern::new(&letters, Cut::Begun).is_some();
            if !spells && !index.has(&word) {
                let loose = Pattern::new(&letters, Cut::Loose);
                word.patterns = loose.map(|p| (p, Way::Begun)).into_iter().collect();
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
fn patterns(letters: &Letters) -> Vec<(Pattern, Way)> {
    let cuts = [
        (Cut::Whole, Way::Pinyin),
        (Cut::Initials, Way::Initials),
        (Cut::Begun, Way::Begun),
        (Cut::Mixed, Way::Begun),
    ];
    let patterns = cuts.into_iter();
    let patterns = patterns.map(|(cut, way)| Some((Pattern::new(letters, cut)?, way)));
    patterns.flatten().collect()
}
