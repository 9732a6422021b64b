//! Phrases that are both in the text and in the list.

use std::ops::Range;

use super::super::index::FieldRef;
use super::super::kind::Location;
use super::{Folded, Found, Ranker, Raw, is_word_char, length_factor, location_factor};

/// The longest phrase that is compared.
const LONGEST: usize = 24;
/// Weaker evidence is left out.
const LEAST_WEIGHT: f32 = 0.4;

/// What a phrase that begins at one character of the text has in one item.
#[derive(Clone, Copy)]
struct Best {
    /// The character of the text for which this was filled in.
    start: u32,
    length: u32,
    at: u32,
    location: Location,
    /// What the phrase says without its rarity; 0 if it continues a longer one.
    value: f32,
    /// The longest phrase anywhere in the item.
    longest: u32,
}

/// Memory that is used for one character of the text after the other.
pub(super) struct Scratch {
    best: Vec<Best>,
    touched: Vec<u32>,
}

impl Scratch {
    pub fn new(items: usize) -> Scratch {
        let best = Best {
            start: u32::MAX,
            length: 0,
            at: 0,
            location: Location::Title,
            value: 0.0,
            longest: 0,
        };
        Scratch {
            best: vec![best; items],
            touched: Vec::new(),
        }
    }
}

/// Adds the longest common phrases that begin in a part of the text.
pub(super) fn collect(ranker: &Ranker, text: &Folded, part: Range<usize>, found: &mut Found) {
    let generic = ranker
        .lexicon
        .generic_lengths(&text.symbols, part.start, part.end + LONGEST);
    let mut scratch = ranker.scratch.borrow_mut();
    for start in part.clone() {
        if is_beginning(&text.symbols, start) {
            let here = &generic[start - part.start..];
            collect_at(ranker, text, start, here, &mut scratch, found);
        }
    }
}

/// Whether a phrase can begin at a character. Digits and letters are only
/// compared as whole words.
fn is_beginning(symbols: &[char], start: usize) -> bool {
    let [first, second, ..] = symbols[start..] else {
        return false;
    };
    let within_word =
        first.is_ascii_alphanumeric() && start > 0 && symbols[start - 1].is_ascii_alphanumeric();
    is_word_char(first) && is_word_char(second) && !within_word
}

fn collect_at(
    ranker: &Ranker,
    text: &Folded,
    start: usize,
    generic: &[Vec<usize>],
    scratch: &mut Scratch,
    found: &mut Found,
) {
    let index = ranker.index;
    let symbols = index.view().symbols;
    let run = text.symbols[start..].iter().take(LONGEST);
    let run = run.take_while(|c| is_word_char(**c)).count();
    // Shorter phrases consist of generic words and say nothing.
    let Some(least) = (2..=run).find(|length| specific_factor(generic, *length) > 0.0) else {
        return;
    };
    let typed = &text.symbols[start..start + run];
    scratch.touched.clear();
    let mut field = 0;
    for &at in index.postings(typed[0]) {
        let position = at as usize;
        if symbols.get(position + 1) != Some(&typed[1])
            || symbols.get(position + least - 1) != Some(&typed[least - 1])
        {
            continue;
        }
        let other = &symbols[position..];
        let length = typed.iter().zip(other).take_while(|(a, b)| a == b).count();
        if length < least {
            continue;
        }
        field = index.field_from(field, position);
        if index.fields[field].latin {
            continue;
        }
        let owner = index.fields[field].field;
        if let FieldRef::Department(id) = owner {
            if length >= 3 {
                let raw = Raw {
                    start: start as u32,
                    end: (start + length) as u32,
                    at,
                    length: length as u32,
                    location: Location::Department(id),
                    reason: None,
                    weight: 0.0,
                    key: 0,
                };
                found.departments.push((id.0, raw));
            }
            continue;
        }
        let Some((item, location)) = Ranker::item_of(owner) else {
            continue;
        };
        let best = &mut scratch.best[item as usize];
        if best.start != start as u32 {
            scratch.touched.push(item);
            (best.start, best.value, best.longest) = (start as u32, 0.0, 0);
        }
        best.longest = best.longest.max(length as u32);
        let continued = start > 0
            && is_word_char(text.symbols[start - 1])
            && symbols[position - 1] == text.symbols[start - 1];
        if continued {
            // A longer phrase that began before has been counted.
            continue;
        }
        let value = specific_factor(generic, length) * location_factor(location);
        if value > best.value {
            (best.length, best.at, best.location, best.value) =
                (length as u32, at, location, value);
        }
    }
    // In how many items a phrase of at least this length occurs.
    let mut shared = [0usize; LONGEST + 2];
    for item in &scratch.touched {
        shared[scratch.best[*item as usize].longest as usize] += 1;
    }
    for length in (2..=LONGEST).rev() {
        shared[length] += shared[length + 1];
    }
    for item in &scratch.touched {
        let best = &scratch.best[*item as usize];
        let length = best.length as usize;
        let mut weight = match best.value {
            0.0 => continue,
            value => value * ranker.rarity(shared[length]),
        };
        if weight < LEAST_WEIGHT {
            continue;
        }
        let at = best.at as usize;
        let mut boundaries = ranker.boundaries.borrow_mut();
        if length <= 3 && boundaries.are_crossed(index, at..at + length) {
            weight *= 0.3;
        }
        if weight < LEAST_WEIGHT {
            continue;
        }
        found.items.entry(*item).or_default().push(Raw {
            start: start as u32,
            end: (start + length) as u32,
            at: best.at,
            length: best.length,
            location: best.location,
            reason: None,
            weight,
            key: start as u32,
        });
        found.covered.push(start..start + length);
    }
}

/// How much a phrase of the text says, by the characters that belong to no
/// generic word. `generic` begins where the phrase does.
fn specific_factor(generic: &[Vec<usize>], length: usize) -> f32 {
    // The fewest characters that remain, from each character to the end.
    let mut left = [0usize; LONGEST + 1];
    for at in (0..length).rev() {
        let covered = generic.get(at).into_iter().flatten();
        let covered = covered
            .filter(|word| at + **word <= length)
            .map(|word| left[at + word]);
        left[at] = covered.min().unwrap_or(usize::MAX).min(1 + left[at + 1]);
    }
    match left[0] {
        0 => 0.0,
        1 => 0.35,
        specific => length_factor(specific),
    }
}
