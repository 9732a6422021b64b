//! 核对: what is suggested for the next edition of the list.

use super::common::labelled;
use crate::i18n::{Language, Phrase};
use crate::notes::{Step, Suggestion};

pub const TITLE: Phrase = Phrase::new("动态调整建议", "Suggested changes to the list");
pub const ABOUT: Phrase = Phrase::new(
    "清单每年动态调整时上报的建议：随写随存，连同笔记一起导出、导入。",
    "Suggestions for the yearly revision of the list. They are saved as you type, and exported and imported with the notes.",
);
/// In the detail of a duty.
pub const SUGGEST: Phrase = Phrase::new("提出调整建议", "Suggest a change");

// What there could be a suggestion for.
pub const OFFERED: Phrase = Phrase::new(
    "存疑、待办的事项和清单未列的任务",
    "Duties in doubt or to do, and tasks on no list",
);
pub const NOTHING_OFFERED: Phrase = Phrase::new(
    "没有尚未提出建议的存疑、待办事项，也没有清单未列的任务。",
    "No duty in doubt or to do, and no task on no list, is without a suggestion.",
);
pub const TASK: Phrase = Phrase::new("任务", "Task");
pub const OTHER_DUTY: Phrase = Phrase::new("选择其他事项", "Choose another duty");
pub const OTHER_DUTY_HINT: Phrase = Phrase::new(
    "名称、编号或拼音；不在清单上的，直接填写下表",
    "Title, number or pinyin; for what is on no list, fill in the form below",
);
pub const NOT_FOUND: Phrase = Phrase::new("没有这样的事项", "No such duty");

pub fn found(language: Language, n: usize) -> String {
    match language {
        Language::Chinese => format!("{n} 项符合"),
        Language::English => format!("{n} found"),
    }
}

/// The name of a button that is about one suggestion or duty.
pub fn about(language: Language, action: Phrase, what: &str) -> String {
    labelled(language, action.get(language), what)
}

// The form.
pub const FORM: Phrase = Phrase::new("填写建议", "The suggestion");
pub const DUTY: Phrase = Phrase::new("事项", "Duty");
pub const NEW_DUTY: Phrase = Phrase::new("清单上没有的事项", "A duty that is not on the list");
pub const NO_DUTY: Phrase = Phrase::new("尚未选择事项", "No duty chosen yet");
pub const KIND: Phrase = Phrase::new("建议类型", "Kind of change");
pub const TARGET_LIST: Phrase = Phrase::new("目标清单", "Target list");
pub const LIST_NOT_CHOSEN: Phrase = Phrase::new("未定", "Not chosen");
pub const PROPOSAL: Phrase = Phrase::new("建议表述", "Proposed wording");
pub const PROPOSED_DEPARTMENTS: Phrase = Phrase::new("建议部门", "Proposed departments");
pub const REASON: Phrase = Phrase::new("理由", "Reason");
pub const BASIS: Phrase = Phrase::new("依据", "Basis");
pub const BASIS_HINT: Phrase = Phrase::new("法律、法规或文件", "Law, regulation or document");
pub const ANOTHER: Phrase = Phrase::new("再写一条", "Write another");

// Two texts of one suggestion.
pub const TWO_TEXTS: Phrase = Phrase::new(
    "这条建议在两处各自改过，请选定。",
    "This suggestion was changed in two places; please choose.",
);
pub const OTHER_TEXT: Phrase = Phrase::new("另一版本", "Other version");

// The list of suggestions.
pub const ALL: Phrase = Phrase::new("已提建议", "Suggestions so far");
pub const NONE: Phrase = Phrase::new("还没有建议。", "There are no suggestions yet.");
pub const EDIT: Phrase = Phrase::new("修改", "Edit");
pub const DELETED: Phrase = Phrase::new("已删除一条建议", "A suggestion was deleted");

/// `3 条`.
pub fn count(language: Language, n: usize) -> String {
    match (language, n) {
        (Language::Chinese, _) => format!("{n} 条"),
        (Language::English, 1) => "1 suggestion".to_owned(),
        (Language::English, _) => format!("{n} suggestions"),
    }
}

// The sheet.
pub const EXPORT: Phrase = Phrase::new("导出建议单", "Export the suggestions");
pub const PRINT: Phrase = Phrase::new("打印建议单", "Print the suggestions");
pub const FORMAT: Phrase = Phrase::new("文件格式", "File format");
pub const WORD: Phrase = Phrase::new("Word（.docx）", "Word (.docx)");
pub const EXCEL: Phrase = Phrase::new("Excel（.xlsx）", "Excel (.xlsx)");
pub const CSV: Phrase = Phrase::new("表格（.csv）", "Table (.csv)");
/// The beginning of the file's name.
pub const FILE: Phrase = Phrase::new("动态调整建议单", "duty-atlas-suggestions");
pub const PART_MISSING: Phrase = Phrase::new(
    "生成文件的部分没有载入：可能是网络中断，或网站刚刚更新。",
    "The part that makes the file did not load: the connection may have failed, or the site has just been updated.",
);

pub fn exported(language: Language, n: usize, file: &str) -> String {
    match language {
        Language::Chinese => format!("已导出 {n} 条建议：{file}"),
        Language::English => format!("{} exported: {file}", count(language, n)),
    }
}

/// What a step in the history does.
pub fn step(language: Language, step: &Step<Suggestion>) -> String {
    let n = match step {
        Step::Edit(..) | Step::Resolve(_) => {
            return Phrase::new("修改建议", "change of a suggestion")
                .get(language)
                .to_owned();
        }
        Step::Import(n) | Step::Adopt(n) | Step::Delete(n) => *n,
    };
    match (step, language) {
        (Step::Delete(_), Language::Chinese) => format!("删除 {n} 条建议"),
        (Step::Delete(_), Language::English) => format!("deletion of {}", count(language, n)),
        (_, Language::Chinese) => format!("导入 {n} 条建议"),
        (_, Language::English) => format!("import of {}", count(language, n)),
    }
}
