//! Overviews of sets of items, everyday matters, the orders of matrices, and a
//! department's page.

use std::collections::BTreeSet;

use crate::compare_support::{choose, duty_list, ids, recount};
use crate::search_common;
use duty_atlas::compare::*;
use duty_atlas::duty_list::{DutyList, ItemId, List};
use proptest::prelude::*;

/// Counts again, one question at a time.
fn check_overview(duty_list: &DutyList, items: &BTreeSet<ItemId>) {
    let seen = overview(duty_list, items.iter().copied());
    let count = |passes: &dyn Fn(ItemId) -> bool| {
        let mut counts = [0; 3];
        for id in items.iter().filter(|id| passes(**id)) {
            counts[id.list as usize] += 1;
        }
        let [basic, supporting, reclaimed] = counts;
        ListCounts {
            basic,
            supporting,
            reclaimed,
        }
    };
    assert_eq!(seen.lists, count(&|_| true));
    assert_eq!(seen.lists.total(), items.len());
    let item = |id: ItemId| duty_list.item(id).expect("an item");

    let categories = duty_list.category_ids();
    let categories = categories.map(|category| {
        let counts = count(&|id| item(id).category == Some(category));
        (category, counts)
    });
    let categories: Vec<_> = categories
        .filter(|(_, counts)| counts.total() > 0)
        .collect();
    assert_eq!(seen.categories, categories);

    let mut departments: Vec<_> = duty_list
        .department_ids()
        .map(|department| {
            let counts = count(&|id| item(id).departments.contains(&department));
            (department, counts)
        })
        .filter(|(_, counts)| counts.total() > 0)
        .collect();
    departments.sort_by_key(|(id, counts)| (usize::MAX - counts.total(), *id));
    departments.truncate(10);
    assert_eq!(seen.departments, departments);
}

#[test]
fn the_overview_of_the_whole_list() {
    let duty_list = duty_list();
    let all: BTreeSet<ItemId> = duty_list.items.iter().map(|item| item.id).collect();
    check_overview(&duty_list, &all);
    let seen = overview(&duty_list, all.iter().copied());
    assert_eq!(
        [List::Basic, List::Supporting, List::Reclaimed].map(|list| seen.lists.in_list(list)),
        [106, 103, 30]
    );
    assert_eq!(seen.categories.len(), 21);
    assert_eq!(seen.departments.len(), TOP_DEPARTMENTS);

    // Neither repeated nor unknown ids count.
    let unknown = ItemId {
        list: List::Basic,
        number: 999,
    };
    let twice = all.iter().chain(&all).copied().chain([unknown]);
    assert_eq!(overview(&duty_list, twice), seen);
    assert_eq!(overview(&duty_list, []), Overview::default());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn the_overview_of_any_items(
        positions in proptest::collection::btree_set(0..239_usize, 0..60),
    ) {
        let duty_list = duty_list();
        let items = positions.into_iter().map(|at| duty_list.items[at].id);
        check_overview(&duty_list, &items.collect());
    }
}

#[test]
fn everyday_matters_lead_to_the_right_items() {
    let expected = [
        (EverydayMatter::IllegalBuildings, "违建", "basic-82"),
        (EverydayMatter::Dogs, "养犬", "supporting-19"),
        (EverydayMatter::Straw, "秸秆", "supporting-65"),
        (EverydayMatter::MinimumIncome, "低保", "basic-29"),
        (EverydayMatter::Homesteads, "宅基地", "basic-84"),
        (EverydayMatter::Gas, "燃气", "supporting-71"),
        (EverydayMatter::Tutoring, "校外培训", "supporting-103"),
        (EverydayMatter::Registration, "落户", "supporting-35"),
    ];
    assert_eq!(EverydayMatter::ALL, expected.map(|(matter, ..)| matter));
    for (matter, label, item) in expected {
        assert_eq!(duty_atlas::i18n::compare::everyday_matter(matter).zh, label);
        let found = search_common::ids(matter.query());
        assert_eq!(found.first().map(String::as_str), Some(item), "{label}");
    }
    // Who demolishes what was not removed in time is a question of its own.
    let found = search_common::ids(EverydayMatter::IllegalBuildings.query());
    assert!(found.contains(&"reclaimed-22".to_owned()));
}

#[test]
fn matrices_can_be_sorted_by_size() {
    let duty_list = duty_list();
    let matrix = Matrix::new(&duty_list);
    let all: Vec<_> = duty_list.department_ids().collect();
    assert_eq!(matrix.departments_in_order(Order::Document), all);
    let by_size = matrix.departments_in_order(Order::Size);
    let falling = |sizes: Vec<(usize, u32)>| {
        let key = |(size, id): &(usize, u32)| (usize::MAX - size, *id);
        sizes.is_sorted_by(|one, other| key(one) < key(other))
    };
    let sizes = by_size
        .iter()
        .map(|id| (matrix.department(*id).both(), id.0));
    assert!(falling(sizes.collect()));
    assert_eq!(by_size.iter().collect::<BTreeSet<_>>().len(), all.len());
    assert_eq!(
        ids(&duty_list, by_size[..2].iter().copied()),
        ["agriculture", "natural-resources"]
    );
    for category in matrix.categories() {
        let order = matrix.departments_in_order(Order::Category(category));
        let sizes = order
            .iter()
            .map(|id| (matrix.cell(*id, category).both(), id.0));
        assert!(falling(sizes.collect()));
    }
    let categories = matrix.categories_in_order(Order::Size);
    let sizes = categories
        .iter()
        .map(|id| (matrix.category_mentions(*id).both(), id.0));
    assert!(falling(sizes.collect()));
    assert_eq!(
        categories.into_iter().collect::<BTreeSet<_>>(),
        matrix.categories().collect()
    );

    let counts = CoOccurrence::new(&duty_list);
    let sharing: Vec<_> = duty_list
        .department_ids()
        .filter(|id| {
            all.iter()
                .any(|other| other != id && counts.cell(*id, *other).both() > 0)
        })
        .collect();
    assert_eq!(counts.departments_in_order(Order::Document), sharing);
    let by_size = counts.departments_in_order(Order::Size);
    for id in &by_size {
        let items = recount(&duty_list, |_, named| {
            named.len() > 1 && named.contains(&id.0)
        });
        assert_eq!(counts.shared(*id).both(), items.len());
    }
    let sizes = by_size.iter().map(|id| (counts.shared(*id).both(), id.0));
    assert!(falling(sizes.collect()));
    assert_eq!(by_size.len(), sharing.len());
}

#[test]
fn the_pairs_that_share_most() {
    let duty_list = duty_list();
    let counts = CoOccurrence::new(&duty_list);
    let pairs = top_pairs(&duty_list, 6);
    assert_eq!(pairs.len(), 6);
    assert_eq!(pairs[0].shared.both(), counts.largest());
    for pair in &pairs {
        let [one, other] = pair.departments;
        assert!(one < other);
        assert_eq!(pair.shared, counts.cell(one, other));
    }
    let key = |pair: &Pair| (usize::MAX - pair.shared.both(), pair.departments);
    assert!(pairs.is_sorted_by(|one, other| key(one) < key(other)));
    let all = top_pairs(&duty_list, usize::MAX);
    assert_eq!(all[..6], pairs);
    assert!(all.iter().all(|pair| pair.shared.both() > 0));
}

#[test]
fn the_items_of_a_department_s_page() {
    let duty_list = duty_list();
    let profiles = Profiles::new(&duty_list);
    for profile in profiles.iter() {
        let items = profile.items(&duty_list);
        let order = |item: &DepartmentItem| (item.item.list, item.is_shared, item.item.number);
        assert!(items.is_sorted_by(|one, other| order(one) < order(other)));
        let named = recount(&duty_list, |_, named| named.contains(&profile.department.0));
        assert_eq!(items.iter().map(|i| i.item).collect::<BTreeSet<_>>(), named);
        for on_page in items {
            let item = duty_list.item(on_page.item).expect("an item");
            let mut partners = item.departments.clone();
            partners.retain(|id| *id != profile.department);
            assert_eq!(on_page.partners, partners);
            let unnamed = item.other_departments.is_some();
            assert_eq!(on_page.is_shared, unnamed || !partners.is_empty());
            let of = |clauses: &[ClauseRef]| {
                let own = clauses.iter().filter(|clause| clause.item == item.id);
                own.map(|clause| clause.clause).collect::<Vec<_>>()
            };
            assert_eq!(on_page.own, of(&profile.own));
            assert_eq!(on_page.joint, of(&profile.joint));
            let without = profile.without_clause.contains(&item.id);
            assert_eq!(on_page.is_without_clause(), without);
            assert_eq!(on_page.township, TownshipPart::of(item));
        }
    }
    let [emergency] = choose(&duty_list, &["emergency"])[..] else {
        panic!("one department");
    };
    let profile = profiles.get(emergency);
    let number = |items: &[ItemId]| items.iter().any(|id| id.to_string() == "supporting-85");
    assert!(number(&profile.supporting.shared) && !number(&profile.supporting.alone));
}

#[test]
fn groups_and_sort_orders_are_written_and_read() {
    let duty_list = duty_list();
    let only = duty_list.department_ids().map(Group::Only);
    for group in only.chain([Group::Shared]) {
        let id = group.id(&duty_list);
        assert_eq!(Group::from_id(id, &duty_list), Some(group));
    }
    assert_eq!(Group::Shared.id(&duty_list), "shared");
    assert_eq!(Group::from_id("nobody", &duty_list), None);
    for sort in Sort::ALL {
        assert_eq!(Sort::from_id(sort.id()), Some(sort));
    }
    assert_eq!(Sort::from_id(""), None);
    assert_eq!(Sort::default().id(), "list");
}

#[test]
fn the_directory_is_sorted_by_clicks() {
    let mut view = DirectoryView::default();
    let mut click = |column: Column, expected: Direction| {
        view.sort_by(column);
        assert_eq!((view.column, view.direction), (column, expected));
    };
    click(Column::Name, Direction::Descending);
    click(Column::Supporting, Direction::Descending);
    click(Column::Supporting, Direction::Ascending);
    click(Column::Township, Direction::Descending);
    click(Column::Id, Direction::Ascending);
}
