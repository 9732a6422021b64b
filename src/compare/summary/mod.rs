//! The sentences that sum a comparison up.

mod chinese;
mod english;
mod facts;

use super::comparison::Comparison;
use super::placement::SpanKind;
use crate::duty_list::{DutyList, List};
use crate::i18n::Language;
use facts::Facts;

impl Comparison {
    /// What the comparison shows, in words: how many items of either list name
    /// each of the departments, what they have in common, and how much of that
    /// the text assigns to nobody.
    pub fn summary(&self, duty_list: &DutyList, language: Language) -> String {
        let facts =
            [List::Supporting, List::Reclaimed].map(|list| Facts::new(self, duty_list, list));
        let joint = self.unassigned_clauses();
        match language {
            Language::Chinese => chinese::summary(self, duty_list, &facts, joint),
            Language::English => english::summary(self, duty_list, &facts, joint),
        }
    }

    /// How many clauses of the items that several of the compared departments
    /// share do not say who acts.
    pub fn unassigned_clauses(&self) -> usize {
        let shared = self.rows.iter().filter(|row| row.is_shared());
        let spans = shared.flat_map(|row| &row.spans);
        let joint = spans.filter(|span| span.kind == SpanKind::Joint);
        joint.map(|span| span.clauses.len()).sum()
    }
}
