//! Telling whole words from matches that begin and end within other words.
//!
//! Chinese writes no spaces, so 养犬 is found in 饲养犬只, which is 饲养 and 犬只.
//! The list itself shows what belongs together: characters that mostly occur
//! side by side are one word. A match is across words if on both sides its outer
//! character is tied to its neighbour much more closely than to the match.

use std::ops::Range;

use super::index::Index;

/// How much closer the tie to the neighbour must be.
const CLOSER: f32 = 1.5;

/// How many occurrences of a character are looked at.
const MAX_SAMPLE: usize = 200;

/// The last pairs that were looked up, each in the slot that its characters
/// choose. Most matches of a word have few different neighbours.
pub(super) struct Boundaries {
    ties: Vec<(char, char, f32)>,
}

/// A power of two.
const SLOTS: usize = 512;

impl Default for Boundaries {
    fn default() -> Boundaries {
        Boundaries {
            ties: vec![('\0', '\0', 0.0); SLOTS],
        }
    }
}

impl Boundaries {
    /// Whether a match in the indexed text lies across word boundaries.
    pub fn are_crossed(&mut self, index: &Index, range: Range<usize>) -> bool {
        let symbols = index.view().symbols;
        if range.len() < 2 || range.end >= symbols.len() || range.start == 0 {
            return false;
        }
        let (first, last) = (range.start, range.end - 1);
        let before = self.tie(index, symbols[first - 1], symbols[first]);
        if before == 0.0 || before < CLOSER * self.tie(index, symbols[first], symbols[first + 1]) {
            return false;
        }
        let after = self.tie(index, symbols[last], symbols[last + 1]);
        after > 0.0 && after >= CLOSER * self.tie(index, symbols[last - 1], symbols[last])
    }

    /// In which share of the occurrences of the rarer one two Chinese characters
    /// are side by side.
    fn tie(&mut self, index: &Index, left: char, right: char) -> f32 {
        let is_chinese = |c: char| ('\u{3400}'..='\u{9FFF}').contains(&c);
        if !is_chinese(left) || !is_chinese(right) {
            return 0.0;
        }
        let slot = (left as usize * 31 + right as usize) % SLOTS;
        if (self.ties[slot].0, self.ties[slot].1) != (left, right) {
            self.ties[slot] = (left, right, share(index, left, right));
        }
        self.ties[slot].2
    }
}

fn share(index: &Index, left: char, right: char) -> f32 {
    let symbols = index.view().symbols;
    let (lefts, rights) = (index.postings(left), index.postings(right));
    let fewer = lefts.len().min(rights.len());
    // In a long text a sample tells enough.
    let step = fewer / MAX_SAMPLE + 1;
    let together = if lefts.len() <= rights.len() {
        let follows = |at: &&u32| symbols.get(**at as usize + 1) == Some(&right);
        lefts.iter().step_by(step).filter(follows).count()
    } else {
        let precedes = |at: &&u32| {
            let before = (**at as usize).checked_sub(1);
            before.is_some_and(|before| symbols[before] == left)
        };
        rights.iter().step_by(step).filter(precedes).count()
    };
    (together * step) as f32 / fewer.max(1) as f32
}
