//! All notes in one file: JSON that loses nothing, and CSV for a spreadsheet.

use super::codec::encode;
use super::json::ObjectWriter;
use super::{Mark, Record, ReviewBook};
use crate::csv::Csv;
use crate::duty_list::{DutyList, ItemId};
use crate::i18n::names;
use crate::i18n::{Language, Phrase};

/// The `format` of an exported file.
pub const FORMAT: &str = "duty-atlas-notes";

/// The `version` of an exported file.
pub const FILE_VERSION: u64 = 1;

/// Writes all notes as JSON, unsaved ones too. `now` is ISO 8601, UTC.
///
/// Each note is what is saved for it, on a line of its own; notes of a newer
/// version are copied as they are. Drafts beside such notes stand in `drafts`.
pub fn to_json(book: &ReviewBook, duty_list: &str, now: &str) -> String {
    let (mut notes, mut drafts) = (Vec::new(), Vec::new());
    for (item, record) in book.records() {
        match &**record {
            Record::Entry(entry) => notes.push(encode(item, entry)),
            Record::Newer { newer, draft } => {
                notes.push(newer.raw.clone());
                drafts.extend(draft.as_ref().map(|draft| encode(item, draft)));
            }
        }
    }
    let mut out = ObjectWriter::new();
    out.string("format", FORMAT);
    out.raw("version", &FILE_VERSION.to_string());
    out.string("document", duty_list);
    out.string("exported", now);
    out.raw("notes", &lines(&notes));
    if !drafts.is_empty() {
        out.raw("drafts", &lines(&drafts));
    }
    out.finish() + "\n"
}

fn lines(values: &[String]) -> String {
    if values.is_empty() {
        return "[]".to_owned();
    }
    format!("[\n{}\n]", values.join(",\n"))
}

/// Writes all marks and notes as CSV, one row a text: the copies of a conflict
/// have rows of their own. It is for reading elsewhere; only JSON comes back.
pub fn to_csv(book: &ReviewBook, duty_list: &DutyList, language: Language) -> String {
    let header = HEADER.map(|phrase| phrase.get(language));
    let mut table = Csv::new();
    table.row(header);
    for item in book.annotated() {
        let mut row = |mark: Mark, note: &str, updated: &str, copy: bool| {
            let copy = if copy { CONFLICT.get(language) } else { "" };
            let [list, number, category, title, departments] = cells(duty_list, item, language);
            let mark = mark.label().get(language);
            table.row([
                list.as_str(),
                &number,
                &item.to_string(),
                &category,
                &title,
                &departments,
                mark,
                note,
                updated,
                copy,
            ]);
        };
        row(book.mark(item), book.note(item), book.updated(item), false);
        if let Some(entry) = book.entry(item) {
            for other in entry.others(book.writer()) {
                row(other.mark, &other.note, &other.updated, true);
            }
        }
    }
    table.finish()
}

/// List, number, category, title and departments; of an item that the document
/// does not have only what the id says.
fn cells(duty_list: &DutyList, id: ItemId, language: Language) -> [String; 5] {
    let list = names::list(id.list, language).to_owned();
    let number = id.number.to_string();
    let Some(item) = duty_list.item(id) else {
        return [list, number, String::new(), String::new(), String::new()];
    };
    let category = names::category(duty_list.category_of(item), language).to_owned();
    let (separator, departments) = (
        Phrase {
            zh: "、", en: "; "
        },
        item.departments.iter(),
    );
    let departments: Vec<&str> = departments
        .map(|department| duty_list.department(*department))
        .map(|department| match language {
            Language::Chinese => department.name.as_str(),
            Language::English => department.english(),
        })
        .chain(item.other_departments.as_deref())
        .collect();
    let departments = departments.join(separator.get(language));
    [list, number, category, item.title.clone(), departments]
}

const CONFLICT: Phrase = Phrase {
    zh: "未选定的另一版本",
    en: "other version, undecided",
};

const HEADER: [Phrase; 10] = [
    Phrase {
        zh: "清单",
        en: "List",
    },
    Phrase {
        zh: "序号",
        en: "Number",
    },
    Phrase {
        zh: "事项编号",
        en: "Item",
    },
    Phrase {
        zh: "事项类别",
        en: "Category",
    },
    Phrase {
        zh: "事项名称",
        en: "Title",
    },
    Phrase {
        zh: "部门",
        en: "Departments",
    },
    Phrase {
        zh: "核对状态",
        en: "Review",
    },
    Phrase {
        zh: "笔记",
        en: "Note",
    },
    Phrase {
        zh: "更新时间",
        en: "Updated",
    },
    Phrase {
        zh: "备注",
        en: "Remark",
    },
];
