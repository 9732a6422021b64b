//! A grid by rows, with merged cells in every place that they cover.

use std::collections::BTreeMap;

use super::text::squeeze;
use crate::duty_list::source::{Cell, Grid};

pub struct Rows<'g> {
    pub grid: &'g Grid,
    /// The cells that cover each row, by column.
    by_row: BTreeMap<u32, Vec<usize>>,
}

impl<'g> Rows<'g> {
    pub fn new(grid: &'g Grid) -> Rows<'g> {
        let mut by_row: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (at, cell) in grid.cells.iter().enumerate() {
            for row in cell.row..cell.row.saturating_add(cell.row_span) {
                by_row.entry(row).or_default().push(at);
            }
        }
        for cells in by_row.values_mut() {
            cells.sort_by_key(|at| grid.cells[*at].column);
        }
        Rows { grid, by_row }
    }

    pub fn numbers(&self) -> Vec<u32> {
        self.by_row.keys().copied().collect()
    }

    /// The cells that cover a row.
    pub fn covering(&self, row: u32) -> impl Iterator<Item = (usize, &'g Cell)> + '_ {
        let cells = self.by_row.get(&row).into_iter().flatten();
        cells.map(|at| (*at, &self.grid.cells[*at]))
    }

    /// The cells that begin in a row.
    pub fn own(&self, row: u32) -> impl Iterator<Item = (usize, &'g Cell)> + '_ {
        self.covering(row).filter(move |(_, cell)| cell.row == row)
    }

    /// The cells with text that begin in a row.
    pub fn filled(&self, row: u32) -> Vec<(usize, &'g Cell)> {
        self.own(row).filter(|(_, cell)| !cell.is_blank()).collect()
    }

    /// The cell at a place.
    pub fn at(&self, row: u32, column: u32) -> Option<(usize, &'g Cell)> {
        self.covering(row).find(|(_, cell)| {
            (cell.column..cell.column.saturating_add(cell.column_span)).contains(&column)
        })
    }

    /// The one text of a row: of its only filled cell, or one that all repeat.
    pub fn only_text(&self, row: u32) -> Option<(usize, &'g Cell)> {
        let filled = self.filled(row);
        let (first, rest) = filled.split_first()?;
        let same = rest
            .iter()
            .all(|(_, cell)| cell.paragraphs == first.1.paragraphs);
        let covered = self
            .covering(row)
            .any(|(_, cell)| cell.row < row && !cell.is_blank());
        (rest.is_empty() && !covered || rest.len() >= 2 && same).then_some(*first)
    }

    /// The text of a row's filled cells.
    pub fn row_text(&self, row: u32) -> String {
        let cells = self.filled(row).into_iter().map(|(_, cell)| cell.text());
        cells.collect::<Vec<_>>().join(" | ")
    }

    /// The text of the cell at a place, if it begins there.
    pub fn own_text(&self, row: u32, column: u32) -> String {
        self.at(row, column)
            .filter(|(_, cell)| cell.row == row)
            .map_or(String::new(), |(_, cell)| squeeze(&cell.text()))
    }
}
