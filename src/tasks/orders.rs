//! Cutting a text into pieces that may be orders.

use std::ops::Range;

use super::noise::{self, Ignored, IgnoredKind};

/// A text, cut.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Pieces {
    /// What may be an order or a part of one, in order. Never empty ranges.
    pub pieces: Vec<Piece>,
    pub ignored: Vec<Ignored>,
}

/// One sentence, or one point of an enumeration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub range: Range<usize>,
    /// It begins a point of an enumeration (一是, （二）, 3.).
    pub is_point: bool,
}

/// Ends of sentences.
const ENDS: [char; 8] = ['。', '！', '？', '；', '!', '?', ';', '\n'];
/// A piece is cut where it gets longer than this, in bytes; a text without
/// punctuation must not become one piece.
const LONGEST_PIECE: usize = 1_200;

/// Cuts a text.
pub(super) fn cut(text: &str) -> Pieces {
    let mut cut = Pieces::default();
    let lines: Vec<Range<usize>> = lines(text);
    let last_orders = lines
        .iter()
        .rposition(|line| noise::of_line(&text[line.clone()], false, true).is_none());
    for (number, line) in lines.iter().enumerate() {
        // A heading can be before those who are addressed.
        let first = cut.pieces.len() < 2;
        let last = last_orders.is_some_and(|last| number > last);
        if let Some(kind) = noise::of_line(&text[line.clone()], first, last) {
            cut.ignored.push(Ignored {
                range: line.clone(),
                kind,
            });
            continue;
        }
        cut_line(text, line.clone(), &mut cut);
    }
    cut.ignored.sort_by_key(|ignored| ignored.range.start);
    cut
}

/// The lines that hold something, without the white space around them.
fn lines(text: &str) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let before = line.len() - line.trim_start().len();
            lines.push(start + before..start + before + trimmed.len());
        }
        start += line.len() + 1;
    }
    lines
}

/// Cuts a line into sentences and points.
fn cut_line(text: &str, line: Range<usize>, cut: &mut Pieces) {
    let mut start = line.start;
    if let Some(length) = noise::salutation(&text[line.clone()]).filter(|_| cut.pieces.len() < 2) {
        cut.ignored.push(Ignored {
            range: start..start + length,
            kind: IgnoredKind::Salutation,
        });
        start += length;
    }
    let mut piece_start = start;
    let mut is_point = false;
    for (at, c) in text[start..line.end].char_indices() {
        let at = start + at;
        if at > piece_start && point_at(text, at, line.end) {
            add(text, piece_start..at, is_point, cut);
            (piece_start, is_point) = (at, true);
        } else if at == piece_start {
            is_point = point_at(text, at, line.end);
        }
        let after = at + c.len_utf8();
        let too_long = after - piece_start > LONGEST_PIECE && !crate::search::is_word_char(c);
        if ENDS.contains(&c) || too_long || after - piece_start > 2 * LONGEST_PIECE {
            add(text, piece_start..after, is_point, cut);
            (piece_start, is_point) = (after, false);
        }
    }
    add(text, piece_start..line.end, is_point, cut);
}

/// Adds a piece, without its parts that are not orders.
fn add(text: &str, range: Range<usize>, is_point: bool, cut: &mut Pieces) {
    if !text[range.clone()].chars().any(char::is_alphanumeric) {
        return;
    }
    let mut start = range.start;
    let mut wanted = false;
    for part in text[range.clone()].split_inclusive(['，', ',', '：', ':']) {
        let part_range = start..start + part.len();
        start = part_range.end;
        match noise::of_part(part.trim_end_matches(|c: char| !c.is_alphanumeric())) {
            Some(kind) => {
                cut.ignored.push(Ignored {
                    range: part_range,
                    kind,
                });
            }
            None => wanted |= part.chars().any(char::is_alphanumeric),
        }
    }
    if wanted {
        cut.pieces.push(Piece { range, is_point });
    }
}

/// Whether a point of an enumeration begins here.
fn point_at(text: &str, at: usize, end: usize) -> bool {
    let rest = &text[at..end];
    let before = text[..at].chars().next_back();
    let free = before.is_none_or(|c| c.is_whitespace() || !c.is_alphanumeric());
    let numerals = |c: char| "一二三四五六七八九十".contains(c);
    let mut chars = rest.chars();
    let Some(first) = chars.next() else {
        return false;
    };
    let second = chars.next();
    let third = chars.next();
    match (first, second, third) {
        // 一是, 二要
        (n, Some('是' | '要'), _) if numerals(n) => {
            before.is_none_or(|c| !c.is_alphanumeric()) || before == Some('请')
        }
        // 一、
        (n, Some('、' | '．'), _) if numerals(n) => free,
        // （一）, (1)
        ('（' | '(', Some(n), Some('）' | ')')) if numerals(n) || n.is_ascii_digit() => true,
        // 1. but not 1.5
        (n, Some('.' | '．' | '、' | '）'), Some(after)) if n.is_ascii_digit() => {
            free && !after.is_ascii_digit()
        }
        ('①'..='⑳', ..) => true,
        _ => false,
    }
}
