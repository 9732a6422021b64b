//! What the screens hand over, in words: items, the checklist, the sheet of a
//! task. The other tables are beside what else is said of their subject.

use super::compare::cells::{
    SUPERIOR, TOWNSHIP, departments, item_cells, item_columns, item_columns_of_one_list, lines,
};
use super::compare::clause_table;
use super::ui::{common, detail, items, review, task};
use super::{Language, Phrase, names, notes};
use crate::duty_list::{Attribution, DutyList, Item, ItemId, List};
use crate::notes::{Book, Mark, Note, Task};
use crate::office::Cell;
use crate::report::{Column, Field, Part, Reading, Report, Table, Words};

const ABOUT: Phrase = Phrase::new("关于本表", "About");
const OF_LIST: Phrase = Phrase::new("来自清单", "From the list");
const CONDITIONS: Phrase = Phrase::new("条件", "Conditions");
const SHOWN: Phrase = Phrase::new("内容", "Shown");
const ADDRESS: Phrase = Phrase::new("网址", "Address");
const MADE: Phrase = Phrase::new("生成日期", "Made on");

/// The words of the formats.
pub fn words(language: Language) -> Words {
    match language {
        Language::Chinese => Words {
            about: ABOUT.zh,
            field: ["项目", "内容"],
            colon: "：",
            pages: ["第 ", " 页，共 ", " 页"],
        },
        Language::English => Words {
            about: ABOUT.en,
            field: ["Field", "Text"],
            colon: ": ",
            pages: ["Page ", " of ", ""],
        },
    }
}

/// Of what a report is a view.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// What was searched for and filtered by; empty for everything.
    pub conditions: String,
    /// How many are shown, as the screen says it; empty where it says nothing.
    pub shown: String,
    pub address: String,
    /// The day as `2026-07-31`.
    pub day: String,
}

/// What a report says of where it is from; what is empty is left out.
pub fn about(list: &DutyList, origin: &Origin, language: Language) -> Vec<Field> {
    let fields = [
        (OF_LIST, names::list_title(list, language)),
        (CONDITIONS, origin.conditions.clone()),
        (SHOWN, origin.shown.clone()),
        (ADDRESS, origin.address.clone()),
        (MADE, origin.day.clone()),
    ];
    let fields = fields.into_iter().filter(|(_, text)| !text.is_empty());
    fields
        .map(|(label, text)| (label.get(language).to_owned(), text))
        .collect()
}

/// Items of a list with their marks, as a screen shows them. Without a search
/// they are in the list's order: a table for each of the lists. What a search
/// found is one table, the best first.
pub fn items_report(
    list: &DutyList,
    shown: &[(usize, Mark)],
    is_searched: bool,
    about: Vec<Field>,
    language: Language,
) -> Report {
    let shown = || {
        let shown = shown.iter();
        shown.filter_map(|(position, mark)| Some((list.items.get(*position)?, *mark)))
    };
    let rows = |of: Option<List>| {
        let items = shown().filter(move |(item, _)| of.is_none_or(|of| item.id.list == of));
        let rows = items.map(|(item, mark)| items_row(list, item, mark, language));
        rows.collect::<Vec<_>>()
    };
    let tables = if is_searched {
        vec![Table {
            name: items::TITLE.get(language).to_owned(),
            columns: with_duties(item_columns(language), language),
            rows: rows(None),
        }]
    } else {
        let columns = with_duties(item_columns_of_one_list(language), language);
        let of_list = |of: List| Table {
            name: names::list(of, language).to_owned(),
            columns: columns.clone(),
            rows: rows(Some(of)),
        };
        let tables = List::ALL.map(of_list).into_iter();
        tables.filter(|table| !table.rows.is_empty()).collect()
    };
    Report {
        title: items::TITLE.get(language).to_owned(),
        about,
        parts: tables.into_iter().map(Part::Table).collect(),
        landscape: true,
    }
}

fn with_duties(mut columns: Vec<Column>, language: Language) -> Vec<Column> {
    let more = [
        (common::DEPARTMENTS, 24.0),
        (SUPERIOR, 60.0),
        (TOWNSHIP, 48.0),
        (common::REVIEW_STATE, 10.0),
    ];
    columns.extend(more.map(|(heading, width)| Column::new(heading.get(language), width)));
    columns
}

fn items_row(list: &DutyList, item: &Item, mark: Mark, language: Language) -> Vec<Cell> {
    let mut cells = item_cells(list, item, language);
    cells.extend([
        departments(list, item, language).into(),
        lines(item.superior.iter().map(|duty| &duty.clause)).into(),
        lines(item.township.iter()).into(),
        names::mark(mark).get(language).into(),
    ]);
    cells
}

/// One item in full, with the reader's own mark and note.
pub fn item_report(
    list: &DutyList,
    item: &Item,
    own: (Mark, &str),
    citation: String,
    about: Vec<Field>,
    language: Language,
) -> Report {
    let number = match &item.printed_number {
        Some(printed) => printed.clone(),
        None => item.id.number.to_string(),
    };
    let led_by = match item.id.list {
        List::Reclaimed => detail::TAKEN_OVER_BY,
        _ => detail::LEADING,
    };
    let gloss = item
        .title_en
        .clone()
        .filter(|_| language == Language::English);
    let mark = names::mark(own.0).get(language);
    let mut fields = vec![
        (
            common::NUMBER,
            format!("{} {number}", names::list(item.id.list, language)),
        ),
        (
            common::CATEGORY,
            names::category(list.category_of(item), language).to_owned(),
        ),
        (detail::UNOFFICIAL_GLOSS, gloss.unwrap_or_default()),
        (led_by, departments(list, item, language)),
        (common::REVIEW_STATE, mark.to_owned()),
        (common::NOTE, own.1.to_owned()),
    ];
    fields.extend(list.corrections_of(item.id).map(|correction| {
        let parts = [
            (detail::PUBLISHED, correction.published.as_str()),
            (detail::READ_AS, correction.read_as.as_str()),
            (detail::REASON, names::reason(correction, language)),
        ];
        let parts =
            parts.map(|(label, text)| common::labelled(language, label.get(language), text));
        (detail::CORRECTED, parts.join("\n"))
    }));
    let fields = fields.into_iter().filter(|(_, text)| !text.is_empty());
    let fields = fields.map(|(label, text)| (label.get(language).to_owned(), text));
    let cited = (detail::SOURCE.get(language).to_owned(), citation);
    Report {
        title: item.title.clone(),
        about: [cited].into_iter().chain(about).collect(),
        parts: vec![
            Part::Fields(fields.collect()),
            Part::Table(clause_table(list, item, language)),
        ],
        landscape: false,
    }
}

/// All items with mark and note, as the checklist on paper: a table for each
/// list, and a line to sign on. The other texts of a conflict follow the shown
/// one.
pub fn checklist_report(
    list: &DutyList,
    book: &Book<Note>,
    about: Vec<Field>,
    language: Language,
) -> Report {
    let mut columns = item_columns_of_one_list(language);
    let more = [
        (common::DEPARTMENTS, 28.0),
        (common::REVIEW_STATE, 10.0),
        (common::NOTE, 60.0),
    ];
    columns.extend(more.map(|(heading, width)| Column {
        reading: Reading::Always,
        ..Column::new(heading.get(language), width)
    }));
    let row = |item: &Item| {
        let mut cells = item_cells(list, item, language);
        cells.extend([
            names::departments(list, item.departments.iter().copied(), language).into(),
            names::mark(book.mark(item.id)).get(language).into(),
            note_text(book, item.id).into(),
        ]);
        cells
    };
    let table = |of: List| Table {
        name: names::list(of, language).to_owned(),
        columns: columns.clone(),
        rows: list.list(of).map(row).collect(),
    };
    let tables = List::ALL.map(table).into_iter();
    let tables = tables.filter(|table| !table.rows.is_empty());
    let signatures = review::SIGNATURES.map(|label| label.get(language).to_owned());
    Report {
        title: review::CHECKLIST.get(language).to_owned(),
        about,
        parts: tables
            .map(Part::Table)
            .chain([Part::Signatures(signatures.into())])
            .collect(),
        landscape: true,
    }
}

/// A note with the other texts of a conflict, as the checklist has it.
pub fn note_text(book: &Book<Note>, item: ItemId) -> String {
    let mut note = book.note(item).to_owned();
    for other in book.others(&item) {
        note += "\n———\n";
        note += &other.payload.text;
    }
    note
}

/// The sheet of a task (任务核对单): its text, the items that it rests on, and
/// the conclusion. `number` is the task's id in the ledger, if it is there.
pub fn task_sheet(
    list: &DutyList,
    task: &Task,
    number: &str,
    about: Vec<Field>,
    language: Language,
) -> Report {
    let field = |label: Phrase, text: &str| (label.get(language).to_owned(), text.to_owned());
    let head = [
        field(task::SHEET_NUMBER, number),
        field(task::DATE, &task.date),
        field(task::SHEET_FROM, &task.office),
        field(task::SHEET_TEXT, &task.text),
    ];
    let items = task.items.iter();
    let items = items.filter_map(|id| list.item(id.parse().ok()?));
    let columns = [
        (task::SHEET_PLACE, 12.0),
        (task::ITEMS, 30.0),
        (task::SHEET_LEADING, 56.0),
        (task::SHEET_TOWNSHIP, 40.0),
    ];
    let conclusion = [
        field(
            task::CONCLUSION,
            notes::responsibility(task.responsibility).get(language),
        ),
        field(task::SHEET_REPLY, &task.conclusion),
    ];
    let signatures = task::SHEET_SIGNATURES.map(|label| label.get(language).to_owned());
    let filled = |fields: &[Field]| {
        let fields = fields.iter().filter(|(_, text)| !text.is_empty());
        Part::Fields(fields.cloned().collect())
    };
    Report {
        title: task::SHEET.get(language).to_owned(),
        about,
        parts: vec![
            filled(&head),
            Part::Table(Table {
                name: task::ITEMS.get(language).to_owned(),
                columns: columns
                    .map(|(heading, width)| Column::new(heading.get(language), width))
                    .into(),
                rows: items.map(|item| sheet_row(list, item, language)).collect(),
            }),
            filled(&conclusion),
            Part::Signatures(signatures.into()),
        ],
        landscape: false,
    }
}

fn sheet_row(list: &DutyList, item: &Item, language: Language) -> Vec<Cell> {
    let number = match &item.printed_number {
        Some(printed) => printed.clone(),
        None => item.id.number.to_string(),
    };
    let place = names::list_short(item.id.list).get(language);
    let leading = names::departments(list, item.departments.iter().copied(), language);
    let leading = [leading].into_iter().filter(|names| !names.is_empty());
    let leading = leading.chain(superior_clauses(list, item, language));
    let ours = match item.id.list {
        List::Basic => Some(names::list_meaning(List::Basic)),
        List::Supporting => None,
        List::Reclaimed => Some(task::NO_LONGER_OURS),
    };
    let ours = ours.map(|text| text.get(language).to_owned());
    let township = item.township.iter().map(|clause| clause.text.clone());
    vec![
        format!("{place} {number}").into(),
        item.title.as_str().into(),
        leading.collect::<Vec<_>>().join("\n").into(),
        ours.into_iter()
            .chain(township)
            .collect::<Vec<_>>()
            .join("\n")
            .into(),
    ]
}

/// The superior's clauses, each with who acts in it.
pub fn superior_clauses(list: &DutyList, item: &Item, language: Language) -> Vec<String> {
    let clauses = item.superior.iter().map(|duty| {
        let clause = &duty.clause;
        let acting = item.acting(&duty.attribution);
        // Most clauses begin with the department's name already.
        let is_named = acting.iter().any(|id| {
            let mut forms = list.department(*id).forms();
            forms.any(|form| clause.text.starts_with(form))
        });
        let who = match duty.attribution {
            Attribution::Sole(_) | Attribution::Named(_) if !is_named => {
                let names = names::departments(list, acting.iter().copied(), language);
                format!("{names}：")
            }
            _ => String::new(),
        };
        format!("{who}{}", clause.text)
    });
    clauses.collect()
}
