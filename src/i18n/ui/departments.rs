//! 部门: the directory, the matrices, a department's page.

use super::common::{count_clauses, count_items};
use crate::i18n::{Language, Phrase};

pub const TITLE: Phrase = Phrase::new("部门", "Departments");

// The directory.
pub const DIRECTORY: Phrase = Phrase::new("部门一览", "Directory of departments");
pub const FILTER_BY_NAME: Phrase = Phrase::new("按名称筛选", "Filter by name");
pub const NONE_OF_THIS_NAME: Phrase =
    Phrase::new("没有名称相符的部门", "No department of this name");
pub const DIRECTORY_EXPLAINED: Phrase = Phrase::new(
    "独有：配合事项只列这一个部门；共有：还列有其他部门。本部门职责：条文写明由该部门承担的；未写明部门：没有写明由哪个部门承担的；乡镇职责：同一事项中乡镇的配合职责。",
    "Own: supporting duties that name this department only; shared: those that name others too. Own clauses say that this department acts; unassigned clauses do not say which one acts; the township’s clauses are those of the same duties.",
);

// The matrices. The tables keep their published accessible names.
pub const BY_CATEGORY: Phrase = Phrase::new("各部门的类别分布", "Departments’ duties by category");
pub const BY_CATEGORY_TABLE: Phrase = Phrase::new("部门类别矩阵", "Departments by category");
pub const BY_CATEGORY_EXPLAINED: Phrase = Phrase::new(
    "每格是该部门在该类别的事项数（配合与收回），颜色越深越多；点数字查看这些事项。一个事项列有几个部门，就在几行中各计一次。",
    "Each cell is the number of the department’s duties in the category (supporting and taken back), darker for more; a number leads to these duties. A duty that names several departments counts in each of their rows.",
);
pub const LISTED_TOGETHER: Phrase =
    Phrase::new("哪些部门同列一项", "Departments listed in the same duty");
pub const LISTED_TOGETHER_TABLE: Phrase =
    Phrase::new("部门共同事项矩阵", "Duties that departments share");
pub const LISTED_TOGETHER_EXPLAINED: Phrase = Phrase::new(
    "每格是同时列有两个部门的事项数；点数字对比这两个部门。没有共有事项的部门不在其中。",
    "Each cell is the number of duties that name both departments; a number leads to their comparison. Departments that share no duty are left out.",
);
pub const BALANCE: Phrase = Phrase::new(
    "各类别县乡职责条数",
    "County’s and township’s clauses by category",
);
pub const COUNTY_CLAUSES: Phrase = Phrase::new("县级职责（条）", "County’s clauses");
pub const TOWNSHIP_CLAUSES: Phrase = Phrase::new("乡镇职责（条）", "Township’s clauses");

/// How many clauses both lists have, and what that tells.
pub fn balance_explained(
    language: Language,
    items: usize,
    county: usize,
    township: usize,
) -> String {
    let items = count_items(language, items);
    match language {
        Language::Chinese => format!(
            "配合与收回事项共 {items}，上级部门职责 {county} 条，乡镇配合职责 {township} 条。条数只说明写得多细，不等于工作量。"
        ),
        Language::English => format!(
            "The {items} of both lists hold {} of county departments and {township} of the township. They tell how finely duties are written down, not how much work they are.",
            count_clauses(language, county)
        ),
    }
}

pub const SORT_BY: Phrase = Phrase::new("排序", "Sort by");
pub const BY_DOCUMENT_ORDER: Phrase = Phrase::new("按清单顺序", "In the list’s order");
pub const BY_SIZE: Phrase = Phrase::new("按事项数", "By number of duties");

// A department's page.
pub const ALL_DEPARTMENTS: Phrase = Phrase::new("全部部门", "All departments");
pub const KEY_FIGURES: Phrase = Phrase::new("主要数字", "Key figures");
pub const COMPARE_WITH: Phrase = Phrase::new("对比…", "Compare…");
pub const SHOW_ITEMS: Phrase = Phrase::new("查看该部门事项", "Show its duties");
pub const DOWNLOAD_ITEMS: Phrase = Phrase::new("下载本部门事项", "Download its duties");
pub const CATEGORIES: Phrase = Phrase::new("类别", "Categories");
pub const PARTNERS: Phrase = Phrase::new("同列部门", "Departments listed with it");
pub const NO_PARTNERS: Phrase = Phrase::new(
    "它的事项都没有列其他部门。",
    "None of its duties names another department.",
);
/// Before the names of the departments that an item is shared with.
pub const SHARED_WITH: Phrase = Phrase::new("同列部门：", "Shared with: ");
pub const TOWNSHIP_PART: Phrase = Phrase::new("乡镇配合职责", "Township’s duties");
pub const LISTED_WITHOUT_CLAUSE: Phrase = Phrase::new(
    "列为对应部门，职责栏未写明其职责。",
    "Listed as a department of the duty, but the text gives it no clause.",
);
pub const JOINT_CLAUSES: Phrase = Phrase::new(
    "各部门共同（原文没有写明由谁负责）：",
    "All departments together (the text does not say which of them acts):",
);
pub const OWN_SUPPORTING: Phrase = Phrase::new("独有的配合事项", "Supporting duties of its own");
pub const SHARED_SUPPORTING: Phrase = Phrase::new("共有的配合事项", "Shared supporting duties");
pub const OWN_RECLAIMED: Phrase =
    Phrase::new("单独承接的收回事项", "Duties taken back by it alone");
pub const SHARED_RECLAIMED: Phrase = Phrase::new(
    "共同承接的收回事项",
    "Duties taken back together with others",
);

/// Leads to the comparison with a partner: `共有 5 项 · 对比`.
pub fn compare_with_partner(language: Language, shared: usize) -> String {
    match language {
        Language::Chinese => format!("共有 {shared} 项 · 对比"),
        Language::English => format!("{} shared · compare", count_items(language, shared)),
    }
}

/// What a figure of items is the sum of: `独有 1 + 共有 9`.
pub fn own_and_shared(language: Language, own: usize, shared: usize) -> String {
    match language {
        Language::Chinese => format!("独有 {own} + 共有 {shared}"),
        Language::English => format!("{own} own + {shared} shared"),
    }
}
