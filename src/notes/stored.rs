//! What a write to the replica does to the value that is there.

use super::codec::{Decoded, decode_stored, encode};
use super::keys::{PREFIX, quarantine_prefix};
use super::{Note, Payload, Stored, Suggestion, Task, fingerprint, merge};

/// What is to be put for one value, all in one transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The keys and values to put; none where what is there stays.
    pub puts: Vec<(String, Stored)>,
    /// What the key holds afterwards.
    pub stored: Stored,
}

/// Merges `new` into `old`, the value that `key` holds. No text is written over
/// by one that has not seen it, unreadable bytes are put aside first, and a
/// value of a newer version stays.
pub fn merge_stored(key: &str, old: Option<&Stored>, new: &Stored) -> Merged {
    let parts = key.strip_prefix(PREFIX).and_then(|rest| {
        let (kind, rest) = rest.split_once(':')?;
        let (document, name) = rest.split_once(':')?;
        Some((kind, document, name))
    });
    match parts {
        Some((Note::KIND, document, name)) => merge_record::<Note>(key, document, name, old, new),
        Some((Task::KIND, document, name)) => merge_record::<Task>(key, document, name, old, new),
        Some((Suggestion::KIND, document, name)) => {
            merge_record::<Suggestion>(key, document, name, old, new)
        }
        // The names of quarantined bytes contain their hash: what is there is
        // the same, or is kept.
        _ => match old {
            Some(old) => Merged::unchanged(old),
            None => Merged::put(key, new),
        },
    }
}

impl Merged {
    fn unchanged(old: &Stored) -> Merged {
        Merged {
            puts: Vec::new(),
            stored: old.clone(),
        }
    }

    fn put(key: &str, value: &Stored) -> Merged {
        Merged {
            puts: vec![(key.to_owned(), value.clone())],
            stored: value.clone(),
        }
    }
}

fn merge_record<P: Payload>(
    key: &str,
    document: &str,
    name: &str,
    old: Option<&Stored>,
    new: &Stored,
) -> Merged {
    let (Some(old), Ok(id)) = (old, name.parse::<P::Id>()) else {
        return Merged::put(key, new);
    };
    if old == new {
        return Merged::unchanged(old);
    }
    match (decode_stored::<P>(&id, old), decode_stored::<P>(&id, new)) {
        (Decoded::Register(there), Decoded::Register(sent)) => {
            let merged = merge(&there, &sent);
            match merged == there {
                true => Merged::unchanged(old),
                false => Merged::put(key, &Stored::Text(encode(&id, &merged))),
            }
        }
        (Decoded::Newer(_), _) | (_, Decoded::Corrupt(..)) => Merged::unchanged(old),
        (Decoded::Register(_), Decoded::Newer(_)) => Merged::put(key, new),
        (Decoded::Corrupt(_, rest), sent) => {
            let mut merged = match (rest, sent) {
                (Some(rest), Decoded::Register(sent)) => {
                    Merged::put(key, &Stored::Text(encode(&id, &merge(&rest, &sent))))
                }
                _ => Merged::put(key, new),
            };
            let prefix = quarantine_prefix(P::KIND, document);
            let hash = fingerprint([old.lossy().as_str()]);
            let aside = (format!("{prefix}{name}:{hash}"), old.clone());
            merged.puts.insert(0, aside);
            merged
        }
    }
}
