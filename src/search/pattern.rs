//! Pinyin as a pattern over the readings of a text.
//!
//! Letters can be segmentation into syllables in several kinds (`fangan` is 方案 and 翻干),
//! and each piece can be a whole syllable, the first letter of one, or, at the
//! end, as much of one as has been typed. A pattern holds all segmentations at once: a
//! graph whose nodes lie between the letters and whose edges each stand for one
//! character of the text.

use std::ops::Range;

use super::characters::{Characters, Reading, ReadingSet, characters};

/// Longer words are not read as pinyin; no title is as long as that.
const MOST_LETTERS: usize = 512;

/// The longest syllables (`zhuang`) have six letters.
const LONGEST_SYLLABLE: usize = 6;

/// A text with its readings, character by character.
#[derive(Clone, Copy)]
pub(super) struct TextView<'a> {
    pub symbols: &'a [char],
    pub readings: &'a [Reading],
}

/// How freely letters are segmentation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Segmentation {
    /// Whole syllables: `yangquan`.
    Whole,
    /// Whole syllables, the last of which may still be incomplete: `yangqu`.
    Prefix,
    /// First letters alone: `yq`; `zh`, `ch` and `sh` may count as one.
    Initials,
    /// Whole syllables and first letters, `yangq`, `yquan`, but none that tear
    /// a possible syllable apart: `gan` is no `g` with `an`.
    Mixed,
    /// The same, torn or not; for letters that mean nothing otherwise.
    Loose,
}

/// What an edge takes from the text.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Label {
    /// This very character, as in `y犬`.
    Symbol(char),
    /// A character that is read as one of these syllables.
    Syllables(Range<u16>),
}

impl Label {
    fn takes(&self, all: &Characters, symbol: char, reading: Reading) -> bool {
        match self {
            Label::Symbol(wanted) => *wanted == symbol,
            Label::Syllables(wanted) => all.is_among(reading, wanted),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Edge {
    label: Label,
    to: usize,
}

/// All kinds to segmentation a word, as a graph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pattern {
    /// The edges out of each node; none out of the ones at the end.
    nodes: Vec<Vec<Edge>>,
    /// How the second character of every match is read, if there must be one
    /// and it is not a certain character. Most places fail here, at little cost.
    second: Option<ReadingSet>,
}

/// A word that may be pinyin: its characters, and before which of them an
/// apostrophe or a space says that a syllable begins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Letters {
    symbols: Vec<char>,
    breaks: Vec<usize>,
}

impl Letters {
    /// Reads a folded word; `"` is what an apostrophe is folded to. There is
    /// nothing to read where no letter is.
    pub fn read(word: &[char]) -> Option<Letters> {
        let mut letters = Letters::default();
        for (at, symbol) in word.iter().enumerate() {
            let beside = |at: Option<usize>| {
                at.and_then(|at| word.get(at))
                    .is_some_and(char::is_ascii_lowercase)
            };
            let apostrophe = *symbol == '"' && beside(at.checked_sub(1));
            if apostrophe && (at + 1 == word.len() || beside(Some(at + 1))) {
                letters.breaks.push(letters.symbols.len());
            } else {
                letters.symbols.push(*symbol);
            }
        }
        let some = letters.symbols.iter().any(char::is_ascii_lowercase);
        (some && letters.symbols.len() <= MOST_LETTERS).then_some(letters)
    }

    /// Appends another word, with a break between.
    pub fn join(&mut self, other: &Letters) {
        let length = self.symbols.len();
        self.breaks.push(length);
        self.breaks
            .extend(other.breaks.iter().map(|at| at + length));
        self.symbols.extend(&other.symbols);
    }

    /// Whether this is one piece: a syllable or the beginning of one.
    pub fn is_one_piece(&self) -> bool {
        let known = characters().beginning_with(&self.text(0, self.symbols.len()));
        self.breaks.is_empty() && !known.is_empty()
    }

    /// How many letters follow from `at` on without a break or another character.
    fn run(&self, at: usize) -> usize {
        let letters = self.symbols[at..].iter();
        let letters = letters.take_while(|c| c.is_ascii_lowercase()).count();
        let ahead = self.breaks.iter().filter(|b| **b > at).map(|b| b - at);
        ahead.min().map_or(letters, |next| next.min(letters))
    }

    fn text(&self, at: usize, length: usize) -> String {
        self.symbols[at..at + length].iter().collect()
    }
}

impl Pattern {
    /// Cuts a word in all kinds that `segmentation` allows; nothing where there is none.
    pub fn new(letters: &Letters, segmentation: Segmentation) -> Option<Pattern> {
        let end = letters.symbols.len();
        // Two nodes for each place: the second is reached by a syllable that
        // could have been longer, and then no single letter may follow it.
        let mut nodes: Vec<Vec<Edge>> = vec![Vec::new(); 2 * (end + 1)];
        for (at, symbol) in letters.symbols.iter().enumerate() {
            if symbol.is_ascii_lowercase() {
                let pieces = pieces(letters, at, segmentation);
                let whole = pieces.iter().filter(|piece| piece.whole);
                nodes[2 * at + 1] = whole.map(|piece| piece.edge.clone()).collect();
                nodes[2 * at] = pieces.into_iter().map(|piece| piece.edge).collect();
            } else {
                let label = Label::Symbol(*symbol);
                let edge = Edge {
                    label,
                    to: 2 * (at + 1),
                };
                nodes[2 * at] = vec![edge];
            }
        }
        // An edge into a place from which no kind leads to the end is useless.
        for at in (0..2 * end).rev() {
            let edges = std::mem::take(&mut nodes[at]);
            let alive = |edge: &Edge| edge.to >= 2 * end || !nodes[edge.to].is_empty();
            nodes[at] = edges.into_iter().filter(alive).collect();
        }
        let second = second(&nodes);
        (!nodes[0].is_empty()).then_some(Pattern { nodes, second })
    }

    /// How many characters of the text the pattern takes from `at` on, at most.
    pub fn length_at(&self, view: TextView, at: usize) -> Option<usize> {
        self.longest(characters(), view, at, 0)
    }

    fn longest(&self, all: &Characters, view: TextView, at: usize, node: usize) -> Option<usize> {
        // The last two nodes are the end.
        if node + 2 >= self.nodes.len() {
            return Some(0);
        }
        let (symbol, reading) = (*view.symbols.get(at)?, *view.readings.get(at)?);
        let edges = self.nodes[node].iter();
        let fitting = edges.filter(|edge| edge.label.takes(all, symbol, reading));
        fitting
            .filter_map(|edge| self.longest(all, view, at + 1, edge.to))
            .max()
            .map(|rest| rest + 1)
    }

    /// Whether the pattern fits the text from `at` on.
    pub fn fits(&self, view: TextView, at: usize) -> bool {
        if let Some(second) = &self.second
            && let Some(reading) = view.readings.get(at + 1)
            && !second.has(*reading)
        {
            return false;
        }
        self.fits_from(characters(), view, at, 0)
    }

    fn fits_from(&self, all: &Characters, view: TextView, at: usize, node: usize) -> bool {
        if node + 2 >= self.nodes.len() {
            return true;
        }
        let (Some(symbol), Some(reading)) = (view.symbols.get(at), view.readings.get(at)) else {
            return false;
        };
        self.nodes[node].iter().any(|edge| {
            edge.label.takes(all, *symbol, *reading) && self.fits_from(all, view, at + 1, edge.to)
        })
    }

    /// The character with which every match begins, if it is not a reading.
    pub fn first_symbol(&self) -> Option<char> {
        match self.nodes[0].first()?.label {
            Label::Symbol(symbol) => Some(symbol),
            Label::Syllables(_) => None,
        }
    }

    /// Whether a match can begin with a character that is read like this.
    pub fn begins_with(&self, reading: Reading) -> bool {
        let all = characters();
        self.nodes[0].iter().any(|edge| match &edge.label {
            Label::Symbol(_) => false,
            Label::Syllables(wanted) => all.is_among(reading, wanted),
        })
    }
}

/// The readings with which a second character can be read; none if a match can be
/// one character long or its second character is given.
fn second(nodes: &[Vec<Edge>]) -> Option<ReadingSet> {
    let all = characters();
    let mut readings = ReadingSet::default();
    for first in &nodes[0] {
        if first.to + 2 >= nodes.len() {
            return None;
        }
        for edge in &nodes[first.to] {
            match &edge.label {
                Label::Symbol(_) => return None,
                Label::Syllables(wanted) => {
                    all.readings_of(wanted, |reading| readings.insert(reading))
                }
            }
        }
    }
    Some(readings)
}

/// A piece of a word: an edge, and whether it is a whole syllable.
struct Piece {
    edge: Edge,
    whole: bool,
}

/// The pieces that begin at a letter.
fn pieces(letters: &Letters, at: usize, segmentation: Segmentation) -> Vec<Piece> {
    let all = characters();
    let run = letters.run(at);
    let end = letters.symbols.len();
    let mut pieces = Vec::new();
    let mut put = |syllables: Range<u16>, length: usize, tight: bool, whole: bool| {
        if !syllables.is_empty() {
            let label = Label::Syllables(syllables);
            let to = 2 * (at + length) + usize::from(tight);
            let edge = Edge { label, to };
            pieces.push(Piece { edge, whole });
        }
    };
    // Whether a piece of this length, and the letter after it, begin a syllable.
    let goes_on = |length: usize| {
        length < run && !all.beginning_with(&letters.text(at, length + 1)).is_empty()
    };
    if segmentation != Segmentation::Initials {
        for length in 1..=run.min(LONGEST_SYLLABLE) {
            if let Some(syllable) = spelled(all, &letters.text(at, length)) {
                let tight = segmentation == Segmentation::Mixed && goes_on(length);
                put(syllable..syllable + 1, length, tight, true);
            }
        }
        // What has been typed of the last syllable. A lone initial that is the
        // whole word is left to `Segmentation::Initials`.
        if segmentation != Segmentation::Whole && at + run == end && run <= LONGEST_SYLLABLE {
            let begun = letters.text(at, run);
            if at > 0 || !is_initial(&begun) {
                put(all.beginning_with(&begun), run, false, false);
            }
        }
    }
    if !matches!(segmentation, Segmentation::Whole | Segmentation::Prefix) {
        for length in 1..=run.min(2) {
            let initial = letters.text(at, length);
            if is_initial(&initial) && !(segmentation == Segmentation::Mixed && goes_on(length)) {
                put(all.beginning_with(&initial), length, false, false);
            }
        }
    }
    pieces
}

/// Whether this can stand for a syllable as its first letter.
fn is_initial(letters: &str) -> bool {
    letters.len() == 1 || matches!(letters, "zh" | "ch" | "sh")
}

/// The syllable that is typed like this. Input methods take `lue` for lüe.
fn spelled(all: &Characters, letters: &str) -> Option<u16> {
    all.spelled(match letters {
        "lue" => "lve",
        "nue" => "nve",
        letters => letters,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The segmentations by which a word is found, with the text that it takes.
    fn found(word: &str, text: &str) -> Vec<(Segmentation, String)> {
        let symbols: Vec<char> = text.chars().collect();
        let mut readings = Vec::new();
        characters().read(&symbols, &mut readings);
        let view = TextView {
            symbols: &symbols,
            readings: &readings,
        };
        let word: Vec<char> = word.chars().collect();
        let Some(letters) = Letters::read(&word) else {
            return Vec::new();
        };
        let segmentations = [
            Segmentation::Whole,
            Segmentation::Prefix,
            Segmentation::Initials,
            Segmentation::Mixed,
            Segmentation::Loose,
        ];
        let mut all = Vec::new();
        for segmentation in segmentations {
            let Some(pattern) = Pattern::new(&letters, segmentation) else {
                continue;
            };
            let starts = 0..symbols.len();
            let mut lengths = starts.filter_map(|at| Some((at, pattern.length_at(view, at)?)));
            if let Some((at, length)) = lengths.next() {
                all.push((segmentation, symbols[at..at + length].iter().collect()));
            }
        }
        all
    }

    /// `segmentations` are the first letters of those that find the word: whole,
    /// prefix, initials, mixed, loose.
    fn check(word: &str, text: &str, segmentations: &str, taken: &str) {
        let found = found(word, text);
        let seen: String = found
            .iter()
            .map(|(segmentation, _)| format!("{segmentation:?}").remove(0))
            .collect();
        assert_eq!(seen, segmentations, "{word} in {text}: {found:?}");
        assert!(
            found.iter().all(|(_, text)| text == taken),
            "{word} in {text}: {found:?}"
        );
    }

    #[test]
    fn syllables_initials_and_both() {
        check("yangquan", "文明养犬管理", "WPML", "养犬");
        check("yq", "文明养犬管理", "IML", "养犬");
        check("yangq", "文明养犬管理", "PML", "养犬");
        check("yangqu", "文明养犬管理", "PML", "养犬");
        check("yquan", "文明养犬管理", "ML", "养犬");
        check("yangqgl", "文明养犬管理", "ML", "养犬管理");
        check("yqguanli", "文明养犬管理", "ML", "养犬管理");
        check("wmyqgl", "文明养犬管理", "IML", "文明养犬管理");
        check("y犬", "文明养犬管理", "IML", "养犬");
        check("养quan", "文明养犬管理", "WPML", "养犬");
        check("养q", "文明养犬管理", "PIML", "养犬");
        check("yang犬", "文明养犬管理", "WPML", "养犬");
        check("quanyang", "文明养犬管理", "", "");
    }

    #[test]
    fn single_letters_do_not_tear_syllables_apart() {
        check("gan", "公安", "L", "公安");
        check("ga", "公安", "IL", "公安");
        check("yang", "严格", "PL", "严格");
        check("xian", "西安", "WPML", "西安");
        check("fangan", "方案", "WPML", "方案");
        check("guan", "固安", "WPML", "固安");
    }

    #[test]
    fn breaks_hold() {
        check("yang\"quan", "养犬", "WPML", "养犬");
        check("ya\"ng", "养", "", "");
        check("xi\"an", "西安", "WPML", "西安");
        check("xi\"an", "县", "", "");
        check("yang\"", "养犬", "WPML", "养");
        check("y\"q", "养犬", "IML", "养犬");
        check("g\"an", "公安", "ML", "公安");
    }

    #[test]
    fn two_letter_initials_and_v() {
        check("zh", "整治", "IML", "整");
        check("zhzh", "整治", "IML", "整治");
        check("zz", "整治", "IML", "整治");
        check("zh", "灾害", "IL", "灾害");
        check("shzy", "社会主义", "IL", "社会主义");
        check("shehuizhuyi", "社会主义", "WPML", "社会主义");
        check("lvhua", "绿化", "WPML", "绿化");
        check("luhua", "绿化", "", "");
        check("funv", "妇女", "WPML", "妇女");
        check("qinlue", "侵略", "WPML", "侵略");
        check("qinlve", "侵略", "WPML", "侵略");
    }

    #[test]
    fn pairs_of_readings_and_phrases() {
        check("xianxue", "献血", "WPML", "献血");
        check("xianxie", "献血", "WPML", "献血");
        check("kuaiji", "会计核算", "WPML", "会计");
        check("huiji", "会计核算", "", "");
        check("chongjian", "灾后重建", "WPML", "重建");
        check("zhongjian", "灾后重建", "", "");
    }

    #[test]
    fn what_is_no_pinyin() {
        check("123", "养犬", "", "");
        check("ii", "养犬", "", "");
        check("养犬", "养犬", "", "");
        check("", "养犬", "", "");
        assert!(Letters::read(&vec!['a'; MOST_LETTERS + 1]).is_none());
    }
}
