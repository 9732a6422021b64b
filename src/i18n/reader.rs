//! The words for what the reader has to say: problems, refusals, columns.

use super::{Language, Phrase};
use crate::duty_list::reader::{CellCounts, ColumnRole};
use crate::duty_list::{List, Location, Problem, ProblemKind, Refusal, Severity, State};

fn phrase(zh: &'static str, en: &'static str) -> Phrase {
    Phrase { zh, en }
}

fn pick(language: Language, zh: String, en: String) -> String {
    match language {
        Language::Chinese => zh,
        Language::English => en,
    }
}

/// 基本履职事项清单.
pub fn list(list: List, language: Language) -> &'static str {
    match list {
        List::Basic => phrase("基本履职事项", "basic duties"),
        List::Supporting => phrase("配合履职事项", "supporting duties"),
        List::Reclaimed => phrase("上级部门收回事项", "reclaimed duties"),
    }
    .get(language)
}

pub fn state(state: State, language: Language) -> &'static str {
    match state {
        State::Complete => phrase("全部读出", "Read completely"),
        State::Partial => phrase("读出一部分", "Read in part"),
        State::Refused => phrase("没有找到履职事项清单", "No duty list found"),
    }
    .get(language)
}

pub fn severity(severity: Severity, language: Language) -> &'static str {
    match severity {
        Severity::Note => phrase("说明", "Note"),
        Severity::Check => phrase("已读，请核对", "Read, please check"),
        Severity::NotRead => phrase("未读", "Not read"),
    }
    .get(language)
}

/// `239 项，12,400 格，3 格未读`.
pub fn cells(items: usize, cells: &CellCounts, language: Language) -> String {
    let zh = format!(
        "{items} 项，{} 格，{} 格未读",
        grouped(cells.total),
        grouped(cells.unread)
    );
    let en = format!(
        "{items} items, {} cells, {} not read",
        grouped(cells.total),
        grouped(cells.unread)
    );
    pick(language, zh, en)
}

fn grouped(number: u32) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, c) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

/// What a column holds.
pub fn role(role: ColumnRole, language: Language) -> &'static str {
    match role {
        ColumnRole::Number => phrase("序号", "Number"),
        ColumnRole::List => phrase("所属清单", "List"),
        ColumnRole::Category => phrase("事项类别", "Category"),
        ColumnRole::Title => phrase("事项名称", "Title"),
        ColumnRole::Departments => phrase("对应部门", "Departments"),
        ColumnRole::SupportDepartments => phrase("配合部门", "Supporting departments"),
        ColumnRole::Superior => phrase("上级部门职责", "Superior’s duties"),
        ColumnRole::Township => phrase("乡镇配合职责", "Township’s duties"),
        ColumnRole::Method => phrase("工作方式", "Way of working"),
        ColumnRole::DepartmentsAndMethod => {
            phrase("承接部门及工作方式", "Department and way of working")
        }
        ColumnRole::Action => phrase("处理方式", "What was done with it"),
        ColumnRole::Remark => phrase("备注", "Remark"),
        ColumnRole::Place => phrase("乡镇", "Township"),
    }
    .get(language)
}

/// `表 3 第 12 行第 2 列`, `工作表“收回”第 5 行`, `正文第 4 段`.
pub fn location(location: &Location, language: Language) -> String {
    let mut zh = String::new();
    let mut en: Vec<String> = Vec::new();
    if let Some(sheet) = &location.sheet {
        zh += &format!("工作表“{sheet}”");
        en.push(format!("sheet “{sheet}”"));
    } else if let Some(table) = location.table {
        zh += &format!("表 {table} ");
        en.push(format!("table {table}"));
    }
    if let Some(row) = location.row {
        zh += &format!("第 {row} 行");
        en.push(format!("row {row}"));
    }
    if let Some(column) = location.column {
        zh += &format!("第 {column} 列");
        en.push(format!("column {column}"));
    }
    if let Some(paragraph) = location.paragraph {
        zh += &format!("正文第 {paragraph} 段");
        en.push(format!("paragraph {paragraph}"));
    }
    if zh.is_empty() {
        zh += "整个文件";
        en.push("the whole file".to_owned());
    }
    pick(language, zh.trim_end().to_owned(), en.join(", "))
}

/// Where a problem is.
pub fn problem_place(problem: &Problem, language: Language) -> String {
    match &problem.kind {
        ProblemKind::Worded { place, .. } => place.clone(),
        _ => location(&problem.location, language),
    }
}

/// The beginning of a text, for a sentence.
fn excerpt(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= 60 {
        return text;
    }
    text.chars().take(60).chain(['…']).collect()
}

/// What is the matter, with the text that it is about.
pub fn problem_what(problem: &Problem, language: Language) -> String {
    let what = problem_without_text(problem, language);
    let is_worded = matches!(problem.kind, ProblemKind::Worded { .. });
    let text = excerpt(&problem.text);
    if is_worded || text.is_empty() {
        return what;
    }
    pick(
        language,
        format!("{what}：{text}"),
        format!("{what}: {text}"),
    )
}

/// What is the matter, for where the text is beside it.
pub fn problem_without_text(problem: &Problem, language: Language) -> String {
    let (zh, en) = match &problem.kind {
        ProblemKind::OtherTable { columns } if columns.is_empty() => (
            "这个表格没有认得出的表头，没有读取".to_owned(),
            "This table has no header that is known; it was not read".to_owned(),
        ),
        ProblemKind::OtherTable { columns } => (
            format!(
                "这个表格不是履职事项清单（栏目：{}），没有读取",
                columns.join("、")
            ),
            format!(
                "This table is not a duty list (columns: {}); it was not read",
                columns.join(", ")
            ),
        ),
        ProblemKind::RowUnread => (
            "这一行没有读取".to_owned(),
            "This row was not read".to_owned(),
        ),
        ProblemKind::CellUnread => (
            "这一格不在认得出的栏目中，没有读取".to_owned(),
            "This cell is in no known column; it was not read".to_owned(),
        ),
        ProblemKind::ColumnIgnored => (
            "不认得这一栏，没有读取".to_owned(),
            "This column is not known; it was not read".to_owned(),
        ),
        ProblemKind::TextOutside => (
            "表格以外的文字，不属于任何事项".to_owned(),
            "Text outside the tables, part of no item".to_owned(),
        ),
        ProblemKind::NoteRow => (
            "表格中的说明、合计或页码，不是事项".to_owned(),
            "A note, total or page number in the table, not an item".to_owned(),
        ),
        ProblemKind::TableWithoutHeader => (
            "这个表格没有表头，按上一个表格的栏目读取".to_owned(),
            "This table has no header; it was read with the columns of the one before".to_owned(),
        ),
        ProblemKind::CountMismatch {
            list: of,
            section,
            declared,
            found,
        } => {
            let name_zh = section
                .clone()
                .or_else(|| of.map(|of| list(of, Language::Chinese).to_owned()))
                .unwrap_or_else(|| "全部清单".to_owned());
            let name_en = section
                .clone()
                .or_else(|| of.map(|of| list(of, Language::English).to_owned()))
                .unwrap_or_else(|| "all lists".to_owned());
            (
                format!("“{name_zh}”写明 {declared} 项，实际 {found} 项"),
                format!("“{name_en}” should have {declared} duties, but has {found}"),
            )
        }
        ProblemKind::NumberGap { before, number } => (
            format!("序号从 {before} 跳到 {number}"),
            format!("The numbers go from {before} to {number}"),
        ),
        ProblemKind::NumberRepeated { number } => (
            format!("序号 {number} 重复"),
            format!("The number {number} occurs twice"),
        ),
        ProblemKind::NumberOutOfOrder { before, number } => (
            format!("序号 {number} 排在 {before} 之后"),
            format!("The number {number} follows {before}"),
        ),
        ProblemKind::NumberAbsent => (
            "这一项没有序号".to_owned(),
            "This item has no number".to_owned(),
        ),
        ProblemKind::NumberUnclear => (
            "序号不是数字".to_owned(),
            "The number is not a number".to_owned(),
        ),
        ProblemKind::NoTitle => (
            "这一项没有事项名称".to_owned(),
            "This item has no title".to_owned(),
        ),
        ProblemKind::NoDepartment => (
            "这一项没有写明部门".to_owned(),
            "This item names no department".to_owned(),
        ),
        ProblemKind::NoDuties => (
            "这一项没有写明职责".to_owned(),
            "This item has no duties".to_owned(),
        ),
        ProblemKind::DepartmentUnclear if problem.severity == Severity::NotRead => (
            "部门名称之后还有别的话，只读取了部门".to_owned(),
            "More than a name stands after the department; only the department was read".to_owned(),
        ),
        ProblemKind::DepartmentUnclear => (
            "不像是部门名称，照原文保留".to_owned(),
            "Does not look like a department; kept as printed".to_owned(),
        ),
        ProblemKind::RowJoined => (
            "这一行接在上一项之后".to_owned(),
            "This row was added to the item before it".to_owned(),
        ),
        ProblemKind::ListAbsent { list: of } => (
            format!("没有读到“{}”", list(*of, Language::Chinese)),
            format!("No {} were found", list(*of, Language::English)),
        ),
        ProblemKind::ListUnclear if problem.severity < Severity::NotRead => (
            "没有写明属于哪一张清单，按栏目读取".to_owned(),
            "It does not say which list this is; it was read by its columns".to_owned(),
        ),
        ProblemKind::ListUnclear => (
            "看不出属于哪一张清单，没有读取".to_owned(),
            "It is not clear which list this belongs to; it was not read".to_owned(),
        ),
        ProblemKind::TitleAbsent => ("没有找到标题".to_owned(), "No title was found".to_owned()),
        ProblemKind::PlaceAbsent => ("没有找到地名".to_owned(), "No place was found".to_owned()),
        ProblemKind::DateAbsent => ("没有找到日期".to_owned(), "No date was found".to_owned()),
        ProblemKind::Hidden => (
            "隐藏的内容，没有读取".to_owned(),
            "Hidden; it was left out".to_owned(),
        ),
        ProblemKind::Deleted => (
            "修订中已删除的内容，没有读取".to_owned(),
            "Deleted by a tracked change; it was left out".to_owned(),
        ),
        ProblemKind::Undecodable { count } => (
            format!("有 {count} 处文字的编码无法识别"),
            format!("{count} places have bytes that are no characters"),
        ),
        ProblemKind::FormulaUnread => (
            "公式没有存下结果，或结果是错误".to_owned(),
            "A formula without a stored result, or with an error".to_owned(),
        ),
        ProblemKind::Picture => (
            "表格中有图片，其中的文字无法读取".to_owned(),
            "A picture in the table; text in it cannot be read".to_owned(),
        ),
        ProblemKind::CorrectionUnused { correction } => (
            format!("第 {correction} 条更正对不上原文"),
            format!("Correction {correction} fits nowhere"),
        ),
        ProblemKind::Worded { what, .. } => return what.clone(),
    };
    pick(language, zh, en)
}

/// Why a source cannot be opened, and what helps.
pub fn refusal(refusal: &Refusal, language: Language) -> String {
    let megabytes = |bytes: u64| bytes.div_ceil(1 << 20);
    let (zh, en) = match refusal {
        Refusal::Empty => ("文件是空的。".to_owned(), "The file is empty.".to_owned()),
        Refusal::TooLarge { bytes, limit } => (
            format!("文件有 {} MB，超过了 {} MB 的上限。请只保留清单部分再打开。", megabytes(*bytes), megabytes(*limit)),
            format!("The file has {} MB; at most {} MB can be opened. Keep only the list and try again.", megabytes(*bytes), megabytes(*limit)),
        ),
        Refusal::Bomb => (
            "文件展开后大得不正常，没有打开。请在 WPS 或 Word 中另存一份再试。".to_owned(),
            "Unpacked, the file is abnormally large; it was not opened. Save a copy in WPS or Word and try again.".to_owned(),
        ),
        Refusal::TooManyCells { limit } => (
            format!("表格超过 {limit} 格，没有打开。请删去清单以外的内容再试。"),
            format!("The tables have more than {limit} cells. Remove what is not the list and try again."),
        ),
        Refusal::OldWord => (
            "这是旧版 Word 文档（.doc），无法直接读取。请在 WPS 或 Word 中另存为 .docx 后再打开。".to_owned(),
            "This is an old Word document (.doc). Save it as .docx in WPS or Word and open that.".to_owned(),
        ),
        Refusal::Wps => (
            "这是 WPS 文字文档（.wps），无法直接读取。请在 WPS 中另存为 .docx 后再打开。".to_owned(),
            "This is a WPS document (.wps). Save it as .docx in WPS and open that.".to_owned(),
        ),
        Refusal::Pdf => (
            "这是 PDF 文件，无法直接读取。请打开原来的 Word 或 Excel 文件；没有的话，在 WPS 中转换为 Word，另存为 .docx 后再打开。".to_owned(),
            "This is a PDF file. Open the Word or Excel file that it was made from, or convert it in WPS and save it as .docx.".to_owned(),
        ),
        Refusal::Image => (
            "这是图片，其中的文字无法读取。请打开 Word 或 Excel 文件，或粘贴清单的文字。".to_owned(),
            "This is a picture. Open the Word or Excel file, or paste the text of the list.".to_owned(),
        ),
        Refusal::OtherFormat { ending } => (
            format!("这是 .{ending} 文件，无法读取。请在 WPS 或 Office 中另存为 .docx 或 .xlsx 后再打开。"),
            format!("This is a .{ending} file. Save it as .docx or .xlsx in WPS or Office and open that."),
        ),
        Refusal::Encrypted => (
            "文件加了密码，无法读取。请在 WPS 或 Office 中取消密码，另存后再打开。".to_owned(),
            "The file is locked with a password. Remove it in WPS or Office, save, and open it again.".to_owned(),
        ),
        Refusal::Damaged => (
            "文件已损坏，无法读取。请在 WPS 或 Office 中打开并另存一份再试。".to_owned(),
            "The file is damaged. Open it in WPS or Office, save a copy, and try that.".to_owned(),
        ),
        Refusal::Unknown => (
            "认不出这是什么文件。可以打开 .docx、.xlsx、.xls、.ods、.html、.csv、.txt、.md 和 duties.json。".to_owned(),
            "This file is not known. .docx, .xlsx, .xls, .ods, .html, .csv, .txt, .md and duties.json can be opened.".to_owned(),
        ),
        Refusal::OtherJson { .. } => (
            "这个 JSON 文件不是履职一览的 duties.json。".to_owned(),
            "This JSON file is not the duties.json of a Duty Atlas.".to_owned(),
        ),
    };
    pick(language, zh, en)
}
