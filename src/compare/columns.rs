//! Sets of compared departments.

use std::cmp::Reverse;

/// A set of columns of a comparison, counted from 0 in the order in which the
/// departments were chosen. There are at most four of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Columns(u8);

impl Columns {
    /// The first `count` columns.
    pub fn first(count: usize) -> Columns {
        (0..count).collect()
    }

    pub fn contains(self, column: usize) -> bool {
        self.iter().any(|own| own == column)
    }

    /// How many columns.
    pub fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether all columns of `other` are in this set too.
    pub fn includes(self, other: Columns) -> bool {
        self.0 & other.0 == other.0
    }

    /// From left to right.
    pub fn iter(self) -> impl Iterator<Item = usize> + Clone {
        (0..8).filter(move |column| self.0 & (1 << column) != 0)
    }

    /// Whether no column between the leftmost and the rightmost is missing, so
    /// that one table cell can span them.
    pub fn is_contiguous(self) -> bool {
        let from_first = self.0 >> self.0.trailing_zeros().min(7);
        from_first & from_first.wrapping_add(1) == 0
    }

    /// All non-empty subsets: the smaller first, and among equals in the order
    /// of their columns.
    pub fn subsets(self) -> Vec<Columns> {
        let mut subsets: Vec<Columns> = (1..=self.0)
            .map(Columns)
            .filter(|subset| self.includes(*subset))
            .collect();
        // A set further to the left has the larger reversed bits.
        subsets.sort_by_key(|set| (set.len(), Reverse(set.0.reverse_bits())));
        subsets
    }
}

impl FromIterator<usize> for Columns {
    /// Takes columns below 8 and ignores any other.
    fn from_iter<I: IntoIterator<Item = usize>>(columns: I) -> Columns {
        let small = columns.into_iter().filter(|column| *column < 8);
        Columns(small.fold(0, |set, column| set | 1 << column))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(columns: &[usize], contiguous: bool) {
        let set: Columns = columns.iter().copied().collect();
        assert_eq!(set.iter().collect::<Vec<_>>(), columns);
        assert_eq!(set.len(), columns.len());
        assert_eq!(set.is_contiguous(), contiguous, "{columns:?}");
    }

    #[test]
    fn a_cell_can_span_neighbours_only() {
        check(&[], true);
        check(&[0], true);
        check(&[3], true);
        check(&[1, 2], true);
        check(&[0, 1, 2, 3], true);
        check(&[0, 2], false);
        check(&[0, 1, 3], false);
    }

    #[test]
    fn subsets_come_by_size_then_by_column() {
        let written: Vec<Vec<usize>> = Columns::first(3)
            .subsets()
            .into_iter()
            .map(|subset| subset.iter().collect())
            .collect();
        let expected: [&[usize]; 7] = [&[0], &[1], &[2], &[0, 1], &[0, 2], &[1, 2], &[0, 1, 2]];
        assert_eq!(written, expected);
        assert_eq!(Columns::first(4).subsets().len(), 15);
    }
}
