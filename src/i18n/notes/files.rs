//! Sentences about imported files.

use super::phrase;
use crate::i18n::{Language, Phrase};
use crate::notes::{ImportError, ImportNotice, MAX_BYTES, MAX_LEVELS, Verdict};

/// More ids than these are not listed in a sentence.
const MAX_NAMES: usize = 10;

/// Why a file cannot be imported.
pub fn import_error(error: &ImportError, language: Language) -> String {
    match language {
        Language::Chinese => chinese(error),
        Language::English => english(error),
    }
}

fn megabytes(bytes: u64) -> String {
    let tenths = (bytes * 10).div_ceil(1 << 20);
    format!("{}.{} MB", tenths / 10, tenths % 10)
}

/// The first few names, and whether there are more.
fn some(names: &[String], separator: &str) -> (String, bool) {
    let first = &names[..names.len().min(MAX_NAMES)];
    (first.join(separator), names.len() > MAX_NAMES)
}

fn chinese(error: &ImportError) -> String {
    match error {
        ImportError::Unreadable => {
            "浏览器未能读取这个文件，可能已被移动或删除。请重新选择。".to_owned()
        }
        ImportError::TooLarge(bytes) => {
            let (size, limit) = (megabytes(*bytes), MAX_BYTES >> 20);
            format!("文件过大：{size}，上限为 {limit} MB。")
        }
        ImportError::Empty => "文件是空的。".to_owned(),
        ImportError::NotUtf8 => "文件不是 UTF-8 文本，不是本程序导出的笔记。".to_owned(),
        ImportError::Truncated { line } => {
            format!("文件不完整：在第 {line} 行中断。请重新获取完整的文件。")
        }
        ImportError::NotJson { line } => format!("文件的第 {line} 行不是有效的 JSON。"),
        ImportError::DuplicateField(name) => format!("文件的字段 {name} 出现两次。"),
        ImportError::TooDeep { line } => {
            format!("文件嵌套过深（第 {line} 行，上限 {MAX_LEVELS} 层），不是本程序导出的笔记。")
        }
        ImportError::OtherProgram(None) => {
            "这是别的程序的 JSON 文件，不是本程序导出的笔记。".to_owned()
        }
        ImportError::OtherProgram(Some(format)) => {
            format!("这是别的程序的文件（格式“{format}”），不是本程序导出的笔记。")
        }
        ImportError::NewerFile(version) => {
            format!("文件由更新版本的程序导出（文件版本 {version}）。请先更新本程序。")
        }
        ImportError::OtherDocument(id) => {
            format!("这些笔记属于另一份清单（{id}），不能导入到这里。")
        }
        ImportError::Field(name) => format!("文件的字段 {name} 缺失或无法识别。"),
        ImportError::Duplicates(ids) => match some(ids, "、") {
            (names, false) => format!("文件中有重复的事项：{names}。"),
            (names, true) => format!("文件中有重复的事项：{names}等 {} 项。", ids.len()),
        },
    }
}

fn english(error: &ImportError) -> String {
    match error {
        ImportError::Unreadable => {
            "The browser could not read this file; it may have been moved or deleted. Choose it again.".to_owned()
        }
        ImportError::TooLarge(bytes) => {
            let (size, limit) = (megabytes(*bytes), MAX_BYTES >> 20);
            format!("The file is too large: {size}; the limit is {limit} MB.")
        }
        ImportError::Empty => "The file is empty.".to_owned(),
        ImportError::NotUtf8 => {
            "The file is not UTF-8 text, so it is no export of this program.".to_owned()
        }
        ImportError::Truncated { line } => format!(
            "The file is incomplete: it breaks off in line {line}. Get the whole file again."
        ),
        ImportError::NotJson { line } => format!("Line {line} of the file is not valid JSON."),
        ImportError::DuplicateField(name) => {
            format!("The field {name} occurs twice in the file.")
        }
        ImportError::TooDeep { line } => format!(
            "The file is nested too deeply (line {line}; the limit is {MAX_LEVELS} levels), so it is no export of this program."
        ),
        ImportError::OtherProgram(None) => {
            "This is another program’s JSON file, not notes exported by this one.".to_owned()
        }
        ImportError::OtherProgram(Some(format)) => format!(
            "This is another program’s file (format “{format}”), not notes exported by this one."
        ),
        ImportError::NewerFile(version) => format!(
            "The file was exported by a newer version of this program (file version {version}). Update the program first."
        ),
        ImportError::OtherDocument(id) => {
            format!("These notes belong to another list ({id}) and cannot be imported here.")
        }
        ImportError::Field(name) => format!("The file’s field {name} is missing or unreadable."),
        ImportError::Duplicates(ids) => match some(ids, ", ") {
            (names, false) => format!("Items occur twice in the file: {names}."),
            (names, true) => {
                format!("Items occur twice in the file: {names} and {} more.", ids.len() - MAX_NAMES)
            }
        },
    }
}

/// Something odd about a file that can be imported all the same.
pub fn import_notice(notice: ImportNotice) -> Phrase {
    match notice {
        ImportNotice::ByteOrderMark => phrase(
            "文件以字节顺序标记（BOM）开头，可能被别的程序另存过；标记已忽略。",
            "The file begins with a byte order mark (BOM), so another program may have saved it; the mark is ignored.",
        ),
    }
}

/// What follows the number of records with this verdict.
pub fn verdict(verdict: Verdict) -> Phrase {
    match verdict {
        Verdict::New => phrase(" 项新的，将加入", " new, will be added"),
        Verdict::Same => phrase(" 项相同，无变化", " the same, nothing changes"),
        Verdict::Newer => phrase(
            " 项比这里新，将更新",
            " continue what is here, will be updated",
        ),
        Verdict::Older => phrase(
            " 项比这里旧，不变",
            " older than what is here, nothing changes",
        ),
        Verdict::Differs => phrase(
            " 项不同：两处各自改过，两个版本都保留，由您选择",
            " differ: changed in both places; both texts are kept for you to choose",
        ),
        Verdict::Incomparable => phrase(
            " 项由更新版本写成，无法合并，不变",
            " written by a newer version, cannot be merged, nothing changes",
        ),
        Verdict::TooMany => phrase(
            " 项未选定的版本过多，不变",
            " with too many undecided versions, nothing changes",
        ),
    }
}
