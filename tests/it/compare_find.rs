//! Finding a department by what a reader types.

use crate::compare_support::{duty_list, ids};
use duty_atlas::compare::find_departments;
use duty_atlas::duty_list::Department;
use proptest::prelude::*;

/// What is found begins with `expected`.
#[track_caller]
fn check_found(text: &str, expected: &[&str]) {
    let duty_list = duty_list();
    let found = ids(&duty_list, find_departments(&duty_list, text));
    assert_eq!(
        found[..expected.len().min(found.len())],
        *expected,
        "{text}: {found:?}"
    );
}

/// What is found is `expected` and nothing else.
#[track_caller]
fn check_only(text: &str, expected: &[&str]) {
    let duty_list = duty_list();
    let found = find_departments(&duty_list, text);
    assert_eq!(ids(&duty_list, found), expected, "{text}");
}

#[test]
fn departments_are_found_by_chinese_names() {
    check_only("县公安局", &["public-security"]);
    check_only("公安", &["public-security"]);
    check_only("吉木萨尔县公安局", &["public-security"]);
    check_only("昌吉州生态环境局吉木萨尔分局", &["ecology"]);
    check_only("州生态环境局", &["ecology"]);
    check_only("旅游", &["culture-tourism"]);
    check_found("县委", &["organization", "publicity", "united-front"]);
    check_found("县人大", &["peoples-congress"]);
    check_only(" 公安 ", &["public-security"]);
    check_only("县 公安 局", &["public-security"]);
}

#[test]
fn departments_are_found_by_the_usual_abbreviations() {
    check_found("人社局", &["human-resources"]);
    check_found("住建局", &["housing"]);
    check_found("县住建局", &["housing"]);
    check_found("发改委", &["development-reform"]);
    check_found("卫健委", &["health"]);
    check_found("市监局", &["market-regulation"]);
    check_found("文旅局", &["culture-tourism"]);
    check_found("工信局", &["commerce-industry"]);
    check_found("林草局", &["forestry-grassland"]);
    check_found("医保局", &["medical-security"]);
    check_found("应急局", &["emergency"]);
}

#[test]
fn departments_are_found_by_pinyin_and_other_forms_of_characters() {
    check_found("gongan", &["public-security"]);
    check_found("gonganju", &["public-security"]);
    check_found("gaj", &["public-security"]);
    check_found("xgaj", &["public-security"]);
    check_found("zrzyj", &["natural-resources"]);
    check_found("nongye", &["agriculture"]);
    check_found("shuili", &["water"]);
    check_only("縣公安局", &["public-security"]);
    check_only("水利局 bureau", &["water"]);
}

#[test]
fn departments_are_found_by_the_initials_of_abbreviations() {
    check_found("rsj", &["human-resources"]);
    check_found("zjj", &["housing"]);
    check_found("fgw", &["development-reform"]);
    check_found("wjw", &["health"]);
    check_found("ybj", &["medical-security"]);
    // In their order, that is.
    check_only("jsr", &[]);
}

#[test]
fn departments_are_found_by_english_words() {
    check_only("Public Security Bureau", &["public-security"]);
    check_only("pub sec", &["public-security"]);
    check_only("security public", &["public-security"]);
    check_only("PUBLIC SEC", &["public-security"]);
    check_only("ｐｕｂｌｉｃ　ｓｅｃ", &["public-security"]);
    check_only("people's", &["peoples-congress"]);
    check_only("people’s congress", &["peoples-congress"]);
    check_only("peoples", &["peoples-congress"]);
    check_only("taxation", &["taxation"]);
    check_only("tax", &["taxation"]);
    check_only("public-security", &["public-security"]);
    check_only("public-sec", &["public-security"]);
    check_only("sport", &["culture-tourism"]);
    check_only("health", &["health", "medical-security"]);
    check_only("health comm", &["health"]);
    check_only("cppcc", &["cppcc"]);
}

#[test]
fn a_beginning_goes_before_a_word_within() {
    check_found(
        "county",
        &["peoples-congress", "cppcc", "government-office"],
    );
    check_found(
        "security",
        &["public-security", "human-resources", "medical-security"],
    );
    check_found("agri", &["agriculture"]);
}

#[test]
fn nothing_typed_finds_all_and_nonsense_nobody() {
    let duty_list = duty_list();
    for text in ["", "  ", "\u{3000}", "-", "。"] {
        assert!(
            find_departments(&duty_list, text)
                .into_iter()
                .eq(duty_list.department_ids())
        );
    }
    check_only("火星", &[]);
    check_only("xyz", &[]);
    check_only("公安局长", &[]);
}

#[test]
fn every_department_is_found_first_by_each_of_its_names() {
    let duty_list = duty_list();
    for id in duty_list.department_ids() {
        let department = duty_list.department(id);
        let english = [department.english(), department.id.as_str()];
        for name in department.forms().chain(english) {
            assert_eq!(
                find_departments(&duty_list, name).first(),
                Some(&id),
                "{name}"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn finding_never_fails(text in ".{0,12}") {
        let duty_list = duty_list();
        let found = find_departments(&duty_list, &text);
        prop_assert!(found.len() <= 39);
        let names = |d: &Department| d.short.contains(text.trim());
        for id in duty_list.department_ids() {
            let matches = !text.trim().is_empty() && names(duty_list.department(id));
            prop_assert!(!matches || found.contains(&id));
        }
    }
}
