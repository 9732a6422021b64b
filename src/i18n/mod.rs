//! The two languages of the interface, and every sentence in them. The other
//! modules of the pure half have no sentences; this one may use all of them.

pub mod compare;
pub mod editions;
pub mod names;
pub mod notes;
pub mod reader;
pub mod report;
pub mod suggestions;
pub mod ui;

/// A language of the interface. The document's own sentences stay Chinese.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    #[default]
    Chinese,
    English,
}

impl Language {
    /// The name in addresses.
    pub fn id(self) -> &'static str {
        match self {
            Language::Chinese => "zh",
            Language::English => "en",
        }
    }

    /// The language with this [`id`](Language::id).
    pub fn from_id(id: &str) -> Option<Language> {
        match id {
            "zh" => Some(Language::Chinese),
            "en" => Some(Language::English),
            _ => None,
        }
    }

    /// The value of the `lang` attribute.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Chinese => "zh-CN",
            Language::English => "en",
        }
    }

    /// The other one.
    pub fn other(self) -> Language {
        match self {
            Language::Chinese => Language::English,
            Language::English => Language::Chinese,
        }
    }
}

/// A text of the interface in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    pub zh: &'static str,
    pub en: &'static str,
}

impl Phrase {
    pub const fn new(zh: &'static str, en: &'static str) -> Phrase {
        Phrase { zh, en }
    }

    pub fn get(self, language: Language) -> &'static str {
        match language {
            Language::Chinese => self.zh,
            Language::English => self.en,
        }
    }
}

/// A number with what it counts: `3 项`, `1 duty`, `3 duties`.
pub fn counted(language: Language, n: usize, zh: &str, singular: &str, plural: &str) -> String {
    match (language, n) {
        (Language::Chinese, _) => format!("{n} {zh}"),
        (Language::English, 1) => format!("1 {singular}"),
        (Language::English, _) => format!("{n} {plural}"),
    }
}

/// Names in a row. English names have commas of their own, so a semicolon
/// is between them.
pub fn join<S: AsRef<str>>(language: Language, names: impl IntoIterator<Item = S>) -> String {
    let separator = match language {
        Language::Chinese => "、",
        Language::English => "; ",
    };
    let mut joined = String::new();
    for name in names {
        if !joined.is_empty() {
            joined.push_str(separator);
        }
        joined.push_str(name.as_ref());
    }
    joined
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Year and month, from `2025-07`: `2025 年 7 月`, `July 2025`. A date in
/// another form is returned as it is.
pub fn date(language: Language, date: &str) -> String {
    let month = |text: &str| text.parse::<usize>().ok().filter(|n| (1..=12).contains(n));
    let read = date
        .split_once('-')
        .and_then(|(year, rest)| Some((year, month(rest)?)));
    match (read, language) {
        (Some((year, n)), Language::Chinese) => format!("{year} 年 {n} 月"),
        (Some((year, n)), Language::English) => format!("{} {year}", MONTHS[n - 1]),
        (None, _) => date.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_have_singular_and_plural() {
        let check = |language, n, expected| {
            assert_eq!(counted(language, n, "项", "duty", "duties"), expected);
        };
        check(Language::Chinese, 1, "1 项");
        check(Language::Chinese, 12, "12 项");
        check(Language::English, 0, "0 duties");
        check(Language::English, 1, "1 duty");
        check(Language::English, 12, "12 duties");
    }

    #[test]
    fn names_are_joined_by_the_sign_of_the_language() {
        assert_eq!(
            join(Language::Chinese, ["县公安局", "县水利局"]),
            "县公安局、县水利局"
        );
        assert_eq!(join(Language::English, ["A, B", "C"]), "A, B; C");
        assert_eq!(join(Language::English, Vec::<String>::new()), "");
    }

    #[test]
    fn dates_are_written_out() {
        assert_eq!(date(Language::Chinese, "2025-07"), "2025 年 7 月");
        assert_eq!(date(Language::English, "2025-07"), "July 2025");
        assert_eq!(date(Language::English, "2025-13"), "2025-13");
        assert_eq!(date(Language::Chinese, "2025"), "2025");
        assert_eq!(date(Language::English, ""), "");
    }
}
