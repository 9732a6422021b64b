//! Every figure of the comparisons against a recount that is written in
//! another way: for each question it goes through all items again.

use std::collections::BTreeSet;

use crate::compare_support::{behind_link, by_list, duty_list, recount};
use duty_atlas::compare::*;
use duty_atlas::duty_list::*;
use proptest::prelude::*;

/// Everything about one comparison.
fn check(duty_list: &DutyList, chosen: &[DepartmentId]) {
    let comparison = Comparison::new(duty_list, chosen).expect("a usable choice");
    assert_eq!(comparison.departments, chosen);
    let everybody: BTreeSet<u32> = chosen.iter().map(|id| id.0).collect();

    // The rows and their order.
    let shared = recount(duty_list, |_, named| {
        named.intersection(&everybody).count() > 1
    });
    let single = recount(duty_list, |_, named| {
        named.intersection(&everybody).count() == 1
    });
    let rows = |narrowing| {
        comparison
            .narrowed(narrowing)
            .map(|row| &row.item)
            .collect::<Vec<_>>()
    };
    assert!(
        rows(Narrowing::All)
            .into_iter()
            .eq(shared.iter().chain(&single))
    );
    assert!(rows(Narrowing::SharedOnly).into_iter().eq(&shared));
    assert!(rows(Narrowing::DifferencesOnly).into_iter().eq(&single));

    for row in &comparison.rows {
        check_row(duty_list, chosen, row);
    }

    // The sets, by all three readings.
    let overlaps = comparison.overlaps();
    assert_eq!(overlaps.len(), (1 << chosen.len()) - 1);
    let mut among = 0;
    for overlap in overlaps {
        let set: BTreeSet<u32> = comparison
            .departments_in(overlap.columns)
            .map(|id| id.0)
            .collect();
        let at_least = recount(duty_list, |_, named| named.is_superset(&set));
        let among_compared = recount(duty_list, |_, named| {
            named
                .intersection(&everybody)
                .copied()
                .collect::<BTreeSet<_>>()
                == set
        });
        let exactly = recount(duty_list, |_, named| *named == set);
        for (reading, expected) in [
            (Reading::AtLeast, at_least),
            (Reading::AmongCompared, among_compared),
            (Reading::Exactly, exactly),
        ] {
            assert_eq!(overlap.tally(reading), by_list(&expected), "{reading:?}");
            let rows = comparison.rows_of(overlap.columns, reading);
            assert_eq!(rows.map(|row| row.item).collect::<BTreeSet<_>>(), expected);
        }
        among += overlap.among_compared.both();
    }
    assert_eq!(among, comparison.rows.len());

    // The categories, against the matrix.
    let matrix = Matrix::new(duty_list);
    let distribution = comparison.distribution(duty_list);
    let mut any = 0;
    for row in &distribution {
        for (department, tally) in chosen.iter().zip(&row.departments) {
            assert_eq!(*tally, matrix.cell(*department, row.category));
        }
        let items = recount(duty_list, |item, named| {
            item.category == Some(row.category) && !named.is_disjoint(&everybody)
        });
        assert_eq!(row.any, by_list(&items));
        any += row.any.both();
    }
    assert_eq!(any, comparison.rows.len());
    assert!(distribution.is_sorted_by_key(|row| row.category));
}

fn check_row(duty_list: &DutyList, chosen: &[DepartmentId], row: &Row) {
    let item = row.get(duty_list);
    assert_eq!(item.id, row.item);
    let named = item.departments.iter().filter(|id| !chosen.contains(id));
    assert!(row.outside.iter().eq(named));

    // Each clause stands once and once only.
    let own = row.parts.iter().flat_map(|part| match part {
        Part::Own(clauses) => clauses.clone(),
        _ => Vec::new(),
    });
    let spans = row.spans.iter().flat_map(|span| span.clauses.clone());
    let rest = row.other.iter().chain(&row.elsewhere).copied();
    let mut placed: Vec<usize> = own.chain(spans).chain(rest).collect();
    placed.sort_unstable();
    assert!(
        placed.into_iter().eq(0..item.superior.len()),
        "{}",
        row.item
    );

    for (column, department) in chosen.iter().enumerate() {
        let listed = item.departments.contains(department);
        assert_eq!(row.columns.contains(column), listed);
        let mine: Vec<usize> = (0..item.superior.len())
            .filter(|at| {
                item.acting(&item.superior[*at].attribution)
                    .contains(department)
            })
            .collect();
        let alone: Vec<usize> = mine
            .iter()
            .copied()
            .filter(|at| {
                let attribution = &item.superior[*at].attribution;
                let acting = item.acting(attribution);
                attribution.id() != "joint"
                    && acting.iter().filter(|id| chosen.contains(id)).count() == 1
            })
            .collect();
        let expected = match (listed, mine.is_empty(), alone.is_empty()) {
            (false, _, _) => Part::Absent,
            (true, true, _) => Part::Listed,
            (true, false, true) => Part::Shared,
            (true, false, false) => Part::Own(alone),
        };
        assert_eq!(row.parts[column], expected, "{}", row.item);
        // A span reaches a column exactly when its clauses act for it.
        for span in &row.spans {
            for clause in &span.clauses {
                assert_eq!(span.columns.contains(column), mine.contains(clause));
            }
        }
    }
    for span in &row.spans {
        assert!(span.kind == SpanKind::Joint || span.columns.len() > 1);
        for clause in &span.clauses {
            let attribution = &item.superior[*clause].attribution;
            assert_eq!(attribution.id() == "joint", span.kind == SpanKind::Joint);
            let acting = item.acting(attribution);
            assert_eq!(acting.len(), span.columns.len() + span.outside.len());
        }
    }
    for clause in &row.other {
        assert_eq!(item.superior[*clause].attribution.id(), "other");
    }
}

#[test]
fn every_pair_and_the_co_occurrence() {
    let duty_list = duty_list();
    let matrix = CoOccurrence::new(&duty_list);
    let mut largest = 0;
    for one in duty_list.department_ids() {
        assert_eq!(matrix.cell(one, one), behind_link(&duty_list, one, None));
        for other in duty_list.department_ids().filter(|other| *other != one) {
            let cell = matrix.cell(one, other);
            let pair = Comparison::new(&duty_list, &[one, other]).expect("a usable choice");
            assert_eq!(cell, pair.overlap(pair.columns()).at_least);
            assert_eq!(cell, matrix.cell(other, one));
            largest = largest.max(cell.both());
            if one < other {
                check(&duty_list, &[one, other]);
            }
        }
    }
    assert_eq!(matrix.largest(), largest);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn triples_and_quadruples(
        chosen in proptest::sample::subsequence((0..39).collect::<Vec<u32>>(), 3..=4).prop_shuffle(),
    ) {
        let chosen: Vec<DepartmentId> = chosen.into_iter().map(DepartmentId).collect();
        check(&duty_list(), &chosen);
    }

    /// Those of the items with many departments, where random ones seldom meet.
    #[test]
    fn departments_that_meet(
        position in 0..29_usize,
        seed in proptest::collection::vec(0..100_usize, 4),
        count in 2..=4_usize,
    ) {
        let duty_list = duty_list();
        let several: Vec<&Item> =
            duty_list.items.iter().filter(|item| item.departments.len() > 1).collect();
        let mut chosen: Vec<DepartmentId> = Vec::new();
        for at in seed.into_iter().take(count) {
            let departments = &several[position].departments;
            let department = departments[at % departments.len()];
            if !chosen.contains(&department) {
                chosen.push(department);
            }
        }
        prop_assume!(chosen.len() > 1);
        check(&duty_list, &chosen);
    }

    #[test]
    fn what_is_no_choice_gives_no_comparison(
        chosen in proptest::collection::vec(0..45_u32, 0..7),
    ) {
        let chosen: Vec<DepartmentId> = chosen.into_iter().map(DepartmentId).collect();
        let distinct: BTreeSet<_> = chosen.iter().collect();
        let usable = (2..=4).contains(&chosen.len())
            && distinct.len() == chosen.len()
            && chosen.iter().all(|id| id.0 < 39);
        prop_assert_eq!(Comparison::new(&duty_list(), &chosen).is_some(), usable);
    }
}
