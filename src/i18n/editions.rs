//! Wording of what has changed between two editions.

use crate::duty_list::{DutyList, ItemId};
use crate::editions::{
    Change, ChangeKind, Changes, ClauseChange, ClauseChangeKind, Column, Doubt, Outcome, Reason,
    Span,
};
use crate::i18n::names::list_short;
use crate::i18n::ui::changes as ui;
use crate::i18n::{Language, Phrase};
use crate::office::{Cell, Run};
use crate::report::{Column as TableColumn, Reading, Table};

/// A kind of change, for filters and chips.
pub fn kind(kind: ChangeKind) -> Phrase {
    let (zh, en) = match kind {
        ChangeKind::Added => ("新增", "Added"),
        ChangeKind::Removed => ("取消", "Removed"),
        ChangeKind::Split => ("拆分", "Split"),
        ChangeKind::Merged => ("合并", "Merged"),
        ChangeKind::Moved => ("移到别的清单", "Moved to another list"),
        ChangeKind::Reworded => ("名称改动", "Title reworded"),
        ChangeKind::Clauses => ("职责改动", "Clauses changed"),
        ChangeKind::Departments => ("部门改动", "Departments changed"),
        ChangeKind::Category => ("类别改动", "Category changed"),
        ChangeKind::Renumbered => ("编号改动", "Renumbered"),
    };
    Phrase { zh, en }
}

/// What an entry without any change is called.
pub const UNCHANGED: Phrase = Phrase {
    zh: "未变",
    en: "Unchanged",
};

/// What an entry is called that the reader should decide about.
pub const TO_BE_CHECKED: Phrase = Phrase {
    zh: "可能对应",
    en: "To be checked",
};

/// What has happened to a clause.
pub fn clause_kind(kind: ClauseChangeKind) -> Phrase {
    let (zh, en) = match kind {
        ClauseChangeKind::Added => ("新增", "Added"),
        ClauseChangeKind::Removed => ("删去", "Removed"),
        ClauseChangeKind::Reworded => ("改写", "Reworded"),
        ClauseChangeKind::Reordered => ("换位", "Reordered"),
        ClauseChangeKind::Transferred => ("换栏", "Moved to the other column"),
    };
    Phrase { zh, en }
}

/// A column of duties.
pub fn column(column: Column) -> Phrase {
    let (zh, en) = match column {
        Column::Superior => ("上级部门职责", "Superior’s duties"),
        Column::Township => ("乡镇配合职责", "Township’s duties"),
    };
    Phrase { zh, en }
}

/// What becomes of a mark and a note.
pub fn outcome(outcome: &Outcome) -> Phrase {
    let (zh, en) = match outcome {
        Outcome::KeepMark => ("沿用标记和笔记", "Mark and note are kept"),
        Outcome::LookAgain { .. } => (
            "沿用笔记，需重新核对",
            "The note is kept; to be looked at again",
        ),
        Outcome::Removed => (
            "新版已无此项，笔记仍可查看",
            "Not in the new edition; the note stays readable",
        ),
    };
    Phrase { zh, en }
}

/// An item in a sentence: `配合 19`.
fn item(id: ItemId, language: Language) -> String {
    format!("{} {}", list_short(id.list).get(language), id.number)
}

/// Why these items belong together, in one sentence.
pub fn explain(change: &Change, language: Language) -> String {
    match language {
        Language::Chinese => explain_in_chinese(change),
        Language::English => explain_in_english(change),
    }
}

fn explain_in_chinese(change: &Change) -> String {
    let name = |id| item(id, Language::Chinese);
    match change.reason {
        Reason::SameText => "名称和职责的文字相同。".to_owned(),
        Reason::SameTitle {
            duties: Some(duties),
        } => format!("名称相同，职责的文字 {duties}% 一致。"),
        Reason::SameTitle { duties: None } => "名称相同。".to_owned(),
        Reason::SameDuties { title } => format!("职责的文字相同，名称 {title}% 一致。"),
        Reason::Alike {
            title,
            duties: Some(duties),
        } => format!("名称 {title}% 一致，职责的文字 {duties}% 一致。"),
        Reason::Alike {
            title,
            duties: None,
        } => format!("名称 {title}% 一致。"),
        Reason::AcrossLists { title, text } => {
            format!("移到另一张清单，名称 {title}% 一致，全文 {text}% 一致。")
        }
        Reason::Split { held } => format!("旧事项的内容有 {held}% 分到了这几项新事项中。"),
        Reason::Merged { held } => format!("新事项的内容有 {held}% 来自这几项旧事项。"),
        Reason::Confirmed => "由使用者确认。".to_owned(),
        Reason::Alone { nearest } => {
            let edition = if change.old.is_empty() {
                "旧版"
            } else {
                "新版"
            };
            match nearest {
                Some((id, alike)) => format!(
                    "{edition}中没有足够相近的事项，最接近的{}只有 {alike}% 一致。",
                    name(id)
                ),
                None => format!("{edition}中没有相近的事项。"),
            }
        }
    }
}

fn explain_in_english(change: &Change) -> String {
    let name = |id| item(id, Language::English);
    match change.reason {
        Reason::SameText => "Title and duties are the same.".to_owned(),
        Reason::SameTitle {
            duties: Some(duties),
        } => format!("The title is the same; {duties}% of the duties agree."),
        Reason::SameTitle { duties: None } => "The title is the same.".to_owned(),
        Reason::SameDuties { title } => {
            format!("The duties are the same; {title}% of the title agrees.")
        }
        Reason::Alike {
            title,
            duties: Some(duties),
        } => format!("{title}% of the title and {duties}% of the duties agree."),
        Reason::Alike {
            title,
            duties: None,
        } => format!("{title}% of the title agrees."),
        Reason::AcrossLists { title, text } => format!(
            "It has moved to another list; {title}% of the title and {text}% of all text agree."
        ),
        Reason::Split { held } => format!("These new items hold {held}% of the old one."),
        Reason::Merged { held } => format!("{held}% of the new item comes from these old ones."),
        Reason::Confirmed => "Confirmed by the reader.".to_owned(),
        Reason::Alone { nearest } => {
            let edition = if change.old.is_empty() { "old" } else { "new" };
            match nearest {
                Some((id, alike)) => format!(
                    "Nothing in the {edition} edition is alike enough; the nearest, {}, agrees by only {alike}%.",
                    name(id)
                ),
                None => format!("Nothing in the {edition} edition is alike."),
            }
        }
    }
}

/// Why the reader should look at an entry, in one sentence.
pub fn doubt(doubt: &Doubt, language: Language) -> String {
    let other = doubt.alternatives.first();
    match (language, other) {
        (Language::Chinese, None) => "一致之处不多，请确认是否对应。".to_owned(),
        (Language::Chinese, Some(other)) => format!(
            "旧版{}与新版{}也可能对应（{}% 一致），请确认。",
            item(other.old, language),
            item(other.new, language),
            other.alike
        ),
        (Language::English, None) => {
            "Not much agrees; please confirm that these belong together.".to_owned()
        }
        (Language::English, Some(other)) => format!(
            "Old {} and new {} could also belong together ({}% alike); please confirm.",
            item(other.old, language),
            item(other.new, language),
            other.alike
        ),
    }
}

/// A sentence that sums up what has changed.
pub fn summary(changes: &Changes, language: Language) -> String {
    let counts = changes.counts();
    let only_renumbered = changes
        .entries
        .iter()
        .filter(|change| !change.is_unchanged() && change.is_at_most_renumbered())
        .count();
    let mut parts: Vec<String> = Vec::new();
    let mut add = |count: usize, phrase: Phrase| {
        if count > 0 {
            parts.push(match language {
                Language::Chinese => format!("{} {count} 项", phrase.zh),
                Language::English => format!("{count} {}", phrase.en.to_lowercase()),
            });
        }
    };
    add(counts.unchanged, UNCHANGED);
    let renumbered = Phrase {
        zh: "仅编号改动",
        en: "only renumbered",
    };
    add(only_renumbered, renumbered);
    for known in ChangeKind::ALL {
        if known != ChangeKind::Renumbered {
            add(counts.kinds.get(&known).copied().unwrap_or(0), kind(known));
        }
    }
    add(counts.to_be_checked, TO_BE_CHECKED);
    match language {
        Language::Chinese => format!("{}。", parts.join("，")),
        Language::English => format!("{}.", parts.join(", ")),
    }
}

/// Changes as a table, one row an entry. What went and what came is marked.
pub fn table<'a>(
    entries: impl IntoIterator<Item = &'a Change>,
    old: &DutyList,
    new: &DutyList,
    language: Language,
) -> Table {
    let row = |change: &Change| {
        let kinds = change.kinds.iter().map(|k| kind(*k).get(language));
        let kinds = match change.kinds.is_empty() {
            true => UNCHANGED.get(language).to_owned(),
            false => kinds.collect::<Vec<_>>().join("、"),
        };
        let ids: Vec<&str> = change.kinds.iter().map(|k| k.id()).collect();
        let details = &change.details;
        let arrow = |(old, new): &(String, String)| format!("{old} → {new}");
        let doubt = change.doubt.as_ref();
        let title = details.title.as_ref();
        vec![
            joined(&change.old).into(),
            titles(old, &change.old, title.map(|title| (&*title.old, true))),
            joined(&change.new).into(),
            titles(new, &change.new, title.map(|title| (&*title.new, false))),
            kinds.into(),
            ids.join(" ").into(),
            details
                .category
                .as_ref()
                .map(arrow)
                .unwrap_or_default()
                .into(),
            departments(change).into(),
            clauses(&details.clauses, language),
            explain(change, language).into(),
            doubt.map_or(Cell::Empty, |doubt| self::doubt(doubt, language).into()),
            numbers(old, &change.old, language),
            numbers(new, &change.new, language),
        ]
    };
    let first = |phrase: Phrase| TableColumn {
        reading: Reading::First,
        ..TableColumn::new(phrase.get(language), 10.0)
    };
    let heading = |zh, en| Phrase { zh, en }.get(language);
    Table {
        name: ui::TITLE.get(language).to_owned(),
        columns: vec![
            TableColumn::data(heading("旧编号", "Old id"), 15.0),
            TableColumn::new(heading("旧名称", "Old title"), 32.0),
            TableColumn::data(heading("新编号", "New id"), 15.0),
            TableColumn::new(heading("新名称", "New title"), 32.0),
            TableColumn::new(heading("变动", "Changes"), 14.0),
            TableColumn::data(heading("变动代码", "Kinds"), 20.0),
            TableColumn::new(heading("类别", "Category"), 16.0),
            TableColumn::new(heading("部门", "Departments"), 24.0),
            TableColumn::new(heading("职责", "Clauses"), 60.0),
            TableColumn::new(heading("依据", "Reason"), 28.0),
            TableColumn::new(heading("需核对", "To be checked"), 20.0),
            first(OLD_NUMBER),
            first(NEW_NUMBER),
        ],
        rows: entries.into_iter().map(row).collect(),
    }
}

const OLD_NUMBER: Phrase = Phrase {
    zh: "旧序号",
    en: "Old number",
};

const NEW_NUMBER: Phrase = Phrase {
    zh: "新序号",
    en: "New number",
};

/// The items as a reader calls them: `配合 19`.
fn numbers(list: &DutyList, ids: &[ItemId], language: Language) -> Cell {
    let name = |id: &ItemId| match list.item(*id).and_then(|it| it.printed_number.as_ref()) {
        Some(printed) => format!("{} {printed}", list_short(id.list).get(language)),
        None => item(*id, language),
    };
    let names: Vec<String> = ids.iter().map(name).collect();
    names.join("\n").into()
}

fn joined(ids: &[ItemId]) -> String {
    let ids: Vec<String> = ids.iter().map(ItemId::to_string).collect();
    ids.join(" ")
}

/// The titles, with what went struck out and what came underlined where one
/// was reworded.
fn titles(list: &DutyList, ids: &[ItemId], reworded: Option<(&[Span], bool)>) -> Cell {
    let titles: Vec<&str> = ids
        .iter()
        .filter_map(|id| list.item(*id))
        .map(|item| item.title.as_str())
        .collect();
    match (reworded, &titles[..]) {
        (Some((spans, old)), [_]) => Cell::Rich(marked(spans, old).collect()),
        _ => titles.join("\n").into(),
    }
}

/// A text of one side, with what is only there marked.
fn marked(spans: &[Span], old: bool) -> impl Iterator<Item = Run> {
    spans.iter().map(move |span| match (span.changed, old) {
        (false, _) => Run::plain(span.text.as_str()),
        (true, true) => Run::struck(span.text.as_str()),
        (true, false) => Run::underlined(span.text.as_str()),
    })
}

/// `−县水利局 +县农业农村局 县消防救援局 → 县消防救援大队`.
fn departments(change: &Change) -> String {
    let change = &change.details.departments;
    let removed = change.removed.iter().map(|name| format!("−{name}"));
    let added = change.added.iter().map(|name| format!("＋{name}"));
    let renamed = change
        .renamed
        .iter()
        .map(|(old, new)| format!("{old} → {new}"));
    removed
        .chain(added)
        .chain(renamed)
        .collect::<Vec<_>>()
        .join("；")
}

/// The changed clauses, a line each.
fn clauses(changes: &[ClauseChange], language: Language) -> Cell {
    let mut runs = Vec::new();
    for change in changes {
        let column = change
            .new
            .or(change.old)
            .map_or("", |at| column(at.column).get(language));
        let kind = clause_kind(change.kind).get(language);
        let end = if runs.is_empty() { "" } else { "\n" };
        runs.push(Run::plain(format!("{end}{column}·{kind}: ")));
        let (old, new) = (
            marked(&change.text.old, true),
            marked(&change.text.new, false),
        );
        match change.kind {
            ClauseChangeKind::Removed => runs.extend(old),
            ClauseChangeKind::Reworded => {
                runs.extend(old);
                runs.push(Run::plain(" → "));
                runs.extend(new);
            }
            _ => runs.extend(new),
        }
    }
    match runs.is_empty() {
        true => Cell::Empty,
        false => Cell::Rich(runs),
    }
}
