//! Plain words of the text, and what the list prints for them.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::rc::Rc;

use super::super::index::FieldRef;
use super::super::kind::{Location, MatchReason};
use super::super::lexicon::{LONGEST_WORD, Phrase, Relation, english_words};
use super::{Folded, Found, Occurrence, Printed, Ranker, Raw, is_word_char, location_factor};

/// How sure a word points to its matter.
fn relation_factor(relation: Relation) -> f32 {
    match relation {
        Relation::Printed | Relation::Same => 1.0,
        Relation::FormerName => 0.9,
        Relation::Member => 0.9,
        Relation::Complaint => 0.85,
    }
}

/// A word of the text and the concept it points to.
struct Mention {
    range: Range<usize>,
    concept: usize,
    relation: Relation,
    /// The characters of the word, without gaps.
    length: usize,
    /// It is within a longer word of the lexicon.
    within_another: bool,
}

/// Adds what the list prints for the plain words in the text.
pub(super) fn collect(ranker: &Ranker, text: &Folded, part: Range<usize>, found: &mut Found) {
    let mut mentions = chinese(ranker, text, part.clone());
    mentions.extend(english(ranker, text, part));
    // A word that points to several matters says less about each.
    let mut items: HashMap<Range<usize>, BTreeSet<u32>> = HashMap::new();
    for mention in mentions
        .iter()
        .filter(|m| !ranker.lexicon.concepts()[m.concept].is_act)
    {
        let printed = ranker.printed(mention.concept);
        let occurrences = printed.occurrences.iter().map(|occurrence| occurrence.item);
        items
            .entry(mention.range.clone())
            .or_default()
            .extend(occurrences);
    }
    for mention in mentions {
        let concept = &ranker.lexicon.concepts()[mention.concept];
        if concept.is_act {
            found.acts.push((mention.range, mention.concept));
            continue;
        }
        let items = items.get(&mention.range).map_or(0, BTreeSet::len);
        let factor = mention_weight(&mention) * ranker.rarity(items);
        add(
            ranker,
            found,
            &mention.range,
            mention.concept,
            factor,
            MatchReason::Synonym,
        );
    }
}

fn mention_weight(mention: &Mention) -> f32 {
    let length = match mention.length {
        0 | 1 if mention.relation == Relation::Same => 0.9,
        0 | 1 => 0.6,
        2 => 1.2,
        3 => 1.45,
        _ => 1.6,
    };
    let inner = if mention.within_another { 0.6 } else { 1.0 };
    length * relation_factor(mention.relation) * inner
}

/// Adds a concept as evidence for the items that print it. `weight` is what it
/// says in a title.
pub(super) fn add(
    ranker: &Ranker,
    found: &mut Found,
    range: &Range<usize>,
    concept: usize,
    weight: f32,
    reason: MatchReason,
) {
    let printed = ranker.printed(concept);
    if printed.occurrences.is_empty() && printed.departments.is_empty() {
        return;
    }
    let raw = |occurrence: &Occurrence, weight: f32, reason: Option<MatchReason>| Raw {
        start: range.start as u32,
        end: range.end as u32,
        at: occurrence.at,
        length: occurrence.length,
        location: occurrence.location,
        reason,
        weight,
        // Below literal phrases, which count from 0 up.
        key: u32::MAX - concept as u32,
    };
    for occurrence in &printed.occurrences {
        let weight = weight * location_factor(occurrence.location);
        if weight >= 0.3 {
            let evidence = found.items.entry(occurrence.item).or_default();
            evidence.push(raw(occurrence, weight, Some(reason)));
        }
    }
    for (department, at, length) in &printed.departments {
        let occurrence = Occurrence {
            item: 0,
            location: Location::Department(crate::duty_list::DepartmentId(*department)),
            at: *at,
            length: *length,
        };
        let evidence = raw(&occurrence, 0.0, Some(reason));
        found.departments.push((*department, evidence));
    }
    found.covered.push(range.clone());
}

/// The words of the lexicon in the text.
fn chinese(ranker: &Ranker, text: &Folded, part: Range<usize>) -> Vec<Mention> {
    let mut mentions: Vec<Mention> = Vec::new();
    for start in part {
        if !is_word_char(text.symbols[start]) {
            continue;
        }
        for (word, end) in ranker.lexicon.words_at(&text.symbols, start) {
            mentions.push(Mention {
                range: start..end,
                concept: word.concept,
                relation: word.relation,
                length: word.parts.iter().map(Vec::len).sum(),
                within_another: false,
            });
        }
    }
    mark_inner(&mut mentions);
    // A single character within a word is not meant: 狗 in 热狗.
    mentions.retain(|mention| mention.length > 1 || !mention.within_another);
    mentions
}

/// Marks the mentions that are within a longer one. Words with gaps hide none.
fn mark_inner(mentions: &mut [Mention]) {
    let mut longest: HashMap<usize, usize> = HashMap::new();
    for mention in mentions.iter().filter(|m| m.length == m.range.len()) {
        let end = longest.entry(mention.range.start).or_default();
        *end = mention.range.end.max(*end);
    }
    for mention in mentions.iter_mut() {
        let range = &mention.range;
        let from = range.start.saturating_sub(LONGEST_WORD);
        mention.within_another = (from..=range.start).any(|start| {
            let end = longest.get(&start).copied().unwrap_or(0);
            end >= range.end && end - start > range.len()
        });
    }
}

/// English words and phrases of the text.
fn english(ranker: &Ranker, text: &Folded, part: Range<usize>) -> Vec<Mention> {
    let mut tokens: Vec<(String, Range<usize>)> = Vec::new();
    let mut at = part.start;
    while at < part.end {
        let letters = text.symbols[at..part.end]
            .iter()
            .take_while(|c| c.is_ascii_alphanumeric());
        let length = letters.count();
        if length > 1 {
            let word: String = text.symbols[at..at + length].iter().collect();
            tokens.extend(
                english_words(&word)
                    .into_iter()
                    .map(|word| (word, at..at + length)),
            );
        }
        at += length.max(1);
    }
    if tokens.is_empty() {
        return Vec::new();
    }
    let mut mentions: Vec<Mention> = Vec::new();
    for phrase in ranker.lexicon.english() {
        let windows = tokens.windows(phrase.words.len());
        for window in windows {
            if window
                .iter()
                .zip(&phrase.words)
                .all(|((word, _), wanted)| word == wanted)
            {
                mentions.push(Mention {
                    range: window[0].1.start..window[window.len() - 1].1.end,
                    concept: phrase.concept,
                    relation: Relation::Same,
                    length: 1 + phrase.words.len(),
                    within_another: false,
                });
            }
        }
    }
    let ranges: Vec<Range<usize>> = mentions.iter().map(|m| m.range.clone()).collect();
    mentions.retain(|mention| {
        let range = &mention.range;
        let holds = |other: &Range<usize>| {
            other.start <= range.start && range.end <= other.end && other.len() > range.len()
        };
        !ranges.iter().any(holds)
    });
    mentions
}

impl Ranker<'_> {
    /// Where the list prints a concept.
    pub(super) fn printed(&self, concept: usize) -> Rc<Printed> {
        if let Some(known) = self.printed.borrow().get(&concept) {
            return Rc::clone(known);
        }
        let printed = Rc::new(self.look_up(concept));
        self.printed
            .borrow_mut()
            .insert(concept, Rc::clone(&printed));
        printed
    }

    fn look_up(&self, concept: usize) -> Printed {
        let mut printed = Printed::default();
        for phrases in &self.lexicon.concepts()[concept].alternatives {
            let mut found = phrases.iter().map(|phrase| self.occurrences(phrase));
            let Some((mut occurrences, departments)) = found.next() else {
                continue;
            };
            for (others, _) in found {
                let items: BTreeSet<u32> = others.iter().map(|other| other.item).collect();
                occurrences.retain(|occurrence| items.contains(&occurrence.item));
            }
            printed.occurrences.extend(occurrences);
            printed.departments.extend(departments);
        }
        if !printed.departments.is_empty() {
            // A department's name in a clause only says that it is involved.
            printed
                .occurrences
                .retain(|occurrence| occurrence.location == Location::Title);
        }
        // The best place in each item is enough.
        let value = |occurrence: &Occurrence| location_factor(occurrence.location);
        printed.occurrences.sort_by(|a, b| {
            a.item
                .cmp(&b.item)
                .then(value(b).total_cmp(&value(a)))
                .then(b.length.cmp(&a.length))
                .then(a.at.cmp(&b.at))
        });
        printed
            .occurrences
            .dedup_by_key(|occurrence| occurrence.item);
        printed.departments.sort_unstable();
        printed
            .departments
            .dedup_by_key(|(department, ..)| *department);
        printed.items = printed.occurrences.len();
        printed
    }

    /// Where a phrase occurs in items and in departments' names.
    fn occurrences(&self, phrase: &Phrase) -> (Vec<Occurrence>, Vec<(u32, u32, u32)>) {
        let (mut items, mut departments) = (Vec::new(), Vec::new());
        let symbols = self.index.view().symbols;
        let word = &phrase.folded[..];
        let rarest = (0..word.len()).min_by_key(|at| self.index.postings(word[*at]).len());
        let Some(rarest) = rarest else {
            return (items, departments);
        };
        for &at in self.index.postings(word[rarest]) {
            let Some(start) = (at as usize).checked_sub(rarest) else {
                continue;
            };
            if !symbols[start..].starts_with(word) {
                continue;
            }
            let (at, length) = (start as u32, word.len() as u32);
            let field = self.index.fields[self.index.field_at(start)].field;
            if let FieldRef::Department(id) = field {
                departments.push((id.0, at, length));
            } else if let Some((item, location)) = Ranker::item_of(field) {
                items.push(Occurrence {
                    item,
                    location,
                    at,
                    length,
                });
            }
        }
        (items, departments)
    }
}
