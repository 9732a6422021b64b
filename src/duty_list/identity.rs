//! The id of a list, which is the same whatever file the list came from.

use sha2::{Digest, Sha256};

use super::model::{Clause, DutyList};

/// The id of the list that the program ships with.
pub const DOCUMENT_ID: &str = "laotai-2025-07";

/// `list-` and the beginning of the hash of the items' text: list, number,
/// category, title, departments, duties, without white space.
pub fn content_id(list: &DutyList) -> String {
    let mut hash = Sha256::new();
    let mut field = |text: &str| {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        hash.update(text.as_bytes());
        // A sign that is in no text keeps the fields apart.
        hash.update(b"\x1f");
    };
    for item in &list.items {
        field(item.id.list.id());
        field(&item.id.number.to_string());
        field(list.category_of(item));
        field(&item.title);
        for id in &item.departments {
            field(&list.department(*id).name);
        }
        field(item.other_departments.as_deref().unwrap_or_default());
        let mut clause = |clause: &Clause| {
            field(clause.section.as_ref().map_or("", |heading| &heading.text));
            field(
                &clause
                    .number
                    .map_or(String::new(), |number| number.to_string()),
            );
            field(&clause.text);
        };
        item.superior.iter().for_each(|duty| clause(&duty.clause));
        item.township.iter().for_each(&mut clause);
        field("\x1e");
    }
    let digest = hash.finalize();
    let hex: String = digest
        .iter()
        .take(6)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("list-{hex}")
}
