//! The sentences that sum a comparison up: a golden file, read through against
//! the document, and what must hold for every choice.

use std::fmt::Write;

use crate::compare_support::{choose, duty_list, recount};
use duty_atlas::compare::{Columns, Comparison, Reading};
use duty_atlas::duty_list::{Department, DepartmentId, DutyList, List};
use duty_atlas::i18n::{Language, compare::summary};
use proptest::prelude::*;

const GOLDEN: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/tests/golden/compare_summary.txt"
);

/// Each with what makes it worth a look.
const CHOICES: [(&str, &str); 18] = [
    ("two that share some", "education public-security"),
    ("order turned round", "public-security education"),
    ("one within the other", "organization staffing"),
    ("the very same item", "united-front cppcc"),
    ("nothing in common", "science statistics"),
    ("a reclaimed item in common", "natural-resources housing"),
    ("one in the reclaimed list only", "health medical-security"),
    ("only these two", "publicity culture-tourism"),
    ("joint clauses", "civil-affairs red-cross"),
    (
        "one that the text gives no clause",
        "disabled-federation civil-affairs",
    ),
    (
        "three, one item of all",
        "organization human-resources staffing",
    ),
    (
        "three, one within another",
        "agriculture market-regulation taxation",
    ),
    (
        "three, one of them apart",
        "natural-resources housing science",
    ),
    (
        "three without anything in common",
        "science statistics trade-union",
    ),
    ("three of one item", "united-front cppcc organization"),
    (
        "four that meet often",
        "housing public-security health market-regulation",
    ),
    (
        "four, one of them apart",
        "agriculture housing water organization",
    ),
    (
        "four, two alike, one in the reclaimed list only",
        "agriculture digital-development taxation medical-security",
    ),
];

#[test]
fn summaries_read_as_the_golden_file_says() {
    let duty_list = duty_list();
    let mut seen = String::new();
    for (what, ids) in CHOICES {
        let chosen = choose(&duty_list, &ids.split(' ').collect::<Vec<_>>());
        let comparison = Comparison::new(&duty_list, &chosen).expect(ids);
        writeln!(seen, "# {what}: {ids}").unwrap();
        for language in [Language::Chinese, Language::English] {
            writeln!(seen, "{}", summary(&comparison, &duty_list, language)).unwrap();
        }
        writeln!(seen).unwrap();
    }
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(GOLDEN, &seen).expect("the golden file can be written");
    }
    let golden = std::fs::read_to_string(GOLDEN).expect("the golden file is there");
    assert_eq!(seen, golden);
}

/// What every summary must do: name each department, give its figures, say
/// what all have in common, and be whole sentences.
fn check(duty_list: &DutyList, chosen: &[DepartmentId]) {
    let comparison = Comparison::new(duty_list, chosen).expect("a usable choice");
    let zh = summary(&comparison, duty_list, Language::Chinese);
    let en = summary(&comparison, duty_list, Language::English);
    let names = |of: fn(&Department) -> &str| {
        let departments = chosen.iter().map(|id| duty_list.department(*id));
        departments.map(|d| of(d).to_owned()).collect::<Vec<_>>()
    };
    for (column, (short, name)) in names(|d| &d.short)
        .iter()
        .zip(names(|d| d.english()))
        .enumerate()
    {
        let items = comparison.overlap([column].into_iter().collect()).at_least;
        match items.supporting {
            0 => {
                assert!(zh.contains(&format!("{short}未涉及")), "{zh}");
                assert!(en.contains(&format!("none names the {name}")), "{en}");
            }
            1 => {
                assert!(zh.contains(&format!("{short}涉及 1 项")), "{zh}");
                assert!(en.contains(&format!("1 names the {name}")), "{en}");
            }
            n => {
                assert!(zh.contains(&format!("{short}涉及 {n} 项")), "{zh}");
                assert!(en.contains(&format!("{n} name the {name}")), "{en}");
            }
        }
    }
    let all = comparison.rows_of(Columns::first(chosen.len()), Reading::AtLeast);
    let all = all.filter(|row| row.item.list.id() == "supporting").count();
    let phrase = match chosen.len() {
        2 => "两个部门共同涉及",
        3 => "三个部门共同涉及",
        _ => "四个部门共同涉及",
    };
    let alike = ["两个部门涉及的是同一事项", "两个部门涉及的事项完全相同"];
    let says_so = alike.iter().any(|phrase| zh.contains(phrase))
        || zh.contains(&format!("{phrase} {all} 项"))
        || zh.contains(&format!("{phrase}的有 {all} 项"));
    assert_eq!(says_so, all > 0, "{zh}");
    for text in [&zh, &en] {
        for wrong in [
            "。。", "；。", "，。", "，；", "..", " .", ",.", "  ", ", ,", "、、",
        ] {
            assert!(!text.contains(wrong), "`{wrong}` in {text}");
        }
        for wrong in [
            "有 0 项",
            " 0 dut",
            "及 0 项",
            " 1 duties",
            " 1 name ",
            " 1 clauses",
            "1 do ",
        ] {
            assert!(!text.contains(wrong), "`{wrong}` in {text}");
        }
    }
    assert!(zh.ends_with('。') && en.ends_with('.'));
    assert!(zh.chars().count() < 420, "{} in {zh}", zh.chars().count());
}

/// What the Chinese summary claims about the supporting items beyond the counts,
/// worked out anew from the items: each claim stands there exactly when it is
/// true and not already said.
fn check_claims(duty_list: &DutyList, chosen: &[DepartmentId]) {
    let comparison = Comparison::new(duty_list, chosen).expect("a usable choice");
    let text = summary(&comparison, duty_list, Language::Chinese);
    let text = text.split('。').next().unwrap_or_default();
    let short = |id: DepartmentId| duty_list.department(id).short.as_str();
    let items = |id: DepartmentId| {
        recount(duty_list, |item, named| {
            item.id.list == List::Supporting && named.contains(&id.0)
        })
    };
    let common = |one, other| items(one).intersection(&items(other)).count();
    let mut pairs = Vec::new();
    for (at, one) in chosen.iter().enumerate() {
        for other in &chosen[at + 1..] {
            pairs.push((common(*one, *other), *one, *other));
        }
    }
    let meeting = pairs.iter().filter(|(items, ..)| *items > 0).count();
    let most = pairs.iter().map(|(items, ..)| *items).max().unwrap_or(0);
    let alone_at_most = pairs.iter().filter(|(items, ..)| *items == most).count() == 1;
    let all_shared = chosen.iter().map(|id| items(*id)).reduce(|a, b| &a & &b);
    let all_shared = all_shared.unwrap_or_default();
    let any_two = comparison.rows.iter();
    let any_two = any_two.filter(|row| row.is_shared() && row.item.list == List::Supporting);
    let only_all = all_shared.len() == any_two.count();
    let many = chosen.len() > 2;

    for (items, one, other) in pairs {
        let names = format!("{}与{}", short(one), short(other));
        let most_often = format!("{names}共同涉及的最多，为 {items} 项");
        let expected = many && !only_all && meeting > 1 && alone_at_most && items == most;
        assert_eq!(text.contains(&most_often), expected, "{text}");
        let only_pair = format!("为两个部门共同涉及，均为{names}");
        let expected = many && meeting == 1 && items > 1;
        assert_eq!(text.contains(&only_pair), expected, "{text}");
        let only_pair = format!("其中仅有 1 项为两个部门共同涉及，为{names}");
        assert_eq!(
            text.contains(&only_pair),
            many && meeting == 1 && items == 1
        );
    }
    for id in chosen {
        let others = || chosen.iter().filter(|other| *other != id);
        let apart = !items(*id).is_empty() && others().all(|other| common(*id, *other) == 0);
        let claim = format!("{}与其他所选部门没有共同涉及的事项", short(*id));
        assert_eq!(
            text.contains(&claim),
            many && apart && meeting > 1,
            "{text}"
        );
        // Within another's items, and nobody's equal.
        let own = items(*id);
        let alike = others().any(|other| items(*other) == own);
        let within = others().any(|other| items(*other).is_superset(&own));
        let claim = format!("{}涉及的 {} 项，", short(*id), own.len());
        let expected = !own.is_empty() && within && !alike;
        assert_eq!(text.contains(&claim), expected, "{claim} in {text}");
        // A group of equals is named once, by its first.
        let is_first = chosen.iter().find(|other| items(**other) == own) == Some(id);
        if alike && !own.is_empty() && is_first && many {
            let equals = chosen.iter().filter(|other| items(**other) == own);
            let group: Vec<&str> = equals.map(|id| short(*id)).collect();
            let claim = match group.len() == chosen.len() {
                true => "部门涉及的事项完全相同".to_owned(),
                false => format!("{}涉及的事项完全相同", group[group.len() - 1]),
            };
            assert!(text.contains(&claim), "{claim} in {text}");
        }
    }
}

#[test]
fn every_pair_is_summed_up() {
    let duty_list = duty_list();
    for one in duty_list.department_ids() {
        for other in duty_list.department_ids().filter(|other| *other != one) {
            check(&duty_list, &[one, other]);
            if one < other {
                check_claims(&duty_list, &[one, other]);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn triples_and_quadruples_are_summed_up(
        chosen in proptest::sample::subsequence((0..39).collect::<Vec<u32>>(), 3..=4).prop_shuffle(),
    ) {
        let chosen: Vec<DepartmentId> = chosen.into_iter().map(DepartmentId).collect();
        let duty_list = duty_list();
        check(&duty_list, &chosen);
        check_claims(&duty_list, &chosen);
    }
}

/// Takes a few minutes: `cargo test --release -- --ignored every_choice`.
#[test]
#[ignore = "all 91,390 triples and quadruples"]
fn every_choice_is_summed_up() {
    let duty_list = duty_list();
    let all: Vec<DepartmentId> = duty_list.department_ids().collect();
    for (a, one) in all.iter().enumerate() {
        for (b, two) in all.iter().enumerate().skip(a + 1) {
            for (c, three) in all.iter().enumerate().skip(b + 1) {
                check(&duty_list, &[*one, *two, *three]);
                check_claims(&duty_list, &[*one, *two, *three]);
                for four in &all[c + 1..] {
                    check(&duty_list, &[*one, *two, *three, *four]);
                    check_claims(&duty_list, &[*one, *two, *three, *four]);
                }
            }
        }
    }
}
