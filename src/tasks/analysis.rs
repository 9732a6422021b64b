//! Comparing a text with the list, in slices.

use std::ops::Range;

use crate::duty_list::DutyList;
use crate::search::{Folded, Index, Lexicon, Options, RankedItem, Ranker, Ranking, is_word_char};

use super::input::{self, InputProblem};
use super::noise::Ignored;
use super::orders::{Piece, cut};

/// How many items an order and a text are given.
const MAX_ITEMS: usize = 10;
/// A text up to this length is also ranked as a whole, in characters.
const WHOLE_TEXT: usize = 1_200;
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
    /// What is no order, in the order of the text.
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
    ignored: Vec<Ignored>,
    pieces: Vec<Piece>,
    /// The pieces that have been ranked.
    ranked: Vec<Vec<RankedItem>>,
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
            ignored: cut.ignored,
            total: total.sum(),
            pieces: cut.pieces,
            ranked: Vec::new(),
            done: 0,
        })
    }

    /// Ranks pieces until about `budget` characters are done, at least one piece.
    pub fn step(
        &mut self,
        duty_list: &DutyList,
        index: &Index,
        lexicon: &Lexicon,
        budget: usize,
    ) -> Step {
        let ranker = Ranker::new(duty_list, index, lexicon);
        let mut spent = 0;
        while let Some(piece) = self.pieces.get(self.ranked.len()) {
            let length = self.text[piece.range.clone()].chars().count();
            if spent > 0 && spent + length > budget {
                break;
            }
            let ranking = self.rank(&ranker, std::slice::from_ref(piece), MAX_ITEMS);
            self.ranked.push(ranking.items);
            spent += length;
        }
        self.done += spent;
        if self.ranked.len() == self.pieces.len() {
            Step::Done
        } else {
            Step::Working {
                done: self.done,
                total: self.total,
            }
        }
    }

    /// Ranks some neighbouring pieces together.
    fn rank(&self, ranker: &Ranker, pieces: &[Piece], limit: usize) -> Ranking {
        let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else {
            return ranker.rank(&Folded::new("", 0..0), Options::default());
        };
        let range = first.range.start..last.range.end;
        let mut folded = Folded::new(&self.text, range.clone());
        let hidden = pieces.iter().flat_map(|piece| &piece.hidden);
        for hidden in hidden {
            folded.hide_bytes(hidden);
        }
        for ignored in &self.ignored {
            if ignored.range.start >= range.start && ignored.range.end <= range.end {
                folded.hide_bytes(&ignored.range);
            }
        }
        folded.hide_words(ranker.lexicon().fillers());
        let options = Options {
            typos: false,
            limit,
        };
        ranker.rank(&folded, options)
    }

    /// Puts the pieces together. Call it after [`step`](Analysis::step) has
    /// returned [`Step::Done`]; pieces that are not ranked are left out.
    pub fn finish(self, duty_list: &DutyList, index: &Index, lexicon: &Lexicon) -> TaskAnalysis {
        let ranker = Ranker::new(duty_list, index, lexicon);
        let groups = self.groups();
        let mut orders: Vec<Order> = Vec::new();
        for group in &groups {
            let pieces = &self.pieces[group.clone()];
            let items = if group.len() == 1 {
                self.ranked[group.start].clone()
            } else {
                self.rank(&ranker, pieces, MAX_ITEMS).items
            };
            let items = cut_off(items);
            orders.push(Order {
                range: pieces[0].range.start..pieces[pieces.len() - 1].range.end,
                verdict: verdict(&items),
                items,
            });
        }
        let whole = if self.total <= WHOLE_TEXT {
            self.rank(&ranker, &self.pieces, 40).items
        } else {
            Vec::new()
        };
        let items = overall(whole, &orders);
        let unmatched = self.unmatched(&items, &orders);
        TaskAnalysis {
            verdict: verdict(&items),
            orders,
            items,
            unmatched,
            ignored: self.ignored,
        }
    }

    /// Pieces that belong to one order: a sentence that names the same items as
    /// the one before, or that says too little by itself.
    fn groups(&self) -> Vec<Range<usize>> {
        let mut groups: Vec<Range<usize>> = Vec::new();
        for (at, items) in self.ranked.iter().enumerate() {
            let joins = groups.last().is_some_and(|group| {
                let piece = &self.pieces[at];
                let length = piece.range.end - self.pieces[group.start].range.start;
                let before = &self.ranked[at - 1];
                let same = items.first().is_some_and(|best| {
                    let leading = before.iter().take(2);
                    leading.clone().any(|other| other.position == best.position)
                });
                let weak = items.first().is_none_or(|best| best.score < 5.0);
                let before_weak = before.first().is_none_or(|best| best.score < 5.0);
                length < 3_000 && !piece.is_point && (same || weak || before_weak)
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
        // Single characters say nothing.
        unmatched.retain(|range| range.len() > 3);
        unmatched
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

/// How sure the list has what a text is about.
fn verdict(items: &[RankedItem]) -> Verdict {
    let Some(best) = items.first() else {
        return Verdict::None;
    };
    if best.score >= 10.0 {
        Verdict::Found
    } else if best.score >= 5.0 {
        Verdict::Unsure
    } else {
        Verdict::None
    }
}
