//! Finding the places of a word in the indexed text.

use std::ops::ControlFlow;

use super::boundaries::Boundaries;
use super::characters::characters;
use super::fold::begins_word;
use super::index::{FieldRef, Index};
use super::kind::MatchKind;
use super::pattern::Pattern;
use super::word::Word;

/// A field in which a word was found.
#[derive(Clone, Copy)]
pub(super) struct Match {
    pub field: FieldRef,
    pub kind: MatchKind,
    /// It begins and ends within other words: 养犬 in 饲养犬只.
    pub across_words: bool,
}

/// Receives what is found and says whether to go on.
pub(super) type Found<'a> = &'a mut dyn FnMut(Match) -> ControlFlow<()>;

/// Gives each field that has the word, once for each kind of match. With
/// `boundaries`, a field can be given a second time: first for matches across
/// word boundaries, then for one that is not.
pub(super) fn matches(
    index: &Index,
    word: &Word,
    mut boundaries: Option<&mut Boundaries>,
    found: Found,
) -> ControlFlow<()> {
    plain(
        index,
        &word.plain,
        word.plain_kind,
        boundaries.as_deref_mut(),
        found,
    )?;
    for also in &word.also {
        plain(
            index,
            also,
            MatchKind::Synonym,
            boundaries.as_deref_mut(),
            found,
        )?;
    }
    spelled(index, &word.patterns, boundaries, found)
}

/// Whether a word is found anywhere.
pub(super) fn exists(index: &Index, word: &Word) -> bool {
    matches(index, word, None, &mut |_| ControlFlow::Break(())).is_break()
}

/// The fields of the text, passed through from its beginning.
struct Fields<'a> {
    index: &'a Index,
    /// The field that was looked at last.
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

    /// Whether the field at this position has been found already.
    fn is_done(&self, position: usize) -> bool {
        position < self.skip_to
    }

    /// The field of a match, unless the match does not count because it begins
    /// within an English word.
    fn find(&mut self, position: usize) -> Option<FieldRef> {
        if position >= self.index.end(self.at) {
            self.at = self.index.field_from(self.at, position);
        }
        let field = self.index.fields[self.at];
        if field.latin && !begins_word(self.index.view().symbols, position) {
            return None;
        }
        Some(field.field)
    }

    /// Skips the rest of the field that was found last.
    fn skip(&mut self) {
        self.skip_to = self.index.end(self.at);
    }
}

/// Finds a word literally.
fn plain(
    index: &Index,
    word: &[char],
    kind: MatchKind,
    mut boundaries: Option<&mut Boundaries>,
    found: Found,
) -> ControlFlow<()> {
    let mut fields = Fields::new(index);
    // Only where its rarest character occurs can the word occur.
    let rarest = (0..word.len()).min_by_key(|at| index.postings(word[*at]).len());
    let Some(rarest) = rarest else {
        return ControlFlow::Continue(());
    };
    let symbols = index.view().symbols;
    for &position in index.postings(word[rarest]) {
        let Some(start) = (position as usize).checked_sub(rarest) else {
            continue;
        };
        if !fields.is_done(start)
            && symbols[start..].starts_with(word)
            && let Some(field) = fields.find(start)
        {
            let across_words = boundaries
                .as_deref_mut()
                .is_some_and(|b| b.are_crossed(index, start..start + word.len()));
            if !across_words {
                fields.skip();
            }
            found(Match {
                field,
                kind,
                across_words,
            })?;
        }
    }
    ControlFlow::Continue(())
}

/// Finds a word by its readings. At each position the first pattern that fits
/// counts, and a field counts at least once for each kind.
fn spelled(
    index: &Index,
    patterns: &[(Pattern, MatchKind)],
    mut boundaries: Option<&mut Boundaries>,
    found: Found,
) -> ControlFlow<()> {
    let Some((first, _)) = patterns.first() else {
        return ControlFlow::Continue(());
    };
    let all: Vec<&(Pattern, MatchKind)> = patterns.iter().collect();
    if let Some(symbol) = first.first_symbol() {
        return spelled_at(index, index.postings(symbol), &all, boundaries, found);
    }
    for reading in characters().all_readings() {
        let mut beginning = all.clone();
        beginning.retain(|(pattern, _)| pattern.begins_with(reading));
        if !beginning.is_empty() {
            let postings = index.reading_postings(reading);
            spelled_at(
                index,
                postings,
                &beginning,
                boundaries.as_deref_mut(),
                found,
            )?;
        }
    }
    ControlFlow::Continue(())
}

/// Tries the patterns at these positions, which are in ascending order.
fn spelled_at(
    index: &Index,
    postings: &[u32],
    patterns: &[&(Pattern, MatchKind)],
    mut boundaries: Option<&mut Boundaries>,
    found: Found,
) -> ControlFlow<()> {
    let view = index.view();
    let mut fields = [MatchKind::Pinyin, MatchKind::Initials, MatchKind::Prefix]
        .map(|kind| (kind, Fields::new(index)));
    for &position in postings {
        let position = position as usize;
        let mut patterns = patterns.iter();
        let fitting = patterns.find(|(pattern, _)| pattern.fits(view, position));
        let Some((pattern, kind)) = fitting else {
            continue;
        };
        for (known, fields) in &mut fields {
            if known == kind
                && !fields.is_done(position)
                && let Some(field) = fields.find(position)
            {
                // Letters that can stand for many syllables prove no word.
                let boundaries = boundaries
                    .as_deref_mut()
                    .filter(|_| *kind == MatchKind::Pinyin);
                let across_words = boundaries.is_some_and(|b| {
                    let length = pattern.length_at(view, position).unwrap_or(0);
                    b.are_crossed(index, position..position + length)
                });
                if !across_words {
                    fields.skip();
                }
                found(Match {
                    field,
                    kind: *kind,
                    across_words,
                })?;
            }
        }
    }
    ControlFlow::Continue(())
}
