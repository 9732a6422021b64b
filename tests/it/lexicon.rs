//! The lexicon: its form, and what each of its words leads to.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::search_common::*;
use duty_atlas::duty_list::ItemId;
use duty_atlas::search::{Filters, Lexicon, lexicon, nearest};

const FILES: [(&str, &str); 4] = [
    ("basic", include_str!("../../data/lexicon/basic.txt")),
    (
        "supporting",
        include_str!("../../data/lexicon/supporting.txt"),
    ),
    (
        "departments",
        include_str!("../../data/lexicon/departments.txt"),
    ),
    ("acts", include_str!("../../data/lexicon/acts.txt")),
];

/// Lines of other townships' lists, for the forms that the shipped list lacks.
const OTHER_LISTS: &str = include_str!("../fixtures/other_lists.txt");

pub static LEXICON: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::parse(lexicon::TEXT).with_english(lexicon::ENGLISH));

/// A record of the data files.
#[derive(Default)]
struct Record {
    file: &'static str,
    printed: Vec<&'static str>,
    words: Vec<&'static str>,
    english: Vec<&'static str>,
    leads_to: Vec<&'static str>,
}

fn records() -> Vec<Record> {
    let mut records: Vec<Record> = Vec::new();
    for (file, text) in FILES {
        for line in text.lines() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let (sign, rest) = line
                .split_once(' ')
                .unwrap_or_else(|| panic!("{file}: {line}"));
            if sign == "@" {
                records.push(Record {
                    file,
                    printed: rest
                        .split(" | ")
                        .flat_map(|a| a.split(" + "))
                        .map(str::trim)
                        .collect(),
                    ..Record::default()
                });
                continue;
            }
            let record = records
                .last_mut()
                .unwrap_or_else(|| panic!("{file}: {line}"));
            match sign {
                "=" | "<" | "~" | "!" => record.words.extend(rest.split_whitespace()),
                "en" => record.english.extend(rest.split(';').map(str::trim)),
                ">" => record.leads_to.extend(rest.split_whitespace()),
                _ => panic!("{file}: {line}"),
            }
        }
    }
    records
}

fn without_space(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn each_printed_form_stands_in_some_list() {
    let mut shipped: String = DOCUMENT
        .items
        .iter()
        .flat_map(texts)
        .collect::<Vec<_>>()
        .join("\n");
    for department in &DOCUMENT.departments {
        shipped.extend(department.forms());
    }
    let (shipped, others) = (without_space(&shipped), without_space(OTHER_LISTS));
    for record in records() {
        for printed in record.printed {
            let wanted = without_space(printed);
            assert!(
                shipped.contains(&wanted) || others.contains(&wanted),
                "{}: {printed} stands in no list",
                record.file
            );
        }
    }
}

#[test]
fn records_are_well_formed() {
    let mut words = 0;
    for record in records() {
        let all: BTreeSet<&str> = record.words.iter().copied().collect();
        assert_eq!(
            all.len(),
            record.words.len(),
            "{:?} repeats a word",
            record.printed
        );
        for id in &record.leads_to {
            let id: ItemId = id.parse().unwrap_or_else(|()| panic!("{id}"));
            assert!(DOCUMENT.item(id).is_some(), "{id}");
        }
        assert!(
            record.words.len() + record.english.len() > 0,
            "{:?} has no words",
            record.printed
        );
        words += record.words.len();
    }
    assert!(words > 2_000, "only {words} words");
}

#[test]
fn each_item_has_plain_words() {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for record in records() {
        for id in record.leads_to {
            *counts.entry(id.to_owned()).or_default() += record.words.len();
        }
    }
    for item in &DOCUMENT.items {
        let count = counts.get(&item.id.to_string()).copied().unwrap_or(0);
        assert!(count >= 8, "{} has {count} words", item.id);
    }
}

/// The first items for some words.
fn leading(words: &str) -> Vec<String> {
    let filters = Filters::default();
    let nearest = nearest(&DOCUMENT, &INDEX, &LEXICON, words, &filters, &unreviewed);
    let items = nearest.items.iter().take(3);
    items
        .map(|item| DOCUMENT.items[item.position].id.to_string())
        .collect()
}

/// The shares of words that lead to an expected item among the first three.
fn check(words: impl Fn(&Record) -> Vec<String>, least: f64) {
    let records = records();
    // A word with several meanings leads to what any of its records names.
    let mut expected: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for record in records.iter().filter(|record| !record.leads_to.is_empty()) {
        for word in words(record) {
            expected.entry(word).or_default().extend(&record.leads_to);
        }
    }
    let mut wrong = Vec::new();
    for (word, ids) in &expected {
        let found = leading(word);
        if !found.iter().any(|id| ids.contains(id.as_str())) {
            wrong.push(format!("{word}: {found:?}, not {ids:?}"));
        }
    }
    let right = 1.0 - wrong.len() as f64 / expected.len() as f64;
    println!("{:.1} % of {} words", 100.0 * right, expected.len());
    assert!(right >= least, "{right:.3}\n{}", wrong.join("\n"));
}

#[test]
fn each_word_leads_to_an_expected_item() {
    check(
        |record| {
            record
                .words
                .iter()
                .map(|word| word.replace('…', "了"))
                .collect()
        },
        0.995,
    );
}

#[test]
fn each_english_word_leads_to_an_expected_item() {
    check(
        |record| {
            record
                .english
                .iter()
                .map(|word| (*word).to_owned())
                .collect()
        },
        0.995,
    );
}
