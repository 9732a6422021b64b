//! Marking what has changed in a text.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::changes::{Span, TextChange};
use super::normal::{Sign, signs};

/// Unchanged stretches between two changes that are shorter than this are
/// marked with them: single characters in common say nothing.
const SHORTEST_SAME: usize = 2;
/// Texts of which less is the same are marked as a whole.
const LEAST_SAME: f32 = 0.25;

/// Compares two texts. What does not count is never marked on its own.
pub fn text_change(old: &str, new: &str) -> TextChange {
    let (old_words, new_words) = (words(old), words(new));
    let (old_texts, new_texts) = (folded(&old_words), folded(&new_words));
    let ops = capture_diff_slices(Algorithm::Myers, &old_texts, &new_texts);
    let same: usize = ops
        .iter()
        .map(|op| match op {
            DiffOp::Equal { len, .. } => *len,
            _ => 0,
        })
        .sum();
    let longest = old_words.len().max(new_words.len());
    let mut changed = (vec![true; old_words.len()], vec![true; new_words.len()]);
    if (same as f32) >= LEAST_SAME * longest as f32 {
        for (at, op) in ops.iter().enumerate() {
            if let DiffOp::Equal {
                old_index,
                new_index,
                len,
            } = *op
            {
                let at_an_end = at == 0 || at + 1 == ops.len();
                if len >= SHORTEST_SAME || at_an_end {
                    changed.0[old_index..old_index + len].fill(false);
                    changed.1[new_index..new_index + len].fill(false);
                }
            }
        }
    }
    TextChange {
        numerals: numerals(old, &old_words, &changed.0) != numerals(new, &new_words, &changed.1),
        negation: negations(&old_words, &changed.0) != negations(&new_words, &changed.1),
        old: spans(old, &old_words, &changed.0),
        new: spans(new, &new_words, &changed.1),
    }
}

/// A text that has no counterpart: marked as a whole.
pub(super) fn only_old(old: &str) -> TextChange {
    TextChange {
        old: whole(old),
        ..TextChange::default()
    }
}

/// A text that had no counterpart: marked as a whole.
pub(super) fn only_new(new: &str) -> TextChange {
    TextChange {
        new: whole(new),
        ..TextChange::default()
    }
}

fn whole(text: &str) -> Vec<Span> {
    vec![Span {
        text: text.to_owned(),
        changed: true,
    }]
}

/// A text that is the same on both sides.
pub(super) fn unmarked(old: &str, new: &str) -> TextChange {
    let span = |text: &str| {
        vec![Span {
            text: text.to_owned(),
            changed: false,
        }]
    };
    TextChange {
        old: span(old),
        new: span(new),
        ..TextChange::default()
    }
}

/// What is compared as one: a number, or a character.
struct Word {
    start: usize,
    end: usize,
    folded: String,
}

fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | ':' | '/');
    for Sign { start, end, folded } in signs(text) {
        match words.last_mut() {
            Some(last)
                if is_part(folded) && last.folded.chars().next_back().is_some_and(is_part) =>
            {
                last.end = end;
                last.folded.push(folded);
            }
            _ => words.push(Word {
                start,
                end,
                folded: folded.to_string(),
            }),
        }
    }
    words
}

fn folded(words: &[Word]) -> Vec<&str> {
    words.iter().map(|word| word.folded.as_str()).collect()
}

/// Cuts a text where marked words begin and end. What is between two
/// words belongs to the one before it.
fn spans(text: &str, words: &[Word], changed: &[bool]) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let mut push = |text: &str, changed: bool| {
        if text.is_empty() {
            return;
        }
        match spans.last_mut() {
            Some(last) if last.changed == changed => last.text.push_str(text),
            _ => spans.push(Span {
                text: text.to_owned(),
                changed,
            }),
        }
    };
    let mut done = 0;
    for (at, (word, changed_here)) in words.iter().zip(changed).enumerate() {
        let marked_before = at > 0 && changed[at - 1];
        push(&text[done..word.start], marked_before && *changed_here);
        push(&text[word.start..word.end], *changed_here);
        done = word.end;
    }
    push(&text[done..], false);
    spans
}

/// The numbers in the marked words, by value and in order of size.
fn numerals(text: &str, words: &[Word], changed: &[bool]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let chinese = words[at..]
            .iter()
            .take_while(|word| is_chinese_digit(&word.folded))
            .count();
        if chinese > 0 {
            let run = &words[at..at + chinese];
            let counts = counts_something(words, at, at + chinese);
            if counts && changed[at..at + chinese].contains(&true) {
                found.push(value(&text[run[0].start..run[chinese - 1].end]));
            }
            at += chinese;
        } else {
            let is_number = words[at].folded.starts_with(|c: char| c.is_ascii_digit());
            if is_number && changed[at] {
                found.push(words[at].folded.clone());
            }
            at += 1;
        }
    }
    found.sort();
    found
}

fn is_chinese_digit(word: &str) -> bool {
    word.starts_with(|c| "〇零一二两三四五六七八九十百千万亿".contains(c))
}

/// Whether Chinese digits are a number here: before a measure word or after 第,
/// unlike 统一 and 一体化.
fn counts_something(words: &[Word], from: usize, to: usize) -> bool {
    const MEASURES: &str = "个日天年月周次项条件人名户元亩公平米级类批份款期倍成分时小工";
    let after = words.get(to).map_or("", |word| &word.folded);
    let before = from.checked_sub(1).map_or("", |at| &words[at].folded);
    before == "第" || (!after.is_empty() && MEASURES.contains(after))
}

/// A Chinese numeral below ten thousand in digits; others as they are.
fn value(numeral: &str) -> String {
    let mut total = 0_u32;
    let mut digit = None;
    for c in numeral.chars() {
        let unit = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            '两' => {
                digit = Some(2);
                continue;
            }
            '零' => continue,
            _ => match "〇一二三四五六七八九".chars().position(|known| known == c) {
                Some(value) if digit.is_none() => {
                    digit = Some(value as u32);
                    continue;
                }
                _ => return numeral.to_owned(),
            },
        };
        total += digit.take().unwrap_or(1) * unit;
    }
    (total + digit.unwrap_or(0)).to_string()
}

/// How many words of the marked ones deny or except something.
fn negations(words: &[Word], changed: &[bool]) -> usize {
    words
        .iter()
        .zip(changed)
        .filter(|(word, changed)| **changed && "不未无非禁勿免除".contains(word.folded.as_str()))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes a side with its marks: `前[20]日`.
    fn marked(spans: &[Span]) -> String {
        spans
            .iter()
            .map(|span| match span.changed {
                true => format!("[{}]", span.text),
                false => span.text.clone(),
            })
            .collect()
    }

    fn check(old: &str, new: &str, expected_old: &str, expected_new: &str) -> TextChange {
        let change = text_change(old, new);
        assert_eq!(marked(&change.old), expected_old);
        assert_eq!(marked(&change.new), expected_new);
        change
    }

    #[test]
    fn numbers_are_marked_whole() {
        let change = check(
            "下一季度前20日给老台乡提供清单;",
            "下一季度前10日给老台乡提供清单；",
            "下一季度前[20]日给老台乡提供清单;",
            "下一季度前[10]日给老台乡提供清单；",
        );
        assert!(change.numerals && !change.negation);
    }

    #[test]
    fn chinese_numerals_count_before_a_measure() {
        let change = text_change("公示时间为五个工作日", "公示时间为三个工作日");
        assert!(change.numerals);
        let change = text_change("公示时间为五个工作日", "公示时间为5个工作日");
        assert!(!change.numerals, "the same number in digits");
        let change = text_change("每二十日统计", "每三十日统计");
        assert!(change.numerals);
        let change = text_change("统一管理", "统筹管理");
        assert!(!change.numerals);
    }

    #[test]
    fn a_negation_that_comes_or_goes_is_noticed() {
        assert!(text_change("应当收取费用", "不得收取费用").negation);
        assert!(!text_change("不得收取费用", "不得收取押金").negation);
    }

    #[test]
    fn punctuation_is_never_marked_on_its_own() {
        check("“甲乙”；丙丁。", "甲乙;丙丁", "“甲乙”；丙丁。", "甲乙;丙丁");
    }

    #[test]
    fn single_characters_in_common_are_marked_along() {
        check(
            "负责本乡筹资筹劳管理工作",
            "负责本乡农田水利管理工作",
            "负责本乡[筹资筹劳]管理工作",
            "负责本乡[农田水利]管理工作",
        );
    }

    #[test]
    fn texts_with_little_in_common_are_marked_whole() {
        check(
            "甲乙丙丁戊己庚",
            "子丑甲寅卯辰巳",
            "[甲乙丙丁戊己庚]",
            "[子丑甲寅卯辰巳]",
        );
    }
}
