//! Phrases with characters that are read alike, or with one wrong character.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::characters::{Reading, characters};
use super::super::kind::MatchReason;
use super::super::pattern::{Letters, Pattern, Segmentation, TextView};
use super::{
    Folded, Found, Ranker, Raw, is_word_char, length_factor, location_factor, plain_words,
};

/// How much less an altered phrase says.
const FACTOR: f32 = 0.7;
/// The longest phrase that is compared.
const LONGEST: usize = 12;

/// Adds phrases that are nearly in the list, where nothing else was found, and
/// words of the lexicon that are typed as pinyin.
pub(super) fn collect(ranker: &Ranker, text: &Folded, found: &mut Found) {
    spelled_words(ranker, text, found);
    let mut covered: Vec<bool> = text.symbols.iter().map(|c| !is_word_char(*c)).collect();
    for range in &found.covered {
        covered[range.clone()].fill(true);
    }
    if covered.contains(&false) {
        similar_words(ranker, text, &covered, found);
        similar_phrases(ranker, text, &covered, found);
    }
}

/// Whether two stretches of equal length are the same phrase with a typing
/// error: all characters read alike and at least one the same, or one character
/// wrong in four or more, or two neighbours exchanged.
fn is_misspelling(
    typed: &[char],
    typed_readings: &[Reading],
    meant: &[char],
    meant_readings: &[Reading],
) -> bool {
    let length = typed.len();
    let differing: Vec<usize> = (0..length).filter(|at| typed[*at] != meant[*at]).collect();
    let alike = |at: &&usize| {
        typed_readings[**at] != Reading::NONE && typed_readings[**at] == meant_readings[**at]
    };
    match differing[..] {
        [] => false,
        [first, second]
            if second == first + 1
                && length >= 3
                && typed[first] == meant[second]
                && typed[second] == meant[first] =>
        {
            true
        }
        [_] if length >= 4 => true,
        _ => {
            let different = differing.len();
            different < length && differing.iter().all(|at| alike(&at))
        }
    }
}

/// Words of the lexicon with a typing error, around characters that lead to
/// nothing otherwise.
fn similar_words(ranker: &Ranker, text: &Folded, covered: &[bool], found: &mut Found) {
    for start in 0..text.symbols.len() {
        if !is_word_char(text.symbols[start]) {
            continue;
        }
        for word in ranker.lexicon.words() {
            let [part] = &word.parts[..] else { continue };
            let range = start..start + part.len();
            if part.len() < 2 || range.end > text.symbols.len() {
                continue;
            }
            let typed = &text.symbols[range.clone()];
            let same = typed.iter().zip(part).filter(|(a, b)| a == b).count();
            if same == 0
                || same == part.len()
                || covered[range.clone()].iter().all(|covered| *covered)
                || ranker.lexicon.concepts()[word.concept].is_act
            {
                continue;
            }
            let mut readings = Vec::with_capacity(part.len());
            characters().read(part, &mut readings);
            if is_misspelling(typed, &text.readings[range.clone()], part, &readings) {
                let rarity = ranker.rarity(ranker.printed(word.concept).items);
                let weight = FACTOR * length_factor(part.len()) * rarity;
                plain_words::add(
                    ranker,
                    found,
                    &range,
                    word.concept,
                    weight,
                    MatchReason::Typo,
                );
            }
        }
    }
}

/// Phrases of the list with a typing error, around characters that lead to
/// nothing otherwise.
fn similar_phrases(ranker: &Ranker, text: &Folded, covered: &[bool], found: &mut Found) {
    let index = ranker.index;
    let view = index.view();
    let mut key = u32::MAX / 2;
    for start in 0..text.symbols.len() {
        for length in (2..=LONGEST.min(text.symbols.len() - start)).rev() {
            let range = start..start + length;
            let typed = &text.symbols[range.clone()];
            if covered[range.clone()].iter().all(|covered| *covered)
                || !typed.iter().all(|c| is_word_char(*c))
            {
                continue;
            }
            // The items and the best place in each.
            let mut best: BTreeMap<u32, Raw> = BTreeMap::new();
            for at in candidates(ranker, text, &range) {
                let Some(meant) = view.symbols.get(at..at + length) else {
                    continue;
                };
                let readings = &view.readings[at..at + length];
                if !is_misspelling(typed, &text.readings[range.clone()], meant, readings)
                    || !meant.iter().all(|c| is_word_char(*c))
                {
                    continue;
                }
                let field = index.fields[index.field_at(at)].field;
                if let Some((item, location)) = Ranker::item_of(field) {
                    let weight = FACTOR * length_factor(length) * location_factor(location);
                    let raw = Raw {
                        start: start as u32,
                        end: range.end as u32,
                        at: at as u32,
                        length: length as u32,
                        location,
                        reason: Some(MatchReason::Typo),
                        weight,
                        key,
                    };
                    let known = best.entry(item).or_insert(raw);
                    if raw.weight > known.weight {
                        *known = raw;
                    }
                }
            }
            let rarity = ranker.rarity(best.len());
            for (item, mut raw) in best {
                raw.weight *= rarity;
                if raw.weight >= 0.4 {
                    found.items.entry(item).or_default().push(raw);
                }
            }
            key += 1;
        }
    }
}

/// Positions of the indexed text where the phrase may be: where one of its
/// three rarest characters does. The others may be wrong.
fn candidates(ranker: &Ranker, text: &Folded, range: &Range<usize>) -> Vec<usize> {
    let postings = |at: &usize| ranker.index.postings(text.symbols[*at]);
    let mut rarest: Vec<usize> = range.clone().collect();
    rarest.sort_by_key(|at| postings(at).len());
    let mut positions: Vec<usize> = Vec::new();
    for at in rarest.iter().take(3) {
        let before = at - range.start;
        let starts = postings(at).iter();
        positions.extend(starts.filter_map(|position| (*position as usize).checked_sub(before)));
    }
    positions.sort_unstable();
    positions.dedup();
    positions
}

/// Words of the lexicon that are typed as pinyin: `buxiban`, `twjr`.
fn spelled_words(ranker: &Ranker, text: &Folded, found: &mut Found) {
    let mut at = 0;
    while at < text.symbols.len() {
        let rest = &text.symbols[at..];
        let length = rest.iter().take_while(|c| c.is_ascii_lowercase()).count();
        if (3..=LONGEST_SPELLED).contains(&length) {
            spelled_run(ranker, text, at..at + length, found);
        }
        at += length.max(1);
    }
}

/// The longest run of letters that is read as pinyin.
const LONGEST_SPELLED: usize = 40;

/// Finds the words in a run of letters: the longest that are spelled out, or, if
/// there are none, one of which all the first letters are typed.
fn spelled_run(ranker: &Ranker, text: &Folded, run: Range<usize>, found: &mut Found) {
    let letters = &text.symbols[run.clone()];
    let mut start = 0;
    let mut any = false;
    while start < letters.len() {
        let ends = (start + 4..=letters.len()).rev();
        let mut spans = ends.filter_map(|end| {
            let words = ranker.lexicon.spelled(&letters[start..end]);
            let mut concepts: Vec<usize> = words.map(|word| word.concept).collect();
            concepts.dedup();
            if concepts.is_empty() {
                return None;
            }
            // The letters around it must be syllables too: no `an` from `anquan`
            // begins within another one.
            let whole = is_spelled(&letters[..start]) && is_spelled(&letters[end..]);
            whole.then_some((end, concepts))
        });
        if let Some((end, concepts)) = spans.next() {
            add_spelled(
                ranker,
                run.start + start..run.start + end,
                &concepts,
                1.4,
                found,
            );
            any = true;
            start = end;
        } else {
            start += 1;
        }
    }
    if any {
        return;
    }
    let Some(letters) = Letters::read(letters) else {
        return;
    };
    let Some(pattern) = Pattern::new(&letters, Segmentation::Initials) else {
        return;
    };
    let mut concepts: Vec<usize> = Vec::new();
    for word in ranker.lexicon.words() {
        let [part] = &word.parts[..] else { continue };
        if part.len() < 3 || ranker.lexicon.concepts()[word.concept].is_act {
            continue;
        }
        let mut readings = Vec::with_capacity(part.len());
        characters().read(part, &mut readings);
        let view = TextView {
            symbols: part,
            readings: &readings,
        };
        if pattern.length_at(view, 0) == Some(part.len()) && !concepts.contains(&word.concept) {
            concepts.push(word.concept);
        }
    }
    add_spelled(ranker, run, &concepts, 1.0, found);
}

fn add_spelled(
    ranker: &Ranker,
    range: Range<usize>,
    concepts: &[usize],
    factor: f32,
    found: &mut Found,
) {
    let items = concepts
        .iter()
        .map(|concept| ranker.printed(*concept).items)
        .sum();
    let weight = factor * ranker.rarity(items);
    for concept in concepts {
        plain_words::add(ranker, found, &range, *concept, weight, MatchReason::Pinyin);
    }
}

/// Whether letters are whole syllables, or none at all.
fn is_spelled(letters: &[char]) -> bool {
    letters.is_empty()
        || Letters::read(letters)
            .and_then(|letters| Pattern::new(&letters, Segmentation::Whole))
            .is_some()
}
