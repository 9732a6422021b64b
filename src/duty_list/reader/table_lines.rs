//! Rows of a grid that are not items: captions, sections, totals, notes.

use super::caption::{self, Declared, Section};
use super::header::ColumnRole;
use super::outcome::CellState;
use super::table::TableWalk;
use super::text::{item_number, join, squeeze};
use super::title::Line;
use super::walk::{Layout, Walker, numeral_kind};
use crate::duty_list::model::List;
use crate::duty_list::problem::{ProblemKind, Severity};
use crate::duty_list::source::Cell;

impl Walker<'_> {
    /// A row with one text: a caption, a section, a note. False for an item.
    pub(super) fn line_in_table(
        &mut self,
        table: &mut TableWalk,
        row: u32,
        at: usize,
        cell: &Cell,
    ) -> bool {
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
                // A caption between rows moves a table on to the next list.
                if let Some(layout) = &mut table.layout
                    && (layout.list.is_none()
                        || list == List::Reclaimed
                        || !layout.has(ColumnRole::Township))
                {
                    layout.list = Some(list);
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
    pub(super) fn is_total(&mut self, table: &TableWalk, row: u32) -> bool {
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

    /// A section row whose numeral is in the column of the numbers.
    pub(super) fn split_section(
        &self,
        table: &TableWalk,
        layout: &Layout,
        row: u32,
    ) -> Option<Section> {
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
}
