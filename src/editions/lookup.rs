//! Looking up the items of the right list that have rare text in common with
//! an item of the left one.

use super::pairing::Material;
use super::profile::{GRAMS, Profile, ratio};

/// How many grams of the duties an item is looked up by: its rarest.
const LOOKED_UP: usize = 48;
/// Grams that weigh less are in too many items to be looked up.
const TOO_COMMON: f32 = 0.05;

/// The right items that each gram occurs in.
pub(super) struct Lookup {
    /// Where the items of a gram begin; the last is the end of all.
    starts: Vec<u32>,
    items: Vec<u32>,
    /// While the table is filled: where the next item of a gram goes.
    next: Vec<u32>,
    /// While an item is looked up: agreement of each right item.
    scores: Vec<f32>,
}

impl Lookup {
    /// An empty table of the right size for these items.
    pub fn new(material: &Material, taken: &[bool]) -> Lookup {
        let mut starts = vec![0_u32; GRAMS + 1];
        for (_, profile) in free(material, taken) {
            for gram in profile.grams() {
                starts[gram + 1] += 1;
            }
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        Lookup {
            items: vec![0; starts[GRAMS] as usize],
            next: starts.clone(),
            starts,
            scores: vec![0.0; material.right.len()],
        }
    }

    /// Adds an item of the right list.
    pub fn add(&mut self, material: &Material, right: usize) {
        for gram in material.right[right].grams() {
            let next = &mut self.next[gram];
            self.items[*next as usize] = right as u32;
            *next += 1;
        }
    }

    /// The right items that agree most with a left one, best first.
    pub fn nearest(&mut self, material: &Material, profile: &Profile, count: usize) -> Vec<usize> {
        let mut touched: Vec<u32> = Vec::new();
        let weights = &material.weights;
        let mut rare: Vec<(u32, u32)> = profile.duties.grams.clone();
        rare.sort_by(|a, b| weights.of(b.0).total_cmp(&weights.of(a.0)).then(a.cmp(b)));
        rare.truncate(LOOKED_UP);
        let title = weights.mass(&profile.title);
        let duties: f32 = rare.iter().map(|(gram, _)| weights.of(*gram)).sum();
        let by_title = profile.title.grams.iter().map(|g| (g.0, title));
        let by_duties = rare.iter().map(|g| (g.0, duties));
        for (gram, mass) in by_title.chain(by_duties) {
            let weight = weights.of(gram);
            if weight < TOO_COMMON {
                continue;
            }
            let range =
                self.starts[gram as usize] as usize..self.starts[gram as usize + 1] as usize;
            for right in &self.items[range] {
                let score = &mut self.scores[*right as usize];
                if *score == 0.0 {
                    touched.push(*right);
                }
                *score += ratio(weight, mass);
            }
        }
        let mut found: Vec<(f32, u32)> = touched
            .into_iter()
            .map(|right| (std::mem::take(&mut self.scores[right as usize]), right))
            .collect();
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        found.truncate(count);
        found.into_iter().map(|(_, right)| right as usize).collect()
    }
}

/// The right items that have no partner yet.
fn free<'m>(
    material: &'m Material,
    taken: &'m [bool],
) -> impl Iterator<Item = (usize, &'m Profile)> {
    material
        .right
        .iter()
        .enumerate()
        .filter(|(at, _)| !taken[*at])
}
