//! 变动: one edition beside an earlier one.

use crate::i18n::{Language, Phrase};

pub const TITLE: Phrase = Phrase::new("变动", "Changes");
pub const FROM: Phrase = Phrase::new("从", "From");
pub const TO: Phrase = Phrase::new("到", "To");
pub const SWAP: Phrase = Phrase::new("交换两个版本", "Swap the two editions");
pub const TABLE: Phrase = Phrase::new("变动一览", "All changes");
pub const OLD: Phrase = Phrase::new("旧", "Old");
pub const NEW: Phrase = Phrase::new("新", "New");

pub const UNCHANGED: Phrase = Phrase::new("未变", "Unchanged");

pub const MAYBE_SAME: Phrase = Phrase::new("可能对应", "Possibly the same");
pub const CONFIRM: Phrase = Phrase::new("确认", "Confirm");
pub const NOT_THE_SAME: Phrase = Phrase::new("不是同一项", "Not the same");

pub const MORE_FILTERS: Phrase = Phrase::new("更多筛选", "More filters");
pub const FROM_LIST_TO_LIST: Phrase = Phrase::new("从清单到清单", "From list to list");
pub const LEADING: Phrase = Phrase::new("牵头：", "Led by: ");

// The reader's own marks and notes.
pub const CARRY_OVER: Phrase = Phrase::new("沿用", "Carry over");
pub const CARRY_OVER_NOTES: Phrase = Phrase::new("沿用标记与笔记", "Carry over marks and notes");

// Files.
pub const DOWNLOAD_DATA: Phrase = Phrase::new("下载变动数据", "Download the changes (JSON)");
pub const DOWNLOAD_TABLE: Phrase = Phrase::new("下载变动表", "Download the changes (CSV)");

/// `基本 31 → 收回 3`.
pub fn arrow(old: &str, new: &str) -> String {
    format!("{old} → {new}")
}

/// A filter with its count: `拆分 3`.
pub fn filter(language: Language, name: Phrase, n: usize) -> String {
    format!("{} {n}", name.get(language))
}

pub const CHOOSE_EDITION: Phrase = Phrase::new(
    "选择要比较的另一个版本。没有的话，先",
    "Choose the edition to compare with. If it is not there, first ",
);
/// A link, at the end of the sentence before.
pub const OPEN_UNDER_LISTS: Phrase =
    Phrase::new("到“清单”页打开它的文件", "open its file under Lists");
pub const NO_EDITION: Phrase = Phrase::new("（选择版本）", "(choose an edition)");
pub const RENAMED: Phrase = Phrase::new(
    "改名的部门和类别",
    "Departments and categories with new names",
);
pub const ALL_CHANGES: Phrase = Phrase::new("全部变动", "All changes");
pub const ANY: Phrase = Phrase::new("不限", "any");
pub const NONE_SHOWN: Phrase = Phrase::new(
    "没有符合这些条件的变动。",
    "No change meets these conditions.",
);
pub const NO_NOTES: Phrase = Phrase::new(
    "旧版没有标记或笔记。",
    "The earlier edition has no marks or notes.",
);
pub const FILE: Phrase = Phrase::new("清单变动", "duty-atlas-changes");

pub fn working(language: Language, done: usize, total: usize) -> String {
    let percent = 100 * done / total.max(1);
    match language {
        Language::Chinese => format!("正在比较 {percent}%"),
        Language::English => format!("Comparing {percent}%"),
    }
}

pub fn shown(language: Language, n: usize) -> String {
    match language {
        Language::Chinese => format!("显示 {n} 处"),
        Language::English => format!("{n} shown"),
    }
}

/// What will become of the marks and notes.
pub fn plan(language: Language, kept: usize, again: usize, removed: usize) -> String {
    match language {
        Language::Chinese => format!(
            "{kept} 项没有变，标记和笔记照搬；{again} 项有变动，笔记照搬，看过之后再确认标记；{removed} 项已取消，笔记留在旧版里。"
        ),
        Language::English => format!(
            "{kept} unchanged: mark and note are copied; {again} changed: the note is copied, and the mark once you have confirmed it; {removed} removed: the note stays with the earlier edition."
        ),
    }
}

pub fn carried(language: Language, n: usize) -> String {
    match language {
        Language::Chinese => format!("已沿用 {n} 项的标记与笔记"),
        Language::English => format!("Marks and notes of {n} duties carried over"),
    }
}
