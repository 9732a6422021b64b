//! Everyday words: each line of the file, and what the reader is told.

use crate::search_common::*;
use duty_atlas::search::MatchReason;

const FILE: &str = include_str!("../../data/synonyms.txt");

/// The word and what is searched as well.
fn entries() -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
    let lines = FILE
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.map(|line| {
        let mut words = line.split(' ');
        (words.next().expect("a line has a word"), words.collect())
    })
}

#[test]
fn each_everyday_word_finds_what_the_document_says_for_it() {
    let mut entries_seen = 0;
    for (word, also) in entries() {
        entries_seen += 1;
        let found = find(word).hits;
        let query = query(word);
        let told = query.also_searched();
        assert_eq!(told.len(), 1, "{word}");
        assert_eq!(
            (told[0].word.as_str(), &told[0].also),
            (word, &also.iter().map(|w| (*w).to_owned()).collect()),
            "{word}"
        );
        for other in also {
            let expected = positions(&format!("\"{other}\""));
            assert!(
                !expected.is_empty(),
                "{word}: {other} is not in the duty_list"
            );
            for position in expected {
                let hit = found.iter().find(|hit| hit.position == position);
                let hit = hit.unwrap_or_else(|| panic!("{word} does not find {other}"));
                let item = &DOCUMENT.items[position];
                let literal = texts(item).iter().any(|text| text.contains(word));
                let reason = (!literal).then_some(MatchReason::Synonym);
                assert_eq!(hit.reason, reason, "{word} in {}", item.id);
                let marked = |text: &&str| !query.highlights(text).is_empty();
                assert!(texts(item).iter().any(marked), "{word} in {}", item.id);
            }
            assert!(!other.contains(word), "{word} finds {other} anyway");
        }
    }
    assert!(entries_seen >= 60, "only {entries_seen} entries");
}

#[test]
fn a_word_has_one_line() {
    let mut words: Vec<&str> = entries().map(|(word, _)| word).collect();
    words.sort_unstable();
    let all = words.len();
    words.dedup();
    assert_eq!(words.len(), all);
}

#[test]
fn the_words_that_people_come_with() {
    fn check(text: &str, id: &str) {
        assert!(
            ids(text).iter().any(|found| found == id),
            "{text} does not find {id}"
        );
    }
    check("养狗", "supporting-19");
    check("狗证", "supporting-19");
    check("環保局", "supporting-65");
    check("yanggou", "supporting-19");
    check("派出所 养狗", "supporting-19");
    check("低保", "basic-29");
    check("残联", "basic-21");
    // Inside a longer word that is found nowhere.
    check("养狗登记", "supporting-19");
    check("低保申请", "basic-29");
}

#[test]
fn what_was_searched_as_well_is_told() {
    fn check(text: &str, expected: &[&str]) {
        let query = query(text);
        let told = query.also_searched().iter().map(|also| also.word.as_str());
        assert_eq!(told.collect::<Vec<_>>(), expected, "{text}");
    }
    check("养狗", &["养狗"]);
    check("養狗", &["养狗"]);
    check("养狗 派出所 养狗", &["养狗", "派出所"]);
    check("养狗登记", &["养狗"]);
    check("yanggou", &["养狗"]);
    check("养犬", &[]);
    check("\"养狗\"", &[]);
    check("-养狗", &[]);
    check("低保家庭", &[]);
}
