//! Rows of a grid that are items, or go on with the item before them.

use std::collections::{BTreeMap, BTreeSet};

use super::caption::{self};
use super::header::ColumnRole;
use super::outcome::CellState;
use super::table::TableWalk;
use super::text::{item_number, squeeze};
use super::walk::{Layout, RawItem, Walker};
use crate::duty_list::model::List;
use crate::duty_list::problem::{Location, ProblemKind, Severity};

impl Walker<'_> {
    pub(super) fn data_row(&mut self, table: &mut TableWalk, row: u32) {
        use ColumnRole as Role;
        let Some(layout) = table.layout.clone() else {
            return;
        };
        // A section in two cells: 三 | 平安法治（8项）.
        if let Some(section) = self.split_section(table, &layout, row) {
            let text = table.rows.row_text(row).replace(" | ", "、");
            let location = table.location(Some(row), None);
            for (at, _) in table.rows.own(row) {
                self.out.states[table.index][at] = CellState::Caption;
            }
            self.out.captions.push(text.clone());
            self.hint = layout.list.or(self.hint);
            self.begin_section(&text, section, &location);
            return;
        }
        let mut fields: BTreeMap<Role, Vec<String>> = BTreeMap::new();
        // Fields whose cell began in an earlier row.
        let mut merged: BTreeSet<Role> = BTreeSet::new();
        let mut taken: BTreeSet<usize> = BTreeSet::new();
        for (column, role) in &layout.roles {
            let Some((at, cell)) = table.rows.at(row, *column) else {
                continue;
            };
            if !taken.insert(at) {
                continue;
            }
            if cell.row < row {
                merged.insert(*role);
            } else {
                self.out.states[table.index][at] = CellState::Item;
            }
            let paragraphs = fields.entry(*role).or_default();
            paragraphs.extend(cell.paragraphs.iter().cloned());
        }
        for (at, cell) in table.rows.own(row) {
            if taken.contains(&at) {
                continue;
            }
            self.out.states[table.index][at] = CellState::Unread;
            if cell.is_blank() {
                self.out.states[table.index][at] = CellState::Item;
            } else if let Some(header) = layout.headers.get(&cell.column) {
                table
                    .columns
                    .entry(cell.column)
                    .or_insert_with(|| (header.clone(), None));
                let ignored = table
                    .ignored
                    .entry(cell.column)
                    .or_insert_with(|| (header.clone(), Vec::new()));
                ignored.1.push(cell.text());
            } else {
                let location = table.location(Some(row), Some(cell.column));
                self.problem(
                    Severity::NotRead,
                    ProblemKind::CellUnread,
                    location,
                    cell.text(),
                );
            }
        }
        let location = table.location(Some(row), None);
        let blank = |role: Role| fields.get(&role).is_none_or(Vec::is_empty);
        let number = fields
            .get(&Role::Number)
            .map_or(String::new(), |lines| squeeze(&lines.concat()));
        if self.goes_on(table, &layout, row, &fields, &merged, &number) {
            self.join_row(
                &fields,
                &merged,
                &location,
                table.rows.row_text(row),
                table.rows.grid.sheet.is_none() && table.first_row,
            );
            return;
        }
        if blank(Role::Title) && number.is_empty() {
            for (at, _) in table.rows.own(row) {
                self.out.states[table.index][at] = CellState::Unread;
            }
            self.problem(
                Severity::NotRead,
                ProblemKind::RowUnread,
                location,
                table.rows.row_text(row),
            );
            return;
        }
        let list = match layout.column(Role::List) {
            Some(_) => {
                let text = fields
                    .get(&Role::List)
                    .map_or(String::new(), |lines| lines.concat());
                if !caption::is_only_list_name(&text) {
                    self.problem(
                        Severity::Note,
                        ProblemKind::ListUnclear,
                        location.clone(),
                        text.clone(),
                    );
                }
                let list = caption::list_of_name(&text).or(layout.list);
                if list.is_none() && !text.is_empty() {
                    self.problem(
                        Severity::NotRead,
                        ProblemKind::ListUnclear,
                        location.clone(),
                        table.rows.row_text(row),
                    );
                    for (at, _) in table.rows.own(row) {
                        self.out.states[table.index][at] = CellState::Unread;
                    }
                    return;
                }
                list.or_else(|| self.out.items.last().and_then(|item| item.list))
            }
            None => layout.list,
        };
        if let Some(lines) = fields.get(&Role::Place) {
            self.out
                .places
                .push((squeeze(&lines.concat()), location.clone()));
        }
        let category = self.category_of(&layout, &fields, list);
        for (_, at) in &self.open {
            self.out.sections[*at].found += 1;
        }
        self.begun = true;
        self.out.items.push(RawItem {
            list,
            location,
            number,
            category,
            fields,
            group: self.group,
        });
    }

    /// The category by its own cell, or as it was before.
    pub(super) fn category_of(
        &mut self,
        layout: &Layout,
        fields: &BTreeMap<ColumnRole, Vec<String>>,
        list: Option<List>,
    ) -> Option<String> {
        let own = fields
            .get(&ColumnRole::Category)
            .map_or(String::new(), |lines| squeeze(&lines.concat()));
        if own.is_empty() {
            let same_list = self.out.items.last().is_none_or(|item| item.list == list);
            return self
                .category
                .clone()
                .filter(|_| same_list || !layout.has(ColumnRole::Category));
        }
        let name = match caption::section(&own) {
            Some(section) if section.marked => section.name,
            _ => own,
        };
        if self.category.as_ref() != Some(&name) {
            self.group += 1;
            self.category = Some(name.clone());
        }
        Some(name)
    }

    /// Whether a row belongs to the item before it.
    pub(super) fn goes_on(
        &self,
        table: &TableWalk,
        layout: &Layout,
        row: u32,
        fields: &BTreeMap<ColumnRole, Vec<String>>,
        merged: &BTreeSet<ColumnRole>,
        number: &str,
    ) -> bool {
        use ColumnRole as Role;
        let Some(last) = self.out.items.last() else {
            return false;
        };
        if last.list != layout.list && !layout.has(Role::List) {
            return false;
        }
        let title = fields
            .get(&Role::Title)
            .map_or(String::new(), |lines| squeeze(&lines.concat()));
        if merged.contains(&Role::Title) && !title.is_empty() {
            return true;
        }
        if title.is_empty() && number.is_empty() {
            return !fields.values().all(Vec::is_empty);
        }
        let last_title = last
            .fields
            .get(&Role::Title)
            .map_or(String::new(), |lines| squeeze(&lines.concat()));
        if !number.is_empty() {
            let same = number == last.number && !merged.contains(&Role::Number);
            let again = title.is_empty()
                || title
                    .strip_suffix("（续）")
                    .or(title.strip_suffix("(续)"))
                    .unwrap_or(&title)
                    == last_title;
            return same && again && table.first_row;
        }
        // No number: part of a row that a page break has split, or an item
        // whose number is missing. The next number tells which.
        let Some(column) = layout.column(Role::Number) else {
            return false;
        };
        let (Some(before), Some(next)) =
            (item_number(&last.number), table.next_number(row, column))
        else {
            return false;
        };
        let own_category = !merged.contains(&Role::Category)
            && fields
                .get(&Role::Category)
                .is_some_and(|lines| !lines.is_empty());
        next == before + 1 && !own_category
    }

    /// Adds a row to the item before it.
    pub(super) fn join_row(
        &mut self,
        fields: &BTreeMap<ColumnRole, Vec<String>>,
        merged: &BTreeSet<ColumnRole>,
        location: &Location,
        text: String,
        page_break: bool,
    ) {
        let Some(last) = self.out.items.last_mut() else {
            return;
        };
        for (role, lines) in fields {
            if merged.contains(role) || *role == ColumnRole::Number {
                continue;
            }
            let known = last.fields.entry(*role).or_default();
            if *role == ColumnRole::Title
                && squeeze(&lines.concat())
                    .trim_end_matches("（续）")
                    .trim_end_matches("(续)")
                    == squeeze(&known.concat())
            {
                continue;
            }
            if matches!(
                role,
                ColumnRole::Category | ColumnRole::List | ColumnRole::Place
            ) {
                continue;
            }
            let mut lines = lines.iter();
            // A sentence that the page break has cut goes on.
            if page_break
                && !matches!(role, ColumnRole::Departments)
                && let Some(end) = known.last_mut()
                && !end.ends_with(['。', '；', ';', '：', '！'])
                && let Some(first) = lines.next()
            {
                end.push_str(first);
            }
            known.extend(lines.cloned());
        }
        self.problem(
            Severity::Note,
            ProblemKind::RowJoined,
            location.clone(),
            text,
        );
    }
}
