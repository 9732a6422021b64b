//! The query language: exclusion, exact phrases, narrowing fields.

use crate::search_common::*;
use duty_atlas::duty_list::{Item, ItemId, List};
use duty_atlas::notes::Mark;
use duty_atlas::search::{Filters, search};

/// The positions of the items for which this holds.
fn where_(holds: impl Fn(&Item) -> bool) -> Vec<usize> {
    let items = DOCUMENT.items.iter().enumerate();
    items.filter(|(_, i)| holds(i)).map(|(at, _)| at).collect()
}

fn has(item: &Item, word: &str) -> bool {
    texts(item).iter().any(|text| text.contains(word))
}

fn of(item: &Item, department: &str) -> bool {
    let mut ids = item.departments.iter();
    ids.any(|id| DOCUMENT.department(*id).id == department)
}

fn check(text: &str, holds: impl Fn(&Item) -> bool) {
    let expected = where_(holds);
    assert!(!expected.is_empty(), "{text}: nothing to find");
    assert_eq!(positions(text), expected, "{text}");
}

#[test]
fn a_minus_excludes() {
    check("管理 -公安", |i| has(i, "管理") && !has(i, "公安"));
    check("-公安", |i| !has(i, "公安"));
    check("－公安 -养犬 管理", |i| {
        has(i, "管理") && !has(i, "公安") && !has(i, "养犬")
    });
    check("管理 -yangquan", |i| has(i, "管理") && !has(i, "养犬"));
    check("-\"养犬\" 管理", |i| has(i, "管理") && !has(i, "养犬"));
    check("-没有的词", |_| true);
    assert!(!query("-公安").is_empty());
    assert!(query("-公安").highlights("县公安局").is_empty());
}

#[test]
fn quotes_are_exact() {
    check("\"养犬\"", |i| has(i, "养犬"));
    check("\"五老\"", |i| has(i, "五老"));
    // Curly quotes that stand in the document belong to the text.
    check("“五老”", |i| has(i, "“五老”"));
    check("“养犬”", |i| has(i, "养犬"));
    check("「養犬」", |i| has(i, "养犬"));
    assert!(positions("\"yangquan\"").is_empty());
    assert!(positions("\"养狗\"").is_empty());
    assert!(positions("\"养犬 管理\"").is_empty());
    assert_eq!(
        positions("\"Public  Security  Bureau\""),
        positions("\"public security bureau\"")
    );
}

#[test]
fn fields_narrow() {
    check("部门:公安", |i| of(i, "public-security"));
    check("部门：县公安局", |i| of(i, "public-security"));
    check("dept:public-security", |i| of(i, "public-security"));
    check("dept:housing", |i| of(i, "housing"));
    check("部门:gongan", |i| of(i, "public-security"));
    check("部门:公安 管理", |i| {
        of(i, "public-security") && has(i, "管理")
    });
    check("-部门:公安 养犬", |i| {
        !of(i, "public-security") && has(i, "养犬")
    });
    check("类别:平安法治", |i| {
        DOCUMENT.category_of(i) == "平安法治"
    });
    check("类别:平安 管理", |i| {
        DOCUMENT.category_of(i) == "平安法治" && has(i, "管理")
    });
    check("清单:配合", |i| i.id.list == List::Supporting);
    check("list:basic", |i| i.id.list == List::Basic);
    check("清单:收回", |i| i.id.list == List::Reclaimed);
    check("-清单:收回 -清单:配合", |i| {
        i.id.list == List::Basic
    });
    check("部门:\"公安局\"", |i| of(i, "public-security"));
    assert!(!query("部门:公安").is_empty());
}

#[test]
fn fields_know_english_names() {
    check("list:\"taken back\"", |i| i.id.list == List::Reclaimed);
    check("list:supporting", |i| i.id.list == List::Supporting);
    check("list:\"Basic duties\"", |i| i.id.list == List::Basic);
    check("cat:\"party building\"", |i| {
        DOCUMENT.category_of(i) == "党的建设"
    });
    check("dept:\"public security\"", |i| of(i, "public-security"));
    check("mark:unreviewed", |_| true);
    assert!(positions("list:aken").is_empty());
}

#[test]
fn words_beyond_the_limit_are_told() {
    assert_eq!(query(&"养犬 ".repeat(64)).skipped_words(), 0);
    assert_eq!(query(&"养犬 ".repeat(70)).skipped_words(), 6);
    assert_eq!(query("养犬").skipped_words(), 0);
}

#[test]
fn syntax_is_recognised() {
    for text in ["-养犬 管理", "\"养犬\"", "部门:公安"] {
        assert!(query(text).has_syntax(), "{text}");
    }
    assert!(!query("养犬 管理").has_syntax());
}

#[test]
fn marks_narrow() {
    fn mark(id: ItemId) -> Mark {
        Mark::ALL[id.number as usize % Mark::ALL.len()]
    }
    for (text, wanted) in [
        ("标记:未核", Mark::Unreviewed),
        ("标记：已核", Mark::Reviewed),
        ("mark:questioned", Mark::Questioned),
        ("标记:待办", Mark::FollowUp),
    ] {
        let filters = Filters::default();
        let results = search(&DOCUMENT, &INDEX, &query(text), &filters, &mark);
        let found = results.hits.iter().map(|hit| hit.position);
        let expected = where_(|item| mark(item.id) == wanted);
        assert_eq!(found.collect::<Vec<_>>(), expected, "{text}");
        assert_eq!(results.facets.mark(wanted), expected.len(), "{text}");
    }
}

#[test]
fn what_cannot_be_read_is_searched_as_it_stands() {
    for text in [
        "部门:火星",
        "类别:",
        "清单:x",
        "标记:好",
        "-",
        "\"",
        "\"养犬",
        ":",
        "-部门:火星",
    ] {
        assert!(!query(text).is_empty(), "{text}");
        assert!(query(text).also_searched().is_empty(), "{text}");
    }
    assert!(positions("部门:火星").is_empty());
    assert_eq!(positions("“养犬"), positions("\"养犬"));
}
