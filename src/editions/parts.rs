//! Splits and merges: an item whose text is found in several items of the
//! other list.

use super::changes::Reason;
use super::likeness::may_share_duty;
use super::pairing::{Basis, Group, Material, Pairing};
use super::profile::{Bag, Profile, Weights, ratio};

/// How much of a part must be found in the whole.
const PART_HELD: f32 = 0.45;
/// The same for titles of items with duties: short texts.
const TITLE_HELD: f32 = 0.6;
/// How much of a part must be found there and not in the other parts.
const PART_GAIN: f32 = 0.3;
/// How much of the whole a part must add; a part that is found there as good
/// as whole may be smaller.
const WHOLE_GAIN: f32 = 0.1;
const WHOLE_PART: f32 = 0.9;
const WHOLE_PART_GAIN: f32 = 0.02;
/// How much of the whole the parts must hold together.
const WHOLE_HELD: f32 = 0.5;
/// Below these a split is to be checked.
const SURE_PART: f32 = 0.6;
const SURE_WHOLE: f32 = 0.65;

/// Which list the whole is in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Whole {
    Left,
    Right,
}

/// A part of a whole, and how well it fits.
#[derive(Clone, Copy)]
struct Fit {
    /// How much of the part is found in the whole.
    held: f32,
    /// How much it adds to the parts before it, measured by the part.
    gain: f32,
    /// The same, measured by the whole.
    adds: f32,
}

/// A whole with its parts.
struct Found {
    side: Whole,
    whole: usize,
    parts: Vec<usize>,
    held: f32,
    weakest: f32,
}

/// Looks for splits and merges, item by item, once the pairs are known.
pub(super) struct PartFinder {
    /// The group of each left and of each right item.
    groups: [Vec<Option<usize>>; 2],
    /// The items of the other side that have text in common with each item.
    near: [Vec<Vec<usize>>; 2],
    found: Vec<Found>,
}

impl PartFinder {
    pub fn new(pairing: &Pairing) -> PartFinder {
        let lengths = [pairing.left_taken.len(), pairing.right_taken.len()];
        let mut groups = lengths.map(|length| vec![None; length]);
        for (at, group) in pairing.groups.iter().enumerate() {
            for left in &group.left {
                groups[0][*left] = Some(at);
            }
            for right in &group.right {
                groups[1][*right] = Some(at);
            }
        }
        let mut near = lengths.map(|length| vec![Vec::new(); length]);
        for (left, candidates) in pairing.candidates.iter().enumerate() {
            for candidate in candidates {
                near[0][left].push(candidate.right);
                near[1][candidate.right].push(left);
            }
        }
        PartFinder {
            groups,
            near,
            found: Vec::new(),
        }
    }

    /// Looks for the parts of one item: the left items are counted first.
    pub fn look_at(&mut self, material: &Material, pairing: &Pairing, position: usize) {
        let (side, whole) = match position.checked_sub(material.left.len()) {
            None => (Whole::Left, position),
            Some(right) => (Whole::Right, right),
        };
        let found = self.find(material, pairing, side, whole);
        self.found.extend(found);
    }

    /// Joins the parts, the best splits first.
    pub fn take(mut self, pairing: &mut Pairing) {
        self.found.sort_by(|a, b| {
            b.held
                .total_cmp(&a.held)
                .then(a.whole.cmp(&b.whole))
                .then((a.side == Whole::Right).cmp(&(b.side == Whole::Right)))
        });
        let mut used = (
            vec![false; pairing.left_taken.len()],
            vec![false; pairing.right_taken.len()],
        );
        for found in self.found {
            let (left, right) = match found.side {
                Whole::Left => (vec![found.whole], found.parts),
                Whole::Right => (found.parts, vec![found.whole]),
            };
            if left.iter().any(|at| used.0[*at]) || right.iter().any(|at| used.1[*at]) {
                continue;
            }
            for at in &left {
                used.0[*at] = true;
            }
            for at in &right {
                used.1[*at] = true;
            }
            pairing.groups.retain(|group| {
                !group.left.iter().any(|at| left.contains(at))
                    && !group.right.iter().any(|at| right.contains(at))
            });
            pairing.take(Group {
                left,
                right,
                reason: Basis::Parts(found.held),
                weak: found.weakest < SURE_PART || found.held < SURE_WHOLE,
                alternatives: Vec::new(),
            });
        }
    }

    fn find(
        &self,
        material: &Material,
        pairing: &Pairing,
        side: Whole,
        whole: usize,
    ) -> Option<Found> {
        let (wholes, others, others_taken, at) = match side {
            Whole::Left => (&material.left, &material.right, &pairing.right_taken, 0),
            Whole::Right => (&material.right, &material.left, &pairing.left_taken, 1),
        };
        let group = self.groups[at][whole].map(|group| &pairing.groups[group]);
        // What is the same, or was decided by the reader, is not taken apart.
        let partner = match group {
            None => None,
            Some(group) => match group.reason {
                Basis::Pair(Reason::SameText | Reason::Confirmed) => return None,
                _ => match side {
                    Whole::Left => group.right.first().copied(),
                    Whole::Right => group.left.first().copied(),
                },
            },
        };
        let allowed = |part: usize| match side {
            Whole::Left => !pairing.is_rejected(whole, part),
            Whole::Right => !pairing.is_rejected(part, whole),
        };
        let weights = &material.weights;
        let profile = &wholes[whole];
        let mut free: Vec<usize> = self.near[at][whole]
            .iter()
            .copied()
            .filter(|part| !others_taken[*part] && allowed(*part))
            .filter(|part| may_share_duty(profile, &others[*part]))
            .filter(|part| may_fit(weights, profile, &others[*part]))
            .collect();
        let mut parts: Vec<usize> = Vec::new();
        let mut weakest = 1.0_f32;
        if let Some(partner) = partner {
            let fit = fit(weights, profile, &others[partner], &[]);
            if fit.held < PART_HELD {
                return None;
            }
            weakest = fit.held;
            parts.push(partner);
        }
        loop {
            let so_far: Vec<&Profile> = parts.iter().map(|part| &others[*part]).collect();
            let best = free
                .iter()
                .map(|part| (*part, fit(weights, profile, &others[*part], &so_far)))
                .filter(|(_, fit)| {
                    let adds = if fit.held >= WHOLE_PART {
                        WHOLE_PART_GAIN
                    } else {
                        WHOLE_GAIN
                    };
                    fit.held >= PART_HELD && fit.gain >= PART_GAIN && fit.adds >= adds
                })
                .max_by(|a, b| a.1.adds.total_cmp(&b.1.adds).then(b.0.cmp(&a.0)));
            let Some((part, fit)) = best else { break };
            weakest = weakest.min(fit.held);
            free.retain(|other| *other != part);
            parts.push(part);
        }
        if parts.len() < 2 {
            return None;
        }
        let together = parts
            .iter()
            .fold(Bag::default(), |bag, part| bag.with(&others[*part].all()));
        let held = weights.held(&profile.all(), &together);
        parts.sort_unstable();
        (held >= WHOLE_HELD).then_some(Found {
            side,
            whole,
            parts,
            held,
            weakest,
        })
    }
}

/// A quick look: whether titles, or titles and duties, are found at all.
fn may_fit(weights: &Weights, whole: &Profile, part: &Profile) -> bool {
    let title = weights.held(&part.title, &whole.title);
    let duties = weights.held(&part.duties, &whole.duties);
    let text = title * part.title.mass + duties * part.duties.mass;
    title >= PART_HELD || ratio(text, part.title.mass + part.duties.mass) >= PART_HELD
}

/// How well a part fits, by titles or by all text, whichever says more.
fn fit(weights: &Weights, whole: &Profile, part: &Profile, others: &[&Profile]) -> Fit {
    let measure = |whole: &Bag, part: &Bag, others: &Bag| {
        let shared = part.shared(whole);
        let gain = weights.mass(&shared.without(others));
        Fit {
            held: ratio(weights.mass(&shared), weights.mass(part)),
            gain: ratio(gain, weights.mass(part)),
            adds: ratio(gain, weights.mass(whole)),
        }
    };
    let together = |bag: fn(&Profile) -> Bag| {
        others
            .iter()
            .fold(Bag::default(), |sum, other| sum.with(&bag(other)))
    };
    let by_text = measure(&whole.all(), &part.all(), &together(Profile::all));
    let by_title = measure(&whole.title, &part.title, &together(|p| p.title.clone()));
    let titles_count = by_title.held >= TITLE_HELD || !part.has_duties();
    if titles_count && by_title.gain > by_text.gain {
        by_title
    } else {
        by_text
    }
}
