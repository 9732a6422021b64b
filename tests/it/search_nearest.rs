//! The nearest items, whole words before others, and plain words.

use crate::lexicon::LEXICON;
use crate::search_common::*;
use duty_atlas::duty_list::List;
use duty_atlas::notes::Mark;
use duty_atlas::search::{
    FacetMode, Filters, Lexicon, Location, MatchReason, Nearest, Query, nearest, search,
};

fn near(text: &str) -> Nearest {
    let filters = Filters::default();
    nearest(&DOCUMENT, &INDEX, &LEXICON, text, &filters, &unreviewed)
}

fn near_ids(text: &str) -> Vec<String> {
    let items = near(text).items;
    items
        .iter()
        .map(|item| DOCUMENT.items[item.position].id.to_string())
        .collect()
}

fn leads_to(text: &str, id: &str) {
    let found = near_ids(text);
    assert!(
        found.iter().take(3).any(|found| found == id),
        "{text}: {found:?}, not {id}"
    );
}

#[test]
fn joined_words_their_order_and_fillers_do_not_matter() {
    leads_to("火灾调查", "supporting-90");
    leads_to("调查火灾", "supporting-90");
    leads_to("请问火灾调查谁管", "supporting-90");
    leads_to("养犬的管理要办证吗", "supporting-19");
}

#[test]
fn plain_words_are_known() {
    leads_to("拖欠工资", "basic-64");
    leads_to("养老院", "basic-61");
    leads_to("高血压", "supporting-82");
    leads_to("subsistence allowance", "basic-29");
    leads_to("Illegal buildings", "basic-82");
    leads_to("the dogs", "supporting-19");
}

#[test]
fn sounds_and_single_wrong_characters_are_forgiven() {
    for (text, id) in [
        ("秸杆禁烧", "supporting-65"),
        ("高标淮农田", "basic-42"),
        ("矛盾纠份", "basic-40"),
        ("buxiban", "supporting-103"),
        ("taoxin", "basic-64"),
    ] {
        leads_to(text, id);
    }
    let reasons = |text: &str| -> Vec<Option<MatchReason>> {
        near(text).items[0]
            .evidence
            .iter()
            .map(|evidence| evidence.reason)
            .collect()
    };
    assert!(reasons("秸杆禁烧").contains(&Some(MatchReason::Typo)));
    assert!(reasons("taoxin").contains(&Some(MatchReason::Pinyin)));
    assert!(reasons("高血压").contains(&Some(MatchReason::Synonym)));
    assert_eq!(reasons("火灾"), [None]);
}

#[test]
fn nothing_near_shows_nothing_but_the_parts_that_match() {
    for text in [
        "航天飞船",
        "zzzzzz",
        "身份证复印件",
        "补办身份证",
        "。。",
        "",
    ] {
        assert_eq!(near_ids(text), Vec::<String>::new(), "{text}");
    }
    let parts = near("火灾航天飞船").parts;
    let part = parts
        .iter()
        .find(|part| part.text == "火灾")
        .expect("火灾 is found");
    assert_eq!(part.count, positions("\"火灾\"").len());
}

#[test]
fn at_most_ten_and_the_filters_hold() {
    let mut filters = Filters::default();
    filters.lists.set(List::Reclaimed, Some(FacetMode::Include));
    for text in ["补贴审核", "老人补贴", "安全检查"] {
        let all = nearest(
            &DOCUMENT,
            &INDEX,
            &LEXICON,
            text,
            &Filters::default(),
            &unreviewed,
        );
        assert!(all.items.len() <= 10);
        let filtered = nearest(&DOCUMENT, &INDEX, &LEXICON, text, &filters, &unreviewed);
        for item in filtered.items {
            assert_eq!(DOCUMENT.items[item.position].id.list, List::Reclaimed);
        }
    }
    let marked = nearest(
        &DOCUMENT,
        &INDEX,
        &LEXICON,
        "火灾调查",
        &{
            let mut filters = Filters::default();
            filters.marks.set(Mark::Reviewed, Some(FacetMode::Include));
            filters
        },
        &unreviewed,
    );
    assert!(marked.items.is_empty());
}

#[test]
fn the_same_query_twice_is_the_same() {
    for text in ["房顶漏雨", "老人补贴", "jianshenqicai"] {
        assert_eq!(near(text), near(text));
    }
}

#[test]
fn without_a_lexicon_only_the_words_of_the_list_are_known() {
    let filters = Filters::default();
    let lexicon = Lexicon::empty();
    assert!(lexicon.is_empty());
    let found =
        |text: &str| nearest(&DOCUMENT, &INDEX, &lexicon, text, &filters, &unreviewed).items;
    assert!(found("高血压").is_empty());
    let first = found("火灾调查")[0].position;
    assert_eq!(DOCUMENT.items[first].id.to_string(), "supporting-90");
}

#[test]
fn matches_across_words_stand_below_whole_words() {
    // basic-44 has 饲养犬只.
    assert_eq!(ids("养犬"), ["supporting-19", "basic-44"]);
    assert_eq!(ids("yangquan"), ["supporting-19", "basic-44"]);
    // A title that has the characters only across words does not precede a
    // clause that has the word.
    let hits = find("养犬").hits;
    assert_eq!(hits.last().map(|hit| hit.reason), Some(None));
}

#[test]
fn the_lexicon_adds_everyday_words_to_exact_results() {
    let filters = Filters::default();
    let with = |text: &str| {
        let query = Query::parse_with(text, &INDEX, Some(&LEXICON));
        let hits = search(&DOCUMENT, &INDEX, &query, &filters, &unreviewed).hits;
        let ids = hits
            .iter()
            .map(|hit| DOCUMENT.items[hit.position].id.to_string());
        (ids.collect::<Vec<_>>(), query.also_searched().len())
    };
    let (found, told) = with("狗子");
    assert!(
        found.contains(&"supporting-19".to_owned()) && told == 1,
        "{found:?}"
    );
    assert!(
        query("狗子")
            .also_searched()
            .iter()
            .all(|also| also.word != "狗子")
    );
    // The pinyin of a plain word, although 为见 is read like it.
    let (first, told) = with("weijian");
    assert!(told > 0 && first[0] == "basic-82", "{first:?}");
}

#[test]
fn everyday_words_lead_to_what_they_mean() {
    let first = ids("违建");
    for id in ["basic-82", "reclaimed-22"] {
        assert!(first.iter().take(3).any(|found| found == id), "{first:?}");
    }
    // Not to the home visits (入户) of other items.
    assert_eq!(ids("落户")[0], "supporting-35");
    assert!(!ids("落户").contains(&"supporting-19".to_owned()));
}

#[test]
fn what_ships_knows_words_that_the_list_does_not_have() {
    for (text, id) in [
        ("yanggou", "supporting-19"),
        ("扶貧", "basic-29"),
        ("養豬", "supporting-60"),
        ("yangzhu", "supporting-60"),
    ] {
        assert!(ids(text).iter().any(|found| found == id), "{text}");
    }
}

#[test]
fn evidence_names_a_location_that_has_the_phrase() {
    for item in near("狗咬人要不要打疫苗").items {
        for evidence in &item.evidence {
            let item = &DOCUMENT.items[item.position];
            let has = match evidence.location {
                Location::Title => item.title.contains(&evidence.phrase),
                Location::Category => DOCUMENT.category_of(item).contains(&evidence.phrase),
                Location::Department(id) => item.departments.contains(&id),
                Location::Superior(at) => texts(item).len() > at && item.superior.len() > at,
                Location::Township(at) => item.township.len() > at,
            };
            assert!(has, "{evidence:?} in {}", item.id);
        }
    }
}

#[test]
fn highlights_show_the_phrases_of_the_evidence() {
    let item = &near("狗咬人").items[0];
    let title = &DOCUMENT.items[item.position].title;
    let ranges = item.highlights(title);
    let shown: Vec<&str> = ranges.iter().map(|range| &title[range.clone()]).collect();
    assert_eq!(shown, ["养犬"]);
    assert!(item.highlights("没有的").is_empty());
}
