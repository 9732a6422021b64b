//! The query language: splitting what was typed into words, quoted phrases,
//! exclusions and narrowing fields. All of it is optional, and what does not
//! fit is a plain word.

/// What a field narrows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FieldName {
    Department,
    Category,
    List,
    Mark,
}

/// The fields, under all their names.
const FIELD_NAMES: [(&[&str], FieldName); 4] = [
    (&["部门", "dept", "department"], FieldName::Department),
    (&["类别", "cat", "category"], FieldName::Category),
    (&["清单", "list"], FieldName::List),
    (&["标记", "状态", "mark"], FieldName::Mark),
];

/// One part of a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token<'a> {
    /// All of it, as typed: what is searched if the rest makes no sense.
    pub raw: &'a str,
    /// It begins with `-`.
    pub negated: bool,
    pub field: Option<FieldName>,
    /// The word, without sign, field and quotes.
    pub text: &'a str,
    /// The quotes around the word, if there are any.
    pub quoted: Option<Quotes>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quotes {
    /// `"…"`, which serve no other end.
    Straight,
    /// `“…”` or `「…」`, which may be a part of the text that is sought.
    Curly,
}

/// Splits a query, one token after the other. Words are between white space,
/// which quotes can hold.
pub(super) fn tokens(text: &str) -> impl Iterator<Item = Token<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(is_space);
        let token = (!rest.is_empty()).then(|| token(rest))?;
        rest = &rest[token.raw.len()..];
        Some(token)
    })
}

pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

/// The token at the beginning of a text that begins with one.
fn token(text: &str) -> Token<'_> {
    let unsigned = text.strip_prefix(['-', '－', '−']);
    let (field, rest) = field(unsigned.unwrap_or(text));
    let before = text.len() - rest.len();
    if let Some((inside, length, quotes)) = quoted(rest) {
        return Token {
            raw: &text[..before + length],
            negated: unsigned.is_some(),
            field,
            text: inside,
            quoted: Some(quotes),
        };
    }
    let length = rest.find(is_space).unwrap_or(rest.len());
    let word = Token {
        raw: &text[..before + length],
        negated: unsigned.is_some(),
        field,
        text: &rest[..length],
        quoted: None,
    };
    if word.text.is_empty() {
        plain(word.raw)
    } else {
        word
    }
}

/// A token that is nothing but a word.
pub(super) fn plain(raw: &str) -> Token<'_> {
    Token {
        raw,
        negated: false,
        field: None,
        text: raw,
        quoted: None,
    }
}

/// Takes `部门:` or `dept:` from the front.
fn field(text: &str) -> (Option<FieldName>, &str) {
    let is_end = |c| is_space(c) || matches!(c, ':' | '：');
    let end = text.char_indices().find(|(_, c)| is_end(*c));
    let Some((at, colon)) = end.filter(|(_, c)| !is_space(*c)) else {
        return (None, text);
    };
    let name = &text[..at];
    let known = FIELD_NAMES.iter();
    let mut known = known.filter(|(names, _)| names.iter().any(|n| n.eq_ignore_ascii_case(name)));
    let Some((_, field)) = known.next() else {
        return (None, text);
    };
    (Some(*field), &text[at + colon.len_utf8()..])
}

/// What is in the quotes that the text begins with, how long it is with
/// them, and what sort they are. Something must be there, and a space or
/// nothing must follow.
fn quoted(text: &str) -> Option<(&str, usize, Quotes)> {
    let open = text.chars().next()?;
    let (close, quotes) = match open {
        '"' | '＂' => (open, Quotes::Straight),
        '“' => ('”', Quotes::Curly),
        '「' => ('」', Quotes::Curly),
        _ => return None,
    };
    let inside = &text[open.len_utf8()..];
    let ends = |after: &str| after.chars().next().is_none_or(is_space);
    let end = inside
        .match_indices(close)
        .find(|(at, close)| ends(&inside[at + close.len()..]))?;
    let length = open.len_utf8() + end.0 + close.len_utf8();
    let inside = &inside[..end.0];
    let something = inside.contains(|c| !is_space(c));
    something.then_some((inside, length, quotes))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes each token as its sign, field, quotes and text.
    fn check(text: &str, expected: &[&str]) {
        let seen: Vec<String> = tokens(text)
            .map(|token| {
                let sign = if token.negated { "-" } else { "" };
                let field = token.field.map_or(String::new(), |f| format!("{f:?}:"));
                let mark = match token.quoted {
                    None => "",
                    Some(Quotes::Straight) => "\"",
                    Some(Quotes::Curly) => "“",
                };
                format!("{sign}{field}{mark}{}", token.text)
            })
            .collect();
        assert_eq!(seen, expected, "{text}");
    }

    #[test]
    fn words() {
        check("", &[]);
        check(" 　\n\u{0}", &[]);
        check("养犬  管理　公安\u{7}x", &["养犬", "管理", "公安", "x"]);
        check("养-犬 a:b", &["养-犬", "a:b"]);
    }

    #[test]
    fn signs_fields_and_quotes() {
        check("-养犬 －公安", &["-养犬", "-公安"]);
        check("\"养 犬\" -\"a\"", &["\"养 犬", "-\"a"]);
        check("“五老” 「五老」", &["“五老", "“五老"]);
        check(
            "部门:公安 -dept：housing",
            &["Department:公安", "-Department:housing"],
        );
        check(
            "类别:平安 清单:配合 标记:已核",
            &["Category:平安", "List:配合", "Mark:已核"],
        );
        check("DEPT:\"公 安\"", &["Department:\"公 安"]);
    }

    #[test]
    fn what_does_not_fit_is_a_word() {
        check("- --", &["-", "--"]);
        check("部门: 公安", &["部门:", "公安"]);
        check("-部门:", &["-部门:"]);
        check("\"", &["\""]);
        check("\"\" \"a “五老", &["\"\"", "\"a", "“五老"]);
        check("\"a\"b", &["\"a\"b"]);
        check("处:长", &["处:长"]);
    }
}
