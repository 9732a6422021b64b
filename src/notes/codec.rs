//! The saved form of a record: JSON that is versioned and keeps the fields that
//! it does not know. Reading never fails: what is damaged is said, and what can
//! be read of it is returned.
//!
//! Version 1, the only one so far. `v`, the id and the payload's fields are
//! public; the rest serves merging:
//!
//! | field | |
//! | --- | --- |
//! | `sequence`, `writer` | the dot of this text |
//! | `check` | hash of the content: after a change by another program the dot no longer counts |
//! | `seen` | version vector, where more is known than the dots here |
//! | `conflicts` | further siblings: the same fields without `v`, id, `seen`, `conflicts` |
//!
//! A tombstone is a blank text with the greatest dot that the register has
//! seen, so programs that know no tombstones read it as an emptied record.
//!
//! A later version that can read this one raises [`VERSION`], migrates the
//! fields before `read_sibling` reads them, and keeps today's fixtures readable.

use std::collections::BTreeMap;

use super::dot::MAX_SEQUENCE;
use super::fields::{Fields, ObjectWriter, elements};
use super::{CorruptRecord, Dot, Payload, Register, Sibling, Stored, UnknownFields, VersionVector};

/// The version that is written.
pub const VERSION: u64 = 1;

/// A value with more concurrent texts is set aside: nobody could choose from
/// them, and each edit would copy them.
pub const MAX_SIBLINGS: usize = 1_000;

/// What a saved value was read as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decoded<P> {
    Register(Register<P>),
    /// Written by a newer version of the program: to be shown, not changed.
    Newer(Newer<P>),
    /// Not completely readable. What could be read is in the register.
    Corrupt(CorruptRecord, Option<Register<P>>),
}

/// A saved value of a newer version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newer<P> {
    /// The value, byte for byte.
    pub raw: String,
    pub version: u64,
    /// What this version can read of it.
    pub payload: P,
}

/// Reads the saved value of the record `id`.
pub fn decode_stored<P: Payload>(id: &P::Id, value: &Stored) -> Decoded<P> {
    match value {
        Stored::Text(raw) => decode(id, raw),
        Stored::NotUnicode(_) => Decoded::Corrupt(CorruptRecord::NotUnicode, None),
    }
}

/// Reads the saved text of the record `id`.
pub fn decode<P: Payload>(id: &P::Id, raw: &str) -> Decoded<P> {
    decode_trusting(id, raw, MAX_SEQUENCE)
}

/// Reads a saved text, and believes sequence numbers up to `max_sequence`.
pub(super) fn decode_trusting<P: Payload>(id: &P::Id, raw: &str, max_sequence: u64) -> Decoded<P> {
    let mut fields = match Fields::parse(raw) {
        Ok(fields) => fields,
        Err(corrupt) => return Decoded::Corrupt(corrupt, None),
    };
    let version = fields.raw("v");
    match version.and_then(|raw| serde_json::from_str::<u64>(raw.get()).ok()) {
        Some(VERSION) => {}
        Some(version) if version > VERSION => {
            return Decoded::Newer(Newer {
                raw: raw.to_owned(),
                version,
                payload: P::read(&mut fields),
            });
        }
        _ => fields.report(CorruptRecord::NoVersion),
    }
    let named: Option<String> = match P::ID_IS_REQUIRED {
        true => fields.required(P::ID_FIELD),
        false => fields.optional(P::ID_FIELD),
    };
    if let Some(named) = named.filter(|named| *named != id.to_string()) {
        fields.report(CorruptRecord::OtherId(named));
    }
    let mut reader = Reader {
        max_sequence,
        trusted: true,
    };
    let mut seen = reader.seen(&mut fields);
    let conflicts = reader.conflicts(&mut fields);
    let (first, mut corrupt) = reader.sibling::<P>(fields);
    let mut siblings = vec![first];
    for conflict in conflicts {
        let (sibling, wrong) = reader.sibling::<P>(conflict);
        siblings.push(sibling);
        corrupt = corrupt.or(wrong);
    }
    // A program that changed a text may have started from any state: then
    // nothing counts as seen, and both texts will be kept.
    if !reader.trusted {
        seen = VersionVector::default();
    }
    siblings.retain(|sibling| {
        let tombstone = sibling.payload.is_tombstone();
        if tombstone && reader.trusted {
            seen.add(&sibling.dot);
        }
        !tombstone
    });
    let register = Register::from_parts(siblings, seen);
    match corrupt {
        None => Decoded::Register(register),
        Some(corrupt) => Decoded::Corrupt(corrupt, (!register.is_blank()).then_some(register)),
    }
}

struct Reader {
    max_sequence: u64,
    /// Whether the content of each text is the one that its dot was given to.
    trusted: bool,
}

impl Reader {
    fn sibling<P: Payload>(
        &mut self,
        mut fields: Fields<'_>,
    ) -> (Sibling<P>, Option<CorruptRecord>) {
        let payload = P::read(&mut fields);
        let replica: Option<String> = fields.optional("writer");
        let check: Option<String> = fields.optional("check");
        let sequence: Option<u64> = fields.optional("sequence");
        let sequence = sequence.filter(|n| *n <= self.max_sequence).unwrap_or(0);
        let (unknown, corrupt) = fields.finish();
        let mut sibling = Sibling {
            payload,
            dot: Dot {
                sequence,
                replica: replica.unwrap_or_default(),
            },
            unknown,
        };
        let has_dot = sequence > 0 && !sibling.dot.replica.is_empty();
        if !has_dot || check.as_deref() != Some(&sibling.content_hash()) {
            // One more, so that the changed text comes before the original.
            sibling.dot = sibling.content_dot(self.max_sequence.min(sequence + 1));
            self.trusted = false;
        }
        (sibling, corrupt)
    }

    fn seen(&self, fields: &mut Fields<'_>) -> VersionVector {
        let mut seen = VersionVector::default();
        let known: Option<BTreeMap<String, u64>> = fields.optional("seen");
        for (replica, sequence) in known.unwrap_or_default() {
            if sequence <= self.max_sequence {
                seen.add(&Dot { sequence, replica });
            }
        }
        seen
    }

    fn conflicts<'a>(&self, fields: &mut Fields<'a>) -> Vec<Fields<'a>> {
        let Some(raw) = fields.raw("conflicts") else {
            return Vec::new();
        };
        let Some(texts) = elements(raw) else {
            fields.report(CorruptRecord::Field("conflicts"));
            return Vec::new();
        };
        if texts.len() >= MAX_SIBLINGS {
            fields.report(CorruptRecord::TooManySiblings);
            return Vec::new();
        }
        let parsed = texts.into_iter().map(|raw| Fields::parse(raw.get()));
        let (read, damaged): (Vec<_>, Vec<_>) = parsed.partition(Result::is_ok);
        if !damaged.is_empty() {
            fields.report(CorruptRecord::Field("conflicts"));
        }
        read.into_iter().flatten().collect()
    }
}

/// Writes the record `id`. Equal registers give equal bytes.
pub fn encode<P: Payload>(id: &P::Id, register: &Register<P>) -> String {
    let mut out = ObjectWriter::default();
    out.field("v", VERSION);
    out.field(P::ID_FIELD, id.to_string());
    let tombstone = tombstone(register);
    let mut siblings = register.siblings().iter().chain(&tombstone);
    let Some(first) = siblings.next() else {
        return out.finish();
    };
    write_sibling(&mut out, first);
    let told: Vec<&Dot> = register
        .siblings()
        .iter()
        .chain(&tombstone)
        .map(|s| &s.dot)
        .collect();
    let seen: BTreeMap<&str, u64> = register.seen().iter().collect();
    let is_told = |(replica, sequence): (&&str, &u64)| {
        told.iter()
            .any(|dot| dot.replica == **replica && dot.sequence == *sequence)
    };
    if !seen.iter().all(is_told) {
        out.field("seen", &seen);
    }
    let conflicts: Vec<String> = siblings
        .map(|sibling| {
            let mut other = ObjectWriter::default();
            write_sibling(&mut other, sibling);
            write_unknown(&mut other, &sibling.unknown);
            other.finish()
        })
        .collect();
    if !conflicts.is_empty() {
        out.raw("conflicts", &format!("[{}]", conflicts.join(",")));
    }
    write_unknown(&mut out, &first.unknown);
    out.finish()
}

/// What a register without texts is saved as.
fn tombstone<P: Payload>(register: &Register<P>) -> Option<Sibling<P>> {
    if !register.is_deleted() {
        return None;
    }
    let dot = register.seen().greatest()?;
    Some(Sibling {
        payload: P::tombstone(),
        dot,
        unknown: UnknownFields::new(),
    })
}

fn write_sibling<P: Payload>(out: &mut ObjectWriter, sibling: &Sibling<P>) {
    sibling.payload.write(out);
    out.field("sequence", sibling.dot.sequence);
    out.field("writer", &sibling.dot.replica);
    out.field("check", sibling.content_hash());
}

fn write_unknown(out: &mut ObjectWriter, unknown: &UnknownFields) {
    for (name, raw) in unknown {
        out.raw(name, raw);
    }
}
