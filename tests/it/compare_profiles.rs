//! The figures of every department and category against a recount that is
//! written in another way: for each question it goes through all items again.

use std::collections::BTreeSet;

use crate::compare_support::{behind_link, by_list, duty_list, recount};
use duty_atlas::compare::*;
use duty_atlas::duty_list::*;

/// Whether a clause acts for a department by name or as its only one, read from
/// the attribution's name in the open data.
fn acts_itself(item: &Item, clause: &SuperiorClause, department: DepartmentId) -> bool {
    matches!(clause.attribution.id(), "sole" | "named")
        && item.acting(&clause.attribution).contains(&department)
}

#[test]
fn totals_of_the_document() {
    let duty_list = duty_list();
    let matrix = Matrix::new(&duty_list);
    let profiles = Profiles::new(&duty_list);
    assert_eq!(
        matrix.mentions(),
        Tally {
            supporting: 168,
            reclaimed: 31
        }
    );
    assert_eq!(
        matrix.items(),
        Tally {
            supporting: 103,
            reclaimed: 30
        }
    );
    let shared: BTreeSet<ItemId> = profiles
        .iter()
        .flat_map(|profile| profile.supporting.shared.iter().copied())
        .collect();
    // One of them names the bureau of emergency management and unnamed others.
    assert_eq!(shared.len(), 29);
    assert_eq!(Tally::of(&duty_list.items), matrix.items());
    let whole = Balance::of_items(&duty_list.items);
    assert_eq!(
        whole,
        Balance {
            county: 424,
            township: 338
        }
    );
}

#[test]
fn profiles_of_all_departments() {
    let duty_list = duty_list();
    let profiles = Profiles::new(&duty_list);
    assert_eq!(profiles.iter().count(), 39);
    for department in duty_list.department_ids() {
        let profile = profiles.get(department);
        assert_eq!(profile.department, department);
        for (list, items) in [
            (List::Supporting, &profile.supporting),
            (List::Reclaimed, &profile.reclaimed),
        ] {
            let alone = recount(&duty_list, |item, named| {
                item.id.list == list
                    && *named == BTreeSet::from([department.0])
                    && item.other_departments.is_none()
            });
            let shared = recount(&duty_list, |item, named| {
                item.id.list == list
                    && named.contains(&department.0)
                    && (named.len() > 1 || item.other_departments.is_some())
            });
            assert!(items.alone.iter().eq(&alone));
            assert!(items.shared.iter().eq(&shared));
        }

        let (mut own, mut joint) = (Vec::new(), Vec::new());
        let mut without = recount(&duty_list, |_, named| named.contains(&department.0));
        for item in duty_list
            .items
            .iter()
            .filter(|i| i.departments.contains(&department))
        {
            for (clause, superior) in item.superior.iter().enumerate() {
                let clause = ClauseRef {
                    item: item.id,
                    clause,
                };
                if acts_itself(item, superior, department) {
                    own.push(clause);
                } else if superior.attribution.id() == "joint" {
                    joint.push(clause);
                } else {
                    continue;
                }
                without.remove(&item.id);
            }
        }
        assert_eq!(profile.own, own);
        assert_eq!(profile.joint, joint);
        assert!(profile.without_clause.iter().eq(&without));

        for category in duty_list.category_ids() {
            let items = recount(&duty_list, |item, named| {
                item.category == Some(category) && named.contains(&department.0)
            });
            let seen = profile.categories.iter().find(|(id, _)| *id == category);
            let seen = seen.map_or(Tally::default(), |(_, tally)| *tally);
            assert_eq!(seen, by_list(&items));
        }
        assert!(profile.categories.iter().all(|(_, tally)| tally.both() > 0));
        assert!(
            profile
                .categories
                .is_sorted_by_key(|(category, _)| *category)
        );

        for partner in &profile.partners {
            let pair = BTreeSet::from([department.0, partner.department.0]);
            let items = recount(&duty_list, |_, named| named.is_superset(&pair));
            assert_eq!((partner.items, pair.len()), (by_list(&items), 2));
        }
        let met = recount(&duty_list, |_, named| named.contains(&department.0));
        let mut met: BTreeSet<u32> = met
            .iter()
            .flat_map(|id| {
                duty_list
                    .item(*id)
                    .expect("it is there")
                    .departments
                    .clone()
            })
            .map(|id| id.0)
            .collect();
        met.remove(&department.0);
        assert_eq!(profile.partners.len(), met.len());
        assert!(profile.partners.windows(2).all(|pair| {
            let key = |p: &Partner| (usize::MAX - p.items.both(), p.department);
            key(&pair[0]) < key(&pair[1])
        }));

        assert_eq!(
            profile.balance,
            Balance::of_department(department, &duty_list.items)
        );
        assert_eq!(profile.balance.county, own.len());
        let township = recount(&duty_list, |_, named| named.contains(&department.0));
        let township = township
            .iter()
            .map(|id| duty_list.item(*id).expect("there").township.len());
        assert_eq!(profile.balance.township, township.sum::<usize>());
    }
}

#[test]
fn directory_of_all_departments() {
    let duty_list = duty_list();
    let directory = Directory::new(&Profiles::new(&duty_list));
    for department in duty_list.department_ids() {
        let count = |list: List, passes: fn(bool) -> bool| {
            let items = recount(&duty_list, |item, named| {
                let shared = named.len() > 1 || item.other_departments.is_some();
                item.id.list == list && named.contains(&department.0) && passes(shared)
            });
            items.len()
        };
        let own = duty_list.items.iter().map(|item| {
            let clauses = item.superior.iter();
            clauses
                .filter(|clause| acts_itself(item, clause, department))
                .count()
        });
        let named = |item: &&Item| item.departments.contains(&department);
        let joint = duty_list.items.iter().filter(named).map(|item| {
            let clauses = item.superior.iter();
            clauses
                .filter(|clause| clause.attribution == Attribution::Joint)
                .count()
        });
        let township = duty_list.items.iter().filter(named);
        let township = township.map(|item| item.township.len());
        let categories: BTreeSet<CategoryId> =
            recount(&duty_list, |_, named| named.contains(&department.0))
                .iter()
                .filter_map(|id| duty_list.item(*id).expect("it is there").category)
                .collect();
        let expected = DirectoryRow {
            department,
            supporting: count(List::Supporting, |_| true),
            alone: count(List::Supporting, |shared| !shared),
            shared: count(List::Supporting, |shared| shared),
            reclaimed: count(List::Reclaimed, |_| true),
            reclaimed_alone: count(List::Reclaimed, |shared| !shared),
            reclaimed_shared: count(List::Reclaimed, |shared| shared),
            clauses: own.sum(),
            joint: joint.sum(),
            township: township.sum(),
            categories: categories.len(),
        };
        assert_eq!(*directory.get(department), expected);
        for (column, number) in [
            (Column::Supporting, expected.supporting),
            (Column::Alone, expected.alone),
            (Column::Shared, expected.shared),
            (Column::Reclaimed, expected.reclaimed),
            (Column::Clauses, expected.clauses),
            (Column::Joint, expected.joint),
            (Column::Township, expected.township),
            (Column::Categories, expected.categories),
        ] {
            assert_eq!(column.number(&expected), Some(number), "{column:?}");
            if let Some(parts) = column.parts(&expected) {
                assert_eq!(parts.iter().sum::<usize>(), number, "{column:?}");
            }
        }
    }
}

#[test]
fn the_departments_that_are_listed_without_a_clause() {
    let duty_list = duty_list();
    let profiles = Profiles::new(&duty_list);
    let mut seen = Vec::new();
    for profile in profiles.iter() {
        for item in &profile.without_clause {
            seen.push(format!(
                "{item} {}",
                duty_list.department(profile.department).id
            ));
        }
    }
    let expected = [
        "supporting-103 public-security",
        "supporting-40 civil-affairs",
        "supporting-17 forestry-grassland",
        "supporting-24 digital-development",
    ];
    assert_eq!(seen, expected);
}

#[test]
fn matrix_cells_equal_what_is_behind_their_links() {
    let duty_list = duty_list();
    let matrix = Matrix::new(&duty_list);
    let mut largest = 0;
    for category in duty_list.category_ids() {
        let mut sum = Tally::default();
        for department in duty_list.department_ids() {
            let cell = matrix.cell(department, category);
            assert_eq!(cell, behind_link(&duty_list, department, Some(category)));
            sum += cell;
            largest = largest.max(cell.both());
        }
        assert_eq!(matrix.category_mentions(category), sum);
        let items = recount(&duty_list, |item, named| {
            item.category == Some(category) && !named.is_empty()
        });
        assert_eq!(matrix.category_items(category), by_list(&items));
        assert_eq!(matrix.categories().any(|id| id == category), sum.both() > 0);
        let balance = Balance::of_category(&duty_list, category);
        let of_category = || {
            duty_list
                .items
                .iter()
                .filter(|item| item.category == Some(category))
        };
        let township: usize = of_category().map(|item| item.township.len()).sum();
        let county: usize = of_category().map(|item| item.superior.len()).sum();
        assert_eq!(balance, Balance { county, township });
    }
    for department in duty_list.department_ids() {
        assert_eq!(
            matrix.department(department),
            behind_link(&duty_list, department, None)
        );
    }
    assert_eq!(matrix.largest(), largest);
}
