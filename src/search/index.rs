//! The document laid out for searching, once.

use std::ops::ControlFlow;

use crate::duty_list::{CategoryId, Clause, DepartmentId, DutyList};

use super::Location;
use super::characters::{Sound, characters};
use super::fold::{fold, is_latin};
use super::matches::matches;
use super::pattern::Strip;
use super::synonyms::{Synonym, synonyms};
use super::word::Word;

/// Stands between fields; no word contains it, so no match runs across.
const BOUNDARY: char = '\0';

/// One slot for each character of the basic plane and one for all the others.
const SYMBOL_SLOTS: usize = 0x1_0001;

/// What a field of the tape belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    /// A category's name: it counts for every item of the category.
    Category(CategoryId),
    /// A form of a department's name: it counts for every item of the department.
    Department(DepartmentId),
    /// The departments that an item's print adds without naming them.
    OtherDepartments(u32),
    Title(u32),
    /// Item and clause; the clause's text, or the heading that begins at it.
    Superior(u32, u16),
    Township(u32, u16),
}

/// A stretch of the tape.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field {
    pub start: u32,
    pub owner: Owner,
    /// Matched only where its words begin; see [`is_latin`].
    pub latin: bool,
}

/// A document prepared for searching: all its texts, folded, on one tape, with
/// the reading of each character, and for each character and each reading the
/// places where it stands.
pub struct Index {
    symbols: Vec<char>,
    sounds: Vec<Sound>,
    /// In the tape's order; each begins after a boundary.
    pub(super) fields: Vec<Field>,
    symbol_places: Places,
    sound_places: Places,
    synonyms: Vec<Synonym>,
    /// The departments' ids in addresses.
    department_ids: Vec<String>,
}

impl Index {
    /// Prepares a document. Its positions and ids stay those of the document,
    /// so the two belong together.
    pub fn new(duty_list: &DutyList) -> Index {
        let mut tape = Tape::default();
        for id in duty_list.category_ids() {
            tape.add(Owner::Category(id), duty_list.category(id));
        }
        for id in duty_list.department_ids() {
            let department = duty_list.department(id);
            for name in department.forms().chain(department.en.as_deref()) {
                tape.add(Owner::Department(id), name);
            }
        }
        for (position, item) in (0u32..).zip(&duty_list.items) {
            tape.add(Owner::Title(position), &item.title);
            if let Some(others) = &item.other_departments {
                tape.add(Owner::OtherDepartments(position), others);
            }
            let superior = item.superior.iter().map(|superior| &superior.clause);
            tape.add_clauses(superior, |at| Owner::Superior(position, at));
            tape.add_clauses(item.township.iter(), |at| Owner::Township(position, at));
        }
        let symbols = tape.symbols.iter().map(|symbol| slot(*symbol));
        let sounds = tape.sounds.iter().map(|sound| sound.number());
        let departments = duty_list.departments.iter();
        Index {
            symbol_places: Places::sort(symbols, SYMBOL_SLOTS),
            sound_places: Places::sort(sounds, characters().all_sounds().count()),
            symbols: tape.symbols,
            sounds: tape.sounds,
            fields: tape.fields,
            synonyms: synonyms(),
            department_ids: departments.map(|known| known.id.clone()).collect(),
        }
    }

    /// The tape.
    pub(super) fn strip(&self) -> Strip<'_> {
        Strip {
            symbols: &self.symbols,
            sounds: &self.sounds,
        }
    }

    /// Whether a word is found anywhere.
    pub(super) fn has(&self, word: &Word) -> bool {
        matches(self, word, &mut |_| ControlFlow::Break(())).is_break()
    }

    /// Goes through the names of categories and departments that have a word.
    pub(super) fn each_name(&self, word: &Word, mut found: impl FnMut(Owner)) {
        let _ = matches(self, word, &mut |at| {
            found(at.owner);
            ControlFlow::Continue(())
        });
    }

    /// The everyday words.
    pub(super) fn synonyms(&self) -> &[Synonym] {
        &self.synonyms
    }

    /// The department with this id in addresses.
    pub(super) fn department_with_id(&self, id: &str) -> Option<DepartmentId> {
        let mut ids = self.department_ids.iter();
        let at = ids.position(|known| known == id)?;
        u32::try_from(at).ok().map(DepartmentId)
    }

    /// Where a folded character stands, in ascending order. Characters outside
    /// the basic plane share one list, so the caller compares.
    pub(super) fn places(&self, symbol: char) -> &[u32] {
        self.symbol_places.of(slot(symbol))
    }

    /// Where a character that is read like this stands, in ascending order.
    pub(super) fn sound_places(&self, sound: Sound) -> &[u32] {
        self.sound_places.of(sound.number())
    }

    /// Where a field ends: at the boundary after it.
    pub(super) fn end(&self, field: usize) -> usize {
        let next = self.fields.get(field + 1);
        next.map_or(self.symbols.len(), |next| next.start as usize) - 1
    }
}

impl Owner {
    /// The place within an item that this stands for.
    pub(super) fn place(self) -> Option<Location> {
        match self {
            Owner::Category(_) => Some(Location::Category),
            Owner::Department(id) => Some(Location::Department(id)),
            Owner::OtherDepartments(_) => None,
            Owner::Title(_) => Some(Location::Title),
            Owner::Superior(_, clause) => Some(Location::Superior(clause.into())),
            Owner::Township(_, clause) => Some(Location::Township(clause.into())),
        }
    }
}

/// The tape while it is written.
#[derive(Default)]
struct Tape {
    symbols: Vec<char>,
    sounds: Vec<Sound>,
    fields: Vec<Field>,
}

impl Tape {
    fn add(&mut self, owner: Owner, text: &str) {
        if self.symbols.is_empty() {
            self.symbols.push(BOUNDARY);
            self.sounds.push(Sound::NONE);
        }
        let start = self.symbols.len();
        self.fields.push(Field {
            start: start as u32,
            owner,
            latin: is_latin(text),
        });
        self.symbols.extend(text.chars().map(fold));
        characters().read(&self.symbols[start..], &mut self.sounds);
        self.symbols.push(BOUNDARY);
        self.sounds.push(Sound::NONE);
    }

    /// Adds each heading once, before the first clause under it.
    fn add_clauses<'a>(
        &mut self,
        clauses: impl Iterator<Item = &'a Clause>,
        owner: impl Fn(u16) -> Owner,
    ) {
        let mut above = None;
        for (at, clause) in (0u16..).zip(clauses) {
            if clause.section.as_ref() != above {
                above = clause.section.as_ref();
                if let Some(heading) = above {
                    self.add(owner(at), &heading.text);
                }
            }
            self.add(owner(at), &clause.text);
        }
    }
}

fn slot(symbol: char) -> usize {
    (symbol as usize).min(SYMBOL_SLOTS - 1)
}

/// The places on the tape, sorted by what stands there.
struct Places {
    /// `places[starts[slot]..starts[slot + 1]]` are those of one slot.
    starts: Vec<u32>,
    places: Vec<u32>,
}

impl Places {
    /// A counting sort of the places by their slots.
    fn sort(slots_of_places: impl Iterator<Item = usize> + Clone, slots: usize) -> Places {
        // Each slot's count is put two slots on, so that after the sums a slot's
        // start stands one slot on, and moves to its end while places are put in.
        let mut starts = vec![0u32; slots + 2];
        for slot in slots_of_places.clone() {
            starts[slot + 2] += 1;
        }
        for slot in 2..starts.len() {
            starts[slot] += starts[slot - 1];
        }
        let mut places = vec![0u32; starts[slots + 1] as usize];
        for (place, slot) in (0u32..).zip(slots_of_places) {
            let next = &mut starts[slot + 1];
            places[*next as usize] = place;
            *next += 1;
        }
        Places { starts, places }
    }

    fn of(&self, slot: usize) -> &[u32] {
        &self.places[self.starts[slot] as usize..self.starts[slot + 1] as usize]
    }
}
