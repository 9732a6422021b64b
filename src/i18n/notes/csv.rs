//! Tables of what the reader wrote. They are for reading elsewhere; only JSON
//! comes back.

use super::{involvement, mark, phrase, responsibility, task_status};
use crate::duty_list::{DutyList, ItemId};
use crate::i18n::ui::{review, task};
use crate::i18n::{Language, Phrase, names};
use crate::notes::{Book, Content, Note, Payload, RecordId, Task};
use crate::office::Cell;
use crate::report::{Column, Table};

/// All marks and notes, one row a text: the other texts of a conflict have rows
/// of their own.
pub fn notes_table(book: &Book<Note>, list: &DutyList, language: Language) -> Table {
    let mut rows = Vec::new();
    for &item in book.annotated() {
        for (note, remark) in texts(book, &item, language) {
            let [name, category, title, departments] = cells(list, item, language);
            rows.push(vec![
                name.into(),
                Cell::Number(f64::from(item.number)),
                item.to_string().into(),
                category.into(),
                title.into(),
                departments.into(),
                mark(note.mark).get(language).into(),
                note.text.as_str().into(),
                note.updated.as_str().into(),
                remark.into(),
            ]);
        }
    }
    Table {
        name: review::MARKS_AND_NOTES.get(language).to_owned(),
        columns: columns(NOTES, language),
        rows,
    }
}

/// These tasks of the ledger, one row a text.
pub fn tasks_table<'a>(
    book: &Book<Task>,
    ids: impl IntoIterator<Item = &'a RecordId>,
    list: &DutyList,
    language: Language,
) -> Table {
    let mut rows = Vec::new();
    for id in ids {
        for (task, remark) in texts(book, id, language) {
            let items = task.items.iter().map(|item| titled(list, item));
            let verdicts = task.verdicts.iter().map(|(item, verdict)| {
                let verdict = involvement(*verdict).get(language);
                format!("{} {verdict}", titled(list, item))
            });
            rows.push(vec![
                id.to_string().into(),
                Cell::day_or_text(&task.date),
                task.office.as_str().into(),
                task.text.as_str().into(),
                items.collect::<Vec<_>>().join("\n").into(),
                verdicts.collect::<Vec<_>>().join("\n").into(),
                responsibility(task.responsibility).get(language).into(),
                task.conclusion.as_str().into(),
                task_status(task.status).get(language).into(),
                task.updated.as_str().into(),
                remark.into(),
            ]);
        }
    }
    Table {
        name: task::LEDGER.get(language).to_owned(),
        columns: columns(TASKS, language),
        rows,
    }
}

fn columns<const N: usize>(columns: [(Phrase, f64); N], language: Language) -> Vec<Column> {
    let columns = columns.into_iter();
    columns
        .map(|(heading, width)| Column::new(heading.get(language), width))
        .collect()
}

/// The shown text of a record, and the undecided ones with a remark.
fn texts<'a, P: Payload>(
    book: &'a Book<P>,
    id: &P::Id,
    language: Language,
) -> Vec<(&'a P, &'static str)> {
    let Some(Content::Register(_)) = book.content(id) else {
        return book
            .payload(id)
            .into_iter()
            .map(|shown| (shown, ""))
            .collect();
    };
    let shown = book.payload(id).into_iter().map(|shown| (shown, ""));
    let others = book.others(id).into_iter();
    shown
        .chain(others.map(|other| (&other.payload, UNDECIDED.get(language))))
        .collect()
}

/// The id of an item with its title, where the list has it.
fn titled(list: &DutyList, id: &str) -> String {
    let title = title(list, id);
    match title.is_empty() {
        true => id.to_owned(),
        false => format!("{id} {title}"),
    }
}

fn title(list: &DutyList, id: &str) -> String {
    let item = id.parse().ok().and_then(|id| list.item(id));
    item.map_or_else(String::new, |item| item.title.clone())
}

/// List, category, title and departments; of an item that the list does not
/// have only what the id says.
fn cells(list: &DutyList, id: ItemId, language: Language) -> [String; 4] {
    let name = names::list(id.list, language).to_owned();
    let Some(item) = list.item(id) else {
        return [name, String::new(), String::new(), String::new()];
    };
    let category = names::category(list.category_of(item), language).to_owned();
    let departments: Vec<&str> = item
        .departments
        .iter()
        .map(|department| list.department(*department))
        .map(|department| match language {
            Language::Chinese => department.name.as_str(),
            Language::English => department.english(),
        })
        .chain(item.other_departments.as_deref())
        .collect();
    // Some English names contain commas.
    let departments = departments.join(phrase("、", "; ").get(language));
    [name, category, item.title.clone(), departments]
}

const UNDECIDED: Phrase = phrase("未选定的另一版本", "other version, undecided");

/// The headings, with the columns' widths.
const NOTES: [(Phrase, f64); 10] = [
    (phrase("清单", "List"), 14.0),
    (phrase("序号", "Number"), 7.0),
    (phrase("事项编号", "Item"), 15.0),
    (phrase("事项类别", "Category"), 12.0),
    (phrase("事项名称", "Title"), 32.0),
    (phrase("部门", "Departments"), 24.0),
    (phrase("核对状态", "Review"), 10.0),
    (phrase("笔记", "Note"), 48.0),
    (phrase("更新时间", "Updated"), 22.0),
    (phrase("备注", "Remark"), 18.0),
];

const TASKS: [(Phrase, f64); 11] = [
    (phrase("编号", "Id"), 14.0),
    (phrase("日期", "Date"), 12.0),
    (phrase("来文单位", "Office"), 16.0),
    (phrase("任务内容", "Task"), 48.0),
    (phrase("对应事项", "Items"), 36.0),
    (phrase("逐项判断", "Verdicts"), 36.0),
    (phrase("责任", "Responsibility"), 16.0),
    (phrase("结论", "Conclusion"), 40.0),
    (phrase("状态", "Status"), 10.0),
    (phrase("更新时间", "Updated"), 22.0),
    (phrase("备注", "Remark"), 18.0),
];
