//! Phrases that stand both in the text and in the list.

use std::collections::HashMap;

use super::super::index::FieldRef;
use super::super::kind::Location;
use super::{Folded, Found, Ranker, Raw, is_word_char, length_factor, location_factor};

/// The longest phrase that is compared.
const LONGEST: usize = 24;

/// What a phrase at one place of the text has in one item.
#[derive(Clone, Copy)]
struct Best {
    length: u32,
    at: u32,
    location: Location,
    /// Its length times the factor of the location, to compare.
    value: f32,
    /// The longest phrase anywhere in the item.
    longest: u32,
}

/// Adds the longest common phrases, from each character of the text.
pub(super) fn collect(ranker: &Ranker, text: &Folded, found: &mut Found) {
    let index = ranker.index;
    let view = index.view();
    let mut items: HashMap<u32, Best> = HashMap::new();
    let mut shared = vec![0usize; LONGEST + 1];
    let generic = ranker.lexicon.generic_lengths(&text.symbols);
    let mut key = 0;
    for start in 0..text.symbols.len().saturating_sub(1) {
        let (first, second) = (text.symbols[start], text.symbols[start + 1]);
        if !is_word_char(first) || !is_word_char(second) {
            continue;
        }
        // Digits and letters only as whole words.
        if first.is_ascii_alphanumeric()
            && start > 0
            && text.symbols[start - 1].is_ascii_alphanumeric()
        {
            continue;
        }
        items.clear();
        let (mut field, mut field_end) = (0, 0);
        for &at in index.postings(first) {
            let position = at as usize;
            if view.symbols.get(position + 1) != Some(&second) {
                continue;
            }
            let length = common_length(&text.symbols[start..], &view.symbols[position..]);
            if length < 2 {
                continue;
            }
            if position >= field_end {
                field = index.field_at(position);
                field_end = index.end(field);
            }
            if index.fields[field].latin {
                continue;
            }
            let owner = index.fields[field].field;
            let length = length.min(LONGEST);
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
                    found.departments.push((start..start + length, id.0, raw));
                }
                continue;
            }
            let Some((item, location)) = Ranker::item_of(owner) else {
                continue;
            };
            let continued = start > 0
                && is_word_char(text.symbols[start - 1])
                && view.symbols[position - 1] == text.symbols[start - 1];
            let value = if continued {
                // A longer phrase that began before has been counted.
                0.0
            } else {
                specific_factor(&generic, start, length) * location_factor(location)
            };
            let best = items.entry(item).or_insert(Best {
                length: 0,
                at,
                location,
                value: 0.0,
                longest: 0,
            });
            best.longest = best.longest.max(length as u32);
            if value > best.value {
                (best.length, best.at, best.location, best.value) =
                    (length as u32, at, location, value);
            }
        }
        if items.is_empty() {
            continue;
        }
        shared.fill(0);
        for best in items.values() {
            shared[best.longest as usize] += 1;
        }
        // Items that have at least so long a phrase.
        for length in (2..LONGEST).rev() {
            shared[length] += shared[length + 1];
        }
        for (item, best) in &items {
            if best.value <= 0.0 {
                continue;
            }
            let length = best.length as usize;
            let rarity = ranker.rarity(shared[length]);
            let at = best.at as usize;
            let across = length <= 3
                && ranker
                    .boundaries
                    .borrow_mut()
                    .are_crossed(index, at..at + length);
            let weight = best.value * rarity * if across { 0.3 } else { 1.0 };
            if weight < 0.4 {
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
                key,
            });
            for covered in &mut found.covered[start..start + length] {
                *covered = true;
            }
        }
        key += 1;
    }
}

/// How much a phrase of the text says, by the characters that belong to no
/// generic word.
fn specific_factor(generic: &[Vec<usize>], start: usize, length: usize) -> f32 {
    // The fewest characters that remain, from each character to the end.
    let mut left = [0usize; LONGEST + 1];
    let length = length.min(LONGEST);
    for at in (0..length).rev() {
        let covered = generic[start + at].iter();
        let covered = covered
            .filter(|word| at + **word <= length)
            .map(|word| left[at + word]);
        left[at] = covered.min().unwrap_or(usize::MAX).min(1 + left[at + 1]);
    }
    match left[0] {
        0 => 0.2,
        1 => 0.35,
        specific => length_factor(specific),
    }
}

/// How many word characters two texts have in common at their beginning.
fn common_length(text: &[char], other: &[char]) -> usize {
    let pairs = text.iter().zip(other);
    pairs
        .take_while(|(a, b)| a == b && is_word_char(**a))
        .count()
}
