//! The sentences about notes, tasks and suggestions: what is saved, what is
//! wrong with storage or a file, and the headers of tables.

mod csv;
mod files;
mod storage;

pub use csv::{notes_table, tasks_table};
pub use files::{import_error, import_notice, verdict};
pub use storage::{corrupt_record, records, storage_issue, store_error, unsaved_reason};

use super::Phrase;
use crate::notes::{Involvement, Mark, Responsibility, SuggestionKind, TaskStatus};

const fn phrase(zh: &'static str, en: &'static str) -> Phrase {
    Phrase { zh, en }
}

/// What a mark is called.
pub fn mark(mark: Mark) -> Phrase {
    match mark {
        Mark::Unreviewed => phrase("未核", "Not reviewed"),
        Mark::Reviewed => phrase("已核", "Reviewed"),
        Mark::Questioned => phrase("存疑", "Questioned"),
        Mark::FollowUp => phrase("待办", "Follow up"),
    }
}

/// Whether a task concerns an item.
pub fn involvement(involvement: Involvement) -> Phrase {
    match involvement {
        Involvement::Involved => phrase("涉及", "Applies"),
        Involvement::NotInvolved => phrase("不涉及", "Does not apply"),
        Involvement::Unsure => phrase("存疑", "Unsure"),
    }
}

/// Whose task it is.
pub fn responsibility(responsibility: Responsibility) -> Phrase {
    match responsibility {
        Responsibility::Open => phrase("未定", "Undecided"),
        Responsibility::Own => phrase("本乡负责", "The township’s own"),
        Responsibility::Supporting => phrase("本乡配合", "The township supports"),
        Responsibility::Reclaimed => phrase("已收回，建议转办", "Taken back; pass it on"),
        Responsibility::NotListed => phrase("清单未列，请示", "Not listed; ask for instructions"),
    }
}

/// How far a task has got.
pub fn task_status(status: TaskStatus) -> Phrase {
    match status {
        TaskStatus::Open => phrase("办理中", "Open"),
        TaskStatus::Done => phrase("已办结", "Done"),
    }
}

/// What kind of change is suggested.
pub fn suggestion_kind(kind: SuggestionKind) -> Phrase {
    match kind {
        SuggestionKind::Add => phrase("增加", "Add"),
        SuggestionKind::Remove => phrase("取消", "Remove"),
        SuggestionKind::Move => phrase("移出/移入另一清单", "Move to another list"),
        SuggestionKind::Departments => phrase("调整部门", "Change the departments"),
        SuggestionKind::Reword => phrase("修改表述", "Reword"),
        SuggestionKind::Other => phrase("其他", "Other"),
    }
}
