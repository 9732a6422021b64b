//! 核对: progress, queue, notes, files.

use super::common::count_items;
use crate::i18n::{Language, Phrase};

pub const TITLE: Phrase = Phrase::new("核对", "Review");

// Progress.
pub const PROGRESS: Phrase = Phrase::new("核对进度", "Review progress");
pub const DONE: Phrase = Phrase::new("已处理", "Done");
pub const PART: Phrase = Phrase::new("范围", "Part");
pub const NEXT_UNREVIEWED: Phrase = Phrase::new("下一项未核", "Next unreviewed");
pub const KEY_HINT: Phrase = Phrase::new("快捷键 n；打开后按 1–4 标记", "Key n; then 1–4 to mark");
pub const BY_LIST_AND_CATEGORY: Phrase = Phrase::new("按清单和类别", "By list and category");
pub const NONE_LEFT: Phrase = Phrase::new("没有未核的事项了", "Nothing is left to review");

/// `已处理 10 项，还剩 229 项`.
pub fn progress(language: Language, done: usize, total: usize) -> String {
    let left = total.saturating_sub(done);
    match language {
        Language::Chinese => format!("已处理 {done} 项，还剩 {left} 项"),
        Language::English => format!("{} done, {left} to go", count_items(language, done)),
    }
}

// The bar that stays while an item is reviewed.
pub const PREVIOUS: Phrase = Phrase::new("上一项", "Previous");
pub const NEXT: Phrase = Phrase::new("下一项未核", "Next unreviewed");
pub const BACK: Phrase = Phrase::new("返回核对", "Back to the review");
pub const NEXT_AFTER_MARK: Phrase =
    Phrase::new("标记后自动下一项", "Go on to the next after a mark");

/// `核对 10/239`.
pub fn bar(language: Language, done: usize, total: usize) -> String {
    match language {
        Language::Chinese => format!("核对 {done}/{total}"),
        Language::English => format!("Review {done}/{total}"),
    }
}

// The queue.
pub const LEFT: Phrase = Phrase::new("未核事项", "Left to review");
pub const NONE_UNREVIEWED: Phrase =
    Phrase::new("全部事项都已处理。", "All duties have been reviewed.");
pub const SHOW_FIRST: Phrase = Phrase::new("只显示前几项", "Show the first ones only");

pub fn show_all(language: Language, n: usize) -> String {
    match language {
        Language::Chinese => format!("显示全部 {n} 项"),
        Language::English => format!("Show all {}", count_items(language, n)),
    }
}

// What needs attention.
pub const CONFLICTS: Phrase = Phrase::new("有两个版本的笔记", "Notes with two texts");
pub const CHANGED: Phrase = Phrase::new("核对后文字有变动", "Changed since the review");
pub const CHOOSE: Phrase = Phrase::new("去选定", "Choose");

/// `records` is what they are called in several, here and below: `笔记`, `Notes`.
pub fn conflicts(language: Language, records: &str, n: usize) -> String {
    match language {
        Language::Chinese => format!("{n} 项{records}有两个版本，请选定。"),
        Language::English => format!("{records} with two texts: {n}; please choose."),
    }
}

// The list of marks and notes.
pub const MARKS_AND_NOTES: Phrase = Phrase::new("标记与笔记", "Marks and notes");
pub const SEARCH_NOTES: Phrase = Phrase::new("搜索笔记", "Search notes");

pub fn annotated(language: Language, n: usize) -> String {
    match language {
        Language::Chinese => format!("{n} 项有标记或笔记"),
        Language::English => format!("{} with a mark or a note", count_items(language, n)),
    }
}

// Files.
pub const FILES: Phrase = Phrase::new("导出与导入", "Export and import");
pub const EXPORT_NOTES: Phrase = Phrase::new("导出笔记", "Export notes");
pub const EXPORT_TABLE: Phrase = Phrase::new("导出表格（CSV）", "Export table (CSV)");
pub const IMPORT_NOTES: Phrase = Phrase::new("导入笔记", "Import notes");
pub const PRINT_CHECKLIST: Phrase = Phrase::new("打印核对表", "Print the checklist");
pub const NEVER_EXPORTED: Phrase = Phrase::new(
    "笔记只保存在这个浏览器里；导出为文件，才能备份或交给别人。",
    "Notes are kept in this browser only; export them to back them up or to hand them on.",
);
/// The beginnings of the files' names, which differ by what they hold.
pub const NOTES_FILE: Phrase = Phrase::new("履职核对笔记", "duty-atlas-notes");
pub const TABLE_FILE: Phrase = Phrase::new("履职核对表", "duty-atlas-review");

pub fn last_export(language: Language, time: &str) -> String {
    match language {
        Language::Chinese => format!("上次导出：{time}。"),
        Language::English => format!("Last export: {time}."),
    }
}

pub fn not_exported(language: Language, n: usize) -> String {
    match language {
        Language::Chinese => format!("尚有 {n} 项改动未导出。"),
        Language::English if n == 1 => "1 change not exported yet.".to_owned(),
        Language::English => format!("{n} changes not exported yet."),
    }
}

/// What was exported: `已导出 10 项、建议 2 条：…json`.
pub fn exported(language: Language, n: usize, suggestions: usize, file: &str) -> String {
    let items = count_items(language, n);
    match (language, suggestions) {
        (Language::Chinese, 0) => format!("已导出 {items}：{file}"),
        (Language::Chinese, _) => format!("已导出 {items}、建议 {suggestions} 条：{file}"),
        (Language::English, 0) => format!("{items} exported: {file}"),
        (Language::English, _) => {
            format!("{items} exported, suggestions: {suggestions}: {file}")
        }
    }
}

pub const COULD_NOT_EXPORT: Phrase = Phrase::new(
    "未能导出，请重试",
    "Could not be exported; please try again",
);

pub fn imported(language: Language, n: usize) -> String {
    match language {
        Language::Chinese => format!("已导入 {n} 项"),
        Language::English => format!("{n} imported"),
    }
}

// The preview of an import.
pub const HERE: Phrase = Phrase::new("这里", "Here");
pub const IN_FILE: Phrase = Phrase::new("文件中", "In the file");
pub const NOTES_THAT_DIFFER: Phrase = Phrase::new("两处不同的笔记", "Notes that differ");
pub const MARKS_THAT_DIFFER: Phrase = Phrase::new("标记不同的事项", "Duties marked differently");
pub const KEEP_OLDER: Phrase = Phrase::new(
    "也保留文件中较旧的文字（作为另一版本）",
    "Keep the file’s older texts, too (as other versions)",
);
pub const NO_NOTES_IN_FILE: Phrase =
    Phrase::new("文件中没有笔记。", "There are no notes in the file.");

pub fn import_preview(language: Language, file: &str) -> String {
    match language {
        Language::Chinese => format!("导入预览：{file}"),
        Language::English => format!("Import preview: {file}"),
    }
}

pub fn cannot_import(language: Language, file: &str) -> String {
    match language {
        Language::Chinese => format!("无法导入：{file}"),
        Language::English => format!("Cannot be imported: {file}"),
    }
}

/// What else of the file would be taken in.
pub fn other_kinds(language: Language, tasks: usize, suggestions: usize) -> String {
    let in_words = match language {
        Language::Chinese => [
            format!("任务 {tasks} 件"),
            format!("调整建议 {suggestions} 条"),
        ],
        Language::English => [
            format!("tasks, {tasks}"),
            format!("suggestions, {suggestions}"),
        ],
    };
    let counted = [tasks, suggestions].into_iter().zip(in_words);
    let kinds: Vec<String> = counted
        .filter_map(|(count, words)| (count > 0).then_some(words))
        .collect();
    match language {
        Language::Chinese => format!("另有{}，一并导入。", kinds.join("、")),
        Language::English => format!("Also to be imported: {}.", kinds.join("; ")),
    }
}

pub fn exported_at(language: Language, time: &str) -> String {
    match language {
        Language::Chinese => format!("导出于 {time}"),
        Language::English => format!("Exported {time}"),
    }
}

pub fn import_n(language: Language, n: usize) -> String {
    match language {
        Language::Chinese => format!("导入 {n} 项"),
        Language::English => format!("Import {n}"),
    }
}

/// After a number, of records beside the notes.
pub const UNREADABLE_TASKS: Phrase = Phrase::new(
    " 件任务无法读取，将跳过",
    " tasks cannot be read and will be left out",
);
pub const UNREADABLE_SUGGESTIONS: Phrase = Phrase::new(
    " 条建议无法读取，将跳过",
    " suggestions cannot be read and will be left out",
);
/// After a number: `3 项无法读取`.
pub const UNREADABLE: Phrase = Phrase::new(
    " 项无法读取，将跳过",
    " cannot be read and will be left out",
);

/// How far two reviewers agree; `kappa` is written out by the caller.
pub fn agreement(
    language: Language,
    both: usize,
    agreed: usize,
    percent: usize,
    kappa: Option<&str>,
) -> String {
    let mut text = match language {
        Language::Chinese => {
            format!("这里和文件都标记过的有 {both} 项，其中 {agreed} 项标记一致（{percent}%）。")
        }
        Language::English => {
            format!("Marked both here and in the file: {both}; alike: {agreed} ({percent}%).")
        }
    };
    if let Some(kappa) = kappa {
        text += &match language {
            Language::Chinese => {
                format!("Kappa 系数（扣除偶然一致）κ = {kappa}（1 为完全一致，0 相当于偶然）。")
            }
            Language::English => {
                format!(" Beyond chance: κ = {kappa} (1 is full agreement, 0 is chance).")
            }
        };
    }
    text
}

// The checklist for the printer.
pub const CHECKLIST: Phrase = Phrase::new("核对表", "Checklist");
pub const SIGNED: Phrase = Phrase::new(
    "核对人：＿＿＿＿＿＿　日期：＿＿＿＿＿＿",
    "Reviewed by: ____________  Date: ____________",
);

/// The same lines in a file, each to be filled in.
pub const SIGNATURES: [Phrase; 2] = [
    Phrase::new("核对人：", "Reviewed by: "),
    Phrase::new("日期：", "Date: "),
];

// Deletion.
pub const WHERE_NOTES_ARE: Phrase = Phrase::new("笔记存放在哪里", "Where the notes are");
pub const WHERE_NOTES_ARE_TEXT: Phrase = Phrase::new(
    "标记和笔记只在这个浏览器里。清除浏览数据或卸载浏览器会一并删除它们。",
    "Marks and notes are in this browser only. Clearing its data or removing it deletes them.",
);
pub const DELETE_NOTES: Phrase = Phrase::new("删除我的笔记", "Delete my notes");

pub fn delete_question(language: Language, n: usize) -> String {
    match language {
        Language::Chinese => {
            format!("删除这个浏览器里 {n} 项标记和笔记？关闭本页之前可以撤销。")
        }
        Language::English => format!(
            "Delete the marks and notes in this browser ({})? It can be undone until this page is closed.",
            count_items(language, n)
        ),
    }
}

// What has just happened.
pub fn undone(language: Language, step: &str) -> String {
    match language {
        Language::Chinese => format!("已撤销：{step}"),
        Language::English => format!("Undone: {step}"),
    }
}

pub fn redone(language: Language, step: &str) -> String {
    match language {
        Language::Chinese => format!("已重做：{step}"),
        Language::English => format!("Redone: {step}"),
    }
}

pub fn left_alone(language: Language, step: &str) -> String {
    match language {
        Language::Chinese => format!("没有改动，因为之后另有修改：{step}"),
        Language::English => format!("Left alone, since it was edited in between: {step}"),
    }
}

/// The names of steps, with the item as [`super::common::item_number`] has it.
pub fn mark_step(language: Language, item: &str) -> String {
    match language {
        Language::Chinese => format!("标记 {item}"),
        Language::English => format!("mark on {item}"),
    }
}

pub fn note_step(language: Language, item: &str) -> String {
    match language {
        Language::Chinese => format!("笔记 {item}"),
        Language::English => format!("note on {item}"),
    }
}

pub fn resolve_step(language: Language, item: &str) -> String {
    match language {
        Language::Chinese => format!("选定版本 {item}"),
        Language::English => format!("choice of text on {item}"),
    }
}

pub fn import_step(language: Language, n: usize) -> String {
    match language {
        Language::Chinese => format!("导入 {n} 项"),
        Language::English => format!("import of {}", count_items(language, n)),
    }
}

pub fn adopt_step(language: Language, n: usize) -> String {
    match language {
        Language::Chinese => format!("沿用 {n} 项"),
        Language::English => format!("carrying over of {}", count_items(language, n)),
    }
}

pub fn delete_step(language: Language, n: usize) -> String {
    match language {
        Language::Chinese => format!("删除 {n} 项"),
        Language::English => format!("deletion of {}", count_items(language, n)),
    }
}

pub fn deleted(language: Language, n: usize, left: usize) -> String {
    let mut text = match language {
        Language::Chinese => format!("已删除 {n} 项笔记，关闭本页前可以撤销"),
        Language::English => format!(
            "Deleted: {}; it can be undone until this page is closed",
            count_items(language, n)
        ),
    };
    if left > 0 {
        text += &match language {
            Language::Chinese => format!("；{left} 项未能删除"),
            Language::English => format!("; {left} could not be deleted"),
        };
    }
    text
}

pub const CHOSEN: Phrase = Phrase::new("已选定", "chosen");
pub const CHANGED_ELSEWHERE: Phrase = Phrase::new("另一标签页有更新", "changed in another tab");

pub fn recovered(language: Language, n: usize) -> String {
    match language {
        Language::Chinese => format!("从备份中找回了浏览器未及写入的 {n} 项笔记"),
        Language::English => format!(
            "Restored from the backup what the browser had not written yet: {}",
            count_items(language, n)
        ),
    }
}

// What is wrong with saving.
pub const DELETE_HERE_TOO: Phrase = Phrase::new("也在本页删除", "Delete here, too");

/// Nothing can be saved at all, with the reason.
pub fn cannot_save(language: Language, records: &str, why: &str) -> String {
    match language {
        Language::Chinese => {
            format!("{records}将无法保存：{why}。写下的内容在本页关闭后就会丢失，请及时导出。")
        }
        Language::English => format!(
            "{records} cannot be saved: {why}. What you write is lost when this page is closed; please export it."
        ),
    }
}

/// Some records are not saved, with the reason.
pub fn not_saved(language: Language, records: &str, why: &str) -> String {
    match language {
        Language::Chinese => {
            format!("有{records}未保存：{why}。内容还在本页，请导出；问题消除后会自动重试。")
        }
        Language::English => format!(
            "{records} are not saved: {why}. The texts are still on this page; please export them. Saving is tried again by itself."
        ),
    }
}

pub fn removed_elsewhere(language: Language, records: &str, n: usize) -> String {
    match language {
        Language::Chinese => format!("另一标签页删除了{records}，本页还留有 {n} 项。"),
        Language::English => {
            format!("{records} were deleted in another tab; this page still has {n}.")
        }
    }
}

/// After the first few issues.
pub fn more_issues(language: Language, n: usize) -> String {
    match language {
        Language::Chinese => format!("另有 {n} 条类似问题。"),
        Language::English => format!("There are {n} more issues like these."),
    }
}
