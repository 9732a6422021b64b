//! Finding the places of a word on the tape.

use std::ops::ControlFlow;

use super::characters::{Sound, characters};
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

/// Gives each field that has the word, for each way of finding it once, until
/// `found` says that it is enough.
pub(super) fn matches(
    index: &Index,
    word: &Word,
    mut found: impl FnMut(Match) -> bool,
) -> ControlFlow<()> {
    let mut found = |owner, way| {
        if found(Match { owner, way }) {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    };
    let mut fields = Fields::new(index);
    plain(index, &mut fields, &word.plain, |owner| {
        found(owner, word.plain_way)
    })?;
    for also in &word.also {
        let mut fields = Fields::new(index);
        plain(index, &mut fields, also, |owner| found(owner, Way::Synonym))?;
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
            let ahead = &fields[self.at..];
            self.at += ahead.partition_point(|field| field.start as usize <= place) - 1;
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
fn plain(
    index: &Index,
    fields: &mut Fields,
    word: &[char],
    mut found: impl FnMut(Owner) -> ControlFlow<()>,
) -> ControlFlow<()> {
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
            found(owner)?;
        }
    }
    ControlFlow::Continue(())
}

/// Finds a word by how it is read. At each place the first pattern that fits
/// counts, and a field counts once for each way.
fn spelled(
    index: &Index,
    patterns: &[(Pattern, Way)],
    mut found: impl FnMut(Owner, Way) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let Some((first, _)) = patterns.first() else {
        return ControlFlow::Continue(());
    };
    let strip = index.strip();
    let mut fields = [Way::Pinyin, Way::Initials, Way::Begun].map(|way| (way, Fields::new(index)));
    let mut try_at = |at: usize, which: u8| {
        let fits = |(bit, (pattern, way)): (usize, &(Pattern, Way))| {
            let fits = which >> bit & 1 == 1 && pattern.length_at(strip, at).is_some();
            fits.then_some(*way)
        };
        let found_before = fields.iter().all(|(_, fields)| fields.is_done(at));
        let way = (!found_before).then(|| patterns.iter().enumerate().find_map(fits));
        for (known, fields) in &mut fields {
            if way == Some(Some(*known))
                && !fields.is_done(at)
                && let Some(owner) = fields.find(at)
            {
                found(owner, *known)?;
            }
        }
        ControlFlow::Continue(())
    };
    if let Some(symbol) = first.first_symbol() {
        let mut places = index.places(symbol).iter();
        return places.try_for_each(|place| try_at(*place as usize, u8::MAX));
    }
    // For each sound, which of the patterns can begin with it.
    let all = characters();
    let mut table = vec![0; all.all_sounds().count()];
    for (bit, (pattern, _)) in patterns.iter().enumerate() {
        pattern.mark_first_sounds(&mut table, 1 << bit);
    }
    let number = |sound: &Sound| sound.number(all);
    for (at, sound) in strip.sounds.iter().enumerate() {
        let which = table[number(sound)];
        if which != 0 {
            try_at(at, which)?;
        }
    }
    ControlFlow::Continue(())
}
