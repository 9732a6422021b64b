//! What can be wrong with a file of notes, in words.

use crate::i18n::Language;

/// Larger files are refused, in bytes. All that a browser keeps for one origin
/// is smaller, whatever it holds.
pub const MOST_BYTES: u64 = 20 << 20;

/// Arrays and objects that stand deeper in one another are refused. A file of
/// this program has four levels; unknown fields may have some more.
pub const MOST_LEVELS: usize = 64;

/// Why a file cannot be imported at all. Nothing has been changed then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// Its size in bytes.
    TooLarge(u64),
    Empty,
    /// It is not UTF-8, so it is no text that this program wrote.
    NotText,
    /// It breaks off in this line.
    Truncated {
        line: usize,
    },
    /// No JSON in this line, and what the reader of JSON said.
    NotJson {
        line: usize,
        why: String,
    },
    /// Nested too deeply in this line.
    TooDeep {
        line: usize,
    },
    /// JSON, but of something else; its `format`, if it names one.
    OtherProgram(Option<String>),
    /// Written by a newer version of this program.
    NewerFile(u64),
    /// Notes on this other document.
    OtherDocument(String),
    /// This field is missing or holds something else than it should.
    Field(&'static str),
    /// These items occur more than once.
    Duplicates(Vec<String>),
}

impl ImportError {
    pub fn message(&self, language: Language) -> String {
        // Formatting a fraction would add 10 KB to the page.
        let megabytes = |bytes: u64| {
            let tenths = (bytes * 10).div_ceil(1 << 20);
            format!("{}.{} MB", tenths / 10, tenths % 10)
        };
        let limit = MOST_BYTES >> 20;
        match language {
            Language::Chinese => match self {
                ImportError::TooLarge(bytes) => {
                    format!("文件过大：{}，上限为 {limit} MB。", megabytes(*bytes))
                }
                ImportError::Empty => "文件是空的。".to_owned(),
                ImportError::NotText => "文件不是 UTF-8 文本，不是本程序导出的笔记。".to_owned(),
                ImportError::Truncated { line } => {
                    format!("文件不完整：在第 {line} 行中断。请重新获取完整的文件。")
                }
                ImportError::NotJson { line, why } => {
                    format!("文件不是有效的 JSON（第 {line} 行：{why}）。")
                }
                ImportError::TooDeep { line } => {
                    format!(
                        "文件嵌套过深（第 {line} 行，上限 {MOST_LEVELS} 层），不是本程序导出的笔记。"
                    )
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
                ImportError::Duplicates(items) => {
                    format!("文件中有重复的事项：{}。", items.join("、"))
                }
            },
            Language::English => match self {
                ImportError::TooLarge(bytes) => {
                    format!(
                        "The file is too large: {}; the limit is {limit} MB.",
                        megabytes(*bytes)
                    )
                }
                ImportError::Empty => "The file is empty.".to_owned(),
                ImportError::NotText => {
                    "The file is not UTF-8 text, so it is no export of this program.".to_owned()
                }
                ImportError::Truncated { line } => {
                    format!(
                        "The file is incomplete: it breaks off in line {line}. Get the whole file again."
                    )
                }
                ImportError::NotJson { line, why } => {
                    format!("The file is not valid JSON (line {line}: {why}).")
                }
                ImportError::TooDeep { line } => format!(
                    "The file is nested too deeply (line {line}; the limit is {MOST_LEVELS} levels), so it is no export of this program."
                ),
                ImportError::OtherProgram(None) => {
                    "This is another program’s JSON file, not notes exported by this one."
                        .to_owned()
                }
                ImportError::OtherProgram(Some(format)) => format!(
                    "This is another program’s file (format “{format}”), not notes exported by this one."
                ),
                ImportError::NewerFile(version) => format!(
                    "The file was exported by a newer version of this program (file version {version}). Update the program first."
                ),
                ImportError::OtherDocument(id) => {
                    format!(
                        "These notes belong to another list ({id}) and cannot be imported here."
                    )
                }
                ImportError::Field(name) => {
                    format!("The file’s field {name} is missing or unreadable.")
                }
                ImportError::Duplicates(items) => {
                    format!("Items occur twice in the file: {}.", items.join(", "))
                }
            },
        }
    }
}

/// Something odd about a file that can be imported all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// It began with a byte order mark, as some editors write it.
    ByteOrderMark,
}

impl Notice {
    pub fn message(self, language: Language) -> &'static str {
        match (self, language) {
            (Notice::ByteOrderMark, Language::Chinese) => {
                "文件以字节顺序标记（BOM）开头，可能被别的程序另存过；标记已忽略。"
            }
            (Notice::ByteOrderMark, Language::English) => {
                "The file begins with a byte order mark (BOM), so another program may have saved it; the mark is ignored."
            }
        }
    }
}
