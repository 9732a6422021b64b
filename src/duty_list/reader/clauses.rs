//! Splitting a duties cell into clauses: numbers, headings, departments before
//! a colon.

use super::text::{chinese_number, enclosed_number, is_blank, narrow, tidy};
use crate::duty_list::model::{Clause, Heading};

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// `1.` `１．` `1、`
    Digits,
    /// `（1）` `1)`
    Bracketed,
    /// `一、`
    Chinese,
    /// `（一）`
    ChineseBracketed,
    /// ①
    Enclosed,
    /// 一是
    Ordinal,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Marker {
    style: Style,
    number: u32,
    length: usize,
}

/// The number that a text begins with.
fn marker(text: &str) -> Option<Marker> {
    let first = text.chars().next()?;
    let found = |style, number, length| {
        Some(Marker {
            style,
            number,
            length,
        })
    };
    if let Some(number) = enclosed_number(first) {
        let style = if (0x3220..0x3230).contains(&(first as u32)) {
            Style::ChineseBracketed
        } else {
            Style::Enclosed
        };
        return found(style, number, first.len_utf8());
    }
    let is_digit = |c: char| narrow(c).is_ascii_digit();
    let is_chinese = |c: char| "一二三四五六七八九十".contains(c);
    if matches!(first, '（' | '(' | '〔') {
        let inner = &text[first.len_utf8()..];
        let close = inner
            .find(['）', ')', '〕'])
            .filter(|at| *at > 0 && *at <= 12)?;
        let length = first.len_utf8() + close + inner[close..].chars().next()?.len_utf8();
        let digits: String = inner[..close].trim().chars().map(narrow).collect();
        if digits.chars().all(|c| c.is_ascii_digit()) {
            let number = digits
                .parse()
                .ok()
                .filter(|number| (1..200).contains(number))?;
            return found(Style::Bracketed, number, length);
        }
        if digits.chars().all(is_chinese) {
            return found(Style::ChineseBracketed, chinese_number(&digits)?, length);
        }
        return None;
    }
    let end = text.find(|c| !is_digit(c)).unwrap_or(text.len());
    if end > 0 {
        let digits: String = text[..end].chars().map(narrow).collect();
        let number = digits
            .parse()
            .ok()
            .filter(|number| (1..200).contains(number))?;
        let sign = text[end..].chars().next()?;
        let after = text[end + sign.len_utf8()..].chars().next();
        return match sign {
            // 12.5 is not a clause number.
            '.' | '．' if !after.is_some_and(is_digit) => {
                found(Style::Digits, number, end + sign.len_utf8())
            }
            '、' => found(Style::Digits, number, end + sign.len_utf8()),
            '）' | ')' => found(Style::Bracketed, number, end + sign.len_utf8()),
            _ => None,
        };
    }
    let end = text.find(|c| !is_chinese(c)).unwrap_or(text.len());
    if end > 0 {
        let number = chinese_number(&text[..end])?;
        let sign = text[end..].chars().next()?;
        return match sign {
            '、' | '．' => found(Style::Chinese, number, end + sign.len_utf8()),
            '是' => found(Style::Ordinal, number, end + sign.len_utf8()),
            _ => None,
        };
    }
    None
}

/// A stretch of a cell: a number, or none, and the text up to the next one.
#[derive(Clone, Debug)]
struct Piece {
    line: usize,
    marker: Option<Marker>,
    /// The number as printed.
    raw: String,
    text: String,
    /// Whether it begins a line.
    begins_line: bool,
    /// Whether a blank or a colon set it apart from the text behind it.
    cut: bool,
}

/// Splits a cell into its clauses. `is_department` tells whether a text is, to
/// the letter, a department's name or several, which then is a heading.
pub fn split(lines: &[String], is_department: &dyn Fn(&str) -> bool) -> Vec<Clause> {
    let pieces = headings_apart(pieces(lines, is_department), is_department);
    let many = lines.len() > 1;
    let paragraph = |line: usize| if many { line as u32 + 1 } else { 0 };
    let mut clauses: Vec<Clause> = Vec::new();
    let mut section: Option<Heading> = None;
    let mut style: Option<Style> = None;
    let mut bare: Option<usize> = None;
    for (at, piece) in pieces.iter().enumerate() {
        let next = pieces.get(at + 1);
        if is_heading(piece, next, is_department) {
            // A heading with nothing under it is a clause of its own.
            if let Some(line) = bare.take()
                && let Some(heading) = section.take()
            {
                clauses.push(Clause {
                    section: None,
                    number: None,
                    label: None,
                    text: heading.text,
                    paragraph: paragraph(line),
                });
            }
            section = Some(Heading {
                text: tidy(&format!("{}{}", piece.raw, piece.text)),
                paragraph: paragraph(piece.line),
            });
            style = None;
            bare = Some(piece.line);
            continue;
        }
        let follows = bare.is_none() && !clauses.is_empty();
        match piece.marker {
            // A number of another kind below the clause's own is part of its text.
            Some(marker) if follows && style.is_some_and(|style| style != marker.style) => {
                append(&mut clauses, &format!("{}{}", piece.raw, piece.text));
            }
            None if follows && !begins_anew(piece, &clauses) => append(&mut clauses, &piece.text),
            _ => {
                if let Some(marker) = piece.marker {
                    style = style.or(Some(marker.style));
                }
                clauses.push(Clause {
                    section: section.clone(),
                    number: piece.marker.map(|marker| marker.number),
                    label: piece.marker.and_then(|marker| label(marker, &piece.raw)),
                    text: tidy(&piece.text),
                    paragraph: paragraph(piece.line),
                });
                bare = None;
            }
        }
    }
    if let Some(line) = bare
        && let Some(heading) = section
    {
        clauses.push(Clause {
            section: None,
            number: None,
            label: None,
            text: heading.text,
            paragraph: paragraph(line),
        });
    }
    clauses
}

/// A plain number needs no label: it is written `1.` again.
fn label(marker: Marker, raw: &str) -> Option<String> {
    (raw != format!("{}.", marker.number)).then(|| raw.to_owned())
}

fn append(clauses: &mut [Clause], text: &str) {
    if let Some(last) = clauses.last_mut() {
        last.text = tidy(&format!("{}\n{text}", last.text));
    }
}

/// Whether an unnumbered line is a clause of its own: it begins a line, and
/// the clause before it has ended.
fn begins_anew(piece: &Piece, clauses: &[Clause]) -> bool {
    let ended = clauses
        .last()
        .is_some_and(|clause| clause.text.ends_with(['。', '；', ';', '！', '.']));
    piece.begins_line && ended
}

/// Whether a piece is a title over what follows.
fn is_heading(piece: &Piece, next: Option<&Piece>, is_department: &dyn Fn(&str) -> bool) -> bool {
    let text = piece.text.trim_matches(is_blank);
    let ended = text.ends_with(['。', '；', ';', '，', '、']);
    let length = text.chars().count();
    match piece.marker {
        None => {
            let named = text.strip_suffix(['：', ':']).unwrap_or(text);
            if is_department(named) {
                return next.is_some();
            }
            // 负责以下工作： before 1.
            text.ends_with(['：', ':'])
                && next.is_some_and(|next| next.marker.is_some_and(|marker| marker.number == 1))
        }
        Some(marker) if matches!(marker.style, Style::Chinese | Style::ChineseBracketed) => {
            let other = next.is_some_and(|next| match next.marker {
                Some(below) => {
                    below.style != marker.style
                        && (below.number == 1 || below.style != Style::Chinese)
                }
                None => next.line > piece.line || piece.cut,
            });
            !ended && length <= 40 && !text.is_empty() && other
        }
        Some(_) => false,
    }
}

/// Cuts the lines at numbers: at the beginning of a line, and inside a line
/// where the numbering goes on.
fn pieces(lines: &[String], is_department: &dyn Fn(&str) -> bool) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    // The last number of each style.
    let mut last: Vec<(Style, u32)> = Vec::new();
    for (line, text) in lines.iter().enumerate() {
        let text = text.trim_matches(is_blank);
        let mut begins_line = true;
        let mut start = 0;
        let mut at = 0;
        let mut open = marker(text);
        if let Some(found) = open {
            note(&mut last, found);
            at = found.length;
        }
        let push = |pieces: &mut Vec<Piece>,
                    from: usize,
                    to: usize,
                    marker: Option<Marker>,
                    begins_line: bool| {
            let (raw, body) = text[from..to].split_at(marker.map_or(0, |marker| marker.length));
            let body = body.trim_matches(is_blank);
            if marker.is_some() || !body.is_empty() {
                pieces.push(Piece {
                    line,
                    marker,
                    raw: raw.to_owned(),
                    text: body.to_owned(),
                    begins_line,
                    cut: false,
                });
            }
        };
        while at < text.len() {
            let Some(c) = text[at..].chars().next() else {
                break;
            };
            let before = text[..at].chars().next_back();
            let boundary = before
                .is_some_and(|c| is_blank(c) || matches!(c, '；' | ';' | '。' | '：' | ':' | '！'));
            if boundary && at > start {
                let rest = &text[at..];
                if let Some(found) = marker(rest)
                    && goes_on(&last, found, before)
                {
                    push(&mut pieces, start, at, open.take(), begins_line);
                    begins_line = false;
                    start = at;
                    open = Some(found);
                    note(&mut last, found);
                    at += found.length;
                    continue;
                }
                // A department's name alone between blanks.
                let word = rest.split(is_blank).next().unwrap_or_default();
                let stands_alone = before.is_some_and(is_blank) && word.len() < rest.len();
                if stands_alone && is_department(word.trim_end_matches(['：', ':'])) {
                    push(&mut pieces, start, at, open.take(), begins_line);
                    pieces.push(Piece {
                        line,
                        marker: None,
                        raw: String::new(),
                        text: word.to_owned(),
                        begins_line: false,
                        cut: false,
                    });
                    begins_line = false;
                    at += word.len();
                    start = at;
                    last.clear();
                    continue;
                }
            }
            at += c.len_utf8();
        }
        push(&mut pieces, start, text.len(), open, begins_line);
    }
    pieces
}

fn note(last: &mut Vec<(Style, u32)>, found: Marker) {
    last.retain(|(style, _)| *style != found.style);
    last.push((found.style, found.number));
}

/// Whether a number inside a line goes on with the numbering, or begins one.
fn goes_on(last: &[(Style, u32)], found: Marker, before: Option<char>) -> bool {
    let previous = last
        .iter()
        .find(|(style, _)| *style == found.style)
        .map(|(_, number)| *number);
    match previous {
        Some(previous) if found.number == previous + 1 => true,
        // A list inside a sentence begins after a colon or a full stop.
        _ => {
            found.number == 1
                && (found.style != Style::Ordinal || before == Some('：'))
                && before
                    .is_some_and(|c| is_blank(c) || matches!(c, '：' | ':' | '。' | '；' | ';'))
        }
    }
}

/// Sets headings apart from the text behind them: `县委组织部：审核…`,
/// `一、分户 收到申请后。`
fn headings_apart(pieces: Vec<Piece>, is_department: &dyn Fn(&str) -> bool) -> Vec<Piece> {
    let mut out = Vec::new();
    for piece in pieces {
        let text = piece.text.clone();
        let cut = match piece.marker {
            None => {
                let colon = text
                    .find(['：', ':'])
                    .filter(|at| is_department(text[..*at].trim_matches(is_blank)));
                let colon = colon.and_then(|at| Some(at + text[at..].chars().next()?.len_utf8()));
                let word = || text.find(is_blank).filter(|at| is_department(&text[..*at]));
                colon.or_else(word)
            }
            Some(marker) if marker.style == Style::Chinese => text.find(is_blank).filter(|at| {
                let (title, rest) = (&text[..*at], text[*at..].trim_matches(is_blank));
                !title.contains(['，', '。', '；', ';', '：'])
                    && title.chars().count() <= 30
                    && rest.chars().count() >= 4
            }),
            Some(_) => None,
        };
        match cut.filter(|cut| !text[*cut..].trim_matches(is_blank).is_empty()) {
            Some(cut) => {
                let title = text[..cut].trim_matches(is_blank).to_owned();
                let rest = text[cut..].trim_matches(is_blank).to_owned();
                out.push(Piece {
                    text: title,
                    cut: true,
                    ..piece.clone()
                });
                // The text behind a department's name may be numbered.
                let found = marker(&rest);
                let (raw, body) = rest.split_at(found.map_or(0, |found| found.length));
                out.push(Piece {
                    line: piece.line,
                    marker: found,
                    raw: raw.to_owned(),
                    text: body.trim_matches(is_blank).to_owned(),
                    begins_line: false,
                    cut: false,
                });
            }
            None => out.push(piece),
        }
    }
    out
}
