//! Who acts in a clause of the superior's duties.
//!
//! In these documents an actor is where a Chinese sentence has its subject:
//! at the beginning of the clause, or after a comma, a semicolon or a full
//! stop, alone or after 由. A department elsewhere in the sentence is only
//! mentioned (配合公安机关, 移送县公安局, 会同县委编办). Where no subject is
//! found nobody is named, and nothing is guessed.

use super::model::{Attribution, Department, DepartmentId};

/// Actors that are named without being a department.
const OTHER_ACTORS: [&str; 2] = ["承保机构", "保险机构"];

/// Between the subjects of one verb.
const CONJUNCTIONS: [&str; 4] = ["、", "和", "及", "与"];

/// Attributes a clause of an item with `listed` departments. `heading` are the
/// departments that the heading over the clause names. `others` tells whether
/// the item has further departments that it does not name.
pub fn attribute(
    text: &str,
    heading: &[DepartmentId],
    listed: &[DepartmentId],
    others: bool,
    departments: &[Department],
) -> Attribution {
    let headed_by_another = !heading.is_empty() && heading.iter().all(|id| !listed.contains(id));
    if let ([only], false, false) = (listed, others, headed_by_another) {
        return Attribution::Sole(*only);
    }
    if !heading.is_empty() {
        let acting: Vec<_> = heading
            .iter()
            .copied()
            .filter(|id| listed.contains(id))
            .collect();
        return if acting.is_empty() {
            Attribution::Other
        } else {
            Attribution::Named(acting)
        };
    }
    let mut acting = Vec::new();
    let mut names_another = begins_with_another_actor(text);
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

/// 各行业主管部门依据…, 各推荐单位研究…, 承保机构将…
fn begins_with_another_actor(text: &str) -> bool {
    let beginning: String = text.chars().take(14).collect();
    let of_all = beginning.strip_prefix('各').is_some_and(|rest| {
        ["部门", "单位", "机构"].iter().any(|end| {
            rest.find(end)
                .is_some_and(|at| !rest[..at].contains(['，', '、', '；']))
        })
    });
    of_all || OTHER_ACTORS.iter().any(|actor| text.starts_with(actor))
}

/// The stretches between the marks after which a subject can be.
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
            .then(|| without_level(&department.short))
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

/// 县委组织部 is also written 组织部.
fn without_level(short: &str) -> &str {
    let rest = short
        .strip_prefix(['县', '区', '市', '旗'])
        .unwrap_or(short);
    rest.strip_prefix('委').unwrap_or(rest)
}
