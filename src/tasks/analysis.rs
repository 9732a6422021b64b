//! Comparing a text with the list, in slices.

use std::ops::Range;

use crate::duty_list::DutyList;
use crate::search::{Folded, Found, Index, Lexicon, RankedItem, Ranker, is_word_char};

use super::input::{self, InputProblem};
use super::noise::Ignored;
use super::orders::{Piece, cut};

/// How many items an order and a text are given.
const MAX_ITEMS: usize = 10;
/// A text up to this length is also ranked as a whole, in characters.
const WHOLE_TEXT: usize = 1_200;
/// A piece whose best item has less is not an order by itself.
const WEAK: f32 = 5.0;
/// The longest order that is put together from pieces, in bytes.
const LONGEST_ORDER: usize = 3_000;
/// From this score on the list has the matter, and from this one perhaps. The
/// scores of texts that the list answers and of texts that it does not were
/// compared; `tests/it/ranking_eval.rs` measures how often this is right.
const SURE: f32 = 8.5;
const UNSURE: f32 = 6.2;
/// In a text of so many characters or more that is the measure. A longer text
/// has more words that lead somewhere by chance; in a short one a single word is
/// all that there is, so less is enough, down to this share.
const USUAL_LENGTH: usize = 48;
const SHORT_SHARE: f32 = 0.55;
/// The first so many items bring their neighbours along.
const NEIGHBOURS_OF: usize = 3;
/// How alike two titles must be.
const LEAST_LIKENESS: f32 = 0.15;
/// What a neighbour with the same title gets of the score.
const NEIGHBOUR: f32 = 0.8;
/// What an item must reach beside the best one.
const LEAST_SHARE: f32 = 0.2;

/// How sure it is that the list has something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    Found,
    Unsure,
    None,
}

impl Verdict {
    /// The name in the page's attributes and in stored tasks.
    pub fn id(self) -> &'static str {
        match self {
            Verdict::Found => "found",
            Verdict::Unsure => "unsure",
            Verdict::None => "none",
        }
    }
}

/// One order of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Order {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// Best first.
    pub items: Vec<RankedItem>,
    pub verdict: Verdict,
}

/// What a text is about.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskAnalysis {
    pub orders: Vec<Order>,
    /// What is not an order, in the sequence of the text.
    pub ignored: Vec<Ignored>,
    /// Over all orders, best first.
    pub items: Vec<RankedItem>,
    pub verdict: Verdict,
    /// Stretches that led to none of the items.
    pub unmatched: Vec<Range<usize>>,
}

/// What a step of an analysis leaves to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Characters that are done, of all.
    Working {
        done: usize,
        total: usize,
    },
    Done,
}

/// An analysis that is done in slices, so that a long text does not block.
#[derive(Debug)]
pub struct Analysis {
    text: String,
    /// The text without what is ignored and without fillers; made in the first
    /// step.
    folded: Option<Folded>,
    ignored: Vec<Ignored>,
    pieces: Vec<Piece>,
    /// What has been found in each piece so far.
    found: Vec<Found>,
    done: usize,
    total: usize,
}

/// Analyses a text in one go.
///
/// # Errors
/// Says why the text cannot be analysed.
pub fn analyse(
    text: &str,
    duty_list: &DutyList,
    index: &Index,
    lexicon: &Lexicon,
) -> Result<TaskAnalysis, InputProblem> {
    let mut analysis = Analysis::new(text)?;
    while analysis.step(duty_list, index, lexicon, usize::MAX) != Step::Done {}
    Ok(analysis.finish(duty_list, index, lexicon))
}

impl Analysis {
    /// Cuts a text into pieces.
    ///
    /// # Errors
    /// Says why the text cannot be analysed.
    pub fn new(text: &str) -> Result<Analysis, InputProblem> {
        input::check(text)?;
        let cut = cut(text);
        let total = cut
            .pieces
            .iter()
            .map(|piece| text[piece.range.clone()].chars().count());
        Ok(Analysis {
            text: text.to_owned(),
            folded: None,
            ignored: cut.ignored,
            total: total.sum(),
            pieces: cut.pieces,
            found: Vec::new(),
            done: 0,
        })
    }

    /// Compares pieces until about `budget` characters are done, at least one
    /// piece.
    pub fn step(
        &mut self,
        duty_list: &DutyList,
        index: &Index,
        lexicon: &Lexicon,
        budget: usize,
    ) -> Step {
        let ranker = Ranker::new(duty_list, index, lexicon);
        let folded = self.folded.take().unwrap_or_else(|| self.fold(lexicon));
        let mut spent = 0;
        while let Some(piece) = self.pieces.get(self.found.len()) {
            let characters = folded.characters(&piece.range);
            if spent > 0 && spent + characters.len() > budget {
                break;
            }
            spent += characters.len();
            self.found.push(ranker.collect(&folded, characters));
        }
        self.folded = Some(folded);
        self.done += spent;
        if self.found.len() == self.pieces.len() {
            Step::Done
        } else {
            Step::Working {
                done: self.done,
                total: self.total,
            }
        }
    }

    /// The text as it is compared.
    fn fold(&self, lexicon: &Lexicon) -> Folded {
        let mut folded = Folded::new(&self.text);
        for ignored in &self.ignored {
            folded.hide(folded.characters(&ignored.range));
        }
        for range in lexicon.noise(folded.symbols(), true) {
            folded.hide(range);
        }
        folded
    }

    /// Puts the pieces together. Call it after [`step`](Analysis::step) has
    /// returned [`Step::Done`]; pieces that are not ranked are left out.
    pub fn finish(
        mut self,
        duty_list: &DutyList,
        index: &Index,
        lexicon: &Lexicon,
    ) -> TaskAnalysis {
        let ranker = Ranker::new(duty_list, index, lexicon);
        let folded = self.folded.take().unwrap_or_else(|| self.fold(lexicon));
        let rank = |found: &[Found], limit: usize| {
            let parts: Vec<&Found> = found.iter().collect();
            ranker.combine(&folded, &parts, limit)
        };
        let pieces: Vec<Vec<RankedItem>> = self
            .found
            .iter()
            .map(|found| rank(std::slice::from_ref(found), MAX_ITEMS))
            .collect();
        let mut orders: Vec<Order> = Vec::new();
        for group in self.groups(&pieces) {
            let items = match group.len() {
                1 => pieces[group.start].clone(),
                _ => rank(&self.found[group.clone()], MAX_ITEMS),
            };
            let items = cut_off(items);
            let (first, last) = (&self.pieces[group.start], &self.pieces[group.end - 1]);
            orders.push(Order {
                range: first.range.start..last.range.end,
                verdict: verdict(
                    &items,
                    self.text[first.range.start..last.range.end].chars().count(),
                ),
                items,
            });
        }
        let whole = if self.total <= WHOLE_TEXT {
            rank(&self.found, 40)
        } else {
            Vec::new()
        };
        let mut items = overall(whole, &orders);
        add_neighbours(&ranker, duty_list, &mut items);
        let unmatched = self.unmatched(&items, &orders);
        let unmatched = unmatched
            .into_iter()
            .flat_map(|run| telling(&folded, lexicon, run))
            .collect();
        TaskAnalysis {
            verdict: verdict(&items, self.total),
            orders,
            items,
            unmatched,
            ignored: self.ignored,
        }
    }

    /// Pieces that belong to one order: a sentence that names the same items as
    /// the one before, or that says too little by itself.
    fn groups(&self, pieces: &[Vec<RankedItem>]) -> Vec<Range<usize>> {
        let is_weak = |at: usize| pieces[at].first().is_none_or(|best| best.score < WEAK);
        let mut groups: Vec<Range<usize>> = Vec::new();
        for at in 0..pieces.len() {
            let joins = groups.last().is_some_and(|group| {
                let length = self.pieces[at].range.end - self.pieces[group.start].range.start;
                let same = pieces[at].first().is_some_and(|best| {
                    let mut leading = pieces[at - 1].iter().take(2);
                    leading.any(|other| other.position == best.position)
                });
                length < LONGEST_ORDER
                    && !self.pieces[at].is_point
                    && (same || is_weak(at) || is_weak(at - 1))
            });
            match groups.last_mut() {
                Some(group) if joins => group.end = at + 1,
                _ => groups.push(at..at + 1),
            }
        }
        groups
    }

    /// Runs of words that led to none of the items.
    fn unmatched(&self, items: &[RankedItem], orders: &[Order]) -> Vec<Range<usize>> {
        let evidence = items
            .iter()
            .chain(orders.iter().flat_map(|order| &order.items));
        let mut used: Vec<Range<usize>> = evidence
            .flat_map(|item| item.evidence.iter().map(|evidence| evidence.range.clone()))
            .chain(self.ignored.iter().map(|ignored| ignored.range.clone()))
            .collect();
        used.sort_by_key(|range| range.start);
        let mut unmatched = Vec::new();
        for piece in &self.pieces {
            let mut run: Option<Range<usize>> = None;
            let mut next = used.partition_point(|range| range.end <= piece.range.start);
            // Ranges overlap, so the furthest end so far counts.
            let mut covered = 0;
            for (at, c) in self.text[piece.range.clone()].char_indices() {
                let at = piece.range.start + at;
                while let Some(range) = used.get(next).filter(|range| range.start <= at) {
                    covered = covered.max(range.end);
                    next += 1;
                }
                if at >= covered && is_word_char(c) {
                    let end = at + c.len_utf8();
                    run = Some(run.map_or(at..end, |run| run.start..end));
                } else {
                    unmatched.extend(run.take());
                }
            }
            unmatched.extend(run);
        }
        unmatched
    }
}

/// The parts of a run of characters that name something: without fillers, words
/// of all administrative texts and dates.
fn telling(folded: &Folded, lexicon: &Lexicon, run: Range<usize>) -> Vec<Range<usize>> {
    let characters = folded.characters(&run);
    let symbols = &folded.symbols()[characters.clone()];
    let generic = lexicon.generic_lengths(symbols, 0, symbols.len());
    let is_plain = |at: usize| symbols[at].is_ascii_digit() || generic[at].contains(&1);
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut part: Option<Range<usize>> = None;
    let mut at = 0;
    while at < symbols.len() {
        let words = generic[at].iter().copied().filter(|length| *length > 1);
        let skipped = words.max().unwrap_or(0).max(date_length(&symbols[at..]));
        if skipped > 0 || !is_word_char(symbols[at]) {
            parts.extend(part.take());
            at += skipped.max(1);
        } else {
            at += 1;
            part = Some(part.map_or(at - 1..at, |part| part.start..at));
        }
    }
    parts.extend(part);
    // Single characters say nothing.
    parts.retain(|part| part.len() > 1 && !part.clone().all(is_plain));
    let start = characters.start;
    let bytes = |part: Range<usize>| folded.bytes(&(start + part.start..start + part.end));
    parts.into_iter().map(bytes).collect()
}

/// How many characters at the beginning are a day, a month or a year: `7月15日`.
fn date_length(symbols: &[char]) -> usize {
    if !symbols.first().is_some_and(char::is_ascii_digit) {
        return 0;
    }
    let is_part = |c: &&char| c.is_ascii_digit() || matches!(c, '年' | '月' | '日' | '号');
    let date = symbols.iter().take_while(is_part).count();
    match symbols[..date].iter().all(char::is_ascii_digit) {
        true => 0,
        false => date,
    }
}

/// Without items that are far behind the best one.
fn cut_off(mut items: Vec<RankedItem>) -> Vec<RankedItem> {
    let best = items.first().map_or(0.0, |item| item.score);
    items.retain(|item| item.score >= LEAST_SHARE * best);
    items.truncate(MAX_ITEMS);
    items
}

/// The items of a text: what it says as a whole, and what each order says.
fn overall(whole: Vec<RankedItem>, orders: &[Order]) -> Vec<RankedItem> {
    let mut items = whole;
    for order in orders {
        for item in &order.items {
            match items
                .iter_mut()
                .find(|known| known.position == item.position)
            {
                Some(known) => known.score = known.score.max(item.score),
                None => items.push(item.clone()),
            }
        }
    }
    items.sort_by(|a, b| {
        b.score
            .total_cmp(&a.score)
            .then(a.position.cmp(&b.position))
    });
    cut_off(items)
}

/// Adds items on other lists whose titles say the same as those of the best ones:
/// they draw the border between what is the township's and what is not.
fn add_neighbours(ranker: &Ranker, duty_list: &DutyList, items: &mut Vec<RankedItem>) {
    let best = items.first().map_or(0.0, |item| item.score);
    let leading: Vec<(usize, f32)> = items
        .iter()
        .take(NEIGHBOURS_OF)
        .filter(|item| item.score >= 0.6 * best)
        .map(|item| (item.position, item.score))
        .collect();
    for (position, score) in leading {
        let item = &duty_list.items[position];
        for (other, likeness) in ranker.like_title(&item.title) {
            let is_elsewhere = duty_list.items[other].id.list != item.id.list;
            if other == position || !is_elsewhere || likeness < LEAST_LIKENESS {
                continue;
            }
            let gained = NEIGHBOUR * likeness * score;
            match items.iter_mut().find(|known| known.position == other) {
                Some(known) if known.score < gained => {
                    known.score = gained;
                    known.neighbour_of = Some(position);
                }
                Some(_) => {}
                None => items.push(RankedItem {
                    position: other,
                    score: gained,
                    evidence: Vec::new(),
                    prior: None,
                    neighbour_of: Some(position),
                }),
            }
        }
    }
    items.sort_by(|a, b| {
        b.score
            .total_cmp(&a.score)
            .then(a.position.cmp(&b.position))
    });
    items.truncate(MAX_ITEMS);
}

/// How sure the list has what a text of so many characters is about.
fn verdict(items: &[RankedItem], characters: usize) -> Verdict {
    let Some(best) = items.first() else {
        return Verdict::None;
    };
    let length = characters.min(USUAL_LENGTH) as f32 / USUAL_LENGTH as f32;
    let share = SHORT_SHARE + (1.0 - SHORT_SHARE) * length;
    if best.score >= SURE * share {
        Verdict::Found
    } else if best.score >= UNSURE * share {
        Verdict::Unsure
    } else {
        Verdict::None
    }
}
