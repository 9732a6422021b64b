//! The fields of the query language: `部门:公安`, `清单:配合` and the others.

use std::collections::BTreeSet;

use crate::duty_list::{CategoryId, DepartmentId, Item, List};
use crate::notes::Mark;

use super::fold::folded;
use super::index::{Index, Owner};
use super::tokens::FieldName;
use super::word::Word;

/// A field and the values that it admits, or, negated, those that it does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Narrow {
    field: FieldName,
    values: BTreeSet<u32>,
    negated: bool,
}

impl Narrow {
    /// Reads a field; nothing if no value has such a name.
    pub fn read(field: FieldName, text: &str, negated: bool, index: &Index) -> Option<Narrow> {
        let values = match field {
            FieldName::Department | FieldName::Category => named(field, text, index),
            FieldName::List => among(text, &List::ALL.map(|list| [list.id(), list.name()])),
            FieldName::Mark => among(text, &Mark::ALL.map(|mark| [mark.id(), mark_name(mark)])),
        };
        (!values.is_empty()).then_some(Narrow {
            field,
            values,
            negated,
        })
    }

    pub fn admits(&self, item: &Item, mark: Mark) -> bool {
        let has = match self.field {
            FieldName::Department => item
                .departments
                .iter()
                .any(|id| self.values.contains(&id.0)),
            FieldName::Category => item.category.is_some_and(|id| self.values.contains(&id.0)),
            FieldName::List => self.values.contains(&(item.id.list as u32)),
            FieldName::Mark => self.values.contains(&(mark as u32)),
        };
        has != self.negated
    }
}

/// The departments or categories in whose names the text is found, by the same
/// rules as everywhere, or whose id it is.
fn named(field: FieldName, text: &str, index: &Index) -> BTreeSet<u32> {
    let mut values = BTreeSet::new();
    let word = Word::new(folded(text.trim()), index);
    index.each_name(&word, |owner| match (field, owner) {
        (FieldName::Department, Owner::Department(DepartmentId(id)))
        | (FieldName::Category, Owner::Category(CategoryId(id))) => drop(values.insert(id)),
        _ => {}
    });
    if field == FieldName::Department
        && let Some(id) = index.department_with_id(text)
    {
        values = BTreeSet::new();
        values.insert(id.0);
    }
    values
}

/// The options whose id begins with the text or in whose name it is.
fn among(text: &str, options: &[[&str; 2]]) -> BTreeSet<u32> {
    let mut values = BTreeSet::new();
    let text = folded(text.trim());
    for (at, [id, name]) in (0u32..).zip(options) {
        let id = folded(id);
        let name = folded(name);
        if !text.is_empty() && (id.starts_with(&text) || holds(&name, &text)) {
            values.insert(at);
        }
    }
    values
}

fn holds(text: &[char], part: &[char]) -> bool {
    text.windows(part.len()).any(|window| window == part)
}

fn mark_name(mark: Mark) -> &'static str {
    match mark {
        Mark::Unreviewed => "未核",
        Mark::Reviewed => "已核",
        Mark::Questioned => "存疑",
        Mark::FollowUp => "待办",
    }
}
