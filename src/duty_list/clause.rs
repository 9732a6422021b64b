//! Splitting a duties cell into clauses.
//!
//! The print sets every number, heading and unnumbered text off by white space
//! or by a paragraph, and has white space nowhere else. So a cell is read word
//! by word: a word is a heading, or begins a numbered clause, or is the text
//! of an unnumbered one.

use super::model::{Clause, Heading};

/// Splits a cell into its clauses. `is_department` tells whether a word is,
/// to the letter, a department's short name, which then is a heading.
///
/// # Errors
/// A sentence that says what in the cell cannot be read.
pub fn split(cell: &str, is_department: impl Fn(&str) -> bool) -> Result<Vec<Clause>, String> {
    let mut clauses: Vec<Clause> = Vec::new();
    let mut section: Option<Heading> = None;
    // A heading without a clause under it would be lost, so it is an error.
    let mut heading_is_bare = false;
    for (paragraph, text) in paragraphs(cell)? {
        for word in text.split_whitespace() {
            if is_section_heading(word) || is_department(word) {
                if heading_is_bare {
                    return Err(format!("nothing stands under the heading before `{word}`"));
                }
                section = Some(Heading {
                    text: word.to_owned(),
                    paragraph,
                });
                heading_is_bare = true;
                continue;
            }
            let (number, text) = numbered(word);
            if text.is_empty() {
                return Err(format!("clause `{word}` has no text"));
            }
            let previous = clauses
                .last()
                .filter(|_| !heading_is_bare)
                .map(|clause| clause.number);
            if !follows(previous, number) {
                return Err(format!("`{word}` does not continue the numbering"));
            }
            clauses.push(Clause {
                section: section.clone(),
                number,
                label: None,
                text: text.to_owned(),
                paragraph,
            });
            heading_is_bare = false;
        }
    }
    if heading_is_bare {
        return Err("the last heading has nothing under it".to_owned());
    }
    if clauses.is_empty() {
        return Err("the cell is empty".to_owned());
    }
    Ok(clauses)
}

/// The paragraphs of a cell: `<p>…</p>` counted from 1, or the whole as 0.
fn paragraphs(cell: &str) -> Result<Vec<(u32, &str)>, String> {
    let mut rest = cell.trim();
    if !rest.contains('<') {
        return Ok(vec![(0, rest)]);
    }
    let mut found = Vec::new();
    while !rest.is_empty() {
        let (text, after) = rest
            .strip_prefix("<p>")
            .and_then(|inner| inner.split_once("</p>"))
            .ok_or_else(|| format!("markup that is not a paragraph: `{rest}`"))?;
        if text.contains('<') {
            return Err(format!("markup inside a paragraph: `{text}`"));
        }
        found.push((found.len() as u32 + 1, text));
        rest = after.trim_start();
    }
    Ok(found)
}

/// `一、…`: a heading with a Chinese numeral.
fn is_section_heading(word: &str) -> bool {
    word.trim_start_matches(|c| "一二三四五六七八九十".contains(c))
        .strip_prefix('、')
        .is_some_and(|title| !title.is_empty() && !word.starts_with('、'))
}

/// Takes the clause number from the front of a word: `12.` but not `12.5`.
fn numbered(word: &str) -> (Option<u32>, &str) {
    word.split_once('.')
        .filter(|(_, text)| !text.starts_with(|c: char| c.is_ascii_digit()))
        .and_then(|(digits, text)| digits.parse().ok().map(|number| (Some(number), text)))
        .unwrap_or((None, word))
}

/// Whether a number may come next. The outer option of `previous` is whether
/// there is a clause before it in the same section.
fn follows(previous: Option<Option<u32>>, number: Option<u32>) -> bool {
    match (previous, number) {
        (None, None | Some(1)) => true,
        (Some(Some(before)), Some(number)) => number == before + 1,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes each clause as `paragraph|section|number|text`.
    fn check(cell: &str, expected: &[&str]) {
        let clauses = split(cell, |word| word == "县公安局").expect("the cell is readable");
        let seen: Vec<String> = clauses
            .iter()
            .map(|clause| {
                let section = clause.section.as_ref();
                format!(
                    "{}|{}|{}|{}",
                    clause.paragraph,
                    section.map_or(String::new(), |h| format!("{}@{}", h.text, h.paragraph)),
                    clause.number.map_or(String::new(), |n| n.to_string()),
                    clause.text
                )
            })
            .collect();
        assert_eq!(seen, expected, "{cell}");
    }

    fn check_error(cell: &str, part: &str) {
        let error = split(cell, |word| word == "县公安局").expect_err(cell);
        assert!(error.contains(part), "{cell}: {error}");
    }

    #[test]
    fn numbered_clauses_with_and_without_paragraphs() {
        check("1.甲； 2.乙。", &["0||1|甲；", "0||2|乙。"]);
        check("1.甲; 2.乙。", &["0||1|甲;", "0||2|乙。"]);
        check("<p>1.甲；</p> <p>2.乙。</p>", &["1||1|甲；", "2||2|乙。"]);
        check("<p>1.甲； 2.乙。</p>", &["1||1|甲；", "1||2|乙。"]);
    }

    #[test]
    fn unnumbered_text_is_one_clause() {
        check("做好宣传工作。", &["0|||做好宣传工作。"]);
        check("<p>做好宣传工作。</p>", &["1|||做好宣传工作。"]);
    }

    #[test]
    fn numbers_that_are_no_clause_numbers_stay_in_the_text() {
        check(
            "1.公示5个工作日； 2.前20日。",
            &["0||1|公示5个工作日；", "0||2|前20日。"],
        );
        check("12.5万元以下的。", &["0|||12.5万元以下的。"]);
        check("3张两寸照片。", &["0|||3张两寸照片。"]);
    }

    #[test]
    fn headings_restart_the_numbering() {
        check(
            "<p>一、禁烧</p> <p>1.甲；</p> <p>二、利用</p> <p>1.乙。</p>",
            &["2|一、禁烧@1|1|甲；", "4|二、利用@3|1|乙。"],
        );
        check(
            "<p>一、分户 收到申请后。</p> <p>二、落户 核查。</p>",
            &["1|一、分户@1||收到申请后。", "2|二、落户@2||核查。"],
        );
        check(
            "县公安局 1.甲; 2.乙。",
            &["0|县公安局@0|1|甲;", "0|县公安局@0|2|乙。"],
        );
    }

    #[test]
    fn a_department_within_a_sentence_is_no_heading() {
        check("1.县公安局负责。", &["0||1|县公安局负责。"]);
    }

    #[test]
    fn what_cannot_be_read_is_an_error() {
        check_error("", "empty");
        check_error("1.甲； 3.乙。", "numbering");
        check_error("1.甲； 乙。", "numbering");
        check_error("2.甲。", "numbering");
        check_error("1. 2.乙。", "no text");
        check_error("<p>1.甲。", "not a paragraph");
        check_error("<b>1.甲。</b>", "not a paragraph");
        check_error("<p>1.<p>甲。</p>", "inside a paragraph");
        check_error("县公安局", "nothing under it");
        check_error("县公安局 一、禁烧 1.甲。", "nothing stands under");
    }
}
