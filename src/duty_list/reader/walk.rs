//! Going through a source in order: captions, headers, sections, rows.

use std::collections::{BTreeMap, BTreeSet};

use super::caption::{self, Declared, Section};
use super::header::{ColumnRole, HeaderMeaning, list_in_header, meaning};
use super::outcome::{CellState, ColumnReading, Overrides, TableReading, Verdict};
use super::rows::Rows;
use super::text::{item_number, join, squeeze};
use super::title::Line;
use crate::duty_list::model::List;
use crate::duty_list::problem::{Location, Problem, ProblemKind, Severity};
use crate::duty_list::source::{Block, Cell, Grid, SourceDocument, SourceKind};

/// A row, or several that belong together, before it is interpreted.
#[derive(Clone, Debug, Default)]
pub struct RawItem {
    pub list: Option<List>,
    pub location: Location,
    /// The text of the column 序号.
    pub number: String,
    pub category: Option<String>,
    pub fields: BTreeMap<ColumnRole, Vec<String>>,
    /// Changes where numbers may begin again: at a category, a section, a table.
    pub group: u32,
}

/// A section that declares how many items it has.
#[derive(Clone, Debug)]
pub struct SectionCount {
    pub list: Option<List>,
    pub name: String,
    pub declared: Option<u32>,
    pub found: u32,
    pub location: Location,
    pub text: String,
}

#[derive(Debug, Default)]
pub struct Walked {
    pub items: Vec<RawItem>,
    pub lines: Vec<Line>,
    pub problems: Vec<Problem>,
    pub tables: Vec<TableReading>,
    pub states: Vec<Vec<CellState>>,
    pub declared: Vec<(Declared, Location, String)>,
    pub sections: Vec<SectionCount>,
    pub captions: Vec<String>,
    /// What the column of the township says.
    pub places: Vec<(String, Location)>,
    /// Lists that a caption announces.
    pub announced: Vec<(List, Location, String)>,
}

/// The columns of a table.
#[derive(Clone, Debug, Default)]
struct Layout {
    roles: BTreeMap<u32, ColumnRole>,
    headers: BTreeMap<u32, String>,
    list: Option<List>,
    width: u32,
    /// A table of something else.
    other: bool,
}

impl Layout {
    fn column(&self, role: ColumnRole) -> Option<u32> {
        self.roles
            .iter()
            .find(|(_, known)| **known == role)
            .map(|(column, _)| *column)
    }

    fn has(&self, role: ColumnRole) -> bool {
        self.column(role).is_some()
    }
}

struct Walker<'s> {
    source: &'s SourceDocument,
    overrides: &'s Overrides,
    out: Walked,
    /// The list that the last caption or sheet name names.
    hint: Option<List>,
    /// Whether no table stands between the caption and here.
    fresh: bool,
    /// The layout of the last table of duties.
    last: Option<Layout>,
    /// The sections that are open, outermost first, as indices.
    open: Vec<(u8, usize)>,
    category: Option<String>,
    group: u32,
    begun: bool,
    /// Whether the document speaks of duties of a township anywhere.
    mentions_duties: bool,
}

pub fn walk(source: &SourceDocument, overrides: &Overrides) -> Walked {
    let mut walker = Walker {
        source,
        overrides,
        out: Walked::default(),
        hint: None,
        fresh: false,
        last: None,
        open: Vec::new(),
        category: None,
        group: 0,
        begun: false,
        mentions_duties: mentions_duties(source),
    };
    let (mut table, mut paragraph) = (0, 0);
    for block in &source.blocks {
        match block {
            Block::Paragraph(text) => {
                paragraph += 1;
                let location = Location {
                    paragraph: Some(paragraph),
                    ..Location::default()
                };
                walker.outside(&text.text, location, None, text.contents);
            }
            Block::Grid(grid) => {
                table += 1;
                walker.grid(table, grid);
            }
        }
    }
    walker.out
}

impl Walker<'_> {
    /// A line outside the rows of a list.
    fn outside(
        &mut self,
        text: &str,
        location: Location,
        cell: Option<(usize, usize)>,
        contents: bool,
    ) {
        let squeezed = squeeze(text);
        let contents = contents || caption::is_contents_line(text);
        let short = squeezed.chars().count() <= 60 && !squeezed.contains('。');
        let lists = if contents {
            Vec::new()
        } else {
            caption::lists_named(text)
        };
        let mut is_caption = false;
        match lists[..] {
            [list] if short => {
                self.begin_list(list, &location, text);
                is_caption = true;
            }
            // One that names several does not say which list comes.
            [_, _, ..] if short => {
                self.hint = None;
                self.fresh = false;
                is_caption = true;
            }
            [] if short && !contents && cell.is_none() && self.hint.is_some() => {
                if let Some(section) = caption::section(text)
                    .filter(|section| section.marked && !caption::is_note(text))
                {
                    self.begin_section(text, section, &location);
                    is_caption = true;
                }
            }
            _ => {}
        }
        if !contents {
            self.declare(text, &location);
        }
        if is_caption {
            self.out.captions.push(text.to_owned());
        }
        self.out.lines.push(Line {
            text: text.to_owned(),
            location,
            cell,
            contents,
            before: !self.begun,
            used: is_caption,
        });
    }

    fn begin_list(&mut self, list: List, location: &Location, text: &str) {
        self.hint = Some(list);
        self.fresh = true;
        self.open.clear();
        self.category = None;
        self.group += 1;
        self.out
            .announced
            .push((list, location.clone(), text.to_owned()));
    }

    fn declare(&mut self, text: &str, location: &Location) {
        for declared in caption::declared(text) {
            self.out
                .declared
                .push((declared, location.clone(), text.to_owned()));
        }
    }

    fn begin_section(&mut self, text: &str, section: Section, location: &Location) {
        let list = self.hint;
        let kind = numeral_kind(text);
        if let Some(at) = self.open.iter().position(|(open, _)| *open == kind) {
            self.open.truncate(at);
        }
        if self.category.as_ref() != Some(&section.name) {
            self.group += 1;
        }
        self.category = Some(section.name.clone());
        let sections = &mut self.out.sections;
        let known = sections
            .iter()
            .position(|known| known.list == list && known.name == section.name);
        let at = known.unwrap_or_else(|| {
            sections.push(SectionCount {
                list,
                name: section.name.clone(),
                declared: None,
                found: 0,
                location: location.clone(),
                text: text.to_owned(),
            });
            sections.len() - 1
        });
        if let Some(count) = section.count
            && sections[at].declared.is_none()
        {
            sections[at].declared = Some(count);
            sections[at].location = location.clone();
            sections[at].text = text.to_owned();
        }
        self.open.push((kind, at));
    }

    fn problem(&mut self, severity: Severity, kind: ProblemKind, location: Location, text: String) {
        self.out.problems.push(Problem {
            severity,
            kind,
            location,
            item: None,
            text,
        });
    }

    fn grid(&mut self, number: u32, grid: &Grid) {
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

    /// The columns that a person has given for a table without a header.
    fn given_layout(&self, number: u32, grid: &Grid) -> Option<Layout> {
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

    fn finish_grid(&mut self, mut table: TableWalk, grid: &Grid, before: usize) {
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
    fn is_data(&self, table: &TableWalk, rows: &[u32]) -> bool {
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

    fn flush_row(&mut self, table: &TableWalk, row: u32) {
        for (at, cell) in table.rows.filled(row) {
            let location = table.location(Some(row), Some(cell.column));
            for line in &cell.paragraphs {
                let contents =
                    caption::is_contents_line(&squeeze(&table.rows.row_text(row).replace('|', "")));
                self.outside(line, location.clone(), Some((table.index, at)), contents);
            }
        }
    }

    fn flush(&mut self, table: &mut TableWalk) {
        for row in std::mem::take(&mut table.pending) {
            self.flush_row(table, row);
        }
    }

    fn row(&mut self, table: &mut TableWalk, row: u32) {
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

    /// A blank row inside a list belongs to nothing; blank cells beside merged
    /// ones belong to the item.
    fn mark_blank_row(&mut self, table: &TableWalk, row: u32) {
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
    fn header(&mut self, table: &mut TableWalk, row: u32) -> bool {
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
    fn may_be_basic(&self, layout: &Layout, foreign: bool) -> bool {
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
    /// where the table is no duty list.
    fn list_of(&self, layout: &Layout, number: u32, foreign: bool) -> Option<List> {
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
    fn inherit(&mut self, table: &mut TableWalk, row: u32) -> bool {
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
                    || text.is_empty() && table.rows.filled(row).len() >= 1 && !self.fresh
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

    /// A row with one text: a caption, a section, a note. False for an item.
    fn line_in_table(&mut self, table: &mut TableWalk, row: u32, at: usize, cell: &Cell) -> bool {
        let text = join(&cell.paragraphs);
        let location = table.location(Some(row), Some(cell.column));
        let index = table.index;
        let columns = table.rows.grid.columns;
        let spans = cell.column_span * 2 > columns && columns > 1;
        if caption::is_page_number(&text) {
            self.problem(Severity::Note, ProblemKind::NoteRow, location, text);
            return true;
        }
        let Some(layout) = &table.layout else {
            // Before the header.
            if caption::lists_named(&text).is_empty()
                && self.last.is_some()
                && !spans
                && self.inherit(table, row)
            {
                return false;
            }
            table.pending.push(row);
            return true;
        };
        if layout.other {
            if let [list] = caption::lists_named(&text)[..]
                && text.chars().count() <= 40
            {
                // Another table begins on the same sheet.
                table.layout = None;
                self.begin_list(list, &location, &text);
                self.out.states[index][at] = CellState::Caption;
                self.out.captions.push(text);
                return true;
            }
            table.other.push(row);
            return true;
        }
        let in_title = layout.column(ColumnRole::Title) == Some(cell.column) && !spans;
        let in_number = layout.column(ColumnRole::Number) == Some(cell.column);
        let own_number = in_number && item_number(&text).is_some();
        if own_number {
            return false;
        }
        if caption::is_continuation(&text) {
            self.out.states[index][at] = CellState::Caption;
            if let Some(section) = caption::section(&text).filter(|section| {
                section.marked
                    && !section.name.starts_with('续')
                    && caption::lists_named(&section.name).is_empty()
            }) {
                self.begin_section(&text, section, &location);
            }
            self.out.captions.push(text);
            return true;
        }
        let lists = caption::lists_named(&text);
        if let [list] = lists[..]
            && text.chars().count() <= 40
            && !text.ends_with('。')
            && (!in_title || caption::section(&text).is_some_and(|section| section.marked))
        {
            self.out.states[index][at] = CellState::Caption;
            let running = self.hint == Some(list) && !self.fresh;
            if !running || caption::section(&text).is_some_and(|section| section.marked) {
                self.begin_list(list, &location, &text);
                if let Some(layout) = &mut table.layout {
                    if layout.has(ColumnRole::Township) && list == List::Reclaimed
                        || layout.list.is_none()
                        || !layout.has(ColumnRole::Township)
                    {
                        layout.list = Some(list);
                    }
                }
            }
            self.declare(&text, &location);
            self.out.lines.push(Line {
                text: text.clone(),
                location,
                cell: None,
                contents: false,
                before: false,
                used: true,
            });
            self.out.captions.push(text);
            return true;
        }
        if caption::is_total(&text) {
            self.declare(&text, &location);
            self.problem(Severity::Note, ProblemKind::NoteRow, location, text);
            return true;
        }
        if caption::is_note(&text) || text.contains("履职事项清单") {
            table.in_notes = true;
            self.problem(Severity::Note, ProblemKind::NoteRow, location, text);
            return true;
        }
        if let Some(section) = caption::section(&text)
            && (!table.in_notes || section.count.is_some())
            && (section.marked
                && (spans
                    || section.count.is_some()
                    || in_number
                    || numeral_kind(&text) > 0 && !in_title
                    || numeral_kind(&text) == 1 && text.chars().count() <= 16)
                || spans
                || in_number)
        {
            self.out.states[index][at] = CellState::Caption;
            self.out.captions.push(text.clone());
            if let Some(list) = layout.list {
                self.hint = Some(list);
            }
            self.begin_section(&text, section, &location);
            return true;
        }
        if table.in_notes && !in_title {
            self.problem(Severity::Note, ProblemKind::NoteRow, location, text);
            return true;
        }
        if spans {
            self.problem(Severity::NotRead, ProblemKind::RowUnread, location, text);
            self.out.states[index][at] = CellState::Unread;
            return true;
        }
        false
    }

    /// 合计 in the first filled cell.
    fn is_total(&mut self, table: &TableWalk, row: u32) -> bool {
        let filled = table.rows.filled(row);
        let Some((_, first)) = filled.first() else {
            return false;
        };
        if !caption::is_total(&first.text()) {
            return false;
        }
        let location = table.location(Some(row), None);
        let text = table.rows.row_text(row);
        let numbers: Vec<u32> = filled
            .iter()
            .skip(1)
            .filter_map(|(_, cell)| item_number(&cell.text()))
            .collect();
        if let [count] = numbers[..] {
            let list = table.layout.as_ref().and_then(|layout| layout.list);
            self.out
                .declared
                .push((Declared { list, count }, location.clone(), text.clone()));
        } else {
            self.declare(&text.replace(" | ", ""), &location);
        }
        self.problem(Severity::Note, ProblemKind::NoteRow, location, text);
        true
    }

    fn data_row(&mut self, table: &mut TableWalk, row: u32) {
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
    fn category_of(
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

    /// A section row whose numeral stands in the column of the numbers.
    fn split_section(&self, table: &TableWalk, layout: &Layout, row: u32) -> Option<Section> {
        let filled = table.rows.filled(row);
        let [(_, first), (_, second)] = filled[..] else {
            return None;
        };
        if layout.column(ColumnRole::Number) != Some(first.column) {
            return None;
        }
        let numeral = squeeze(&first.text());
        let numeral = numeral.trim_matches(['（', '）', '(', ')', '、', '.']);
        let chinese =
            !numeral.is_empty() && numeral.chars().all(|c| "一二三四五六七八九十".contains(c));
        let column = layout.column(ColumnRole::Number)?;
        // In a list whose own numbers are Chinese it is an item.
        let digits = table.rows.numbers().into_iter().any(|row| {
            table
                .rows
                .own_text(row, column)
                .starts_with(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c))
        });
        let section = caption::section(&format!("{numeral}、{}", second.text()))?;
        (chinese && digits && (section.count.is_some() || section.name.chars().count() <= 12))
            .then_some(section)
    }

    /// Whether a row belongs to the item before it.
    fn goes_on(
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
    fn join_row(
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

fn mentions_duties(source: &SourceDocument) -> bool {
    let speaks = |text: &str| {
        ["履职", "配合职责", "承接部门"]
            .iter()
            .any(|word| text.contains(word))
    };
    speaks(&source.name)
        || source.title.as_deref().is_some_and(speaks)
        || source.blocks.iter().any(|block| match block {
            Block::Paragraph(paragraph) => speaks(&squeeze(&paragraph.text)),
            Block::Grid(grid) => {
                grid.sheet.as_deref().is_some_and(speaks)
                    || grid
                        .cells
                        .iter()
                        .any(|cell| cell.paragraphs.iter().any(|line| speaks(line)))
            }
        })
}

/// The kind of numeral before a section's name.
fn numeral_kind(text: &str) -> u8 {
    let text = squeeze(text);
    let body = caption::without_numeral(&text);
    match text.chars().next() {
        _ if body.len() == text.len() => 0,
        Some('（' | '(') => 2,
        Some(c) if c.is_ascii_digit() || ('０'..='９').contains(&c) => 3,
        _ => 1,
    }
}

/// The state while a grid is read.
struct TableWalk<'g> {
    number: u32,
    index: usize,
    rows: &'g Rows<'g>,
    layout: Option<Layout>,
    /// Rows before the header.
    pending: Vec<u32>,
    /// Rows of a table of something else.
    other: Vec<u32>,
    other_headers: Vec<String>,
    columns: BTreeMap<u32, (String, Option<ColumnRole>)>,
    ignored: BTreeMap<u32, (String, Vec<String>)>,
    first_row: bool,
    /// Whether the row before was a note, which may go on.
    in_notes: bool,
    skip: BTreeSet<u32>,
}

impl TableWalk<'_> {
    fn location(&self, row: Option<u32>, column: Option<u32>) -> Location {
        Location {
            table: Some(self.number),
            sheet: self.rows.grid.sheet.clone(),
            row: row.map(|row| row + 1),
            column: column.map(|column| column + 1),
            paragraph: None,
        }
    }

    /// The next number below a row.
    fn next_number(&self, row: u32, column: u32) -> Option<u32> {
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

type Header = (BTreeMap<u32, ColumnRole>, BTreeMap<u32, String>, bool, u32);

/// Reads a row as a header, with the line below it where that has more headers.
fn read_header(rows: &Rows, row: u32) -> Option<Header> {
    let filled = rows.filled(row);
    let meanings: Vec<HeaderMeaning> = filled
        .iter()
        .map(|(_, cell)| meaning(&cell.text()))
        .collect();
    let known = |meanings: &[HeaderMeaning]| {
        meanings
            .iter()
            .filter(|meaning| !matches!(meaning, HeaderMeaning::Unknown))
            .count()
    };
    let has = |role: ColumnRole| meanings.contains(&HeaderMeaning::Role(role));
    let long = filled
        .iter()
        .any(|(_, cell)| squeeze(&cell.text()).chars().count() > 40);
    if long || known(&meanings) < 2 || known(&meanings) * 2 < filled.len() {
        return None;
    }
    if !has(ColumnRole::Title) && !has(ColumnRole::Number) {
        return None;
    }
    // Only headers have distinct meanings; a row of data may have two alike.
    let below: Vec<(usize, &Cell)> = rows.filled(row + 1);
    let wide = |column: u32| {
        filled.iter().find(|(_, cell)| {
            cell.column_span > 1 && (cell.column..cell.column + cell.column_span).contains(&column)
        })
    };
    let two_lines = !below.is_empty()
        && below.iter().all(|(_, cell)| {
            squeeze(&cell.text()).chars().count() <= 16
                && !squeeze(&cell.text()).chars().all(|c| c.is_ascii_digit())
        })
        && below.iter().any(|(_, cell)| {
            wide(cell.column).is_some() && !matches!(meaning(&cell.text()), HeaderMeaning::Unknown)
        });
    let mut roles = BTreeMap::new();
    let mut headers = BTreeMap::new();
    let mut foreign = false;
    for ((_, cell), meaning) in filled.iter().zip(&meanings) {
        if two_lines
            && below.iter().any(|(_, lower)| {
                wide(lower.column).is_some_and(|(_, upper)| upper.column == cell.column)
            })
        {
            continue;
        }
        headers.insert(cell.column, squeeze(&cell.text()));
        foreign |= *meaning == HeaderMeaning::Foreign;
        if let HeaderMeaning::Role(role) = meaning {
            roles.insert(cell.column, *role);
        }
    }
    if two_lines {
        for (_, cell) in &below {
            let lower = squeeze(&cell.text());
            let upper = wide(cell.column).map_or(String::new(), |(_, cell)| squeeze(&cell.text()));
            let found = match meaning(&lower) {
                HeaderMeaning::Unknown => meaning(&format!("{upper}{lower}")),
                found => found,
            };
            headers.insert(cell.column, format!("{upper}{lower}"));
            foreign |= found == HeaderMeaning::Foreign;
            if let HeaderMeaning::Role(role) = found {
                roles.insert(cell.column, role);
            }
        }
    }
    settle(&mut roles, &headers);
    let complete = roles.values().any(|role| *role == ColumnRole::Title);
    (complete || foreign).then_some((roles, headers, foreign, if two_lines { 2 } else { 1 }))
}

/// Two columns cannot have one meaning: the first keeps it, and what else the
/// second may mean is seen from its header.
fn settle(roles: &mut BTreeMap<u32, ColumnRole>, headers: &BTreeMap<u32, String>) {
    let mut seen: BTreeSet<ColumnRole> = BTreeSet::new();
    let columns: Vec<(u32, ColumnRole)> = roles
        .iter()
        .map(|(column, role)| (*column, *role))
        .collect();
    for (column, role) in columns {
        if seen.insert(role) {
            continue;
        }
        let header = headers.get(&column).map_or("", String::as_str);
        let other = match role {
            ColumnRole::Departments => Some(ColumnRole::SupportDepartments),
            ColumnRole::Superior if header.contains("配合") => Some(ColumnRole::Township),
            _ => None,
        };
        match other.filter(|other| seen.insert(*other)) {
            Some(other) => roles.insert(column, other),
            None => roles.remove(&column),
        };
    }
    // 类别 | 名称 without a title is a title.
    if !roles.values().any(|role| *role == ColumnRole::Title) {
        let category = roles
            .iter()
            .find(|(_, role)| **role == ColumnRole::Category)
            .map(|(column, _)| *column);
        let likely = category.filter(|_| {
            roles
                .values()
                .any(|role| matches!(role, ColumnRole::Township | ColumnRole::Superior))
        });
        if let Some(column) = likely {
            roles.insert(column, ColumnRole::Title);
        }
    }
}
