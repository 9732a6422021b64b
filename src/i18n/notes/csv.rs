//! Tables for a spreadsheet. They are for reading elsewhere; only JSON comes
//! back.

use super::{involvement, mark, phrase, responsibility, task_status};
use crate::csv::Csv;
use crate::duty_list::{DutyList, ItemId};
use crate::i18n::{Language, Phrase, names};
use crate::notes::{Book, Content, Note, Payload, Task};

/// All marks and notes, one row a text: the other texts of a conflict have rows
/// of their own.
pub fn notes_csv(book: &Book<Note>, list: &DutyList, language: Language) -> String {
    let mut table = Csv::new();
    table.row(NOTES.map(|phrase| phrase.get(language)));
    for &item in book.annotated() {
        for (note, remark) in texts(book, &item, language) {
            let mark = mark(note.mark).get(language);
            let item_cells = cells(list, item, language);
            let [name, number, category, title, departments] = item_cells.each_ref();
            let id = item.to_string();
            table.row([
                name.as_str(),
                number,
                &id,
                category,
                title,
                departments,
                mark,
                &note.text,
                &note.updated,
                remark,
            ]);
        }
    }
    table.finish()
}

/// The ledger of tasks, one row a text.
pub fn tasks_csv(book: &Book<Task>, list: &DutyList, language: Language) -> String {
    let mut table = Csv::new();
    table.row(TASKS.map(|phrase| phrase.get(language)));
    for id in book.annotated() {
        for (task, remark) in texts(book, id, language) {
            let items = task.items.iter().map(|item| titled(list, item));
            let verdicts = task.verdicts.iter().map(|(item, verdict)| {
                let verdict = involvement(*verdict).get(language);
                format!("{} {verdict}", titled(list, item))
            });
            table.row([
                id.to_string().as_str(),
                &task.date,
                &task.office,
                &task.text,
                &items.collect::<Vec<_>>().join("\n"),
                &verdicts.collect::<Vec<_>>().join("\n"),
                responsibility(task.responsibility).get(language),
                &task.conclusion,
                task_status(task.status).get(language),
                &task.updated,
                remark,
            ]);
        }
    }
    table.finish()
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

/// List, number, category, title and departments; of an item that the list does
/// not have only what the id says.
fn cells(list: &DutyList, id: ItemId, language: Language) -> [String; 5] {
    let name = names::list(id.list, language).to_owned();
    let number = id.number.to_string();
    let Some(item) = list.item(id) else {
        return [name, number, String::new(), String::new(), String::new()];
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
    [name, number, category, item.title.clone(), departments]
}

const UNDECIDED: Phrase = phrase("未选定的另一版本", "other version, undecided");

const NOTES: [Phrase; 10] = [
    phrase("清单", "List"),
    phrase("序号", "Number"),
    phrase("事项编号", "Item"),
    phrase("事项类别", "Category"),
    phrase("事项名称", "Title"),
    phrase("部门", "Departments"),
    phrase("核对状态", "Review"),
    phrase("笔记", "Note"),
    phrase("更新时间", "Updated"),
    phrase("备注", "Remark"),
];

const TASKS: [Phrase; 11] = [
    phrase("编号", "Id"),
    phrase("日期", "Date"),
    phrase("来文单位", "Office"),
    phrase("任务内容", "Task"),
    phrase("对应事项", "Items"),
    phrase("逐项判断", "Verdicts"),
    phrase("责任", "Responsibility"),
    phrase("结论", "Conclusion"),
    phrase("状态", "Status"),
    phrase("更新时间", "Updated"),
    phrase("备注", "Remark"),
];
