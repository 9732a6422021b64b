//! Folding and matching of short texts, for every search box: pickers, notes,
//! tables. The rules are those of the main search.

use std::ops::Range;

use super::characters::characters;
use super::fold::{self, begins_word, folded, is_latin};
use super::pattern::TextView;
use super::word::Word;

/// A text as it is compared: simplified, half width, lower case, one form for
/// each kind of punctuation mark.
pub fn fold(text: &str) -> String {
    text.chars().map(fold::fold).collect()
}

/// Whether a text contains all words of a query; see [`TextMatcher`].
pub fn contains(text: &str, query: &str) -> bool {
    TextMatcher::new(query).matches(text)
}

/// A query, read once to be matched against many texts. Its words are separated
/// by white space; a word is found literally, in its traditional or simplified
/// form, by its pinyin or by the first letters of its pinyin.
#[derive(Clone, Debug, Default)]
pub struct TextMatcher {
    words: Vec<Word>,
}

impl TextMatcher {
    pub fn new(query: &str) -> TextMatcher {
        let words = query.split_whitespace().map(folded);
        TextMatcher {
            words: words.map(|word| Word::new(word, |_| false)).collect(),
        }
    }

    /// Whether there is nothing to look for; then every text matches.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether the text contains every word.
    pub fn matches(&self, text: &str) -> bool {
        self.matches_any([text])
    }

    /// Whether each word is in at least one of the texts.
    pub fn matches_any<'a>(&self, texts: impl IntoIterator<Item = &'a str>) -> bool {
        if self.is_empty() {
            return true;
        }
        let texts: Vec<Prepared> = texts.into_iter().map(Prepared::new).collect();
        let mut words = self.words.iter();
        words.all(|word| texts.iter().any(|text| text.find(word, 0).is_some()))
    }

    /// The byte ranges that match, in order and not overlapping.
    pub fn ranges(&self, text: &str) -> Vec<Range<usize>> {
        highlights(&self.words, text)
    }
}

/// The byte ranges of a text that match a word, in order and not overlapping:
/// from the left, at each place the longest match.
pub(super) fn highlights(words: &[Word], text: &str) -> Vec<Range<usize>> {
    if words.is_empty() {
        return Vec::new();
    }
    let prepared = Prepared::new(text);
    let mut found = Vec::new();
    let mut past = 0;
    for (at, (offset, _)) in text.char_indices().enumerate() {
        if at < past {
            continue;
        }
        let lengths = words.iter().filter_map(|word| prepared.length_at(word, at));
        if let Some(length) = lengths.max() {
            past = at + length;
            let matched = text[offset..].chars().take(length);
            found.push(offset..offset + matched.map(char::len_utf8).sum::<usize>());
        }
    }
    found
}

/// A text with what matching needs.
struct Prepared {
    symbols: Vec<char>,
    readings: Vec<super::characters::Reading>,
    latin: bool,
}

impl Prepared {
    fn new(text: &str) -> Prepared {
        let symbols = folded(text);
        let mut readings = Vec::with_capacity(symbols.len());
        characters().read(&symbols, &mut readings);
        Prepared {
            latin: is_latin(text),
            symbols,
            readings,
        }
    }

    fn length_at(&self, word: &Word, at: usize) -> Option<usize> {
        if self.latin && !begins_word(&self.symbols, at) {
            return None;
        }
        let view = TextView {
            symbols: &self.symbols,
            readings: &self.readings,
        };
        word.length_at(view, at)
    }

    /// Where a word is first found from a position on.
    fn find(&self, word: &Word, from: usize) -> Option<usize> {
        (from..self.symbols.len()).find(|at| self.length_at(word, *at).is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_folding_for_all_search_boxes() {
        fn check(text: &str, query: &str, expected: bool) {
            assert_eq!(contains(text, query), expected, "{query} in {text}");
        }
        check("县公安局", "公安", true);
        check("县公安局", "", true);
        check("县公安局", "gongan", true);
        check("县公安局", "gaj", true);
        check("扶贫办", "扶貧", true);
        check("养猪", "養豬", true);
        check("养猪", "yangzhu", true);
        check("ＡＰＰ", "app", true);
        check("县公安局", "公安 县", true);
        check("县公安局", "公安 市", false);
        check("Public Security", "secu", true);
        check("Public Security", "ublic", false);
    }

    #[test]
    fn words_may_be_spread_over_several_texts() {
        let matcher = TextMatcher::new("公安 bureau");
        assert!(matcher.matches_any(["县公安局", "Public Security Bureau"]));
        assert!(!matcher.matches_any(["县公安局"]));
        assert!(TextMatcher::new(" ").is_empty());
    }

    #[test]
    fn ranges_lie_on_character_boundaries() {
        let matcher = TextMatcher::new("gongan 局");
        assert_eq!(matcher.ranges("县公安局"), [3..9, 9..12]);
        assert_eq!(fold("扶貧ＡＢ，"), "扶贫ab,");
    }
}
