//! Reading and writing JSON objects field by field.
//!
//! `#[serde(flatten)]` would buffer unknown fields as values and write them
//! back in other bytes (1e2 as 100.0). Here they stay the text that they were:
//! an object is split into raw values once, and each known field is
//! deserialised by itself, so that one damaged field does not take the others
//! with it.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, Error, MapAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::error::Category;
use serde_json::value::RawValue;

use super::{CorruptRecord, UnknownFields};

/// A record with more unknown fields is set aside.
const MAX_UNKNOWN: usize = 200;

/// The fields of a JSON object that have not been taken out yet.
#[derive(Debug, Default)]
pub struct Fields<'a> {
    raw: BTreeMap<String, &'a RawValue>,
    corrupt: Option<CorruptRecord>,
}

impl<'a> Fields<'a> {
    /// Splits a JSON object. Two fields of one name are an error, since keeping
    /// one of them would lose the other.
    pub fn parse(text: &'a str) -> Result<Fields<'a>, CorruptRecord> {
        let mut corrupt = None;
        let mut reader = serde_json::Deserializer::from_str(text);
        let seed = ObjectSeed(&mut corrupt);
        let result = seed.deserialize(&mut reader);
        match result.and_then(|raw| reader.end().map(|()| raw)) {
            Ok(raw) => Ok(Fields { raw, corrupt: None }),
            Err(error) => Err(corrupt.unwrap_or_else(|| not_json(&error))),
        }
    }

    /// Takes a field out; reports it where it is there and unreadable.
    pub fn optional<T: DeserializeOwned>(&mut self, name: &'static str) -> Option<T> {
        let value = self.raw.remove(name)?;
        let read = serde_json::from_str(value.get()).ok();
        if read.is_none() {
            self.report(CorruptRecord::Field(name));
        }
        read
    }

    /// Takes a field out; reports it where it is missing or unreadable.
    pub fn required<T: DeserializeOwned>(&mut self, name: &'static str) -> Option<T> {
        if !self.raw.contains_key(name) {
            self.report(CorruptRecord::Field(name));
        }
        self.optional(name)
    }

    /// Takes a field out as it is written.
    pub fn raw(&mut self, name: &str) -> Option<&'a RawValue> {
        self.raw.remove(name)
    }

    /// Remembers the first thing that is wrong.
    pub fn report(&mut self, corrupt: CorruptRecord) {
        self.corrupt.get_or_insert(corrupt);
    }

    /// What is left, and what was wrong. Beyond [`MAX_UNKNOWN`] nothing of it is
    /// taken over: no program writes that many, and each edit would copy them.
    pub fn finish(mut self) -> (UnknownFields, Option<CorruptRecord>) {
        if self.raw.len() > MAX_UNKNOWN {
            self.raw.clear();
            self.report(CorruptRecord::TooManyFields);
        }
        let raw = self.raw.into_iter();
        let unknown = raw.map(|(name, value)| (name, value.get().to_owned()));
        (unknown.collect(), self.corrupt)
    }
}

fn not_json(error: &serde_json::Error) -> CorruptRecord {
    match error.classify() {
        Category::Data => CorruptRecord::NotAnObject,
        Category::Eof => CorruptRecord::Truncated { line: error.line() },
        Category::Syntax | Category::Io => CorruptRecord::NotJson { line: error.line() },
    }
}

struct ObjectSeed<'a>(&'a mut Option<CorruptRecord>);

impl<'de> DeserializeSeed<'de> for ObjectSeed<'_> {
    type Value = BTreeMap<String, &'de RawValue>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for ObjectSeed<'_> {
    type Value = BTreeMap<String, &'de RawValue>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut fields = BTreeMap::new();
        while let Some((name, value)) = map.next_entry::<String, &RawValue>()? {
            if fields.contains_key(&name) {
                *self.0 = Some(CorruptRecord::DuplicateField(shortened(&name)));
                return Err(A::Error::custom("duplicate field"));
            }
            fields.insert(name, value);
        }
        Ok(fields)
    }
}

/// The elements of a JSON array as they are written; `None` for other values.
pub fn elements(raw: &RawValue) -> Option<Vec<&RawValue>> {
    Deserialize::deserialize(&mut serde_json::Deserializer::from_str(raw.get())).ok()
}

/// A text from outside for a message, no longer than a line.
pub fn shortened(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// The line of `text` (from 1) in which `part`, a slice of it, begins.
pub fn line_of(text: &str, part: &str) -> usize {
    let offset = (part.as_ptr() as usize).checked_sub(text.as_ptr() as usize);
    let before = offset.and_then(|offset| text.as_bytes().get(..offset));
    1 + before.map_or(0, |before| before.iter().filter(|b| **b == b'\n').count())
}

/// The line (from 1) on which arrays and objects are first nested more than `limit`
/// deep in one another, whatever else is wrong with the text.
pub fn too_deep(text: &str, limit: usize) -> Option<usize> {
    let (mut depth, mut line) = (0_usize, 1);
    let (mut in_string, mut escaped) = (false, false);
    for byte in text.bytes() {
        match byte {
            b'\n' => line += 1,
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'[' | b'{' if !in_string => {
                depth += 1;
                if depth > limit {
                    return Some(line);
                }
            }
            b']' | b'}' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// Writes an object, one field after the other.
#[derive(Debug)]
pub struct ObjectWriter(String);

impl Default for ObjectWriter {
    fn default() -> Self {
        ObjectWriter("{".to_owned())
    }
}

impl ObjectWriter {
    /// Adds a field with any value that has a JSON form.
    pub fn field(&mut self, name: &str, value: impl Serialize) -> &mut Self {
        // Text, numbers and lists of them always have a JSON form.
        let json = serde_json::to_string(&value).unwrap_or_else(|_| "null".to_owned());
        self.raw(name, &json)
    }

    /// Adds a field whose value is `raw` JSON.
    pub fn raw(&mut self, name: &str, raw: &str) -> &mut Self {
        if self.0.len() > 1 {
            self.0.push(',');
        }
        self.0 += &serde_json::Value::from(name).to_string();
        self.0.push(':');
        self.0 += raw;
        self
    }

    pub fn finish(mut self) -> String {
        self.0.push('}');
        self.0
    }
}
