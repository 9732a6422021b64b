//! 事项: search, filters, results, and the overview beside them.

use super::common::{count_items, quoted};
use crate::i18n::{Language, Phrase};

pub const TITLE: Phrase = Phrase::new("事项", "Duties");

// Search.
pub const SEARCH_ITEMS: Phrase = Phrase::new("搜索事项", "Search duties");
pub const SEARCH_HINT: Phrase = Phrase::new("事项、职责、类别、部门", "Duties, departments…");
pub const SEARCH_TIPS: Phrase = Phrase::new("搜索方法", "Search tips");
pub const ALSO_SEARCHED: Phrase = Phrase::new("同时搜索：", "Also searched for: ");

/// Examples of what can be searched for, with what each of them does. The
/// examples are Chinese in both languages.
pub const TIPS: [(&str, Phrase); 6] = [
    (
        "养犬",
        Phrase::new("任何字词，标题在前", "any word; titles come first"),
    ),
    (
        "低保 审核",
        Phrase::new("同时含有几个词", "several words, all of them"),
    ),
    (
        "yangquan、yq",
        Phrase::new("拼音、首字母", "pinyin, or its initials"),
    ),
    ("-处罚", Phrase::new("不含这个词", "without the word")),
    (
        "“公益性岗位”",
        Phrase::new("一字不差", "exactly these characters"),
    ),
    (
        "部门:公安 类别:法治",
        Phrase::new("只在这个部门、类别里", "within a department, a category"),
    ),
];

// Filters.
pub const FILTERS: Phrase = Phrase::new("筛选", "Filters");
pub const BY_LIST: Phrase = Phrase::new("清单", "List");
pub const BY_CATEGORY: Phrase = Phrase::new("类别", "Category");
pub const BY_DEPARTMENT: Phrase = Phrase::new("部门", "Department");
pub const BY_MARK: Phrase = Phrase::new("核对状态", "Review");
pub const ACTIVE_FILTERS: Phrase = Phrase::new("已选条件", "Active filters");
pub const CLEAR_ALL: Phrase = Phrase::new("全部清除", "Clear all");

/// The button that unfolds the filters: `筛选 (2)`.
pub fn filters_chosen(language: Language, chosen: usize) -> String {
    match chosen {
        0 => FILTERS.get(language).to_owned(),
        _ => format!("{} ({chosen})", FILTERS.get(language)),
    }
}

/// Closes the filters on a phone: `显示 103 项`.
pub fn show_results(language: Language, n: usize) -> String {
    match language {
        Language::Chinese => format!("显示 {n} 项"),
        Language::English => format!("Show {}", count_items(language, n)),
    }
}

/// The button that excludes an option: `排除平安法治`.
pub fn exclude(language: Language, option: &str) -> String {
    match language {
        Language::Chinese => format!("排除{option}"),
        Language::English => format!("Exclude {option}"),
    }
}

/// The chip of an excluded option: `排除：平安法治`.
pub fn excluded(language: Language, option: &str) -> String {
    match language {
        Language::Chinese => format!("排除：{option}"),
        Language::English => format!("not {option}"),
    }
}

// Results.
pub const RESULTS: Phrase = Phrase::new("事项列表", "Duties");
pub const HAS_NOTE: Phrase = Phrase::new("有笔记", "note");
/// Between the parts of a row's accessible name.
pub const NAME_SEPARATOR: Phrase = Phrase::new("：", ": ");

/// Why an item was found that does not have the words to the letter.
pub const BY_VARIANT: Phrase = Phrase::new("繁简", "by its simplified form");
pub const BY_SYNONYM: Phrase = Phrase::new("近义", "by another word for it");
pub const BY_PINYIN: Phrase = Phrase::new("拼音", "by pinyin");
pub const BY_TYPO: Phrase = Phrase::new("音近或错字", "sounds alike, or a slip");
pub const BY_INITIALS: Phrase = Phrase::new("首字母", "by initials");

/// How many are shown: `共 239 项`, `239 duties`.
pub fn count(language: Language, n: usize) -> String {
    match language {
        Language::Chinese => format!("共 {n} 项"),
        Language::English => count_items(language, n),
    }
}

/// Departments that the print adds without naming them, after those it names.
pub fn and_others(language: Language, others: &str) -> String {
    match language {
        Language::Chinese => format!("及{others}"),
        Language::English => "and others that are not named".to_owned(),
    }
}

/// No item has all the words; what follows are the nearest ones.
pub fn approximate(language: Language, query: &str, n: usize) -> String {
    let query = quoted(query);
    match language {
        Language::Chinese => {
            format!("没有完全匹配：清单中没有写到{query}。下面是最接近的 {n} 项。")
        }
        Language::English => format!(
            "No exact match: the list does not mention {query}. The nearest {} follow.",
            count_items(language, n)
        ),
    }
}

pub fn not_mentioned(language: Language, query: &str) -> String {
    let query = quoted(query);
    match language {
        Language::Chinese => format!("清单中没有写到{query}。"),
        Language::English => format!("The list does not mention {query}."),
    }
}

pub const NOT_LISTED_MEANS: Phrase = Phrase::new(
    "未列入不等于无人负责。",
    "Not being listed does not mean that nobody is responsible.",
);
pub const NO_ITEM_MEETS_ALL: Phrase = Phrase::new(
    "没有事项同时符合这些条件。",
    "No duty meets all of these conditions.",
);
pub const CLEAR_AND_SHOW_ALL: Phrase = Phrase::new(
    "清除全部条件，查看全部事项",
    "Clear everything and show all duties",
);

/// Takes one condition away: `去掉基本履职事项：12 项`.
pub fn without(language: Language, condition: &str, n: usize) -> String {
    match language {
        Language::Chinese => format!("去掉{condition}：{n} 项"),
        Language::English => format!("Without {condition}: {n}"),
    }
}

// The overview in the place of the detail.
pub const OVERVIEW: Phrase = Phrase::new("概览", "Overview");
pub const THREE_LISTS: Phrase = Phrase::new("三类清单", "The three lists");
pub const EVERYDAY_MATTERS: Phrase = Phrase::new("常见的事", "Everyday matters");
pub const CATEGORIES: Phrase = Phrase::new("类别", "Categories");
pub const TOP_DEPARTMENTS: Phrase =
    Phrase::new("事项最多的部门", "Departments with the most duties");
pub const PASTE_TASK: Phrase = Phrase::new("粘贴任务或来电", "Paste a task or a call");
pub const CHECK_TASK: Phrase = Phrase::new("核对任务", "Check the task");

/// The heading of the overview: of the whole list, or `在这 15 项中`.
pub fn overview_of(language: Language, n: usize, whole: bool) -> String {
    match (language, whole) {
        (Language::Chinese, true) => format!("全部 {n} 项"),
        (Language::Chinese, false) => format!("在这 {n} 项中"),
        (Language::English, true) => format!("All {}", count_items(language, n)),
        (Language::English, false) => format!("Among these {}", count_items(language, n)),
    }
}

/// A part of the search that finds something by itself: `火灾 5 项`.
pub fn part(language: Language, text: &str, n: usize) -> String {
    format!("{text} {}", count_items(language, n))
}
