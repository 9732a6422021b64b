//! Rows become items: numbers, categories, departments, clauses, and the
//! counts that the document states.

use std::collections::{BTreeMap, BTreeSet};

use super::clauses;
use super::departments::{self, Places, Registry};
use super::directory::Directory;
use super::header::ColumnRole;
use super::outcome::{CellCounts, CellState, DeclaredCount, Origin, Outcome, Overrides, Reading};
use super::takeover;
use super::text::{item_number, join, squeeze};
use super::title::{self, Cover};
use super::walk::{RawItem, Walked};
use crate::duty_list::attribution::attribute;
use crate::duty_list::identity::content_id;
use crate::duty_list::model::*;
use crate::duty_list::problem::{Location, Problem, ProblemKind, Severity};
use crate::duty_list::source::SourceDocument;

struct Assembler<'o> {
    overrides: &'o Overrides,
    problems: Vec<Problem>,
    applied: BTreeSet<usize>,
}

/// Makes a list of what was found in a source.
pub fn assemble(source: &SourceDocument, mut walked: Walked, overrides: &Overrides) -> Outcome {
    let mut cover = title::read(source, &mut walked);
    override_cover(&mut cover, overrides);
    let mut assembler = Assembler {
        overrides,
        problems: std::mem::take(&mut walked.problems),
        applied: BTreeSet::new(),
    };
    let mut raw = std::mem::take(&mut walked.items);
    // Lists in their order; rows of one list in the order of the document.
    raw.retain(|item| item.list.is_some());
    raw.sort_by_key(|item| item.list);
    let ids = assembler.numbers(&raw);
    for (item, id) in raw.iter_mut().zip(&ids) {
        assembler.correct(item, id.0);
    }

    let mut cells: Vec<DepartmentsOf> = raw
        .iter()
        .map(|item| departments_of(item, overrides))
        .collect();
    let mut names: Vec<String> = Vec::new();
    for cell in &cells {
        names.extend(cell.names.iter().cloned());
    }
    let directory = Directory::load();
    let places = Places::new(&cover.place, &names);
    for cell in &mut cells {
        cell.take_sentences_out(&names, &places);
    }
    let names: Vec<String> = cells.iter().flat_map(|cell| cell.names.clone()).collect();
    let duties = duties_text(&raw);
    let registry = Registry::derive(&names, &places, &directory, &duties);

    let mut list = super::empty_list();
    list.departments.clone_from(&registry.departments);
    for ((item, (id, printed)), cell) in raw.iter().zip(ids).zip(&cells) {
        let item = assembler.item(&mut list, &registry, item, id, printed, cell);
        list.items.push(item);
    }
    list.title = cover.title.clone();
    list.place = cover.place.clone();
    list.date = cover.date.clone();
    list.corrections = overrides.corrections.clone();
    let declared = assembler.counts(&walked, &list);
    assembler.document_problems(source, &walked, &cover, &list);
    assembler.outside(&mut walked);
    finish(list, walked, assembler, declared, &cover, source)
}

fn finish(
    mut list: DutyList,
    walked: Walked,
    assembler: Assembler,
    declared: Vec<DeclaredCount>,
    cover: &Cover,
    source: &SourceDocument,
) -> Outcome {
    let mut problems = assembler.problems;
    let order = |location: &Location| {
        (
            location.table,
            location.row,
            location.paragraph,
            location.column,
        )
    };
    problems.sort_by(|a, b| {
        b.severity
            .cmp(&a.severity)
            .then_with(|| order(&a.location).cmp(&order(&b.location)))
    });
    list.problems = problems
        .iter()
        .filter(|problem| problem.severity > Severity::Note)
        .cloned()
        .collect();
    list.id = match &assembler.overrides.id {
        Some(id) => id.clone(),
        None => content_id(&list),
    };
    if assembler.overrides.id.is_none() {
        list.source = Some(SourceFile {
            name: source.name.clone(),
            kind: source.kind.id().to_owned(),
        });
    }
    let reading = Reading {
        problems,
        cells: CellCounts::of(&walked.states),
        cell_states: walked.states,
        tables: walked.tables,
        declared,
        captions: walked.captions,
        title_from: cover.title_from,
        place_from: cover.place_from,
        date_from: cover.date_from,
    };
    Outcome { list, reading }
}

fn override_cover(cover: &mut Cover, overrides: &Overrides) {
    if let Some(title) = &overrides.title {
        cover.title.clone_from(title);
        cover.title_from = Origin::Reader;
    }
    if let Some(place) = &overrides.place {
        cover.place.clone_from(place);
        cover.place_from = Origin::Reader;
    }
    if let Some(date) = &overrides.date {
        cover.date.clone_from(date);
        cover.date_from = Origin::Reader;
    }
}

/// A list that was read before, with what a person has corrected since.
pub fn from_open_data(list: &DutyList, overrides: &Overrides) -> Outcome {
    let mut list = list.clone();
    let mut cover = Cover {
        title: list.title.clone(),
        place: list.place.clone(),
        date: list.date.clone(),
        title_from: Origin::Text,
        place_from: Origin::Text,
        date_from: Origin::Text,
    };
    override_cover(&mut cover, overrides);
    list.title = cover.title;
    list.place = cover.place;
    list.date = cover.date;
    if let Some(id) = &overrides.id {
        list.id.clone_from(id);
    }
    let reading = Reading {
        problems: list.problems.clone(),
        title_from: cover.title_from,
        place_from: cover.place_from,
        date_from: cover.date_from,
        ..Reading::default()
    };
    Outcome { list, reading }
}

/// The departments that a row names, before they are known as departments.
#[derive(Debug, Default)]
struct DepartmentsOf {
    names: Vec<String>,
    others: Option<String>,
    unclear: Vec<String>,
    /// Sentences about a department, which are not names.
    sentences: Vec<String>,
    takeover: Option<takeover::Takeover>,
}

impl DepartmentsOf {
    /// Keeps the department's name alone where a sentence about it is printed
    /// among the names.
    fn take_sentences_out(&mut self, names: &[String], places: &Places) {
        let unclear = std::mem::take(&mut self.unclear);
        for text in unclear {
            let at = self.names.iter().position(|name| *name == text);
            let actor = departments::actor_of_sentence(&text, names, places);
            let (Some(at), Some(actor)) = (at, actor) else {
                self.unclear.push(text);
                continue;
            };
            self.names[at].clone_from(actor);
            self.sentences.push(text);
        }
    }
}

fn departments_of(item: &RawItem, overrides: &Overrides) -> DepartmentsOf {
    let mut found = DepartmentsOf::default();
    for role in [ColumnRole::Departments, ColumnRole::SupportDepartments] {
        let Some(lines) = item.fields.get(&role) else {
            continue;
        };
        let cell = departments::read_cell(lines, &|_| false);
        found.names.extend(cell.names);
        found.unclear.extend(cell.unclear);
        found.others = match (found.others.take(), cell.others) {
            (Some(a), Some(b)) => Some(format!("{a}、{b}")),
            (a, b) => a.or(b),
        };
    }
    if let Some(lines) = item.fields.get(&ColumnRole::DepartmentsAndMethod) {
        let takeover = takeover::read(lines);
        found.names.extend(
            takeover
                .parts
                .iter()
                .flat_map(|part| part.names.iter().cloned()),
        );
        found.takeover = Some(takeover);
    }
    for name in &mut found.names {
        if let Some(given) = overrides
            .departments
            .iter()
            .find(|given| given.printed == *name)
        {
            name.clone_from(&given.name);
        }
    }
    found
}

fn duties_text(raw: &[RawItem]) -> String {
    let roles = [
        ColumnRole::Superior,
        ColumnRole::Township,
        ColumnRole::Method,
        ColumnRole::DepartmentsAndMethod,
        ColumnRole::Departments,
    ];
    let mut text = String::new();
    for item in raw {
        for lines in roles.iter().filter_map(|role| item.fields.get(role)) {
            for line in lines {
                text += &squeeze(line);
                text.push('\n');
            }
        }
    }
    text
}

impl Assembler<'_> {
    fn problem(
        &mut self,
        severity: Severity,
        kind: ProblemKind,
        item: Option<ItemId>,
        location: &Location,
        text: &str,
    ) {
        self.problems.push(Problem {
            severity,
            kind,
            location: location.clone(),
            item,
            text: text.to_owned(),
        });
    }

    /// The ids by position, and the printed numbers where they differ.
    fn numbers(&mut self, raw: &[RawItem]) -> Vec<(ItemId, Option<String>)> {
        let mut ids: Vec<(ItemId, Option<String>)> = Vec::new();
        let mut from = 0;
        let mut running = 0;
        while from < raw.len() {
            let list = raw[from].list;
            let to = raw[from..]
                .iter()
                .position(|item| item.list != list)
                .map_or(raw.len(), |length| from + length);
            let rows = &raw[from..to];
            let numbered = rows.iter().any(|item| !item.number.is_empty());
            let (mut before, mut group) = (0, u32::MAX);
            let mut seen = BTreeSet::new();
            for (at, item) in (1u32..).zip(rows) {
                let id = ItemId {
                    list: list.unwrap_or(List::Basic),
                    number: at,
                };
                let number = item_number(&item.number);
                match number {
                    None if item.number.is_empty() => {
                        if numbered {
                            self.problem(
                                Severity::Check,
                                ProblemKind::NumberAbsent,
                                Some(id),
                                &item.location,
                                &title_text(item),
                            );
                        }
                        before += 1;
                    }
                    None => self.problem(
                        Severity::Check,
                        ProblemKind::NumberUnclear,
                        Some(id),
                        &item.location,
                        &item.number,
                    ),
                    Some(number) => {
                        let goes_on = number == before + 1 || (at == 1 && number == running + 1);
                        if !goes_on {
                            // Numbers may begin again with a category, a section or a table.
                            let restarts = number == 1 && item.group != group && before > 0;
                            let kind = if restarts {
                                None
                            } else if seen.contains(&number) {
                                Some(ProblemKind::NumberRepeated { number })
                            } else if number < before {
                                Some(ProblemKind::NumberOutOfOrder { before, number })
                            } else {
                                Some(ProblemKind::NumberGap { before, number })
                            };
                            if restarts {
                                seen.clear();
                            }
                            if let Some(kind) = kind {
                                self.problem(
                                    Severity::Check,
                                    kind,
                                    Some(id),
                                    &item.location,
                                    &title_text(item),
                                );
                            }
                        }
                        seen.insert(number);
                        before = number;
                    }
                }
                group = item.group;
                let printed = (number != Some(at)).then(|| item.number.clone());
                ids.push((id, printed));
            }
            running = before;
            from = to;
        }
        ids
    }

    /// Applies the corrections of the row's cells.
    fn correct(&mut self, item: &mut RawItem, id: ItemId) {
        for (index, correction) in self.overrides.corrections.iter().enumerate() {
            if correction.item != id {
                continue;
            }
            let roles: &[ColumnRole] = match correction.field {
                Field::Category => &[ColumnRole::Category],
                Field::Title => &[ColumnRole::Title],
                Field::Departments => &[ColumnRole::Departments, ColumnRole::DepartmentsAndMethod],
                Field::SuperiorDuties => &[
                    ColumnRole::Superior,
                    ColumnRole::Method,
                    ColumnRole::DepartmentsAndMethod,
                ],
                Field::TownshipDuties => &[ColumnRole::Township],
            };
            if correction.field == Field::Category {
                if item.category.as_ref() == Some(&correction.published) {
                    item.category = Some(correction.read_as.clone());
                    self.applied.insert(index);
                }
                continue;
            }
            let mut lines: Vec<&mut String> = Vec::new();
            for (role, text) in &mut item.fields {
                if roles.contains(role) {
                    lines.extend(text);
                }
            }
            let count: usize = lines
                .iter()
                .map(|line| line.matches(&correction.published).count())
                .sum();
            if count == 1
                && let Some(line) = lines
                    .into_iter()
                    .find(|line| line.contains(&correction.published))
            {
                *line = line.replacen(&correction.published, &correction.read_as, 1);
                self.applied.insert(index);
            }
        }
    }

    fn item(
        &mut self,
        list: &mut DutyList,
        registry: &Registry,
        raw: &RawItem,
        id: ItemId,
        printed: Option<String>,
        cell: &DepartmentsOf,
    ) -> Item {
        let title = raw
            .fields
            .get(&ColumnRole::Title)
            .map_or(String::new(), |lines| join(lines));
        if title.is_empty() {
            self.problem(
                Severity::Check,
                ProblemKind::NoTitle,
                Some(id),
                &raw.location,
                &raw.number,
            );
        }
        let category = raw.category.as_ref().map(|name| {
            list.category_named(name).unwrap_or_else(|| {
                list.categories.push(name.clone());
                CategoryId(list.categories.len() as u32 - 1)
            })
        });
        let mut departments: Vec<DepartmentId> = Vec::new();
        for found in cell.names.iter().filter_map(|name| registry.find(name)) {
            if !departments.contains(&found) {
                departments.push(found);
            }
        }
        for unclear in &cell.unclear {
            self.problem(
                Severity::Check,
                ProblemKind::DepartmentUnclear,
                Some(id),
                &raw.location,
                unclear,
            );
        }
        for sentence in &cell.sentences {
            self.problem(
                Severity::NotRead,
                ProblemKind::DepartmentUnclear,
                Some(id),
                &raw.location,
                sentence,
            );
        }
        let is_department = |text: &str| is_department(registry, text);
        let clauses_of = |role: ColumnRole| match raw.fields.get(&role) {
            Some(lines) if !is_dash(lines) => clauses::split(lines, &is_department),
            _ => Vec::new(),
        };
        let mut superior: Vec<SuperiorClause> = Vec::new();
        for role in [ColumnRole::Superior, ColumnRole::Method] {
            for clause in clauses_of(role) {
                superior.push(attributed(
                    clause,
                    registry,
                    &departments,
                    cell.others.is_some(),
                ));
            }
        }
        if let Some(takeover) = &cell.takeover {
            superior.extend(takeover.clauses(registry, &departments, &is_department));
        }
        let township = clauses_of(ColumnRole::Township);
        let text_of = |role: ColumnRole| {
            raw.fields
                .get(&role)
                .map(|lines| join(lines))
                .filter(|text| !text.is_empty())
        };
        let action = text_of(ColumnRole::Action);
        let cancelled = action
            .iter()
            .chain([&title])
            .any(|text| text.contains("取消"))
            || superior
                .iter()
                .any(|duty| duty.clause.text.contains("取消"));
        if id.list != List::Basic && departments.is_empty() && cell.others.is_none() {
            let severity = if cancelled {
                Severity::Note
            } else {
                Severity::Check
            };
            self.problem(
                severity,
                ProblemKind::NoDepartment,
                Some(id),
                &raw.location,
                &title,
            );
        }
        if id.list == List::Supporting && superior.is_empty() && township.is_empty() {
            self.problem(
                Severity::Check,
                ProblemKind::NoDuties,
                Some(id),
                &raw.location,
                &title,
            );
        }
        Item {
            id,
            printed_number: printed,
            category,
            title,
            title_en: None,
            departments,
            other_departments: cell.others.clone(),
            superior,
            township,
            action,
            remark: text_of(ColumnRole::Remark),
        }
    }

    /// Compares the counts that the document states with those that were found.
    fn counts(&mut self, walked: &Walked, list: &DutyList) -> Vec<DeclaredCount> {
        let mut counts: Vec<DeclaredCount> = Vec::new();
        let mut told: BTreeSet<(Option<List>, u32)> = BTreeSet::new();
        for (declared, location, text) in &walked.declared {
            let found = match declared.list {
                Some(of) => list.list(of).count(),
                None => list.items.len(),
            } as u32;
            let count = DeclaredCount {
                list: declared.list,
                section: None,
                declared: declared.count,
                found,
            };
            if found != declared.count && told.insert((declared.list, declared.count)) {
                let kind = ProblemKind::CountMismatch {
                    list: declared.list,
                    section: None,
                    declared: declared.count,
                    found,
                };
                self.problem(Severity::Check, kind, None, location, text);
            }
            counts.push(count);
        }
        for section in &walked.sections {
            let Some(declared) = section.declared else {
                continue;
            };
            let (found, name) = (section.found, section.name.clone());
            if found != declared {
                let kind = ProblemKind::CountMismatch {
                    list: section.list,
                    section: Some(name.clone()),
                    declared,
                    found,
                };
                self.problem(
                    Severity::Check,
                    kind,
                    None,
                    &section.location,
                    &section.text,
                );
            }
            counts.push(DeclaredCount {
                list: section.list,
                section: Some(name),
                declared,
                found,
            });
        }
        counts
    }

    fn document_problems(
        &mut self,
        source: &SourceDocument,
        walked: &Walked,
        cover: &Cover,
        list: &DutyList,
    ) {
        let nowhere = Location::default();
        for left in &source.left_out {
            let severity = match left.kind {
                ProblemKind::FormulaUnread | ProblemKind::Undecodable { .. } => Severity::Check,
                _ => Severity::Note,
            };
            self.problem(
                severity,
                left.kind.clone(),
                None,
                &left.location,
                &left.text,
            );
        }
        if list.items.is_empty() {
            return;
        }
        if cover.title_from == Origin::Nowhere {
            self.problem(
                Severity::Note,
                ProblemKind::TitleAbsent,
                None,
                &nowhere,
                &cover.title,
            );
        }
        if cover.place.is_empty() {
            self.problem(Severity::Note, ProblemKind::PlaceAbsent, None, &nowhere, "");
        }
        if cover.date.is_empty() {
            self.problem(Severity::Note, ProblemKind::DateAbsent, None, &nowhere, "");
        }
        let place = cover.place.concat();
        let mut told: BTreeSet<&String> = BTreeSet::new();
        for (text, location) in &walked.places {
            if !text.is_empty() && !place.contains(text.as_str()) && told.insert(text) {
                self.problem(
                    Severity::NotRead,
                    ProblemKind::CellUnread,
                    None,
                    location,
                    text,
                );
            }
        }
        for of in List::ALL {
            if list.list(of).next().is_some() {
                continue;
            }
            // A caption without rows under it is worth a look.
            let announced = walked
                .announced
                .iter()
                .find(|(announced, ..)| *announced == of);
            match announced {
                Some((_, location, text)) => self.problem(
                    Severity::Check,
                    ProblemKind::ListAbsent { list: of },
                    None,
                    location,
                    text,
                ),
                None => self.problem(
                    Severity::Note,
                    ProblemKind::ListAbsent { list: of },
                    None,
                    &nowhere,
                    "",
                ),
            }
        }
        for (index, correction) in self.overrides.corrections.iter().enumerate() {
            if !self.applied.contains(&index) {
                self.problems.push(Problem {
                    severity: Severity::Check,
                    kind: ProblemKind::CorrectionUnused {
                        correction: index as u32 + 1,
                    },
                    location: nowhere.clone(),
                    item: Some(correction.item),
                    text: correction.published.clone(),
                });
            }
        }
    }

    /// Lines outside the rows that say nothing that was used.
    fn outside(&mut self, walked: &mut Walked) {
        let mut used: BTreeMap<(usize, usize), bool> = BTreeMap::new();
        for line in &walked.lines {
            if let Some(cell) = line.cell {
                *used.entry(cell).or_default() |= line.used;
            }
        }
        for ((grid, cell), used) in &used {
            walked.states[*grid][*cell] = if *used {
                CellState::Caption
            } else {
                CellState::Note
            };
        }
        for line in &walked.lines {
            let kept = line.used
                || line
                    .cell
                    .is_some_and(|cell| used.get(&cell).copied().unwrap_or(false));
            if kept {
                if !walked.captions.contains(&line.text) {
                    walked.captions.push(line.text.clone());
                }
            } else {
                self.problem(
                    Severity::Note,
                    ProblemKind::TextOutside,
                    None,
                    &line.location,
                    &line.text,
                );
            }
        }
    }
}

fn title_text(item: &RawItem) -> String {
    item.fields
        .get(&ColumnRole::Title)
        .map_or(String::new(), |lines| join(lines))
}

/// A dash that fills an empty cell.
fn is_dash(lines: &[String]) -> bool {
    let text = squeeze(&lines.concat());
    text.is_empty()
        || matches!(
            text.as_str(),
            "—" | "－" | "-" | "/" | "——" | "无" | "\\" | "--"
        )
}

/// Whether a text is a department's name, or several with 、 between them.
fn is_department(registry: &Registry, text: &str) -> bool {
    let text = squeeze(text);
    if text.is_empty() || text.chars().count() > 80 {
        return false;
    }
    registry.find(&text).is_some() || {
        let parts = departments::split(&text);
        parts.len() > 1 && parts.iter().all(|part| registry.find(part).is_some())
    }
}

/// A clause with who acts in it.
fn attributed(
    clause: Clause,
    registry: &Registry,
    listed: &[DepartmentId],
    others: bool,
) -> SuperiorClause {
    let heading = clause.section.as_ref().map(|heading| {
        let text = heading.text.trim_end_matches(['：', ':']);
        let parts = departments::split(&squeeze(text));
        parts
            .iter()
            .filter_map(|part| registry.find(part))
            .collect::<Vec<_>>()
    });
    SuperiorClause {
        attribution: attribute(
            &clause.text,
            heading.as_deref().unwrap_or_default(),
            listed,
            others,
            &registry.departments,
        ),
        clause,
    }
}
