//! Short stable hashes: which text of an item was reviewed, whether a saved
//! note was changed outside the program, how quarantined bytes are named.

use crate::duty_list::{Clause, DutyList, Item};

/// FNV-1a with 64 bits over parts of text. It is not cryptographic: it tells
/// apart what honest hands wrote. Each part is preceded by its length, so that
/// no two lists of parts run together to the same bytes.
pub fn fingerprint<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut feed = |bytes: &[u8]| {
        for byte in bytes {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    for part in parts {
        feed(&(part.len() as u64).to_le_bytes());
        feed(part.as_bytes());
    }
    format!("{hash:016x}")
}

/// The version of an item's text: 16 hexadecimal digits over all its cells as
/// the program reads them. Saved with a mark, so that an item whose text has
/// changed since can ask for a second look. The attribution of clauses is no
/// part of it: that is the program's reading, not the document's text.
pub fn item_version(duty_list: &DutyList, item: &Item) -> String {
    let mut parts = vec![duty_list.category_of(item).to_owned(), item.title.clone()];
    for department in &item.departments {
        parts.push(duty_list.department(*department).name.clone());
    }
    parts.push(item.other_departments.clone().unwrap_or_default());
    let mut clause = |column: &str, clause: &Clause| {
        let section = clause.section.as_ref();
        parts.push(column.to_owned());
        parts.push(section.map_or(String::new(), |heading| heading.text.clone()));
        parts.push(clause.number.map_or(String::new(), |n| n.to_string()));
        parts.push(clause.text.clone());
    };
    for duty in &item.superior {
        clause("superior", &duty.clause);
    }
    for duty in &item.township {
        clause("township", duty);
    }
    fingerprint(parts.iter().map(String::as_str))
}
