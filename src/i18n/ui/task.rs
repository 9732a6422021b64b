//! 任务: a task, notice or call beside the list.

use super::common::count_items;
use crate::duty_list::List;
use crate::i18n::{Language, Phrase, names};

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
pub const OPEN_FULL_TEXT: Phrase = Phrase::new("打开全文", "Open in full");
pub const NOT_LISTED_MEANS: Phrase = super::items::NOT_LISTED_MEANS;
pub const UNSURE: Phrase = Phrase::new(
    "不能确定，请核对下列事项。",
    "Not certain; please check the duties below.",
);
pub const CLOSEST: Phrase = Phrase::new("最接近：", "Closest: ");

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

/// Why an item is here: `任务“处罚违建” ↔ 条文“依法处罚及拆除”`.
pub fn evidence(language: Language, task: &str, clause: &str) -> String {
    match language {
        Language::Chinese => format!("任务“{task}” ↔ 条文“{clause}”"),
        Language::English => format!("task “{task}” ↔ clause “{clause}”"),
    }
}

/// The reader's own judgement of one item.
pub const RELEVANT: Phrase = Phrase::new("涉及", "Relevant");
pub const NOT_RELEVANT: Phrase = Phrase::new("不涉及", "Not relevant");
pub const IN_DOUBT: Phrase = Phrase::new("存疑", "In doubt");

// The conclusion.
pub const CONCLUSION: Phrase = Phrase::new("结论", "Conclusion");
pub const RESPONSIBLE: Phrase = Phrase::new("本乡负责", "The township is responsible");
pub const SUPPORTS: Phrase = Phrase::new("本乡配合", "The township supports");
pub const PASS_ON: Phrase = Phrase::new("已收回，建议转办", "Taken back; pass it on");
pub const ASK: Phrase = Phrase::new("清单未列，请示", "Not listed; ask the superior");
pub const UNDECIDED: Phrase = Phrase::new("未定", "Undecided");
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
pub const SHEET_SIGNED: Phrase = Phrase::new(
    "承办人：＿＿＿＿＿＿　审核人：＿＿＿＿＿＿　日期：＿＿＿＿＿＿",
    "Handled by: ____________  Checked by: ____________  Date: ____________",
);

/// The bar of the three steps on a phone: `涉及 3 项`.
pub fn step_bar(language: Language, n: usize) -> String {
    match language {
        Language::Chinese => format!("涉及 {n} 项"),
        Language::English => count_items(language, n),
    }
}
