//! The fields of the query language: `部门:公安`, `清单:配合` and the others.

use crate::document::{CategoryId, DepartmentId, Item, List};
use crate::review::Mark;

use super::fold::folded;
use super::index::{Index, Owner};
use super::tokens::FieldName;
use super::word::Word;

/// A set of ids, which have 256 values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct IdSet([u64; 4]);

impl IdSet {
    pub fn insert(&mut self, id: u8) {
        self.0[usize::from(id) / 64] |= 1 << (id % 64);
    }

    pub fn has(&self, id: u8) -> bool {
        self.0[usize::from(id) / 64] >> (id % 64) & 1 == 1
    }

    pub fn is_empty(&self) -> bool {
        self.0 == [0; 4]
    }
}

/// A field and the values that it admits, or, negated, those that it does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Narrow {
    field: FieldName,
    values: IdSet,
    negated: bool,
}

impl Narrow {
    /// Reads a field; nothing if no value has such a name.
    pub fn read(field: FieldName, text: &str, negated: bool, index: &Index) -> Option<Narrow> {
        let values = match field {
            FieldName::Department | FieldName::Category => named(field, text, index),
            FieldName::List => among(text, List::ALL.map(|l| [l.id(), l.name(), list_en(l)])),
            FieldName::Mark => among(text, Mark::ALL.map(|m| [m.id(), mark_name(m), m.id()])),
        };
        (!values.is_empty()).then_some(Narrow {
            field,
            values,
            negated,
        })
    }

    pub fn admits(&self, item: &Item, mark: Mark) -> bool {
        let has = match self.field {
            FieldName::Department => item.departments.iter().any(|id| self.values.has(id.0)),
            FieldName::Category => self.values.has(item.category.0),
            FieldName::List => self.values.has(item.id.list as u8),
            FieldName::Mark => self.values.has(mark as u8),
        };
        has != self.negated
    }
}

/// The departments or categories in whose names the text is found, by the same
/// rules as everywhere, or whose id it is.
fn named(field: FieldName, text: &str, index: &Index) -> IdSet {
    let mut values = IdSet::default();
    let word = Word::new(folded(text.trim()), index);
    index.each_name(&word, |owner| match (field, owner) {
        (FieldName::Department, Owner::Department(DepartmentId(id)))
        | (FieldName::Category, Owner::Category(CategoryId(id))) => values.insert(id),
        _ => {}
    });
    if field == FieldName::Department
        && let Some(id) = index.department_with_id(text)
    {
        values = IdSet::default();
        values.insert(id.0);
    }
    values
}

/// The options that have the text in one of their names.
fn among<const N: usize>(text: &str, options: [[&str; 3]; N]) -> IdSet {
    let mut values = IdSet::default();
    let text: String = folded(text.trim()).into_iter().collect();
    for (at, names) in (0u8..).zip(options) {
        let begins = |name: &str| {
            let name = name.to_lowercase();
            name.starts_with(&text) || !name.is_ascii() && name.contains(&text)
        };
        if names.into_iter().any(begins) {
            values.insert(at);
        }
    }
    values
}

/// What a list is called in English besides its id.
fn list_en(list: List) -> &'static str {
    match list {
        List::Basic => "basic",
        List::Supporting => "support",
        List::Reclaimed => "taken back",
    }
}

fn mark_name(mark: Mark) -> &'static str {
    match mark {
        Mark::Unreviewed => "未核",
        Mark::Reviewed => "已核",
        Mark::Questioned => "存疑",
        Mark::FollowUp => "待办",
    }
}
