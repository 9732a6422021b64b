//! The saved form of the notes on one item: JSON that is versioned, never
//! fails to be read as something, and keeps the fields that it does not know.
//!
//! Version 1, the only one so far. `v`, `item`, `state`, `note` and `updated`
//! are public (README); the rest serves merging:
//!
//! | field | |
//! | --- | --- |
//! | `version` | which text of the item was reviewed, see `item_version` |
//! | `sequence`, `writer` | the stamp of this text |
//! | `check` | hash of the content: after a change by other hands the stamp no longer counts |
//! | `seen` | sequence numbers by writer, where more is known than the stamps here |
//! | `conflicts` | further texts: the same fields without `v`, `item`, `seen`, `conflicts` |
//!
//! A later version that can read this one bumps [`VERSION`], migrates the
//! members before `revision` reads them, and keeps today's fixtures readable.

use super::Mark;
use super::entry::{Entry, Rest, Revision, Seen, Stamp};
use super::json::{self, Members, ObjectWriter};
use super::problem::Damage;
use crate::duty_list::ItemId;

/// The version that is written.
pub const VERSION: u64 = 1;

/// Greater sequence numbers are not believed: JSON's readers elsewhere could
/// not hold them exactly, and nobody types that much.
const MOST: u64 = 1 << 53;

/// What a saved value was read as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decoded {
    Entry(Entry),
    /// Written by a newer version of the program: to be shown, not touched.
    Newer(Newer),
    /// Not (wholly) readable. What could be read is in the entry.
    Damaged(Damage, Option<Entry>),
}

/// A saved value of a newer version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newer {
    /// The value, byte for byte.
    pub raw: String,
    pub version: u64,
    /// The mark, if it still is where it is today.
    pub mark: Mark,
    /// The note, if it still is where it is today.
    pub note: String,
    pub updated: String,
}

/// Reads the saved notes on `item`.
pub fn decode(item: ItemId, raw: &str) -> Decoded {
    let mut members = match Members::read(raw) {
        Ok(members) => members,
        Err(error) => return Decoded::Damaged(Damage::not_json(&error), None),
    };
    let mut damage = None;
    match members.take("v").as_deref().map(json::number) {
        Some(Some(VERSION)) => {}
        Some(Some(version)) if version > VERSION => {
            return Decoded::Newer(newer(raw, version, members));
        }
        _ => damage = Some(Damage::NoVersion),
    }
    match members.take("item").as_deref().map(json::string) {
        Some(Some(named)) if named == item.to_string() => {}
        Some(Some(named)) => damage = damage.or(Some(Damage::OtherItem(named))),
        _ => damage = damage.or(Some(Damage::Field("item"))),
    }
    let mut bad = |name| {
        damage.get_or_insert(Damage::Field(name));
    };
    let seen = seen(members.take("seen").as_deref(), &mut bad);
    let mut conflicts = Vec::new();
    if let Some(raw) = members.take("conflicts") {
        match json::elements(&raw) {
            Some(texts) => conflicts = texts.into_iter().map(str::to_owned).collect(),
            None => bad("conflicts"),
        }
    }
    let mut trusted = true;
    let first = revision(members, &mut trusted, &mut bad);
    let mut others = Vec::new();
    for raw in &conflicts {
        match Members::read(raw) {
            Ok(members) => others.push(revision(members, &mut trusted, &mut bad)),
            Err(_) => bad("conflicts"),
        }
    }
    // Who changed a text outside the program may have started from anything:
    // then nothing counts as seen, and both texts will be kept.
    let seen = if trusted { seen } else { Seen::default() };
    let entry = Entry::from_parts(first, others, seen);
    match damage {
        None => Decoded::Entry(entry),
        Some(damage) => Decoded::Damaged(damage, (!entry.is_blank()).then_some(entry)),
    }
}

fn newer(raw: &str, version: u64, mut members: Members) -> Newer {
    let mut text = |name| members.take(name).and_then(|raw| json::string(&raw));
    Newer {
        raw: raw.to_owned(),
        version,
        mark: text("state")
            .and_then(|id| Mark::from_id(&id))
            .unwrap_or_default(),
        note: text("note").unwrap_or_default(),
        updated: text("updated").unwrap_or_default(),
    }
}

/// Reads one text. `trusted` becomes false where its content is not the one
/// that its stamp was given to.
fn revision(
    mut members: Members,
    trusted: &mut bool,
    bad: &mut impl FnMut(&'static str),
) -> Revision {
    let mut text = |name: &'static str, needed: bool, bad: &mut dyn FnMut(&'static str)| {
        let raw = members.take(name);
        let text = raw.as_deref().and_then(json::string);
        if text.is_none() && (needed || raw.is_some()) {
            bad(name);
        }
        text
    };
    let state = text("state", true, bad);
    let mark = state.as_deref().and_then(Mark::from_id);
    if mark.is_none() && state.is_some() {
        bad("state");
    }
    let note = text("note", true, bad).unwrap_or_default();
    let updated = text("updated", true, bad).unwrap_or_default();
    let item_version = text("version", false, bad);
    let writer = text("writer", false, bad);
    let check = text("check", false, bad);
    let sequence = members.take("sequence");
    let number = sequence.as_deref().and_then(json::number);
    if sequence.is_some() && number.is_none() {
        bad("sequence");
    }
    let mut revision = Revision {
        mark: mark.unwrap_or_default(),
        note,
        item_version,
        updated,
        stamp: Stamp {
            sequence: number.filter(|n| *n <= MOST).unwrap_or(0),
            writer: writer.unwrap_or_default(),
        },
        rest: members.rest().collect::<Rest>(),
    };
    let stamp = &revision.stamp;
    let stamped = stamp.sequence > 0 && !stamp.writer.is_empty();
    if !stamped || check.as_deref() != Some(&revision.content()) {
        revision.stamp = revision.stamp_from_content(stamp.sequence + 1);
        *trusted = false;
    }
    revision
}

fn seen(raw: Option<&str>, bad: &mut impl FnMut(&'static str)) -> Seen {
    let mut seen = Seen::default();
    let Some(raw) = raw else { return seen };
    let Ok(known) = Members::read(raw) else {
        bad("seen");
        return seen;
    };
    for (writer, raw) in known.rest() {
        match json::number(&raw) {
            Some(sequence) if sequence <= MOST => seen.add(&Stamp { sequence, writer }),
            Some(_) => {}
            None => bad("seen"),
        }
    }
    seen
}

/// Writes the notes on `item`. Equal entries give equal bytes.
pub fn encode(item: ItemId, entry: &Entry) -> String {
    let mut out = ObjectWriter::new();
    out.raw("v", &VERSION.to_string());
    out.string("item", &item.to_string());
    let mut revisions = entry.revisions().iter();
    if let Some(first) = revisions.next() {
        write(&mut out, first);
    }
    let known: Vec<_> = entry.seen().iter().collect();
    let told = |(writer, sequence): &(&str, u64)| {
        let mut stamps = entry.revisions().iter().map(|r| &r.stamp);
        stamps.any(|s| s.writer == *writer && s.sequence == *sequence)
    };
    if !known.iter().all(told) {
        let mut seen = ObjectWriter::new();
        for (writer, sequence) in known {
            seen.raw(writer, &sequence.to_string());
        }
        out.raw("seen", &seen.finish());
    }
    let others: Vec<String> = revisions
        .map(|revision| {
            let mut other = ObjectWriter::new();
            write(&mut other, revision);
            rest(&mut other, revision);
            other.finish()
        })
        .collect();
    if !others.is_empty() {
        out.raw("conflicts", &format!("[{}]", others.join(",")));
    }
    if let Some(first) = entry.revisions().first() {
        rest(&mut out, first);
    }
    out.finish()
}

fn write(out: &mut ObjectWriter, revision: &Revision) {
    out.string("state", revision.mark.id());
    out.string("note", &revision.note);
    out.string("updated", &revision.updated);
    if let Some(version) = &revision.item_version {
        out.string("version", version);
    }
    out.raw("sequence", &revision.stamp.sequence.to_string());
    out.string("writer", &revision.stamp.writer);
    out.string("check", &revision.content());
}

fn rest(out: &mut ObjectWriter, revision: &Revision) {
    for (name, raw) in revision.rest.iter() {
        out.raw(name, raw);
    }
}
