//! Tasks: what is cut out of a text, what is refused, and what holds for every
//! text.

use crate::lexicon::LEXICON;
use crate::search_common::*;
use duty_atlas::duty_list::List;
use duty_atlas::notes::RecordId;
use duty_atlas::search::RankedItem;
use duty_atlas::tasks::{
    Analysis, Draft, IgnoredKind, InputProblem, MAX_BYTES, Step, TaskAnalysis, Verdict, analyse,
    continues,
};
use proptest::prelude::*;

fn analysis(text: &str) -> TaskAnalysis {
    analyse(text, &DOCUMENT, &INDEX, &LEXICON).expect("the text can be analysed")
}

fn id(item: &RankedItem) -> String {
    DOCUMENT.items[item.position].id.to_string()
}

const NOTICE: &str = "\
关于做好秋季重点工作的通知
各乡镇人民政府：
为深入贯彻落实上级会议精神，现将有关事项通知如下：
一、农作物秸秆禁烧。各村要加强秸秆禁烧巡查，发现焚烧秸秆立即制止。
二、文明养犬。摸排本辖区犬只数量，劝导群众拴绳遛狗。
请提高政治站位，加强组织领导，压实工作责任。
联系人：办公室
吉木萨尔县农业农村局
2025年9月1日";

#[test]
fn a_notice_is_cut_into_its_orders() {
    let analysis = analysis(NOTICE);
    let leading: Vec<String> = analysis
        .orders
        .iter()
        .map(|order| id(&order.items[0]))
        .collect();
    assert!(leading.contains(&"supporting-65".to_owned()), "{leading:?}");
    assert!(leading.contains(&"supporting-19".to_owned()), "{leading:?}");
    assert_eq!(analysis.verdict, Verdict::Found);
    let text = |wanted: &str| {
        let mut orders = analysis.orders.iter();
        orders
            .find(|order| id(&order.items[0]) == wanted)
            .map(|order| &NOTICE[order.range.clone()])
    };
    assert!(
        text("supporting-19")
            .is_some_and(|text| text.starts_with("二、") && !text.contains("秸秆"))
    );
}

#[test]
fn what_is_no_order_is_ignored() {
    let analysis = analysis(NOTICE);
    let ignored = |kind: IgnoredKind| -> Vec<&str> {
        let ignored = analysis
            .ignored
            .iter()
            .filter(|ignored| ignored.kind == kind);
        ignored
            .map(|ignored| &NOTICE[ignored.range.clone()])
            .collect()
    };
    assert_eq!(ignored(IgnoredKind::Salutation), ["各乡镇人民政府："]);
    assert_eq!(
        ignored(IgnoredKind::Opening),
        ["为深入贯彻落实上级会议精神，", "现将有关事项通知如下："]
    );
    assert_eq!(
        ignored(IgnoredKind::Demand),
        ["请提高政治站位，", "加强组织领导，", "压实工作责任。"]
    );
    assert_eq!(ignored(IgnoredKind::Contact), ["联系人：办公室"]);
    assert_eq!(ignored(IgnoredKind::Signature), ["吉木萨尔县农业农村局"]);
    assert_eq!(ignored(IgnoredKind::Date), ["2025年9月1日"]);
}

#[test]
fn a_deadline_is_ignored_and_the_order_before_it_is_not() {
    let text = "请各村做好秸秆禁烧宣传，有关情况于10月15日前报县农业农村局。";
    let analysis = analysis(text);
    assert_eq!(analysis.ignored.len(), 1);
    assert_eq!(analysis.ignored[0].kind, IgnoredKind::Deadline);
    assert!(text[analysis.ignored[0].range.clone()].starts_with("有关情况"));
    assert_eq!(id(&analysis.items[0]), "supporting-65");
}

#[test]
fn input_that_is_no_text_is_refused_with_a_reason() {
    fn check(text: &str, expected: InputProblem) {
        let result = analyse(text, &DOCUMENT, &INDEX, &LEXICON);
        assert_eq!(result.err(), Some(expected), "{:.40}", text);
    }
    check("", InputProblem::Empty);
    check(" 　\n\u{200b}", InputProblem::Empty);
    check("。。。？！——", InputProblem::NoWords);
    check("123 456", InputProblem::NoWords);
    check(
        "PK\u{3}\u{4}\u{fffd}\u{fffd}\u{0}\u{0}\u{8}abc",
        InputProblem::Binary,
    );
    check(
        "<!DOCTYPE html><html><body>养犬</body></html>",
        InputProblem::Markup,
    );
    check(
        "<div><p><span>养</span></p></div><br><a href=x>",
        InputProblem::Markup,
    );
    let long = "养犬".repeat(MAX_BYTES / 6 + 1);
    check(
        &long,
        InputProblem::TooLarge {
            bytes: long.len(),
            limit: MAX_BYTES,
        },
    );
    // A comparison is not markup.
    assert!(analyse("面积<5亩的养殖场", &DOCUMENT, &INDEX, &LEXICON).is_ok());
}

#[test]
fn an_act_speaks_for_a_list_and_says_so() {
    let analysis = analysis("有人没办手续私自打井抽水，乡里要作出处罚。");
    let reclaimed = analysis.items.iter().find(|item| {
        DOCUMENT.items[item.position].id.list == List::Reclaimed && item.prior.is_some()
    });
    let prior = reclaimed
        .and_then(|item| item.prior.clone())
        .expect("处罚 speaks for 收回");
    assert_eq!(prior.list, List::Reclaimed);
}

#[test]
fn evidence_is_in_the_text_and_in_the_item() {
    for text in [NOTICE, "三队的狗没拴绳咬了人", "拖欠农民工工资怎么办"] {
        let analysis = analysis(text);
        assert!(!analysis.items.is_empty());
        let of_orders = analysis.orders.iter().flat_map(|order| &order.items);
        for item in analysis.items.iter().chain(of_orders) {
            let texts = texts(&DOCUMENT.items[item.position]);
            for evidence in &item.evidence {
                assert!(text.get(evidence.range.clone()).is_some());
                assert!(
                    texts.iter().any(|text| text.contains(&evidence.phrase)),
                    "{} is not in {}",
                    evidence.phrase,
                    id(item)
                );
                if evidence.reason.is_none() {
                    assert_eq!(text[evidence.range.clone()], evidence.phrase);
                }
            }
            // Each stretch of the text counts once.
            let mut ranges: Vec<_> = item.evidence.iter().map(|e| e.range.clone()).collect();
            ranges.sort_by_key(|range| (range.start, range.end));
            ranges.dedup();
            assert_eq!(ranges.len(), item.evidence.len(), "{}", id(item));
        }
    }
}

#[test]
fn slices_give_what_one_go_gives() {
    let text = NOTICE.repeat(12);
    let mut sliced = Analysis::new(&text).expect("the text can be analysed");
    let mut steps = 0;
    let mut last = 0;
    while let Step::Working { done, total } = sliced.step(&DOCUMENT, &INDEX, &LEXICON, 60) {
        assert!(done > last && done < total);
        (last, steps) = (done, steps + 1);
    }
    assert!(steps > 10);
    assert_eq!(sliced.finish(&DOCUMENT, &INDEX, &LEXICON), analysis(&text));
}

#[test]
fn words_that_matched_nothing_are_told() {
    let text = "文明养犬管理，另外购买航天飞船。";
    let analysis = analysis(text);
    let unmatched: Vec<&str> = analysis
        .unmatched
        .iter()
        .map(|r| &text[r.clone()])
        .collect();
    assert!(
        unmatched.iter().any(|words| words.contains("航天飞船")),
        "{unmatched:?}"
    );
    assert!(
        !unmatched.iter().any(|words| words.contains("养犬")),
        "{unmatched:?}"
    );
}

/// What is told as unmatched, in the order of the text.
fn unmatched(text: &str) -> Vec<String> {
    let ranges = analysis(text).unmatched;
    ranges
        .into_iter()
        .map(|range| text[range].to_owned())
        .collect()
}

#[test]
fn every_word_for_a_shown_phrase_has_matched() {
    let text = "有村民反映邻居养狗不拴绳，晚上狗叫扰民，请核实处理。";
    let words = unmatched(text);
    assert!(!words.iter().any(|word| word.contains("养狗")), "{words:?}");
}

#[test]
fn words_without_a_match_are_words() {
    let words = unmatched("请各乡镇于7月15日前核查农村户厕，并报送购买航天飞船的情况。");
    for said in ["乡镇", "7月", "核查", "报送", "情况"] {
        assert!(
            !words.iter().any(|word| word.contains(said)),
            "{said}: {words:?}"
        );
    }
    assert!(
        words.iter().any(|word| word.contains("航天飞船")),
        "{words:?}"
    );
}

#[test]
fn an_edited_text_is_the_same_task_and_another_is_not() {
    let notice = "有村民反映邻居养狗不拴绳，晚上狗叫扰民，请核实处理。";
    for (after, expected) in [
        (notice, true),
        ("有村民反映邻居养狗不栓绳，晚上狗叫扰民，请核实处理。", true),
        (
            "有村民反映邻居养狗不拴绳，晚上狗叫扰民，\n请核实处理，并于周五前回复。",
            true,
        ),
        ("有村民反映邻居私自打井抽水，请核实。", false),
        ("请各村做好秸秆禁烧宣传。", false),
        ("", false),
    ] {
        assert_eq!(continues(notice, after), expected, "{after}");
        assert_eq!(continues(after, notice), expected, "{after}");
    }
}

#[test]
fn a_draft_is_kept_with_its_text() {
    let today = || "2025-07-31".to_owned();
    let draft = Draft {
        text: "养犬".to_owned(),
        checked: "养犬".to_owned(),
        reply: "本乡配合".to_owned(),
        record: Some(RecordId("a".to_owned())),
        ..Draft::new(today())
    };
    let kept = draft.to_json();
    assert_eq!(Draft::read("养犬".to_owned(), &kept, today()), draft);
    // The text was changed without what was said of it, or the rest is unreadable.
    for (text, kept) in [("秸秆", kept.as_str()), ("养犬", "{"), ("养犬", "")] {
        let expected = Draft {
            text: text.to_owned(),
            ..Draft::new(today())
        };
        assert_eq!(Draft::read(text.to_owned(), kept, today()), expected);
        assert_eq!(expected.to_json(), "");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_text_is_answered(text in "([\\PC\\n]|养犬|秸秆|一是|。|；|：|各乡镇|2025年){0,60}") {
        if let Ok(analysis) = analyse(&text, &DOCUMENT, &INDEX, &LEXICON) {
            let mut last = 0;
            for order in &analysis.orders {
                prop_assert!(order.range.start >= last && text.get(order.range.clone()).is_some());
                last = order.range.end;
            }
            for range in analysis.ignored.iter().map(|i| &i.range).chain(&analysis.unmatched) {
                prop_assert!(text.get(range.clone()).is_some_and(|text| !text.is_empty()));
            }
            for pair in analysis.items.windows(2) {
                prop_assert!(pair[0].score >= pair[1].score);
            }
            prop_assert!(analysis.items.len() <= 10);
        }
    }
}

#[test]
fn one_word_is_enough_for_a_short_text() {
    for (text, item) in [
        ("低保怎么办", "basic-29"),
        ("村里有人烧秸秆", "supporting-65"),
        (
            "有村民反映邻居养狗不拴绳，晚上狗叫扰民，请核实处理。",
            "supporting-19",
        ),
    ] {
        let analysis = analysis(text);
        assert_eq!(analysis.verdict, Verdict::Found, "{text}");
        assert_eq!(id(&analysis.items[0]), item, "{text}");
    }
    for text in ["护照怎么办理", "买房贷款利率", "明天天气怎么样"] {
        assert_eq!(analysis(text).verdict, Verdict::None, "{text}");
    }
}
