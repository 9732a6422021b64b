//! The best one-to-one assignment of rows to columns, where most pairs are
//! impossible and a row may stay alone.
//!
//! Shortest augmenting paths with potentials (Jonker and Volgenant), on a
//! sparse matrix: rows are added one at a time, so the work can be divided.
//! Every row has a column of its own with gain 0, which means "alone".

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap, HashSet};

pub(super) struct Assignment {
    /// For each row its columns with their gains, all positive.
    edges: Vec<Vec<(usize, i64)>>,
    columns: usize,
    column_of: Vec<Option<usize>>,
    /// Also for the rows' own columns, after the real ones.
    row_of: Vec<Option<usize>>,
    row_potential: Vec<i64>,
    column_potential: Vec<i64>,
    added: usize,
}

impl Assignment {
    pub fn new(edges: Vec<Vec<(usize, i64)>>, columns: usize) -> Assignment {
        let rows = edges.len();
        Assignment {
            columns,
            column_of: vec![None; rows],
            row_of: vec![None; columns + rows],
            row_potential: vec![0; rows],
            column_potential: vec![0; columns + rows],
            added: 0,
            edges,
        }
    }

    /// Adds the next row; false when all rows are in.
    pub fn step(&mut self) -> bool {
        if self.added == self.edges.len() {
            return false;
        }
        self.add(self.added);
        self.added += 1;
        true
    }

    /// The column of each row, once all rows are in.
    pub fn finish(mut self) -> Vec<Option<usize>> {
        while self.step() {}
        let columns = self.columns;
        self.column_of
            .into_iter()
            .map(|column| column.filter(|column| *column < columns))
            .collect()
    }

    /// The columns of a row with their costs, its own column last.
    fn costs(&self, row: usize) -> impl Iterator<Item = (usize, i64)> {
        self.edges[row]
            .iter()
            .map(|(column, gain)| (*column, -gain))
            .chain([(self.columns + row, 0)])
    }

    fn reduced(&self, row: usize, column: usize, cost: i64) -> i64 {
        cost - self.row_potential[row] - self.column_potential[column]
    }

    fn add(&mut self, first: usize) {
        self.row_potential[first] = self
            .costs(first)
            .map(|(column, cost)| cost - self.column_potential[column])
            .min()
            .unwrap_or(0);
        // Distance and previous row of each column that was reached.
        let mut reached: HashMap<usize, (i64, usize)> = HashMap::new();
        let mut settled: HashSet<usize> = HashSet::new();
        let mut queue = BinaryHeap::new();
        let mut row = first;
        let mut walked = 0;
        let (end, length) = loop {
            for (column, cost) in self.costs(row) {
                let distance = walked + self.reduced(row, column, cost);
                let better = reached
                    .get(&column)
                    .is_none_or(|(known, _)| distance < *known);
                if better {
                    reached.insert(column, (distance, row));
                    queue.push(Reverse((distance, column)));
                }
            }
            let nearest = std::iter::from_fn(|| queue.pop())
                .map(|Reverse(entry)| entry)
                .find(|(distance, column)| {
                    reached[column].0 == *distance && !settled.contains(column)
                });
            // The first row's own column is free, so there always is one.
            let Some((distance, column)) = nearest else {
                return;
            };
            match self.row_of[column] {
                None => break (column, distance),
                Some(next) => {
                    settled.insert(column);
                    row = next;
                    walked = distance;
                }
            }
        };
        self.row_potential[first] += length;
        for column in settled {
            let short = length - reached[&column].0;
            self.column_potential[column] -= short;
            if let Some(row) = self.row_of[column] {
                self.row_potential[row] += short;
            }
        }
        let mut column = end;
        loop {
            let row = reached[&column].1;
            self.row_of[column] = Some(row);
            let previous = self.column_of[row].replace(column);
            match previous {
                Some(previous) if row != first => column = previous,
                _ => break,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn total(edges: &[Vec<(usize, i64)>], chosen: &[Option<usize>]) -> i64 {
        edges
            .iter()
            .zip(chosen)
            .filter_map(|(row, column)| {
                let column = (*column)?;
                row.iter().find(|edge| edge.0 == column).map(|edge| edge.1)
            })
            .sum()
    }

    /// The best total, by trying everything.
    fn best(edges: &[Vec<(usize, i64)>], taken: &mut Vec<usize>) -> i64 {
        let Some((row, rest)) = edges.split_first() else {
            return 0;
        };
        let mut result = best(rest, taken);
        for (column, gain) in row {
            if !taken.contains(column) {
                taken.push(*column);
                result = result.max(gain + best(rest, taken));
                taken.pop();
            }
        }
        result
    }

    #[test]
    fn a_row_gives_way_when_both_gain() {
        let edges = vec![vec![(0, 9), (1, 8)], vec![(0, 7)]];
        assert_eq!(Assignment::new(edges, 2).finish(), [Some(1), Some(0)]);
    }

    #[test]
    fn a_row_may_stay_alone() {
        let edges = vec![vec![(0, 2)], vec![(0, 5)], vec![]];
        assert_eq!(Assignment::new(edges, 1).finish(), [None, Some(0), None]);
    }

    proptest! {
        #[test]
        fn no_other_assignment_is_better(
            gains in proptest::collection::vec(proptest::collection::vec(-3_i64..8, 5), 0..6)
        ) {
            let edges: Vec<Vec<(usize, i64)>> = gains
                .iter()
                .map(|row| row.iter().copied().enumerate().filter(|edge| edge.1 > 0).collect())
                .collect();
            let chosen = Assignment::new(edges.clone(), 5).finish();
            let mut columns: Vec<usize> = chosen.iter().flatten().copied().collect();
            columns.sort_unstable();
            let count = columns.len();
            columns.dedup();
            prop_assert_eq!(columns.len(), count, "a column is used twice");
            prop_assert_eq!(total(&edges, &chosen), best(&edges, &mut Vec::new()));
        }
    }
}
