//! 说明: the source, the corrections, the downloads, the keys, privacy.

use super::common::{count_categories, count_departments, count_items};
use crate::duty_list::{DutyList, Field, List};
use crate::i18n::{Language, Phrase, counted, names};

pub const TITLE: Phrase = Phrase::new("说明", "About");

// Source.
pub const SOURCE: Phrase = Phrase::new("来源", "Source");

/// What the list holds: `全文 239 项：基本履职事项 106 项，…`.
pub fn counts(language: Language, list: &DutyList) -> String {
    let all = count_items(language, list.items.len());
    let of_list = |kind: List| list.list(kind).count();
    let categories = count_categories(language, list.categories.len());
    let departments = count_departments(language, list.departments.len());
    match language {
        Language::Chinese => {
            let lists = List::ALL.map(|kind| format!("{} {} 项", kind.name(), of_list(kind)));
            format!(
                "全文 {all}：{}；涉及 {categories}、{departments}。",
                lists.join("，")
            )
        }
        Language::English => {
            let lists = List::ALL.map(|kind| {
                let name = names::list_short(kind).get(language).to_lowercase();
                format!("{} {name}", of_list(kind))
            });
            format!(
                "{all} in all: {}; {categories} and {departments}.",
                lists.join(", ")
            )
        }
    }
}

/// How the text that is shown stands to the published one: `除下列更正外，逐字收录。`
pub fn word_for_word(language: Language, is_corrected: bool, unread: usize) -> String {
    match language {
        Language::Chinese => match (is_corrected, unread) {
            (true, 0) => "除下列更正外，逐字收录。".to_owned(),
            (true, n) => format!("除下列更正和没有读出的 {n} 处外，逐字收录。"),
            (false, 0) => "逐字收录。".to_owned(),
            (false, n) => format!("除没有读出的 {n} 处外，逐字收录。"),
        },
        Language::English => {
            let names = "It is in Chinese; interface, lists, categories and departments also have English names.";
            let places = |n| counted(language, n, "处", "place", "places");
            let but = match (is_corrected, unread) {
                (true, 0) => "Apart from the corrections below, the".to_owned(),
                (true, n) => format!(
                    "Apart from the corrections below and {} that could not be read, the",
                    places(n)
                ),
                (false, 0) => "The".to_owned(),
                (false, n) => format!("Apart from {} that could not be read, the", places(n)),
            };
            format!("{but} text is carried word for word. {names}")
        }
    }
}

// Attribution.
pub const ATTRIBUTION: Phrase = Phrase::new("职责归属是怎样判断的", "How clauses are attributed");
pub const ATTRIBUTION_TEXT: Phrase = Phrase::new(
    "事项只对应一个部门的，全部职责归该部门。对应多个部门的，只有条文或其上的标题写明由谁负责，才归到该部门；配合、协助、会同、移送等处提到的部门不算。没有写明的，列为“各部门共同”；写明的是清单以外主体的，列为“其他主体”。不作推测。",
    "Where a duty has one department, all clauses are that department’s. Where it has several, a clause is a department’s only if the clause or the heading over it names the department as the one that acts; one that is merely mentioned (to cooperate with, to hand over to) does not count. Where nobody is named, the clause stands for all of them together; where the text names somebody else, it says so. Nothing is guessed.",
);

// Corrections.
pub const CORRECTIONS: Phrase = Phrase::new("原文错漏更正", "Corrections");
pub const CORRECTIONS_TEXT: Phrase = Phrase::new(
    "公布文本有几处错漏。凡更正之处都列在这里，事项页上也有标注。",
    "The published text has misprints in a few places. Every correction stands here, and is marked at the duty.",
);
pub const PUBLISHED: Phrase = Phrase::new("公布文本", "As published");
pub const CORRECTED_TO: Phrase = Phrase::new("更正为", "Read as");
pub const REASON: Phrase = Phrase::new("理由", "Why");

/// A column of the published tables.
pub fn field(field: Field) -> Phrase {
    match field {
        Field::Category => Phrase::new("事项类别", "Category"),
        Field::Title => Phrase::new("事项名称", "Title"),
        Field::Departments => Phrase::new("对应上级部门", "Departments"),
        Field::SuperiorDuties => Phrase::new("上级部门职责", "County departments’ duties"),
        Field::TownshipDuties => Phrase::new("乡镇配合职责", "Township’s duties"),
    }
}

// Downloads. Each text is after the file's name.
pub const DOWNLOADS: Phrase = Phrase::new("下载", "Downloads");
pub const JSON_FILE: Phrase = Phrase::new("：全部内容，供程序读取", ": everything, for programs");
pub const CSV_FILE: Phrase = Phrase::new(
    "：每项一行，可用电子表格打开",
    ": one row per duty, for spreadsheets",
);
pub const ONE_FILE: Phrase = Phrase::new(
    "：整个程序一个文件，没有网络的电脑也能直接打开",
    ": the whole program in one file, which also opens where there is no network",
);

// Another township's list.
pub const YOUR_OWN_LIST: Phrase =
    Phrase::new("换成你们乡的清单", "Use it with your township’s list");
pub const YOUR_OWN_LIST_TEXT: Phrase = Phrase::new(
    "在“清单”页打开你们乡的 Word、Excel 或网页文件，核对读取结果后保存，就可以照样搜索、对比和做笔记；“存为单文件”可以发给同事。文件不会上传。",
    "Under Lists, open your township’s Word, Excel or web page file, check what was read and save it; then search, compare and take notes as here. “Save as one file” makes a file for colleagues. Nothing is uploaded.",
);
pub const OPEN_A_LIST: Phrase = Phrase::new("打开你们的清单", "Open your list");

// Keys.
pub const KEYS: Phrase = Phrase::new("快捷键", "Keys");
pub const KEY_LIST: [(&str, Phrase); 10] = [
    ("/", Phrase::new("搜索", "Search")),
    (
        "↓ ↑",
        Phrase::new(
            "从搜索框到结果，从结果回搜索框",
            "From the search box to the results, and back",
        ),
    ),
    (
        "Enter",
        Phrase::new(
            "在搜索框中：打开第一项",
            "In the search box: open the first duty",
        ),
    ),
    (
        "-",
        Phrase::new("在筛选项上：排除", "On a filter: exclude it"),
    ),
    ("j", Phrase::new("下一项", "Next duty")),
    ("k", Phrase::new("上一项", "Previous duty")),
    (
        "1–4",
        Phrase::new(
            "标记打开或选中的事项：未核、已核、存疑、待办",
            "Mark the duty that is open or has the focus",
        ),
    ),
    ("n", Phrase::new("下一项未核", "Next duty not reviewed")),
    ("Esc", Phrase::new("关闭事项", "Close the duty")),
    ("?", Phrase::new("本说明", "This help")),
];
pub const USE_KEYS: Phrase = Phrase::new(
    "使用单键快捷键（/、j、k、1–4、n、?）",
    "Use single-key shortcuts (/, j, k, 1–4, n, ?)",
);

// Privacy.
pub const PRIVACY: Phrase = Phrase::new("隐私与版本", "Privacy and version");
pub const PRIVACY_TEXT: Phrase = Phrase::new(
    "本页没有后台服务，不收集任何信息。标记和笔记随写随存，只在本机这个浏览器里；换浏览器或换电脑，请在“核对”页导出再导入。清除浏览数据会删除它们。如需删除，请到“核对”页。",
    "There is no server behind this page and nothing is collected. Marks and notes are saved in this browser as you type, and stay there; to take them elsewhere, export them under Review and import them there. Clearing the browser’s data deletes them; to delete them yourself, go to Review, too.",
);

// The one-file version.
pub const ONE_FILE_VERSION: Phrase = Phrase::new("单文件版", "The one-file version");
pub const ONE_FILE_VERSION_TEXT: Phrase = Phrase::new(
    "您打开的是单文件版：程序和全部内容都在这一个文件里，不需要网络，也不会自动更新。笔记不写进这个文件，而是存在这台电脑的这个浏览器里：换浏览器、换电脑就看不到；有的浏览器在文件移动或改名后也找不到；本机的其他网页文件有可能读到。要带走或备份，请到“核对”页导出笔记，在另一处导入。",
    "This is the one-file version: the program and all of its content are in this one file; it needs no network and does not update itself. Notes are not written into the file but kept in this browser on this computer: another browser or computer does not have them, some browsers lose them when the file is moved or renamed, and other pages opened from this disk may be able to read them. To carry them along or keep a copy, export them under Review and import them elsewhere.",
);
pub const EXPORT_OR_IMPORT: Phrase = Phrase::new("导出或导入笔记", "Export or import notes");
