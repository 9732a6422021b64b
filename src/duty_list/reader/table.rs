//! Going through one grid: its header, its list, the state of its cells.

use std::collections::{BTreeMap, BTreeSet};

use super::caption::{self};
use super::columns::read_header;
use super::header::{ColumnRole, list_in_header};
use super::outcome::{CellState, ColumnReading, TableReading, Verdict};
use super::rows::Rows;
use super::text::{item_number, squeeze};
use super::walk::{Layout, Walker};
use crate::duty_list::model::List;
use crate::duty_list::problem::{Location, ProblemKind, Severity};
use crate::duty_list::source::{Grid, SourceKind};

/// The state while a grid is read.
pub(super) struct TableWalk<'g> {
    pub(super) number: u32,
    pub(super) index: usize,
    pub(super) rows: &'g Rows<'g>,
    pub(super) layout: Option<Layout>,
    /// Rows before the header.
    pub(super) pending: Vec<u32>,
    /// Rows of a table of something else.
    pub(super) other: Vec<u32>,
    pub(super) other_headers: Vec<String>,
    pub(super) columns: BTreeMap<u32, (String, Option<ColumnRole>)>,
    pub(super) ignored: BTreeMap<u32, (String, Vec<String>)>,
    pub(super) first_row: bool,
    /// Whether the row before was a note, which may go on.
    pub(super) in_notes: bool,
    pub(super) skip: BTreeSet<u32>,
}

impl TableWalk<'_> {
    pub(super) fn location(&self, row: Option<u32>, column: Option<u32>) -> Location {
        Location {
            table: Some(self.number),
            sheet: self.rows.grid.sheet.clone(),
            row: row.map(|row| row + 1),
            column: column.map(|column| column + 1),
            paragraph: None,
        }
    }

    /// The next number below a row.
    pub(super) fn next_number(&self, row: u32, column: u32) -> Option<u32> {
        let below = self
            .rows
            .numbers()
            .into_iter()
            .filter(|number| *number > row);
        below
            .take(12)
            .find_map(|row| item_number(&self.rows.own_text(row, column)))
    }
}

impl Walker<'_> {
    /// The columns that a person has given for a table without a header.
    pub(super) fn given_layout(&self, number: u32, grid: &Grid) -> Option<Layout> {
        let given = self
            .overrides
            .columns
            .iter()
            .filter(|given| given.table == number);
        let roles: BTreeMap<u32, ColumnRole> = given
            .filter_map(|given| Some((given.column.checked_sub(1)?, given.role?)))
            .collect();
        roles
            .values()
            .any(|role| *role == ColumnRole::Title)
            .then(|| {
                let mut layout = Layout {
                    roles,
                    width: grid.columns,
                    ..Layout::default()
                };
                layout.list = self.list_of(&layout, number, false);
                layout
            })
    }

    pub(super) fn finish_grid(&mut self, mut table: TableWalk, grid: &Grid, before: usize) {
        let items = &self.out.items[before..];
        let lists: BTreeSet<List> = items.iter().filter_map(|item| item.list).collect();
        let count = items.len() as u32;
        let pending = std::mem::take(&mut table.pending);
        let verdict = if count > 0 || table.layout.as_ref().is_some_and(|layout| !layout.other) {
            for row in pending {
                self.flush_row(&table, row);
            }
            Verdict::DutyList
        } else if !table.other.is_empty() || self.is_data(&table, &pending) {
            table.other.extend(pending);
            Verdict::Other
        } else {
            for row in pending {
                self.flush_row(&table, row);
            }
            Verdict::Blank
        };
        if !table.other.is_empty() {
            let text: Vec<String> = table
                .other
                .iter()
                .map(|row| table.rows.row_text(*row))
                .collect();
            for row in &table.other {
                for (at, _) in table.rows.own(*row) {
                    self.out.states[table.index][at] = CellState::Unread;
                }
            }
            let columns = std::mem::take(&mut table.other_headers);
            let location = table.location(table.other.first().copied(), None);
            self.problem(
                Severity::NotRead,
                ProblemKind::OtherTable { columns },
                location,
                text.join("\n"),
            );
        }
        for (column, (header, cells)) in std::mem::take(&mut table.ignored) {
            let location = table.location(None, Some(column));
            let text = [vec![header], cells].concat().join("\n");
            self.problem(
                Severity::NotRead,
                ProblemKind::ColumnIgnored,
                location,
                text,
            );
        }
        self.out.tables.push(TableReading {
            number: table.number,
            sheet: grid.sheet.clone(),
            lists: lists.into_iter().collect(),
            items: count,
            rows: table.rows.numbers().len() as u32,
            columns: table
                .columns
                .into_iter()
                .map(|(column, (header, role))| ColumnReading {
                    column: column + 1,
                    header,
                    role,
                })
                .collect(),
            verdict,
        });
        if let Some(layout) = table.layout.filter(|layout| !layout.other) {
            self.last = Some(layout);
        }
        self.fresh = false;
    }

    /// Whether rows without a known header are data, not the layout of a page.
    pub(super) fn is_data(&self, table: &TableWalk, rows: &[u32]) -> bool {
        if self.source.kind == SourceKind::Html {
            return false;
        }
        let wide = rows
            .iter()
            .filter(|row| table.rows.filled(**row).len() >= 2);
        let lines = wide.filter(|row| {
            !caption::is_contents_line(&table.rows.row_text(**row).replace(" | ", ""))
        });
        lines.count() >= 3
    }

    pub(super) fn flush_row(&mut self, table: &TableWalk, row: u32) {
        for (at, cell) in table.rows.filled(row) {
            let location = table.location(Some(row), Some(cell.column));
            for line in &cell.paragraphs {
                let contents =
                    caption::is_contents_line(&squeeze(&table.rows.row_text(row).replace('|', "")));
                self.outside(line, location.clone(), Some((table.index, at)), contents);
            }
        }
    }

    pub(super) fn flush(&mut self, table: &mut TableWalk) {
        for row in std::mem::take(&mut table.pending) {
            self.flush_row(table, row);
        }
    }

    /// A blank row inside a list belongs to nothing; blank cells beside merged
    /// ones belong to the item.
    pub(super) fn mark_blank_row(&mut self, table: &TableWalk, row: u32) {
        let continues = table
            .rows
            .covering(row)
            .any(|(_, cell)| cell.row < row && !cell.is_blank());
        for (at, _) in table.rows.own(row) {
            self.out.states[table.index][at] = if continues {
                CellState::Item
            } else {
                CellState::Note
            };
        }
    }

    /// Reads a header, of one or two lines. Repeated ones change nothing.
    pub(super) fn header(&mut self, table: &mut TableWalk, row: u32) -> bool {
        let Some((roles, headers, foreign, lines)) = read_header(table.rows, row) else {
            return false;
        };
        self.flush(table);
        for line in 0..lines {
            for (at, _) in table.rows.own(row + line) {
                self.out.states[table.index][at] = CellState::Header;
            }
            table.skip.insert(row + line);
        }
        let mut layout = Layout {
            roles,
            headers,
            width: table.rows.grid.columns,
            ..Layout::default()
        };
        for given in self
            .overrides
            .columns
            .iter()
            .filter(|given| given.table == table.number)
        {
            let Some(column) = given.column.checked_sub(1) else {
                continue;
            };
            match given.role {
                Some(role) => layout.roles.insert(column, role),
                None => layout.roles.remove(&column),
            };
        }
        let repeated = table
            .layout
            .as_ref()
            .or(self.last.as_ref())
            .filter(|last| last.roles == layout.roles && !last.other && !foreign);
        let repeated_list = repeated.map(|last| last.list);
        layout.list = self.list_of(&layout, table.number, foreign);
        let named = layout.list.is_some() || layout.has(ColumnRole::List);
        if let (Some(list), false, false) = (repeated_list, self.fresh, named) {
            // The same table goes on.
            layout.list = list;
        } else if !named && self.may_be_basic(&layout, foreign) {
            // Nothing but the columns says so.
            layout.list = Some(List::Basic);
            let text = layout
                .headers
                .values()
                .cloned()
                .collect::<Vec<_>>()
                .join(" | ");
            let location = table.location(Some(row), None);
            self.problem(Severity::Check, ProblemKind::ListUnclear, location, text);
        } else if !named {
            layout.other = true;
        }
        if layout.other {
            table.other.push(row);
            table.other_headers.extend(layout.headers.values().cloned());
        } else {
            self.begun = true;
            for (column, header) in &layout.headers {
                let role = layout.roles.get(column).copied();
                let known = table
                    .columns
                    .entry(*column)
                    .or_insert_with(|| (header.clone(), role));
                if known.0 != *header {
                    self.out.captions.push(header.clone());
                }
            }
            if repeated_list.is_none_or(|list| list != layout.list) {
                self.group += 1;
                if self.fresh || table.rows.grid.sheet.is_some() {
                    // Sections of another list are over.
                    self.open
                        .retain(|(_, at)| self.out.sections[*at].list == self.hint);
                    if self.open.is_empty() {
                        self.category = None;
                    }
                }
            }
        }
        table.layout = Some(layout);
        self.fresh = false;
        true
    }

    /// A table of numbers, categories and titles in a document about duties,
    /// which has no basic list so far.
    pub(super) fn may_be_basic(&self, layout: &Layout, foreign: bool) -> bool {
        use ColumnRole as Role;
        let plain = layout.roles.values().all(|role| {
            matches!(
                role,
                Role::Number | Role::Category | Role::Title | Role::Remark
            )
        });
        let known = layout.roles.len() == layout.headers.len();
        plain
            && known
            && !foreign
            && layout.has(Role::Category)
            && self.mentions_duties
            && !self
                .out
                .items
                .iter()
                .any(|item| item.list == Some(List::Basic))
    }

    /// The list of a table by its columns first, then by its caption. None
    /// where the table is not a duty list.
    pub(super) fn list_of(&self, layout: &Layout, number: u32, foreign: bool) -> Option<List> {
        use ColumnRole as Role;
        if let Some(given) = self
            .overrides
            .lists
            .iter()
            .find(|given| given.table == number)
        {
            return Some(given.list);
        }
        let caption = self.hint.filter(|_| self.fresh);
        if layout.has(Role::Township) {
            return Some(List::Supporting);
        }
        if foreign && caption.is_none() {
            return None;
        }
        let takes_over = |column: Option<u32>| {
            let header = column.and_then(|column| layout.headers.get(&column));
            header.is_some_and(|header| {
                ["承接", "收回", "接收"]
                    .iter()
                    .any(|word| header.contains(word))
            })
        };
        if layout.has(Role::Method)
            || layout.has(Role::DepartmentsAndMethod)
            || takes_over(layout.column(Role::Departments))
        {
            return Some(List::Reclaimed);
        }
        let title = layout
            .column(Role::Title)
            .and_then(|column| layout.headers.get(&column));
        if let Some(list) = title.and_then(|header| list_in_header(header)) {
            return Some(list);
        }
        if layout.has(Role::Action) && caption.is_none() {
            return Some(List::Reclaimed);
        }
        if caption.is_some() {
            return caption;
        }
        if layout.has(Role::Superior) && layout.has(Role::Departments) && !foreign {
            return Some(List::Supporting);
        }
        None
    }

    /// A table that begins without a header goes on with the last one.
    pub(super) fn inherit(&mut self, table: &mut TableWalk, row: u32) -> bool {
        let Some(last) = self.last.clone() else {
            return false;
        };
        if !table.first_row
            || !table.pending.is_empty() && !self.fresh
            || table.rows.grid.columns != last.width
            || table.rows.grid.sheet.is_some()
        {
            return false;
        }
        let number = last.column(ColumnRole::Number);
        let text = number.map_or(String::new(), |column| table.rows.own_text(row, column));
        let fits = match number {
            Some(_) => {
                item_number(&text).is_some()
                    || text.is_empty() && !table.rows.filled(row).is_empty() && !self.fresh
            }
            None => last.width >= 3,
        };
        if !fits {
            return false;
        }
        self.flush(table);
        let mut layout = last;
        if self.fresh {
            layout.list = self.list_of(&layout, table.number, false).or(layout.list);
            self.group += 1;
        }
        for (column, header) in &layout.headers {
            table
                .columns
                .insert(*column, (header.clone(), layout.roles.get(column).copied()));
        }
        table.layout = Some(layout);
        let location = table.location(Some(row), None);
        self.problem(
            Severity::Note,
            ProblemKind::TableWithoutHeader,
            location,
            String::new(),
        );
        true
    }

    pub(super) fn grid(&mut self, number: u32, grid: &Grid) {
        let rows = Rows::new(grid);
        let index = self.out.states.len();
        self.out
            .states
            .push(vec![CellState::Note; grid.cells.len()]);
        let before = self.out.items.len();
        if let Some(list) = grid.sheet.as_deref().and_then(caption::list_of_name) {
            self.hint = Some(list);
            self.fresh = true;
            self.category = None;
            self.open.clear();
            self.group += 1;
        } else if grid.sheet.is_some() {
            self.hint = None;
            self.fresh = false;
        }
        let mut table = TableWalk {
            number,
            index,
            rows: &rows,
            layout: self.given_layout(number, grid),
            pending: Vec::new(),
            other: Vec::new(),
            columns: BTreeMap::new(),
            ignored: BTreeMap::new(),
            first_row: true,
            in_notes: false,
            skip: BTreeSet::new(),
            other_headers: Vec::new(),
        };
        if let Some(layout) = &table.layout {
            for (column, role) in &layout.roles {
                table.columns.insert(*column, (String::new(), Some(*role)));
            }
        }
        for row in rows.numbers() {
            if !table.skip.contains(&row) {
                self.row(&mut table, row);
            }
        }
        self.finish_grid(table, grid, before);
    }

    pub(super) fn row(&mut self, table: &mut TableWalk, row: u32) {
        let filled = table.rows.filled(row);
        let dropped = self
            .overrides
            .dropped_rows
            .iter()
            .any(|drop| drop.table == table.number && drop.row == row + 1);
        if filled.is_empty() || dropped {
            if dropped && !filled.is_empty() {
                let text = table.rows.row_text(row);
                self.problem(
                    Severity::Note,
                    ProblemKind::NoteRow,
                    table.location(Some(row), None),
                    text,
                );
            } else if !filled.is_empty() || table.layout.is_none() {
                return;
            }
            self.mark_blank_row(table, row);
            return;
        }
        if self.header(table, row) {
            return;
        }
        if let Some((at, cell)) = table.rows.only_text(row)
            && self.line_in_table(table, row, at, cell)
        {
            return;
        }
        if table.layout.is_none() && !self.inherit(table, row) {
            table.pending.push(row);
            return;
        }
        if table.layout.as_ref().is_some_and(|layout| layout.other) {
            table.other.push(row);
            return;
        }
        if self.is_total(table, row) {
            return;
        }
        self.data_row(table, row);
        table.first_row = false;
        table.in_notes = false;
    }
}
