//! Sentences about what is saved.

use super::phrase;
use crate::i18n::Language;
use crate::notes::{
    CorruptRecord, Payload, ReplicaError, StorageIssue, StoreError, Suggestion, Task, UnsavedReason,
};

/// Why the store did not do what it was asked to.
pub fn store_error(error: &StoreError, language: Language) -> String {
    match language {
        Language::Chinese => match error {
            StoreError::Blocked => "浏览器禁止本页保存数据".to_owned(),
            StoreError::Full => "浏览器为本站保留的空间已满".to_owned(),
            StoreError::NotKept => "浏览器接受了数据，却没有保存".to_owned(),
            StoreError::Failed(why) => format!("浏览器报告错误：{why}"),
        },
        Language::English => match error {
            StoreError::Blocked => "the browser does not let this page save data".to_owned(),
            StoreError::Full => "the space that the browser keeps for this site is full".to_owned(),
            StoreError::NotKept => "the browser accepted the data but did not keep it".to_owned(),
            StoreError::Failed(why) => format!("the browser reports an error: {why}"),
        },
    }
}

/// Why a record is not saved.
pub fn unsaved_reason(reason: &UnsavedReason, language: Language) -> String {
    match (reason, language) {
        (UnsavedReason::Loading, Language::Chinese) => "正在读取已有的笔记".to_owned(),
        (UnsavedReason::Loading, Language::English) => {
            "saved notes are still being read".to_owned()
        }
        (UnsavedReason::Store(error), _) => store_error(error, language),
        (UnsavedReason::Quarantine(error), Language::Chinese) => {
            let error = store_error(error, language);
            format!("原有内容无法读取，也未能另存（{error}）")
        }
        (UnsavedReason::Quarantine(error), Language::English) => {
            let error = store_error(error, language);
            format!("what was saved cannot be read and could not be kept aside ({error})")
        }
        (UnsavedReason::NewerVersion, Language::Chinese) => "已由更新版本的程序写入".to_owned(),
        (UnsavedReason::NewerVersion, Language::English) => {
            "a newer version of this program has written there".to_owned()
        }
    }
}

/// What is wrong with a saved value.
pub fn corrupt_record(what: &CorruptRecord, language: Language) -> String {
    match language {
        Language::Chinese => match what {
            CorruptRecord::NotAnObject => "不是一条记录".to_owned(),
            CorruptRecord::Truncated { line } => format!("内容不完整，在第 {line} 行中断"),
            CorruptRecord::NotJson { line } => format!("第 {line} 行不是有效的 JSON"),
            CorruptRecord::DuplicateField(name) => format!("字段 {name} 出现两次"),
            CorruptRecord::NoVersion => "没有格式版本号".to_owned(),
            CorruptRecord::OtherId(named) => format!("内容写明属于另一条（{named}）"),
            CorruptRecord::Field(name) => format!("字段 {name} 缺失或无法识别"),
            CorruptRecord::TooManyFields => "字段过多".to_owned(),
            CorruptRecord::TooManySiblings => "未选定的版本过多".to_owned(),
            CorruptRecord::NotUnicode => "含有不成对的代理字符".to_owned(),
        },
        Language::English => match what {
            CorruptRecord::NotAnObject => "it is not a record".to_owned(),
            CorruptRecord::Truncated { line } => format!("it ends too early, in line {line}"),
            CorruptRecord::NotJson { line } => format!("line {line} is not valid JSON"),
            CorruptRecord::DuplicateField(name) => format!("field {name} occurs twice"),
            CorruptRecord::NoVersion => "it has no format version".to_owned(),
            CorruptRecord::OtherId(named) => {
                format!("it says that it belongs to another item ({named})")
            }
            CorruptRecord::Field(name) => format!("field {name} is missing or unreadable"),
            CorruptRecord::TooManyFields => "it has too many fields".to_owned(),
            CorruptRecord::TooManySiblings => "it has too many undecided versions".to_owned(),
            CorruptRecord::NotUnicode => "it contains half of a character pair".to_owned(),
        },
    }
}

/// Something about the saved records that the reader should know.
pub fn storage_issue<P: Payload>(issue: &StorageIssue<P::Id>, language: Language) -> String {
    match language {
        Language::Chinese => chinese::<P>(issue),
        Language::English => english::<P>(issue),
    }
}

/// What a kind of record is called.
fn kind<P: Payload>(language: Language) -> &'static str {
    let phrase = match P::KIND {
        Task::KIND => phrase("任务", "task"),
        Suggestion::KIND => phrase("建议", "suggestion"),
        _ => phrase("笔记", "note"),
    };
    phrase.get(language)
}

/// What records of a kind are called where there are several.
pub fn records<P: Payload>(language: Language) -> &'static str {
    let phrase = match P::KIND {
        Task::KIND => phrase("任务", "Tasks"),
        Suggestion::KIND => phrase("建议", "Suggestions"),
        _ => phrase("笔记", "Notes"),
    };
    phrase.get(language)
}

fn chinese<P: Payload>(issue: &StorageIssue<P::Id>) -> String {
    let language = Language::Chinese;
    let kind = kind::<P>(language);
    match issue {
        StorageIssue::Corrupt { id, what, kept } => {
            let kept = match kept {
                true => "原始内容已另存，未被覆盖",
                false => "原始内容尚未能另存，因此不会被覆盖",
            };
            let what = corrupt_record(what, language);
            format!("{id} 的{kind}无法完整读取：{what}。{kept}。")
        }
        StorageIssue::Newer { id, version } => {
            format!("{id} 的{kind}由更新版本的程序写成（格式 {version}），此处只读。")
        }
        StorageIssue::UnknownRecord(name) => {
            format!("有一条{kind}属于未知事项“{name}”，已原样保留。")
        }
        StorageIssue::Unwritten { key, error } => {
            let error = store_error(error, language);
            format!("{key} 的内容未能写入：{error}。内容仍在本页，会继续重试，请勿关闭本页。")
        }
        StorageIssue::ReplicaFailed(ReplicaError::Unavailable) => {
            "浏览器的备份存储不可用：笔记照常保存，但浏览器异常退出时可能丢失最后几秒。".to_owned()
        }
        StorageIssue::ReplicaFailed(ReplicaError::Aborted(why)) => format!(
            "浏览器的备份存储拒绝了一次写入（{why}）：笔记照常保存，但浏览器异常退出时可能丢失最后几秒。"
        ),
        StorageIssue::ReplicaSilent => {
            "浏览器的备份存储没有响应：笔记照常保存，但浏览器异常退出时可能丢失最后几秒。"
                .to_owned()
        }
    }
}

fn english<P: Payload>(issue: &StorageIssue<P::Id>) -> String {
    const RISK: &str =
        "notes are saved as usual, but the last seconds may be lost if the browser crashes";
    let language = Language::English;
    let kind = kind::<P>(language);
    match issue {
        StorageIssue::Corrupt { id, what, kept } => {
            let kept = match kept {
                true => "Its bytes are kept aside",
                false => "Its bytes could not be kept aside yet, so nothing is written over them",
            };
            let what = corrupt_record(what, language);
            format!("The {kind} {id} cannot be read in full: {what}. {kept}.")
        }
        StorageIssue::Newer { id, version } => format!(
            "The {kind} {id} was written by a newer version of this program (format {version}); it is read-only here."
        ),
        StorageIssue::UnknownRecord(name) => {
            format!("A {kind} belongs to an unknown item “{name}”; it is left as it is.")
        }
        StorageIssue::Unwritten { key, error } => {
            let error = store_error(error, language);
            format!(
                "The content of {key} could not be written: {error}. It is still on this page and will be tried again; keep the page open."
            )
        }
        StorageIssue::ReplicaFailed(ReplicaError::Unavailable) => {
            format!("The browser’s backup storage cannot be used: {RISK}.")
        }
        StorageIssue::ReplicaFailed(ReplicaError::Aborted(why)) => {
            format!("The browser’s backup storage refused a write ({why}): {RISK}.")
        }
        StorageIssue::ReplicaSilent => {
            format!("The browser’s backup storage does not answer: {RISK}.")
        }
    }
}
