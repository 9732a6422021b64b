//! 任务: a task, notice or call beside the list.

use super::common::count_items;
use crate::duty_list::List;
use crate::i18n::{Language, Phrase, counted, names};
use crate::search::MatchReason;
use crate::tasks::{IgnoredKind, InputProblem};

pub const TITLE: Phrase = Phrase::new("任务", "Task");

// The text.
pub const TEXT: Phrase = Phrase::new("任务内容", "Text of the task");
pub const TEXT_HINT: Phrase = Phrase::new(
    "粘贴通知、交办单或来电",
    "Paste a notice, an assignment or a call",
);
pub const CHECK: Phrase = Phrase::new("核对", "Check");
pub const CHECK_KEY: Phrase = Phrase::new("Ctrl+Enter", "Ctrl+Enter");
pub const CLEAR: Phrase = Phrase::new("清空", "Clear");
pub const STAYS_HERE: Phrase = super::common::STAYS_HERE;

// What was found.
pub const VERDICT: Phrase = Phrase::new("核对结论", "Result of the check");
pub const RELATED: Phrase = Phrase::new("相关事项", "Related duties");
pub const UNMATCHED_WORDS: Phrase = Phrase::new("没有对上的词：", "Words without a match: ");
pub const BASIS: Phrase = Phrase::new("依据：", "Basis: ");
pub const WHO: Phrase = Phrase::new("由谁：", "Who: ");
pub const OURS: Phrase = Phrase::new("本乡：", "Township: ");
pub const NO_LONGER_OURS: Phrase = Phrase::new("不再承担", "no longer responsible");
pub const NOT_LISTED_MEANS: Phrase = super::items::NOT_LISTED_MEANS;
pub const UNSURE: Phrase = Phrase::new(
    "不能确定，请核对下列事项。",
    "Not certain; please check the duties below.",
);

/// `涉及 3 项：基本 1 · 收回 1 · 配合 1`; lists without items are left out.
pub fn touches(language: Language, counts: &[(List, usize)]) -> String {
    let total = counts.iter().map(|(_, n)| n).sum();
    let parts: Vec<String> = counts
        .iter()
        .filter(|(_, n)| *n > 0)
        .map(|(list, n)| format!("{} {n}", names::list_short(*list).get(language)))
        .collect();
    let parts = parts.join(" · ");
    match language {
        Language::Chinese => format!("涉及 {total} 项：{parts}"),
        Language::English => format!("Touches {}: {parts}", count_items(language, total)),
    }
}

// The conclusion.
pub const CONCLUSION: Phrase = Phrase::new("结论", "Conclusion");
pub const SUGGESTED: Phrase = Phrase::new("建议", "suggested");
pub const WRITE_CONCLUSION: Phrase = Phrase::new("写结论", "Write the conclusion");
pub const REPLY: Phrase = Phrase::new(
    "答复（可改，附出处）",
    "Reply (can be edited, with sources)",
);
pub const PRINT_SHEET: Phrase = Phrase::new("打印核对单", "Print the sheet");
pub const SAVE_TO_LEDGER: Phrase = Phrase::new("存入台账", "Save to the ledger");

// The ledger.
pub const LEDGER: Phrase = Phrase::new("任务台账", "Task ledger");
pub const DATE: Phrase = Phrase::new("日期", "Date");
pub const FROM: Phrase = Phrase::new("来文", "From");
pub const SUMMARY: Phrase = Phrase::new("摘要", "Summary");
pub const ITEMS: Phrase = Phrase::new("对应事项", "Duties");
pub const STATE: Phrase = Phrase::new("状态", "State");
pub const EXPORT_LEDGER: Phrase = Phrase::new("导出台账", "Export the ledger");
pub const LEDGER_EMPTY: Phrase = Phrase::new("台账还没有任务。", "The ledger has no tasks yet.");

// The sheet.
pub const SHEET: Phrase = Phrase::new("任务核对单", "Task sheet");
pub const SHEET_NUMBER: Phrase = Phrase::new("编号", "No.");
pub const SHEET_FROM: Phrase = Phrase::new("来文单位", "From");
pub const SHEET_TEXT: Phrase = Phrase::new("原文", "Text");
pub const SHEET_PLACE: Phrase = Phrase::new("清单 · 序号", "List · no.");
pub const SHEET_LEADING: Phrase =
    Phrase::new("牵头部门及条文", "Leading departments and their clauses");
pub const SHEET_TOWNSHIP: Phrase = Phrase::new("本乡职责", "Township’s duties");
pub const SHEET_REPLY: Phrase = Phrase::new("答复", "Reply");
/// The lines of [`SHEET_SIGNED`] in a file, each to be filled in.
pub const SHEET_SIGNATURES: [Phrase; 3] = [
    Phrase::new("承办人：", "Handled by: "),
    Phrase::new("审核人：", "Checked by: "),
    Phrase::new("日期：", "Date: "),
];
pub const SHEET_SIGNED: Phrase = Phrase::new(
    "承办人：＿＿＿＿＿＿　审核人：＿＿＿＿＿＿　日期：＿＿＿＿＿＿",
    "Handled by: ____________  Checked by: ____________  Date: ____________",
);

/// In the bar that leads to the conclusion: `涉及 3 项`.
pub fn involved(language: Language, n: usize) -> String {
    match language {
        Language::Chinese => format!("涉及 {n} 项"),
        Language::English => format!("Touches {}", count_items(language, n)),
    }
}

// More of the view.
pub const HOW_TO: Phrase = Phrase::new(
    "粘贴一段文字，核对它涉及清单上的哪些事项、由谁牵头、本乡做什么。",
    "Paste a text to see which duties of the list it touches, who leads, and what the township does.",
);
pub const TAKEN_BACK: Phrase = Phrase::new("已收回。", "Taken back.");
pub const ORDER_NOT_FOUND: Phrase = Phrase::new("清单上没有找到", "not found on the list");
pub const DRAFT_REPLY: Phrase = Phrase::new("按事项起草", "Draft from the duties");
pub const REPLY_NOT_LISTED: Phrase = Phrase::new(
    "清单上没有找到与此对应的事项。未列入不等于无人负责，建议请示上级。",
    "No duty on the list corresponds to this. Not being listed does not mean that nobody is responsible; ask the superior authority.",
);
pub const SAVED_TO_LEDGER: Phrase = Phrase::new("已存入台账", "Saved to the ledger");
pub const UPDATED: Phrase = Phrase::new("已更新台账里的任务", "The task in the ledger was updated");
pub const CHECK_FIRST: Phrase = Phrase::new(
    "文字改过了，请先核对再存入",
    "The text has changed; check it before saving",
);
pub const CHECK_NOW: Phrase = Phrase::new("现在核对", "Check now");
/// Where the open task of the ledger has another text.
pub const SAVE_WHERE: Phrase = Phrase::new(
    "文字与台账里的原任务不同。存到哪里？",
    "The text differs from the task in the ledger. Where should it go?",
);
pub const SAVE_OVER: Phrase = Phrase::new("更新原任务", "Update that task");
pub const SAVE_AS_NEW: Phrase = Phrase::new("另存为新任务", "Save as a new task");
pub const ANOTHER_TASK: Phrase = Phrase::new(
    "文字不同，已按新任务核对",
    "Another text: checked as a new task",
);
pub const KEEP_ENTRIES: Phrase = Phrase::new("沿用原来填写的", "Keep what was filled in");
pub const ENTRIES_KEPT: Phrase = Phrase::new("已沿用原来填写的内容", "Kept what was filled in");
pub const CLEARED: Phrase = Phrase::new("已清空", "Cleared");
pub const REPLACED: Phrase = Phrase::new("已打开台账里的任务", "Opened a task of the ledger");
pub const UNDONE: Phrase = Phrase::new("已撤销", "Undone");
pub const COULD_NOT_COPY: Phrase = Phrase::new(
    "未能复制，请手动选取",
    "Could not copy; select the text by hand",
);
pub const SEARCH_LEDGER: Phrase = Phrase::new("搜索台账", "Search the ledger");
pub const IMPORT_LEDGER: Phrase = Phrase::new("导入台账", "Import a ledger");
pub const ACTIONS: Phrase = Phrase::new("操作", "Actions");
pub const OPEN: Phrase = Phrase::new("打开", "Open");
pub const DELETED: Phrase = Phrase::new("已删除一条任务", "A task was deleted");
pub const LEDGER_FILE: Phrase = Phrase::new("任务台账", "duty-atlas-tasks");

/// How far a long check is: `正在核对 40%`.
pub fn progress(language: Language, done: usize, total: usize) -> String {
    let percent = 100 * done / total.max(1);
    match language {
        Language::Chinese => format!("正在核对 {percent}%"),
        Language::English => format!("Checking {percent}%"),
    }
}

/// Nothing on the list; the closest item, if one is near at all.
pub fn not_found(language: Language, closest: Option<&str>) -> String {
    let means = NOT_LISTED_MEANS.get(language);
    match (language, closest) {
        (Language::Chinese, None) => format!("清单上没有找到。{means}"),
        (Language::Chinese, Some(closest)) => {
            format!("清单上没有找到。最接近：{closest}。{means}")
        }
        (Language::English, None) => format!("Not found on the list. {means}"),
        (Language::English, Some(closest)) => {
            format!("Not found on the list. Closest: {closest}. {means}")
        }
    }
}

/// What part of a text is not an order.
pub fn ignored(kind: IgnoredKind) -> Phrase {
    match kind {
        IgnoredKind::Salutation => Phrase::new("称呼", "salutation"),
        IgnoredKind::Opening => Phrase::new("开头", "opening"),
        IgnoredKind::Demand => Phrase::new("一般要求", "general demand"),
        IgnoredKind::Deadline => Phrase::new("时限", "deadline"),
        IgnoredKind::Contact => Phrase::new("联系人", "contact"),
        IgnoredKind::Signature => Phrase::new("落款", "signature"),
        IgnoredKind::Date => Phrase::new("日期", "date"),
    }
}

pub fn ignored_parts(language: Language, n: usize) -> String {
    match language {
        Language::Chinese => format!("未参与核对的 {n} 处"),
        Language::English => format!("{n} parts that were left out"),
    }
}

pub fn orders(language: Language, n: usize) -> String {
    match language {
        Language::Chinese => format!("读作 {n} 件事"),
        Language::English => format!("Read as {n} orders"),
    }
}

/// An act that speaks for a list: `“处罚”多见于收回事项`.
pub fn prior(language: Language, word: &str, list: &str) -> String {
    match language {
        Language::Chinese => format!("“{word}”多见于“{list}”事项"),
        Language::English => format!("“{word}” speaks for: {list}"),
    }
}

pub fn neighbour(language: Language, other: &str) -> String {
    match language {
        Language::Chinese => format!("与{other}相邻，请一并查看"),
        Language::English => format!("Beside {other}; see both"),
    }
}

/// Why a word leads to a phrase of the list.
pub fn reason(reason: MatchReason) -> Phrase {
    match reason {
        MatchReason::Synonym => Phrase::new("同义", "same meaning"),
        MatchReason::Variant => Phrase::new("繁简", "other form"),
        MatchReason::Pinyin | MatchReason::Initials => Phrase::new("拼音", "pinyin"),
        MatchReason::Typo => Phrase::new("音近", "sounds alike"),
    }
}

pub fn clauses_of_departments(language: Language, n: usize) -> String {
    match language {
        Language::Chinese => format!("上级部门职责 {n} 条"),
        Language::English => format!("County departments’ clauses: {n}"),
    }
}

/// A line of the drafted reply.
pub fn reply_line(language: Language, list: List, citation: &str, departments: &str) -> String {
    match (language, list) {
        (Language::Chinese, List::Basic) => format!("本乡负责。依据：{citation}"),
        (Language::Chinese, List::Supporting) => {
            format!("由{departments}牵头，本乡配合。依据：{citation}")
        }
        (Language::Chinese, List::Reclaimed) => {
            format!("已由{departments}收回，建议转办。依据：{citation}")
        }
        (Language::English, List::Basic) => {
            format!("The township is responsible. Source: {citation}")
        }
        (Language::English, List::Supporting) => {
            format!("Led by {departments}; the township supports. Source: {citation}")
        }
        (Language::English, List::Reclaimed) => {
            format!("Taken back by {departments}; pass it on. Source: {citation}")
        }
    }
}

/// Why a text cannot be checked.
pub fn problem(problem: &InputProblem, language: Language) -> String {
    let phrase = match problem {
        InputProblem::Empty => {
            Phrase::new("请先粘贴或输入一段文字。", "Paste or type a text first.")
        }
        InputProblem::TooLarge { .. } => Phrase::new(
            "文字太长，请只粘贴与任务有关的部分。",
            "The text is too long; paste only what concerns the task.",
        ),
        InputProblem::Binary => Phrase::new(
            "这不是文字：可能是误粘了文件内容。请粘贴通知的文字。",
            "This is no text; a file’s content may have been pasted. Paste the words of the notice.",
        ),
        InputProblem::NoWords => Phrase::new(
            "里面只有标点或数字，没有可核对的词。",
            "It has only punctuation or digits, no words to check.",
        ),
        InputProblem::Markup => Phrase::new(
            "这是网页源代码。请在网页上选中文字后复制，再粘贴。",
            "This is the source of a web page. Copy the words from the page itself.",
        ),
    };
    phrase.get(language).to_owned()
}

/// `3 条任务`, `3 tasks`.
pub fn count(language: Language, n: usize) -> String {
    counted(language, n, "条任务", "task", "tasks")
}

pub fn exported(language: Language, n: usize, name: &str) -> String {
    match language {
        Language::Chinese => format!("已导出 {n} 条任务：{name}"),
        Language::English => format!("{n} tasks exported: {name}"),
    }
}

pub fn imported(language: Language, n: usize) -> String {
    match language {
        Language::Chinese => format!("已导入 {n} 条任务"),
        Language::English => format!("{n} tasks imported"),
    }
}
