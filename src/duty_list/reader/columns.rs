//! Header rows of one line or two become columns with their roles.

use std::collections::{BTreeMap, BTreeSet};

use super::header::{ColumnRole, HeaderMeaning, meaning};
use super::rows::Rows;
use super::text::squeeze;
use crate::duty_list::source::Cell;

pub(super) type Header = (BTreeMap<u32, ColumnRole>, BTreeMap<u32, String>, bool, u32);

/// Reads a row as a header, with the line below it where that has more headers.
pub(super) fn read_header(rows: &Rows, row: u32) -> Option<Header> {
    let filled = rows.filled(row);
    let meanings: Vec<HeaderMeaning> = filled
        .iter()
        .map(|(_, cell)| meaning(&cell.text()))
        .collect();
    let known = |meanings: &[HeaderMeaning]| {
        meanings
            .iter()
            .filter(|meaning| !matches!(meaning, HeaderMeaning::Unknown))
            .count()
    };
    let has = |role: ColumnRole| meanings.contains(&HeaderMeaning::Role(role));
    let long = filled
        .iter()
        .any(|(_, cell)| squeeze(&cell.text()).chars().count() > 40);
    if long || known(&meanings) < 2 || known(&meanings) * 2 < filled.len() {
        return None;
    }
    if !has(ColumnRole::Title) && !has(ColumnRole::Number) {
        return None;
    }
    // Only headers have distinct meanings; a row of data may have two alike.
    let below: Vec<(usize, &Cell)> = rows.filled(row + 1);
    let wide = |column: u32| {
        filled.iter().find(|(_, cell)| {
            cell.column_span > 1 && (cell.column..cell.column + cell.column_span).contains(&column)
        })
    };
    let two_lines = !below.is_empty()
        && below.iter().all(|(_, cell)| {
            squeeze(&cell.text()).chars().count() <= 16
                && !squeeze(&cell.text()).chars().all(|c| c.is_ascii_digit())
        })
        && below.iter().any(|(_, cell)| {
            wide(cell.column).is_some() && !matches!(meaning(&cell.text()), HeaderMeaning::Unknown)
        });
    let mut roles = BTreeMap::new();
    let mut headers = BTreeMap::new();
    let mut foreign = false;
    for ((_, cell), meaning) in filled.iter().zip(&meanings) {
        if two_lines
            && below.iter().any(|(_, lower)| {
                wide(lower.column).is_some_and(|(_, upper)| upper.column == cell.column)
            })
        {
            continue;
        }
        headers.insert(cell.column, squeeze(&cell.text()));
        foreign |= *meaning == HeaderMeaning::Foreign;
        if let HeaderMeaning::Role(role) = meaning {
            roles.insert(cell.column, *role);
        }
    }
    if two_lines {
        for (_, cell) in &below {
            let lower = squeeze(&cell.text());
            let upper = wide(cell.column).map_or(String::new(), |(_, cell)| squeeze(&cell.text()));
            let found = match meaning(&lower) {
                HeaderMeaning::Unknown => meaning(&format!("{upper}{lower}")),
                found => found,
            };
            headers.insert(cell.column, format!("{upper}{lower}"));
            foreign |= found == HeaderMeaning::Foreign;
            if let HeaderMeaning::Role(role) = found {
                roles.insert(cell.column, role);
            }
        }
    }
    settle(&mut roles, &headers);
    let complete = roles.values().any(|role| *role == ColumnRole::Title);
    (complete || foreign).then_some((roles, headers, foreign, if two_lines { 2 } else { 1 }))
}

/// Two columns cannot have one meaning: the first keeps it, and what else the
/// second may mean is seen from its header.
fn settle(roles: &mut BTreeMap<u32, ColumnRole>, headers: &BTreeMap<u32, String>) {
    let mut seen: BTreeSet<ColumnRole> = BTreeSet::new();
    let columns: Vec<(u32, ColumnRole)> = roles
        .iter()
        .map(|(column, role)| (*column, *role))
        .collect();
    for (column, role) in columns {
        if seen.insert(role) {
            continue;
        }
        let header = headers.get(&column).map_or("", String::as_str);
        let other = match role {
            ColumnRole::Departments => Some(ColumnRole::SupportDepartments),
            ColumnRole::Superior if header.contains("配合") => Some(ColumnRole::Township),
            _ => None,
        };
        match other.filter(|other| seen.insert(*other)) {
            Some(other) => roles.insert(column, other),
            None => roles.remove(&column),
        };
    }
    // 类别 | 名称 without a title is a title.
    if !roles.values().any(|role| *role == ColumnRole::Title) {
        let category = roles
            .iter()
            .find(|(_, role)| **role == ColumnRole::Category)
            .map(|(column, _)| *column);
        let likely = category.filter(|_| {
            roles
                .values()
                .any(|role| matches!(role, ColumnRole::Township | ColumnRole::Superior))
        });
        if let Some(column) = likely {
            roles.insert(column, ColumnRole::Title);
        }
    }
}
