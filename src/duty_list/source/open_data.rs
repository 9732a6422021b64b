//! The open data of a Duty Atlas.

use super::{Refusal, SourceDocument, SourceKind};

pub fn read(text: &str, name: &str) -> Result<SourceDocument, Refusal> {
    let list = crate::open_data::read_json(text).map_err(|error| Refusal::OtherJson {
        reason: error.to_string(),
    })?;
    let mut document = SourceDocument::new(name, SourceKind::OpenData);
    document.open_data = Some(Box::new(list));
    Ok(document)
}
