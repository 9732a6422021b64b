//! The fields of the query language: `部门:公安`, `清单:配合` and the others.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use crate::duty_list::{CategoryId, DepartmentId, Item, List};
use crate::notes::Mark;

use super::fold::folded;
use super::index::{FieldRef, Index};
use super::matches::{exists, matches};
use super::tokens::FieldName;
use super::word::Word;

/// A field and the values that it admits, or, negated, those that it does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FieldFilter {
    name: FieldName,
    values: BTreeSet<u32>,
    negated: bool,
}

impl FieldFilter {
    /// Reads a field; nothing if no value has such a name.
    pub fn read(name: FieldName, text: &str, negated: bool, index: &Index) -> Option<FieldFilter> {
        let values = match name {
            FieldName::Department | FieldName::Category => named(name, text, index),
            FieldName::List => among(text, &List::ALL.map(list_names)),
            FieldName::Mark => among(text, &Mark::ALL.map(mark_names)),
        };
        (!values.is_empty()).then_some(FieldFilter {
            name,
            values,
            negated,
        })
    }

    pub fn admits(&self, item: &Item, mark: Mark) -> bool {
        let has = match self.name {
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
fn named(name: FieldName, text: &str, index: &Index) -> BTreeSet<u32> {
    if name == FieldName::Department
        && let Some(id) = index.department_with_id(text)
    {
        return BTreeSet::from([id.0]);
    }
    let mut values = BTreeSet::new();
    let word = Word::new(folded(text.trim()), |word| exists(index, word));
    let _ = matches(index, &word, None, &mut |found| {
        match (name, found.field) {
            (FieldName::Department, FieldRef::Department(DepartmentId(id)))
            | (FieldName::Category, FieldRef::Category(CategoryId(id))) => {
                values.insert(id);
            }
            _ => {}
        }
        ControlFlow::Continue(())
    });
    values
}

/// The options of which a name contains the text at the beginning of a word.
fn among<const N: usize>(text: &str, options: &[[&str; N]]) -> BTreeSet<u32> {
    let text = folded(text.trim());
    let has = |name: &&str| {
        let name = folded(name);
        !text.is_empty()
            && (0..name.len()).any(|at| {
                let within = at > 0
                    && name[at].is_ascii_alphanumeric()
                    && name[at - 1].is_ascii_alphanumeric();
                !within && name[at..].starts_with(&text)
            })
    };
    let options = (0u32..).zip(options);
    let options = options.filter(|(_, names)| names.iter().any(&has));
    options.map(|(at, _)| at).collect()
}

/// What a list is called in queries.
fn list_names(list: List) -> [&'static str; 3] {
    let english = match list {
        List::Basic => "basic duties",
        List::Supporting => "supporting duties",
        List::Reclaimed => "duties taken back",
    };
    [list.id(), list.name(), english]
}

/// What a mark is called in queries.
fn mark_names(mark: Mark) -> [&'static str; 3] {
    match mark {
        Mark::Unreviewed => [mark.id(), "未核", "unreviewed"],
        Mark::Reviewed => [mark.id(), "已核", "reviewed"],
        Mark::Questioned => [mark.id(), "存疑", "questioned"],
        Mark::FollowUp => [mark.id(), "待办", "follow up"],
    }
}
