//! The facts of a comparison that its summary puts into words.

mod facts;

use super::comparison::Comparison;
use super::placement::SpanKind;
use crate::duty_list::{DutyList, List};

pub use facts::{Facts, Meeting, Relation};

impl Comparison {
    /// How the departments stand to each other in the two lists that name
    /// departments.
    pub fn facts(&self, duty_list: &DutyList) -> [Facts; 2] {
        [List::Supporting, List::Reclaimed].map(|list| Facts::new(self, duty_list, list))
    }

    /// How many clauses of the items that several of the compared departments
    /// share do not say which department acts.
    pub fn unassigned_clauses(&self) -> usize {
        let shared = self.rows.iter().filter(|row| row.is_shared());
        let spans = shared.flat_map(|row| &row.spans);
        let joint = spans.filter(|span| span.kind == SpanKind::Joint);
        joint.map(|span| span.clauses.len()).sum()
    }
}
