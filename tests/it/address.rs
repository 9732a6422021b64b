//! Addresses: every state leads to one query string and back.

use duty_atlas::duty_list::DutyList;
use duty_atlas::i18n::Language;
use duty_atlas::notes::Mark;
use duty_atlas::route::{HistoryStep, Ignored, Route, View};
use duty_atlas::search::{FacetMode, FacetSelection};
use proptest::prelude::*;

fn duty_list() -> DutyList {
    duty_atlas::embedded::duty_list()
}

fn selection<T: Copy + PartialEq + std::fmt::Debug>(
    options: Vec<T>,
) -> impl Strategy<Value = FacetSelection<T>> {
    let count = options.len();
    prop::collection::vec((0..count, any::<bool>()), 0..5).prop_map(move |picked| {
        let mut selection = FacetSelection::default();
        for (at, include) in picked {
            let mode = if include {
                FacetMode::Include
            } else {
                FacetMode::Exclude
            };
            selection.set(options[at], Some(mode));
        }
        selection
    })
}

fn address(duty_list: &DutyList) -> impl Strategy<Value = Route> + use<> {
    let items: Vec<_> = duty_list.items.iter().map(|item| item.id).collect();
    (
        prop::sample::select(View::ALL.to_vec()),
        any::<String>(),
        selection(duty_atlas::duty_list::List::ALL.to_vec()),
        selection(duty_list.category_ids().collect()),
        selection(duty_list.department_ids().collect()),
        selection(Mark::ALL.to_vec()),
        prop::option::of(prop::sample::select(items)),
        any::<bool>(),
    )
        .prop_map(
            |(view, query, lists, categories, departments, marks, item, english)| {
                let mut address = Route {
                    view,
                    query,
                    item,
                    ..Route::default()
                };
                address.filters.lists = lists;
                address.filters.categories = categories;
                address.filters.departments = departments;
                address.filters.marks = marks;
                if english {
                    address.language = Language::English;
                }
                address
            },
        )
}

proptest! {
    #[test]
    fn every_state_survives_its_address(address in address(&duty_list())) {
        let duty_list = duty_list();
        let (read, ignored) = Route::parse(&address.to_query(&duty_list), &duty_list);
        prop_assert_eq!(read, address);
        prop_assert_eq!(ignored, vec![]);
    }

    #[test]
    fn no_query_string_is_refused(query_string in any::<String>()) {
        let duty_list = duty_list();
        let (address, _) = Route::parse(&query_string, &duty_list);
        let (again, ignored) = Route::parse(&address.to_query(&duty_list), &duty_list);
        prop_assert_eq!(again, address);
        prop_assert_eq!(ignored, vec![]);
    }
}

/// Reads an address and expects the canonical one, and what was ignored.
fn check(query_string: &str, canonical: &str, ignored: &[(&str, &str)]) {
    let duty_list = duty_list();
    let (address, left_out) = Route::parse(query_string, &duty_list);
    let written = address.to_query(&duty_list);
    let decoded: Vec<_> = form_urlencoded::parse(written.trim_start_matches('?').as_bytes())
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    assert_eq!(decoded.join("&"), canonical, "{query_string}");
    let left_out: Vec<_> = left_out
        .iter()
        .map(|Ignored { parameter, value }| (parameter.as_str(), value.as_str()))
        .collect();
    assert_eq!(left_out, ignored, "{query_string}");
}

#[test]
fn addresses_are_read_as_the_readme_gives_them() {
    check("", "", &[]);
    check("?", "", &[]);
    check("?view=items", "", &[]);
    check("?view=about&lang=zh", "view=about", &[]);
    check("?q=养犬", "q=养犬", &[]);
    check("?q=%E5%85%BB%E7%8A%AC", "q=养犬", &[]);
    check("?q=低保+审核", "q=低保 审核", &[]);
    check(
        "?list=basic&list=reclaimed",
        "list=basic&list=reclaimed",
        &[],
    );
    check(
        "?cat=平安法治&cat=-自然资源",
        "cat=平安法治&cat=-自然资源",
        &[],
    );
    check("?dept=-public-security", "dept=-public-security", &[]);
    check(
        "?dept=housing&dept=ecology",
        "dept=housing&dept=ecology",
        &[],
    );
    check("?mark=follow-up", "mark=follow-up", &[]);
    check(
        "?item=supporting-19&lang=en",
        "item=supporting-19&lang=en",
        &[],
    );
}

#[test]
fn a_repeated_option_counts_once_and_the_last_word_holds() {
    check("?dept=housing&dept=housing", "dept=housing", &[]);
    check("?dept=housing&dept=-housing", "dept=-housing", &[]);
    check("?item=basic-1&item=basic-2", "item=basic-2", &[]);
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_holds() {
    check("?list=none&q=犬", "q=犬", &[("list", "none")]);
    check("?colour=red", "", &[("colour", "red")]);
    check("?item=basic-107", "", &[("item", "basic-107")]);
    check("?item=supporting-019", "", &[("item", "supporting-019")]);
    check("?dept=--housing", "", &[("dept", "--housing")]);
    check(
        "?view=&lang=fr&mark=",
        "",
        &[("view", ""), ("lang", "fr"), ("mark", "")],
    );
    check("?cat=%FF", "", &[("cat", "\u{FFFD}")]);
}

#[test]
fn opening_an_item_and_changing_the_screen_can_be_gone_back_from() {
    let duty_list = duty_list();
    let check = |before: &str, after: &str, step: HistoryStep| {
        let before = Route::parse(before, &duty_list).0;
        let after = Route::parse(after, &duty_list).0;
        assert_eq!(after.step_from(&before), step, "{before:?} {after:?}");
    };
    check("", "?item=basic-1", HistoryStep::Push);
    check("?item=basic-1", "?item=basic-2", HistoryStep::Push);
    check("", "?view=about", HistoryStep::Push);
    check(
        "?view=departments",
        "?view=departments&dept=water",
        HistoryStep::Push,
    );
    check(
        "?view=departments&dept=water",
        "?view=departments&dept=health",
        HistoryStep::Push,
    );
    check("?item=basic-1", "", HistoryStep::Replace);
    check("?dept=water", "?dept=health", HistoryStep::Replace);
    check(
        "?view=compare&dept=water",
        "?view=compare&dept=water&dept=health",
        HistoryStep::Replace,
    );
    check("", "?q=犬", HistoryStep::Replace);
    check("?q=犬", "?q=犬&list=basic", HistoryStep::Replace);
    check("?item=basic-1", "?item=basic-1&q=犬", HistoryStep::Replace);
    check("", "?lang=en", HistoryStep::Replace);
}

#[test]
fn departments_of_a_page_and_of_a_comparison() {
    let duty_list = duty_list();
    let read = |query: &str| Route::parse(query, &duty_list).0;
    let id = |id: &str| duty_list.department_with_id(id).expect(id);
    let page = read("?view=departments&dept=water");
    assert_eq!(page.department_page(), Some(id("water")));
    for other in [
        "?view=departments",
        "?view=departments&dept=water&dept=health",
        "?view=departments&dept=-water",
        "?dept=water",
    ] {
        assert_eq!(read(other).department_page(), None, "{other}");
    }
    let route = read("?q=犬&dept=water&dept=-health&item=basic-1");
    let compared = route.of_departments(View::Compare, &[id("health"), id("housing")]);
    assert_eq!(compared, read("?view=compare&dept=health&dept=housing"));
    let listed = "?view=compare&dept=water&dept=nobody&dept=health&dept=-housing&dept=water";
    assert_eq!(
        Route::listed_departments(listed, &duty_list),
        [id("water"), id("health"), id("water")]
    );
}

#[test]
fn another_view_keeps_the_search_and_drops_what_means_something_else_there() {
    let duty_list = duty_list();
    let read = |query: &str| Route::parse(query, &duty_list).0;
    let check = |from: &str, view: View, to: &str| assert_eq!(read(from).to_view(view), read(to));
    check(
        "?q=犬&list=basic",
        View::About,
        "?view=about&q=犬&list=basic",
    );
    check("?item=basic-1", View::Review, "?view=review");
    // Compared departments are not filters.
    check("?view=compare&dept=water&dept=health", View::Items, "");
    check("?dept=water", View::Departments, "?view=departments");
}

#[test]
fn the_list_of_an_address_is_read_before_the_rest() {
    assert_eq!(
        Route::doc_of("?view=items&doc=list-0123456789ab"),
        Some("list-0123456789ab".to_owned())
    );
    assert_eq!(Route::doc_of("?doc="), None);
    assert_eq!(Route::doc_of(""), None);
}
