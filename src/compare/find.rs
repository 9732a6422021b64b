//! Finding a department by what a reader types.

use std::collections::BTreeSet;

use crate::duty_list::{Department, DepartmentId, DutyList};

/// How well a department fits; the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// The text is one of its names.
    Whole,
    /// One of its names begins with the text, the words for the county aside.
    Beginning,
    /// The words of the text begin words of its English name or of its id.
    Words,
    /// The text stands within one of its Chinese names.
    Within,
    /// The characters of the text stand in a Chinese name in this order, as in
    /// the usual abbreviations: 人社局, 住建局, 发改委.
    Abbreviated,
}

/// The departments that fit a text in Chinese, pinyin or English, the best
/// first, equals in the document's order. An empty text fits all.
pub fn find_departments(duty_list: &DutyList, text: &str) -> Vec<DepartmentId> {
    let text = Folded::new(text);
    let mut found: Vec<(Fit, DepartmentId)> = duty_list
        .department_ids()
        .filter_map(|id| Some((fit(duty_list.department(id), &text)?, id)))
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

fn fit(department: &Department, text: &Folded) -> Option<Fit> {
    // A short name without the county is what people say: 公安局, 组织部.
    let stem = department.short.trim_start_matches(['县', '州', '委']);
    let chinese: Vec<Folded> = department.forms().chain([stem]).map(Folded::new).collect();
    let english = [
        Folded::new(department.english()),
        Folded::new(&department.id),
    ];
    let all = || chinese.iter().chain(&english);
    let words_begin = |name: &&Folded| {
        !text.words.is_empty()
            && text.words.iter().all(|word| {
                let mut words = name.words.iter();
                words.any(|own| own.starts_with(word.as_str()))
            })
    };
    if text.solid.is_empty() {
        // White space or punctuation alone says as little as nothing at all.
        Some(Fit::Whole)
    } else if all().any(|name| name.solid == text.solid) {
        Some(Fit::Whole)
    } else if all().any(|name| name.whole.starts_with(&text.whole)) {
        Some(Fit::Beginning)
    } else if english.iter().find(words_begin).is_some() {
        Some(Fit::Words)
    } else if chinese.iter().any(|name| name.solid.contains(&text.solid)) {
        Some(Fit::Within)
    } else if chinese
        .iter()
        .any(|name| abbreviates(&text.solid, &name.solid))
    {
        Some(Fit::Abbreviated)
    } else {
        None
    }
}

/// Whether the characters of `short` stand in `long` in this order.
fn abbreviates(short: &str, long: &str) -> bool {
    let mut rest = long.chars();
    short.chars().all(|c| rest.any(|other| other == c))
}

/// A text as it is compared: small letters, no apostrophes, half-width forms.
struct Folded {
    /// Words with one space between them.
    whole: String,
    /// The same without the spaces.
    solid: String,
    words: Vec<String>,
}

impl Folded {
    fn new(text: &str) -> Folded {
        let folded: String = text
            .chars()
            .map(half_width)
            .filter(|c| !matches!(c, '\'' | '’' | '‘'))
            .flat_map(char::to_lowercase)
            .collect();
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

/// A full-width Latin character as the ordinary one: Chinese input methods can
/// be set to write these.
fn half_width(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        other => other,
    }
}
