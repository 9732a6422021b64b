//! Which write is which, and which writes have been seen.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// The greatest sequence number that is believed: JSON readers elsewhere could
/// not hold greater ones exactly.
pub(super) const MAX_SEQUENCE: u64 = (1 << 53) - 1;

/// The clock does not follow greater numbers than this. So a number that
/// somebody made up cannot use up the room that later edits need to be
/// believed: half of all numbers remain.
pub(super) const MAX_CLOCK: u64 = 1 << 52;

/// One write. A greater dot is later wherever one of the two writers has seen
/// the other's write; otherwise it is just the same order for everybody.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Dot {
    /// Lamport counter: one more than every number the writer had seen in the
    /// whole book.
    pub sequence: u64,
    /// Who wrote: a random name, new each time that the page is opened.
    pub replica: String,
}

/// For each replica, the greatest sequence number that is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VersionVector(BTreeMap<String, u64>);

impl VersionVector {
    /// Beyond this number of replicas the oldest are forgotten. What is
    /// forgotten can come back as a conflict, but cannot be lost.
    const MAX_REPLICAS: usize = 40;

    pub fn covers(&self, dot: &Dot) -> bool {
        self.0
            .get(&dot.replica)
            .is_some_and(|known| *known >= dot.sequence)
    }

    pub fn add(&mut self, dot: &Dot) {
        self.raise(&dot.replica, dot.sequence);
    }

    pub fn join(&mut self, other: &VersionVector) {
        for (replica, sequence) in &other.0 {
            self.raise(replica, *sequence);
        }
    }

    fn raise(&mut self, replica: &str, sequence: u64) {
        match self.0.entry(replica.to_owned()) {
            Entry::Vacant(entry) => drop(entry.insert(sequence)),
            Entry::Occupied(mut entry) => {
                let known = entry.get_mut();
                *known = sequence.max(*known);
            }
        }
    }

    /// Replicas and their numbers, by name.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, u64)> {
        self.0.iter().map(|(replica, n)| (replica.as_str(), *n))
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The greatest dot that is known.
    pub fn greatest(&self) -> Option<Dot> {
        let dots = self.0.iter().map(|(replica, sequence)| Dot {
            sequence: *sequence,
            replica: replica.clone(),
        });
        dots.max()
    }

    /// Forgets the oldest replicas beyond the limit, except those in `keep`.
    pub(super) fn prune(&mut self, keep: impl Fn(&str) -> bool) {
        let excess = self.0.len().saturating_sub(Self::MAX_REPLICAS);
        if excess == 0 {
            return;
        }
        let mut oldest: Vec<(u64, &String)> = self
            .0
            .iter()
            .filter(|(replica, _)| !keep(replica))
            .map(|(replica, sequence)| (*sequence, replica))
            .collect();
        oldest.sort();
        let forgotten: Vec<String> = oldest
            .into_iter()
            .take(excess)
            .map(|(_, replica)| replica.clone())
            .collect();
        for replica in forgotten {
            self.0.remove(&replica);
        }
    }
}
