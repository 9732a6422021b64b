//! What a reader typed, read as words.

use std::ops::Range;

use super::characters::characters;
use super::fold::{begins_word, fold, folded, has_variants, is_latin};
use super::index::Index;
use super::narrow::Narrow;
use super::pattern::{Letters, Strip};
use super::tokens::{Quotes, Token, plain, tokens};
use super::word::{Way, Word};

/// So many words are heeded; a pasted page shall not block the screen.
const MOST_WORDS: usize = 64;

/// An everyday word that was typed, and what is searched as well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlsoSearched {
    pub word: &'static str,
    pub also: Vec<&'static str>,
}

/// A search text, read. Words stand between white space, and an item must have
/// all of them. Every text can be read; one without words finds everything.
///
/// What finds nothing as it stands is read more freely, so a query belongs to
/// the index for which it was parsed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    words: Vec<Word>,
    without: Vec<Word>,
    narrowed: Vec<Narrow>,
    also: Vec<AlsoSearched>,
}

impl Query {
    /// Reads a search text.
    pub fn parse(text: &str, index: &Index) -> Query {
        // Characters that nobody sees come along when text is copied.
        let text: String = text.chars().filter(|c| !is_invisible(*c)).collect();
        let mut query = Query::default();
        let mut syllables = Syllables::default();
        for token in tokens(&text).take(MOST_WORDS) {
            let token = settle(token, index);
            if syllables.take(&token, index) {
                continue;
            }
            syllables.put_into(&mut query, index);
            query.add(&token, index);
        }
        syllables.put_into(&mut query, index);
        query
    }

    /// Whether there is nothing to search for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.without.is_empty() && self.narrowed.is_empty()
    }

    /// The everyday words among those typed, with what was searched as well.
    pub fn also_searched(&self) -> &[AlsoSearched] {
        &self.also
    }

    /// The words that an item must have.
    pub(super) fn words(&self) -> &[Word] {
        &self.words
    }

    /// The words that an item must not have.
    pub(super) fn without(&self) -> &[Word] {
        &self.without
    }

    /// The fields that must admit an item.
    pub(super) fn narrowed(&self) -> &[Narrow] {
        &self.narrowed
    }

    /// The byte ranges of `text` that match, in order and not overlapping:
    /// from the left, at each place the longest stretch that a word takes.
    pub fn highlights(&self, text: &str) -> Vec<Range<usize>> {
        if self.words.is_empty() {
            return Vec::new();
        }
        let latin = is_latin(text);
        let symbols = folded(text);
        let mut sounds = Vec::with_capacity(symbols.len());
        characters().read(&symbols, &mut sounds);
        let strip = Strip {
            symbols: &symbols,
            sounds: &sounds,
        };
        let mut found = Vec::new();
        let mut past = 0;
        for (at, (offset, _)) in text.char_indices().enumerate() {
            if at < past || latin && !begins_word(&symbols, at) {
                continue;
            }
            let lengths = self.words.iter().map(|word| word.length_at(strip, at));
            if let Some(length) = lengths.flatten().max() {
                past = at + length;
                let matched = text[offset..].chars().take(length);
                found.push(offset..offset + matched.map(char::len_utf8).sum::<usize>());
            }
        }
        found
    }

    /// Adds what a token says.
    fn add(&mut self, token: &Token, index: &Index) {
        if let Some(field) = token.field
            && let Some(narrow) = Narrow::read(field, token.text, token.negated, index)
        {
            self.narrowed.push(narrow);
        } else if token.quoted.is_some() {
            // Any white space between quotes is one space.
            let words: Vec<&str> = token.text.split_whitespace().collect();
            let word = Word::exact(folded(&words.join(" ")));
            self.put(word, token.negated);
        } else if token.negated {
            self.put(Word::new(folded(token.text), index), true);
        } else {
            self.add_word(token.text, index);
        }
    }

    /// Adds a word with everything that is searched for it.
    fn add_word(&mut self, text: &str, index: &Index) {
        let mut word = Word::new(folded(text), index);
        if has_variants(text) {
            word.plain_way = Way::Variant;
        }
        if self.add_synonyms(&mut word, index) || index.has(&word) {
            self.put(word, false);
            return;
        }
        // Nothing is found. Pinyin may mean an everyday word, and an everyday
        // word may be a part of what was typed.
        let mut synonyms = index.synonyms().iter();
        if let Some(synonym) = synonyms.find(|synonym| word.reads_like(&synonym.folded)) {
            word.also = self.note(synonym);
            self.put(word, false);
            return;
        }
        match self.split(&word.plain, index) {
            Some(parts) => parts.into_iter().for_each(|part| self.put(part, false)),
            None => self.put(word, false),
        }
    }

    /// Adds what the document says for the word, if it is an everyday one.
    fn add_synonyms(&mut self, word: &mut Word, index: &Index) -> bool {
        let mut synonyms = index.synonyms().iter();
        let Some(synonym) = synonyms.find(|synonym| synonym.folded == word.plain) else {
            return false;
        };
        word.also = self.note(synonym);
        true
    }

    fn note(&mut self, synonym: &super::synonyms::Synonym) -> Vec<Vec<char>> {
        let noted = AlsoSearched {
            word: synonym.word,
            also: synonym.also.iter().map(|(shown, _)| *shown).collect(),
        };
        if !self.also.contains(&noted) {
            self.also.push(noted);
        }
        let also = synonym.also.iter();
        also.map(|(_, folded)| folded.clone()).collect()
    }

    /// Splits a word around the longest everyday word in it: `低保申请`.
    fn split(&mut self, plain: &[char], index: &Index) -> Option<Vec<Word>> {
        let synonyms = index.synonyms().iter();
        let inside = synonyms.filter_map(|synonym| {
            let length = synonym.folded.len();
            let mut windows = plain.windows(length);
            Some((windows.position(|w| w == synonym.folded)?, synonym))
        });
        // A single character says too little to take a word apart for it.
        let inside = inside.filter(|(_, synonym)| synonym.folded.len() > 1);
        let (at, synonym) = inside.max_by_key(|(_, synonym)| synonym.folded.len())?;
        let mut everyday = Word::exact(synonym.folded.clone());
        everyday.also = self.note(synonym);
        let sides = [&plain[..at], &plain[at + synonym.folded.len()..]];
        let sides = sides.into_iter().filter(|side| !side.is_empty());
        let mut parts = vec![everyday];
        parts.extend(sides.map(|side| Word::exact(side.to_vec())));
        for part in &mut parts {
            part.plain_way = Way::Synonym;
        }
        Some(parts)
    }

    fn put(&mut self, word: Word, negated: bool) {
        let words = if negated {
            &mut self.without
        } else {
            &mut self.words
        };
        if !words.contains(&word) {
            words.push(word);
        }
    }
}

/// Syllables that were typed apart, as input methods show them while they
/// compose: `yang quan`, `y q`. They mean one place as long as there is one.
#[derive(Default)]
struct Syllables {
    /// What stands together in some text, and the words that it was made of.
    joined: Option<(Letters, Word, String)>,
}

impl Syllables {
    /// Takes a token that goes on where the ones before it ended.
    fn take(&mut self, token: &Token, index: &Index) -> bool {
        let alone = !token.negated && token.field.is_none() && token.quoted.is_none();
        let letters = Letters::read(&folded(token.text)).filter(|_| alone);
        let Some(letters) = letters.filter(Letters::is_one_piece) else {
            return false;
        };
        let Some((before, ..)) = &self.joined else {
            self.joined = Some((letters, Word::exact(Vec::new()), token.raw.to_owned()));
            return true;
        };
        let mut longer = before.clone();
        longer.join(&letters);
        let word = Word::phrase(&longer);
        let together = index.has(&word);
        if together {
            self.joined = Some((longer, word, String::new()));
        }
        together
    }

    /// Ends the phrase. One syllable alone is a word like any other.
    fn put_into(&mut self, query: &mut Query, index: &Index) {
        match self.joined.take() {
            Some((_, _, alone)) if !alone.is_empty() => query.add_word(&alone, index),
            Some((_, phrase, _)) => query.put(phrase, false),
            None => {}
        }
    }
}

/// Takes curly quotes for what they are where the document has them: in a
/// phrase copied from it, they belong to the text.
fn settle<'a>(token: Token<'a>, index: &Index) -> Token<'a> {
    let copied = token.quoted == Some(Quotes::Curly)
        && !token.negated
        && index.has(&Word::exact(token.raw.chars().map(fold).collect()));
    let unknown = token
        .field
        .is_some_and(|field| Narrow::read(field, token.text, token.negated, index).is_none());
    if copied || unknown {
        plain(token.raw)
    } else {
        token
    }
}

/// Marks of order, joiners and the like.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}
