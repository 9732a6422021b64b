//! The wording of comparisons: labels, notes, the summary, files.

pub(super) mod cells;
mod chinese;
mod comparison_tables;
mod department_tables;
mod english;

pub use comparison_tables::{clause_table, comparison_table, comparison_table_by_clause};
pub use department_tables::{
    balance_table, category_matrix_table, department_table, directory_table, shared_matrix_table,
};

use super::names;
use super::ui::common::count_items;
use super::ui::compare as ui;
use crate::compare::{
    Column, Comparison, EverydayMatter, Group, GroupCount, Note, Reading, Sort, Tally, TownshipPart,
};
use crate::duty_list::DutyList;
use crate::i18n::{Language, Phrase};

/// What a comparison shows, in words: how many items of both lists name each of
/// the departments, what they have in common, and how many clauses of that do
/// not say which department acts.
pub fn summary(comparison: &Comparison, duty_list: &DutyList, language: Language) -> String {
    let facts = comparison.facts(duty_list);
    let unassigned = comparison.unassigned_clauses();
    match language {
        Language::Chinese => chinese::summary(comparison, duty_list, &facts, unassigned),
        Language::English => english::summary(comparison, duty_list, &facts, unassigned),
    }
}

/// The heading of a column of the directory.
pub fn column(column: Column) -> Phrase {
    match column {
        Column::Name => Phrase::new("部门", "Department"),
        Column::Id => Phrase::new("代号", "Id"),
        Column::Supporting => Phrase::new("配合事项", "Supporting duties"),
        Column::Alone => Phrase::new("独有", "Own"),
        Column::Shared => Phrase::new("共有", "Shared"),
        Column::Reclaimed => Phrase::new("收回事项", "Duties taken back"),
        Column::Clauses => Phrase::new("本部门职责（条）", "Own clauses"),
        Column::Joint => Phrase::new("未写明部门（条）", "Unassigned clauses"),
        Column::Township => Phrase::new("乡镇职责（条）", "Township’s clauses"),
        Column::Categories => Phrase::new("类别数", "Categories"),
    }
}

/// How a set of departments is read.
pub fn reading(reading: Reading) -> Phrase {
    match reading {
        Reading::AtLeast => Phrase::new("含这些部门", "with these"),
        Reading::AmongCompared => Phrase::new("所选部门中只有这些", "of those chosen, only these"),
        Reading::Exactly => Phrase::new("全文只列这些", "only these at all"),
    }
}

/// An order of the rows of a comparison.
pub fn sort(sort: Sort) -> Phrase {
    match sort {
        Sort::List => ui::IN_LIST_ORDER,
        Sort::Category => ui::BY_CATEGORY,
        Sort::Clauses => ui::BY_CLAUSES,
    }
}

/// A group of rows: `共有`, `只有县公安局`.
pub fn group(group: Group, duty_list: &DutyList, language: Language) -> String {
    match group {
        Group::Shared => ui::SHARED.get(language).to_owned(),
        Group::Only(id) => {
            let name = names::department(duty_list.department(id), language);
            ui::only(language, name)
        }
    }
}

/// A group with its count, above its rows: `只有县公安局（5，含收回 1）`.
pub fn group_heading(count: GroupCount, duty_list: &DutyList, language: Language) -> String {
    let name = group(count.group, duty_list, language);
    ui::group_heading(language, &name, count.items.both(), count.items.reclaimed)
}

/// What the township's cell says where it has no clauses; none where it has.
pub fn township_note(part: TownshipPart) -> Option<Phrase> {
    match part {
        TownshipPart::Clauses(_) => None,
        TownshipPart::NoClause => Some(ui::NO_CLAUSE),
        TownshipPart::TakenBack => Some(ui::RECLAIMED),
    }
}

/// What a reader has to know about how a list of departments was read.
pub fn note(note: &Note, duty_list: &DutyList, language: Language) -> String {
    let names = |ids: &[_]| names::departments(duty_list, ids.iter().copied(), language);
    match (note, language) {
        (Note::Repeated(ids), Language::Chinese) => {
            format!("重复的部门只列一次：{}。", names(ids))
        }
        (Note::Repeated(ids), Language::English) => {
            format!("Named more than once, shown once: {}.", names(ids))
        }
        (Note::LeftOut(ids), Language::Chinese) => {
            format!("最多可对比四个部门，以下部门未列入：{}。", names(ids))
        }
        (Note::LeftOut(ids), Language::English) => format!(
            "No more than four departments can be compared. Left out: {}.",
            names(ids)
        ),
        (Note::OneOnly(id), Language::Chinese) => format!(
            "目前只选择了一个部门（{}），请至少再添加一个部门。",
            names(&[*id])
        ),
        (Note::OneOnly(id), Language::English) => format!(
            "Only one department is chosen ({}). Add at least one more to compare.",
            names(&[*id])
        ),
    }
}

/// A cell of a matrix: `县公安局 · 平安法治：3 项（配合 2，收回 1）`.
pub fn cell(one: &str, other: &str, tally: Tally, language: Language) -> String {
    let items = count_items(language, tally.both());
    let (supporting, reclaimed) = (tally.supporting, tally.reclaimed);
    match language {
        Language::Chinese => {
            format!("{one} · {other}：{items}（配合 {supporting}，收回 {reclaimed}）")
        }
        Language::English => {
            format!("{one} · {other}: {items} ({supporting} supporting, {reclaimed} taken back)")
        }
    }
}

/// The name of an everyday matter.
pub fn everyday_matter(matter: EverydayMatter) -> Phrase {
    match matter {
        EverydayMatter::IllegalBuildings => Phrase::new("违建", "Illegal buildings"),
        EverydayMatter::Dogs => Phrase::new("养犬", "Keeping dogs"),
        EverydayMatter::Straw => Phrase::new("秸秆", "Straw"),
        EverydayMatter::MinimumIncome => Phrase::new("低保", "Minimum income"),
        EverydayMatter::Homesteads => Phrase::new("宅基地", "Homesteads"),
        EverydayMatter::Gas => Phrase::new("燃气", "Gas"),
        EverydayMatter::Tutoring => Phrase::new("校外培训", "Tutoring"),
        EverydayMatter::Registration => Phrase::new("落户", "Household registration"),
    }
}
