//! JSON that is taken apart without being understood: what this version does
//! not know stays the text that it was.

use std::fmt;

use serde::de::{Deserializer, Error, MapAccess, Visitor};
use serde_json::value::RawValue;

/// The members of a JSON object: names, and values as they are written.
pub struct Members(Vec<(String, String)>);

impl Members {
    /// Takes a JSON object apart. Two members of one name are an error, since
    /// keeping one of them would lose the other.
    pub fn read(text: &str) -> serde_json::Result<Members> {
        let mut reader = serde_json::Deserializer::from_str(text);
        let members = (&mut reader).deserialize_map(MembersVisitor)?;
        reader.end()?;
        Ok(Members(members))
    }

    /// Takes the member out.
    pub fn take(&mut self, name: &str) -> Option<String> {
        let at = self.0.iter().position(|(known, _)| known == name)?;
        Some(self.0.swap_remove(at).1)
    }

    /// What has not been taken out.
    pub fn rest(self) -> impl Iterator<Item = (String, String)> {
        self.0.into_iter()
    }
}

struct MembersVisitor;

impl<'de> Visitor<'de> for MembersVisitor {
    type Value = Vec<(String, String)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members: Vec<(String, String)> = Vec::new();
        while let Some(name) = map.next_key::<String>()? {
            let value = map.next_value::<&RawValue>()?;
            if members.iter().any(|(known, _)| *known == name) {
                return Err(A::Error::custom(format_args!("`{name}` stands twice")));
            }
            members.push((name, value.get().to_owned()));
        }
        Ok(members)
    }
}

/// The elements of a JSON array as they are written; none where `raw` is no array.
pub fn elements(raw: &str) -> Option<Vec<&str>> {
    let values: Vec<&RawValue> = serde_json::from_str(raw).ok()?;
    Some(values.into_iter().map(RawValue::get).collect())
}

/// A JSON string's text.
pub fn string(raw: &str) -> Option<String> {
    serde_json::from_str(raw).ok()
}

/// A whole number that is not negative.
pub fn number(raw: &str) -> Option<u64> {
    serde_json::from_str(raw).ok()
}

/// Writes the text as a JSON string.
pub fn quote(text: &str) -> String {
    // A string always has a JSON form, so this cannot fail.
    serde_json::to_string(text).unwrap_or_default()
}

/// Writes an object, one member after the other.
pub struct ObjectWriter(String);

impl ObjectWriter {
    pub fn new() -> ObjectWriter {
        ObjectWriter(String::from("{"))
    }

    /// Adds a member whose value is `raw` JSON.
    pub fn raw(&mut self, name: &str, raw: &str) -> &mut Self {
        if self.0.len() > 1 {
            self.0.push(',');
        }
        self.0 += &quote(name);
        self.0.push(':');
        self.0 += raw;
        self
    }

    /// Adds a member whose value is a string.
    pub fn string(&mut self, name: &str, text: &str) -> &mut Self {
        self.raw(name, &quote(text))
    }

    pub fn finish(mut self) -> String {
        self.0.push('}');
        self.0
    }
}

/// The line (from 1) on which arrays and objects first stand more than `limit`
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
