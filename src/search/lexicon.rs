//! Plain words: what people say for the matters that lists print.
//!
//! `data/lexicon` holds the words, and its README the format. A lexicon is a
//! value: it can be loaded after the program has started, and an empty one only
//! means that everyday words find less.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;
use std::sync::OnceLock;

use super::characters::characters;
use super::fold::folded;

/// The lexicon that comes with the program, packed by `build.rs`.
pub const TEXT: &str = include_str!(concat!(env!("OUT_DIR"), "/lexicon.txt"));

/// The English words that belong to [`TEXT`].
pub const ENGLISH: &str = include_str!(concat!(env!("OUT_DIR"), "/lexicon_en.txt"));

/// The longest gap that `…` in a word stands for, in characters.
pub(super) const LONGEST_GAP: usize = 6;

/// No word is longer, gaps included, in characters.
pub(super) const LONGEST_WORD: usize = 20;

/// How a plain word is related to the matter that it points to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Relation {
    /// `@`: one of the printed forms of the matter itself.
    Printed,
    /// `=`: it means the same.
    Same,
    /// `!`: an older or everyday name.
    FormerName,
    /// `<`: a member or a part of it.
    Member,
    /// `~`: what people say or complain about when they mean it.
    Complaint,
}

/// A printed phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    pub printed: String,
    pub folded: Vec<char>,
}

/// A matter, as lists print it: any of the alternatives, each with all of its
/// phrases.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Concept {
    /// It is something that is done (处罚, 上报), not a matter.
    pub is_act: bool,
    pub alternatives: Vec<Vec<Phrase>>,
}

/// A plain word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PlainWord {
    pub shown: String,
    /// Its folded parts, between which a gap may be.
    pub parts: Vec<Vec<char>>,
    pub relation: Relation,
    /// An index into the concepts.
    pub concept: usize,
}

/// An English search word or phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct EnglishWord {
    pub words: Vec<String>,
    pub concept: usize,
}

/// Plain words and the matters that they point to.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    concepts: Vec<Concept>,
    words: Vec<PlainWord>,
    english: Vec<EnglishWord>,
    /// The words that begin with a character, longer ones first.
    by_first: BTreeMap<char, Vec<usize>>,
    /// The words by their pinyin; made when first needed.
    by_spelling: OnceLock<HashMap<String, Vec<usize>>>,
    /// Words that say nothing about the matter: question tails, politeness.
    fillers: Vec<Vec<char>>,
    /// Words of all administrative texts, which say hardly anything.
    generic: HashSet<Vec<char>>,
    longest_generic: usize,
    /// Papers that people bring along, whatever the matter.
    attachments: Vec<Vec<char>>,
}

impl Lexicon {
    /// A lexicon without words.
    pub fn empty() -> Lexicon {
        Lexicon::default()
    }

    /// Reads a lexicon. A line that is not understood is left out.
    pub fn parse(text: &str) -> Lexicon {
        let mut lexicon = Lexicon::default();
        for line in text.lines() {
            lexicon.add_line(line.trim());
        }
        for (at, word) in lexicon.words.iter().enumerate() {
            if let Some(first) = word.parts.first().and_then(|part| part.first()) {
                lexicon.by_first.entry(*first).or_default().push(at);
            }
        }
        let words = &lexicon.words;
        let length = |at: &usize| words[*at].parts.iter().map(Vec::len).sum::<usize>();
        for beginning in lexicon.by_first.values_mut() {
            beginning.sort_by_key(|at| std::cmp::Reverse(length(at)));
        }
        lexicon.longest_generic = lexicon.generic.iter().map(Vec::len).max().unwrap_or(0);
        lexicon
    }

    /// Adds English words: a line has the number of a concept and phrases that are
    /// separated by semicolons.
    #[must_use]
    pub fn with_english(mut self, text: &str) -> Lexicon {
        for line in text.lines() {
            let Some((number, phrases)) = line.split_once(' ') else {
                continue;
            };
            if let Some(concept) = number.parse().ok().filter(|at| *at < self.concepts.len()) {
                let phrases = phrases.split(';').map(english_words);
                let phrases = phrases.filter(|words| !words.is_empty());
                let english = phrases.map(|words| EnglishWord { words, concept });
                self.english.extend(english);
            }
        }
        self
    }

    fn add_line(&mut self, line: &str) {
        let Some((sign, rest)) = line.split_once(' ') else {
            return;
        };
        let words = rest.split(' ').filter(|word| !word.is_empty());
        let relation = match sign {
            "@" => return self.add_concept(rest, false),
            "*" => return self.add_concept(rest, true),
            "=" => Relation::Same,
            "!" => Relation::FormerName,
            "<" => Relation::Member,
            "~" => Relation::Complaint,
            "filler" => return self.fillers.extend(words.map(folded)),
            "generic" => return self.generic.extend(words.map(folded)),
            "attachment" => return self.attachments.extend(words.map(folded)),
            _ => return,
        };
        for word in words {
            self.add_word(word, relation);
        }
    }

    fn add_concept(&mut self, alternatives: &str, is_act: bool) {
        let phrase = |text: &str| {
            let printed = text.trim().to_owned();
            let folded = folded(&printed);
            Phrase { printed, folded }
        };
        let alternatives: Vec<Vec<Phrase>> = alternatives
            .split(" | ")
            .map(|alternative| alternative.split(" + ").map(phrase).collect())
            .collect();
        let single = alternatives.iter().filter(|phrases| phrases.len() == 1);
        let printed: Vec<String> = single.map(|phrases| phrases[0].printed.clone()).collect();
        self.concepts.push(Concept {
            is_act,
            alternatives,
        });
        for word in printed {
            self.add_word(&word, Relation::Printed);
        }
    }

    fn add_word(&mut self, word: &str, relation: Relation) {
        let Some(concept) = self.concepts.len().checked_sub(1) else {
            return;
        };
        let parts: Vec<Vec<char>> = word
            .split('…')
            .filter(|part| !part.is_empty())
            .map(folded)
            .collect();
        if !parts.is_empty() {
            self.words.push(PlainWord {
                shown: word.to_owned(),
                parts,
                relation,
                concept,
            });
        }
    }

    /// Whether it has no words.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    pub(super) fn concepts(&self) -> &[Concept] {
        &self.concepts
    }

    pub(super) fn words(&self) -> &[PlainWord] {
        &self.words
    }

    pub(super) fn english(&self) -> &[EnglishWord] {
        &self.english
    }

    /// The places of question tails and other words that say nothing, unless they
    /// are a part of a word that does. With `attachments`, papers that people
    /// bring along too.
    pub(crate) fn noise(&self, text: &[char], attachments: bool) -> Vec<Range<usize>> {
        let end_of_longest = |start: usize| {
            let words = self.words_at(text, start);
            let matters = words.filter(|(word, _)| !self.concepts[word.concept].is_act);
            matters.map(|(_, end)| end).max().unwrap_or(0)
        };
        let ends: Vec<usize> = (0..text.len()).map(end_of_longest).collect();
        let within_word = |range: &Range<usize>| {
            let from = range.start.saturating_sub(LONGEST_WORD);
            (from..=range.start)
                .any(|start| ends[start] >= range.end && ends[start] - start > range.len())
        };
        let more = attachments.then_some(&self.attachments);
        let mut noise = Vec::new();
        let mut at = 0;
        while at < text.len() {
            let words = self.fillers.iter().chain(more.into_iter().flatten());
            let here = words.filter(|word| text[at..].starts_with(word));
            let range = at..at + here.map(Vec::len).max().unwrap_or(0);
            if range.is_empty() || within_word(&range) {
                at += 1;
            } else {
                at = range.end;
                noise.push(range);
            }
        }
        noise
    }

    /// Whether a text is a word for some matter.
    pub(crate) fn is_word(&self, text: &[char]) -> bool {
        let mut words = self.words_at(text, 0);
        words.any(|(word, end)| end == text.len() && !self.concepts[word.concept].is_act)
    }

    /// For each character of a part of a folded text, the lengths of the generic
    /// words that begin there.
    pub(crate) fn generic_lengths(&self, text: &[char], from: usize, to: usize) -> Vec<Vec<usize>> {
        let at = |start: usize| {
            let lengths = 1..=self.longest_generic.min(text.len() - start);
            let is_generic = |length: &usize| self.generic.contains(&text[start..start + length]);
            lengths.filter(is_generic).collect()
        };
        (from..to.min(text.len())).map(at).collect()
    }

    /// The words that are in a folded text from `at` on, with the position
    /// after each; longer words first.
    pub(super) fn words_at<'a>(
        &'a self,
        text: &'a [char],
        at: usize,
    ) -> impl Iterator<Item = (&'a PlainWord, usize)> {
        let beginning = text.get(at).and_then(|first| self.by_first.get(first));
        let words = beginning.into_iter().flatten().map(|at| &self.words[*at]);
        words.filter_map(move |word| Some((word, word.end_in(text, at)?)))
    }

    /// The words, none of them an act, that are spelled like this in pinyin.
    pub(super) fn spelled(&self, letters: &[char]) -> impl Iterator<Item = &PlainWord> {
        let spelled: String = letters.iter().collect();
        let words = self.by_spelling().get(&spelled);
        words.into_iter().flatten().map(|at| &self.words[*at])
    }

    fn by_spelling(&self) -> &HashMap<String, Vec<usize>> {
        self.by_spelling.get_or_init(|| {
            let mut by_spelling: HashMap<String, Vec<usize>> = HashMap::new();
            for (at, word) in self.words.iter().enumerate() {
                if let [part] = &word.parts[..]
                    && part.len() > 1
                    && !self.concepts[word.concept].is_act
                    && let Some(spelled) = characters().spell(part)
                {
                    by_spelling.entry(spelled).or_default().push(at);
                }
            }
            by_spelling
        })
    }

    /// The printed forms for a word that means the same, or that is the pinyin of
    /// one, without its own.
    pub(super) fn same_meaning(&self, plain: &[char]) -> Vec<&Phrase> {
        let written = plain.first().and_then(|first| self.by_first.get(first));
        let written = written.into_iter().flatten().map(|at| &self.words[*at]);
        let written = written.filter(|word| word.parts.len() == 1 && word.parts[0] == plain);
        let is_pinyin = plain.len() > 3 && plain.iter().all(char::is_ascii_lowercase);
        let spelled = is_pinyin.then(|| self.spelled(plain)).into_iter().flatten();
        let same = written.chain(spelled).filter(|word| {
            matches!(word.relation, Relation::Same | Relation::FormerName)
                && !self.concepts[word.concept].is_act
        });
        let mut phrases: Vec<&Phrase> = Vec::new();
        for phrase in same.flat_map(|word| self.concepts[word.concept].alternatives.iter()) {
            // What has to occur together with something else is not a synonym, and
            // a longer form is found anyway.
            if let [phrase] = &phrase[..]
                && !phrases.contains(&phrase)
                && !phrase.folded.windows(plain.len()).any(|part| part == plain)
            {
                phrases.push(phrase);
            }
        }
        phrases
    }
}

impl PlainWord {
    /// Where the word ends in a text in which it begins at `at`.
    fn end_in(&self, text: &[char], at: usize) -> Option<usize> {
        let (first, others) = self.parts.split_first()?;
        let mut end = at + first.len();
        if text.get(at..end)? != &first[..] {
            return None;
        }
        for part in others {
            let latest = (end + LONGEST_GAP + part.len()).min(text.len());
            let gap = text[end..latest]
                .windows(part.len())
                .position(|window| window == part)?;
            // A gap does not reach into another sentence.
            let ends = |c: &char| matches!(c, '.' | ';' | '?' | '!' | ' ' | '\n');
            if text[end..end + gap].iter().any(ends) {
                return None;
            }
            end += gap + part.len();
        }
        Some(end)
    }
}

/// The words of an English phrase, without articles and plural endings.
pub(super) fn english_words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    // A single letter is an article or an ending: a shop, women's.
    let words = words.filter(|word| word.len() > 1);
    words.map(|word| stem(&word.to_ascii_lowercase())).collect()
}

/// An English word without a plural ending.
fn stem(word: &str) -> String {
    if word.len() > 4 && word.ends_with("ies") {
        format!("{}y", &word[..word.len() - 3])
    } else if word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") {
        word[..word.len() - 1].to_owned()
    } else {
        word.to_owned()
    }
}
