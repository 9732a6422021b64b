//! The words of the sheet of suggestions (动态调整建议单).

use super::notes::suggestion_kind;
use super::{Language, Phrase, date, names};
use crate::duty_list::{DutyList, List};
use crate::editions::Span;
use crate::notes::SuggestionKind;
use crate::suggestions::{Entry, Group, GroupTexts, RowTexts, Sheet, SheetTexts};

const fn phrase(zh: &'static str, en: &'static str) -> Phrase {
    Phrase { zh, en }
}

pub const TITLE: Phrase = phrase("动态调整建议单", "Suggested changes to the list of duties");
const NUMBER: Phrase = phrase("序号", "No.");
const PRESENT: Phrase = phrase("现行内容", "Present text");
const PROPOSAL: Phrase = phrase("建议内容", "Proposal");
const REASON: Phrase = phrase("理由", "Reason");
const BASIS: Phrase = phrase("依据", "Basis");
const LIST: Phrase = phrase("清单", "List");
const KIND: Phrase = phrase("建议类型", "Kind of change");
const NO_LIST: Phrase = phrase("清单未定", "List not chosen");
const NOTHING: Phrase = phrase("—", "—");
const REMOVED: Phrase = phrase("取消该事项", "Remove this duty");
const DEPARTMENTS: Phrase = phrase("部门：", "Departments: ");
const UNDECIDED: Phrase = phrase("（未选定的另一版本）", "(other version, undecided) ");
const UNIT: Phrase = phrase("填报单位：", "Submitted by: ");
const BLANK: Phrase = phrase("＿＿＿＿＿＿＿＿", "________________");
const OF_LIST: Phrase = phrase("所依清单：", "List: ");
const HANDLED: Phrase = phrase("承办人：", "Handled by: ");
const CHECKED: Phrase = phrase("审核人：", "Checked by: ");
const SIGNED_UNIT: Phrase = phrase("单位（盖章）：", "Office (seal): ");
const DAY: Phrase = phrase("日期：", "Date: ");

/// The sheet with its words.
pub fn sheet_texts(sheet: &Sheet, list: &DutyList, language: Language) -> SheetTexts {
    let t = |phrase: Phrase| phrase.get(language).to_owned();
    let unit = names::place(list, language);
    let unit = if unit.is_empty() { t(BLANK) } else { unit };
    let edition = match list.date.is_empty() {
        true => list.title.clone(),
        false => match language {
            Language::Chinese => format!("{}（{}）", list.title, date(language, &list.date)),
            Language::English => format!("{} ({})", list.title, date(language, &list.date)),
        },
    };
    let mut before = None;
    let groups = sheet.groups.iter().map(|group| {
        let begins_list = before != Some(group.list);
        before = Some(group.list);
        group_texts(group, begins_list, language)
    });
    SheetTexts {
        title: t(TITLE),
        about: vec![
            format!("{}{unit}", t(UNIT)),
            format!("{}{edition}", t(OF_LIST)),
        ],
        group_columns: [LIST, KIND].map(t),
        columns: [NUMBER, PRESENT, PROPOSAL, REASON, BASIS].map(t),
        groups: groups.collect(),
        signatures: vec![t(HANDLED), t(CHECKED), t(SIGNED_UNIT), t(DAY)],
        pages: match language {
            Language::Chinese => ["第 ", " 页，共 ", " 页"].map(str::to_owned),
            Language::English => ["Page ", " of ", ""].map(str::to_owned),
        },
    }
}

fn group_texts(group: &Group, begins_list: bool, language: Language) -> GroupTexts {
    let list = group.list.map(|list| names::list(list, language));
    GroupTexts {
        list: list.unwrap_or(NO_LIST.get(language)).to_owned(),
        begins_list,
        kind: suggestion_kind(group.kind).get(language).to_owned(),
        rows: group
            .entries
            .iter()
            .map(|entry| row_texts(entry, group.kind, language))
            .collect(),
    }
}

fn row_texts(entry: &Entry, kind: SuggestionKind, language: Language) -> RowTexts {
    let t = |phrase: Phrase| plain(phrase.get(language));
    let mut present = entry.title.clone();
    if !entry.departments.is_empty() {
        present.push(plain("\n"));
        present.push(t(DEPARTMENTS));
        present.extend(entry.departments.iter().cloned());
    }
    if present.is_empty() {
        present.push(t(NOTHING));
    }
    let mut proposal = Vec::new();
    if entry.undecided {
        proposal.push(t(UNDECIDED));
    }
    match kind {
        SuggestionKind::Remove => proposal.push(t(REMOVED)),
        SuggestionKind::Move => proposal.push(plain(&moved(entry.target, language))),
        SuggestionKind::Departments if !entry.proposal.is_empty() => proposal.push(t(DEPARTMENTS)),
        _ => {}
    }
    if matches!(kind, SuggestionKind::Remove | SuggestionKind::Move) && !entry.proposal.is_empty() {
        proposal.push(plain("\n"));
    }
    proposal.extend(entry.proposal.iter().cloned());
    if proposal.is_empty() {
        proposal.push(t(NOTHING));
    }
    let number = entry.subject.as_ref().map(|subject| subject.number.clone());
    RowTexts {
        id: entry.id.to_string(),
        number: number.unwrap_or_else(|| NOTHING.get(language).to_owned()),
        present,
        proposal,
        reason: entry.reason.clone(),
        basis: entry.basis.clone(),
    }
}

/// `移入配合履职事项`.
fn moved(target: Option<List>, language: Language) -> String {
    let target = target.map(|list| names::list(list, language));
    match (target, language) {
        (Some(list), Language::Chinese) => format!("移入{list}"),
        (Some(list), Language::English) => format!("Move to: {list}"),
        (None, Language::Chinese) => "移出本清单".to_owned(),
        (None, Language::English) => "Move off this list".to_owned(),
    }
}

fn plain(text: &str) -> Span {
    Span {
        text: text.to_owned(),
        changed: false,
    }
}
