//! An item in full.

use super::common::{count_clauses, count_departments};
use crate::i18n::{Language, Phrase};

pub const PREVIOUS: Phrase = Phrase::new("上一项", "Previous");
pub const NEXT: Phrase = Phrase::new("下一项", "Next");
pub const PREVIOUS_MATCH: Phrase = Phrase::new("上一处匹配", "Previous match");
pub const NEXT_MATCH: Phrase = Phrase::new("下一处匹配", "Next match");
pub const COPY_CITATION: Phrase = Phrase::new("复制出处", "Copy citation");

/// Before a citation, in a file.
pub const SOURCE: Phrase = Phrase::new("出处", "Source");
pub const UNOFFICIAL_GLOSS: Phrase = Phrase::new("非正式译名", "unofficial gloss");
pub const OUTSIDE_RESULTS: Phrase = Phrase::new(
    "这一项不在当前结果中。",
    "This duty is not among the present results.",
);
pub const COMPARE_THESE: Phrase = Phrase::new("与这些部门对比", "Compare these departments");
pub const SAME_CATEGORY: Phrase = Phrase::new("同类事项", "Duties of the same category");

// Departments.
pub const LEADING: Phrase = Phrase::new("对应上级部门", "County departments");
pub const TAKEN_OVER_BY: Phrase = Phrase::new("承接部门", "Taken over by");

// Duties.
pub const TOWNSHIP_DUTIES: Phrase = Phrase::new("乡镇配合职责", "Township’s duties");
pub const SUPERIOR_DUTIES: Phrase = Phrase::new("上级部门职责", "County departments’ duties");
/// The only heading of a reclaimed item's clauses.
pub const TAKEN_OVER: Phrase =
    Phrase::new("承接部门及工作方式", "Who took it over, and how it is done");
pub const JOINT: Phrase = Phrase::new("各部门共同", "All departments together");
/// Before the names of the departments.
pub const JOINT_MEANS: Phrase = Phrase::new(
    "原文没有写明由谁负责：",
    "The text does not say which of them acts: ",
);
pub const OTHER_ACTOR: Phrase = Phrase::new("其他主体", "Another actor");
pub const OTHER_ACTOR_MEANS: Phrase = Phrase::new(
    "原文写明的主体不是本事项所列的部门。",
    "The text names an actor that is none of the duty’s departments.",
);

/// What the lead departments of a supporting item are called in the verdict:
/// `县公安局牵头`, `县公安局等 5 个部门牵头`.
pub fn led_by(language: Language, first: &str, departments: usize) -> String {
    match (language, departments) {
        (Language::Chinese, 1) => format!("{first}牵头"),
        (Language::Chinese, n) => format!("{first}等 {}牵头", count_departments(language, n)),
        (Language::English, 1) => format!("led by {first}"),
        (Language::English, n) => {
            let others = match n - 1 {
                1 => "1 other".to_owned(),
                n => format!("{n} others"),
            };
            format!("led by {first} and {others}")
        }
    }
}

/// Who took a reclaimed item over: `县公安局等 2 个部门承接`.
pub fn taken_over_by(language: Language, first: &str, departments: usize) -> String {
    match (language, departments) {
        (Language::Chinese, 1) => format!("{first}承接"),
        (Language::Chinese, n) => format!("{first}等 {}承接", count_departments(language, n)),
        (Language::English, 1) => format!("taken over by {first}"),
        (Language::English, n) => format!(
            "taken over by {first} and {}",
            match n - 1 {
                1 => "1 other".to_owned(),
                n => format!("{n} others"),
            }
        ),
    }
}

/// The township's part in the verdict: `本乡 1 条`.
pub fn ours(language: Language, clauses: usize) -> String {
    match language {
        Language::Chinese => format!("本乡 {clauses} 条"),
        Language::English => format!("{} for the township", count_clauses(language, clauses)),
    }
}

pub const OURS_FULLY: Phrase = Phrase::new("本乡全面负责", "the township’s own");
pub const NO_LONGER_OURS: Phrase = Phrase::new("本乡不再承担", "no longer the township’s");

// The reader's own part.
pub const OWN_PART: Phrase = Phrase::new("我的核对", "My review");
pub const NOTE: Phrase = Phrase::new("笔记", "Note");
pub const ADD_NOTE: Phrase = Phrase::new("写笔记", "Write a note");
pub const SAVED_AS_YOU_TYPE: Phrase = Phrase::new(
    "随写随存，只在本机这个浏览器里",
    "Saved as you type, in this browser only",
);
pub const CANNOT_KEEP_CHARACTER: Phrase = Phrase::new(
    "含有无法保存的字符；其余文字已保存，该处记为 �",
    "It has a character that cannot be saved; the rest is saved, with � in its place",
);
pub const READ_ONLY: Phrase = Phrase::new(
    "由更新版本的程序写成，此处只读",
    "Written by a newer version of this program; read-only here",
);
pub const DELETED_ELSEWHERE: Phrase =
    Phrase::new("另一标签页删除了它", "Another tab has deleted it");
pub const CHANGED_SINCE_REVIEW: Phrase = Phrase::new(
    "核对之后，本事项的文字有变动。",
    "The text of this duty has changed since it was reviewed.",
);
pub const MARK_STILL_HOLDS: Phrase = Phrase::new("标记仍然有效", "The mark still holds");
/// Where a note without a mark was carried over.
pub const LOOKED_AT_AGAIN: Phrase = Phrase::new("已看过变动", "I have seen the change");

// Two texts of one note.
pub const TWO_TEXTS: Phrase = Phrase::new(
    "这条笔记在两处各自改过，两个版本都保留着，请选定。",
    "This note was changed in two places. Both texts are kept; please choose.",
);
pub const TEXT_HERE: Phrase = Phrase::new("本机的版本", "The text here");
pub const OTHER_TEXT: Phrase = Phrase::new("另一版本", "The other text");
pub const USE_TEXT_HERE: Phrase = Phrase::new("采用本机的", "Use the text here");
pub const USE_OTHER_TEXT: Phrase = Phrase::new("采用另一份", "Use the other text");
pub const KEEP_BOTH: Phrase = Phrase::new("两个都保留", "Keep both");

// Corrections of the print.
pub const CORRECTED: Phrase = Phrase::new("原文错漏更正", "Corrections");
pub const PUBLISHED: Phrase = Phrase::new("公布文本", "As published");
pub const READ_AS: Phrase = Phrase::new("更正为", "Read as");
pub const REASON: Phrase = Phrase::new("理由", "Why");

/// What a citation says: the document, its date, the place in it, the title,
/// the address.
#[derive(Clone, Copy, Debug)]
pub struct Citation<'a> {
    pub document: &'a str,
    /// As [`crate::i18n::date`] writes it.
    pub date: &'a str,
    pub list: &'a str,
    pub number: u32,
    pub category: &'a str,
    pub title: &'a str,
    pub link: &'a str,
}

pub fn citation(language: Language, parts: Citation) -> String {
    let Citation {
        document,
        date,
        list,
        number,
        category,
        title,
        link,
    } = parts;
    match (language, category.is_empty()) {
        (Language::Chinese, false) => {
            format!("《{document}》（{date}），{list}第{number}项〔{category}〕：{title}。{link}")
        }
        (Language::Chinese, true) => {
            format!("《{document}》（{date}），{list}第{number}项：{title}。{link}")
        }
        (Language::English, false) => {
            format!("{document} ({date}), {list}, no. {number} [{category}]: {title}. {link}")
        }
        (Language::English, true) => {
            format!("{document} ({date}), {list}, no. {number}: {title}. {link}")
        }
    }
}

/// A citation of a list, or of what was chosen from it.
pub fn citation_of_list(
    language: Language,
    document: &str,
    date: &str,
    what: &str,
    link: &str,
) -> String {
    match language {
        Language::Chinese => format!("《{document}》（{date}），{what}。{link}"),
        Language::English => format!("{document} ({date}), {what}. {link}"),
    }
}
