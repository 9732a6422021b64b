//! The counts beside the filters say what a click would give.

use crate::search_common::*;
use duty_atlas::duty_list::{CategoryId, DepartmentId, ItemId, List};
use duty_atlas::notes::Mark;
use duty_atlas::search::{FacetMode, FacetSelection, Filters, Results, search};
use proptest::prelude::*;

/// Marks that differ from item to item.
fn mark(id: ItemId) -> Mark {
    Mark::ALL[id.number as usize % Mark::ALL.len()]
}

fn run(text: &str, filters: &Filters) -> Results {
    search(&DOCUMENT, &INDEX, &query(text), filters, &mark)
}

/// The selection after a click that leaves this as the only included option.
fn clicked<T: Copy + PartialEq>(selection: &FacetSelection<T>, option: T) -> FacetSelection<T> {
    let mut after = selection.clone();
    for included in selection.included() {
        after.set(*included, None);
    }
    after.set(option, Some(FacetMode::Include));
    after
}

fn selection<T: Copy + PartialEq + std::fmt::Debug + 'static>(
    options: Vec<T>,
) -> impl Strategy<Value = FacetSelection<T>> {
    let mode = prop_oneof![Just(FacetMode::Include), Just(FacetMode::Exclude)];
    prop::collection::vec((prop::sample::select(options), mode), 0..3).prop_map(|chosen| {
        let mut selection = FacetSelection::default();
        for (option, mode) in chosen {
            selection.set(option, Some(mode));
        }
        selection
    })
}

fn filters() -> impl Strategy<Value = Filters> {
    (
        selection(List::ALL.to_vec()),
        selection(DOCUMENT.category_ids().collect::<Vec<CategoryId>>()),
        selection(DOCUMENT.department_ids().collect::<Vec<DepartmentId>>()),
        selection(Mark::ALL.to_vec()),
    )
        .prop_map(|(lists, categories, departments, marks)| Filters {
            lists,
            categories,
            departments,
            marks,
        })
}

proptest! {
    #[test]
    fn a_count_is_what_the_click_gives(
        filters in filters(),
        text in prop::sample::select(vec!["", "管理", "公安", "安全 县", "养犬", "没有的词"]),
    ) {
        let facets = run(text, &filters).facets;
        for list in List::ALL {
            let lists = clicked(&filters.lists, list);
            let after = run(text, &Filters { lists, ..filters.clone() });
            prop_assert_eq!(facets.list(list), after.hits.len(), "{:?}", list);
        }
        for category in DOCUMENT.category_ids() {
            let categories = clicked(&filters.categories, category);
            let after = run(text, &Filters { categories, ..filters.clone() });
            prop_assert_eq!(facets.category(category), after.hits.len(), "{:?}", category);
        }
        for department in DOCUMENT.department_ids() {
            let departments = clicked(&filters.departments, department);
            let after = run(text, &Filters { departments, ..filters.clone() });
            prop_assert_eq!(facets.department(department), after.hits.len(), "{:?}", department);
        }
        for mark in Mark::ALL {
            let marks = clicked(&filters.marks, mark);
            let after = run(text, &Filters { marks, ..filters.clone() });
            prop_assert_eq!(facets.mark(mark), after.hits.len(), "{:?}", mark);
        }
    }

    #[test]
    fn hits_are_what_the_filters_admit(
        filters in filters(),
        text in prop::sample::select(vec!["", "管理", "公安"]),
    ) {
        let all = run(text, &Filters::default());
        let admitted = all.hits.into_iter().filter(|hit| {
            let item = &DOCUMENT.items[hit.position];
            filters.admits(item, mark(item.id))
        });
        prop_assert_eq!(run(text, &filters).hits, admitted.collect::<Vec<_>>());
    }
}

#[test]
fn counts_without_any_choice() {
    let facets = run("", &Filters::default()).facets;
    assert_eq!(List::ALL.map(|list| facets.list(list)), [106, 103, 30]);
    let categories = DOCUMENT.category_ids().map(|id| facets.category(id));
    assert_eq!(categories.sum::<usize>(), 239);
    let departments = DOCUMENT.department_ids().map(|id| facets.department(id));
    assert_eq!(departments.sum::<usize>(), 168 + 31);
    let marks = Mark::ALL.map(|mark| facets.mark(mark));
    assert_eq!(marks.iter().sum::<usize>(), 239);
}
