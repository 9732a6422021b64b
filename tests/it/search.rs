//! Finding words in the published list.

use crate::search_common::*;
use duty_atlas::duty_list::List;
use duty_atlas::search::{Filters, Location, search};
use proptest::prelude::*;

#[test]
fn known_counts() {
    fn check(text: &str, count: usize) {
        assert_eq!(find(text).hits.len(), count, "{text}");
    }
    check("", 239);
    check(" 　\t", 239);
    check("养犬", 2);
    check("秸秆", 2);
    check("公安局", 11);
    check("平安法治", 12);
    check("党的建设", 33);
    check("吉木萨尔县公安局", 10);
    check("社会主义", 5);
    check("五老", 1);
    check("“五老”", 1);
    check("没有的词", 0);
    check("其他负有安全生产监督管理职责的部门", 1);
}

#[test]
fn every_word_of_an_item_in_whatever_field() {
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(ids(text), expected, "{text}");
    }
    check("文明养犬", &["supporting-19"]);
    check("养犬 公安", &["supporting-19"]);
    check("公安　养犬", &["supporting-19"]);
    check("养犬 平安法治", &["supporting-19"]);
    check("养犬 住房和城乡建设局 免疫", &["supporting-19"]);
    check("养犬 税务", &[]);
    check("养犬 养犬", &["supporting-19", "basic-44"]);
}

#[test]
fn variants_of_a_character_are_one() {
    fn check(variants: &[&str]) {
        let expected = ids(variants[0]);
        assert!(!expected.is_empty(), "{} finds nothing", variants[0]);
        for variant in variants {
            assert_eq!(ids(variant), expected, "{variant}");
        }
    }
    check(&[
        "“三重一大”",
        "\"三重一大\"",
        "「三重一大」",
        "『三重一大』",
        "＂三重一大＂",
    ]);
    check(&["app", "APP", "ＡＰＰ", "ａｐｐ", "App"]);
    check(&["职工合法权益，", "职工合法权益,", "职工合法权益、"]);
    check(&["监督；", "监督;"]);
    check(&["（", "("]);
    check(&["5个工作日", "５个工作日"]);
    check(&[
        "Public Security",
        "ｐublic　SECURITY",
        "public sec",
        "sec pub",
    ]);
}

#[test]
fn english_names_are_found_where_their_words_begin() {
    for text in ["public security bureau", "Publ Secu Bur", "public"] {
        let found = ids(text);
        for id in ["supporting-15", "supporting-19", "supporting-21"] {
            assert!(found.iter().any(|found| found == id), "{text}: {id}");
        }
    }
    assert_eq!(ids("healthcare"), ids("吉木萨尔县医疗保障局"));
    assert!(find("ublic").hits.is_empty());
    assert!(find("ecurity").hits.is_empty());
}

#[test]
fn titles_come_first_then_names_then_duties() {
    let duty_list = &*DOCUMENT;
    for text in [
        "公安",
        "养老",
        "管理",
        "秸秆 禁烧",
        "安全 生产",
        "县",
        "自然资源",
    ] {
        let words: Vec<&str> = text.split(' ').collect();
        let has = |texts: &[&str]| {
            let mut words = words.iter();
            words.all(|word| texts.iter().any(|text| text.contains(word)))
        };
        let mut last = (0, 0);
        for hit in find(text).hits {
            let item = &duty_list.items[hit.position];
            let all = texts(item);
            let names = 2 + item.departments.len() * 2;
            let rank = match () {
                () if has(&all[..1]) => 0,
                () if has(&all[..names.min(all.len())]) => 1,
                () => 2,
            };
            assert!(last <= (rank, hit.position), "{text}: {}", item.id);
            last = (rank, hit.position);
        }
    }
}

#[test]
fn the_passage_is_the_clause_that_has_the_word() {
    let duty_list = &*DOCUMENT;
    for text in [
        "犬",
        "管理",
        "的",
        "秸秆",
        "县",
        "经营许可证",
        "一、农作物秸秆",
    ] {
        for hit in find(text).hits {
            let item = &duty_list.items[hit.position];
            let clause = match hit.passage {
                Some(Location::Superior(at)) => &item.superior[at].clause,
                Some(Location::Township(at)) => &item.township[at],
                None => {
                    let above = item.title.contains(text)
                        || duty_list.category_of(item).contains(text)
                        || item
                            .departments
                            .iter()
                            .any(|id| duty_list.department(*id).forms().any(|f| f.contains(text)))
                        || item.other_departments.iter().any(|o| o.contains(text));
                    assert!(above, "{text} in {}", item.id);
                    continue;
                }
                Some(other) => panic!("{other:?} is no passage"),
            };
            let heading = clause.section.as_ref().map_or("", |h| h.text.as_str());
            assert!(
                clause.text.contains(text) || heading.contains(text),
                "{text} in {}",
                item.id
            );
        }
    }
    let hits = find("重点管理犬只").hits;
    assert!(hits.iter().all(|hit| hit.passage.is_some()));
}

#[test]
fn a_heading_counts_to_the_first_clause_under_it() {
    let hits = find("一、农作物秸秆").hits;
    assert!(!hits.is_empty());
    for hit in hits {
        let item = &DOCUMENT.items[hit.position];
        let clauses = &item.superior;
        let Some(Location::Superior(at)) = hit.passage else {
            continue;
        };
        assert!(at == 0 || clauses[at].clause.section != clauses[at - 1].clause.section);
    }
}

#[test]
fn nothing_typed_gives_the_whole_document_in_order() {
    let results = find("");
    let all: Vec<usize> = (0..239).collect();
    assert_eq!(
        results.hits.iter().map(|h| h.position).collect::<Vec<_>>(),
        all
    );
    assert!(results.hits.iter().all(|hit| hit.passage.is_none()));
    assert_eq!(results.facets.list(List::Basic), 106);
    assert_eq!(results.facets.list(List::Supporting), 103);
    assert_eq!(results.facets.list(List::Reclaimed), 30);
    assert!(query("").is_empty() && query(" \u{0} 　").is_empty());
    assert!(!query("犬").is_empty());
}

#[test]
fn odd_input_is_answered() {
    let long = "养犬".repeat(5_000);
    let words = "养 犬 ".repeat(2_500);
    let many: String = DOCUMENT.items.iter().map(|i| i.title.as_str()).collect();
    let many: String = many.chars().take(5_000).flat_map(|c| [c, ' ']).collect();
    for text in [
        long.as_str(),
        words.as_str(),
        many.as_str(),
        &"y q ".repeat(2_500),
        &"yang".repeat(2_500),
        &"\"a ".repeat(3_000),
        &"a'".repeat(5_000),
        &"-部门:".repeat(2_500),
        "\u{0}\u{1}\u{7f}\u{85}",
        "\u{200b}\u{feff}\u{202e}",
        "\u{fffd}\u{fffd}",
        "𠮷野家 𝒜",
        "\"",
        "“",
        "\"a \"b",
        "-",
        "--",
        "- - -",
        ":",
        "部门:",
        ":::",
        "'''''",
        "a'",
        "e\u{301}",
        "🐕‍🦺",
        "\\|<p>",
    ] {
        let results = find(text);
        let query = query(text);
        for hit in results.hits.iter().take(5) {
            query.highlights(&DOCUMENT.items[hit.position].title);
        }
        query.highlights(text);
    }
}

/// A text of the document, or a part of one, or something else.
fn any_text() -> impl Strategy<Value = String> {
    let from_document = (
        0..239usize,
        any::<prop::sample::Index>(),
        0..40usize,
        1..9usize,
    );
    let from_document = from_document.prop_map(|(item, text, from, length)| {
        let texts = texts(&DOCUMENT.items[item]);
        let text: Vec<char> = texts[text.index(texts.len())].chars().collect();
        text.iter().skip(from % text.len()).take(length).collect()
    });
    prop_oneof![4 => from_document, 1 => "\\PC{0,12}", 1 => "[a-z '\\-\":]{0,8}"]
}

proptest! {
    #[test]
    fn adding_a_word_never_adds_results(first in any_text(), second in any_text()) {
        // A second quote makes a phrase of what was two words.
        if first.contains(['"', '“', '「', '＂']) {
            return Ok(());
        }
        let fewer = positions(&format!("{first} {second}"));
        let more = positions(&first);
        prop_assert!(fewer.iter().all(|position| more.contains(position)));
    }

    #[test]
    fn highlights_lie_on_character_boundaries_and_are_words(
        words in prop::collection::vec(any_text(), 1..4),
        text in any_text(),
        item in 0..239usize,
    ) {
        let text_of_query = words.join(" ");
        let query = query(&text_of_query);
        let mut all = texts(&DOCUMENT.items[item]);
        all.push(&text);
        all.push(&text_of_query);
        for text in all {
            let mut last = 0;
            for range in query.highlights(text) {
                prop_assert!(range.start >= last && range.end > range.start);
                last = range.end;
                // Slicing panics off a boundary.
                let highlighted = &text[range];
                // How a character is read can depend on what stands around it.
                if !text_of_query.contains(|c: char| c.is_ascii_alphabetic()) {
                    let seen = query.highlights(highlighted);
                    prop_assert!(seen.len() == 1 && seen[0] == (0..highlighted.len()));
                }
            }
        }
    }

    #[test]
    fn a_text_of_an_item_finds_the_item(text in any_text(), item in 0..239usize) {
        let has = |texts: Vec<&str>| texts.iter().any(|t| t.contains(text.as_str()));
        if !text.contains(char::is_whitespace) && has(texts(&DOCUMENT.items[item])) {
            prop_assert!(positions(&text).contains(&item));
        }
    }
}

#[test]
fn the_same_search_twice_is_the_same() {
    let filters = Filters::default();
    let once = search(&DOCUMENT, &INDEX, &query("管理"), &filters, &unreviewed);
    assert_eq!(once, find("管理"));
}
