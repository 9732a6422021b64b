//! Counting items by list.

use std::ops::AddAssign;

use crate::duty_list::{Item, List};

/// How many items, in the two lists that name departments. Items of the basic
/// list are not counted, since they name none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Tally {
    /// Items of the supporting list.
    pub supporting: usize,
    /// Items of the reclaimed list.
    pub reclaimed: usize,
}

impl Tally {
    /// Counts these items.
    pub fn of<'a>(items: impl IntoIterator<Item = &'a Item>) -> Tally {
        let mut tally = Tally::default();
        for item in items {
            tally.count(item.id.list);
        }
        tally
    }

    /// Counts one more item of this list.
    pub fn count(&mut self, list: List) {
        match list {
            List::Basic => {}
            List::Supporting => self.supporting += 1,
            List::Reclaimed => self.reclaimed += 1,
        }
    }

    /// The count in one list; 0 in the basic list.
    pub fn in_list(self, list: List) -> usize {
        match list {
            List::Basic => 0,
            List::Supporting => self.supporting,
            List::Reclaimed => self.reclaimed,
        }
    }

    /// The items of both lists together.
    pub fn both(self) -> usize {
        self.supporting + self.reclaimed
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Tally) {
        self.supporting += other.supporting;
        self.reclaimed += other.reclaimed;
    }
}
