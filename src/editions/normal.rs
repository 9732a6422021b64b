//! What counts in a text when two editions are compared.
//!
//! White space, width and punctuation do not count; every other character
//! does. Marks between digits do, since `1.5` is not `15`.

use crate::search::fold;

/// A character that counts, and where it is in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sign {
    /// Byte offset in the text.
    pub start: usize,
    pub end: usize,
    pub folded: char,
}

/// Calls `found` with every character of a text that counts.
fn each_sign(text: &str, mut found: impl FnMut(Sign)) {
    let mut after_digit = false;
    for (start, c) in text.char_indices() {
        let sign = Sign {
            start,
            end: start + c.len_utf8(),
            folded: folded(c),
        };
        if is_blank(sign.folded) {
            continue;
        }
        let was_after_digit = std::mem::replace(&mut after_digit, sign.folded.is_ascii_digit());
        if !is_punctuation(sign.folded) {
            found(sign);
            continue;
        }
        if !was_after_digit || !begins_with_digit(&text[sign.end..]) {
            continue;
        }
        let folded = match sign.folded {
            // The thousands of `1,000`; the enumeration `1、2` counts.
            ',' if c == ',' => continue,
            '~' => '-',
            mark @ (',' | '.' | '-' | ':' | '/') => mark,
            _ => continue,
        };
        found(Sign { folded, ..sign });
    }
}

/// Whether the first character that is not blank is a digit.
fn begins_with_digit(text: &str) -> bool {
    let mut visible = text.chars().map(folded).filter(|c| !is_blank(*c));
    visible.next().is_some_and(|c| c.is_ascii_digit())
}

/// The characters of a text that count.
pub(super) fn signs(text: &str) -> Vec<Sign> {
    let mut signs = Vec::with_capacity(text.len() / 3);
    each_sign(text, |sign| signs.push(sign));
    signs
}

/// The text that two texts share when nothing that counts differs.
pub(super) fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    each_sign(text, |sign| key.push(sign.folded));
    key
}

/// A text without the clause numbers that are left inside it: `1.甲；2.乙`.
pub(super) fn without_numbers(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sentence in text.split_inclusive(['；', ';', '。', '：', ':']) {
        let words = sentence.trim_start();
        out.push_str(&sentence[..sentence.len() - words.len()]);
        out.push_str(after_number(words).unwrap_or(words));
    }
    out
}

/// What follows a clause number: `1.`, `２．`, `3、`, but not `1.5`.
fn after_number(text: &str) -> Option<&str> {
    let is_digit = |c: char| folded(c).is_ascii_digit();
    let after = text.trim_start_matches(is_digit);
    let clause = after.strip_prefix(['.', '．', '、'])?;
    (after.len() < text.len() && !clause.starts_with(is_digit)).then_some(clause)
}

/// Chinese characters stay as they are: another form of one is a change.
fn folded(c: char) -> char {
    if is_han(c) { c } else { fold(c) }
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

fn is_blank(c: char) -> bool {
    if is_han(c) {
        return false;
    }
    c == ' '
        || c.is_whitespace()
        || c.is_control()
        || matches!(
            c,
            '\u{AD}'
                | '\u{200B}'..='\u{200F}'
                | '\u{202A}'..='\u{202E}'
                | '\u{2060}'..='\u{2064}'
                | '\u{FE00}'..='\u{FE0F}'
                | '\u{FEFF}'
                | '\u{E0100}'..='\u{E01EF}'
        )
}

fn is_punctuation(c: char) -> bool {
    matches!(
        c,
        ',' | '.'
            | ';'
            | ':'
            | '?'
            | '!'
            | '"'
            | '('
            | ')'
            | '['
            | ']'
            | '{'
            | '}'
            | '<'
            | '>'
            | '-'
            | '~'
            | '·'
            | '/'
            | '\\'
            | '|'
            | '_'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_same(a: &str, b: &str) {
        assert_eq!(key(a), key(b), "{a} and {b}");
    }

    fn check_different(a: &str, b: &str) {
        assert_ne!(key(a), key(b), "{a} and {b}");
    }

    #[test]
    fn white_space_width_and_punctuation_do_not_count() {
        check_same("1.甲； 乙。", "１．甲;\u{3000}乙");
        check_same("“12345”热线", "12345热线");
        check_same("“互联网+督查”", "「互联网＋督查」");
        check_same("等工作。 。", "等工作。");
        check_same("甲\u{200B}乙\u{FEFF}", "甲乙");
        check_same("1,000元", "1000元");
        check_same("3—5日", "3~5日");
    }

    #[test]
    fn everything_else_counts() {
        check_different("前20日", "前10日");
        check_different("1.5万元", "15万元");
        check_different("第1、2款", "第12款");
        check_different("不得", "得");
        check_different("五个", "三个");
        check_different("50%", "50");
        check_different("於", "于");
        check_different("★甲", "甲");
    }

    #[test]
    fn clause_numbers_inside_a_text_are_left_out() {
        assert_eq!(without_numbers("1.甲；2.乙。 ３．丙"), "甲；乙。 丙");
        assert_eq!(
            without_numbers("1.5万元；前20日、30日"),
            "1.5万元；前20日、30日"
        );
        assert_eq!(without_numbers("3张照片；5个工作日"), "3张照片；5个工作日");
    }

    #[test]
    fn signs_point_into_the_text() {
        let text = "（甲）１，乙";
        let seen: Vec<&str> = signs(text)
            .iter()
            .map(|sign| &text[sign.start..sign.end])
            .collect();
        assert_eq!(seen, ["甲", "１", "乙"]);
    }
}
