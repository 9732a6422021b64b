//! What a reader typed, read as words.

use std::ops::Range;

use super::field_filter::FieldFilter;
use super::fold::{fold, folded, has_variants};
use super::index::Index;
use super::kind::MatchKind;
use super::lexicon::Lexicon;
use super::matches::exists;
use super::pattern::Letters;
use super::synonyms::Synonym;
use super::text::highlights;
use super::tokens::{Quotes, Token, plain, tokens};
use super::word::Word;

/// Words beyond this many are not searched, so that a pasted page does not block
/// the screen; [`Query::skipped_words`] counts them.
const MAX_WORDS: usize = 64;

/// An everyday word that was typed, and what is searched as well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlsoSearched {
    pub word: String,
    pub also: Vec<String>,
}

/// A parsed search text. Words are separated by white space, and an item must
/// have all of them. Every text can be parsed; one without words finds
/// everything.
///
/// What finds nothing as it stands is read more freely, so a query belongs to
/// the index for which it was parsed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    words: Vec<Word>,
    without: Vec<Word>,
    field_filters: Vec<FieldFilter>,
    also: Vec<AlsoSearched>,
    skipped_words: usize,
    has_syntax: bool,
}

impl Query {
    /// Parses a search text; only the built-in everyday words are known.
    pub fn parse(text: &str, index: &Index) -> Query {
        Query::parse_with(text, index, None)
    }

    /// Parses a search text; words of the lexicon that mean the same as what
    /// lists print are everyday words too.
    pub fn parse_with(text: &str, index: &Index, lexicon: Option<&Lexicon>) -> Query {
        // Invisible characters come along when text is copied.
        let text: String = text.chars().filter(|c| !is_invisible(*c)).collect();
        let known = Known { index, lexicon };
        let mut query = Query::default();
        let mut syllables = Syllables::default();
        let mut tokens = tokens(&text);
        for token in tokens.by_ref().take(MAX_WORDS) {
            let token = settle(token, index);
            query.has_syntax |= token.negated || token.field.is_some() || token.quoted.is_some();
            if syllables.take(&token, index) {
                continue;
            }
            syllables.put_into(&mut query, known);
            query.add(&token, known);
        }
        syllables.put_into(&mut query, known);
        query.skipped_words = tokens.count();
        query
    }

    /// How many words at the end are not searched, because there are too many.
    pub fn skipped_words(&self) -> usize {
        self.skipped_words
    }

    /// Whether it uses quotes, exclusion or fields, and so asks for exact
    /// results only.
    pub fn has_syntax(&self) -> bool {
        self.has_syntax
    }

    /// Whether there is nothing to search for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.without.is_empty() && self.field_filters.is_empty()
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
    pub(super) fn field_filters(&self) -> &[FieldFilter] {
        &self.field_filters
    }

    /// The byte ranges of `text` that match, in order and not overlapping:
    /// from the left, at each place the longest match.
    pub fn highlights(&self, text: &str) -> Vec<Range<usize>> {
        highlights(&self.words, text)
    }

    /// Adds what a token says.
    fn add(&mut self, token: &Token, known: Known) {
        let is_found = |word: &Word| exists(known.index, word);
        if let Some(field) = token.field
            && let Some(filter) = FieldFilter::read(field, token.text, token.negated, known.index)
        {
            self.field_filters.push(filter);
        } else if token.quoted.is_some() {
            // Any white space between quotes is one space.
            let words: Vec<&str> = token.text.split_whitespace().collect();
            let word = Word::exact(folded(&words.join(" ")));
            self.put(word, token.negated);
        } else if token.negated {
            self.put(Word::new(folded(token.text), is_found), true);
        } else {
            self.add_word(token.text, known);
        }
    }

    /// Adds a word with everything that is searched for it.
    fn add_word(&mut self, text: &str, known: Known) {
        let is_found = |word: &Word| exists(known.index, word);
        let mut word = Word::new(folded(text), is_found);
        if has_variants(text) {
            word.plain_kind = MatchKind::Variant;
        }
        if let Some(everyday) = known.everyday(&word.plain) {
            word.also = self.note(everyday);
            self.put(word, false);
            return;
        }
        if is_found(&word) {
            self.put(word, false);
            return;
        }
        // Nothing is found. Pinyin may mean an everyday word, and an everyday
        // word may be a part of what was typed.
        let mut synonyms = known.index.synonyms().iter();
        if let Some(synonym) = synonyms.find(|synonym| word.reads_like(&synonym.folded)) {
            word.also = self.note(Everyday::from(synonym));
            self.put(word, false);
            return;
        }
        match self.split(&word.plain, known.index) {
            Some(parts) => parts.into_iter().for_each(|part| self.put(part, false)),
            None => self.put(word, false),
        }
    }

    /// Records an everyday word; gives what is searched as well.
    fn note(&mut self, everyday: Everyday) -> Vec<Vec<char>> {
        if !self.also.contains(&everyday.shown) {
            self.also.push(everyday.shown);
        }
        everyday.also
    }

    /// Splits a word around the longest everyday word in it: `低保申请`.
    fn split(&mut self, plain: &[char], index: &Index) -> Option<Vec<Word>> {
        let synonyms = index.synonyms().iter();
        let inside = synonyms.filter_map(|synonym| {
            let length = synonym.folded.len();
            let mut windows = plain.windows(length);
            Some((windows.position(|w| w == synonym.folded)?, synonym))
        });
        // A single character says too little to split a word for it.
        let inside = inside.filter(|(_, synonym)| synonym.folded.len() > 1);
        let (at, synonym) = inside.max_by_key(|(_, synonym)| synonym.folded.len())?;
        let mut everyday = Word::exact(synonym.folded.clone());
        everyday.also = self.note(Everyday::from(synonym));
        let sides = [&plain[..at], &plain[at + synonym.folded.len()..]];
        let sides = sides.into_iter().filter(|side| !side.is_empty());
        let mut parts = vec![everyday];
        parts.extend(sides.map(|side| Word::exact(side.to_vec())));
        for part in &mut parts {
            part.plain_kind = MatchKind::Synonym;
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

/// What words are looked up in.
#[derive(Clone, Copy)]
struct Known<'a> {
    index: &'a Index,
    lexicon: Option<&'a Lexicon>,
}

impl Known<'_> {
    /// What is searched as well for a word, if it is an everyday one.
    fn everyday(&self, plain: &[char]) -> Option<Everyday> {
        let mut synonyms = self.index.synonyms().iter();
        if let Some(synonym) = synonyms.find(|synonym| synonym.folded == plain) {
            return Some(Everyday::from(synonym));
        }
        let mut phrases = self.lexicon?.same_meaning(plain);
        // A printed form that this list does not have helps nobody.
        phrases.retain(|phrase| exists(self.index, &Word::exact(phrase.folded.clone())));
        (!phrases.is_empty()).then(|| Everyday {
            shown: AlsoSearched {
                word: plain.iter().collect(),
                also: phrases
                    .iter()
                    .map(|phrase| phrase.printed.clone())
                    .collect(),
            },
            also: phrases.iter().map(|phrase| phrase.folded.clone()).collect(),
        })
    }
}

/// An everyday word, as shown and as searched.
struct Everyday {
    shown: AlsoSearched,
    also: Vec<Vec<char>>,
}

impl From<&Synonym> for Everyday {
    fn from(synonym: &Synonym) -> Everyday {
        let also = synonym.also.iter();
        Everyday {
            shown: AlsoSearched {
                word: synonym.word.to_owned(),
                also: also.clone().map(|(shown, _)| (*shown).to_owned()).collect(),
            },
            also: also.map(|(_, folded)| folded.clone()).collect(),
        }
    }
}

/// Syllables that were typed apart, as input methods show them while they
/// compose: `yang quan`, `y q`. They mean one place as long as there is one.
#[derive(Default)]
struct Syllables {
    /// What is adjacent in some text, and the words that it was made of.
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
        let together = exists(index, &word);
        if together {
            self.joined = Some((longer, word, String::new()));
        }
        together
    }

    /// Ends the phrase. One syllable alone is a word like any other.
    fn put_into(&mut self, query: &mut Query, known: Known) {
        match self.joined.take() {
            Some((_, _, alone)) if !alone.is_empty() => query.add_word(&alone, known),
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
        && exists(index, &Word::exact(token.raw.chars().map(fold).collect()));
    let unknown = token
        .field
        .is_some_and(|field| FieldFilter::read(field, token.text, token.negated, index).is_none());
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
