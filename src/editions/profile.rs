//! What is known of an item when it is compared: its text as keys and as bags
//! of character pairs, and how much each pair of characters says.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use crate::duty_list::{Clause, Correction, DutyList, Field, Heading, Item, List};

use super::changes::Column;
use super::departments::{Departments, Side};
use super::normal::{key, without_numbers};

/// Turns texts of either list into keys that can be compared.
pub(super) struct Normaliser {
    pub departments: Departments,
    /// Misprints as one list prints them and as the other reads them, as keys.
    misprints: Vec<(String, String)>,
}

impl Normaliser {
    pub fn new(departments: Departments, left: &DutyList, right: &DutyList) -> Normaliser {
        let counts = |correction: &&Correction| correction.field != Field::Departments;
        let misprints = left
            .corrections
            .iter()
            .chain(&right.corrections)
            .filter(counts)
            .map(|correction| (key(&correction.published), key(&correction.read_as)))
            .filter(|(published, read_as)| published != read_as && !published.is_empty())
            .collect();
        Normaliser {
            departments,
            misprints,
        }
    }

    pub fn key(&self, text: &str) -> String {
        let mut key = key(text);
        for (published, read_as) in &self.misprints {
            if key.contains(published) {
                key = key.replace(published, read_as);
            }
        }
        self.departments.relabel(key)
    }

    /// The parts of a column that are compared: headings and clauses.
    pub fn units(&self, item: &Item, column: Column) -> Vec<Unit> {
        let clauses: Vec<&Clause> = match column {
            Column::Superior => item.superior.iter().map(|duty| &duty.clause).collect(),
            Column::Township => item.township.iter().collect(),
        };
        let mut units = Vec::with_capacity(clauses.len());
        let mut section = None;
        for (index, clause) in clauses.into_iter().enumerate() {
            if clause.section != section {
                section.clone_from(&clause.section);
                if let Some(heading) = &section {
                    units.push(Unit {
                        index,
                        heading: true,
                        key: self.key(&heading.text),
                    });
                }
            }
            units.push(Unit {
                index,
                heading: false,
                key: self.key(&without_numbers(
                    self.without_department(item, &clause.text),
                )),
            });
        }
        units
    }

    /// In the list of what was taken back, `县民政局：负责…` without the name,
    /// which is the item's department.
    fn without_department<'t>(&self, item: &Item, text: &'t str) -> &'t str {
        if item.id.list != List::Reclaimed {
            return text;
        }
        let Some((names, rest)) = text.split_once(['：', ':']) else {
            return text;
        };
        let is_name = |name: &str| self.departments.is_name(&key(name));
        if is_name(names) || names.split(['、', '，', ',']).all(is_name) {
            rest
        } else {
            text
        }
    }
}

/// A heading or a clause of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    /// The clause's position in the column.
    pub index: usize,
    pub heading: bool,
    pub key: String,
}

/// Whether two items have the same keys and bags. Most items of an edition have
/// those that they had in the edition before.
pub(super) fn have_same_wording(a: &Item, b: &Item) -> bool {
    fn text(clause: &Clause) -> (Option<&Heading>, &str) {
        (clause.section.as_ref(), &clause.text)
    }
    fn duties(item: &Item) -> impl Iterator<Item = (Option<&Heading>, &str)> {
        item.superior.iter().map(|duty| text(&duty.clause))
    }
    let same_township = a.township.iter().map(text).eq(b.township.iter().map(text));
    a.id.list == b.id.list && a.title == b.title && same_township && duties(a).eq(duties(b))
}

/// An item as it is compared.
#[derive(Clone)]
pub(super) struct Profile {
    pub list: List,
    pub number: u32,
    pub title_key: String,
    pub superior_key: String,
    pub township_key: String,
    /// Departments, those that go on under another name being the same.
    pub departments: BTreeSet<usize>,
    pub title: Bag,
    pub duties: Bag,
}

impl Profile {
    pub fn new(normaliser: &Normaliser, side: Side, item: &Item) -> Profile {
        let column = |column| -> String {
            normaliser
                .units(item, column)
                .into_iter()
                .map(|unit| unit.key)
                .collect()
        };
        let title_key = normaliser.key(&item.title);
        let superior_key = column(Column::Superior);
        let township_key = column(Column::Township);
        Profile {
            list: item.id.list,
            number: item.id.number,
            title: Bag::new([title_key.as_str()]),
            duties: Bag::new([superior_key.as_str(), &township_key]),
            departments: normaliser.departments.groups_of(side, item),
            title_key,
            superior_key,
            township_key,
        }
    }

    /// The profile of another item of the same wording.
    pub fn of_another(&self, normaliser: &Normaliser, side: Side, item: &Item) -> Profile {
        Profile {
            number: item.id.number,
            departments: normaliser.departments.groups_of(side, item),
            ..self.clone()
        }
    }

    pub fn has_duties(&self) -> bool {
        !self.duties.grams.is_empty()
    }

    pub fn has_same_duties(&self, other: &Profile) -> bool {
        self.superior_key == other.superior_key && self.township_key == other.township_key
    }

    /// The grams of title and duties, each once, in no order.
    pub fn grams(&self) -> impl Iterator<Item = usize> {
        let title = &self.title.grams;
        let is_new = |gram: u32| title.binary_search_by_key(&gram, |known| known.0).is_err();
        let duties = self.duties.grams.iter().map(|known| known.0);
        let all = title.iter().map(|known| known.0);
        all.chain(duties.filter(move |gram| is_new(*gram)))
            .map(|gram| gram as usize)
    }

    /// Title and duties together.
    pub fn all(&self) -> Bag {
        Bag {
            mass: self.title.mass + self.duties.mass,
            ..self.title.with(&self.duties)
        }
    }
}

/// Numbers for pairs of characters: their hash, cut to this many bits. Two
/// pairs that share a number cost a little accuracy and nothing else.
const GRAM_BITS: u32 = 17;
pub(super) const GRAMS: usize = 1 << GRAM_BITS;

fn gram(a: char, b: char) -> u32 {
    let mixed = (a as u64)
        .wrapping_mul(0x9E37_79B9_7F4A_7C15)
        .rotate_left(29)
        ^ (b as u64);
    (mixed.wrapping_mul(0xD6E8_FEB8_6659_FD93) >> (64 - GRAM_BITS)) as u32
}

/// How often each pair of neighbouring characters occurs in a text.
#[derive(Clone, Debug, Default)]
pub(super) struct Bag {
    /// Sorted by gram.
    pub grams: Vec<(u32, u32)>,
    /// What all of it weighs, once it has been weighed.
    pub mass: f32,
}

impl Bag {
    pub fn new<'t>(texts: impl IntoIterator<Item = &'t str>) -> Bag {
        let mut all: Vec<u32> = Vec::new();
        for text in texts {
            let mut previous = None;
            for c in text.chars() {
                if let Some(previous) = previous.replace(c) {
                    all.push(gram(previous, c));
                }
            }
        }
        all.sort_unstable();
        let mut grams: Vec<(u32, u32)> = Vec::new();
        for gram in all {
            match grams.last_mut() {
                Some(last) if last.0 == gram => last.1 += 1,
                _ => grams.push((gram, 1)),
            }
        }
        Bag { grams, mass: 0.0 }
    }

    /// Both together.
    pub fn with(&self, other: &Bag) -> Bag {
        self.merged(other, |a, b| a + b)
    }

    /// What is here and not in the other.
    pub fn without(&self, other: &Bag) -> Bag {
        self.merged(other, |a, b| a.saturating_sub(b))
    }

    /// What both have.
    pub fn shared(&self, other: &Bag) -> Bag {
        self.merged(other, u32::min)
    }

    fn merged(&self, other: &Bag, count: impl Fn(u32, u32) -> u32) -> Bag {
        let (mut a, mut b) = (self.grams.iter().peekable(), other.grams.iter().peekable());
        let mut grams = Vec::with_capacity(self.grams.len());
        while let Some(gram) = match (a.peek(), b.peek()) {
            (Some(a), Some(b)) => Some(a.0.min(b.0)),
            (a, b) => a.or(b).map(|next| next.0),
        } {
            let here = a.next_if(|next| next.0 == gram).map_or(0, |next| next.1);
            let there = b.next_if(|next| next.0 == gram).map_or(0, |next| next.1);
            let count = count(here, there);
            if count > 0 {
                grams.push((gram, count));
            }
        }
        Bag { grams, mass: 0.0 }
    }
}

/// How much each gram says: much if few items have it.
pub(super) struct Weights {
    items: usize,
    /// In how many items each gram occurs; then, what it weighs.
    of: Vec<f32>,
}

impl Weights {
    pub fn new() -> Weights {
        Weights {
            items: 0,
            of: vec![0.0; GRAMS],
        }
    }

    pub fn count(&mut self, profile: &Profile) {
        self.items += 1;
        for gram in profile.grams() {
            self.of[gram] += 1.0;
        }
    }

    /// Turns the counts into weights between 0 and 1.
    pub fn finish(&mut self) {
        let items = self.items as f32 + 1.0;
        let rarest = (items / 1.5).ln().max(1.0);
        // By count: there are far fewer counts than grams.
        let weights: Vec<f32> = (0..=self.items)
            .map(|count| {
                let rarity = (items / (count as f32 + 0.5)).ln().max(0.0) / rarest;
                (rarity * rarity).min(1.0)
            })
            .collect();
        for weight in &mut self.of {
            *weight = weights[*weight as usize];
        }
    }

    pub fn of(&self, gram: u32) -> f32 {
        self.of[gram as usize]
    }

    pub fn mass(&self, bag: &Bag) -> f32 {
        bag.grams
            .iter()
            .map(|(gram, count)| self.of(*gram) * *count as f32)
            .sum()
    }

    /// Notes what the bags of a profile weigh.
    pub fn weigh(&self, profile: &mut Profile) {
        profile.title.mass = self.mass(&profile.title);
        profile.duties.mass = self.mass(&profile.duties);
    }

    /// How much two weighed bags agree, from 0 to 1; 0 if both are empty.
    pub fn alike(&self, a: &Bag, b: &Bag) -> f32 {
        ratio(2.0 * self.shared_mass(a, b, 0.0), a.mass + b.mass)
    }

    /// How much of `part`, which is weighed, is in `whole`, from 0 to 1.
    pub fn held(&self, part: &Bag, whole: &Bag) -> f32 {
        ratio(self.shared_mass(part, whole, 0.0), part.mass)
    }

    /// How much the rare grams weigh that two bags share: boilerplate that
    /// many items have says nothing.
    pub fn distinctive(&self, a: &Bag, b: &Bag) -> f32 {
        const COMMON: f32 = 0.27;
        self.shared_mass(a, b, COMMON)
    }

    /// What the grams that two bags share weigh above `common`.
    fn shared_mass(&self, a: &Bag, b: &Bag, common: f32) -> f32 {
        let (mut at, mut other) = (0, 0);
        let mut mass = 0.0;
        while let (Some(here), Some(there)) = (a.grams.get(at), b.grams.get(other)) {
            match here.0.cmp(&there.0) {
                Ordering::Less => at += 1,
                Ordering::Greater => other += 1,
                Ordering::Equal => {
                    let count = here.1.min(there.1) as f32;
                    mass += (self.of(here.0) - common).max(0.0) * count;
                    at += 1;
                    other += 1;
                }
            }
        }
        mass
    }
}

pub(super) fn ratio(part: f32, whole: f32) -> f32 {
    if whole > 0.0 { part / whole } else { 0.0 }
}
