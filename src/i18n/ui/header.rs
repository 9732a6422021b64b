//! The head of the page and what is above the content.

use crate::i18n::{Language, Phrase};

pub const SKIP_TO_CONTENT: Phrase = Phrase::new("跳到正文", "Skip to content");
pub const SKIP_TO_RESULTS: Phrase = Phrase::new("跳到结果", "Skip to the results");
pub const NAVIGATION: Phrase = Phrase::new("主导航", "Main");

// The views, in the order of the navigation.
pub const ITEMS: Phrase = Phrase::new("事项", "Duties");
pub const DEPARTMENTS: Phrase = Phrase::new("部门", "Departments");
pub const COMPARE: Phrase = Phrase::new("对比", "Compare");
pub const TASK: Phrase = Phrase::new("任务", "Task");
pub const REVIEW: Phrase = Phrase::new("核对", "Review");
pub const LISTS: Phrase = Phrase::new("清单", "Lists");
pub const CHANGES: Phrase = Phrase::new("变动", "Changes");
pub const ABOUT: Phrase = Phrase::new("说明", "About");

/// The button that switches to the other language, in that language.
pub const OTHER_LANGUAGE: Phrase = Phrase::new("English", "中文");

/// The accessible name of the list's name in the header, which leads to the
/// lists: `吉木萨尔县老台乡 2025 年 7 月，更换清单`.
pub fn switch_list(language: Language, title: &str) -> String {
    match language {
        Language::Chinese => format!("{title}，更换清单"),
        Language::English => format!("{title}, change the list"),
    }
}

// A new version of the program.
pub const UPDATE_READY: Phrase = Phrase::new(
    "新版本已就绪。更新时，所有打开的本页会一起刷新，您输入的内容会先保存。",
    "A new version is ready. All open pages of this address reload together; what you have typed is saved first.",
);
pub const UPDATE: Phrase = Phrase::new("更新", "Update");
pub const LATER: Phrase = Phrase::new("以后再说", "Later");
