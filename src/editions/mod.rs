//! One edition of a list beside the next: what has changed, item by item and
//! clause by clause, and what becomes of marks and notes.
//!
//! Items are matched by list, title, duties and departments, never by number.
//! Departments' renames are inferred first and applied to all texts; then
//! come exact matches, the best assignment of the rest, splits and merges.
//! Every step is deterministic and does not depend on which list is called
//! the earlier one. Wording is in `i18n::editions`.

mod assignment;
mod carry_over;
mod changes;
mod choices;
mod clauses;
mod comparison;
mod departments;
mod details;
mod filter;
mod likeness;
mod lookup;
mod normal;
mod pairing;
mod parts;
mod profile;
mod text_change;

pub use carry_over::{CarriedOver, CarryOverPlan, Outcome, carry_over};
pub use changes::{
    Alternative, CategoryRename, Change, ChangeKind, Changes, ClauseChange, ClauseChangeKind,
    ClauseRef, Column, Counts, DepartmentChange, DepartmentRename, Details, Doubt, Reason, Span,
    TextChange,
};
pub use choices::Choices;
pub use comparison::{Comparison, Progress};
pub use filter::{ChangeFilter, ChangeGroup, items_of};
pub use text_change::text_change;

use crate::duty_list::DutyList;

/// Compares two editions at once; `Comparison` does the same in steps.
pub fn compare(old: &DutyList, new: &DutyList, choices: &Choices) -> Changes {
    Comparison::new(old, new, choices).finish()
}
