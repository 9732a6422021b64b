//! Who acts in a clause of the superior's duties.
//!
//! In this document an actor stands where a Chinese sentence has its subject:
//! at the beginning of the clause, or after a comma, a semicolon or a full
//! stop, alone or after 由. A department elsewhere in the sentence is only
//! mentioned (配合公安机关, 移送县公安局, 会同县委编办). Where no subject is
//! found nobody is named, and nothing is guessed.

use super::model::{Attribution, Department, DepartmentId};

/// Actors that the document names without naming a department.
const OTHER_ACTORS: [&str; 3] = ["承保机构", "各行业主管部门", "各推荐单位"];

/// Between the subjects of one verb.
const CONJUNCTIONS: [&str; 4] = ["、", "和", "及", "与"];

/// Attributes a clause of an item with `listed` departments. `heading` is the
/// department whose name stands over the clause, if one does.
pub fn attribute(
    text: &str,
    heading: Option<DepartmentId>,
    listed: &[DepartmentId],
    departments: &[Department],
) -> Attribution {
    if let [only] = listed {
        return Attribution::Sole(*only);
    }
    if let Some(department) = heading {
        return Attribution::Named(vec![department]);
    }
    let mut acting = Vec::new();
    let mut names_another = OTHER_ACTORS.iter().any(|actor| text.starts_with(actor));
    for subject in sentence_parts(text).flat_map(|part| subjects(part, departments)) {
        if !listed.contains(&subject) {
            names_another = true;
        } else if !acting.contains(&subject) {
            acting.push(subject);
        }
    }
    match (acting.is_empty(), names_another) {
        (false, _) => Attribution::Named(acting),
        (true, true) => Attribution::Other,
        (true, false) => Attribution::Joint,
    }
}

/// The stretches between the marks after which a subject can stand.
fn sentence_parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(['，', ',', '；', ';', '。'])
        .map(|part| part.strip_prefix('由').unwrap_or(part))
}

/// The departments at the beginning of a stretch: `县税务局、县公安局负责…`.
fn subjects(part: &str, departments: &[Department]) -> Vec<DepartmentId> {
    let mut found = Vec::new();
    let mut rest = part;
    while let Some((department, after)) = leading_department(rest, !found.is_empty(), departments) {
        found.push(department);
        let Some(next) = CONJUNCTIONS
            .iter()
            .find_map(|conjunction| after.strip_prefix(conjunction))
        else {
            break;
        };
        rest = next;
    }
    found
}

/// The department whose name `text` begins with, and what follows the name.
/// After a first name the county may be left out: `县委组织部、统战部和政协党组`.
fn leading_department<'t>(
    text: &'t str,
    shortened: bool,
    departments: &[Department],
) -> Option<(DepartmentId, &'t str)> {
    let mut longest: Option<(usize, DepartmentId)> = None;
    for (at, department) in (0u32..).zip(departments) {
        let stem = shortened
            .then(|| department.short.trim_start_matches(['县', '委']))
            .into_iter();
        for form in department.forms().chain(stem) {
            if text.starts_with(form) && longest.is_none_or(|(length, _)| form.len() > length) {
                longest = Some((form.len(), DepartmentId(at)));
            }
        }
    }
    longest.map(|(length, department)| {
        let after = &text[length..];
        (department, after.strip_prefix("党组").unwrap_or(after))
    })
}
