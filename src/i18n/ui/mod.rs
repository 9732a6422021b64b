//! The sentences of the screens, Chinese and English side by side: one file an
//! area. Texts with numbers or names in them are functions.

pub mod about;
pub mod changes;
pub mod common;
pub mod compare;
pub mod departments;
pub mod detail;
pub mod footer;
pub mod header;
pub mod items;
pub mod lists;
pub mod review;
pub mod suggestions;
pub mod task;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::embedded;
    use crate::i18n::Language::{Chinese, English};
    use crate::i18n::names;

    const FILES: [&str; 13] = [
        include_str!("about.rs"),
        include_str!("changes.rs"),
        include_str!("common.rs"),
        include_str!("compare.rs"),
        include_str!("departments.rs"),
        include_str!("detail.rs"),
        include_str!("footer.rs"),
        include_str!("header.rs"),
        include_str!("items.rs"),
        include_str!("lists.rs"),
        include_str!("review.rs"),
        include_str!("suggestions.rs"),
        include_str!("task.rs"),
    ];

    /// The English literals of these files.
    fn english() -> impl Iterator<Item = &'static str> {
        let code = FILES.into_iter().flat_map(str::lines);
        let code = code.filter(|line| !line.trim_start().starts_with("//"));
        let literals = code.flat_map(|line| line.split('"').skip(1).step_by(2));
        literals.filter(|text| text.chars().all(|c| c < '\u{2E80}'))
    }

    #[test]
    fn an_entry_is_called_a_duty() {
        assert!(english().filter(|text| text.contains("dut")).count() > 30);
        // The address has a parameter of this name.
        for text in english().filter(|text| *text != "item") {
            // The names in braces are variables.
            let words = text.split(|c: char| !c.is_alphanumeric() && !"{}_".contains(c));
            for word in words {
                let word = word.to_lowercase();
                assert!(word != "item" && word != "items", "{text}");
            }
        }
    }

    #[test]
    fn what_the_address_could_not_say_is_named() {
        let parts = [("dept", "nope"), ("cat", "foo"), ("x", "1")];
        assert_eq!(
            common::ignored(Chinese, parts),
            "地址中有无法识别的条件，已忽略：部门“nope”（dept=nope）、类别“foo”（cat=foo）、x=1。"
        );
        assert_eq!(
            common::ignored(English, [("dept", "nope")]),
            "Parts of the address could not be read and were ignored: department “nope” (dept=nope)."
        );
    }

    #[test]
    fn numbers_are_put_into_sentences() {
        assert_eq!(
            review::progress(Chinese, 10, 239),
            "已处理 10 项，还剩 229 项"
        );
        assert_eq!(review::progress(English, 1, 239), "1 duty done, 238 to go");
        assert_eq!(
            compare::group_heading(Chinese, "只有县公安局", 5, 1),
            "只有县公安局（5，含收回 1）"
        );
        assert_eq!(
            compare::group_heading(English, "Shared", 5, 0),
            "Shared (5)"
        );
        assert_eq!(detail::led_by(Chinese, "县公安局", 1), "县公安局牵头");
        assert_eq!(
            detail::led_by(Chinese, "县公安局", 5),
            "县公安局等 5 个部门牵头"
        );
        assert_eq!(
            detail::led_by(English, "Tax Bureau", 2),
            "led by Tax Bureau and 1 other"
        );
        let counts = [
            (crate::duty_list::List::Basic, 1),
            (crate::duty_list::List::Supporting, 0),
        ];
        assert_eq!(task::touches(Chinese, &counts), "涉及 1 项：基本 1");
    }

    #[test]
    fn a_list_is_named_and_counted() {
        let list = embedded::duty_list();
        assert_eq!(
            names::list_title(&list, Chinese),
            "吉木萨尔县老台乡 2025 年 7 月"
        );
        assert_eq!(
            names::list_title(&list, English),
            "Laotai Township, Jimsar County, July 2025"
        );
        assert_eq!(
            about::counts(Chinese, &list),
            "全文 239 项：基本履职事项 106 项，配合履职事项 103 项，上级部门收回事项 30 项；涉及 21 个类别、39 个部门。"
        );
        assert_eq!(
            about::counts(English, &list),
            "239 duties in all: 106 basic, 103 supporting, 30 taken back; 21 categories and 39 departments."
        );
        assert_eq!(
            about::word_for_word(Chinese, true, 0),
            "除下列更正外，逐字收录。"
        );
        assert_eq!(about::word_for_word(Chinese, false, 0), "逐字收录。");
        assert!(
            about::word_for_word(English, false, 1)
                .starts_with("Apart from 1 place that could not be read, the text")
        );
        let mut unnamed = list;
        unnamed.place.clear();
        assert_eq!(names::list_title(&unnamed, Chinese), unnamed.title);
    }
}
