//! Finding a department by what a reader types. Texts are folded and read as
//! pinyin by the rules of the main search.

use std::collections::BTreeSet;

use crate::duty_list::{Department, DepartmentId, DutyList};
use crate::search::text::{self, TextMatcher};

/// How well a department fits; the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// The text is one of its names.
    Whole,
    /// One of its names begins with the text, the words for the county aside.
    Beginning,
    /// The words of the text begin words of its English name or of its id.
    Words,
    /// The text is part of one of its Chinese names.
    Within,
    /// The characters of the text occur in a Chinese name in this order, as in
    /// the usual abbreviations: 人社局, 住建局, 发改委.
    Abbreviated,
    /// The main search would find its names: by pinyin, first letters, or words
    /// spread over several names.
    Searched,
    /// The text has the first letters of an abbreviation: `rsj` for 人社局.
    AbbreviatedInitials,
}

/// The departments that fit a text in Chinese, pinyin or English, the best
/// first, equals in the document's order. An empty text fits all.
pub fn find_departments(duty_list: &DutyList, text: &str) -> Vec<DepartmentId> {
    let query = DepartmentQuery::new(text);
    let mut found: Vec<(Fit, DepartmentId)> = duty_list
        .department_ids()
        .filter_map(|id| Some((query.fit(duty_list.department(id))?, id)))
        .collect();
    found.sort_by_key(|(fit, _)| *fit);
    found.into_iter().map(|(_, id)| id).collect()
}

/// The departments that fit a text as [`find_departments`] understands it, or
/// have the text anywhere in their English names.
pub(super) fn fits(duty_list: &DutyList, text: &str) -> BTreeSet<DepartmentId> {
    let folded = Folded::new(text);
    let within_english = |id: &DepartmentId| {
        let english = Folded::new(duty_list.department(*id).english());
        english.whole.contains(&folded.whole)
    };
    let found = find_departments(duty_list, text).into_iter();
    found
        .chain(duty_list.department_ids().filter(within_english))
        .collect()
}

/// What was typed, read once for all departments.
struct DepartmentQuery {
    folded: Folded,
    matcher: TextMatcher,
    /// Each letter by itself, if the text is letters only.
    initials: Vec<TextMatcher>,
}

impl DepartmentQuery {
    fn new(text: &str) -> DepartmentQuery {
        let folded = Folded::new(text);
        let letters = folded.solid.chars().all(|c| c.is_ascii_lowercase());
        let initials = match letters && folded.words.len() == 1 {
            true => folded.solid.chars().map(String::from).collect(),
            false => Vec::new(),
        };
        DepartmentQuery {
            matcher: TextMatcher::new(text),
            initials: initials
                .iter()
                .map(|letter| TextMatcher::new(letter))
                .collect(),
            folded,
        }
    }

    fn fit(&self, department: &Department) -> Option<Fit> {
        let text = &self.folded;
        // A short name without the county is what people say: 公安局, 组织部.
        let stem = department.short.trim_start_matches(['县', '州', '委']);
        // 发展和改革委员会 is 发改委, abbreviated.
        let abbreviated_from = stem.strip_suffix("员会").unwrap_or(stem);
        let forms = || department.forms().chain([stem]);
        let chinese: Vec<Folded> = forms().map(Folded::new).collect();
        let english = [
            Folded::new(department.english()),
            Folded::new(&department.id),
        ];
        let all = || chinese.iter().chain(&english);
        let words_begin = |name: &Folded| {
            !text.words.is_empty()
                && text.words.iter().all(|word| {
                    let mut words = name.words.iter();
                    words.any(|own| own.starts_with(word.as_str()))
                })
        };
        let abbreviates = |name: &Folded| is_subsequence(&text.solid, &name.solid);
        let fit = if text.solid.is_empty() || all().any(|name| name.solid == text.solid) {
            // White space or punctuation alone says as little as no text.
            Fit::Whole
        } else if all().any(|name| name.whole.starts_with(&text.whole)) {
            Fit::Beginning
        } else if english.iter().any(words_begin) {
            Fit::Words
        } else if chinese.iter().any(|name| name.solid.contains(&text.solid)) {
            Fit::Within
        } else if chinese.iter().any(abbreviates) {
            Fit::Abbreviated
        } else if self
            .matcher
            .matches_any(forms().chain([department.english()]))
        {
            Fit::Searched
        } else if self.has_abbreviated_initials(abbreviated_from) {
            Fit::AbbreviatedInitials
        } else {
            return None;
        };
        Some(fit)
    }

    /// Whether the letters are first letters of characters of the name in this
    /// order, from its first character to its last.
    fn has_abbreviated_initials(&self, name: &str) -> bool {
        let characters: Vec<String> = name.chars().map(String::from).collect();
        let ([first, middle @ .., last], [from, between @ .., to]) =
            (&self.initials[..], &characters[..])
        else {
            return false;
        };
        let mut rest = between.iter();
        first.matches(from)
            && last.matches(to)
            && middle
                .iter()
                .all(|letter| rest.any(|character| letter.matches(character)))
    }
}

/// Whether the characters of `short` occur in `long` in this order.
fn is_subsequence(short: &str, long: &str) -> bool {
    let mut rest = long.chars();
    short.chars().all(|c| rest.any(|other| other == c))
}

/// A text folded, without apostrophes and other punctuation.
struct Folded {
    /// Words with one space between them.
    whole: String,
    /// The same without the spaces.
    solid: String,
    words: Vec<String>,
}

impl Folded {
    fn new(text: &str) -> Folded {
        // All apostrophes and quotation marks are folded to `"`.
        let folded = text::fold(text).to_lowercase().replace('"', "");
        let words = folded.split(|c: char| !c.is_alphanumeric());
        let words: Vec<String> = words
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect();
        Folded {
            whole: words.join(" "),
            solid: words.concat(),
            words,
        }
    }
}
