//! 清单: the lists on this device and on this site, opening another.

use super::common::count_items;
use crate::i18n::{Language, Phrase};

pub const TITLE: Phrase = Phrase::new("清单", "Lists");

pub fn open_now(language: Language, title: &str) -> String {
    match language {
        Language::Chinese => format!("现在打开：{title}"),
        Language::English => format!("Open now: {title}"),
    }
}

// The list that the address asks for is not there.
pub const NOT_HERE: Phrase = Phrase::new("这份清单不在这里", "This list is not here");
pub const SITE_LIST_NOT_LOADED: Phrase = Phrase::new(
    "本站有这份清单，但没有载入：可能是网络中断。请刷新重试。",
    "This site has the list, but it did not load: the connection may have failed. Please reload.",
);
pub const STORAGE_UNREADABLE: Phrase = Phrase::new(
    "浏览器不让读取本机保存的清单。请检查隐私设置，或重新打开清单文件。",
    "The browser does not let this page read the lists kept here. Check its privacy settings, or open the list’s file again.",
);
pub const TO_LISTS: Phrase = Phrase::new("到“清单”页", "Go to Lists");

// Lists that are kept.
pub const KEPT: Phrase = Phrase::new("已有清单", "Lists on this device and site");
pub const COUNTS: Phrase = Phrase::new("基本 / 配合 / 收回", "Basic / supporting / taken back");
pub const FROM_SITE: Phrase = Phrase::new("本站", "This site");
pub const FROM_THIS_FILE: Phrase = Phrase::new("本文件", "This file");
pub const FROM_DEVICE: Phrase = Phrase::new("本机", "This device");
pub const DOWNLOAD_DATA: Phrase = Phrase::new("下载数据", "Download data");
pub const SAVE_AS_ONE_FILE: Phrase = Phrase::new("存为单文件", "Save as one file");
/// In the row of a list of which another edition is here too, or at least
/// another list.
pub const COMPARE_WITH_EARLIER: Phrase =
    Phrase::new("与上一版比较", "Compare with the earlier edition");
pub const COMPARE_WITH_LATER: Phrase =
    Phrase::new("与下一版比较", "Compare with the later edition");
pub const COMPARE_WITH_ANOTHER: Phrase = Phrase::new("与另一份比较", "Compare with another list");
pub const NOT_DELETED: Phrase = Phrase::new(
    "未能删除，清单还在。",
    "It could not be deleted; the list is still there.",
);
pub const ONE_FILE_FAILED: Phrase = Phrase::new(
    "未能生成单文件：需要联网取一次程序文件。请联网后重试。",
    "The file could not be made: the program's file has to be fetched once. Connect and try again.",
);
pub const FILE_UNREADABLE: Phrase = Phrase::new(
    "浏览器读不出这个文件：它可能已被移动或正被占用。请重新选择。",
    "The browser cannot read this file: it may have been moved or be in use. Choose it again.",
);
pub const OR_DROP: Phrase = Phrase::new(
    "或把文件拖到本页任何地方。",
    "Or drop a file anywhere on the page.",
);
pub const WAS_READ: Phrase = Phrase::new("读到", "Read");
pub const PREVIEW: Phrase = Phrase::new("读到的前几项", "The first duties as they were read");
pub const NOTHING_TO_CHECK: Phrase =
    Phrase::new("没有需要留意的地方。", "Nothing needs attention.");
pub const DROP_ROW: Phrase = Phrase::new("不要这一行", "Leave this row out");
pub const ABOUT_THE_LIST: Phrase =
    Phrase::new("清单信息（可改）", "About the list (can be changed)");
pub const LIST_TITLE: Phrase = Phrase::new("标题", "Title");
pub const LIST_PLACE: Phrase = Phrase::new(
    "地方（从省到乡，空格分开）",
    "Place (from the province down, separated by spaces)",
);
pub const LIST_DATE: Phrase = Phrase::new("年月", "Year and month");
pub const COLUMNS: Phrase = Phrase::new("每一列是什么", "What each column is");
pub const COLUMN_IGNORED: Phrase = Phrase::new("不用这一列", "Not used");
pub const REPORT_NAME: Phrase = Phrase::new("读取报告", "reading-report");
pub const REPORT_COLUMNS: [Phrase; 5] = [
    Phrase::new("程度", "Severity"),
    Phrase::new("位置", "Position"),
    Phrase::new("事项", "Duty"),
    Phrase::new("情况", "What"),
    Phrase::new("原文", "Text"),
];

/// What was left out on purpose: `另有 3 处未收入（页码、合计行等）`.
pub fn left_out(language: Language, n: usize) -> String {
    match language {
        Language::Chinese => format!("另有 {n} 处按常规处理（页码、合计行、续表表头等）"),
        Language::English => {
            format!("{n} places handled as usual (page numbers, totals, repeated headers)")
        }
    }
}

/// `表 1、表 2`.
pub fn tables(language: Language, numbers: &[u32]) -> String {
    let first = numbers.first().copied().unwrap_or_default();
    match (language, numbers) {
        (Language::Chinese, [_]) => format!("表 {first}"),
        (Language::Chinese, _) => format!("表 {first} 等 {} 张", numbers.len()),
        (Language::English, [_]) => format!("Table {first}"),
        (Language::English, _) => format!("Table {first} and {} more", numbers.len() - 1),
    }
}

/// `239 项，39 个部门，1,200 条职责；12,400 格，3 格未读`.
pub fn sums(
    language: Language,
    items: usize,
    departments: usize,
    clauses: usize,
    cells: usize,
    unread: usize,
) -> String {
    match language {
        Language::Chinese => format!(
            "{items} 项，{departments} 个部门，{clauses} 条职责；{cells} 格，{unread} 格未读"
        ),
        Language::English => format!(
            "{}, {departments} departments, {clauses} clauses; {cells} cells, {unread} not read",
            count_items(language, items)
        ),
    }
}

pub const DELETE: Phrase = Phrase::new("删除", "Delete");

/// Asks before a list is deleted.
pub fn delete_question(language: Language, title: &str, notes: usize) -> String {
    match (language, notes) {
        (Language::Chinese, 0) => format!("删除《{title}》？关闭本页之前可以撤销。"),
        (Language::English, 0) => {
            format!("Delete “{title}”? It can be undone until this page is closed.")
        }
        (Language::Chinese, _) => {
            format!("删除《{title}》？它有 {notes} 项笔记，建议先导出。关闭本页之前可以撤销。")
        }
        (Language::English, _) => format!(
            "Delete “{title}”? It has notes on {}; export them first. It can be undone until this page is closed.",
            count_items(language, notes)
        ),
    }
}

pub fn deleted(language: Language, title: &str) -> String {
    match language {
        Language::Chinese => format!("已删除《{title}》，关闭本页之前可以撤销"),
        Language::English => {
            format!("“{title}” is deleted; it can be undone until this page is closed")
        }
    }
}

// Opening another.
pub const OPEN_A_LIST: Phrase = Phrase::new("打开清单", "Open a list");
pub const CHOOSE_FILE: Phrase = Phrase::new("选择文件", "Choose a file");
pub const PASTE: Phrase = Phrase::new("粘贴清单内容", "Paste the list’s content");
pub const READ_PASTED: Phrase = Phrase::new("读取粘贴的内容", "Read what was pasted");
pub const OPEN_HINT: Phrase = Phrase::new(
    "拖入或选择 Word、Excel 或网页文件，也可以直接粘贴表格。文件不会上传。",
    "Drop or choose a Word, Excel or web page file, or paste a table. The file is not uploaded.",
);
pub const READING: Phrase = Phrase::new("正在读取…", "Reading…");

// What was read.
pub const RESULT: Phrase = Phrase::new("读取结果", "What was read");
pub const REFUSED: Phrase = Phrase::new("不能读取", "Cannot be read");
pub const PROBLEMS: Phrase = Phrase::new("需要留意", "Needs attention");
pub const DOCUMENT_SAYS: Phrase = Phrase::new("文件所列项数", "The document’s own numbers");
pub const SAVE_LIST: Phrase = Phrase::new("保存清单", "Save the list");
pub const DOWNLOAD_REPORT: Phrase = Phrase::new("下载读取报告", "Download the report");
pub const CANCEL: Phrase = Phrase::new("取消", "Cancel");

pub fn saved(language: Language, title: &str) -> String {
    match language {
        Language::Chinese => format!("已保存《{title}》"),
        Language::English => format!("“{title}” is saved"),
    }
}

pub const NOT_SAVED: Phrase = Phrase::new(
    "清单未能存到这台设备上。本页上仍可阅读、下载，或存为单文件。",
    "The list could not be saved on this device. It can still be read on this page, downloaded, or saved as one file.",
);
