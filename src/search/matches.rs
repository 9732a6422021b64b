//! Finding the places of a word on the tape.

use std::ops::ControlFlow;

use super::characters::characters;
use super::fold::begins_word;
use super::index::{Index, Owner};
use super::pattern::Pattern;
use super::word::{Way, Word};

/// A field in which a word was found.
#[derive(Clone, Copy)]
pub(super) struct Match {
    pub owner: Owner,
    pub way: Way,
}

/// Takes what is found and says whether to go on.
pub(super) type Found<'a> = &'a mut dyn FnMut(Match) -> ControlFlow<()>;

/// Gives each field that has the word, for each way of finding it once.
pub(super) fn matches(index: &Index, word: &Word, found: Found) -> ControlFlow<()> {
    plain(index, &word.plain, word.plain_way, found)?;
    for also in &word.also {
        plain(index, also, Way::Synonym, found)?;
    }
    spelled(index, &word.patterns, found)
}

/// The fields of the tape, passed through from its beginning.
struct Fields<'a> {
    index: &'a Index,
    /// The one that was looked at last.
    at: usize,
    /// Where the search goes on after a match.
    skip_to: usize,
}

impl<'a> Fields<'a> {
    fn new(index: &'a Index) -> Self {
        Fields {
            index,
            at: 0,
            skip_to: 0,
        }
    }

    /// Whether the field at this place has been found already.
    fn is_done(&self, place: usize) -> bool {
        place < self.skip_to
    }

    /// Notes a match and gives its field's owner, unless the match does not
    /// count because it begins within an English word.
    fn find(&mut self, place: usize) -> Option<Owner> {
        let fields = &self.index.fields;
        if place >= self.index.end(self.at) {
            // The field is seldom far ahead, so the steps begin small.
            let begins = |at: usize| fields.get(at).is_some_and(|f| f.start as usize <= place);
            let mut step = 1;
            while begins(self.at + step) {
                self.at += step;
                step *= 2;
            }
            while step > 1 {
                step /= 2;
                if begins(self.at + step) {
                    self.at += step;
                }
            }
        }
        let field = fields[self.at];
        if field.latin && !begins_word(self.index.strip().symbols, place) {
            return None;
        }
        self.skip_to = self.index.end(self.at);
        Some(field.owner)
    }
}

/// Finds a word to the letter.
fn plain(index: &Index, word: &[char], way: Way, found: Found) -> ControlFlow<()> {
    let mut fields = Fields::new(index);
    // Only where its rarest character stands can the word stand.
    let rarest = (0..word.len()).min_by_key(|at| index.places(word[*at]).len());
    let Some(rarest) = rarest else {
        return ControlFlow::Continue(());
    };
    let symbols = index.strip().symbols;
    for &place in index.places(word[rarest]) {
        let Some(start) = (place as usize).checked_sub(rarest) else {
            continue;
        };
        if !fields.is_done(start)
            && symbols[start..].starts_with(word)
            && let Some(owner) = fields.find(start)
        {
            found(Match { owner, way })?;
        }
    }
    ControlFlow::Continue(())
}

/// Finds a word by how it is read. At each place the first pattern that fits
/// counts, and a field counts at least once for each way.
fn spelled(index: &Index, patterns: &[(Pattern, Way)], found: Found) -> ControlFlow<()> {
    let Some((first, _)) = patterns.first() else {
        return ControlFlow::Continue(());
    };
    let all: Vec<&(Pattern, Way)> = patterns.iter().collect();
    if let Some(symbol) = first.first_symbol() {
        return spelled_at(index, index.places(symbol), &all, found);
    }
    for sound in characters().all_sounds() {
        let mut beginning = all.clone();
        beginning.retain(|(pattern, _)| pattern.begins_with(sound));
        if !beginning.is_empty() {
            spelled_at(index, index.sound_places(sound), &beginning, found)?;
        }
    }
    ControlFlow::Continue(())
}

/// Tries the patterns at these places, which are in ascending order.
fn spelled_at(
    index: &Index,
    places: &[u32],
    patterns: &[&(Pattern, Way)],
    found: Found,
) -> ControlFlow<()> {
    let strip = index.strip();
    let mut fields = [Way::Pinyin, Way::Initials, Way::Begun].map(|way| (way, Fields::new(index)));
    for &place in places {
        let place = place as usize;
        let mut patterns = patterns.iter();
        let fitting = patterns.find(|(pattern, _)| pattern.fits(strip, place));
        let Some((_, way)) = fitting else {
            continue;
        };
        for (known, fields) in &mut fields {
            if known == way
                && !fields.is_done(place)
                && let Some(owner) = fields.find(place)
            {
                found(Match { owner, way: *way })?;
            }
        }
    }
    ControlFlow::Continue(())
}
