//! Finding by pinyin: a golden file of queries whose readings a person has
//! checked, and the ways of typing them.

use std::collections::BTreeSet;

use crate::search_common::*;
use duty_atlas::search::MatchReason;

const GOLDEN: &str = include_str!("../golden/pinyin.txt");

/// The query and the stretches of text that it means.
fn golden() -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
    let lines = GOLDEN.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| {
        let (query, stretches) = line.split_once('\t').expect("a tab follows the query");
        (query, stretches.split_whitespace().collect())
    })
}

#[test]
fn the_golden_queries_find_what_they_mean_and_nothing_else() {
    let (mut right, mut wrong, mut missed, mut queries) = (0, 0, 0, 0);
    for (query, stretches) in golden() {
        queries += 1;
        let means = |position: &usize| {
            let texts = texts(&DOCUMENT.items[*position]);
            let has = |text: &&str| stretches.iter().any(|stretch| text.contains(stretch));
            texts.iter().any(has)
        };
        let found: BTreeSet<usize> = positions(query).into_iter().collect();
        let expected: BTreeSet<usize> = (0..DOCUMENT.items.len()).filter(means).collect();
        right += found.intersection(&expected).count();
        wrong += found.difference(&expected).count();
        missed += expected.difference(&found).count();
        assert_eq!(found, expected, "{query}");
    }
    assert!(queries >= 200, "only {queries} queries");
    assert_eq!(missed, 0, "recall");
    assert!(right * 100 >= (right + wrong) * 99, "precision");
}

#[test]
fn highlights_are_the_stretches_that_are_meant() {
    for (text, stretches) in golden() {
        let query = query(text);
        let mut seen = BTreeSet::new();
        for position in positions(text) {
            for text in texts(&DOCUMENT.items[position]) {
                seen.extend(query.highlights(text).into_iter().map(|range| &text[range]));
            }
        }
        assert_eq!(seen, stretches.into_iter().collect(), "{text}");
    }
}

#[test]
fn one_query_typed_in_different_ways() {
    fn check(ways: &[&str]) {
        let expected = positions(ways[0]);
        assert!(!expected.is_empty(), "{} finds nothing", ways[0]);
        for way in ways {
            assert_eq!(positions(way), expected, "{way}");
        }
    }
    check(&[
        "yangquan",
        "YangQuan",
        "yang quan",
        "yang'quan",
        "yang’quan",
        "ｙａｎｇｑｕａｎ",
    ]);
    check(&[
        "yangquan",
        "yǎngquǎn",
        "yang quan ",
        "yang  quan",
        "yangqu",
        "yangq",
        "yang q",
    ]);
    check(&["养犬", "養犬", "y犬", "养q", "养quan", "养qu"]);
    check(&["lvhua", "lühua", "lǜhuà", "lv hua", "lv'hua"]);
    check(&[
        "fangxunkanghan",
        "fang xun kang han",
        "fang'xun'kang'h",
        "fxkh",
        "f x k h",
    ]);
    check(&[
        "yangquanguanli",
        "yang quan guan li",
        "yqgl",
        "yangqgl",
        "yqguanli",
        "yang'q'g'l",
    ]);
}

#[test]
fn syllables_apart_are_one_place_where_there_is_one() {
    // 养犬 stands together; 养犬 and 公安 do not.
    assert_eq!(positions("yang quan"), positions("yangquan"));
    let apart = positions("yangquan gongan");
    assert_eq!(apart, positions("养犬 公安"));
    assert_eq!(positions("yang quan gongan"), apart);
    assert_eq!(positions("gongan yang quan"), apart);
    assert_eq!(positions("养犬 gong an"), apart);
}

#[test]
fn the_reason_says_how_it_was_found() {
    fn check(text: &str, id: &str, reason: Option<MatchReason>) {
        let hits = find(text).hits;
        let hit = hits
            .iter()
            .find(|hit| DOCUMENT.items[hit.position].id.to_string() == id);
        let hit = hit.unwrap_or_else(|| panic!("{text} does not find {id}"));
        assert_eq!(hit.reason, reason, "{text}");
    }
    check("养犬", "supporting-19", None);
    check("養犬", "supporting-19", Some(MatchReason::Variant));
    check("yangquan", "supporting-19", Some(MatchReason::Pinyin));
    check("yangq", "supporting-19", Some(MatchReason::Pinyin));
    check("yq", "supporting-19", Some(MatchReason::Initials));
    check("y犬", "supporting-19", Some(MatchReason::Initials));
    check("养狗", "supporting-19", Some(MatchReason::Synonym));
    check("yangquan 公安", "supporting-19", Some(MatchReason::Pinyin));
    check("公安 yq", "supporting-19", Some(MatchReason::Initials));
    check("文明 養犬", "supporting-19", Some(MatchReason::Variant));
    check("public", "supporting-19", None);
}

#[test]
fn to_the_letter_comes_before_pinyin_and_titles_before_the_rest() {
    for text in [
        "an", "yq", "gl", "da", "sh", "guanli", "anquan", "app", "养", "低保",
    ] {
        let query = query(text);
        let mut last = 0;
        for hit in find(text).hits {
            let item = &DOCUMENT.items[hit.position];
            let in_title = !query.highlights(&item.title).is_empty();
            let tier = match (hit.reason, in_title) {
                (None | Some(MatchReason::Variant), _) => 0,
                (_, true) => 1,
                (_, false) => 2,
            };
            assert!(tier >= last, "{text}: {}", item.id);
            last = tier;
        }
    }
}

#[test]
fn initials_of_titles_find_their_items() {
    // The readings in the golden file are checked; their titles' initials follow.
    for (title, initials) in [
        ("文明养犬管理工作", "wmyqglgz"),
        ("电动自行车安全管理", "ddzxcaqgl"),
        ("电力设施保护工作", "dlssbhgz"),
        ("卫片图斑治理工作", "wptbzlgz"),
        ("农村户籍分户、落户工作", "nchjfh"),
        ("石油天然气长输管道保护", "sytrqcsgdbh"),
        ("干部人事档案工作", "gbrsdagz"),
        ("精神文明建设", "jswmjs"),
    ] {
        let expected = positions(title);
        assert!(!expected.is_empty(), "{title}");
        let found = find(initials).hits;
        assert!(!found.is_empty(), "{initials}");
        for position in expected {
            assert!(
                found.iter().any(|hit| hit.position == position),
                "{initials}"
            );
        }
    }
}
