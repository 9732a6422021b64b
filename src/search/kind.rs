//! Where and how a word is found.

use crate::duty_list::DepartmentId;

/// Where in an item a word was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Location {
    Title,
    Category,
    Department(DepartmentId),
    /// An index into the item's `superior`. A heading counts as part of the
    /// first clause under it.
    Superior(usize),
    /// An index into the item's `township`, likewise.
    Township(usize),
}

/// Why an item was found although it does not contain a word literally.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MatchReason {
    /// 繁简: it has the simplified form of a word typed in the traditional one.
    Variant,
    /// 近义: it has what lists say for an everyday word.
    Synonym,
    /// 拼音: it is read like the word.
    Pinyin,
    /// 首字母: the word has the first letters of its readings.
    Initials,
    /// 音近: it differs in characters that are read alike, or in one character.
    Typo,
}

/// How a word is found, better kinds first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum MatchKind {
    /// Literally.
    Plain,
    /// Literally, except for traditional and simplified forms.
    Variant,
    /// By what lists say for it, or as a part of a longer word.
    Synonym,
    /// By whole syllables.
    Pinyin,
    /// By the first letters of the syllables.
    Initials,
    /// By pinyin that is not typed to its end, or partly by first letters.
    Prefix,
}

impl MatchKind {
    /// What has to be explained to the reader.
    pub fn reason(self) -> Option<MatchReason> {
        match self {
            MatchKind::Plain => None,
            MatchKind::Variant => Some(MatchReason::Variant),
            MatchKind::Synonym => Some(MatchReason::Synonym),
            MatchKind::Pinyin | MatchKind::Prefix => Some(MatchReason::Pinyin),
            MatchKind::Initials => Some(MatchReason::Initials),
        }
    }
}
