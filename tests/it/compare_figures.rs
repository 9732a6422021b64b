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
    check_groups(duty_list, &comparison);
    let expected: Vec<ItemId> = chosen
        .iter()
        .map(|id| {
            recount(duty_list, |_, named| {
                named.intersection(&everybody).eq(&BTreeSet::from([id.0]))
            })
        })
        .fold(shared.iter().copied().collect(), |mut rows, own| {
            rows.extend(own);
            rows
        });
    assert!(comparison.rows.iter().map(|row| row.item).eq(expected));
    assert_eq!(comparison.rows.len(), shared.len() + single.len());

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
        let exactly = recount(duty_list, |item, named| {
            *named == set && item.other_departments.is_none()
        });
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

/// The groups, the views and the sums of a comparison.
fn check_groups(duty_list: &DutyList, comparison: &Comparison) {
    let chosen = &comparison.departments;
    let in_group = |group: Group| {
        let rows = comparison.rows.iter().filter(move |row| {
            let named = |id: &&DepartmentId| row.get(duty_list).departments.contains(id);
            let named: Vec<&DepartmentId> = chosen.iter().filter(named).collect();
            match group {
                Group::Shared => named.len() > 1,
                Group::Only(id) => named == [&id],
            }
        });
        rows.map(|row| row.item).collect::<BTreeSet<ItemId>>()
    };
    let groups = comparison.groups();
    assert_eq!(groups.len(), chosen.len() + 1);
    let mut sum = 0;
    for count in &groups {
        assert_eq!(count.items, by_list(&in_group(count.group)));
        sum += count.items.both();
        for sort in Sort::ALL {
            let view = ComparisonView {
                group: Some(count.group),
                sort,
            };
            let shown = comparison.shown(duty_list, view);
            let items: BTreeSet<ItemId> = shown.iter().map(|row| row.item).collect();
            assert_eq!(items, in_group(count.group));
            assert_eq!(items.len(), shown.len());
            check_sorted(duty_list, &shown, sort);
            check_totals(duty_list, comparison, &shown);
        }
    }
    // The counts of the groups add up to the whole.
    assert_eq!(sum, comparison.rows.len());

    for sort in Sort::ALL {
        let view = ComparisonView { group: None, sort };
        let sections = comparison.sections(duty_list, view);
        let present = groups.iter().filter(|count| count.items.both() > 0);
        assert!(
            sections
                .iter()
                .map(|section| (section.group, section.items))
                .eq(present.map(|count| (count.group, count.items)))
        );
        for section in &sections {
            assert_eq!(section.rows.len(), section.items.both());
            check_sorted(duty_list, &section.rows, sort);
        }
        let shown = comparison.shown(duty_list, view);
        assert_eq!(shown.len(), comparison.rows.len());
        check_totals(duty_list, comparison, &shown);
    }
    // A group of a department that is not compared filters nothing.
    if let Some(other) = duty_list.department_ids().find(|id| !chosen.contains(id)) {
        let view = ComparisonView {
            group: Some(Group::Only(other)),
            sort: Sort::List,
        };
        assert_eq!(
            comparison.shown(duty_list, view).len(),
            comparison.rows.len()
        );
    }
}

fn check_sorted(duty_list: &DutyList, rows: &[&Row], sort: Sort) {
    for pair in rows.windows(2) {
        let key = |row: &Row| {
            let item = row.get(duty_list);
            let clauses = item.superior.len() + item.township.len();
            match sort {
                Sort::List => 0,
                Sort::Category => item.category.expect("all items have one").index(),
                Sort::Clauses => 1000 - clauses,
            }
        };
        let [one, other] = [pair[0], pair[1]];
        assert!((key(one), one.item) < (key(other), other.item), "{sort:?}");
    }
}

/// The sums of some rows, clause by clause.
fn check_totals(duty_list: &DutyList, comparison: &Comparison, rows: &[&Row]) {
    let chosen = &comparison.departments;
    let totals = comparison.totals(rows.iter().copied());
    let sums = |columns: &[DepartmentId]| {
        let mut total = ColumnTotal::default();
        for row in rows {
            let item = row.get(duty_list);
            let named = |id: &DepartmentId| columns.contains(id);
            if !item.departments.iter().any(named) {
                continue;
            }
            total.items.count(item.id.list);
            let acts = |clause: &&SuperiorClause| {
                let acting = item.acting(&clause.attribution);
                acting.iter().any(named)
            };
            let acting = item.superior.iter().filter(acts);
            let (joint, own): (Vec<_>, Vec<_>) =
                acting.partition(|clause| clause.attribution.id() == "joint");
            total.joint += joint.len();
            total.clauses += own.len();
            total.without_clause += usize::from(joint.is_empty() && own.is_empty());
        }
        total
    };
    for (id, total) in chosen.iter().zip(&totals.departments) {
        assert_eq!(*total, sums(&[*id]));
    }
    assert_eq!(totals.any, sums(chosen));
    let township = rows.iter().map(|row| row.get(duty_list).township.len());
    assert_eq!(totals.township, township.sum::<usize>());
}

fn check_row(duty_list: &DutyList, chosen: &[DepartmentId], row: &Row) {
    let item = row.get(duty_list);
    assert_eq!(item.id, row.item);
    let named = item.departments.iter().filter(|id| !chosen.contains(id));
    assert!(row.outside.iter().eq(named));
    let township = match (item.id.list, item.township.len()) {
        (List::Reclaimed, 0) => TownshipPart::TakenBack,
        (_, 0) => TownshipPart::NoClause,
        (_, clauses) => TownshipPart::Clauses(clauses),
    };
    assert_eq!(row.township, township);

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
