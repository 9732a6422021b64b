//! The one place that each clause of an item has in a comparison.

use super::columns::Columns;
use crate::duty_list::{Attribution, DepartmentId, Item};

/// What a compared department has to do in an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// The item does not list it.
    Absent,
    /// The item lists it without any clause, not even a joint one.
    Listed,
    /// It acts only in clauses that it shares; they are in the row's spans.
    Shared,
    /// The clauses of this one of the compared departments, as indices into the
    /// item's superior's duties. It may share in the row's spans too.
    Own(Vec<usize>),
}

/// Why clauses belong to several columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpanKind {
    /// They name no department, so they are the duties of all departments of the
    /// item together.
    Joint,
    /// They name several of the compared departments.
    Named,
}

/// Clauses that several departments share, to be shown once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    pub kind: SpanKind,
    /// Only one column if a joint clause is shared with departments that are not
    /// compared.
    pub columns: Columns,
    /// The departments outside the comparison that share them too.
    pub outside: Vec<DepartmentId>,
    /// Indices into the item's superior's duties.
    pub clauses: Vec<usize>,
}

/// The clauses of one item, each placed once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Placement {
    pub parts: Vec<Part>,
    pub spans: Vec<Span>,
    pub other: Vec<usize>,
    pub elsewhere: Vec<usize>,
}

impl Placement {
    /// Places the item's clauses in the columns of the compared departments.
    pub fn new(item: &Item, compared: &[DepartmentId]) -> Placement {
        let mut own: Vec<Vec<usize>> = vec![Vec::new(); compared.len()];
        let mut spans: Vec<Span> = Vec::new();
        let mut other = Vec::new();
        let mut elsewhere = Vec::new();
        for (index, superior) in item.superior.iter().enumerate() {
            let acting = item.acting(&superior.attribution);
            let columns = columns_of(acting, compared);
            let kind = match superior.attribution {
                Attribution::Other => {
                    other.push(index);
                    continue;
                }
                Attribution::Joint => SpanKind::Joint,
                Attribution::Sole(_) | Attribution::Named(_) => SpanKind::Named,
            };
            match (kind, columns.iter().next()) {
                (_, None) => elsewhere.push(index),
                (SpanKind::Named, Some(column)) if columns.len() == 1 => own[column].push(index),
                (_, Some(_)) => {
                    let outside = outside(acting, compared);
                    // Clauses with the same departments share one span.
                    let same = spans.iter_mut().find(|span| {
                        span.kind == kind && span.columns == columns && span.outside == outside
                    });
                    match same {
                        Some(span) => span.clauses.push(index),
                        None => spans.push(Span {
                            kind,
                            columns,
                            outside,
                            clauses: vec![index],
                        }),
                    }
                }
            }
        }
        let parts = compared.iter().zip(own).enumerate();
        let parts = parts.map(|(column, (department, own))| {
            if !item.departments.contains(department) {
                Part::Absent
            } else if !own.is_empty() {
                Part::Own(own)
            } else if spans.iter().any(|span| span.columns.contains(column)) {
                Part::Shared
            } else {
                Part::Listed
            }
        });
        Placement {
            parts: parts.collect(),
            spans,
            other,
            elsewhere,
        }
    }
}

/// The columns of those of `departments` that are compared.
pub(super) fn columns_of(departments: &[DepartmentId], compared: &[DepartmentId]) -> Columns {
    let columns = compared.iter().enumerate();
    columns
        .filter(|(_, department)| departments.contains(department))
        .map(|(column, _)| column)
        .collect()
}

/// Those of `departments` that are not compared, in their order.
pub(super) fn outside(
    departments: &[DepartmentId],
    compared: &[DepartmentId],
) -> Vec<DepartmentId> {
    let outside = departments.iter().filter(|id| !compared.contains(id));
    outside.copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::duty_list::{Clause, ItemId, List, SuperiorClause};

    const A: DepartmentId = DepartmentId(0);
    const B: DepartmentId = DepartmentId(1);
    const C: DepartmentId = DepartmentId(2);

    fn item(departments: &[DepartmentId], attributions: &[Attribution]) -> Item {
        let superior = attributions.iter().map(|attribution| SuperiorClause {
            clause: Clause {
                label: None,
                section: None,
                number: None,
                text: "甲。".to_owned(),
                paragraph: 0,
            },
            attribution: attribution.clone(),
        });
        Item {
            id: ItemId {
                list: List::Supporting,
                number: 1,
            },
            printed_number: None,
            category: None,
            title_en: None,
            action: None,
            remark: None,
            title: String::new(),
            departments: departments.to_vec(),
            other_departments: None,
            superior: superior.collect(),
            township: Vec::new(),
        }
    }

    /// Compares A and B, and writes each span as `kind columns +outside clauses`.
    fn check(item: &Item, parts: &[Part], spans: &[&str]) {
        let placement = Placement::new(item, &[A, B]);
        assert_eq!(placement.parts, parts);
        let written: Vec<String> = placement
            .spans
            .iter()
            .map(|span| {
                let columns: Vec<usize> = span.columns.iter().collect();
                let outside = span.outside.len();
                format!("{:?} {columns:?} +{outside} {:?}", span.kind, span.clauses)
            })
            .collect();
        assert_eq!(written, spans);
    }

    #[test]
    fn joint_clauses_and_those_that_name_all_stay_apart() {
        let all = Attribution::Named(vec![B, A]);
        check(
            &item(&[A, B], &[Attribution::Joint, all, Attribution::Joint]),
            &[Part::Shared, Part::Shared],
            &["Joint [0, 1] +0 [0, 2]", "Named [0, 1] +0 [1]"],
        );
    }

    #[test]
    fn a_span_says_who_shares_it_outside() {
        let all = Attribution::Named(vec![A, B, C]);
        let both = Attribution::Named(vec![A, B]);
        check(
            &item(&[A, B, C], &[all, both, Attribution::Joint]),
            &[Part::Shared, Part::Shared],
            &[
                "Named [0, 1] +1 [0]",
                "Named [0, 1] +0 [1]",
                "Joint [0, 1] +1 [2]",
            ],
        );
        check(
            &item(&[A, C], &[Attribution::Joint]),
            &[Part::Shared, Part::Absent],
            &["Joint [0] +1 [0]"],
        );
    }

    #[test]
    fn a_clause_of_one_compared_department_is_its_own() {
        let with_another = Attribution::Named(vec![C, A]);
        let elsewhere = Attribution::Named(vec![C]);
        let clauses = [with_another, elsewhere, Attribution::Other];
        let item = item(&[A, B, C], &clauses);
        check(&item, &[Part::Own(vec![0]), Part::Listed], &[]);
        let placement = Placement::new(&item, &[A, B]);
        assert_eq!(placement.elsewhere, [1]);
        assert_eq!(placement.other, [2]);
    }
}
