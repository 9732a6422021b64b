//! 对比: two to four departments side by side.

use super::common::{count_clauses, count_items};
use crate::i18n::{Language, Phrase};

pub const TITLE: Phrase = Phrase::new("部门对比", "Comparing departments");

// The choice of departments.
pub const ADD_DEPARTMENT: Phrase = Phrase::new("添加部门", "Add a department");
pub const CHOSEN: Phrase = Phrase::new("对比的部门", "Departments compared");
pub const FULL: Phrase = Phrase::new(
    "已选满四个部门，移除一个后可再添加。",
    "Four departments are chosen; remove one to add another.",
);
pub const ADD_HINT: Phrase = Phrase::new(
    "可输入全称、简称、拼音或英文，如“公安”“rsj”“water”。",
    "Type a Chinese or English name, pinyin or initials, or part of one.",
);
pub const NONE_OF_THIS_NAME: Phrase =
    Phrase::new("没有名称相符的部门。", "No department of this name.");
pub const SUGGESTED: Phrase =
    Phrase::new("共有事项较多的部门", "Departments that share most duties");
pub const NOTHING_CHOSEN: Phrase = Phrase::new(
    "选择两到四个部门，对照各自职责、共有事项和条文分工。下面是共有事项最多的几对：",
    "Choose two to four departments to see what each of them does, which duties they share, and to whom the clauses give them. These pairs share most duties:",
);

pub fn move_left(language: Language, name: &str) -> String {
    match language {
        Language::Chinese => format!("左移{name}"),
        Language::English => format!("Move left: {name}"),
    }
}

pub fn move_right(language: Language, name: &str) -> String {
    match language {
        Language::Chinese => format!("右移{name}"),
        Language::English => format!("Move right: {name}"),
    }
}

/// How many departments fit what is typed.
pub fn found(language: Language, n: usize) -> String {
    match language {
        Language::Chinese => format!("{n} 个部门相符"),
        Language::English => format!("{n} found"),
    }
}

/// How many items a department shares with the chosen ones: `共有 5 项`.
pub fn shares(language: Language, n: usize) -> String {
    match language {
        Language::Chinese => format!("共有 {n} 项"),
        Language::English => format!("{} shared", count_items(language, n)),
    }
}

/// A pair that shares many items: `县公安局 与 县住房和城乡建设局`.
pub fn pair(language: Language, one: &str, other: &str) -> String {
    match language {
        Language::Chinese => format!("{one} 与 {other}"),
        Language::English => format!("{one} and {other}"),
    }
}

// Filter and sorting.
pub const GROUPS: Phrase = Phrase::new("显示", "Show");
pub const ALL: Phrase = Phrase::new("全部", "All");
pub const SHARED: Phrase = Phrase::new("共有", "Shared");

/// The filter of one department: `只有县公安局`.
pub fn only(language: Language, name: &str) -> String {
    match language {
        Language::Chinese => format!("只有{name}"),
        Language::English => format!("Only {name}"),
    }
}

/// The heading of a group: `共有（5）`, `只有县公安局（5，含收回 1）`.
pub fn group_heading(language: Language, name: &str, n: usize, reclaimed: usize) -> String {
    match (language, reclaimed) {
        (Language::Chinese, 0) => format!("{name}（{n}）"),
        (Language::Chinese, r) => format!("{name}（{n}，含收回 {r}）"),
        (Language::English, 0) => format!("{name} ({n})"),
        (Language::English, r) => format!("{name} ({n}, {r} taken back)"),
    }
}

/// `显示 5 项，共 15 项`.
pub fn shown_of(language: Language, shown: usize, all: usize) -> String {
    match language {
        Language::Chinese => format!("显示 {shown} 项，共 {all} 项"),
        Language::English => format!("Shown: {shown} of {}", count_items(language, all)),
    }
}

pub const SORT: Phrase = Phrase::new("排序", "Sort");
pub const IN_LIST_ORDER: Phrase = Phrase::new("按清单顺序", "In the list’s order");
pub const BY_CATEGORY: Phrase = Phrase::new("按类别", "By category");
pub const BY_CLAUSES: Phrase = Phrase::new("按条数", "By number of clauses");

// The table.
pub const TABLE: Phrase = Phrase::new("部门对比", "Comparison of departments");
pub const ITEM_BY_ITEM: Phrase = Phrase::new("逐项对比", "Duty by duty");
pub const TOWNSHIP_COLUMN: Phrase = Phrase::new("乡镇配合职责", "Township’s duties");
pub const NOT_LISTED: &str = "—";
pub const NO_CLAUSE: Phrase = Phrase::new("无条文", "No clause");
pub const ONLY_JOINT: Phrase = Phrase::new("只有共同职责", "Joint clauses only");
pub const RECLAIMED: Phrase = Phrase::new(
    "已收回，乡镇不再承担。",
    "Taken back; no longer the township’s.",
);
pub const LEGEND: Phrase = Phrase::new(
    "“—”：未列该部门；“无条文”：列名但未写职责。",
    "“—”: the duty does not list the department; “No clause”: it is listed, but no clause is its.",
);
pub const ALSO_LISTED: Phrase = Phrase::new("同列的还有：", "Also lists ");
pub const ELSEWHERE: Phrase = Phrase::new("其他部门职责 ", "Of departments not compared: ");
pub const OTHER_ACTORS: Phrase = Phrase::new("其他主体的职责 ", "Of other actors: ");
pub const TOGETHER: Phrase = Phrase::new("共同", " together");
pub const TOGETHER_UNASSIGNED: Phrase = Phrase::new(
    "共同（原文没有写明由谁负责）",
    " together (the text does not say which of them acts)",
);

/// Under a column's name: `10 项·23 条`.
pub fn column_counts(language: Language, items: usize, clauses: usize) -> String {
    match language {
        Language::Chinese => format!("{items} 项 · {clauses} 条"),
        Language::English => format!(
            "{} · {}",
            count_items(language, items),
            count_clauses(language, clauses)
        ),
    }
}

/// Under an item's title: `上级 7 条，乡镇 1 条`.
pub fn clause_counts(language: Language, superior: usize, township: usize) -> String {
    match language {
        Language::Chinese => format!("上级 {superior} 条，乡镇 {township} 条"),
        Language::English => format!("county {superior}, township {township} clauses"),
    }
}

/// Departments outside of the comparison that take part in a shared clause.
pub fn with_outside(language: Language, names: &str) -> String {
    match language {
        Language::Chinese => format!("（另有未对比的{names}）"),
        Language::English => format!(" (with {names}, not compared)"),
    }
}

/// Why the figures of the supporting list are smaller than the table's.
pub fn includes_reclaimed(language: Language, all: usize, reclaimed: usize) -> String {
    let supporting = all - reclaimed;
    match language {
        Language::Chinese => format!("{all} 项 = 配合 {supporting} 项 + 收回 {reclaimed} 项"),
        Language::English => format!("{all} = {supporting} supporting + {reclaimed} taken back"),
    }
}

pub const NONE_SHARED: Phrase = Phrase::new(
    "这些部门没有共有的事项。",
    "No duty lists several of these departments.",
);
pub const NONE_OF_ITS_OWN: Phrase = Phrase::new(
    "没有只列这一个部门的事项。",
    "No duty lists this department alone.",
);

// Figures.
pub const FIGURES_AND_DISTRIBUTION: Phrase = Phrase::new("数字与分布", "Figures and distribution");
pub const FIGURES: Phrase = Phrase::new("各部门数字", "Key figures");
pub const SETS: Phrase = Phrase::new("共有与独有事项", "Shared and separate duties");
pub const SET: Phrase = Phrase::new("部门组合", "Set of departments");
pub const SETS_EXPLAINED: Phrase = Phrase::new(
    "含这些部门：事项列有这些部门，不论还有谁；所选部门中只有这些：各行相加即全部事项；全文只列这些：没有任何其他部门。",
    "With these: the duty lists these departments, whoever else. Of those chosen, only these: the rows add up to all duties. Only these at all: the duty lists no other department.",
);
pub const DISTRIBUTION: Phrase = Phrase::new("类别分布", "Distribution over categories");
pub const ANY_OF_THEM: Phrase = Phrase::new("合计（不重复）", "Total (no double counting)");

// Files.
pub const BY_CLAUSE: Phrase = Phrase::new("部门对比（逐条）", "Comparison by clause");
pub const CLAUSES: Phrase = Phrase::new("职责条文", "Clauses");
pub const WORKBOOK_BY_ITEM: Phrase = Phrase::new(
    "下载 Excel 表格（每项一行）",
    "Download Excel workbook (one row per duty)",
);
pub const WORKBOOK_BY_CLAUSE: Phrase = Phrase::new(
    "下载 Excel 表格（每条一行）",
    "Download Excel workbook (one row per clause)",
);
pub const DOWNLOAD_BY_ITEM: Phrase =
    Phrase::new("下载表格（每项一行）", "Download table (one row per duty)");
pub const DOWNLOAD_BY_CLAUSE: Phrase = Phrase::new(
    "下载表格（每条一行）",
    "Download table (one row per clause)",
);

/// The name of the downloaded file, without its ending.
pub fn file_name(language: Language, names: &str) -> String {
    match language {
        Language::Chinese => format!("部门对比 {names}"),
        Language::English => format!("Comparison {names}"),
    }
}

/// The name of the downloaded file with one row a clause, without its ending.
pub fn clause_file_name(language: Language, names: &str) -> String {
    match language {
        Language::Chinese => format!("部门对比（逐条） {names}"),
        Language::English => format!("Comparison by clause {names}"),
    }
}
