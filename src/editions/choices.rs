//! What the reader decided about pairs of items.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::duty_list::ItemId;

/// The reader's decisions, by pair (an old item, a new item). Written as
/// `[{"old": "basic-1", "new": "basic-2", "same": true}]`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    verdicts: BTreeMap<(ItemId, ItemId), bool>,
}

impl Choices {
    /// The two are the same duty, or parts of the same one.
    pub fn confirm(&mut self, old: ItemId, new: ItemId) {
        self.verdicts.insert((old, new), true);
    }

    /// The two are different duties.
    pub fn reject(&mut self, old: ItemId, new: ItemId) {
        self.verdicts.insert((old, new), false);
    }

    /// Takes a decision back.
    pub fn forget(&mut self, old: ItemId, new: ItemId) {
        self.verdicts.remove(&(old, new));
    }

    /// What the reader decided about a pair, if anything.
    pub fn verdict(&self, old: ItemId, new: ItemId) -> Option<bool> {
        self.verdicts.get(&(old, new)).copied()
    }

    pub fn is_empty(&self) -> bool {
        self.verdicts.is_empty()
    }

    /// The pairs that the reader confirmed, in order.
    pub fn confirmed(&self) -> impl Iterator<Item = (ItemId, ItemId)> {
        self.pairs(true)
    }

    /// The pairs that the reader rejected, in order.
    pub fn rejected(&self) -> impl Iterator<Item = (ItemId, ItemId)> {
        self.pairs(false)
    }

    fn pairs(&self, same: bool) -> impl Iterator<Item = (ItemId, ItemId)> {
        self.verdicts
            .iter()
            .filter(move |(_, verdict)| **verdict == same)
            .map(|(pair, _)| *pair)
    }

    /// The same decisions for the comparison the other way round.
    pub fn mirrored(&self) -> Choices {
        Choices {
            verdicts: self
                .verdicts
                .iter()
                .map(|((old, new), same)| ((*new, *old), *same))
                .collect(),
        }
    }
}

#[derive(Deserialize, Serialize)]
struct Entry {
    old: String,
    new: String,
    same: bool,
}

impl Serialize for Choices {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_seq(self.verdicts.iter().map(|((old, new), same)| Entry {
            old: old.to_string(),
            new: new.to_string(),
            same: *same,
        }))
    }
}

impl<'de> Deserialize<'de> for Choices {
    /// Skips decisions about items whose ids cannot be read.
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        let verdicts = Vec::<Entry>::deserialize(input)?
            .into_iter()
            .filter_map(|entry| {
                Some((
                    (entry.old.parse().ok()?, entry.new.parse().ok()?),
                    entry.same,
                ))
            })
            .collect();
        Ok(Choices { verdicts })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> ItemId {
        text.parse().expect("an item id")
    }

    #[test]
    fn choices_survive_json() {
        let mut choices = Choices::default();
        choices.confirm(id("basic-1"), id("supporting-2"));
        choices.reject(id("basic-1"), id("basic-3"));
        let json = serde_json::to_string(&choices).expect("choices can be written");
        assert_eq!(
            json,
            r#"[{"old":"basic-1","new":"basic-3","same":false},{"old":"basic-1","new":"supporting-2","same":true}]"#
        );
        assert_eq!(serde_json::from_str::<Choices>(&json).ok(), Some(choices));
    }

    #[test]
    fn the_last_decision_counts() {
        let mut choices = Choices::default();
        choices.confirm(id("basic-1"), id("basic-2"));
        choices.reject(id("basic-1"), id("basic-2"));
        assert_eq!(choices.verdict(id("basic-1"), id("basic-2")), Some(false));
        choices.forget(id("basic-1"), id("basic-2"));
        assert!(choices.is_empty());
    }
}
