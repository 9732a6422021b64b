//! Words that several screens use.

use crate::i18n::{Language, Phrase, counted, names};

pub const SITE: Phrase = Phrase::new("履职一览", "Duty Atlas");
/// The site's name in the other language, beside it.
pub const SITE_IN_OTHER_LANGUAGE: Phrase = Phrase::new("Duty Atlas", "履职一览");
/// The window's title on the first screen.
pub const SITE_TITLE: Phrase = Phrase::new("履职一览 · Duty Atlas", "Duty Atlas");

pub const ITEM: Phrase = Phrase::new("事项", "Duty");
pub const ITEMS: Phrase = Phrase::new("事项", "Duties");
pub const LIST: Phrase = Phrase::new("清单", "List");
pub const NUMBER: Phrase = Phrase::new("序号", "No.");
pub const CATEGORY: Phrase = Phrase::new("类别", "Category");
pub const DEPARTMENT: Phrase = Phrase::new("部门", "Department");
pub const DEPARTMENTS: Phrase = Phrase::new("部门", "Departments");
pub const NOTE: Phrase = Phrase::new("笔记", "Note");
pub const REVIEW_STATE: Phrase = Phrase::new("核对状态", "Review");
pub const TOTAL: Phrase = Phrase::new("合计", "Total");
pub const CHART: Phrase = Phrase::new("图示", "Chart");

pub const CLOSE: Phrase = Phrase::new("关闭", "Close");
pub const CANCEL: Phrase = Phrase::new("取消", "Cancel");
pub const DELETE: Phrase = Phrase::new("删除", "Delete");
pub const DISMISS: Phrase = Phrase::new("知道了", "Dismiss");
pub const TRY_AGAIN: Phrase = Phrase::new("重试", "Try again");
pub const UNDO: Phrase = Phrase::new("撤销", "Undo");
pub const REDO: Phrase = Phrase::new("重做", "Redo");
pub const RESTORE: Phrase = Phrase::new("恢复", "Restore");
pub const PRINT: Phrase = Phrase::new("打印", "Print");
pub const DOWNLOAD_TABLE: Phrase = Phrase::new("下载表格（CSV）", "Download table (CSV)");
pub const DOWNLOAD_WORKBOOK: Phrase = Phrase::new("下载 Excel 表格", "Download Excel workbook");
pub const DOWNLOAD_TEXT: Phrase = Phrase::new("下载 Word 文档", "Download Word document");
pub const DOWNLOAD_JSON: Phrase = Phrase::new("下载数据（JSON）", "Download data (JSON)");
/// While a file takes longer to be made than a reader waits without asking.
pub const MAKING_FILE: Phrase = Phrase::new("正在生成文件…", "Making the file…");
/// The part of the program that makes office files did not arrive.
pub const OFFICE_MISSING: Phrase = Phrase::new(
    "生成文件的部分没有载入，可能是网络中断。其他部分照常可用。",
    "The part that makes files did not load; the connection may have failed. Everything else still works.",
);
pub const COPY: Phrase = Phrase::new("复制", "Copy");
pub const TAKE_ALONG: Phrase = Phrase::new("下载、打印", "Export and print");
pub const COPY_LINK: Phrase = Phrase::new("复制本页链接", "Copy the link to this page");
pub const COULD_NOT_DOWNLOAD: Phrase = Phrase::new(
    "文件没有下载成功，请重试。",
    "The file could not be downloaded. Try again.",
);
pub const COPIED: Phrase = Phrase::new("已复制", "Copied");
/// Before the text to copy by hand.
pub const COULD_NOT_COPY: Phrase = Phrase::new(
    "未能复制，请手动复制：",
    "Could not copy. Copy it by hand: ",
);
/// A file was handed over: `已下载：部门一览.xlsx`.
pub fn downloaded(language: Language, name: &str) -> String {
    match language {
        Language::Chinese => format!("已下载：{name}"),
        Language::English => format!("Downloaded: {name}"),
    }
}

/// The end of a sentence that ends in a link.
pub const FULL_STOP: Phrase = Phrase::new("。", ".");

/// Beside a table that scrolls sideways on a phone.
pub const SCROLL_SIDEWAYS: Phrase = Phrase::new("→ 左右滑动", "→ Swipe sideways");

pub const LOADING: Phrase = Phrase::new("正在载入…", "Loading…");
/// A chunk of the program that did not arrive.
pub const PART_MISSING: Phrase = Phrase::new(
    "这部分没有载入：可能是网络中断，或网站刚刚更新。其他部分照常可用。",
    "This part did not load: the connection may have failed, or the site has just been updated. Everything else still works.",
);
pub const NOTES_MISSING: Phrase = Phrase::new(
    "标记与笔记没有载入：可能是网络中断，或网站刚刚更新。已保存的内容还在本机。",
    "Marks and notes did not load: the connection may have failed, or the site has just been updated. What was saved is still on this device.",
);
pub const RELOAD: Phrase = Phrase::new("刷新页面", "Reload the page");
pub const COULD_NOT_OPEN: Phrase = Phrase::new("打开失败", "Could not be opened");

pub const SAVED: Phrase = Phrase::new("已保存", "Saved");
pub const NOT_SAVED: Phrase = Phrase::new("未保存", "Not saved");

/// Shown when the text stays on this computer.
pub const STAYS_HERE: Phrase = Phrase::new(
    "只在本机处理，不上传。",
    "Handled on this computer only; nothing is uploaded.",
);

/// `3 项`, `3 duties`.
pub fn count_items(language: Language, n: usize) -> String {
    counted(language, n, "项", "duty", "duties")
}

/// `3 条`, `3 clauses`.
pub fn count_clauses(language: Language, n: usize) -> String {
    counted(language, n, "条", "clause", "clauses")
}

/// `3 个部门`, `3 departments`.
pub fn count_departments(language: Language, n: usize) -> String {
    counted(language, n, "个部门", "department", "departments")
}

/// `3 个类别`, `3 categories`.
pub fn count_categories(language: Language, n: usize) -> String {
    counted(language, n, "个类别", "category", "categories")
}

/// The window's title of a screen: `部门 · 履职一览`.
pub fn window_title(language: Language, screen: &str) -> String {
    format!("{screen} · {}", SITE.get(language))
}

/// `标题：内容`, with the colon of the language.
pub fn labelled(language: Language, label: &str, text: &str) -> String {
    match language {
        Language::Chinese => format!("{label}：{text}"),
        Language::English => format!("{label}: {text}"),
    }
}

/// Removes a chip or a chosen department: `移除县公安局`.
pub fn remove(language: Language, name: &str) -> String {
    match language {
        Language::Chinese => format!("移除{name}"),
        Language::English => format!("Remove {name}"),
    }
}

/// A text in quotation marks, which are the same in both languages.
pub fn quoted(text: &str) -> String {
    format!("“{text}”")
}

/// What a parameter of the address is called in a sentence; none if unknown.
fn parameter(name: &str) -> Option<Phrase> {
    Some(match name {
        "view" => Phrase::new("页面", "screen"),
        "doc" => Phrase::new("清单", "list of duties"),
        "base" => Phrase::new("旧版清单", "earlier list of duties"),
        "list" => Phrase::new("清单", "list"),
        "cat" => Phrase::new("类别", "category"),
        "dept" => Phrase::new("部门", "department"),
        "mark" => Phrase::new("核对状态", "review state"),
        "item" => Phrase::new("事项", "duty"),
        "lang" => Phrase::new("语言", "language"),
        "group" => Phrase::new("显示的事项", "duties shown"),
        "sort" => Phrase::new("排序", "order"),
        _ => return None,
    })
}

/// Says which parts of the address could not be read, as `(parameter, value)`.
pub fn ignored<'a>(
    language: Language,
    parts: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> String {
    let parts = parts
        .into_iter()
        .map(|(name, value)| match (parameter(name), language) {
            (Some(known), Language::Chinese) => format!("{}“{value}”（{name}={value}）", known.zh),
            (Some(known), Language::English) => format!("{} “{value}” ({name}={value})", known.en),
            (None, _) => format!("{name}={value}"),
        });
    let parts: Vec<String> = parts.collect();
    match language {
        Language::Chinese => format!("地址中有无法识别的条件，已忽略：{}。", parts.join("、")),
        Language::English => format!(
            "Parts of the address could not be read and were ignored: {}.",
            parts.join(", ")
        ),
    }
}

/// The address asks for a list that is not on this device.
pub fn list_not_here(language: Language, id: &str) -> String {
    match language {
        Language::Chinese => {
            format!("这台设备上没有清单“{id}”。请到“清单”页打开它的文件，再用这个地址。")
        }
        Language::English => format!(
            "The list “{id}” is not on this device. Open its file under Lists, then use this address again."
        ),
    }
}

/// At the foot of a print.
pub fn printed(language: Language, address: &str, date: &str) -> String {
    match language {
        Language::Chinese => format!("履职一览 · {address} · {date} 打印"),
        Language::English => format!("Duty Atlas · {address} · printed on {date}"),
    }
}

/// A list and an item's number: `配合 19`, `Supporting 19`.
pub fn item_number(language: Language, id: crate::duty_list::ItemId) -> String {
    format!("{} {}", names::list_short(id.list).get(language), id.number)
}
