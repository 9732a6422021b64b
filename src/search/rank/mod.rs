//! Ranking: which items a text is about, and which words show it.
//!
//! The text is compared with the list in three ways: phrases that are in both
//! (`literal`), plain words for what the list prints (`plain_words`), and phrases
//! that only sound alike (`typos`). Each gives evidence: a range of the text, a
//! phrase of an item and a weight, which is higher for rarer phrases. `combine`
//! adds the evidence up, each stretch of the text once. There is no model and no
//! chance: equal input gives equal output.

mod combine;
mod literal;
mod plain_words;
mod typos;

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use crate::duty_list::{DutyList, List};

use super::boundaries::Boundaries;
use super::characters::{Reading, characters};
use super::fold::fold;
use super::index::{FieldRef, Index};
use super::kind::{Location, MatchReason};
use super::lexicon::Lexicon;

/// An item that a text is about.
#[derive(Clone, Debug, PartialEq)]
pub struct RankedItem {
    /// Its position in the list's `items`.
    pub position: usize,
    pub score: f32,
    /// What led to it, strongest first.
    pub evidence: Vec<Evidence>,
    /// The act in the text that speaks for the list that the item is on.
    pub prior: Option<ListPrior>,
    /// The item, on another list, because of which this one must be seen too.
    pub neighbour_of: Option<usize>,
}

impl RankedItem {
    /// The byte ranges of one of the item's texts that hold a phrase of the
    /// evidence, in order and not overlapping.
    pub fn highlights(&self, text: &str) -> Vec<Range<usize>> {
        let mut ranges: Vec<Range<usize>> = self
            .evidence
            .iter()
            .filter(|evidence| !evidence.phrase.is_empty())
            .flat_map(|evidence| {
                let found = text.match_indices(&evidence.phrase);
                found.map(|(at, phrase)| at..at + phrase.len())
            })
            .collect();
        ranges.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
        let mut end = 0;
        ranges.retain(|range| {
            let is_free = range.start >= end;
            if is_free {
                end = range.end;
            }
            is_free
        });
        ranges
    }
}

/// A stretch of the text and what it means in an item.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// As the item prints it.
    pub phrase: String,
    pub location: Location,
    /// None where the phrase is in the text literally.
    pub reason: Option<MatchReason>,
    pub weight: f32,
}

/// An act that speaks for a list: 处罚 for what was taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListPrior {
    pub list: List,
    /// Bytes of the text.
    pub range: Range<usize>,
}

/// More of a title is not compared with other titles.
const LONGEST_TITLE: usize = 120;

/// A text prepared for ranking, character by character.
#[derive(Debug)]
pub(crate) struct Folded {
    symbols: Vec<char>,
    readings: Vec<Reading>,
    /// The byte at which each character begins, and the end of the text.
    offsets: Vec<usize>,
}

impl Folded {
    pub fn new(text: &str) -> Folded {
        let mut folded = Folded {
            symbols: Vec::new(),
            readings: Vec::new(),
            offsets: Vec::new(),
        };
        for (at, c) in text.char_indices() {
            folded.symbols.push(fold(c));
            folded.offsets.push(at);
        }
        folded.offsets.push(text.len());
        characters().read(&folded.symbols, &mut folded.readings);
        folded
    }

    /// Replaces characters by a mark that matches nothing.
    pub fn hide(&mut self, range: Range<usize>) {
        for at in range {
            self.symbols[at] = ' ';
            self.readings[at] = Reading::NONE;
        }
    }

    /// The characters of a range of bytes.
    pub fn characters(&self, bytes: &Range<usize>) -> Range<usize> {
        let start = self.offsets.partition_point(|offset| *offset < bytes.start);
        let end = self.offsets.partition_point(|offset| *offset < bytes.end);
        start..end.min(self.symbols.len())
    }

    pub fn symbols(&self) -> &[char] {
        &self.symbols
    }

    /// The bytes of a range of characters.
    pub fn bytes(&self, range: &Range<usize>) -> Range<usize> {
        self.offsets[range.start]..self.offsets[range.end]
    }
}

/// Whether a character can be a part of a phrase.
pub(crate) fn is_word_char(c: char) -> bool {
    ('\u{3400}'..='\u{9FFF}').contains(&c) || c.is_ascii_alphanumeric()
}

/// Evidence while it is collected: positions instead of texts.
#[derive(Clone, Copy, Debug)]
struct Raw {
    /// Characters of the text.
    start: u32,
    end: u32,
    /// Where in the indexed text the phrase is, and its length.
    at: u32,
    length: u32,
    location: Location,
    reason: Option<MatchReason>,
    weight: f32,
    /// What it is, so that the same is counted once: a concept or a phrase.
    key: u32,
}

/// What has been found for a text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Found {
    /// Evidence by item.
    items: HashMap<u32, Vec<Raw>>,
    /// Departments that the text names.
    departments: Vec<(u32, Raw)>,
    /// Acts that the text names, with a concept each.
    acts: Vec<(Range<usize>, usize)>,
    /// Characters of the text where something matched.
    covered: Vec<Range<usize>>,
}

/// Where a phrase of a concept is in the list.
#[derive(Clone, Copy)]
struct Occurrence {
    item: u32,
    location: Location,
    at: u32,
    length: u32,
}

/// Everything that a list prints for a concept.
#[derive(Default)]
struct Printed {
    occurrences: Vec<Occurrence>,
    /// Departments in whose name it is, each with a position.
    departments: Vec<(u32, u32, u32)>,
    /// In how many items it occurs.
    items: usize,
}

impl Printed {
    /// Where an item has it.
    fn of(&self, item: u32) -> Option<&Occurrence> {
        let at = self
            .occurrences
            .binary_search_by_key(&item, |occurrence| occurrence.item);
        at.ok().map(|at| &self.occurrences[at])
    }
}

/// Ranks texts against one list. Keeps what it has looked up in the lexicon, so
/// one ranker should serve all parts of a text.
pub(crate) struct Ranker<'a> {
    list: &'a DutyList,
    index: &'a Index,
    lexicon: &'a Lexicon,
    printed: RefCell<HashMap<usize, Rc<Printed>>>,
    boundaries: RefCell<Boundaries>,
    scratch: RefCell<literal::Scratch>,
}

impl<'a> Ranker<'a> {
    pub fn new(list: &'a DutyList, index: &'a Index, lexicon: &'a Lexicon) -> Ranker<'a> {
        Ranker {
            list,
            index,
            lexicon,
            printed: RefCell::default(),
            boundaries: RefCell::default(),
            scratch: RefCell::new(literal::Scratch::new(list.items.len())),
        }
    }

    /// Ranks the items by what a short text says, including typing errors.
    pub fn rank(&self, text: &Folded, limit: usize) -> Vec<RankedItem> {
        let mut found = self.collect(text, 0..text.symbols.len());
        typos::collect(self, text, &mut found);
        self.combine(text, &[&found], limit)
    }

    /// What a part of a text has in common with the list.
    pub fn collect(&self, text: &Folded, part: Range<usize>) -> Found {
        let mut found = Found::default();
        literal::collect(self, text, part.clone(), &mut found);
        plain_words::collect(self, text, part, &mut found);
        found
    }

    /// Ranks the items by what has been collected from one or more parts of a
    /// text, best first.
    pub fn combine(&self, text: &Folded, parts: &[&Found], limit: usize) -> Vec<RankedItem> {
        combine::combine(self, text, parts, limit)
    }

    /// Items whose titles have much in common with a title, and how much: 1 for
    /// the same title.
    pub fn like_title(&self, title: &str) -> Vec<(usize, f32)> {
        let end = title.char_indices().nth(LONGEST_TITLE);
        let text = Folded::new(&title[..end.map_or(title.len(), |(at, _)| at)]);
        let mut found = Found::default();
        literal::collect(self, &text, 0..text.symbols.len(), &mut found);
        combine::title_scores(&found)
    }

    /// How much a phrase says that occurs in so many items.
    fn rarity(&self, items: usize) -> f32 {
        let all = self.list.items.len().max(2) as f32;
        ((all + 1.0) / (items as f32 + 0.5)).ln().max(0.0)
    }

    /// The item of a field and the location in it.
    fn item_of(field: FieldRef) -> Option<(u32, Location)> {
        let item = match field {
            FieldRef::Title(item) | FieldRef::Superior(item, _) | FieldRef::Township(item, _) => {
                item
            }
            FieldRef::OtherDepartments(_) | FieldRef::Category(_) | FieldRef::Department(_) => {
                return None;
            }
        };
        Some((item, field.location()?))
    }
}

/// How much a location says.
fn location_factor(location: Location) -> f32 {
    match location {
        Location::Title => 1.0,
        Location::Township(_) => 0.55,
        Location::Superior(_) => 0.5,
        Location::Department(_) => 0.3,
        Location::Category => 0.2,
    }
}

/// How much more a longer phrase says than one of two characters.
fn length_factor(length: usize) -> f32 {
    match length {
        0 | 1 => 0.4,
        2 => 1.0,
        3 => 1.35,
        4 => 1.6,
        5 => 1.8,
        _ => 2.0,
    }
}
