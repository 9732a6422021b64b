//! A list prepared for searching.

use crate::duty_list::{CategoryId, Clause, DepartmentId, DutyList};
use crate::i18n::Language;
use crate::i18n::names;

use super::characters::{Reading, characters};
use super::fold::{fold, is_latin};
use super::kind::Location;
use super::pattern::TextView;
use super::synonyms::{Synonym, synonyms};

/// Separates fields; no word contains it, so no match runs across.
const BOUNDARY: char = '\0';

/// One slot for each character of the basic plane and one for all the others.
const SYMBOL_SLOTS: usize = 0x1_0001;

/// What a field of the indexed text belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FieldRef {
    /// A category's name: it counts for every item of the category.
    Category(CategoryId),
    /// A form of a department's name: it counts for every item of the department.
    Department(DepartmentId),
    /// The departments that an item's print adds without naming them.
    OtherDepartments(u32),
    /// The title, or its English gloss.
    Title(u32),
    /// Item and clause; the clause's text, or the heading above it.
    Superior(u32, u32),
    Township(u32, u32),
}

/// A field of the indexed text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field {
    pub start: u32,
    pub field: FieldRef,
    /// Matched only at the beginning of words; see [`is_latin`].
    pub latin: bool,
}

/// A list prepared for searching: all its texts, folded, one after the other,
/// with the reading of each character, and for each character and each reading
/// the positions where it occurs.
pub struct Index {
    symbols: Vec<char>,
    readings: Vec<Reading>,
    /// In the order of the text; each begins after a boundary.
    pub(super) fields: Vec<Field>,
    symbol_postings: Postings,
    reading_postings: Postings,
    synonyms: Vec<Synonym>,
    /// The departments' ids in addresses.
    department_ids: Vec<String>,
}

impl Index {
    /// Prepares a list. Positions and ids are those of the list, so the two
    /// belong together.
    pub fn new(duty_list: &DutyList) -> Index {
        let mut text = IndexedText::default();
        for id in duty_list.category_ids() {
            let name = duty_list.category(id);
            text.add(FieldRef::Category(id), name);
            let english = names::category(name, Language::English);
            if english != name {
                text.add(FieldRef::Category(id), english);
            }
        }
        for id in duty_list.department_ids() {
            let department = duty_list.department(id);
            for name in department.forms().chain(department.en.as_deref()) {
                text.add(FieldRef::Department(id), name);
            }
        }
        for (position, item) in (0u32..).zip(&duty_list.items) {
            text.add(FieldRef::Title(position), &item.title);
            if let Some(gloss) = &item.title_en {
                text.add(FieldRef::Title(position), gloss);
            }
            if let Some(others) = &item.other_departments {
                text.add(FieldRef::OtherDepartments(position), others);
            }
            let superior = item.superior.iter().map(|superior| &superior.clause);
            text.add_clauses(superior, |at| FieldRef::Superior(position, at));
            text.add_clauses(item.township.iter(), |at| FieldRef::Township(position, at));
        }
        let symbols = text.symbols.iter().map(|symbol| slot(*symbol));
        let readings = text.readings.iter().map(|reading| reading.number());
        let departments = duty_list.departments.iter();
        Index {
            symbol_postings: Postings::sort(symbols, SYMBOL_SLOTS),
            reading_postings: Postings::sort(readings, characters().all_readings().count()),
            symbols: text.symbols,
            readings: text.readings,
            fields: text.fields,
            synonyms: synonyms(),
            department_ids: departments.map(|known| known.id.clone()).collect(),
        }
    }

    /// The indexed text.
    pub(super) fn view(&self) -> TextView<'_> {
        TextView {
            symbols: &self.symbols,
            readings: &self.readings,
        }
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

    /// Where a folded character occurs, in ascending order. Characters outside
    /// the basic plane share one slot, so the caller compares.
    pub(super) fn postings(&self, symbol: char) -> &[u32] {
        self.symbol_postings.of(slot(symbol))
    }

    /// Where a character with this reading occurs, in ascending order.
    pub(super) fn reading_postings(&self, reading: Reading) -> &[u32] {
        self.reading_postings.of(reading.number())
    }

    /// Where a field ends: at the boundary after it.
    pub(super) fn end(&self, field: usize) -> usize {
        let next = self.fields.get(field + 1);
        next.map_or(self.symbols.len(), |next| next.start as usize) - 1
    }

    /// The field that holds a position, which is not before the field `from`.
    pub(super) fn field_from(&self, from: usize, position: usize) -> usize {
        let begins = |at: usize| {
            self.fields
                .get(at)
                .is_some_and(|f| f.start as usize <= position)
        };
        let (mut field, mut step) = (from, 1);
        while begins(field + step) {
            field += step;
            step *= 2;
        }
        while step > 1 {
            step /= 2;
            if begins(field + step) {
                field += step;
            }
        }
        field
    }

    /// The field that holds a position.
    pub(super) fn field_at(&self, position: usize) -> usize {
        let after = self
            .fields
            .partition_point(|field| field.start as usize <= position);
        after.saturating_sub(1)
    }
}

impl FieldRef {
    /// The location within an item.
    pub(super) fn location(self) -> Option<Location> {
        match self {
            FieldRef::Category(_) => Some(Location::Category),
            FieldRef::Department(id) => Some(Location::Department(id)),
            FieldRef::OtherDepartments(_) => None,
            FieldRef::Title(_) => Some(Location::Title),
            FieldRef::Superior(_, clause) => Some(Location::Superior(clause as usize)),
            FieldRef::Township(_, clause) => Some(Location::Township(clause as usize)),
        }
    }
}

/// The indexed text while it is built.
#[derive(Default)]
struct IndexedText {
    symbols: Vec<char>,
    readings: Vec<Reading>,
    fields: Vec<Field>,
}

impl IndexedText {
    fn add(&mut self, field: FieldRef, text: &str) {
        if self.symbols.is_empty() {
            self.symbols.push(BOUNDARY);
            self.readings.push(Reading::NONE);
        }
        let start = self.symbols.len();
        self.fields.push(Field {
            start: start as u32,
            field,
            latin: is_latin(text),
        });
        self.symbols.extend(text.chars().map(fold));
        characters().read(&self.symbols[start..], &mut self.readings);
        self.symbols.push(BOUNDARY);
        self.readings.push(Reading::NONE);
    }

    /// Adds each heading once, before the first clause under it.
    fn add_clauses<'a>(
        &mut self,
        clauses: impl Iterator<Item = &'a Clause>,
        field: impl Fn(u32) -> FieldRef,
    ) {
        let mut above = None;
        for (at, clause) in (0u32..).zip(clauses) {
            if clause.section.as_ref() != above {
                above = clause.section.as_ref();
                if let Some(heading) = above {
                    self.add(field(at), &heading.text);
                }
            }
            self.add(field(at), &clause.text);
        }
    }
}

fn slot(symbol: char) -> usize {
    (symbol as usize).min(SYMBOL_SLOTS - 1)
}

/// The positions of the text, sorted by what occurs there.
struct Postings {
    /// `positions[starts[slot]..starts[slot + 1]]` are those of one slot.
    starts: Vec<u32>,
    positions: Vec<u32>,
}

impl Postings {
    /// A counting sort of the positions by their slots.
    fn sort(slots_of_positions: impl Iterator<Item = usize> + Clone, slots: usize) -> Postings {
        // Each slot's count is stored two slots on, so that after the sums a
        // slot's start is one slot on, and moves to its end while positions are
        // written.
        let mut starts = vec![0u32; slots + 2];
        for slot in slots_of_positions.clone() {
            starts[slot + 2] += 1;
        }
        for slot in 2..starts.len() {
            starts[slot] += starts[slot - 1];
        }
        let mut positions = vec![0u32; starts[slots + 1] as usize];
        for (position, slot) in (0u32..).zip(slots_of_positions) {
            let next = &mut starts[slot + 1];
            positions[*next as usize] = position;
            *next += 1;
        }
        Postings { starts, positions }
    }

    fn of(&self, slot: usize) -> &[u32] {
        &self.positions[self.starts[slot] as usize..self.starts[slot + 1] as usize]
    }
}
